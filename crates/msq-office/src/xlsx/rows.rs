//! The list of cells in a sheet, row by row: those that hold a value or a formula, one after the other.
//!
//! One bad value is an error in its cell. What makes it doubtful where the cells are is an error of the sheet.

use std::{
    io::{Read, Seek},
    sync::Arc,
};

use msq_cells::{Address, Cell, CellValue, text::Shortened};
use quick_xml::events::{BytesStart, Event};

use super::{
    formulas::Formulas,
    text,
    value::{Kind, Terms, unreadable},
};
use crate::{
    Error,
    budget::Budget,
    package::part::{Part, is_true},
    sheet::{reference, runs::Runs},
};

/// The cells of a sheet that are still to come.
pub(crate) struct Rows<R: Read + Seek> {
    part: Part<R>,
    /// The name of the sheet.
    sheet: Arc<str>,
    terms: Arc<Terms>,
    formulas: Formulas,
    /// Where the next cell stands if it doesn't say.
    place: Address,
    row_hidden: bool,
    /// How many cells there may still be.
    budget: Budget,
    ended: bool,
    buf: Vec<u8>,
    /// What is written of the value that is being read.
    written: String,
}

/// The attributes of a cell.
struct Head {
    address: Address,
    kind: Kind,
    style: usize,
}

impl<R: Read + Seek> Rows<R> {
    /// The rows of a sheet of that name, which may have so many cells, from the start of its part.
    pub(crate) fn new(
        mut part: Part<R>,
        sheet: &Arc<str>,
        terms: &Arc<Terms>,
        formulas: Formulas,
        budget: Budget,
    ) -> Result<Self, Error> {
        let mut buf = Vec::new();
        let ended = loop {
            match part.next(&mut buf)? {
                Event::Start(tag) if tag.local_name().as_ref() == "sheetData" => break false,
                Event::Empty(tag) if tag.local_name().as_ref() == "sheetData" => break true,
                Event::Eof => break true,
                _ => {}
            }
        };
        let place = Address::new(0, 0);
        let written = String::new();
        Ok(Self {
            part,
            sheet: Arc::clone(sheet),
            terms: Arc::clone(terms),
            formulas,
            place,
            row_hidden: false,
            budget,
            ended,
            buf,
            written,
        })
    }

    /// The next cell that holds a value or a formula. On the way, `row` is told of each row that begins, and whether it
    /// is hidden.
    pub(crate) fn next(&mut self, row: impl FnMut(u32, bool)) -> Result<Option<Cell>, Error> {
        let mut buf = std::mem::take(&mut self.buf);
        let next = self.advance(&mut buf, row);
        self.buf = buf;
        next
    }

