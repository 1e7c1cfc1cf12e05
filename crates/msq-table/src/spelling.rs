//! How alike two texts are, letter by letter.

use std::cell::OnceCell;

use rapidfuzz::distance::levenshtein;

/// Less alike than this, in per cent, is another text.
const ALIKE: usize = 80;

/// Bytes of the longest text that can be alike one of so many: a character has up to four.
pub(crate) const fn longest_alike(bytes: usize) -> usize {
    4 * bytes * 100 / ALIKE
}

/// A text that others are compared with.
#[derive(Debug)]
pub(crate) struct Spelling {
    text: String,
    /// How many characters it has.
    length: usize,
    /// How often each character is in it. Some share a place.
    letters: [u8; 32],
}

impl Spelling {
    pub(crate) fn new(text: String) -> Self {
        let mut letters = [0_u8; 32];
        for character in text.chars() {
            let place = &mut letters[u32::from(character) as usize % 32];
            *place = place.saturating_add(1);
        }
        Self { length: text.chars().count(), text, letters }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Tells how alike another text is, from 0 to 1; `None` if it is another.
    pub(crate) fn alike(&self) -> impl Fn(&Self) -> Option<f64> {
        let comparator = OnceCell::new();
        let cutoff = levenshtein::Args::default().score_cutoff(ALIKE as f64 / 100.0);
        move |other| {
            let farthest = self.length.max(other.length) * (100 - ALIKE) / 100;
            if self.length.abs_diff(other.length) > farthest || self.least_distance(other) > farthest {
                return None;
            }
            let comparator = comparator.get_or_init(|| levenshtein::BatchComparator::new(self.text.chars()));
            comparator.normalized_similarity_with_args(other.text.chars(), &cutoff)
        }
    }

    /// No fewer letters have to be changed to make one of the other: those that one has and the other lacks.
    fn least_distance(&self, other: &Self) -> usize {
        let letters = self.letters.iter().zip(&other.letters);
        // 32 bytes can't overflow it; checked, they would be added one at a time.
        let differ = letters.fold(0_u32, |sum, (one, other)| sum.wrapping_add(one.abs_diff(*other).into()));
        // A letter that is replaced by another differs twice.
        (differ as usize + self.length.abs_diff(other.length)).div_ceil(2)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What is passed over is no more alike than what is compared.
        #[test]
        fn only_other_texts_are_passed_over(one in "[a-dé ]{0,30}", at in 0_usize..30, letters in "[a-dé ]{0,4}") {
            let mut other: Vec<_> = one.chars().collect();
            let at = at.min(other.len());
            other.splice(at..(at + 3).min(other.len()), letters.chars());
            let other: String = other.into_iter().collect();
            let alike = levenshtein::normalized_similarity(one.chars(), other.chars());
            let is_longer = other.len() > longest_alike(one.len());
            let found = Spelling::new(one).alike()(&Spelling::new(other));
            prop_assert!(!is_longer || found.is_none());
            prop_assert_eq!(found, (alike >= ALIKE as f64 / 100.0).then_some(alike));
        }
    }
}
