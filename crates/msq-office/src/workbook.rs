//! The workbook as its callers see it, whatever the file's kind.
//!
//! Owns the choice of a reader by content, and what holds for all of them: a panic is an error, and the text that cells
//! give out is counted.

use std::{
    fmt,
    io::{Read, Seek},
    iter::FusedIterator,
    sync::Arc,
};

use msq_cells::{Cell, CellValue, Sheet, Source};

use crate::{
    Error, ErrorKind, FileKind, Limit, Limits,
    budget::Budget,
    crash::caught,
    file_kind::{HEAD, Sniffed, sniff},
    ods,
    package::{Package, compound, shared::Shared},
    sheet::conventions,
    xls, xlsb, xlsx,
};

/// A workbook, open for reading: a [`Source`] of its sheets one after the other, or of the cells of any one of them.
///
/// Where a sheet can't be read, or not to its end, the others still can.
///
/// ```no_run
/// use msq_cells::Source;
/// use msq_office::{Limits, Workbook};
///
/// let mut workbook = Workbook::open(std::fs::File::open("form.xlsx")?, &Limits::default())?;
/// while let Some(sheet) = workbook.next_sheet()? {
///     println!("{}", sheet.name);
///     while let Some(cell) = workbook.next_cell()? {
///         println!("{}: {}", cell.address, cell.text());
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Workbook<R: Read + Seek> {
    book: Book<R>,
    /// The number of the sheet that [`Source::next_sheet`] begins.
    next: usize,
    /// The sheet that was begun last; `None` behind its last cell, and after an error.
    open: Option<Open<R>>,
    /// How many bytes of text the cells of a sheet may give out.
    text: u64,
}

impl<R: Read + Seek> Workbook<R> {
    /// Opens a workbook, once it is seen to be one and to stay within `limits`. No cell is read yet.
    ///
    /// `input` should be unbuffered or in memory: it is buffered here.
    ///
    /// # Errors
    ///
    /// If it isn't a workbook (.xlsx, .xlsm, .xlsb, .xls or .ods), or is damaged, protected with a password, or too
    /// large.
    pub fn open(input: R, limits: &Limits) -> Result<Self, Error> {
        let book = caught(None, || Book::open(input, limits)).flatten()?;
        for sheet in book.sheets() {
            Error::check(Limit::SheetName, sheet.name.len() as u64, limits.sheet_name, None)?;
        }
        let text = limits.unpacked.of(book.size());
        Ok(Self { book, next: 0, open: None, text })
    }

    /// The worksheets, in the order of their tabs. Sheets that hold a chart or a dialog have no cells and are left out.
    pub fn sheets(&self) -> &[Sheet] {
        self.book.sheets()
    }

    /// The cells of a worksheet, by its place among [`sheets`](Self::sheets): those that hold a value or a formula, and
    /// those that a link lies behind, a note hangs on or a check box is drawn over; in the order of the file, which is
    /// row by row in all but odd files.
    ///
    /// In Excel's files, what stands around and beside the list of cells is read before the first cell comes out. The
    /// list itself is streamed: a fault in it is found when it is come to. Of formulas, the binary files of Excel
    /// (.xlsb, .xls) tell only that there is one: `…`.
    ///
    /// Which sheet comes [next](Source::next_sheet) stays as it was.
    ///
    /// # Errors
    ///
    /// If there is no such sheet, if it is malformed, or if it is too large. Other sheets can still be read.
    pub fn cells(&mut self, sheet: usize) -> Result<Cells<'_, R>, Error> {
        self.begin(sheet)?;
        Ok(Cells(self))
    }

    /// Begins the sheet of that number.
    fn begin(&mut self, index: usize) -> Result<(), Error> {
        self.leave(true);
        let Self { book, text, .. } = self;
        let count = book.sheets().len();
        let sheet = book.sheets().get(index).ok_or(ErrorKind::NoSuchSheet { index, count })?;
        let name: Arc<str> = sheet.name.as_str().into();
        let cells = caught(Some(&name), || book.cells(index, &name)).flatten()?;
        let text = Budget::new(Limit::Text, *text, Some(&name));
        self.open = Some(Open { name, cells, text });
        Ok(())
    }

    /// Leaves the sheet that was begun last, if it is open; it may be unsound.
    fn leave(&mut self, sound: bool) {
        if let Some(open) = self.open.take() {
            self.book.leave(open.cells, sound);
        }
    }
}

impl<R: Read + Seek> Source for Workbook<R> {
    type Error = Error;

    fn next_sheet(&mut self) -> Result<Option<Sheet>, Error> {
        let Some(sheet) = self.sheets().get(self.next).cloned() else {
            self.leave(true);
            return Ok(None);
        };
        self.next += 1;
        self.begin(self.next - 1)?;
        Ok(Some(sheet))
    }

    fn next_cell(&mut self) -> Result<Option<Cell>, Error> {
        let Some(open) = &mut self.open else { return Ok(None) };
        let Open { name, cells, text } = open;
        let next = caught(Some(name), || next(cells, text)).flatten();
        if !matches!(next, Ok(Some(_))) {
            self.leave(next.is_ok());
        }
        next
    }
}

impl<R: Read + Seek> fmt::Debug for Workbook<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workbook").field("sheets", &self.sheets()).finish_non_exhaustive()
    }
}

/// The cells of a worksheet, one after the other; see [`Workbook::cells`]. Nothing follows an error.
pub struct Cells<'a, R: Read + Seek>(&'a mut Workbook<R>);

impl<R: Read + Seek> Iterator for Cells<'_, R> {
    type Item = Result<Cell, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next_cell().transpose()
    }
}

impl<R: Read + Seek> FusedIterator for Cells<'_, R> {}

