//! The cells of a sheet: the list of them, each with what belongs to it, and between them those that the list lacks.

use std::io::{Read, Seek};

use msq_cells::{Cell, CellValue};

use super::{
    columns::Columns,
    extras::{Extra, Extras},
    rows::Rows,
};
use crate::{Error, Limit, crash::caught};

/// The cells of a sheet, one after the other.
pub(crate) struct Cells<'a, R: Read + Seek> {
    /// The name of the sheet.
    pub(super) sheet: &'a str,
    pub(super) rows: Rows<'a, R>,
    pub(super) extras: Extras<'a>,
    pub(super) columns: Columns,
    /// A cell that waits for one that comes before it.
    pub(super) waiting: Option<Cell>,
    /// How many bytes of text may still be given out, and could at first.
    pub(super) text: (u64, u64),
    pub(super) failed: bool,
}

impl<R: Read + Seek> Cells<'_, R> {
    /// The next cell, in order.
    fn advance(&mut self) -> Result<Option<Cell>, Error> {
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

    /// Counts what a cell gives out.
    fn count(&mut self, cell: &Cell) -> Result<(), Error> {
        let value =
            if let CellValue::Text(text) | CellValue::Error(text) = &cell.value { text.len() } else { 0 };
        let others = [&cell.link, &cell.formula].into_iter().flatten().map(String::len).sum::<usize>();
        let (left, allowed) = self.text;
        match left.checked_sub((value + others) as u64) {
            Some(left) => self.text.0 = left,
            None => Error::check(Limit::Text, allowed.saturating_add(1), allowed, Some(self.sheet))?,
        }
        Ok(())
    }
}

impl<R: Read + Seek> Iterator for Cells<'_, R> {
    type Item = Result<Cell, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let sheet = self.sheet;
        let cell = caught(Some(sheet), || self.advance()).flatten().transpose()?;
        let cell = cell.and_then(|cell| self.count(&cell).map(|()| cell));
        self.failed = cell.is_err();
        Some(cell)
    }
}
