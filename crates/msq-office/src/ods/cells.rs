//! The cells of a sheet.

use std::{
    io::{Read, Seek},
    sync::Arc,
};

use msq_cells::Cell;

use super::{
    table::{Row, Table},
    tables::Tables,
};
use crate::{Error, Limit, Limits, budget::Budget, package::unpacked::Unpacked};

/// A spreadsheet, read up to a table, or some way into it.
pub(super) struct Reading<R: Read + Seek> {
    tables: Tables<Unpacked<R>>,
    /// The number of the table that comes next.
    next: usize,
    /// How many elements the table is in that has begun and not ended.
    table: Option<usize>,
}

impl<R: Read + Seek> Reading<R> {
    /// Reads `tables` from the first.
    pub(super) fn new(tables: Tables<Unpacked<R>>) -> Self {
        Self { tables, next: 0, table: None }
    }

    /// Whether that table is still to come.
    pub(super) fn is_before(&self, index: usize) -> bool {
        self.next <= index
    }

    /// Goes on to the beginning of a table.
    pub(super) fn seek(&mut self, index: usize) -> Result<(), Error> {
        loop {
            if let Some(outside) = self.table.take() {
                self.tables.xml.leave(outside, &mut self.tables.buf)?;
            }
            let Some(table) = self.tables.next()? else {
                return Err(self.tables.xml.malformed("a sheet has gone since the file was opened"));
            };
            self.next += 1;
            self.table = (!table.empty).then(|| self.tables.xml.depth().saturating_sub(1));
            if self.next > index {
                return Ok(());
            }
        }
    }
}

/// The cells of a sheet, one after the other.
pub(crate) struct Cells<R: Read + Seek> {
    /// The number of the sheet.
    pub(super) index: usize,
    pub(super) reading: Reading<R>,
    table: Table,
    row: Row,
    /// How many cells there may still be.
    budget: Budget,
    /// How many bytes they may still take, written out.
    pub(super) unrolled: Budget,
}

impl<R: Read + Seek> Cells<R> {
    /// The cells of the sheet of that number and name, which `reading` has come to.
    pub(super) fn new(
        index: usize,
        name: &Arc<str>,
        reading: Reading<R>,
        unrolled: Budget,
        limits: &Limits,
    ) -> Self {
        let budget = Budget::new(Limit::Cells, limits.cells, Some(name));
        Self { index, reading, table: Table::new(name, limits), row: Row::default(), budget, unrolled }
    }

    /// The next cell.
    pub(crate) fn next(&mut self) -> Result<Option<Cell>, Error> {
        loop {
            if let Some(cell) = self.row.next() {
                return Ok(Some(self.table.complete(cell, &self.row)));
            }
            let Reading { tables, table, .. } = &mut self.reading;
            if table.is_none() {
                return Ok(None);
            }
            let Some(row) = self.table.next_row(&mut tables.xml, &mut tables.buf, &tables.styles)? else {
                *table = None;
                return Ok(None);
            };
            self.budget.spend(row.cells)?;
            self.unrolled.spend(row.bytes)?;
            self.row = row;
        }
    }
}
