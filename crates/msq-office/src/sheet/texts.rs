//! The texts that cells share, held as one string, the places where each ends, and its runs.
//!
//! A workbook of 20,000 responses shares 800,000 texts: a string for each would take twice the memory of the texts.

use std::ops::Range;

use super::runs::Runs;

/// The texts that cells share.
#[derive(Default)]
pub(crate) struct Texts {
    all: String,
    ends: Vec<usize>,
    runs: Runs,
}

impl Texts {
    /// Adds a text with its runs.
    pub(crate) fn push(&mut self, text: &str, runs: &Runs) {
        self.runs.extend(runs, self.all.len());
        self.all.push_str(text);
        self.end();
    }

    /// The string to append the last text to, and its runs in that string. It is known once it [ends](Self::end).
    pub(crate) fn last(&mut self) -> (&mut String, &mut Runs) {
        (&mut self.all, &mut self.runs)
    }

    /// Ends the last text.
    pub(crate) fn end(&mut self) {
        self.ends.push(self.all.len());
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many bytes of memory they take.
    pub(crate) fn bytes(&self) -> u64 {
        (self.all.len() + self.ends.len() * size_of::<usize>()) as u64 + self.runs.bytes()
    }

    /// The text of that number, counted from 0.
    pub(crate) fn get(&self, number: usize) -> Option<&str> {
        self.range(number).map(|range| &self.all[range])
    }

    /// The runs of the text of that number.
    pub(crate) fn runs(&self, number: usize) -> Runs {
        // Few workbooks have any.
        let range = self.range(number).filter(|_| !self.runs.is_empty());
        range.map(|range| self.runs.of(range)).unwrap_or_default()
    }

    /// Where the text of that number stands.
    fn range(&self, number: usize) -> Option<Range<usize>> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(start..end)
    }
}
