//! Excel workbooks since 2007: .xlsx and .xlsm.
//!
//! A workbook is opened without a look at its sheets: `outline`, `shared_texts` and `styles` see what it is made of. A
//! sheet is read in two steps when its cells are asked for. First comes everything that isn't a cell: the `survey` of
//! its part, `comments` and `boxes` in the parts beside it. It is kept in `extras` until its cell comes by. Then `rows`
//! streams the list of cells, and `cells` puts both together.
//!
//! A sheet that cannot be read thus costs that sheet only, one that nobody reads costs nothing, and memory doesn't grow
//! with the rows.

mod anchor;
mod beside;
mod boxes;
mod cells;
mod columns;
mod comments;
mod drawing;
mod extras;
mod formulas;
mod mirrors;
mod outline;
mod rows;
mod shape;
mod shared_texts;
mod styles;
mod survey;
mod text;
mod value;
mod vml;

use std::{
    io::{Read, Seek},
    sync::Arc,
};

use msq_cells::Sheet;

pub(crate) use self::cells::Cells;
use self::{
    beside::{Beside, Owners},
    boxes::Boxes,
    extras::Extras,
    formulas::Formulas,
    mirrors::Mirrors,
    outline::{Tab, outline},
    rows::Rows,
    shared_texts::shared_texts,
    styles::Styles,
    value::Terms,
};
use crate::{
    Error, Limit, Limits,
    budget::Budget,
    package::{Package, relations::Relations},
};

/// A workbook, open.
pub(crate) struct Book<R: Read + Seek> {
    package: Package<R>,
    /// The tabs that have cells, and their sheets.
    tabs: Vec<Tab>,
    sheets: Vec<Sheet>,
    terms: Arc<Terms>,
    owners: Owners,
    /// Known once a sheet was asked for.
    mirrors: Option<Mirrors>,
    limits: Limits,
}

impl<R: Read + Seek> Book<R> {
    /// Reads what is known of the workbook in a package before its sheets.
    pub(crate) fn open(mut package: Package<R>, limits: &Limits) -> Result<Self, Error> {
        let outline = match outline(&mut package, limits) {
            Ok(outline) if !outline.tabs.is_empty() => outline,
            // A workbook has a sheet; this may be something else.
            other => package.check_kind().and(other)?,
        };
        let held = limits.held.of(package.size());
        let texts = shared_texts(&mut package, &outline.texts, held)?;
        let styles = Styles::read(&mut package, &outline.styles)?;
        let tabs: Vec<_> = outline.tabs.into_iter().filter(|tab| tab.has_cells).collect();
        Ok(Self {
            package,
            sheets: tabs.iter().map(|tab| tab.sheet.clone()).collect(),
            tabs,
            terms: Arc::new(Terms { texts, styles, from_1904: outline.from_1904 }),
            owners: Owners::new(),
            mirrors: None,
            limits: limits.clone(),
        })
    }

    /// The worksheets.
    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// How many bytes the package has.
    pub(crate) fn size(&self) -> u64 {
        self.package.size()
    }

    /// The cells of the worksheet of that number and name, once all that isn't a cell is known.
    pub(crate) fn cells(&mut self, index: usize, sheet: &Arc<str>) -> Result<Cells<R>, Error> {
        let mirrors = self
            .mirrors
            .get_or_insert_with(|| Mirrors::find(&mut self.package, &mut self.owners, &self.tabs));
        let part: Arc<str> = self.tabs[index].part.as_str().into();
        let notes = |spender| Budget::new(Limit::Notes, self.limits.notes, Some(spender));
        let relations = Relations::read(&mut self.package, &part)?;
        let (mut extras, mut boxes) = (Extras::new(notes(&part)), Boxes::new(notes(&part)));
        let surveyed = self.package.needed_part(&part)?;
        let columns = survey::survey(surveyed, sheet, &relations, &mut extras, &mut boxes)?;
        let mut beside = Beside::new(&mut self.package, &mut self.owners, index);
        comments::read(&mut beside, sheet, &relations, &mut extras)?;
        boxes.read(&mut beside, &relations)?;
        boxes.give(&columns, &mut extras)?;
        mirrors.of(index).try_for_each(|cell| extras.mirror(cell))?;
        let cells = Budget::new(Limit::Cells, self.limits.cells, Some(sheet));
        let formulas = Formulas::new(notes(sheet));
        let rows = Rows::new(self.package.needed_part(&part)?, sheet, &self.terms, formulas, cells)?;
        Ok(Cells { rows, extras, columns, waiting: None })
    }
}
