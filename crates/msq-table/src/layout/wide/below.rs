//! Rows of a header below the one that has the questions: options and fields below their question, and what a platform
//! writes for itself.

use super::{Column, Content, Header, read_head, sub_question};
use crate::{
    code::Number,
    grid::{CellId, Grid, Row},
    recognise::Recogniser,
    vocabulary::{self, Heading},
};

impl Header {
    /// Takes in the rows below the header that head its columns as well.
    pub(super) fn extend_below(&mut self, recogniser: &Recogniser<'_>, grid: &Grid, rows: &[Row]) {
        for row in &rows[self.row + 1..] {
            if is_of_platform(grid, row) {
                self.below.extend(row.cells());
            } else if let Some(columns) = self.sub_questions(recogniser, grid, row) {
                self.below.extend(row.cells());
                for column in columns {
                    let above = self.columns.insert(grid.cell(column.head).address.column, column);
                    self.below.extend(above.map(|above| above.head));
                }
            } else {
                break;
            }
            self.rows += 1;
        }
    }

    /// The columns of a row in which most cells say what part of the question above them is, or only that it is the
    /// answer; a row that somebody filled in has nothing below a blank head.
    fn sub_questions(&self, recogniser: &Recogniser<'_>, grid: &Grid, row: &Row) -> Option<Vec<Column>> {
        let (mut is_told, mut unknown, mut all) = (false, 0, 0);
        let mut columns = Vec::new();
        for cell in row.cells() {
            all += 1;
            let at = grid.cell(cell).address.column;
            let text = grid.text(cell);
            // A blank head goes on with the question left of it.
            let column = match self.columns.range(..=at).next_back() {
                // Left of all questions stands who answers them.
                None => {
                    let column = read_head(recogniser, grid, cell, None);
                    let is_head = |question| recogniser.is_head(question);
                    matches!(column.content, Content::Answer { question, .. } if is_head(question))
                        .then_some(column)
                }
                Some((above, column)) => {
                    let Content::Answer { question, .. } = column.content else { return None };
                    let is_blank = *above != at;
                    if !is_blank && vocabulary::headings(text).contains(&Heading::Answer) {
                        is_told = true;
                        continue;
                    }
                    // The words tell, with a number in front or without.
                    let words = Number::leading(text).map_or(0, |number| number.bytes.end);
                    let named = |text: &str| sub_question::named(recogniser, question, text.trim());
                    let found = named(text).or_else(|| named(&text[words..])).filter(|it| it.doubt.is_none());
                    if found.is_none() && !is_blank {
                        return None;
                    }
                    is_told |= is_blank && found.is_some();
                    found.map(|found| Column::of(Some(found)))
                }
            };
            unknown += usize::from(column.is_none());
            columns.push(Column { head: cell, ..column.unwrap_or_else(|| Column::of(None)) });
        }
        (is_told && unknown * 4 <= all).then_some(columns)
    }
}

/// Whether a platform writes a row for itself: every cell is an object of JSON.
fn is_of_platform(grid: &Grid, row: &Row) -> bool {
    let is_object = |cell: CellId| {
        let text = grid.text(cell).trim();
        text.starts_with("{\"") && text.ends_with('}')
    };
    row.cells().all(is_object)
}