    /// The next cell that holds a value or a formula.
    fn advance(&mut self, buf: &mut Vec<u8>, mut row: impl FnMut(u32, bool)) -> Result<Option<Cell>, Error> {
        while !self.ended {
            match self.part.next(buf)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "c" => {
                        let head = self.head(&tag)?;
                        if let Some(cell) = self.cell(&head, buf)? {
                            return Ok(Some(cell));
                        }
                    }
                    "row" => {
                        self.row(&tag)?;
                        row(self.place.row, self.row_hidden);
                    }
                    _ => {}
                },
                Event::Empty(tag) => match tag.local_name().as_ref() {
                    "c" => {
                        self.head(&tag)?;
                    }
                    "row" => {
                        self.row(&tag)?;
                        row(self.place.row, self.row_hidden);
                        self.row_ends();
                    }
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "row" => self.row_ends(),
                    // What follows was surveyed.
                    "sheetData" => self.ended = true,
                    _ => {}
                },
                Event::Eof => self.ended = true,
                _ => {}
            }
        }
        Ok(None)
    }

    /// The beginning of a row.
    fn row(&mut self, tag: &BytesStart<'_>) -> Result<(), Error> {
        let [number, hidden, height] = self.part.attributes(tag, ["r", "hidden", "ht"])?;
        if let Some(number) = number {
            self.place.row = reference::row(&number).ok_or_else(|| Error::no_cell(&self.sheet, &number))?;
        }
        let flat = height.is_some_and(|height| height.trim().parse() == Ok(0.0));
        self.row_hidden = is_true(hidden.as_deref()) || flat;
        Ok(())
    }

    /// The end of a row. No sheet has enough of them to count beyond a `u32`.
    fn row_ends(&mut self) {
        self.place = Address::new(self.place.row.saturating_add(1), 0);
        self.row_hidden = false;
    }

    /// The beginning of a cell.
    fn head(&mut self, tag: &BytesStart<'_>) -> Result<Head, Error> {
        let [reference, kind, style] = self.part.attributes(tag, ["r", "t", "s"])?;
        let no_cell = |reference: &str| Error::no_cell(&self.sheet, reference);
        let address = match reference {
            Some(reference) => reference::address(&reference).ok_or_else(|| no_cell(&reference))?,
            None if self.place.row < reference::ROWS && self.place.column < reference::COLUMNS => self.place,
            None => return Err(no_cell(&self.place.to_string())),
        };
        self.place.column = address.column + 1;
        self.budget.spend(1)?;
        // A style that there isn't is that of a plain cell.
        let style = style.and_then(|style| style.parse().ok()).unwrap_or(0);
        Ok(Head { address, kind: Kind::of(kind.as_deref()), style })
    }

    /// What is in a cell, to its end, if it holds a value or a formula.
    fn cell(&mut self, head: &Head, buf: &mut Vec<u8>) -> Result<Option<Cell>, Error> {
        let (mut value, mut runs) = (CellValue::Empty, Runs::default());
        let (mut formula, mut odd) = (None, None);
        loop {
            let (tag, empty) = match self.part.next_within(buf)? {
                Event::Start(tag) => (tag, false),
                Event::Empty(tag) => (tag, true),
                // What is inside ends below.
                Event::End(_) | Event::Eof => break,
                _ => continue,
            };
            let name = tag.local_name();
            match name.as_ref() {
                "f" => {
                    let shared = self.shared_number(&tag)?;
                    formula = Some(self.formula(head.address, shared, empty, buf)?);
                }
                "v" | "is" => {
                    let inline = name.as_ref() == "is";
                    let found = self.value(head, inline, empty, buf)?;
                    (value, runs) = match ((value, runs), found) {
                        ((CellValue::Empty, _), found) => found,
                        (before, (CellValue::Empty, _)) => before,
                        _ => (unreadable("two values in one cell"), Runs::default()),
                    };
                }
                other => {
                    // What comes with an extension is no value.
                    if other != "extLst" {
                        odd = Some(Shortened(other).to_string());
                    }
                    if !empty {
                        self.part.skip(buf)?;
                    }
                }
            }
        }
        if let (CellValue::Empty, Some(odd)) = (&value, odd) {
            value = unreadable(format_args!("<{odd}> in the place of a value"));
        }
        if value == CellValue::Empty && formula.is_none() {
            return Ok(None);
        }
        let mut cell = Cell::new(head.address, value);
        self.terms.format(&mut cell, head.style, &runs);
        cell.formula = formula;
        cell.hidden = self.row_hidden;
        Ok(Some(cell))
    }

    /// The number of a formula that several cells share.
    fn shared_number(&self, tag: &BytesStart<'_>) -> Result<Option<u64>, Error> {
        let [kind, number] = self.part.attributes(tag, ["t", "si"])?;
        Ok(number.filter(|_| kind.as_deref() == Some("shared")).and_then(|number| number.parse().ok()))
    }

    /// A formula, to its end; of one that several cells share, the first cell has the text.
    fn formula(
        &mut self,
        cell: Address,
        shared: Option<u64>,
        empty: bool,
        buf: &mut Vec<u8>,
    ) -> Result<String, Error> {
        let mut text = String::new();
        if !empty {
            self.part.text(buf, &mut text)?;
        }
        match shared {
            Some(number) if text.is_empty() => return Ok(self.formulas.get(number, cell)),
            Some(number) => self.formulas.share(number, cell, &text)?,
            None => {}
        }
        Ok(text)
    }

    /// A value, to its end, and its runs.
    fn value(
        &mut self,
        head: &Head,
        inline: bool,
        empty: bool,
        buf: &mut Vec<u8>,
    ) -> Result<(CellValue, Runs), Error> {
        self.written.clear();
        if inline {
            let mut runs = Runs::default();
            if !empty {
                text::rich(&mut self.part, buf, &mut self.written, &mut runs)?;
            }
            return Ok((CellValue::Text(self.written.clone()), runs));
        }
        if !empty {
            self.part.text(buf, &mut self.written)?;
        }
        let value = self.terms.value(head.kind, &self.written, head.style);
        Ok((value, self.terms.runs(head.kind, &self.written)))
    }
}
