//! The survey of one cell: its formula, and whether calamine will read its value as the file says it.
//!
//! One cell that calamine fails on fails its whole sheet, without a name; and some it reads as empty or as another text.

use std::io::{Read, Seek};

use msq_table::Address;
use quick_xml::events::{BytesStart, Event};

use super::{
    notes::Formula,
    part::resolve,
    survey::{Surveyor, short},
};
use crate::Error;

/// The errors of a spreadsheet that calamine knows; on any other it fails.
const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// How a cell's value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number, if it reads as one.
    Any,
    /// A number.
    Number,
    /// The place of a text that cells share.
    SharedText,
    /// True or false.
    Bool,
    /// An error of the spreadsheet.
    Error,
    /// Text in the value's place: what a formula gave, or a date.
    Text,
    /// Text in a place of its own.
    InlineText,
}

impl Kind {
    /// What the attribute `t` says.
    pub(super) fn of(kind: Option<&str>) -> Option<Self> {
        Some(match kind {
            None => Self::Any,
            Some("n") => Self::Number,
            Some("s") => Self::SharedText,
            Some("b") => Self::Bool,
            Some("e") => Self::Error,
            Some("str" | "d") => Self::Text,
            Some("inlineStr" | "is") => Self::InlineText,
            Some(_) => return None,
        })
    }
}

impl<R: Read + Seek> Surveyor<'_, R> {
    /// What is in a cell, to its end.
    pub(super) fn contents(&mut self, (cell, kind): (Address, Kind), buf: &mut Vec<u8>) -> Result<(), Error> {
        // The last thing in a cell is what calamine takes its value from.
        let mut valued = false;
        loop {
            let event = self.part.next_within(buf)?;
            let (tag, empty) = match event {
                Event::Start(tag) => (tag, false),
                Event::Empty(tag) => (tag, true),
                // The end of the cell: what is inside it ends below.
                Event::End(_) | Event::Eof => return Ok(()),
                _ => continue,
            };
            if valued {
                return Err(self.unreadable(cell, "something stands behind its value"));
            }
            match tag.local_name().as_ref() {
                "f" => {
                    let number = self.shared_number(&tag)?;
                    let text = if empty { String::new() } else { self.formula_text(cell, buf)? };
                    self.formula(cell, number, text)?;
                }
                "v" if kind == Kind::InlineText => {
                    return Err(self.unreadable(cell, "its text doesn't stand where it says"));
                }
                "v" if empty => valued = true,
                "v" => {
                    valued = true;
                    self.value(cell, kind, buf)?;
                }
                "is" if empty => valued = true,
                "is" => {
                    valued = true;
                    self.inline_text(cell, buf)?;
                }
                other => {
                    let what = format!("it holds <{}>, which is not read", short(other));
                    return Err(self.unreadable(cell, what));
                }
            }
        }
    }

    /// A formula: kept, where several cells share one also under its number.
    fn formula(&mut self, cell: Address, number: Option<u64>, text: String) -> Result<(), Error> {
        let room = &self.terms.room;
        let formula = match number {
            Some(number) if text.is_empty() => Formula::Shared(number),
            Some(number) => {
                self.notes.share(number, cell, text.clone(), room)?;
                Formula::Own(text)
            }
            None => Formula::Own(text),
        };
        self.notes.formula(cell, formula, room)
    }

    /// The number of a formula that several cells share.
    fn shared_number(&self, tag: &BytesStart<'_>) -> Result<Option<u64>, Error> {
        let [kind, number] = self.part.attributes(tag, ["t", "si"])?;
        Ok(number.filter(|_| kind.as_deref() == Some("shared")).and_then(|number| number.parse().ok()))
    }

    /// The text of a formula, to its end.
    fn formula_text(&mut self, cell: Address, buf: &mut Vec<u8>) -> Result<String, Error> {
        let mut text = String::new();
        loop {
            match self.part.next_within(buf)? {
                Event::Text(piece) => text.push_str(&piece.xml10_content()),
                Event::CData(piece) => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(reference) => match resolve(&reference) {
                    Some(piece) => text.push_str(&piece),
                    None => return Err(self.unreadable(cell, "its formula has an unknown entity in it")),
                },
                Event::End(_) | Event::Eof => return Ok(text),
                Event::Start(_) | Event::Empty(_) => {
                    return Err(self.unreadable(cell, "its formula holds more than text"));
                }
                _ => {}
            }
        }
    }

    /// A value, to its end.
    fn value(&mut self, cell: Address, kind: Kind, buf: &mut Vec<u8>) -> Result<(), Error> {
        let mut pieces = 0;
        loop {
            match self.part.next_within(buf)? {
                Event::End(_) | Event::Eof => return Ok(()),
                Event::Text(_) if kind == Kind::Text => {}
                Event::GeneralRef(reference) if kind == Kind::Text && resolve(&reference).is_some() => {}
                Event::Text(text) if pieces == 0 => {
                    pieces += 1;
                    if let Some(what) = fault(kind, &text, self.terms.texts) {
                        return Err(self.unreadable(cell, what));
                    }
                }
                // calamine reads the first piece only, or none.
                _ => return Err(self.unreadable(cell, "its value is written in pieces")),
            }
        }
    }

    /// A text in its own place, to its end.
    fn inline_text(&mut self, cell: Address, buf: &mut Vec<u8>) -> Result<(), Error> {
        let mut depth = 1;
        while depth > 0 {
            match self.part.next_within(buf)? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::GeneralRef(reference) if resolve(&reference).is_none() => {
                    return Err(self.unreadable(cell, "its text has an unknown entity in it"));
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
        Ok(())
    }
}

/// What calamine would fail on, or misread, in a value, where there are so many shared texts.
fn fault(kind: Kind, value: &str, texts: u64) -> Option<String> {
    match kind {
        Kind::Any | Kind::Text | Kind::InlineText => None,
        Kind::Number => value.parse::<f64>().err().map(|_| "its value isn't a number".into()),
        Kind::SharedText => {
            // calamine takes the first text for what isn't a number.
            let digits = value.bytes().all(|byte| byte.is_ascii_digit());
            let place = value.parse::<u64>().ok().filter(|place| digits && *place < texts);
            place
                .is_none()
                .then(|| format!("it refers to text {} of the {texts} that there are", short(value)))
        }
        Kind::Bool => {
            let known =
                ["0", "1", "false", "true"].iter().any(|known| known.eq_ignore_ascii_case(value.trim()));
            (!known && !value.trim().is_empty()).then(|| "its value is neither true nor false".into())
        }
        Kind::Error => (!ERRORS.contains(&value))
            .then(|| format!("it shows the error {}, which is not read yet", short(value))),
    }
}
