//! The survey of a sheet: one pass over its part before its cells are read.
//!
//! Owns two things. It finds what stands apart from a cell's value: formulas, merged ranges, links. And it refuses what
//! calamine would fail on, or would read as something else than the file says, by the name of the cell. What is in a `c`
//! element is looked at in `survey_cell`.

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use msq_table::Address;
use quick_xml::{
    escape::unescape,
    events::{BytesStart, Event},
};

use super::{
    notes::{Notes, Room},
    outline::Relation,
    part::Part,
    reference::{self, Range},
    survey_cell::Kind,
};
use crate::{Error, ErrorKind, Limit};

/// What a survey finds.
pub(crate) struct Survey {
    /// What belongs to cells beside their values.
    pub(crate) notes: Notes,
    /// Whether the cells stand row by row, from left to right.
    pub(crate) ordered: bool,
}

/// What a survey is told.
pub(crate) struct Terms<'a> {
    /// The name of the sheet.
    pub(crate) sheet: &'a str,
    /// How many texts cells may share.
    pub(crate) texts: u64,
    /// How many cells there may be.
    pub(crate) cells: u64,
    /// How many bytes notes may take.
    pub(crate) room: Room<'a>,
    /// What the sheet's relationships are.
    pub(crate) relations: &'a HashMap<String, Relation>,
}

/// Goes through the part of a sheet.
pub(crate) fn survey<R: Read + Seek>(part: Part<'_, R>, terms: &Terms<'_>) -> Result<Survey, Error> {
    let notes = Notes::default();
    let mut surveyor =
        Surveyor { part, terms, notes, place: Address::new(0, 0), last: None, ordered: true, cells: 0 };
    surveyor.sheet()?;
    if let Err(row) = surveyor.notes.complete() {
        return Err(surveyor.part.malformed(format!("too many links lie behind row {}", row + 1)));
    }
    let Surveyor { notes, ordered, .. } = surveyor;
    Ok(Survey { notes, ordered })
}

/// A survey under way.
pub(super) struct Surveyor<'a, R: Read + Seek> {
    pub(super) part: Part<'a, R>,
    pub(super) terms: &'a Terms<'a>,
    pub(super) notes: Notes,
    /// Where the next cell stands if it doesn't say: counted as calamine counts.
    place: Address,
    last: Option<Address>,
    ordered: bool,
    cells: u64,
}

impl<R: Read + Seek> Surveyor<'_, R> {
    /// The whole part.
    fn sheet(&mut self) -> Result<(), Error> {
        let mut buf = Vec::new();
        let mut seen = false;
        loop {
            match self.part.next(&mut buf)? {
                Event::Start(tag) if tag.local_name().as_ref() == "sheetData" => {
                    self.once(&mut seen)?;
                    self.rows(&mut buf)?;
                }
                Event::Empty(tag) if tag.local_name().as_ref() == "sheetData" => self.once(&mut seen)?,
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "dimension" => {
                        self.range(&tag)?;
                    }
                    "mergeCell" => {
                        let range = self.range(&tag)?;
                        self.notes.merge(range, &self.terms.room)?;
                    }
                    "hyperlink" => self.link(&tag)?,
                    _ => {}
                },
                Event::Eof if !seen => return Err(self.part.malformed("it has no place for cells")),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Refuses a second list of cells: calamine ends with the first.
    fn once(&self, seen: &mut bool) -> Result<(), Error> {
        if std::mem::replace(seen, true) {
            return Err(self.part.malformed("it has two lists of cells"));
        }
        Ok(())
    }

    /// The rows, to the end of `sheetData`.
    fn rows(&mut self, buf: &mut Vec<u8>) -> Result<(), Error> {
        loop {
            match self.part.next(buf)? {
                Event::Start(tag) if tag.local_name().as_ref() == "c" => {
                    let cell = self.cell(&tag)?;
                    self.contents(cell, buf)?;
                }
                Event::Empty(tag) if tag.local_name().as_ref() == "c" => {
                    self.cell(&tag)?;
                }
                Event::Start(tag) if tag.local_name().as_ref() == "row" => self.row(&tag)?,
                Event::Empty(tag) if tag.local_name().as_ref() == "row" => {
                    self.row(&tag)?;
                    self.row_ends();
                }
                Event::End(tag) => match tag.local_name().as_ref() {
                    "row" => self.row_ends(),
                    "sheetData" => return Ok(()),
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The beginning of a row.
    fn row(&mut self, tag: &BytesStart<'_>) -> Result<(), Error> {
        if let [Some(number)] = self.part.attributes(tag, ["r"])? {
            self.place.row = reference::row(&number).ok_or_else(|| self.no_cell(&number))?;
        }
        Ok(())
    }

    /// The end of a row. No sheet has enough of them to count beyond a `u32`.
    fn row_ends(&mut self) {
        self.place = Address::new(self.place.row.saturating_add(1), 0);
    }

    /// The beginning of a cell: where it stands, and how its value is written.
    fn cell(&mut self, tag: &BytesStart<'_>) -> Result<(Address, Kind), Error> {
        let [reference, kind] = self.part.attributes(tag, ["r", "t"])?;
        let cell = match reference {
            Some(reference) => reference::address(&reference).ok_or_else(|| self.no_cell(&reference))?,
            None if self.place.row < reference::ROWS && self.place.column < reference::COLUMNS => self.place,
            None => return Err(self.no_cell(&self.place.to_string())),
        };
        self.place.column = cell.column + 1;
        self.cells += 1;
        Error::check(Limit::Cells, self.cells, self.terms.cells, Some(self.terms.room.part))?;
        self.ordered &= self.last.is_none_or(|last| last < cell);
        self.last = Some(cell);
        let kind = Kind::of(kind.as_deref());
        let kind =
            kind.ok_or_else(|| self.unreadable(cell, "its value is of a kind that Excel doesn't know"))?;
        Ok((cell, kind))
    }

    /// A link, if it has a target.
    fn link(&mut self, tag: &BytesStart<'_>) -> Result<(), Error> {
        let range = self.range(tag)?;
        let [id, location] = self.part.attributes(tag, ["r:id", "location"])?;
        let Ok(location) = location.as_deref().map(unescape).transpose() else {
            return Err(self.part.malformed("the target of a link has an unknown entity in it"));
        };
        let target = id.and_then(|id| self.terms.relations.get(&*id)).map(|relation| &*relation.target);
        let link = match (target, location) {
            (Some(target), Some(location)) => format!("{target}#{location}"),
            (Some(target), None) => target.to_owned(),
            (None, Some(location)) => format!("#{location}"),
            (None, None) => return Ok(()),
        };
        self.notes.link(range, link, &self.terms.room)
    }

    /// The range that a tag is about.
    fn range(&self, tag: &BytesStart<'_>) -> Result<Range, Error> {
        let [reference] = self.part.attributes(tag, ["ref"])?;
        let reference = reference.unwrap_or_default();
        Range::parse(&reference).ok_or_else(|| self.no_cell(&reference))
    }

    /// That no cell has the name `reference`.
    fn no_cell(&self, reference: &str) -> Error {
        let reference = short(reference);
        ErrorKind::Reference { sheet: self.terms.sheet.to_owned(), reference }.into()
    }

    /// That `cell` cannot be read.
    pub(super) fn unreadable(&self, cell: Address, what: impl Into<String>) -> Error {
        ErrorKind::Cell { sheet: self.terms.sheet.to_owned(), cell, what: what.into() }.into()
    }
}

/// What a file says, for a message: the end is left out if it is long.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
