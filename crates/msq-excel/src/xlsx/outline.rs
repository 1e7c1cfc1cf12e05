//! What the workbook says of itself before any sheet is read: its sheets, and which part holds each.
//!
//! calamine reads the same parts, but doesn't tell which part a sheet is, and the survey needs that.

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use msq_table::Sheet;
use quick_xml::{
    escape::unescape,
    events::{BytesStart, Event},
};

use super::{package::Package, part::Part};
use crate::{Content, Error, ErrorKind, Limit, Limits};

/// How long the name of a part may be. calamine copies the folder's for every sheet.
const NAME: usize = 1024;

/// What a relationship points to.
pub(crate) struct Relation {
    /// The last word of its type, such as `worksheet`.
    pub(crate) kind: String,
    /// The part or the address on the web.
    pub(crate) target: String,
}

/// The folder that the parts of a workbook are in, and its tabs.
pub(crate) struct Outline {
    /// With its slash, `xl/`; empty if it is the root.
    pub(crate) folder: String,
    /// In the order in which they are shown.
    pub(crate) tabs: Vec<Tab>,
}

/// One tab of a workbook.
pub(crate) struct Tab {
    /// What its name is, and whether it is hidden.
    pub(crate) sheet: Sheet,
    /// The part that holds it.
    pub(crate) part: String,
    /// Whether it has cells.
    pub(crate) worksheet: bool,
}

/// Finds the sheets.
pub(crate) fn outline<R: Read + Seek>(package: &mut Package<R>, limits: &Limits) -> Result<Outline, Error> {
    let relations = relations(package, "", "")?;
    let mut workbooks = relations.into_values().filter(|relation| relation.kind == "officeDocument");
    let Some(workbook) = workbooks.next() else { return Err(Error::refused(Content::Zip)) };
    if workbooks.next().is_some() {
        let (part, what) = (Some("_rels/.rels".into()), "it names two workbooks".into());
        return Err(ErrorKind::Malformed { part, offset: None, what }.into());
    }
    let path = workbook.target.strip_prefix('/').unwrap_or(&workbook.target);
    let (folder, file) = split(path);
    let tabs = tabs(package, folder, file, limits)?;
    Ok(Outline { folder: folder.to_owned(), tabs })
}

/// The relationships of the part `file` in `folder`, by their names.
pub(crate) fn relations<R: Read + Seek>(
    package: &mut Package<R>,
    folder: &str,
    file: &str,
) -> Result<HashMap<String, Relation>, Error> {
    let name = format!("{folder}_rels/{file}.rels");
    let mut relations = HashMap::new();
    let Some(mut part) = package.small_part(&name)? else { return Ok(relations) };
    let mut buf = Vec::new();
    loop {
        match part.next(&mut buf)? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                let [id, kind, target] = part.attributes(&tag, ["Id", "Type", "Target"])?;
                let (Some(id), Some(kind), Some(target)) = (id, kind, target) else { continue };
                let Ok(target) = unescape(&target) else {
                    return Err(part.malformed("a target has an unknown entity in it"));
                };
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                relations.insert(id.into_owned(), Relation { kind, target: target.into_owned() });
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The tabs that the workbook's main part lists.
fn tabs<R: Read + Seek>(
    package: &mut Package<R>,
    folder: &str,
    file: &str,
    limits: &Limits,
) -> Result<Vec<Tab>, Error> {
    let relations = relations(package, folder, file)?;
    let name = format!("{folder}{file}");
    let Some(mut part) = package.small_part(&name)? else {
        let what = "it is missing".into();
        return Err(ErrorKind::Malformed { part: Some(name), offset: None, what }.into());
    };
    let mut tabs: Vec<Tab> = Vec::new();
    let mut buf = Vec::new();
    loop {
        match part.next(&mut buf)? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "sheet" => {
                let tab = tab(&part, &tag, &relations, folder)?;
                Error::check(Limit::Sheets, tabs.len() as u64 + 1, limits.sheets, None)?;
                let name = &tab.sheet.name;
                // calamine finds a sheet by its name.
                if tabs.iter().any(|other| other.sheet.name == *name) {
                    return Err(part.malformed(format!("two sheets are called “{name}”")));
                }
                // Reading one part for many sheets would multiply the work that a file asks for.
                if let Some(other) = tabs.iter().find(|other| other.part == tab.part) {
                    return Err(part.malformed(format!("sheets “{}” and “{name}” are one", other.sheet.name)));
                }
                tabs.push(tab);
            }
            Event::Eof => return Ok(tabs),
            _ => {}
        }
    }
}

/// The tab that a `sheet` element of `part` lists.
fn tab<R: Read + Seek>(
    part: &Part<'_, R>,
    tag: &BytesStart<'_>,
    relations: &HashMap<String, Relation>,
    folder: &str,
) -> Result<Tab, Error> {
    let [name, state, id] = part.attributes(tag, ["name", "state", "r:id"])?;
    let Ok(name) = unescape(name.as_deref().unwrap_or_default()) else {
        return Err(part.malformed("the name of a sheet has an unknown entity in it"));
    };
    let Some(relation) = id.and_then(|id| relations.get(&*id)) else {
        return Err(part.malformed(format!("nothing belongs to sheet “{name}”")));
    };
    // calamine refuses the whole workbook for a macro sheet, without its name.
    if !matches!(&*relation.kind, "worksheet" | "chartsheet" | "dialogsheet") {
        let what = format!("sheet “{name}” is of the kind {}, which is not read: delete it", relation.kind);
        return Err(part.malformed(what));
    }
    if relation.target.len() > NAME || folder.len() > NAME {
        return Err(part.malformed("the name of a part is too long"));
    }
    let path = relation.target.strip_prefix('/');
    let path = path.map_or_else(|| format!("{folder}{}", relation.target), str::to_owned);
    let mut sheet = Sheet::new(&*name);
    sheet.hidden = state.is_some_and(|state| state != "visible");
    Ok(Tab { sheet, part: path, worksheet: relation.kind == "worksheet" })
}

/// The folder of a part, with its slash, and its own name.
pub(crate) fn split(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |slash| slash + 1))
}
