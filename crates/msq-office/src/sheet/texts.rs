//! The texts that cells share, held as one string and the places where each ends.
//!
//! A workbook of 20,000 responses shares 800,000 texts: a string for each would take twice the memory of the texts.

/// The texts that cells share.
#[derive(Default)]
pub(crate) struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Adds a text.
    pub(crate) fn push(&mut self, text: &str) {
        self.last().push_str(text);
        self.end();
    }

    /// The string to append the last text to, which is known once it [ends](Self::end).
    pub(crate) fn last(&mut self) -> &mut String {
        &mut self.all
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
        (self.all.len() + self.ends.len() * size_of::<usize>()) as u64
    }

    /// The text of that number, counted from 0.
    pub(crate) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(&self.all[start..end])
    }
}
