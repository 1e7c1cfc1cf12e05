//! Words that say yes, no, or that there is nothing to say.

use crate::words;

/// Signs behind a glyph that say how to draw it.
pub(super) const DRAWING_SIGNS: [char; 2] = ['\u{fe0e}', '\u{fe0f}'];

/// Words that say yes and no, in the six languages of the United Nations and in Portuguese.
pub(super) const YES: &[&str] = &["yes", "oui", "sí", "si", "да", "نعم", "是", "sim"];
pub(super) const NO: &[&str] = &["no", "non", "нет", "لا", "否", "não"];

/// How programs and hurried people write yes and no.
const SHORT_YES: &[&str] = &["true", "y", "1"];
const SHORT_NO: &[&str] = &["false", "n", "0"];

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

/// Whether a whole text says that there is nothing to say.
pub(crate) fn says_none(text: &str) -> bool {
    NONE.contains(&folded(text).as_str())
}

/// A text as it is compared with those that say yes, no or nothing; empty if it is longer than they are.
pub(super) fn folded(text: &str) -> String {
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
}
