//! Printed pairs of Yes and No, to be marked. The same words are answers elsewhere, also below each other.

use std::{collections::HashMap, ops::Range};

use crate::{
    grid::{Grid, Row},
    vocabulary,
};

/// The words with which a cell can make a printed pair: beside each other in its row, or below each other in rows that
/// hold nothing but them and their marks.
#[derive(Default)]
pub(super) struct Pairs {
    /// Whether No and Yes stand in the row.
    in_row: [bool; 2],
    in_column: HashMap<u32, [bool; 2]>,
}

impl Pairs {
    /// The pairs of a row, between those before and behind it; `answers` tells the columns that can hold them.
    pub(super) fn new(
        grid: &Grid,
        row: &Row,
        before: Option<&Row>,
        behind: Option<&Row>,
        answers: impl Fn(u32) -> bool,
    ) -> Self {
        let mut pairs = Self::default();
        let mut words = words(grid, row);
        words.retain(|(column, _)| answers(*column));
        if words.is_empty() {
            return pairs;
        }
        // Beside each other and without any mark they are answers: in two columns, or with a remark.
        let is_mark = |cell| {
            let text = grid.text(cell);
            printed(text).is_none_or(|(word, _)| word != (0..text.trim_end().len()))
                && vocabulary::mark(text).is_some()
                || printed(text).is_some_and(|(word, _)| word.len() < text.trim().len())
        };
        let marks_below =
            behind.is_some_and(|row| row.cells().all(|cell| vocabulary::mark(grid.text(cell)).is_some()));
        if row.cells().any(is_mark) || marks_below || is_bare(grid, row) {
            words.iter().for_each(|(_, said)| pairs.in_row[usize::from(*said)] = true);
        }
        if is_bare(grid, row) {
            for other in before.into_iter().chain(behind).filter(|row| is_bare(grid, row)) {
                for (column, said) in self::words(grid, other) {
                    pairs.in_column.entry(column).or_default()[usize::from(said)] = true;
                }
            }
        }
        pairs
    }

    /// Whether that word is there for a cell in that column.
    pub(super) fn has(&self, column: u32, said: bool) -> bool {
        let at = usize::from(said);
        self.in_row[at] || self.in_column.get(&column).is_some_and(|words| words[at])
    }
}

/// The words Yes and No that stand alone in cells of a row, by their columns.
fn words(grid: &Grid, row: &Row) -> Vec<(u32, bool)> {
    let word = |cell| Some((grid.cell(cell).address.column, printed(grid.text(cell))?.1));
    row.cells().filter_map(word).collect()
}

/// Whether a row holds nothing but the words and their marks.
fn is_bare(grid: &Grid, row: &Row) -> bool {
    row.cells().all(|cell| printed(grid.text(cell)).is_some() || vocabulary::mark(grid.text(cell)).is_some())
}

/// The word Yes or No in a cell that holds nothing else but a box in front of it or behind.
pub(super) fn printed(text: &str) -> Option<(Range<usize>, bool)> {
    let from = vocabulary::leading_box(text).map_or(0, |(_, length)| length);
    let start = from + (text[from..].len() - text[from..].trim_start().len());
    let end = text[start..]
        .find(|character: char| !character.is_alphabetic())
        .map_or(text.len(), |end| start + end);
    let said = vocabulary::word_yes_or_no(&text[start..end])?;
    let behind = text[end..]
        .trim_matches(|character: char| character.is_whitespace() || matches!(character, '.' | ':'));
    let is_box = || vocabulary::box_at(behind).is_some_and(|(_, length)| length == behind.len());
    (behind.is_empty() || is_box()).then_some((start..end, said))
}
