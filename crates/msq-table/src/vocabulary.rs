//! Words that respondents and forms use, beside those that the questionnaire prints.
//!
//! All of it is data; a word is added to its list, and nothing else changes.

use std::sync::LazyLock;

use crate::{phrases::Phrases, words};

mod ages;
mod headings;
mod months;

pub(crate) use ages::{Age, aged};
pub(crate) use headings::{Heading, head_noun, headings};
pub(crate) use months::{is_beside_date, month};

/// Words that say yes and no, in the six languages of the United Nations and in Portuguese.
const YES: &[&str] = &["yes", "oui", "sí", "si", "да", "نعم", "是", "sim"];
const NO: &[&str] = &["no", "non", "нет", "لا", "否", "não"];

/// How programs and hurried people write yes and no.
const SHORT_YES: &[&str] = &["true", "y", "1"];
const SHORT_NO: &[&str] = &["false", "n", "0"];

/// Boxes that are ticked, and boxes that aren't.
const TICKED: &[&str] =
    &["✓", "✔", "☑", "☒", "■", "●", "✅", "√", "🗹", "⌧", "\u{f0fe}", "\u{f0fd}", "\u{f0fc}", "\u{f052}"];
const UNTICKED: &[&str] = &["☐", "□", "○", "\u{f0a8}", "\u{f06f}"];

/// Boxes of the font Wingdings, which are letters where nobody knows the font: they mark alone in a cell.
const TICKED_LETTERS: &[&str] = &["þ", "ý", "ü"];
const UNTICKED_LETTERS: &[&str] = &["¨"];

/// What says that there is nothing to say.
const NONE: &[&str] = &[
    "n/a",
    "n.a",
    "na",
    "none",
    "no",
    "nil",
    "not applicable",
    "not available",
    "-",
    "aucun",
    "ninguno",
    "нет",
    "无",
    "لا يوجد",
];

/// How boxes are written with brackets.
const TICKED_BRACKETS: &[&str] = &["[x]", "(x)", "[✓]", "[✔]"];
const UNTICKED_BRACKETS: &[&str] = &["[ ]", "[]", "( )", "()", "[_]"];

/// What forms print where an answer is to be written.
const PLACEHOLDERS: &[&str] = &[
    "click here to enter text",
    "click or tap here to enter text",
    "choose an item",
    "please select",
    "please insert your answer here",
    "enter text here",
];

/// What forms print beside the room for words of one's own.
const EXPLANATION_LABELS: &[&str] = &[
    "Please explain / provide links",
    "Please explain further",
    "Please explain",
    "Explanation",
    "Comments",
    "Remarks",
];

/// What forms print in front of the room for an answer.
#[rustfmt::skip]
const ANSWER_LABELS: &[&str] = &[
    "answer", "your answer", "response", "your response", "reply", "réponse", "respuesta", "resposta", "ответ", "الإجابة", "الجواب",
    "回答", "答复",
];

/// Words that only announce a link.
const LINK_WORDS: &[&str] = &["link", "links", "url", "urls", "website", "web", "site", "see", "portal link"];

/// What a mark beside an option says; `None` if the text is no mark.
pub(crate) fn mark(text: &str) -> Option<bool> {
    let folded = folded(text);
    let is = |list: &[&str]| list.contains(&folded.as_str());
    yes_or_no(text).or_else(|| {
        if is(TICKED) || is(TICKED_BRACKETS) || is(TICKED_LETTERS) || folded == "x" {
            Some(true)
        } else {
            let none = is(UNTICKED) || is(UNTICKED_BRACKETS) || is(UNTICKED_LETTERS);
            (none || folded == "n/a").then_some(false)
        }
    })
}

/// What a whole text says that answers yes or no. A box says neither: it is ticked beside a word, or isn't.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    let folded = folded(text);
    let is = |list: &[&str]| list.contains(&folded.as_str());
    let plain = if is(YES) || is(SHORT_YES) { Some(true) } else { (is(NO) || is(SHORT_NO)).then_some(false) };
    // The same in two languages: `Oui / Yes`.
    plain.or_else(|| {
        let mut words = text.contains('/').then(|| text.split('/').map(word_yes_or_no))?;
        let said = words.next()??;
        words.all(|word| word == Some(said)).then_some(said)
    })
}

/// The word yes or no, and nothing else.
pub(crate) fn word_yes_or_no(text: &str) -> Option<bool> {
    let folded = folded(text);
    let is = |list: &[&str]| list.contains(&folded.as_str());
    if is(YES) { Some(true) } else { is(NO).then_some(false) }
}

/// Whether a text is what a form prints where an answer is to be written.
pub(crate) fn is_placeholder(text: &str) -> bool {
    static KNOWN: LazyLock<Phrases<()>> = LazyLock::new(|| PLACEHOLDERS.iter().copied().collect());
    KNOWN.get(text).is_some()
}

/// Whether a whole text says that there is nothing to say.
pub(crate) fn says_none(text: &str) -> bool {
    NONE.contains(&folded(text).as_str())
}

/// A text as it is compared with those that say yes, no or nothing; empty if it is longer than they are.
fn folded(text: &str) -> String {
    /// No such text has more bytes.
    const LONGEST: usize = 40;
    let text = text.trim().trim_end_matches(DRAWING_SIGNS);
    let text = text
        .strip_prefix(['"', '“', '('])
        .and_then(|text| text.strip_suffix(['"', '”', ')']))
        .filter(|text| text.chars().count() > 1)
        .unwrap_or(text);
    let bare = text.trim_end_matches(|character: char| {
        matches!(character, '.' | ',' | ';' | ':' | '!') || words::is_superscript(character)
    });
    if bare.len() > LONGEST {
        return String::new();
    }
    // `1.` numbers something; `1` marks it.
    if bare.chars().all(|character| character.is_ascii_digit()) {
        text.to_owned()
    } else {
        bare.to_lowercase()
    }
}

