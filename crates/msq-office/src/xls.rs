//! Workbooks of Excel 5 to 2003: .xls.
//!
//! A workbook is a stream of records inside a compound file. The stream is held in memory; what it says before its
//! sheets is read when the workbook is opened (`globals`), and a sheet twice: once for what stands behind its cells
//! (`survey`), once for the cells.
//!
//! Why not calamine: it makes a dense grid of all sheets at once, so two cells in far corners take a gigabyte; the
//! table of sectors, the texts, the sheets' places and the formulas of a hostile file can each make it run or grow
//! without end, and it drops number formats, links, and what is hidden. Formulas are not put into words here.

mod cells;
mod globals;
mod hyperlink;
mod records;
mod survey;

use std::{
    io::{Read, Seek},
    sync::Arc,
};

use msq_cells::Sheet;

pub(crate) use self::cells::Cells;
use self::{globals::Globals, survey::survey};
use crate::{
    Error, Limit, Limits,
    budget::Budget,
    package::compound::{self, stream::stream},
};

/// A workbook, open.
pub(crate) struct Book {
    stream: Arc<Vec<u8>>,
    globals: Arc<Globals>,
    sheets: Vec<Sheet>,
    limits: Limits,
}

impl Book {
    /// Opens the workbook that a compound file is, which starts with `head`; if it is one, rather than to hold one.
    pub(crate) fn open<R: Read + Seek>(
        input: &mut R,
        head: &[u8],
        limits: &Limits,
    ) -> Result<Option<Self>, Error> {
        let stream = stream(input, head, &compound::WORKBOOK)?;
        stream.map(|stream| Self::read(stream, limits)).transpose()
    }

    /// Opens the workbook that is a stream without a container.
    pub(crate) fn bare<R: Read + Seek>(input: &mut R, limits: &Limits) -> Result<Self, Error> {
        let mut stream = Vec::new();
        let read = input.rewind().and_then(|()| input.read_to_end(&mut stream));
        read.map_err(|error| Error::input(None, error))?;
        Self::read(stream, limits)
    }

    /// Reads the beginning of the stream.
    fn read(stream: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let globals = globals::globals(&stream, limits)?;
        let sheets = globals.tabs.iter().map(|tab| tab.sheet.clone()).collect();
        Ok(Self { stream: Arc::new(stream), globals: Arc::new(globals), sheets, limits: limits.clone() })
    }

    /// The sheets that have cells.
    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// How many bytes the stream has.
    pub(crate) fn size(&self) -> u64 {
        self.stream.len() as u64
    }

    /// The cells of the sheet of that number and name.
    pub(crate) fn cells(&mut self, index: usize, sheet: &Arc<str>) -> Result<Cells, Error> {
        let range = self.globals.tabs[index].range();
        let notes = Budget::new(Limit::Notes, self.limits.notes, Some(sheet));
        let marks = survey(sheet, &self.stream[range.clone()], notes)?;
        let cells = Budget::new(Limit::Cells, self.limits.cells, Some(sheet));
        Ok(Cells::new(sheet, (&self.stream, range), &self.globals, marks, cells))
    }
}
