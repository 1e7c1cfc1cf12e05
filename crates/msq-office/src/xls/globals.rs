//! What a workbook says of itself before its sheets: their names and places, the texts that cells share, number
//! formats.

use std::{collections::HashMap, ops::Range};

use msq_cells::{CellValue, NumberFormat, Sheet};

use super::records::{Record, Records, Script};
use crate::{
    Error, ErrorKind, FileKind, Limit, Limits,
    binary::fonts::{is_struck, runs},
    budget::Budget,
    bytes::short,
    sheet::{formats::Shown, texts::Texts, value::formatted},
};

/// Bytes that a shared text takes beside its own, the room that a growing list leaves empty included.
const TEXT: u64 = 64;

/// The kinds of records.
pub(super) const BEGIN: u16 = 0x0809;
pub(super) const END: u16 = 0x000A;
const PASSWORD: u16 = 0x002F;
const DATE_SYSTEM: u16 = 0x0022;
const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const SHEET: u16 = 0x0085;
const TEXTS: u16 = 0x00FC;

const CODE_PAGE: u16 = 0x0042;

/// The versions of records that Excel 5 and 95 write, and Excel since 1997.
const VERSION_5: u16 = 0x0500;
const VERSION_8: u16 = 0x0600;
/// The encoding of texts unless it is said.
const WESTERN: u16 = 1252;

/// What a workbook says of itself.
pub(super) struct Globals {
    /// The sheets that have cells.
    pub(super) tabs: Vec<Tab>,
    /// How texts are written.
    pub(super) script: Script,
    /// The texts that cells share.
    pub(super) texts: Texts,
    /// What each style makes of a number.
    formats: Vec<Shown>,
    /// Whether the font of each style is struck out.
    struck: Vec<bool>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
}

impl Globals {
    /// What a number in this style is.
    pub(super) fn formatted(&self, number: f64, style: u16) -> (CellValue, NumberFormat) {
        let shown = self.formats.get(usize::from(style)).copied().unwrap_or_default();
        formatted(number, shown, self.from_1904)
    }

    /// Whether a cell in this style is struck out.
    pub(super) fn is_struck(&self, style: u16) -> bool {
        self.struck.get(usize::from(style)).copied().unwrap_or(false)
    }
}

/// Whether the font of that number is struck out. No font has the number 4: those behind count on from 5.
fn is_font_struck(fonts: &[bool], number: u16) -> bool {
    let place = match number {
        0..=3 => number,
        4 => return false,
        _ => number - 1,
    };
    fonts.get(usize::from(place)).copied().unwrap_or(false)
}

/// A sheet.
pub(super) struct Tab {
    pub(super) sheet: Sheet,
    /// Where in the stream it begins.
    start: usize,
    /// Where the next one begins, so that no part of the stream is read for two sheets.
    end: usize,
    /// Whether it has cells, rather than a chart or a program.
    has_cells: bool,
}

