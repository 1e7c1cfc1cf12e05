//! Words that respondents and forms use, beside those that the questionnaire prints.
//!
//! All of it is data; a word is added to its list, and nothing else changes.

use msq_core::EntryField;

use crate::words;

/// Words that say yes, in the six languages of the United Nations and as programs write it.
const YES: &[&str] = &["yes", "y", "oui", "sí", "si", "да", "نعم", "是", "true", "x", "1"];

/// Words that say no.
const NO: &[&str] = &["no", "n", "non", "нет", "لا", "否", "false", "0"];

/// Boxes that are ticked, and boxes that aren't.
const TICKED: &[&str] = &["✓", "✔", "☑", "☒", "■", "●"];
const UNTICKED: &[&str] = &["☐", "□", "○", "n/a"];

/// How boxes are written with brackets.
const TICKED_BRACKETS: &[&str] = &["[x]", "(x)", "[✓]", "[✔]"];
const UNTICKED_BRACKETS: &[&str] = &["[ ]", "[]", "( )", "()", "[_]"];

/// What forms print beside the room for words of one's own.
const EXPLANATION_LABELS: &[&str] = &[
    "Please explain / provide links",
    "Please explain further",
    "Please explain",
    "Explanation",
    "Comments",
    "Remarks",
];

/// Words that only announce a link.
const LINK_WORDS: &[&str] = &["link", "links", "url", "urls", "website", "web", "site", "see", "portal link"];

/// What a mark beside an option says; `None` if the text is no mark.
pub(crate) fn mark(text: &str) -> Option<bool> {
    let text = folded(text);
    let is = |list: &[&str]| list.contains(&text.as_str());
    yes_or_no(&text)
        .or_else(|| is(TICKED_BRACKETS).then_some(true))
        .or_else(|| (is(UNTICKED) || is(UNTICKED_BRACKETS)).then_some(false))
}

/// What a whole text says that answers yes or no. An empty box says nothing: nobody ticked it.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    let text = folded(text);
    let is = |list: &[&str]| list.contains(&text.as_str());
    if is(YES) || is(TICKED) { Some(true) } else { is(NO).then_some(false) }
}

/// A box in front of a text: whether it is ticked, and its length with the space around it.
pub(crate) fn leading_box(text: &str) -> Option<(bool, usize)> {
    let start = text.len() - text.trim_start().len();
    let (ticked, length) = box_at(&text[start..])?;
    let rest = text[start + length..].trim_start();
    (!rest.is_empty()).then(|| (ticked, text.len() - rest.len()))
}

/// A box that a text begins with, a glyph, brackets or a lone x; and its length.
pub(crate) fn box_at(text: &str) -> Option<(bool, usize)> {
    const LONGEST: usize = 3;
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
    let start = text[..end].to_lowercase();
    let among =
        |list: &[&str]| list.iter().find(|mark| start.starts_with(**mark)).map(|mark| mark.chars().count());
    // `n/a` isn't drawn.
    let drawn = &UNTICKED[..UNTICKED.len() - 1];
    let ticked = among(TICKED).or_else(|| among(TICKED_BRACKETS)).map(|length| (true, length));
    let found =
        ticked.or_else(|| among(drawn).or_else(|| among(UNTICKED_BRACKETS)).map(|length| (false, length)));
    let lone =
        || (start.starts_with('x') && !start[1..].starts_with(char::is_alphanumeric)).then_some((true, 1));
    let (ticked, characters) = found.or_else(lone)?;
    let length = text.char_indices().nth(characters).map_or(text.len(), |(end, _)| end);
    // A glyph may be followed by a sign that says how to draw it.
    Some((ticked, text.len() - text[length..].trim_start_matches(['\u{fe0f}', '\u{fe0e}']).len()))
}

fn folded(text: &str) -> String {
    let text = text.trim().trim_end_matches(['\u{fe0f}', '\u{fe0e}']);
    let bare = text.trim_end_matches(['.', ',', ';', ':', '!']);
    // `1.` numbers something; `1` marks it.
    if bare.chars().all(|character| character.is_ascii_digit()) {
        text.to_owned()
    } else {
        bare.to_lowercase()
    }
}

/// A yes or no that a text begins with, and how many bytes it takes.
///
/// "No" must be ended by punctuation or the end of the text: "No. 6" and "No data" say nothing.
pub(crate) fn leading_yes_or_no(text: &str) -> Option<(bool, usize)> {
    let start = text.len() - text.trim_start().len();
    let word_end = text[start..]
        .find(|character: char| !character.is_alphanumeric())
        .map_or(text.len(), |end| start + end);
    let word = &text[start..word_end];
    if word.chars().all(char::is_numeric) {
        return None;
    }
    // A single letter is a mark in a cell of its own, and no word in a sentence.
    let said = if word.chars().count() < 2 && !text[word_end..].trim().is_empty() && word.is_ascii() {
        None
    } else {
        yes_or_no(word)
    }?;
    let rest = &text[word_end..];
    // `Yes/No` and `no-one` go on; a space may end a yes, but not a no.
    let goes_on = rest.starts_with(['/', '-', '\'', '’']);
    let ended = rest.trim_start_matches(' ').chars().next().is_none_or(|next| !next.is_alphanumeric());
    let numbered =
        rest.starts_with('.') && rest[1..].trim_start().starts_with(|next: char| next.is_ascii_digit());
    let says = !goes_on && !numbered && (ended || said);
    says.then_some((said, word_end))
}

