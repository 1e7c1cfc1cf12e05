//! The texts that cells share, held as one string and the places where each ends.
//!
//! A workbook of 20,000 responses shares 800,000 texts: a string for each would take twice the memory of the texts.

use std::io::{Read, Seek};

use quick_xml::events::Event;

use super::{package::Package, text};
use crate::{Error, Limit};

/// The texts that cells share.
#[derive(Default)]
pub(crate) struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Reads the part of that name, if there is one, which may take `allowed` bytes of memory.
    pub(crate) fn read<R: Read + Seek>(
        package: &mut Package<R>,
        name: &str,
        allowed: u64,
    ) -> Result<Self, Error> {
        let mut texts = Self::default();
        let Some(mut part) = package.part(name)? else { return Ok(texts) };
        let mut buf = Vec::new();
        loop {
            match part.next(&mut buf)? {
                Event::Start(tag) if tag.local_name().as_ref() == "si" => {
                    text::runs(&mut part, &mut buf, &mut texts.all)?;
                    texts.ends.push(texts.all.len());
                }
                Event::Empty(tag) if tag.local_name().as_ref() == "si" => texts.ends.push(texts.all.len()),
                Event::Eof => break,
                _ => continue,
            }
            let bytes = texts.all.len() + texts.ends.len() * size_of::<usize>();
            Error::check(Limit::Held, bytes as u64, allowed, Some(name))?;
        }
        Ok(texts)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of that number, counted from 0.
    pub(crate) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(&self.all[start..end])
    }
}
