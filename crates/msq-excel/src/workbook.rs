//! The workbook as its callers see it, whatever the file's kind.
//!
//! Owns the choice of a reader by content. There is one so far; the next makes an `enum` of each of the two fields.

use std::{
    fmt,
    io::{Read, Seek, SeekFrom},
};

use msq_table::{Cell, Sheet};

use crate::{Content, Error, ErrorKind, Limits, compound, content, xlsx};

/// A workbook, open for reading.
pub struct Workbook<R: Read + Seek>(xlsx::Book<R>);

impl<R: Read + Seek> Workbook<R> {
    /// Opens a workbook, once it is seen to be one and to stay within `limits`. No cell is read yet.
    ///
    /// `input` should be unbuffered or in memory: it is buffered here.
    ///
    /// # Errors
    ///
    /// If it isn't an Excel workbook (.xlsx or .xlsm), or is damaged, protected with a password, or too large.
    pub fn open(mut input: R, limits: &Limits) -> Result<Self, Error> {
        let failed = |error| Error::input(None, error);
        let mut head = Vec::new();
        input.rewind().map_err(failed)?;
        input.by_ref().take(content::HEAD).read_to_end(&mut head).map_err(failed)?;
        if head.is_empty() {
            return Err(ErrorKind::Empty.into());
        }
        match content::sniff(&head) {
            content::Sniffed::Zip => xlsx::Book::open(input, limits).map(Self),
            content::Sniffed::Compound => Err(compound_file(&mut input, &head)),
            content::Sniffed::Other(content) => Err(Error::refused(content)),
        }
    }

    /// The worksheets, in the order of their tabs. Sheets that hold a chart or a dialog have no cells and are left out.
    pub fn sheets(&self) -> &[Sheet] {
        self.0.sheets()
    }

    /// The cells of a worksheet, by its place among [`sheets`](Self::sheets): those that hold a value, a formula or a link,
    /// in the order of the file, which is row by row in all but odd files.
    ///
    /// The sheet is gone through once before the first cell comes out, so that what stands after the cells (links, merged
    /// ranges) is known, and a sheet that would do harm is refused whole.
    ///
    /// # Errors
    ///
    /// If there is no such sheet, if it is malformed, or if it is too large. Other sheets can still be read.
    pub fn cells(&mut self, sheet: usize) -> Result<Cells<'_, R>, Error> {
        self.0.cells(sheet).map(Cells)
    }
}

impl<R: Read + Seek> fmt::Debug for Workbook<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workbook").field("sheets", &self.sheets()).finish_non_exhaustive()
    }
}

/// The cells of a worksheet, one after the other; see [`Workbook::cells`]. Nothing follows an error.
pub struct Cells<'a, R: Read + Seek>(xlsx::Cells<'a, R>);

impl<R: Read + Seek> Iterator for Cells<'_, R> {
    type Item = Result<Cell, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}

impl<R: Read + Seek> std::iter::FusedIterator for Cells<'_, R> {}

impl<R: Read + Seek> fmt::Debug for Cells<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cells").finish_non_exhaustive()
    }
}

/// What to say of a compound file: an encrypted workbook is one, an .xls another.
fn compound_file<R: Read + Seek>(input: &mut R, head: &[u8]) -> Error {
    let streams = match input.seek(SeekFrom::Start(0)).and_then(|_| compound::streams(input, head)) {
        Ok(streams) => streams,
        Err(error) => return Error::input(None, error),
    };
    if streams.iter().any(|name| name == "EncryptedPackage") {
        return ErrorKind::Encrypted.into();
    }
    Error::refused(Content::of_compound(&streams))
}
