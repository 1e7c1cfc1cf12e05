//! Text as a run of words, compared without the things that change from hand to hand: case, spaces, quotes,
//! punctuation, footnote digits.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A word of a text, and the bytes where it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) folded: String,
    pub(crate) bytes: Range<usize>,
}

/// The words of a text: runs of letters and digits, in lower case and compatibility form.
///
/// A footnote digit that clings to a word (`portals³`, `e-government2 portal`) isn't part of it.
pub(crate) fn words(text: &str) -> Vec<Word> {
    each(text).collect()
}

/// The same words, one after the other.
pub(crate) fn each(text: &str) -> impl Iterator<Item = Word> {
    let mut start = None;
    let ends = text.char_indices().map(|(at, character)| (at, Some(character))).chain([(text.len(), None)]);
    ends.filter_map(move |(at, character)| {
        let belongs =
            character.is_some_and(|character| character.is_alphanumeric() && !is_superscript(character));
        match (belongs, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                return Some(Word { folded: fold(&text[from..at]), bytes: from..at });
            }
            _ => {}
        }
        None
    })
}

/// The words of a text, joined by spaces: two texts that a person would call the same have the same key.
pub(crate) fn key(text: &str) -> String {
    let words: Vec<_> = words(text).into_iter().map(|word| word.folded).collect();
    words.join(" ")
}

fn fold(word: &str) -> String {
    // Of ASCII, the compatibility form is the word itself.
    let folded: String = match word.is_ascii() {
        true => word.to_ascii_lowercase(),
        false => word.nfkc().flat_map(char::to_lowercase).collect(),
    };
    let bare = folded.trim_end_matches(|character: char| character.is_ascii_digit());
    // `government2` is a word with a footnote; `2020` and `4a` are not.
    let is_word = bare.chars().count() > 1 && bare.chars().all(char::is_alphabetic);
    if is_word { bare.to_owned() } else { folded }
}

pub(crate) fn is_superscript(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

#[cfg(test)]
mod tests {
    use super::key;

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
