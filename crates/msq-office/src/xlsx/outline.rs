//! What the workbook says of itself before any sheet is read: its sheets, which part holds each, and how it counts
//! days.

use std::io::{Read, Seek};

use msq_cells::Sheet;
use quick_xml::events::{BytesStart, Event};

use crate::{
    Error, ErrorKind, FileKind, Limit, Limits,
    package::{
        Package, key,
        part::{Part, is_true, unescaped},
        relations::Relations,
    },
};

/// The tabs of a workbook, and where its parts are.
pub(crate) struct Outline {
    /// In the order in which they are shown.
    pub(crate) tabs: Vec<Tab>,
    /// The part with the texts that cells share.
    pub(crate) texts: String,
    /// The part with the styles.
    pub(crate) styles: String,
    /// Whether days are counted from 1904 instead of 1900.
    pub(crate) from_1904: bool,
}

/// One tab of a workbook.
pub(crate) struct Tab {
    /// What its name is, and whether it is hidden.
    pub(crate) sheet: Sheet,
    /// The part that holds it.
    pub(crate) part: String,
    /// Whether it has cells.
    pub(crate) has_cells: bool,
}

/// Finds the sheets.
pub(crate) fn outline<R: Read + Seek>(package: &mut Package<R>, limits: &Limits) -> Result<Outline, Error> {
    let Some(workbook) = sole(&Relations::read(package, "")?, "officeDocument", "_rels/.rels")? else {
        return Err(Error::refused(FileKind::Zip));
    };
    let relations = Relations::read(package, &workbook)?;
    let texts = sole(&relations, "sharedStrings", &workbook)?;
    let styles = sole(&relations, "styles", &workbook)?;
    let mut part = package.small_part(&workbook)?.ok_or_else(|| Error::missing(&workbook))?;
    let mut outline = Outline {
        tabs: Vec::new(),
        // Where programs put them, for a workbook that doesn't say.
        texts: texts.unwrap_or_else(|| "xl/sharedStrings.xml".into()),
        styles: styles.unwrap_or_else(|| "xl/styles.xml".into()),
        from_1904: false,
    };
    let mut buf = Vec::new();
    loop {
        match part.next(&mut buf)? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "sheet" => {
                    Error::check(Limit::Sheets, outline.tabs.len() as u64 + 1, limits.sheets, None)?;
                    let tab = tab(&part, &tag, &relations)?;
                    check_unique(&part, &tab, &outline.tabs)?;
                    outline.tabs.push(tab);
                }
                "workbookPr" => {
                    let [from_1904] = part.attributes(&tag, ["date1904"])?;
                    outline.from_1904 = is_true(from_1904.as_deref());
                }
                _ => {}
            },
            Event::Eof => return Ok(outline),
            _ => {}
        }
    }
}

/// The one part of this kind that relationships of `part` point to, if there is one.
fn sole(relations: &Relations, kind: &str, part: &str) -> Result<Option<String>, Error> {
    let mut parts = relations.parts(kind);
    let first = parts.next();
    if parts.next().is_some() {
        let (part, what) = (Some(part.to_owned()), format!("it names two parts of the kind {kind}"));
        return Err(ErrorKind::Malformed { part, offset: None, what }.into());
    }
    Ok(first)
}

/// The tab that a `sheet` element of `part` lists.
fn tab<R: Read + Seek>(part: &Part<R>, tag: &BytesStart<'_>, relations: &Relations) -> Result<Tab, Error> {
    let [name, state, id] = part.attributes(tag, ["name", "state", "r:id"])?;
    let name = unescaped(name.as_deref().unwrap_or_default());
    let Some(relation) = id.and_then(|id| relations.get(&id)) else {
        return Err(part.malformed(format!("nothing belongs to sheet “{name}”")));
    };
    let has_cells = match &*relation.kind {
        // A sheet of macros, as workbooks had them before 1993, is a grid as well.
        "worksheet" | "xlMacrosheet" | "xlIntlMacrosheet" => true,
        "chartsheet" | "dialogsheet" => false,
        kind => {
            let what = format!("sheet “{name}” is of the kind {kind}, which is not read: delete it");
            return Err(part.malformed(what));
        }
    };
    let mut sheet = Sheet::new(&*name);
    sheet.hidden = state.is_some_and(|state| state != "visible");
    let Some(part) = relations.part(relation) else {
        return Err(part.malformed("the name of a part is too long"));
    };
    Ok(Tab { sheet, part, has_cells })
}

/// Refuses a tab that can be taken for another, or that is another.
fn check_unique<R: Read + Seek>(part: &Part<R>, tab: &Tab, others: &[Tab]) -> Result<(), Error> {
    let name = &tab.sheet.name;
    if others.iter().any(|other| other.sheet.name == *name) {
        return Err(part.malformed(format!("two sheets are called “{name}”")));
    }
    // Reading one part for many sheets would multiply the work that a file asks for.
    match others.iter().find(|other| key(&other.part) == key(&tab.part)) {
        Some(other) => Err(part.malformed(format!("sheets “{}” and “{name}” are one", other.sheet.name))),
        None => Ok(()),
    }
}
