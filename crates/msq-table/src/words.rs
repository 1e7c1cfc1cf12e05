//! Text as a run of words, compared without the things that change from hand to hand: case, spaces, quotes,
//! punctuation, footnote digits.
//!
//! Most texts are answers, and their first word says that they are no label: words are found, and folded, one at a
//! time.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// The bytes of the longest word that is compared: far more than a name's, in any script.
const LONGEST: usize = 1_024;

/// Where the words of a text stand: runs of letters and digits. One that never ends is taken in pieces, so that its
/// beginning is looked at in no more time than another word.
pub(crate) fn bounds(text: &str) -> impl Iterator<Item = Range<usize>> + Clone {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = skip(text, at, text.len(), |character| !belongs(character));
        if start == text.len() {
            return None;
        }
        at = skip(text, start, start.saturating_add(LONGEST), belongs);
        Some(start..at)
    })
}

/// Where a run of such characters ends that begins at `from`, or the first of its characters at `most` or behind.
///
/// Most characters are ASCII, and every text is asked: those are looked at as bytes.
fn skip(text: &str, from: usize, most: usize, belongs: impl Fn(char) -> bool) -> usize {
    let mut at = from;
    while let Some(byte) = text.as_bytes().get(at).filter(|_| at < most) {
        let character = match byte.is_ascii() {
            true => char::from(*byte),
            false => text[at..].chars().next().unwrap_or_default(),
        };
        if !belongs(character) {
            break;
        }
        at += character.len_utf8();
    }
    at
}

/// The words of a text, in lower case and compatibility form.
///
/// A footnote digit that clings to a word (`portals³`, `e-government2 portal`) isn't part of it.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    bounds(text).map(|word| {
        let mut folded = String::new();
        fold(&text[word], &mut folded);
        folded
    })
}

/// The words of a text, joined by spaces: two texts that a person would call the same have the same key.
pub(crate) fn key(text: &str) -> String {
    key_within(text, usize::MAX).unwrap_or_default()
}

/// The key of a text, unless it has more bytes than that.
pub(crate) fn key_within(text: &str, longest: usize) -> Option<String> {
    let mut key = String::with_capacity(text.len().min(longest));
    let mut folded = String::new();
    for word in bounds(text) {
        if !key.is_empty() {
            key.push(' ');
        }
        fold(&text[word], &mut folded);
        key.push_str(&folded);
        if key.len() > longest {
            return None;
        }
    }
    Some(key)
}

/// Puts a word as it is compared into `folded`.
pub(crate) fn fold(word: &str, folded: &mut String) {
    folded.clear();
    // Of ASCII, the compatibility form is the word itself.
    match word.is_ascii() {
        true => {
            folded.push_str(word);
            folded.make_ascii_lowercase();
        }
        false => folded.extend(word.nfkc().flat_map(char::to_lowercase)),
    }
    let bare = folded.trim_end_matches(|character: char| character.is_ascii_digit());
    // `government2` is a word with a footnote; `2020` and `4a` are not.
    if bare.len() < folded.len() && bare.chars().count() > 1 && bare.chars().all(char::is_alphabetic) {
        folded.truncate(bare.len());
    }
}

pub(crate) fn is_superscript(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Whether a character can be part of a word.
fn belongs(character: char) -> bool {
    // Most characters are ASCII, and every text is asked.
    match character.is_ascii() {
        true => character.is_ascii_alphanumeric(),
        false => character.is_alphanumeric() && !is_superscript(character),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, bounds, key, key_within};

    #[test]
    fn a_word_that_never_ends_is_taken_in_pieces() {
        for letter in ["a", "é", "中"] {
            let text = format!("so {}, it is", letter.repeat(2 * LONGEST));
            let words: Vec<_> = bounds(&text).map(|word| &text[word]).collect();
            assert!(words.iter().all(|word| word.len() < LONGEST + letter.len()), "{letter}");
            assert_eq!(words.concat(), text.replace([' ', ','], ""));
        }
    }

    #[test]
    fn a_key_is_given_up_once_it_is_too_long() {
        let text = " Name of: A";
        assert_eq!(key_within(text, "name of a".len()), Some(key(text)));
        assert_eq!(key_within(text, "name of".len()), None);
    }

    #[test]
    fn what_a_hand_changes_is_left_out() {
        for (written, printed) in [
            ("E-services³:", "E-services"),
            ("What is the official e-government2 portal", "What is the official e-government portal"),
            ("  IS\u{a0}there  any\nlegal framework on :", "Is there any legal framework on:"),
            ("to ‘leave no one behind’", "to 'leave no one behind'"),
            ("e‑procurement", "e-procurement"),
        ] {
            assert_eq!(key(written), key(printed), "{written}");
        }
        assert_ne!(key("Survey 2020"), key("Survey 2022"));
    }
}
