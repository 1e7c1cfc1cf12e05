//! The way from one table of a spreadsheet to the next: which there are, and which are hidden.
//!
//! What is inside a table is left to `table`.

use std::{collections::HashSet, io::Read, sync::Arc};

use msq_cells::Sheet;
use quick_xml::{
    escape::unescape,
    events::{BytesStart, Event},
};

use super::styles::{Known, Styles};
use crate::{Error, Limit, Limits, budget::Budget, package::part::Xml};

/// The file inside the package that holds the sheets.
pub(super) const CONTENT: &str = "content.xml";

/// The sheets of a spreadsheet, which has at least one.
pub(super) fn sheets<F: Read>(
    xml: Xml<F>,
    styles: &Arc<Known>,
    limits: &Limits,
) -> Result<Vec<Sheet>, Error> {
    let mut tables = Tables::new(xml, styles, limits.part);
    let mut sheets = Vec::new();
    while let Some(table) = tables.next()? {
        sheets.push(table.sheet);
        Error::check(Limit::Sheets, sheets.len() as u64, limits.sheets, None)?;
        if !table.empty {
            tables.skip()?;
        }
    }
    if sheets.is_empty() {
        return Err(tables.xml.malformed("it has no sheet"));
    }
    Ok(sheets)
}

/// A spreadsheet, read from table to table.
pub(super) struct Tables<F: Read> {
    pub(super) xml: Xml<F>,
    pub(super) buf: Vec<u8>,
    /// The styles that were read up to here.
    pub(super) styles: Styles,
    /// Whether the tables have begun. Elsewhere in the file there are others that are no sheets.
    inside: bool,
    /// The style that is being defined, if it is one of tables.
    style: Option<String>,
    /// The styles of tables that aren't shown.
    hidden: HashSet<String>,
    /// How many bytes the names of sheets and styles may still take.
    names: Budget,
}

/// The beginning of a table.
pub(super) struct Table {
    pub(super) sheet: Sheet,
    /// Whether that was its end as well.
    pub(super) empty: bool,
}

impl<F: Read> Tables<F> {
    /// Reads `xml`, the names in which may take so many bytes, beside the styles that have names.
    pub(super) fn new(xml: Xml<F>, styles: &Arc<Known>, names: u64) -> Self {
        let names = Budget::new(Limit::Part, names, Some(&CONTENT.into()));
        let (styles, hidden) = (Styles::new(styles), HashSet::new());
        Self { xml, buf: Vec::new(), styles, inside: false, style: None, hidden, names }
    }

    /// Goes on to the beginning of the next table.
    pub(super) fn next(&mut self) -> Result<Option<Table>, Error> {
        loop {
            let (tag, empty) = match self.xml.next(&mut self.buf)? {
                Event::Start(tag) => (tag, false),
                Event::Empty(tag) => (tag, true),
                Event::End(tag) if tag.name().as_ref() == "office:spreadsheet" => {
                    self.inside = false;
                    continue;
                }
                Event::End(tag) if tag.name().as_ref() == "style:style" => {
                    self.styles.end(&mut self.names)?;
                    continue;
                }
                Event::Eof => return Ok(None),
                _ => continue,
            };
            match tag.name().as_ref() {
                "table:table" if self.inside => {
                    let table = table(&self.xml, &tag, empty, &self.hidden)?;
                    self.keep(&table.sheet.name)?;
                    return Ok(Some(table));
                }
                _ if self.inside && !empty => self.xml.skip(&mut self.buf)?,
                "office:spreadsheet" => self.inside = !empty,
                "style:style" => {
                    let [family, name] = self.xml.attributes(&tag, ["style:family", "style:name"])?;
                    self.style = name.filter(|_| family.as_deref() == Some("table")).map(Into::into);
                    self.styles.begin(&self.xml, &tag)?;
                    if empty {
                        self.styles.end(&mut self.names)?;
                    }
                }
                "style:text-properties" => self.styles.properties(&self.xml, &tag)?,
                "style:table-properties" => {
                    let [display] = self.xml.attributes(&tag, ["table:display"])?;
                    if display.as_deref() == Some("false")
                        && let Some(style) = self.style.take()
                    {
                        self.keep(&style)?;
                        self.hidden.insert(style);
                    }
                }
                _ => {}
            }
        }
    }

    /// Counts a name that is kept.
    fn keep(&mut self, name: &str) -> Result<(), Error> {
        self.names.spend(name.len() as u64 + 1)
    }

    /// Goes on behind the table that has begun.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        self.xml.skip(&mut self.buf)
    }
}

/// The sheet that a tag begins.
fn table<F: Read>(
    xml: &Xml<F>,
    tag: &BytesStart<'_>,
    empty: bool,
    hidden: &HashSet<String>,
) -> Result<Table, Error> {
    let [name, style] = xml.attributes(tag, ["table:name", "table:style-name"])?;
    let Ok(name) = unescape(name.as_deref().unwrap_or_default()) else {
        return Err(xml.malformed("the name of a sheet has an unknown entity in it"));
    };
    let mut sheet = Sheet::new(&*name);
    sheet.hidden = style.is_some_and(|style| hidden.contains(&*style));
    Ok(Table { sheet, empty })
}
