//! Workbooks of Excel 5 to 2003: .xls.
//!
//! A workbook is a stream of records inside a compound file. The stream is held in memory (`stream`); what it says before its
//! sheets is read when the workbook is opened (`globals`), and a sheet twice: once for what stands behind its cells (`survey`),
//! once for the cells.
//!
//! Why not calamine: it makes a dense grid of all sheets at once, so two cells in far corners take a gigabyte; the table of
//! sectors, the texts, the sheets' places and the formulas of a hostile file can each make it run or grow without end, and
//! it drops number formats, links, and what is hidden. Formulas are not put into words here.

mod cells;
mod globals;
mod hyperlink;
mod records;
mod stream;
mod survey;

use std::io::{Read, Seek};

use msq_cells::Sheet;

pub(crate) use self::cells::Cells;
use self::{globals::Globals, stream::stream, survey::survey};
use crate::{Error, ErrorKind, Limits};

/// What the stream is called, and was before 1997.
pub(crate) const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// A workbook, open.
pub(crate) struct Book {
    stream: Vec<u8>,
    globals: Globals,
    sheets: Vec<Sheet>,
    /// How many bytes of text the cells of a sheet may give out.
    text: u64,
    limits: Limits,
}

impl Book {
    /// Opens the workbook that a compound file is, which starts with `head`; if it is one, rather than to hold one.
    pub(crate) fn open<R: Read + Seek>(
        input: &mut R,
        head: &[u8],
        limits: &Limits,
    ) -> Result<Option<Self>, Error> {
        let stream = stream(input, head, &STREAMS)?;
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
        let size = stream.len() as u64;
        let globals = globals::globals(&stream, size, limits)?;
        let sheets = globals.tabs.iter().map(|tab| tab.sheet.clone()).collect();
        Ok(Self { stream, globals, sheets, text: limits.unpacked.of(size), limits: limits.clone() })
    }

    /// The sheets that have cells.
    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The cells of a sheet.
    pub(crate) fn cells(&mut self, index: usize) -> Result<Cells<'_>, Error> {
        let Some(tab) = self.globals.tabs.get(index) else {
            return Err(ErrorKind::NoSuchSheet { index, count: self.sheets.len() }.into());
        };
        let bytes = &self.stream[tab.start..tab.end];
        let marks = survey(&tab.sheet.name, bytes, self.limits.notes)?;
        Ok(Cells::new(&tab.sheet.name, &self.globals, bytes, marks, self.text, &self.limits))
    }
}
