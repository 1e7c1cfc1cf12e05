//! What is kept of a sheet while its cells are read: formulas, links, and merged ranges.
//!
//! Owns how they are stored, sparsely and within a limit, and how a cell gets its own. Finding them is the survey's business.

use std::collections::{BTreeSet, HashMap};

use calamine::expand_shared_formula;
use msq_table::Address;

use super::{links::Links, reference::Range};
use crate::{Error, Limit};

/// Bytes that a note takes beside its text, the room that a growing table leaves empty included.
const NOTE: u64 = 256;

/// The notes of a sheet.
#[derive(Default)]
pub(crate) struct Notes {
    cells: HashMap<Address, Note>,
    /// Formulas that several cells share, by their number in the sheet.
    shared: HashMap<u64, Shared>,
    links: Links,
    /// The first cells of links that the sheet's cells have not come to yet.
    waiting: BTreeSet<Address>,
    bytes: u64,
}

/// What is kept of one cell.
#[derive(Default)]
struct Note {
    span: Option<(u32, u32)>,
    link: Option<String>,
    formula: Option<Formula>,
}

/// A cell's formula.
pub(crate) enum Formula {
    /// As written.
    Own(String),
    /// Another cell's, moved along.
    Shared(u64),
}

/// A formula that several cells share, as the first of them has it.
struct Shared {
    origin: Address,
    text: String,
}

/// What a cell gets.
#[derive(Default)]
pub(crate) struct Found {
    /// How many rows and columns it covers, if it is merged.
    pub(crate) span: Option<(u32, u32)>,
    /// The link that lies behind it.
    pub(crate) link: Option<String>,
    /// Its formula.
    pub(crate) formula: Option<String>,
}

/// How many bytes the notes of a sheet may take.
pub(crate) struct Room<'a> {
    /// The limit.
    pub(crate) allowed: u64,
    /// The part that the sheet is.
    pub(crate) part: &'a str,
}

impl Notes {
    /// Keeps a merged range.
    pub(crate) fn merge(&mut self, range: Range, room: &Room<'_>) -> Result<(), Error> {
        self.grow(0, room)?;
        self.cells.entry(range.first).or_default().span = Some(range.span());
        Ok(())
    }

    /// Keeps a link.
    pub(crate) fn link(&mut self, range: Range, target: String, room: &Room<'_>) -> Result<(), Error> {
        self.grow(target.len(), room)?;
        self.waiting.insert(range.first);
        if range.span() == (1, 1) {
            self.cells.entry(range.first).or_default().link = Some(target);
        } else {
            self.links.push(range, target);
        }
        Ok(())
    }

    /// Keeps a formula.
    pub(crate) fn formula(&mut self, cell: Address, formula: Formula, room: &Room<'_>) -> Result<(), Error> {
        self.grow(if let Formula::Own(text) = &formula { text.len() } else { 0 }, room)?;
        self.cells.entry(cell).or_default().formula = Some(formula);
        Ok(())
    }

    /// Keeps a formula that other cells share.
    pub(crate) fn share(
        &mut self,
        number: u64,
        origin: Address,
        text: String,
        room: &Room<'_>,
    ) -> Result<(), Error> {
        self.grow(text.len(), room)?;
        self.shared.insert(number, Shared { origin, text });
        Ok(())
    }

    /// Says that every link is known, so that [`find`](Self::find) can begin. The error is a row that too many lie behind.
    pub(crate) fn complete(&mut self) -> Result<(), u32> {
        self.links.build()
    }

    /// What belongs to `cell`. A link that lies behind several cells belongs to the first, and to others that hold something.
    pub(crate) fn find(&mut self, cell: Address, holds: bool) -> Found {
        self.waiting.remove(&cell);
        let mut found = Found::default();
        if let Some(note) = self.cells.get(&cell) {
            found.span = note.span;
            found.link.clone_from(&note.link);
            found.formula = note.formula.as_ref().map(|formula| self.text(formula, cell));
        }
        if found.link.is_none() {
            let holds = holds || found.formula.is_some();
            let behind = self.links.find(cell).filter(|(first, _)| holds || *first == cell);
            found.link = behind.map(|(_, target)| target.to_owned());
        }
        found
    }

    /// The first cell of a link that no cell of the sheet has come to, before `cell` if that is given.
    pub(crate) fn missed(&mut self, cell: Option<Address>) -> Option<Address> {
        let first = *self.waiting.first()?;
        cell.is_none_or(|cell| first < cell).then_some(first)
    }

    /// The text of a formula in `cell`; empty where the sheet doesn't say it, or calamine can't move it along.
    fn text(&self, formula: &Formula, cell: Address) -> String {
        match formula {
            Formula::Own(text) => text.clone(),
            Formula::Shared(number) => {
                let place = |cell: Address| (cell.row, cell.column);
                self.shared
                    .get(number)
                    .and_then(|shared| {
                        expand_shared_formula(&shared.text, place(shared.origin), place(cell)).ok()
                    })
                    .unwrap_or_default()
            }
        }
    }

    /// Makes room for one more note.
    fn grow(&mut self, text: usize, room: &Room<'_>) -> Result<(), Error> {
        self.bytes += NOTE + text as u64;
        Error::check(Limit::Notes, self.bytes, room.allowed, Some(room.part))
    }
}
