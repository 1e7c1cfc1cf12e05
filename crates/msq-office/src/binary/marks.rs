//! What is kept of a sheet while its cells are read: merged ranges, links, and what is hidden.
//!
//! Some of it stands behind the cells, so a sheet is gone through once before the first cell comes out.

use std::collections::{BTreeSet, HashMap, HashSet};

use msq_cells::{Address, Cell, CellValue, Extent};

use crate::{
    Error,
    budget::Budget,
    sheet::{
        links::Links,
        reference::{COLUMNS, Range},
    },
};

/// Bytes that a mark takes beside its text, the room that a growing table leaves empty included.
const MARK: u64 = 128;

/// The marks of a sheet.
pub(crate) struct Marks {
    merged: HashMap<Address, Extent>,
    links: Links,
    /// The first cells of links that no cell was found for yet.
    waiting: BTreeSet<Address>,
    columns: Vec<bool>,
    rows: HashSet<u32>,
    /// How many bytes may still be kept.
    budget: Budget,
}

impl Marks {
    /// None yet; so many bytes may be kept.
    pub(crate) fn new(budget: Budget) -> Self {
        Self {
            merged: HashMap::new(),
            links: Links::default(),
            waiting: BTreeSet::new(),
            columns: Vec::new(),
            rows: HashSet::new(),
            budget,
        }
    }

    /// Keeps a merged range.
    pub(crate) fn merge(&mut self, range: Range) -> Result<(), Error> {
        self.merged.insert(range.first, range.extent());
        self.grow(0)
    }

    /// Keeps a link.
    pub(crate) fn link(&mut self, range: Range, target: String) -> Result<(), Error> {
        self.grow(target.len())?;
        self.waiting.insert(range.first);
        self.links.push(range, target);
        Ok(())
    }

    /// Keeps that a row is hidden.
    pub(crate) fn hide_row(&mut self, row: u32) -> Result<(), Error> {
        self.rows.insert(row);
        self.grow(0)
    }

    /// Keeps that columns are hidden.
    pub(crate) fn hide_columns(&mut self, first: u32, last: u32) {
        self.columns.resize(COLUMNS as usize, false);
        let last = last.min(COLUMNS - 1);
        if first <= last {
            self.columns[first as usize..=last as usize].fill(true);
        }
    }

    /// Says that all marks are known. The error is a row that too many links lie behind.
    pub(crate) fn complete(&mut self) -> Result<(), u32> {
        self.links.build()
    }

    /// Marks a cell. It is `None` if that leaves it blank.
    pub(crate) fn mark(&mut self, mut cell: Cell) -> Option<Cell> {
        self.waiting.remove(&cell.address);
        let holds = cell.value != CellValue::Empty || cell.formula.is_some();
        let link = self.links.find(cell.address).filter(|(first, _)| holds || *first == cell.address);
        cell.link = link.map(|(_, target)| target.to_owned());
        if !holds && cell.link.is_none() {
            return None;
        }
        cell.extent = self.merged.get(&cell.address).copied().unwrap_or_default();
        cell.hidden |= self.rows.contains(&cell.address.row)
            || self.columns.get(cell.address.column as usize).is_some_and(|hidden| *hidden);
        Some(cell)
    }

    /// A cell that only a link lies behind and that the sheet doesn't list, once no other is left.
    pub(crate) fn missed(&mut self) -> Option<Cell> {
        let first = *self.waiting.first()?;
        self.mark(Cell::new(first, CellValue::Empty))
    }

    /// Makes room for one more.
    fn grow(&mut self, text: usize) -> Result<(), Error> {
        self.budget.spend(MARK + text as u64)
    }
}
