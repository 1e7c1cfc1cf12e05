//! Rows of a header below the one that has the questions: options and fields below their question, and what a platform
//! writes for itself.

use super::{Column, Content, Header, sub_question};
use crate::{
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

    /// The columns of a row in which every cell says what part of the question above it is, or only that it is the answer;
    /// a row that somebody filled in has nothing below a blank head.
    fn sub_questions(&self, recogniser: &Recogniser<'_>, grid: &Grid, row: &Row) -> Option<Vec<Column>> {
        let mut is_told = false;
        let mut columns = Vec::new();
        for cell in row.cells() {
            let at = grid.cell(cell).address.column;
            // A blank head goes on with the question left of it.
            let (above, column) = self.columns.range(..=at).next_back()?;
            let Content::Answer { question, .. } = column.content else { return None };
            let text = grid.text(cell);
            let is_blank = *above != at;
            if !is_blank && vocabulary::headings(text).contains(&Heading::Answer) {
                is_told = true;
                continue;
            }
            let found =
                sub_question::named(recogniser, question, text.trim()).filter(|it| it.doubt.is_none())?;
            is_told |= is_blank;
            columns.push(Column { head: cell, ..Column::of(Some(found)) });
        }
        is_told.then_some(columns)
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