impl<R: Read + Seek> fmt::Debug for Cells<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cells").finish_non_exhaustive()
    }
}

/// A sheet under way.
struct Open<R: Read + Seek> {
    name: Arc<str>,
    cells: SheetCells<R>,
    /// What its cells may still give out of text.
    text: Budget,
}

/// The next of the cells, which may give out so much text.
fn next<R: Read + Seek>(cells: &mut SheetCells<R>, text: &mut Budget) -> Result<Option<Cell>, Error> {
    let Some(mut cell) = cells.next()? else { return Ok(None) };
    let value = match &cell.value {
        CellValue::Text(text) | CellValue::Error(text) => text.len(),
        _ => 0,
    };
    let others = [&cell.link, &cell.formula].into_iter().flatten().map(String::len).sum::<usize>();
    // What is struck out of one text may be said again in a million cells as well.
    text.spend_quietly((value + others + size_of_val(&*cell.struck)) as u64)?;
    conventions::resolve(&mut cell);
    Ok(Some(cell))
}

/// A workbook by its kind.
enum Book<R: Read + Seek> {
    Xlsx(Box<xlsx::Book<R>>),
    Ods(Box<ods::Book<R>>),
    Xls(xls::Book),
    Xlsb(Box<xlsb::Book<R>>),
}

/// The cells of a worksheet by the workbook's kind.
enum SheetCells<R: Read + Seek> {
    Xlsx(Box<xlsx::Cells<R>>),
    Ods(Box<ods::Cells<R>>),
    Xls(xls::Cells),
    Xlsb(xlsb::Cells<R>),
}

impl<R: Read + Seek> Book<R> {
    /// Opens a workbook.
    fn open(mut input: R, limits: &Limits) -> Result<Self, Error> {
        let failed = |error| Error::input(None, error);
        let mut head = Vec::new();
        input.rewind().map_err(failed)?;
        input.by_ref().take(HEAD).read_to_end(&mut head).map_err(failed)?;
        if head.is_empty() {
            return Err(ErrorKind::Empty.into());
        }
        match sniff(&head) {
            Sniffed::Zip => Self::of_package(input, limits),
            Sniffed::Compound => Self::of_compound(&mut input, &head, limits),
            Sniffed::Other(FileKind::Xls) => xls::Book::bare(&mut input, limits).map(Self::Xls),
            Sniffed::Other(kind) => Err(Error::refused(kind)),
        }
    }

    /// Opens the workbook that a zip archive is.
    fn of_package(input: R, limits: &Limits) -> Result<Self, Error> {
        let archive = Shared::new(input).map_err(|error| Error::input(None, error))?;
        let mut package = Package::open(archive, limits)?;
        if package.mimetype()? == FileKind::Ods {
            return ods::Book::open(package, limits).map(Box::new).map(Self::Ods);
        }
        if xlsb::Book::is_in(&package) {
            return xlsb::Book::open(package, limits).map(Box::new).map(Self::Xlsb);
        }
        xlsx::Book::open(package, limits).map(Box::new).map(Self::Xlsx)
    }

    /// Opens the workbook that a compound file is: one of Excel before 2007, or an encrypted one of any age.
    fn of_compound(input: &mut R, head: &[u8], limits: &Limits) -> Result<Self, Error> {
        let streams = input.rewind().and_then(|()| compound::streams(input, head));
        let mut streams = streams.map_err(|error| Error::input(None, error))?;
        if streams.iter().any(|name| name == "EncryptedPackage") {
            return Err(ErrorKind::Encrypted.into());
        }
        if FileKind::of_compound(&streams) == FileKind::Xls {
            if let Some(book) = xls::Book::open(input, head, limits)? {
                return Ok(Self::Xls(book));
            }
            // A document of another kind holds a workbook.
            streams.retain(|name| FileKind::of_compound(std::slice::from_ref(name)) != FileKind::Xls);
        }
        Err(Error::refused(FileKind::of_compound(&streams)))
    }

    /// The sheets that have cells.
    fn sheets(&self) -> &[Sheet] {
        match self {
            Self::Xlsx(book) => book.sheets(),
            Self::Ods(book) => book.sheets(),
            Self::Xls(book) => book.sheets(),
            Self::Xlsb(book) => book.sheets(),
        }
    }

    /// How many bytes the workbook takes, packed.
    fn size(&self) -> u64 {
        match self {
            Self::Xlsx(book) => book.size(),
            Self::Ods(book) => book.size(),
            Self::Xls(book) => book.size(),
            Self::Xlsb(book) => book.size(),
        }
    }

    /// The cells of the sheet of that number and name.
    fn cells(&mut self, index: usize, name: &Arc<str>) -> Result<SheetCells<R>, Error> {
        match self {
            Self::Xlsx(book) => book.cells(index, name).map(Box::new).map(SheetCells::Xlsx),
            Self::Ods(book) => book.cells(index, name).map(Box::new).map(SheetCells::Ods),
            Self::Xls(book) => book.cells(index, name).map(SheetCells::Xls),
            Self::Xlsb(book) => book.cells(index, name).map(SheetCells::Xlsb),
        }
    }

    /// Takes back what a sheet has of the workbook, of which nothing is used again if it is unsound.
    fn leave(&mut self, cells: SheetCells<R>, sound: bool) {
        if let (Self::Ods(book), SheetCells::Ods(cells)) = (self, cells) {
            book.leave(*cells, sound);
        }
    }
}

impl<R: Read + Seek> SheetCells<R> {
    /// The next cell.
    fn next(&mut self) -> Result<Option<Cell>, Error> {
        match self {
            Self::Xlsx(cells) => cells.next(),
            Self::Ods(cells) => cells.next(),
            Self::Xls(cells) => cells.next(),
            Self::Xlsb(cells) => cells.next(),
        }
    }
}
