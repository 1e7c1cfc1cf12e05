//! Excel workbooks since 2007: .xlsx and .xlsm.
//!
//! A workbook is opened in two steps, and a sheet read in two. Before calamine opens the workbook, `package`, `outline` and
//! `held` see what it would take; before calamine streams a sheet, the `survey` sees what is in it. calamine aborts the
//! process, panics or loses a cell on much that is well-formed; nothing of the kind passes.
//!
//! The survey is made when a sheet's cells are asked for, not when the workbook is opened: a sheet that cannot be read then
//! costs that sheet only, and one that nobody reads costs nothing.

mod cells;
pub(crate) mod format;
mod held;
pub(crate) mod links;
mod notes;
pub(crate) mod outline;
pub(crate) mod package;
pub(crate) mod part;
pub(crate) mod reference;
mod survey;
mod survey_cell;
pub(crate) mod value;

use std::{
    any::Any,
    io::{Read, Seek},
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{Reader, Xlsx, XlsxError};
use msq_table::Sheet;

pub(crate) use self::cells::Cells;
use self::{
    notes::Room,
    outline::outline,
    package::Package,
    survey::{Terms, survey},
};
use crate::{
    Error, ErrorKind, Limits,
    shared::{Input, Shared},
};

/// A workbook, open.
pub(crate) struct Book<R: Read + Seek> {
    package: Package<R>,
    calamine: Xlsx<Input<R>>,
    sheets: Vec<Sheet>,
    /// The part of each sheet.
    parts: Vec<String>,
    /// How many texts the cells share.
    texts: u64,
    /// How many bytes of text the cells of a sheet may give out.
    text: u64,
    limits: Limits,
}

impl<R: Read + Seek> Book<R> {
    /// Opens the workbook in `package`, which lists the archive `input`.
    pub(crate) fn open(input: &Shared<R>, mut package: Package<R>, limits: &Limits) -> Result<Self, Error> {
        let outline = match outline(&mut package, limits) {
            Ok(outline) if !outline.tabs.is_empty() => outline,
            // A workbook has a sheet; this may be something else.
            other => package.check_kind().and(other)?,
        };
        let texts = held::check(&mut package, &outline.folder, input.len(), limits)?;
        let calamine = caught(None, || Xlsx::new(input.input()))?.map_err(unopened)?;
        let names = outline.tabs.iter().map(|tab| &tab.sheet.name);
        if !calamine.sheets_metadata().iter().map(|sheet| &sheet.name).eq(names) {
            let what = "its list of sheets can be read in two ways".into();
            return Err(ErrorKind::Malformed { part: None, offset: None, what }.into());
        }
        let worksheets = outline.tabs.into_iter().filter(|tab| tab.worksheet);
        let (sheets, parts) = worksheets.map(|tab| (tab.sheet, tab.part)).unzip();
        let text = limits.unpacked.of(input.len());
        Ok(Self { package, calamine, sheets, parts, texts, text, limits: limits.clone() })
    }

    /// The worksheets.
    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The cells of a worksheet.
    pub(crate) fn cells(&mut self, index: usize) -> Result<Cells<'_, R>, Error> {
        let count = self.sheets.len();
        let (Some(sheet), Some(part)) = (self.sheets.get(index), self.parts.get(index)) else {
            return Err(ErrorKind::NoSuchSheet { index, count }.into());
        };
        let (folder, file) = outline::split(part);
        let relations = outline::relations(&mut self.package, folder, file)?;
        let terms = Terms {
            sheet: &sheet.name,
            texts: self.texts,
            cells: self.limits.cells,
            room: Room { allowed: self.limits.notes, part },
            relations: &relations,
        };
        let Some(xml) = self.package.part(part)? else {
            let what = "it is missing".into();
            return Err(ErrorKind::Malformed { part: Some(part.clone()), offset: None, what }.into());
        };
        let survey = survey(xml, &terms)?;
        Cells::new(&mut self.calamine, &sheet.name, survey, self.text)
    }
}

/// What `run` returns, unless it panics.
///
/// Panics are not silenced on the way: the program's hook is not a library's to replace. The checks before leave none known.
/// Where the program is built with `panic = "abort"`, nothing can be caught.
fn caught<T>(sheet: Option<&str>, run: impl FnOnce() -> T) -> Result<T, Error> {
    // What a panic may have left half done is not used again: the workbook isn't opened, or the sheet's cells end.
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| {
        ErrorKind::Crashed { sheet: sheet.map(str::to_owned), message: last_words(&*panic) }.into()
    })
}

/// The message of a panic.
fn last_words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("it said nothing")
        .to_owned()
}

/// What an error of calamine means while it opens a workbook.
fn unopened(error: XlsxError) -> Error {
    match error {
        XlsxError::Password => ErrorKind::Encrypted.into(),
        XlsxError::Io(error) => Error::input(None, error),
        error => {
            let what = "the list of sheets, the shared texts or the styles cannot be read".into();
            Error::from(ErrorKind::Malformed { part: None, offset: None, what }).because(error)
        }
    }
}
