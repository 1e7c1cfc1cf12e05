//! The runs of a text: which pieces of it have a font of their own, and which of these are struck out.
//!
//! Whether the other pieces are struck out is for the font of the cell to say, and cells of several fonts share a text.

use std::ops::Range;

use msq_cells::Cell;

/// A piece of a text that has a font of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    range: Range<usize>,
    struck: bool,
}

/// The pieces of a text, or of several that stand one behind the other, that have a font of their own, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Runs(Vec<Run>);

impl Runs {
    /// Whether no piece has a font of its own.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a piece, which begins where the last one ends or behind.
    pub(crate) fn push(&mut self, range: Range<usize>, struck: bool) {
        if range.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(last) if last.range.end == range.start && last.struck == struck => {
                last.range.end = range.end;
            }
            _ => self.0.push(Run { range, struck }),
        }
    }

    /// Adds the pieces of a text that stands behind so many bytes.
    pub(crate) fn extend(&mut self, text: &Self, before: usize) {
        for Run { range, struck } in &text.0 {
            self.push(range.start + before..range.end + before, *struck);
        }
    }

    /// Forgets what is behind the first so many bytes of the text.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.0.truncate(self.0.partition_point(|run| run.range.start < length));
        if let Some(last) = self.0.last_mut() {
            last.range.end = last.range.end.min(length);
        }
    }

    /// The pieces of the text that stands there, among several.
    pub(crate) fn of(&self, text: Range<usize>) -> Self {
        let first = self.0.partition_point(|run| run.range.end <= text.start);
        let mut runs = Self::default();
        for Run { range, struck } in self.0[first..].iter().take_while(|run| run.range.start < text.end) {
            // One that goes on in the next text was added to the last one of this.
            let (start, end) = (range.start.max(text.start), range.end.min(text.end));
            runs.push(start - text.start..end - text.start, *struck);
        }
        runs
    }

    /// How many bytes of memory they take.
    pub(crate) fn bytes(&self) -> u64 {
        size_of_val(&*self.0) as u64
    }

    /// What is struck out of a text of so many bytes, in a cell whose font is `struck` or isn't.
    pub(crate) fn struck(&self, length: usize, struck: bool) -> Vec<Range<usize>> {
        if !struck {
            return self.0.iter().filter(|run| run.struck).map(|run| run.range.clone()).collect();
        }
        let (mut ranges, mut start) = (Vec::new(), 0);
        for spared in self.0.iter().filter(|run| !run.struck).map(|run| &run.range) {
            ranges.push(start..spared.start);
            start = spared.end;
        }
        ranges.push(start..length);
        ranges.retain(|range| !range.is_empty());
        ranges
    }

    /// Strikes out what they strike out of the cell whose text has them, and whose font is `struck` or isn't.
    pub(crate) fn strike(&self, cell: &mut Cell, struck: bool) {
        if !self.is_empty() {
            cell.struck = self.struck(cell.text().len(), struck);
        } else if struck {
            cell.strike_out();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Runs;

    fn runs(pieces: &[(usize, usize, bool)]) -> Runs {
        let mut runs = Runs::default();
        pieces.iter().for_each(|&(start, end, struck)| runs.push(start..end, struck));
        runs
    }

    #[test]
    fn what_has_no_font_of_its_own_has_that_of_the_cell() {
        for (pieces, plain, struck) in [
            (&[][..], "", "0-9"),
            (&[(0, 3, true)], "0-3", "0-9"),
            (&[(0, 3, false)], "", "3-9"),
            (&[(2, 3, false), (3, 5, true), (6, 9, false)], "3-5", "0-2 3-6"),
            (&[(1, 2, true), (2, 2, false), (2, 4, true), (5, 6, true)], "1-4 5-6", "0-9"),
            (&[(0, 4, false), (4, 9, false)], "", ""),
        ] {
            let of = |struck| {
                let ranges = runs(pieces).struck(9, struck);
                let ranges = ranges.iter().map(|range| format!("{}-{}", range.start, range.end));
                ranges.collect::<Vec<_>>().join(" ")
            };
            assert_eq!((&*of(false), &*of(true)), (plain, struck), "{pieces:?}");
        }
    }

    #[test]
    fn texts_behind_each_other_have_runs_apart() {
        let all = runs(&[(0, 2, true), (4, 8, false), (8, 9, true)]);
        assert_eq!(all.of(0..4), runs(&[(0, 2, true)]));
        assert_eq!(all.of(2..4), Runs::default());
        assert_eq!(all.of(4..6), runs(&[(0, 2, false)]));
        assert_eq!(all.of(6..12), runs(&[(0, 2, false), (2, 3, true)]));
        assert_eq!(all.of(6..6), Runs::default());
        assert_eq!(all.of(12..12), Runs::default());
        let mut cut = all;
        cut.truncate(5);
        assert_eq!(cut, runs(&[(0, 2, true), (4, 5, false)]));
        cut.truncate(4);
        assert_eq!(cut, runs(&[(0, 2, true)]));
    }
}
