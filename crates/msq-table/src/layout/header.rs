//! Rows that head columns.

use crate::{
    grid::{CellId, Grid, Row},
    vocabulary::{self, Heading},
};

/// The headings of a row, if all its cells but a few are headings: each cell with what it can mean.
pub(super) fn headings(grid: &Grid, row: &Row) -> Vec<(CellId, Vec<Heading>)> {
    row.cells().map(|cell| (cell, vocabulary::headings(grid.text(cell)).collect())).collect()
}

/// The column of a row whose heading can mean that.
pub(super) fn column(
    grid: &Grid,
    headings: &[(CellId, Vec<Heading>)],
    heading: Heading,
) -> Option<(CellId, u32)> {
    let cell = headings.iter().find(|(_, all)| all.contains(&heading)).map(|(cell, _)| *cell)?;
    Some((cell, grid.cell(cell).address.column))
}
