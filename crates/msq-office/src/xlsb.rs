//! Binary workbooks of Excel since 2007: .xlsb.
//!
//! The package is that of an .xlsx, but its parts are records. What the workbook says before its sheets is read when it
//! is opened (`globals`), and a sheet twice: once for what stands behind its cells (`survey`), once for the cells.
//!
//! Why not calamine: a record may ask it for 256 MiB, the formulas of names can exhaust the stack or the memory, and it
//! drops number formats, links, errors of formulas, and what is hidden. Formulas are not put into words here.

mod cells;
mod globals;
mod records;
mod survey;

use std::{
    io::{Read, Seek},
    sync::Arc,
};

use msq_cells::Sheet;

pub(crate) use self::cells::Cells;
use self::{
    globals::{Globals, globals},
    records::needed_part,
    survey::survey,
};
use crate::{
    Error, Limit, Limits,
    budget::Budget,
    package::{Package, relations::Relations},
};

/// The part that tells a binary workbook from another one.
const MAIN: &str = "xl/workbook.bin";

/// A workbook, open.
pub(crate) struct Book<R: Read + Seek> {
    package: Package<R>,
    globals: Arc<Globals>,
    limits: Limits,
}

impl<R: Read + Seek> Book<R> {
    /// Whether a package is a binary workbook.
    pub(crate) fn is_in(package: &Package<R>) -> bool {
        package.has(MAIN)
    }

    /// Opens the workbook in a package.
    pub(crate) fn open(mut package: Package<R>, limits: &Limits) -> Result<Self, Error> {
        let globals = Arc::new(globals(&mut package, limits)?);
        Ok(Self { package, globals, limits: limits.clone() })
    }

    /// The sheets that have cells.
    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.globals.sheets
    }

    /// How many bytes the package has.
    pub(crate) fn size(&self) -> u64 {
        self.package.size()
    }

    /// The cells of the sheet of that number and name.
    pub(crate) fn cells(&mut self, index: usize, sheet: &Arc<str>) -> Result<Cells<R>, Error> {
        let part = &self.globals.parts[index];
        let relations = Relations::read(&mut self.package, part)?;
        let surveyed = needed_part(&mut self.package, part, &self.limits)?;
        let notes = Budget::new(Limit::Notes, self.limits.notes, Some(sheet));
        let marks = survey(surveyed, &relations, notes)?;
        let records = needed_part(&mut self.package, part, &self.limits)?;
        let cells = Budget::new(Limit::Cells, self.limits.cells, Some(sheet));
        Ok(Cells::new(sheet, &self.globals, records, marks, cells))
    }
}
