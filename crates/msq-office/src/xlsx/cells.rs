//! The cells of a sheet: the list of them, each with what belongs to it, and between them those that the list lacks.

use std::io::{Read, Seek};

use msq_cells::{Cell, CellValue};

use super::{
    columns::Columns,
    extras::{Extra, Extras},
    rows::Rows,
};
use crate::Error;

/// The cells of a sheet, one after the other.
pub(crate) struct Cells<R: Read + Seek> {
    pub(super) rows: Rows<R>,
    pub(super) extras: Extras,
    pub(super) columns: Columns,
    /// A cell that waits for one that comes before it.
    pub(super) waiting: Option<Cell>,
}

impl<R: Read + Seek> Cells<R> {
    /// The next cell, in order.
    pub(crate) fn next(&mut self) -> Result<Option<Cell>, Error> {
        let listed = match self.waiting.take() {
            Some(cell) => Some(cell),
            None => self.rows.next(|row, hidden| self.extras.row(row, hidden))?,
        };
        // A link, a note or a box may be on a cell that the sheet doesn't list, or lists as empty.
        if let Some((address, extra, row_hidden)) =
            self.extras.missed(listed.as_ref().map(|cell| cell.address))
        {
            self.waiting = listed;
            let mut cell = Cell::new(address, CellValue::Empty);
            cell.hidden = row_hidden;
            return Ok(Some(self.complete(cell, extra)));
        }
        Ok(listed.map(|cell| {
            let extra = self.extras.take(cell.address);
            self.complete(cell, extra)
        }))
    }

    /// A cell with what belongs to it.
    fn complete(&self, mut cell: Cell, extra: Extra) -> Cell {
        cell.link = extra.link;
        cell.extent = extra.extent.unwrap_or_default();
        cell.hidden |= self.columns.is_hidden(cell.address.column);
        cell.note = extra.note;
        cell.boxes = extra.boxes;
        cell.mirrors_box = extra.mirrors_box;
        cell
    }
}
