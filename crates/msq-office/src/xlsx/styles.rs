//! The styles of cells: what a number in each is shown as. No more of them is read.

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use quick_xml::events::Event;

use crate::{
    Error,
    package::{
        Package,
        part::{Part, unescaped},
    },
    sheet::formats::Shown,
};

/// What a number is shown as, for each style of cells.
#[derive(Default)]
pub(crate) struct Styles(Vec<Shown>);

impl Styles {
    /// Reads the styles in the part of that name, if there is one.
    pub(crate) fn read<R: Read + Seek>(package: &mut Package<R>, name: &str) -> Result<Self, Error> {
        let mut styles = Self::default();
        let Some(mut part) = package.small_part(name)? else { return Ok(styles) };
        let (mut codes, mut buf) = (HashMap::new(), Vec::new());
        loop {
            match part.next(&mut buf)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "numFmts" => own_formats(&mut part, &mut buf, &mut codes)?,
                    "cellXfs" => styles.cells(&mut part, &mut buf, &codes)?,
                    _ => {}
                },
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    /// What a number in a cell of this style is shown as.
    pub(crate) fn of(&self, style: usize) -> Shown {
        self.0.get(style).copied().unwrap_or_default()
    }

    /// The styles, to the end of `cellXfs`. Number styles come before them.
    fn cells<R: Read + Seek>(
        &mut self,
        part: &mut Part<R>,
        buf: &mut Vec<u8>,
        codes: &HashMap<u32, Shown>,
    ) -> Result<(), Error> {
        loop {
            match part.next(buf)? {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "xf" => {
                    let [number] = part.attributes(&tag, ["numFmtId"])?;
                    let number = number.and_then(|number| number.parse().ok()).unwrap_or(0);
                    self.0.push(codes.get(&number).copied().unwrap_or_else(|| Shown::built_in(number)));
                }
                Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => return Ok(()),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

/// The workbook's own number styles by their numbers, to the end of `numFmts`.
fn own_formats<R: Read + Seek>(
    part: &mut Part<R>,
    buf: &mut Vec<u8>,
    codes: &mut HashMap<u32, Shown>,
) -> Result<(), Error> {
    loop {
        match part.next(buf)? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "numFmt" => {
                let [number, code] = part.attributes(&tag, ["numFmtId", "formatCode"])?;
                if let (Some(number), Some(code)) = (number.and_then(|number| number.parse().ok()), code) {
                    codes.insert(number, Shown::by(&unescaped(&code)));
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "numFmts" => return Ok(()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
