//! Excel workbooks since 2007: .xlsx and .xlsm.
//!
//! A workbook is opened without a look at its sheets: `package`, `outline`, `texts` and `formats` see what it is made of.
//! A sheet is read in two steps when its cells are asked for. First comes everything that isn't a cell: the `survey` of its
//! part, `comments` and `boxes` in the parts beside it. It is kept in `extras` until its cell comes by. Then `rows` streams
//! the list of cells, and `cells` puts both together.
//!
//! A sheet that cannot be read thus costs that sheet only, one that nobody reads costs nothing, and memory doesn't grow with
//! the rows.

mod anchor;
mod beside;
mod boxes;
mod cells;
mod columns;
mod comments;
mod drawing;
mod extras;
pub(crate) mod formats;
mod formulas;
pub(crate) mod links;
mod metered;
mod mirrors;
mod outline;
pub(crate) mod package;
pub(crate) mod part;
pub(crate) mod reference;
pub(crate) mod relations;
mod rows;
mod survey;
mod text;
mod texts;
pub(crate) mod value;
mod vml;

use std::io::{Read, Seek};

use msq_cells::Sheet;

pub(crate) use self::cells::Cells;
use self::{
    beside::{Beside, Owners},
    boxes::Boxes,
    extras::Extras,
    formats::Formats,
    formulas::Formulas,
    mirrors::Mirrors,
    outline::{Tab, outline},
    package::Package,
    relations::Relations,
    rows::Rows,
    texts::Texts,
    value::Terms,
};
use crate::{Error, ErrorKind, Limits, crash::caught, shared::Shared};

/// A workbook, open.
pub(crate) struct Book<R: Read + Seek> {
    package: Package<R>,
    /// The tabs that have cells, and their sheets.
    tabs: Vec<Tab>,
    sheets: Vec<Sheet>,
    texts: Texts,
    formats: Formats,
    from_1904: bool,
    owners: Owners,
    /// Known once a sheet was asked for.
    mirrors: Option<Mirrors>,
    /// How many bytes of text the cells of a sheet may give out.
    text: u64,
    limits: Limits,
}

impl<R: Read + Seek> Book<R> {
    /// Opens the workbook in `package`, which lists the archive `input`.
    pub(crate) fn open(input: &Shared<R>, package: Package<R>, limits: &Limits) -> Result<Self, Error> {
        caught(None, || Self::read(input, package, limits)).flatten()
    }

    /// Reads what is known of a workbook before its sheets.
    fn read(input: &Shared<R>, mut package: Package<R>, limits: &Limits) -> Result<Self, Error> {
        let outline = match outline(&mut package, limits) {
            Ok(outline) if !outline.tabs.is_empty() => outline,
            // A workbook has a sheet; this may be something else.
            other => package.check_kind().and(other)?,
        };
        let texts = Texts::read(&mut package, &outline.texts, limits.held.of(input.len()))?;
        let formats = Formats::read(&mut package, &outline.styles)?;
        let tabs: Vec<_> = outline.tabs.into_iter().filter(|tab| tab.has_cells).collect();
        Ok(Self {
            package,
            sheets: tabs.iter().map(|tab| tab.sheet.clone()).collect(),
            tabs,
            texts,
            formats,
            from_1904: outline.from_1904,
            owners: Owners::new(),
            mirrors: None,
            text: limits.unpacked.of(input.len()),
            limits: limits.clone(),
        })
    }

    /// The worksheets.
    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The cells of a worksheet.
    pub(crate) fn cells(&mut self, index: usize) -> Result<Cells<'_, R>, Error> {
        let count = self.tabs.len();
        let Some(tab) = self.tabs.get(index) else {
            return Err(ErrorKind::NoSuchSheet { index, count }.into());
        };
        let name = tab.sheet.name.clone();
        caught(Some(&name), || self.survey(index)).flatten()
    }

    /// The cells of a worksheet that there is, once all that isn't a cell is known.
    fn survey(&mut self, index: usize) -> Result<Cells<'_, R>, Error> {
        let mirrors = self
            .mirrors
            .get_or_insert_with(|| Mirrors::find(&mut self.package, &mut self.owners, &self.tabs));
        let Tab { sheet, part: name, .. } = &self.tabs[index];
        let (sheet, allowed) = (&*sheet.name, self.limits.notes);
        let relations = Relations::read(&mut self.package, name)?;
        let mut extras = Extras::new(name, allowed);
        let mut boxes = Boxes::new(name, allowed);
        let part = self.package.needed_part(name)?;
        let columns = survey::survey(part, sheet, &relations, &mut extras, &mut boxes)?;
        let mut beside = Beside::new(&mut self.package, &mut self.owners, index);
        comments::read(&mut beside, sheet, &relations, &mut extras)?;
        boxes.read(&mut beside, &relations)?;
        boxes.give(&columns, &mut extras)?;
        mirrors.of(index).try_for_each(|cell| extras.mirror(cell))?;
        let terms = Terms { texts: &self.texts, formats: &self.formats, from_1904: self.from_1904 };
        let part = self.package.needed_part(name)?;
        let rows = Rows::new(part, sheet, terms, Formulas::new(allowed), self.limits.cells)?;
        Ok(Cells { sheet, rows, extras, columns, waiting: None, text: (self.text, self.text), failed: false })
    }
}
