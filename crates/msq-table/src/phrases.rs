//! Texts that are looked for, found by their words: a tree with a step a word.
//!
//! A text is walked along as far as it goes: of most that is no further than their first word.

use std::ops::Range;

use crate::words;

/// What is known of some texts, by their words.
#[derive(Clone, Debug)]
pub(crate) struct Phrases<T> {
    /// The first one is where every text begins.
    nodes: Vec<Node<T>>,
}

#[derive(Clone, Debug)]
struct Node<T> {
    /// The words that go on, in their order, each with its node.
    next: Vec<(Box<str>, usize)>,
    value: Option<T>,
}

/// A phrase that a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Begun<'a, T> {
    /// How many words it has.
    pub(crate) words: usize,
    /// The byte where its last word ends.
    pub(crate) end: usize,
    pub(crate) value: &'a T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { nodes: vec![Node { next: Vec::new(), value: None }] }
    }
}

impl<T> Phrases<T> {
    /// Where what is known of a text is kept; `None` if it has no words.
    pub(crate) fn entry(&mut self, text: &str) -> Option<&mut Option<T>> {
        let mut at = 0;
        for word in words::words(text) {
            let made = self.nodes.len();
            let next = &mut self.nodes[at].next;
            at = match next.binary_search_by(|(known, _)| (**known).cmp(&word)) {
                Ok(found) => next[found].1,
                Err(place) => {
                    next.insert(place, (word.into(), made));
                    self.nodes.push(Node { next: Vec::new(), value: None });
                    made
                }
            };
        }
        (at > 0).then(|| &mut self.nodes[at].value)
    }

    /// What is known of a whole text.
    pub(crate) fn get(&self, text: &str) -> Option<&T> {
        let mut folded = String::new();
        let at = words::bounds(text).try_fold(0, |at, word| {
            words::fold(&text[word], &mut folded);
            self.step(at, &folded)
        })?;
        self.nodes[at].value.as_ref()
    }

    /// The phrases that a text begins with from one of its words on, the shortest first.
    pub(crate) fn begun<'a>(
        &'a self,
        text: &str,
        words: impl Iterator<Item = Range<usize>>,
    ) -> impl Iterator<Item = Begun<'a, T>> {
        let mut folded = String::new();
        let steps = words.scan(0, move |at, word| {
            words::fold(&text[word.clone()], &mut folded);
            *at = self.step(*at, &folded)?;
            Some((word.end, &self.nodes[*at]))
        });
        steps
            .zip(1..)
            .filter_map(|((end, node), words)| node.value.as_ref().map(|value| Begun { words, end, value }))
    }

    fn step(&self, at: usize, word: &str) -> Option<usize> {
        let next = &self.nodes[at].next;
        let found = next.binary_search_by(|(known, _)| (**known).cmp(word)).ok()?;
        Some(next[found].1)
    }
}

/// Texts that stand for the same thing.
impl<'a> FromIterator<&'a str> for Phrases<()> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Self {
        let mut phrases = Self::default();
        for text in texts {
            if let Some(value) = phrases.entry(text) {
                *value = Some(());
            }
        }
        phrases
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_phrases_that_a_text_begins_with_are_found() {
        let phrases: Phrases<()> = ["E-mail", "E-mail address", "Address", "…"].into_iter().collect();
        for (text, found) in [
            ("e mail address of the office", &[6, 14][..]),
            ("E-mail³: ada@a.example", &[6]),
            ("address", &[7]),
            ("Emil", &[]),
            ("", &[]),
        ] {
            let begun: Vec<_> = phrases.begun(text, words::bounds(text)).map(|begun| begun.end).collect();
            assert_eq!(begun, found, "{text}");
            assert_eq!(phrases.get(text).is_some(), found.last() == Some(&text.len()), "{text}");
        }
    }
}