/// The texts that forms print beside the room for words.
pub(crate) fn explanation_labels() -> impl Iterator<Item = &'static str> {
    EXPLANATION_LABELS.iter().copied()
}

/// What a column holds, by the words that head it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heading {
    /// Printed numbers, or codes of questions.
    Number,
    /// Prompts.
    Question,
    /// Paths of parts.
    Path,
    /// Whatever answers.
    Answer,
    /// The respondent's number or name.
    Respondent,
    /// Names, URLs or descriptions.
    Field(EntryField),
    /// Words on the answer.
    Explanation,
    /// A survey platform's own data.
    Platform,
}

const HEADINGS: &[(Heading, &[&str])] = &[
    (
        Heading::Number,
        &["no", "nr", "number", "code", "question code", "question number", "question no", "item no"],
    ),
    (
        Heading::Question,
        &["question", "questions", "prompt", "item", "question text", "pregunta", "вопрос", "السؤال", "问题"],
    ),
    (Heading::Path, &["path", "part"]),
    (
        Heading::Answer,
        &[
            "answer",
            "answers",
            "value",
            "response",
            "responses",
            "reply",
            "your answer",
            "réponse",
            "respuesta",
            "ответ",
            "الإجابة",
            "回答",
        ],
    ),
    (Heading::Respondent, &["respondent", "response id", "response no"]),
    (Heading::Field(EntryField::Name), &["name", "names", "name of agency", "name s", "nom", "nombre"]),
    (
        Heading::Field(EntryField::Url),
        &["url", "urls", "url s", "link", "links", "website", "web address", "hyperlink"],
    ),
    (Heading::Field(EntryField::Description), &["description", "descriptions"]),
    (
        Heading::Explanation,
        &[
            "comment",
            "comments",
            "remark",
            "remarks",
            "note",
            "notes",
            "explanation",
            "additional information",
            "details",
            "commentaires",
            "comentarios",
            "комментарии",
        ],
    ),
    (
        Heading::Platform,
        &[
            "id",
            "start time",
            "completion time",
            "end time",
            "last modified time",
            "timestamp",
            "time",
            "email",
            "email address",
            "e mail",
            "name",
            "username",
            "ip address",
            "respondent id",
            "submission id",
            "submission date",
            "token",
            "language",
            "start language",
            "last page",
            "seed",
            "date submitted",
            "date started",
            "date last action",
            "status",
            "index",
            "uuid",
            "submission time",
        ],
    ),
];

/// What the words that head a column can mean.
pub(crate) fn headings(text: &str) -> impl Iterator<Item = Heading> {
    let key = words::key(text);
    HEADINGS.iter().filter(move |(_, names)| names.contains(&key.as_str())).map(|(heading, _)| *heading)
}

/// Whether a text only announces a link: "Link:", "URL".
pub(crate) fn is_link_word(text: &str) -> bool {
    LINK_WORDS.contains(&words::key(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_words_not_beginnings() {
        for (text, said) in [
            ("Yes, Link: http://a.example", Some(true)),
            ("Yes. Comment", Some(true)),
            ("Yes we do", Some(true)),
            ("Oui", Some(true)),
            ("نعم، رابط", Some(true)),
            ("no", Some(false)),
            ("No, not yet", Some(false)),
            ("No.", Some(false)),
            ("No. 6 of 2002", None),
            ("No data are collected", None),
            ("Yes/No", None),
            ("no-one", None),
            ("None", None),
            ("Notwithstanding", None),
            ("1. National Authority", None),
            ("X. Y. Company", None),
            ("https://311.gob.pa/", None),
            ("", None),
        ] {
            assert_eq!(leading_yes_or_no(text).map(|(said, _)| said), said, "{text}");
        }
    }

    #[test]
    fn marks_say_yes_or_no() {
        for (text, said) in [
            ("x", Some(true)),
            (" X ", Some(true)),
            ("☒", Some(true)),
            ("TRUE", Some(true)),
            ("1", Some(true)),
            ("☐", Some(false)),
            ("n/a", Some(false)),
            ("FALSE", Some(false)),
            ("BI", None),
            ("", None),
            ("[x]", Some(true)),
            ("( )", Some(false)),
            ("1.", None),
            ("2", None),
        ] {
            assert_eq!(mark(text), said, "{text}");
        }
    }
}
