//! The workbook as its callers see it, whatever the file's kind.
//!
//! Owns the choice of a reader by content.

use std::{
    fmt,
    io::{Read, Seek},
};

use msq_cells::{Cell, Sheet};

use crate::{
    Content, Error, ErrorKind, Limit, Limits, compound, content, ods, shared::Shared, xls, xlsb, xlsx,
    xlsx::package::Package,
};

/// A workbook, open for reading.
///
/// ```no_run
/// use msq_excel::{Limits, Workbook};
///
/// let mut workbook = Workbook::open(std::fs::File::open("form.xlsx")?, &Limits::default())?;
/// for sheet in 0..workbook.sheets().len() {
///     for cell in workbook.cells(sheet)? {
///         let cell = cell?;
///         println!("{}: {}", cell.address, cell.text());
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Workbook<R: Read + Seek>(Book<R>);

/// A workbook by its kind.
enum Book<R: Read + Seek> {
    Xlsx(xlsx::Book<R>),
    Ods(Box<ods::Book<R>>),
    Xls(xls::Book),
    Xlsb(xlsb::Book<R>),
}

impl<R: Read + Seek> Workbook<R> {
    /// Opens a workbook, once it is seen to be one and to stay within `limits`. No cell is read yet.
    ///
    /// `input` should be unbuffered or in memory: it is buffered here.
    ///
    /// # Errors
    ///
    /// If it isn't a workbook (.xlsx, .xlsm, .xlsb, .xls or .ods), or is damaged, protected with a password, or too large.
    pub fn open(mut input: R, limits: &Limits) -> Result<Self, Error> {
        let failed = |error| Error::input(None, error);
        let mut head = Vec::new();
        input.rewind().map_err(failed)?;
        input.by_ref().take(content::HEAD).read_to_end(&mut head).map_err(failed)?;
        if head.is_empty() {
            return Err(ErrorKind::Empty.into());
        }
        let workbook = Self(match content::sniff(&head) {
            content::Sniffed::Zip => package(input, limits)?,
            content::Sniffed::Compound => compound_file(&mut input, &head, limits)?,
            content::Sniffed::Other(Content::Xls) => Book::Xls(xls::Book::bare(&mut input, limits)?),
            content::Sniffed::Other(content) => return Err(Error::refused(content)),
        });
        for sheet in workbook.sheets() {
            Error::check(Limit::SheetName, sheet.name.len() as u64, limits.sheet_name, None)?;
        }
        Ok(workbook)
    }

    /// The worksheets, in the order of their tabs. Sheets that hold a chart or a dialog have no cells and are left out.
    pub fn sheets(&self) -> &[Sheet] {
        match &self.0 {
            Book::Xlsx(book) => book.sheets(),
            Book::Ods(book) => book.sheets(),
            Book::Xls(book) => book.sheets(),
            Book::Xlsb(book) => book.sheets(),
        }
    }

    /// The cells of a worksheet, by its place among [`sheets`](Self::sheets): those that hold a value or a formula, and those
    /// that a link lies behind, a note hangs on or a check box is drawn over; in the order of the file, which is row by row in
    /// all but odd files.
    ///
    /// In Excel's files, what stands around and beside the list of cells is read before the first cell comes out. The list itself
    /// is streamed: a fault in it is found when it is come to. Of formulas, the binary files of Excel (.xlsb, .xls) tell only
    /// that there is one: `…`.
    ///
    /// # Errors
    ///
    /// If there is no such sheet, if it is malformed, or if it is too large. Other sheets can still be read.
    pub fn cells(&mut self, sheet: usize) -> Result<Cells<'_, R>, Error> {
        Ok(Cells(match &mut self.0 {
            Book::Xlsx(book) => Source::Xlsx(book.cells(sheet)?),
            Book::Ods(book) => Source::Ods(book.cells(sheet)?),
            Book::Xls(book) => Source::Xls(book.cells(sheet)?),
            Book::Xlsb(book) => Source::Xlsb(book.cells(sheet)?),
        }))
    }
}

impl<R: Read + Seek> fmt::Debug for Workbook<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workbook").field("sheets", &self.sheets()).finish_non_exhaustive()
    }
}

/// The cells of a worksheet, one after the other; see [`Workbook::cells`]. Nothing follows an error.
pub struct Cells<'a, R: Read + Seek>(Source<'a, R>);

/// The cells of a worksheet by the workbook's kind.
enum Source<'a, R: Read + Seek> {
    Xlsx(xlsx::Cells<'a, R>),
    Ods(ods::Cells<'a, R>),
    Xls(xls::Cells<'a>),
    Xlsb(xlsb::Cells<'a, R>),
}

impl<R: Read + Seek> Iterator for Cells<'_, R> {
    type Item = Result<Cell, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Source::Xlsx(cells) => cells.next(),
            Source::Ods(cells) => cells.next(),
            Source::Xls(cells) => cells.next(),
            Source::Xlsb(cells) => cells.next(),
        }
    }
}

impl<R: Read + Seek> std::iter::FusedIterator for Cells<'_, R> {}

impl<R: Read + Seek> fmt::Debug for Cells<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cells").finish_non_exhaustive()
    }
}

/// Opens the workbook that a zip archive is.
fn package<R: Read + Seek>(input: R, limits: &Limits) -> Result<Book<R>, Error> {
    let archive = Shared::new(input).map_err(|error| Error::input(None, error))?;
    let mut package = Package::open(&archive, limits)?;
    if package.mimetype()? == Content::Ods {
        return ods::Book::open(archive, package, limits).map(Box::new).map(Book::Ods);
    }
    if xlsb::Book::is_in(&package) {
        return xlsb::Book::open(package, archive.len(), limits).map(Book::Xlsb);
    }
    xlsx::Book::open(&archive, package, limits).map(Book::Xlsx)
}

/// Opens the workbook that a compound file is: one of Excel before 2007, or an encrypted one of any age.
fn compound_file<R: Read + Seek>(input: &mut R, head: &[u8], limits: &Limits) -> Result<Book<R>, Error> {
    let streams = input.rewind().and_then(|()| compound::streams(input, head));
    let mut streams = streams.map_err(|error| Error::input(None, error))?;
    if streams.iter().any(|name| name == "EncryptedPackage") {
        return Err(ErrorKind::Encrypted.into());
    }
    if Content::of_compound(&streams) == Content::Xls {
        if let Some(book) = xls::Book::open(input, head, limits)? {
            return Ok(Book::Xls(book));
        }
        // A document of another kind holds a workbook.
        streams.retain(|name| Content::of_compound(std::slice::from_ref(name)) != Content::Xls);
    }
    Err(Error::refused(Content::of_compound(&streams)))
}