impl Tab {
    /// The part of the stream that it is.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Reads the beginning of a stream.
pub(super) fn globals(stream: &[u8], limits: &Limits) -> Result<Globals, Error> {
    let mut records = Records::new(stream);
    let script =
        match records.next().filter(|first| first.kind == BEGIN).and_then(|first| short(first.data, 0)) {
            Some(VERSION_8) => Script::Unicode,
            Some(VERSION_5) => Script::of_code_page(WESTERN),
            _ => return Err(Error::refused(FileKind::Excel4)),
        };
    let mut globals = Globals {
        tabs: Vec::new(),
        script,
        texts: Texts::default(),
        formats: Vec::new(),
        struck: Vec::new(),
        from_1904: false,
    };
    let (mut styles, mut fonts, mut codes) = (Vec::new(), Vec::new(), HashMap::new());
    loop {
        let Some(Record { kind, data }) = records.next() else { return Err(malformed("its end is missing")) };
        match kind {
            END => break,
            PASSWORD => return Err(ErrorKind::Encrypted.into()),
            DATE_SYSTEM => globals.from_1904 = short(data, 0) == Some(1),
            CODE_PAGE => {
                if let (Script::Bytes(_), Some(number)) = (globals.script, short(data, 0)) {
                    globals.script = Script::of_code_page(number);
                }
            }
            FORMAT => {
                let code = data.get(2..).and_then(|data| {
                    let mut data = records.pieces(data);
                    match globals.script {
                        Script::Unicode => data.unicode_text(),
                        old => data.short_text(old),
                    }
                });
                codes.extend(short(data, 0).zip(code.as_deref().map(Shown::by)));
            }
            FONT => fonts.push(is_struck(data)),
            STYLE => styles.extend(short(data, 0).zip(short(data, 2))),
            SHEET => {
                Error::check(Limit::Sheets, globals.tabs.len() as u64 + 1, limits.sheets, None)?;
                let tab = tab(&mut records, data, globals.script)
                    .ok_or_else(|| malformed("a sheet's name is cut short"))?;
                globals.tabs.push(tab);
            }
            TEXTS => {
                let budget = Budget::new(Limit::Held, limits.held.of(stream.len() as u64), None);
                globals.texts = texts(&mut records, data, &fonts, budget)?;
            }
            _ => {}
        }
    }
    let kind = |code: &u16| codes.get(code).copied().unwrap_or_else(|| Shown::built_in((*code).into()));
    globals.formats = styles.iter().map(|(_, code)| kind(code)).collect();
    globals.struck = styles.iter().map(|(font, _)| is_font_struck(&fonts, *font)).collect();
    place(&mut globals.tabs, stream.len())?;
    globals.tabs.retain(|tab| tab.has_cells);
    Ok(globals)
}

/// The sheet that a record names.
fn tab<'a>(records: &mut Records<'a>, data: &'a [u8], script: Script) -> Option<Tab> {
    let mut data = records.pieces(data);
    let start = usize::try_from(data.long()?).ok()?;
    let (state, kind) = (data.byte()?, data.byte()?);
    let mut sheet = Sheet::new(data.short_text(script)?);
    sheet.hidden = state & 3 != 0;
    // 0 is a worksheet, and 1 one of macros, which has cells as well.
    Some(Tab { sheet, start, end: start, has_cells: kind < 2 })
}

/// Finds out where each sheet ends at the latest.
fn place(tabs: &mut [Tab], end: usize) -> Result<(), Error> {
    let mut starts: Vec<_> = tabs.iter().map(|tab| tab.start).collect();
    starts.sort_unstable();
    for tab in tabs {
        let next = starts.partition_point(|start| *start <= tab.start);
        let twice = next > 1 && starts[next - 2] == tab.start;
        if twice || tab.start > end {
            return Err(malformed(format!("sheet “{}” is not where it should be", tab.sheet.name)));
        }
        tab.end = starts.get(next).map_or(end, |next| end.min(*next));
    }
    Ok(())
}

/// The texts that cells share, which may take so many bytes. Fonts come before them.
fn texts<'a>(
    records: &mut Records<'a>,
    data: &'a [u8],
    fonts: &[bool],
    mut budget: Budget,
) -> Result<Texts, Error> {
    let mut texts = Texts::default();
    let mut data = records.pieces(data);
    let short = || malformed("its shared texts are cut short");
    // How many there are is said first, but not by all programs truly.
    data.skip(8).ok_or_else(short)?;
    while !data.is_empty() {
        let (text, fonts_in_it) = data.rich_text().ok_or_else(short)?;
        let runs = runs(&text, &fonts_in_it, |number| is_font_struck(fonts, number));
        budget.spend(TEXT + text.len() as u64 + runs.bytes())?;
        texts.push(&text, &runs);
    }
    Ok(texts)
}

/// That the beginning of the stream is malformed.
fn malformed(what: impl Into<String>) -> Error {
    ErrorKind::Malformed { part: None, offset: None, what: what.into() }.into()
}
