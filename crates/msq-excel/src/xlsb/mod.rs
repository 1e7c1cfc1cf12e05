//! Binary workbooks of Excel since 2007: .xlsb.
//!
//! The package is that of an .xlsx, but its parts are records. What the workbook says before its sheets is read when it is
//! opened (`globals`), and a sheet twice: once for what stands behind its cells (`survey`), once for the cells.
//!
//! Why not calamine: a record may ask it for 256 MiB, the formulas of names can exhaust the stack or the memory, and it drops
//! number formats, links, errors of formulas, and what is hidden. Formulas are not put into words here.

mod cells;
mod globals;
mod records;
mod survey;

use std::io::{Read, Seek};

use msq_cells::Sheet;
use zip::read::ZipFile;

pub(crate) use self::cells::Cells;
use self::{
    globals::{Globals, globals, missing},
    records::Records,
    survey::survey,
};
use crate::{
    Error, ErrorKind, Limits,
    shared::Input,
    xlsx::{package::Package, relations::Relations},
};

/// The part that tells a binary workbook from another one.
const MAIN: &str = "xl/workbook.bin";

/// A workbook, open.
pub(crate) struct Book<R: Read + Seek> {
    package: Package<R>,
    globals: Globals,
    /// How many bytes of text the cells of a sheet may give out.
    text: u64,
    limits: Limits,
}

impl<R: Read + Seek> Book<R> {
    /// Whether a package is a binary workbook.
    pub(crate) fn is_in(package: &Package<R>) -> bool {
        package.has(MAIN)
    }

    /// Opens the workbook in a package of `size` bytes.
    pub(crate) fn open(mut package: Package<R>, size: u64, limits: &Limits) -> Result<Self, Error> {
        let globals = globals(&mut package, size, limits)?;
        Ok(Self { package, globals, text: limits.unpacked.of(size), limits: limits.clone() })
    }

    /// The sheets that have cells.
    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.globals.sheets
    }

    /// The cells of a sheet.
    pub(crate) fn cells(&mut self, index: usize) -> Result<Cells<'_, R>, Error> {
        let Globals { sheets, parts, .. } = &self.globals;
        let (Some(sheet), Some(name)) = (sheets.get(index), parts.get(index)) else {
            return Err(ErrorKind::NoSuchSheet { index, count: sheets.len() }.into());
        };
        let relations = Relations::read(&mut self.package, name)?;
        let surveyed = part(&mut self.package, name, &self.limits)?.ok_or_else(|| missing(name))?;
        let marks = survey(&sheet.name, surveyed, &relations, self.limits.notes)?;
        let records = part(&mut self.package, name, &self.limits)?.ok_or_else(|| missing(name))?;
        Ok(Cells::new(&sheet.name, &self.globals, records, marks, self.text, &self.limits))
    }
}

/// A part as records, if there is one of that name.
fn part<'a, R: Read + Seek>(
    package: &'a mut Package<R>,
    name: &str,
    limits: &Limits,
) -> Result<Option<Records<ZipFile<'a, Input<R>>>>, Error> {
    Ok(package.file(name)?.map(|file| Records::new(name, file, limits.content)))
}