/// Signs behind a glyph that say how to draw it.
const DRAWING_SIGNS: [char; 2] = ['\u{fe0e}', '\u{fe0f}'];

/// A box in front of a text: whether it is ticked, and its length with the space around it.
pub(crate) fn leading_box(text: &str) -> Option<(bool, usize)> {
    let start = text.len() - text.trim_start().len();
    let (ticked, length) = box_at(&text[start..])?;
    let rest = text[start + length..].trim_start();
    (!rest.is_empty()).then(|| (ticked, text.len() - rest.len()))
}

/// Where a box behind a text starts, with the space before it.
pub(crate) fn trailing_box(text: &str) -> Option<usize> {
    let end = text.trim_end().len();
    let start = text[..end].rfind(char::is_whitespace)?;
    let mark = text[start..end].trim_start();
    box_at(mark).filter(|(_, length)| *length == mark.len()).map(|_| text[..start].trim_end().len())
}

/// Whether a box can begin with that character: most begin none.
pub(crate) fn can_begin_box(character: char) -> bool {
    match character.is_ascii() {
        true => matches!(character, '[' | '(' | 'x' | 'X'),
        false => !character.is_alphanumeric(),
    }
}

/// A box that a text begins with, a glyph, brackets or a lone x; and its length.
pub(crate) fn box_at(text: &str) -> Option<(bool, usize)> {
    const LONGEST: usize = 3;
    text.chars().next().filter(|first| can_begin_box(*first))?;
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
    let start = text[..end].to_lowercase();
    let among =
        |list: &[&str]| list.iter().find(|mark| start.starts_with(**mark)).map(|mark| mark.chars().count());
    let ticked = among(TICKED).or_else(|| among(TICKED_BRACKETS)).map(|length| (true, length));
    let found =
        ticked.or_else(|| among(UNTICKED).or_else(|| among(UNTICKED_BRACKETS)).map(|length| (false, length)));
    let lone = || {
        (start.starts_with('x')
            && !start[1..].starts_with(|next: char| next.is_alphanumeric() || next == '.'))
        .then_some((true, 1))
    };
    let (ticked, characters) = found.or_else(lone)?;
    let length = text.char_indices().nth(characters).map_or(text.len(), |(end, _)| end);
    Some((ticked, text.len() - text[length..].trim_start_matches(DRAWING_SIGNS).len()))
}

/// A yes or no that a text begins with, and how many bytes it takes.
///
/// "No" must be ended by punctuation or the end of the text: "No. 6" and "No data" say nothing. Neither does a text
/// that goes on with the opposite: "Yes / No" is a printed pair.
pub(crate) fn leading_yes_or_no(text: &str) -> Option<(bool, usize)> {
    let start = text.len() - text.trim_start().len();
    let word_end = text[start..]
        .find(|character: char| !character.is_alphanumeric())
        .map_or(text.len(), |end| start + end);
    let said = word_yes_or_no(&text[start..word_end])?;
    let rest = &text[word_end..];
    // `Yes/No` and `no-one` go on; a space may end a yes, but not a no, nor the `si` of a condition.
    let goes_on = rest.starts_with(['/', '-', '\'', '’', '?']);
    let ended = rest.trim_start_matches(' ').chars().next().is_none_or(|next| !next.is_alphanumeric());
    let numbered =
        rest.starts_with('.') && rest[1..].trim_start().starts_with(|next: char| next.is_ascii_digit());
    let condition = text[start..word_end].to_lowercase() == "si" && !ended;
    let opposite = words::words(rest).take(2).any(|word| word_yes_or_no(&word) == Some(!said));
    let says = !goes_on && !numbered && !condition && !opposite && (ended || said);
    says.then_some((said, word_end))
}

/// The texts that forms print beside the room for words.
pub(crate) fn explanation_labels() -> impl Iterator<Item = &'static str> {
    EXPLANATION_LABELS.iter().copied()
}

/// How many bytes a label for the answer takes in front of it: `Answer: `.
pub(crate) fn answer_label(text: &str) -> Option<usize> {
    let (at, colon) = text.char_indices().find(|(_, character)| matches!(character, ':' | '：'))?;
    let end = at + colon.len_utf8();
    static KNOWN: LazyLock<Phrases<()>> = LazyLock::new(|| ANSWER_LABELS.iter().copied().collect());
    KNOWN.get(&text[..at]).map(|()| text.len() - text[end..].trim_start().len())
}

/// Whether a text only announces a link: "Link:", "URL".
pub(crate) fn is_link_word(text: &str) -> bool {
    static KNOWN: LazyLock<Phrases<()>> = LazyLock::new(|| LINK_WORDS.iter().copied().collect());
    KNOWN.get(text).is_some()
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
            ("Yes / No", None),
            ("Yes ☐ No ☒", None),
            ("Yes or no?", None),
            ("Yes? No.", None),
            ("Si bien no existe", None),
            ("Sí existe", Some(true)),
            ("Si.", Some(true)),
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
            ("Oui / Yes", Some(true)),
            ("Oui / Non", None),
            ("þ", Some(true)),
            ("¨", Some(false)),
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
