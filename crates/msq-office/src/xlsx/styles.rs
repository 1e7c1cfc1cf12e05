//! The styles of cells: what a number in each is shown as, and whether its font is struck out. No more of them is read.

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use quick_xml::events::Event;

use super::text::{is_strike, strikes};
use crate::{
    Error,
    package::{
        Package,
        part::{Part, unescaped},
    },
    sheet::formats::Shown,
};

/// The styles of cells.
#[derive(Default)]
pub(crate) struct Styles(Vec<Style>);

/// A style of cells.
#[derive(Clone, Copy, Default)]
struct Style {
    shown: Shown,
    struck: bool,
}

impl Styles {
    /// Reads the styles in the part of that name, if there is one.
    pub(crate) fn read<R: Read + Seek>(package: &mut Package<R>, name: &str) -> Result<Self, Error> {
        let mut styles = Self::default();
        let Some(mut part) = package.small_part(name)? else { return Ok(styles) };
        let (mut codes, mut fonts, mut buf) = (HashMap::new(), Vec::new(), Vec::new());
        loop {
            match part.next(&mut buf)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "numFmts" => own_formats(&mut part, &mut buf, &mut codes)?,
                    "fonts" => struck_fonts(&mut part, &mut buf, &mut fonts)?,
                    "cellXfs" => styles.cells(&mut part, &mut buf, &codes, &fonts)?,
                    _ => {}
                },
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    /// What a number in a cell of this style is shown as.
    pub(crate) fn of(&self, style: usize) -> Shown {
        self.0.get(style).copied().unwrap_or_default().shown
    }

    /// Whether the font of a cell of this style is struck out.
    pub(crate) fn is_struck(&self, style: usize) -> bool {
        self.0.get(style).is_some_and(|style| style.struck)
    }

    /// The styles, to the end of `cellXfs`. Number styles and fonts come before them.
    fn cells<R: Read + Seek>(
        &mut self,
        part: &mut Part<R>,
        buf: &mut Vec<u8>,
        codes: &HashMap<u32, Shown>,
        fonts: &[bool],
    ) -> Result<(), Error> {
        loop {
            match part.next(buf)? {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "xf" => {
                    let [number, font] = part.attributes(&tag, ["numFmtId", "fontId"])?;
                    let number = number.and_then(|number| number.parse().ok()).unwrap_or(0);
                    let shown = codes.get(&number).copied().unwrap_or_else(|| Shown::built_in(number));
                    // A font that there isn't strikes nothing out.
                    let font = font.as_deref().unwrap_or("0").parse::<usize>().ok();
                    let struck = font.and_then(|font| fonts.get(font).copied()).unwrap_or(false);
                    self.0.push(Style { shown, struck });
                }
                Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => return Ok(()),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

/// Whether each font is struck out, to the end of `fonts`.
fn struck_fonts<R: Read + Seek>(
    part: &mut Part<R>,
    buf: &mut Vec<u8>,
    fonts: &mut Vec<bool>,
) -> Result<(), Error> {
    loop {
        match part.next(buf)? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "font" => fonts.push(false),
                name if is_strike(name) => {
                    let struck = strikes(part, &tag)?;
                    if let Some(font) = fonts.last_mut() {
                        *font = struck;
                    }
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "fonts" => return Ok(()),
            Event::Eof => return Ok(()),
            _ => {}
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
