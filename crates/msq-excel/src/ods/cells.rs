//! The cells of a sheet, and what a file may give out by repeating a few of them.

use std::io::{Read, Seek};

use msq_cells::Cell;

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
}

/// How many bytes the cells of a workbook take when they are written out, as far as they were read.
pub(super) struct Written {
    /// By sheet, so that one that is read anew counts once.
    sheets: Vec<u64>,
    sum: u64,
    allowed: u64,
}

impl Written {
    /// Nothing yet, of a workbook with so many sheets, which may take so many bytes.
    pub(super) fn new(sheets: usize, allowed: u64) -> Self {
        Self { sheets: vec![0; sheets], sum: 0, allowed }
    }

    /// Begins a sheet.
    fn begin(&mut self, sheet: usize) {
        self.sum -= std::mem::take(&mut self.sheets[sheet]);
    }

    /// Counts a row of the sheet of that number and name.
    fn add(&mut self, sheet: usize, name: &str, bytes: u64) -> Result<(), Error> {
        let sum = self.sum.saturating_add(bytes);
        self.sheets[sheet] += sum - self.sum;
        self.sum = sum;
        Error::check(Limit::Unpacked, sum, self.allowed, Some(name))
    }
}

impl<R: Read + Seek> Reading<R> {
    /// Reads `tables` from the first.
    pub(super) fn new(tables: Tables<Unpacked<R>>) -> Self {
        Self { tables, next: 0 }
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
    sheet: (usize, &'a str),
    table: Table<'a>,
    /// The file; `None` behind the end of the sheet, and after an error.
    reading: Option<Reading<R>>,
    /// Where the file is left for the next sheet.
    home: &'a mut Option<Reading<R>>,
    row: Row,
    /// How many cells there were, and may be.
    cells: (u64, u64),
    written: &'a mut Written,
}

impl<'a, R: Read + Seek> Cells<'a, R> {
    /// The cells of the sheet of that number and name, which `reading` has come to.
    pub(super) fn new(
        sheet: (usize, &'a str),
        reading: Reading<R>,
        home: &'a mut Option<Reading<R>>,
        written: &'a mut Written,
        limits: &'a Limits,
    ) -> Self {
        written.begin(sheet.0);
        Self {
            sheet,
            table: Table::new(sheet.1, limits),
            reading: Some(reading),
            home,
            row: Row::default(),
            cells: (0, limits.cells),
            written,
        }
    }

    /// No cells, of a sheet that ends where it begins.
    pub(super) fn none(mut self) -> Self {
        *self.home = self.reading.take();
        self
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
            let (index, name) = self.sheet;
            self.cells.0 = self.cells.0.saturating_add(row.cells);
            Error::check(Limit::Cells, self.cells.0, self.cells.1, Some(name))?;
            self.written.add(index, name, row.bytes)?;
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
