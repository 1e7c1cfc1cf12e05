//! The cells of a sheet, and what a file may give out by repeating a few of them.

use std::io::{Read, Seek};

use msq_table::Cell;

use super::{
    table::{Row, Table},
    tables::Tables,
    unpacked::Unpacked,
};
use crate::{Error, Limit, Limits};

/// A spreadsheet, read up to the end of a table.
pub(super) struct Reading<R: Read + Seek> {
    tables: Tables<Unpacked<R>>,
    /// The number of the table that comes next.
    pub(super) next: usize,
    /// How many bytes the cells read so far take when they are written out, and may take.
    bytes: (u64, u64),
}

impl<R: Read + Seek> Reading<R> {
    /// Reads `tables` from the first, whose cells may take so many bytes when they are written out.
    pub(super) fn new(tables: Tables<Unpacked<R>>, bytes: u64) -> Self {
        Self { tables, next: 0, bytes: (0, bytes) }
    }

    /// Goes on to the beginning of a table; says whether that is its end as well.
    pub(super) fn seek(&mut self, index: usize) -> Result<bool, Error> {
        loop {
            let Some(table) = self.tables.next()? else {
                return Err(self.tables.xml.malformed("a sheet has gone since the file was opened"));
            };
            self.next += 1;
            if self.next > index {
                return Ok(table.empty);
            }
            if !table.empty {
                self.tables.skip()?;
            }
        }
    }
}

/// The cells of a sheet, one after the other.
pub(crate) struct Cells<'a, R: Read + Seek> {
    sheet: &'a str,
    table: Table<'a>,
    /// The file; `None` behind the end of the sheet, and after an error.
    reading: Option<Reading<R>>,
    /// Where the file is left for the next sheet.
    home: &'a mut Option<Reading<R>>,
    row: Row,
    /// How many cells there were, and may be.
    cells: (u64, u64),
}

impl<'a, R: Read + Seek> Cells<'a, R> {
    /// The cells of the sheet that `reading` has come to, whose tag may be `empty`.
    pub(super) fn new(
        sheet: &'a str,
        home: &'a mut Option<Reading<R>>,
        reading: Reading<R>,
        empty: bool,
        limits: &'a Limits,
    ) -> Self {
        let mut cells = Self {
            sheet,
            table: Table::new(sheet, limits),
            reading: Some(reading),
            home,
            row: Row::default(),
            cells: (0, limits.cells),
        };
        if empty {
            *cells.home = cells.reading.take();
        }
        cells
    }

    /// The next cell.
    fn advance(&mut self) -> Result<Option<Cell>, Error> {
        loop {
            if let Some(cell) = self.row.next() {
                return Ok(Some(self.table.complete(cell, &self.row)));
            }
            // An error leaves nothing to go on with.
            let Some(mut reading) = self.reading.take() else { return Ok(None) };
            let Tables { xml, buf, .. } = &mut reading.tables;
            let Some(row) = self.table.next_row(xml, buf)? else {
                *self.home = Some(reading);
                return Ok(None);
            };
            self.cells.0 = self.cells.0.saturating_add(row.cells);
            Error::check(Limit::Cells, self.cells.0, self.cells.1, Some(self.sheet))?;
            reading.bytes.0 = reading.bytes.0.saturating_add(row.bytes);
            Error::check(Limit::Unpacked, reading.bytes.0, reading.bytes.1, Some(self.sheet))?;
            self.row = row;
            self.reading = Some(reading);
        }
    }
}

impl<R: Read + Seek> Iterator for Cells<'_, R> {
    type Item = Result<Cell, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.advance().transpose()
    }
}
