//! What belongs to the cells of a sheet beside their values: merged ranges, links, notes and check boxes.
//!
//! Owns how it is kept, sparsely and within a limit, until its cell comes. Finding it is the business of others.

use std::collections::BTreeMap;

use msq_cells::{Address, CheckBox, Extent};

use crate::{
    Error,
    budget::Budget,
    sheet::{links::Links, reference::Range},
};

/// Bytes that one thing kept takes beside its text, the room that a growing table leaves empty included.
const EXTRA: u64 = 256;

/// What is kept of a sheet.
pub(crate) struct Extras {
    cells: BTreeMap<Address, Extra>,
    links: Links,
    /// Whether rows that the sheet doesn't list are hidden.
    rows_hidden: bool,
    /// The first row of which the sheet can still tell whether it is hidden.
    next_row: u32,
    /// How many bytes may still be kept.
    budget: Budget,
}

/// What is kept of one cell.
#[derive(Debug, Default)]
pub(crate) struct Extra {
    /// How many rows and columns it covers, if it is merged.
    pub(crate) extent: Option<Extent>,
    /// The link that lies behind it.
    pub(crate) link: Option<String>,
    /// The note that hangs on it.
    pub(crate) note: Option<String>,
    /// The check boxes that are drawn over it.
    pub(crate) boxes: Vec<CheckBox>,
    /// Whether its value mirrors a check box.
    pub(crate) mirrors_box: bool,
    /// Whether a row that the sheet lists it in is hidden.
    pub(crate) row_hidden: Option<bool>,
}

impl Extra {
    /// Whether it is reason enough for a cell that holds nothing else.
    fn stands_alone(&self) -> bool {
        self.link.is_some() || self.note.is_some() || !self.boxes.is_empty()
    }
}

impl Extras {
    /// Nothing yet; so many bytes may be kept.
    pub(crate) fn new(budget: Budget) -> Self {
        let (cells, links) = Default::default();
        Self { cells, links, rows_hidden: false, next_row: 0, budget }
    }

    /// Says that rows that the sheet doesn't list are hidden.
    pub(crate) fn hide_rows(&mut self) {
        self.rows_hidden = true;
    }

    /// Keeps a merged range.
    pub(crate) fn merge(&mut self, range: Range) -> Result<(), Error> {
        self.keep(range.first, 0)?.extent = Some(range.extent());
        Ok(())
    }

    /// Keeps a link. One that lies behind several cells belongs to the first, and to others that hold a value.
    pub(crate) fn link(&mut self, range: Range, target: String) -> Result<(), Error> {
        if range.extent() != Extent::default() {
            self.grow(target.len())?;
            self.links.push(range, target.clone());
        }
        let len = target.len();
        self.keep(range.first, len)?.link = Some(target);
        Ok(())
    }

    /// Keeps a note; a second one on the same cell follows the first.
    pub(crate) fn note(&mut self, cell: Address, text: &str) -> Result<(), Error> {
        match &mut self.keep(cell, text.len())?.note {
            Some(note) => note.extend(["\n", text]),
            none => *none = Some(text.to_owned()),
        }
        Ok(())
    }

    /// Keeps a check box.
    pub(crate) fn check_box(&mut self, cell: Address, check_box: CheckBox) -> Result<(), Error> {
        self.keep(cell, check_box.label.len())?.boxes.push(check_box);
        Ok(())
    }

    /// Keeps that a cell's value mirrors a check box.
    pub(crate) fn mirror(&mut self, cell: Address) -> Result<(), Error> {
        self.keep(cell, 0)?.mirrors_box = true;
        Ok(())
    }

    /// Says that every link is known. The error is a row that too many lie behind.
    pub(crate) fn complete(&mut self) -> Result<(), u32> {
        self.links.build()
    }

    /// Takes note of a row that the sheet lists. One that comes late or again tells nothing, so that no cell is looked
    /// at twice.
    pub(crate) fn row(&mut self, row: u32, hidden: bool) {
        if row < self.next_row {
            return;
        }
        self.next_row = row.saturating_add(1);
        let cells = Address::new(row, 0)..Address::new(self.next_row, 0);
        self.cells.range_mut(cells).for_each(|(_, extra)| extra.row_hidden = Some(hidden));
    }

    /// What belongs to a cell that holds a value or a formula; it is given out once.
    pub(crate) fn take(&mut self, cell: Address) -> Extra {
        let mut extra = self.cells.remove(&cell).unwrap_or_default();
        if extra.link.is_none() {
            extra.link = self.links.find(cell).map(|(_, target)| target.to_owned());
        }
        extra
    }

    /// What belongs to the first cell that the sheet's cells didn't come to, before `cell` if that is given; and
    /// whether its row is hidden. It is given out once.
    pub(crate) fn missed(&mut self, cell: Option<Address>) -> Option<(Address, Extra, bool)> {
        while let Some(first) = self.cells.first_entry()
            && cell.is_none_or(|cell| *first.key() < cell)
        {
            let (address, extra) = first.remove_entry();
            if extra.stands_alone() {
                let hidden = extra.row_hidden.unwrap_or(self.rows_hidden);
                return Some((address, extra, hidden));
            }
        }
        None
    }

    /// Makes room for one more thing kept of a cell.
    fn keep(&mut self, cell: Address, text: usize) -> Result<&mut Extra, Error> {
        self.grow(text)?;
        Ok(self.cells.entry(cell).or_default())
    }

    /// Counts what is kept.
    fn grow(&mut self, text: usize) -> Result<(), Error> {
        self.budget.spend(EXTRA + text as u64)
    }
}
