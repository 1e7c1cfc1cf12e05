//! What a workbook says of itself before its sheets: their names and parts, the texts that cells share, number formats.

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use msq_cells::Sheet;

use super::records::{Records, needed_part, part};
use crate::{
    Error, Limit, Limits,
    binary::fonts::{Font, is_struck, runs},
    budget::Budget,
    bytes::Bytes,
    package::{Package, relations::Relations},
    sheet::{formats::Shown, runs::Runs, texts::Texts},
};

/// The part that lists the sheets, in a workbook that doesn't say which it is.
const WORKBOOK: &str = "xl/workbook.bin";
/// Bytes that a shared text takes beside its own, the room that a growing list leaves empty included.
const TEXT: u64 = 64;

/// The kinds of records.
const PROPERTIES: u16 = 0x0099;
const SHEET: u16 = 0x009C;
const TEXT_ITEM: u16 = 0x0013;
const FONT: u16 = 0x002B;
const FORMAT: u16 = 0x002C;
const STYLES_BEGIN: u16 = 0x0269;
const STYLES_END: u16 = 0x026A;
const STYLE: u16 = 0x002F;

/// What a style makes of a number, and whether its font is struck out.
type Style = (Shown, bool);

/// What a workbook says of itself.
pub(super) struct Globals {
    /// The sheets that have cells, and the part of each.
    pub(super) sheets: Vec<Sheet>,
    pub(super) parts: Vec<String>,
    /// The texts that cells share.
    pub(super) texts: Texts,
    /// Whether each font is struck out.
    fonts: Vec<bool>,
    pub(super) styles: Vec<Style>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
}

impl Globals {
    /// The runs of a text with these fonts.
    pub(super) fn runs(&self, text: &str, fonts: &[Font]) -> Runs {
        runs(text, fonts, |number| self.fonts.get(usize::from(number)).copied().unwrap_or(false))
    }
}

/// Reads what a workbook says of itself.
pub(super) fn globals<R: Read + Seek>(package: &mut Package<R>, limits: &Limits) -> Result<Globals, Error> {
    let main = Relations::read(package, "")?.parts("officeDocument").next();
    let main = main.unwrap_or_else(|| WORKBOOK.to_owned());
    let relations = Relations::read(package, &main)?;
    let mut globals = Globals {
        sheets: Vec::new(),
        parts: Vec::new(),
        texts: Texts::default(),
        fonts: Vec::new(),
        styles: Vec::new(),
        from_1904: false,
    };
    let mut workbook = needed_part(package, &main, limits)?;
    while let Some((kind, mut data)) = workbook.next()? {
        match kind {
            PROPERTIES => globals.from_1904 = data.long().is_some_and(|flags| flags & 1 != 0),
            SHEET => {
                let Some((id, sheet)) = sheet(data) else {
                    return Err(workbook.malformed("a sheet's name is cut short"));
                };
                let Some(relation) = relations.get(&id) else {
                    return Err(workbook.malformed(format!("nothing belongs to sheet “{}”", sheet.name)));
                };
                let Some(path) = relations.part(relation) else {
                    return Err(workbook.malformed("the name of a part is too long"));
                };
                // Reading one part for many sheets would multiply the work that a file asks for.
                if globals.parts.contains(&path) {
                    return Err(workbook.malformed(format!("sheet “{}” is another one as well", sheet.name)));
                }
                // Sheets of macros have cells as well.
                if relation.kind == "worksheet" || relation.kind.ends_with("acrosheet") {
                    globals.sheets.push(sheet);
                    globals.parts.push(path);
                }
                Error::check(Limit::Sheets, globals.sheets.len() as u64, limits.sheets, None)?;
            }
            _ => {}
        }
    }
    if globals.sheets.is_empty() {
        return Err(workbook.malformed("it has no sheet"));
    }
    if let Some(name) = relations.parts("styles").next()
        && let Some(part) = part(package, &name, limits)?
    {
        (globals.fonts, globals.styles) = styles(part)?;
    }
    if let Some(name) = relations.parts("sharedStrings").next()
        && let Some(part) = part(package, &name, limits)?
    {
        let budget = Budget::new(Limit::Held, limits.held.of(package.size()), Some(&name.into()));
        globals.texts = texts(part, &globals, budget)?;
    }
    Ok(globals)
}

/// The sheet that a record names, and the name of the relationship that leads to its part.
fn sheet(mut data: Bytes<'_>) -> Option<(String, Sheet)> {
    let state = data.long()?;
    // A number of its own, which nothing here refers to.
    data.long()?;
    let id = data.text()?;
    let mut sheet = Sheet::new(data.text()?);
    sheet.hidden = state != 0;
    Some((id, sheet))
}

/// The texts that cells share, which may take so many bytes.
fn texts<F: Read>(mut part: Records<F>, globals: &Globals, mut budget: Budget) -> Result<Texts, Error> {
    let mut texts = Texts::default();
    while let Some((kind, mut data)) = part.next()? {
        if kind == TEXT_ITEM {
            let Some((text, fonts)) = data.rich_text() else {
                return Err(part.malformed("a text is cut short"));
            };
            let runs = globals.runs(&text, &fonts);
            budget.spend(TEXT + text.len() as u64 + runs.bytes())?;
            texts.push(&text, &runs);
        }
    }
    Ok(texts)
}

/// Whether each font is struck out, and the styles.
fn styles<F: Read>(mut part: Records<F>) -> Result<(Vec<bool>, Vec<Style>), Error> {
    let (mut codes, mut fonts, mut styles, mut of_cells) = (HashMap::new(), Vec::new(), Vec::new(), false);
    while let Some((kind, mut data)) = part.next()? {
        match kind {
            FORMAT => codes.extend(data.short().zip(data.text().as_deref().map(Shown::by))),
            FONT => fonts.push(is_struck(data.0)),
            STYLES_BEGIN => of_cells = true,
            STYLES_END => of_cells = false,
            STYLE if of_cells => {
                data.short();
                let Some(code) = data.short() else { return Err(part.malformed("a style is cut short")) };
                styles.push((code, data.short()));
            }
            _ => {}
        }
    }
    let kind = |code: u16| codes.get(&code).copied().unwrap_or_else(|| Shown::built_in(code.into()));
    let struck = |font: Option<u16>| font.and_then(|font| fonts.get(usize::from(font)).copied());
    let styles = styles.into_iter().map(|(code, font)| (kind(code), struck(font).unwrap_or(false))).collect();
    Ok((fonts, styles))
}
