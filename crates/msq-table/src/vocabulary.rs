//! Words that respondents and forms use, beside those that the questionnaire prints.
//!
//! All of it is data; a word is added to its list, and nothing else changes.

use crate::words;

/// Words that say yes, in the six languages of the United Nations and as programs write it.
const YES: &[&str] = &["yes", "y", "oui", "sí", "si", "да", "نعم", "是", "true", "x", "1"];

/// Words that say no.
const NO: &[&str] = &["no", "n", "non", "нет", "لا", "否", "false", "0"];

/// Boxes that are ticked, and boxes that aren't.
const TICKED: &[&str] = &["✓", "✔", "☑", "☒", "■", "●"];
const UNTICKED: &[&str] = &["☐", "□", "○", "n/a"];

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
    yes_or_no(text).or_else(|| UNTICKED.contains(&folded(text).as_str()).then_some(false))
}

/// What a whole text says that answers yes or no. An empty box says nothing: nobody ticked it.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    let text = folded(text);
    let is = |list: &[&str]| list.contains(&text.as_str());
    if is(YES) || is(TICKED) { Some(true) } else { is(NO).then_some(false) }
}

fn folded(text: &str) -> String {
    text.trim().trim_end_matches(['.', ',', ';', ':', '!']).to_lowercase()
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
            ("2", None),
        ] {
            assert_eq!(mark(text), said, "{text}");
        }
    }
}
