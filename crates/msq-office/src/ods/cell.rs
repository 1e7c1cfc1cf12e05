//! One cell of a table: its value, text, links, note and check boxes.

use std::{borrow::Cow, io::Read};

use msq_cells::{Address, Cell, CellValue, CheckBox, Extent};
use quick_xml::{
    escape::unescape,
    events::{BytesStart, Event},
};

use super::{
    controls::Controls,
    styles::Styles,
    text::{Marked, Text},
    value::{Typed, Written, constant, formula},
};
use crate::{
    Error, ErrorKind, Limit,
    package::part::{Xml, resolve},
    sheet::reference::{COLUMNS, ROWS},
};

/// A cell of a table under way: where, and with what around it.
pub(super) struct Reader<'a, F: Read> {
    pub(super) xml: &'a mut Xml<F>,
    pub(super) sheet: &'a str,
    pub(super) controls: &'a Controls,
    pub(super) styles: &'a Styles,
    /// The cell. The reader of a table sees to it that there is one, before more than a blank is read.
    pub(super) address: Address,
    /// How many bytes one cell may take.
    pub(super) content: u64,
}

/// What stands in a cell beside its value.
#[derive(Default)]
struct Contents {
    text: Text,
    /// The targets of links, in order.
    links: Vec<String>,
    notes: Vec<String>,
    boxes: Vec<CheckBox>,
}

/// What the attributes of a cell say.
pub(super) struct Attributes {
    typed: Typed,
    formula: Option<String>,
    extent: Extent,
    /// Whether its style strikes it out, if it has one.
    pub(super) struck: Option<bool>,
    /// How many cells the element stands for.
    pub(super) repeated: u32,
}

impl Attributes {
    /// Reads the attributes of a cell.
    pub(super) fn read<F: Read>(xml: &Xml<F>, tag: &BytesStart<'_>, styles: &Styles) -> Result<Self, Error> {
        let found = xml.attributes(
            tag,
            [
                "table:style-name",
                "table:number-columns-repeated",
                "table:number-rows-spanned",
                "table:number-columns-spanned",
                "table:formula",
                "office:value-type",
                "calcext:value-type",
                "office:value",
                "office:date-value",
                "office:time-value",
                "office:boolean-value",
                "office:string-value",
            ],
        )?;
        let [style, repeated, rows, columns, formula_written, values @ ..] = found;
        let unescaped = |text: Option<Cow<'_, str>>| match text.as_deref().map(unescape).transpose() {
            Ok(text) => Ok(text.map(Cow::into_owned)),
            Err(_) => Err(xml.malformed("a cell has an unknown entity in it")),
        };
        let [kind, finer_kind, number, date, time, bool, text] = &values;
        let text = unescaped(text.clone())?;
        let written = Written {
            kind: kind.as_deref(),
            finer_kind: finer_kind.as_deref(),
            number: number.as_deref(),
            date: date.as_deref(),
            time: time.as_deref(),
            bool: bool.as_deref(),
            text: text.as_deref(),
        };
        Ok(Self {
            typed: written.typed(),
            formula: unescaped(formula_written)?.map(|written| formula(&written).to_owned()),
            extent: Extent::new(count(xml, rows.as_deref())?, count(xml, columns.as_deref())?),
            struck: style.map(|style| styles.is_cell_struck(Some(&style))),
            repeated: count(xml, repeated.as_deref())?,
        })
    }
}

/// A number of rows or columns, 1 unless it is said.
pub(super) fn count<F: Read>(xml: &Xml<F>, written: Option<&str>) -> Result<u32, Error> {
    let Some(written) = written else { return Ok(1) };
    match written.parse() {
        Ok(count) if count > 0 => Ok(count),
        _ => Err(xml.malformed("a number of rows or columns isn't one")),
    }
}

impl<F: Read> Reader<'_, F> {
    /// The cell with these attributes, if it holds something, and what spans of text say of it; its contents are read
    /// to their end unless it is `empty`.
    pub(super) fn cell(
        mut self,
        attributes: Attributes,
        empty: bool,
        buf: &mut Vec<u8>,
    ) -> Result<Option<(Cell, Marked)>, Error> {
        let mut contents = Contents::default();
        if !empty {
            self.contents(&mut contents, buf)?;
        }
        let Contents { text, links, mut notes, boxes } = contents;
        let (text, runs) = text.finish();
        let mut marked = Marked::new(text.as_deref(), runs);
        let (link, others) = choose(links, text.as_deref().unwrap_or_default());
        notes.extend(others);
        let computed = attributes.formula.is_some();
        let (value, format) = attributes.typed.value(text, computed);
        let constant = attributes.formula.as_deref().and_then(constant);
        let formula = attributes.formula.filter(|_| constant.is_none());
        let value = constant.unwrap_or(value);
        marked.check(&value);
        let blank =
            value == CellValue::Empty && link.is_none() && !computed && notes.is_empty() && boxes.is_empty();
        if blank {
            return Ok(None);
        }
        let mut cell = Cell::new(self.address, value);
        cell.format = format;
        cell.link = link;
        cell.formula = formula;
        let Address { row, column, .. } = self.address;
        let Extent { rows, columns, .. } = attributes.extent;
        cell.extent = Extent::new(
            rows.min(ROWS.saturating_sub(row)).max(1),
            columns.min(COLUMNS.saturating_sub(column)).max(1),
        );
        cell.note = (!notes.is_empty()).then(|| notes.join("\n"));
        cell.boxes = boxes;
        Ok(Some((cell, marked)))
    }

    /// What is in the cell, to its end.
    fn contents(&mut self, contents: &mut Contents, buf: &mut Vec<u8>) -> Result<(), Error> {
        loop {
            let (tag, empty) = match self.xml.next_within(buf)? {
                Event::Start(tag) => (tag, false),
                Event::Empty(tag) => (tag, true),
                Event::End(tag) => match tag.name().as_ref() {
                    "table:table-cell" | "table:covered-table-cell" => return Ok(()),
                    name => {
                        self.text_ends(name, &mut contents.text);
                        continue;
                    }
                },
                Event::Eof => return Ok(()),
                event => {
                    self.characters(&event, &mut contents.text)?;
                    continue;
                }
            };
            match tag.name().as_ref() {
                "office:annotation" if empty => {}
                "office:annotation" => {
                    let note = self.note(buf)?;
                    contents.notes.extend(note.filter(|note| !note.is_empty()));
                }
                "text:a" => {
                    let [target] = self.xml.attributes(&tag, ["xlink:href"])?;
                    let Ok(target) = unescape(target.as_deref().unwrap_or_default()) else {
                        return Err(self.unreadable("its link has an unknown entity in it"));
                    };
                    if !target.is_empty() {
                        contents.links.push(target.into_owned());
                    }
                }
                "draw:control" => {
                    let [id] = self.xml.attributes(&tag, ["draw:control"])?;
                    contents.boxes.extend(id.and_then(|id| self.controls.find(&id)).cloned());
                    if !empty {
                        self.skip(buf)?;
                    }
                }
                // Controls stand in groups as well.
                "draw:g" => {}
                name if is_apart(name) => {
                    if !empty {
                        self.skip(buf)?;
                    }
                }
                _ => self.text_begins(&tag, empty, &mut contents.text)?,
            }
        }
    }

    /// The text of a note, to its end.
    fn note(&mut self, buf: &mut Vec<u8>) -> Result<Option<String>, Error> {
        let mut text = Text::default();
        loop {
            match self.xml.next_within(buf)? {
                Event::Start(tag) if is_apart(tag.name().as_ref()) => self.skip(buf)?,
                Event::Start(tag) => self.text_begins(&tag, false, &mut text)?,
                Event::Empty(tag) => self.text_begins(&tag, true, &mut text)?,
                Event::End(tag) if tag.name().as_ref() == "office:annotation" => return Ok(text.finish().0),
                Event::End(tag) => self.text_ends(tag.name().as_ref(), &mut text),
                Event::Eof => return Ok(text.finish().0),
                event => self.characters(&event, &mut text)?,
            }
        }
    }

    /// The beginning of an element of a text.
    fn text_begins(&self, tag: &BytesStart<'_>, empty: bool, text: &mut Text) -> Result<(), Error> {
        match tag.name().as_ref() {
            "text:p" | "text:h" => {
                text.begin();
                if empty {
                    text.end();
                }
            }
            "text:span" if !empty => {
                let [style] = self.xml.attributes(tag, ["text:style-name"])?;
                text.begin_span(style.and_then(|style| self.styles.is_text_struck(&style)));
            }
            "text:s" => {
                let [times] = self.xml.attributes(tag, ["text:c"])?;
                let times = match times.as_deref().map(str::parse::<u32>).transpose() {
                    Ok(times) => times.unwrap_or(1),
                    Err(_) => return Err(self.unreadable("a number of spaces in it isn't one")),
                };
                let length = text.len() as u64 + u64::from(times);
                Error::check(Limit::Content, length, self.content, Some(self.sheet))?;
                text.keep(' ', times as usize);
            }
            "text:tab" => text.keep('\t', 1),
            "text:line-break" => text.keep('\n', 1),
            _ => {}
        }
        Ok(())
    }

    /// The end of an element of a text.
    fn text_ends(&self, name: &str, text: &mut Text) {
        match name {
            "text:p" | "text:h" => text.end(),
            "text:span" => text.end_span(),
            _ => {}
        }
    }

    /// Characters of a text.
    fn characters(&self, event: &Event<'_>, text: &mut Text) -> Result<(), Error> {
        match event {
            Event::Text(piece) => text.push(piece),
            Event::CData(piece) => text.push(piece),
            Event::GeneralRef(reference) => match resolve(reference) {
                Some(piece) => text.push(&piece),
                None => return Err(self.unreadable("its text has an unknown entity in it")),
            },
            _ => {}
        }
        Ok(())
    }

    /// Goes on behind the end of the element that has begun, which counts as part of the cell.
    fn skip(&mut self, buf: &mut Vec<u8>) -> Result<(), Error> {
        let mut depth = 1;
        while depth > 0 {
            match self.xml.next_within(buf)? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
        Ok(())
    }

    /// That the cell cannot be read.
    fn unreadable(&self, what: &str) -> Error {
        let (sheet, cell) = (self.sheet.to_owned(), self.address);
        ErrorKind::Cell { sheet, cell, what: what.into() }.into()
    }
}

/// Whether an element in a cell holds no text of the cell: drawings, tables within, what is spoken.
fn is_apart(name: &str) -> bool {
    ["draw:", "dr3d:", "table:", "office:", "svg:"].iter().any(|prefix| name.starts_with(prefix))
        || name == "text:ruby-text"
}

/// The link of a cell, and the others of it that would be lost.
///
/// It is the first that the text doesn't show, or else the first. One that the text shows isn't lost.
fn choose(links: Vec<String>, text: &str) -> (Option<String>, Vec<String>) {
    let (shown, mut behind): (Vec<_>, Vec<_>) = links.into_iter().partition(|link| text.contains(bare(link)));
    if behind.is_empty() {
        return (shown.into_iter().next(), behind);
    }
    let link = behind.remove(0);
    behind.retain(|other| *other != link);
    behind.dedup();
    (Some(link), behind)
}

/// A target without what people don't write.
fn bare(target: &str) -> &str {
    let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| target.strip_prefix(scheme));
    rest.unwrap_or(target).trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::choose;

    #[test]
    fn the_link_is_the_first_that_is_not_shown() {
        for (links, text, link, others) in [
            (&[][..], "Portal", None, &[][..]),
            (&["https://a.example/"], "Portal", Some("https://a.example/"), &[]),
            (&["https://a.example/"], "a.example", Some("https://a.example/"), &[]),
            (
                &["https://a.example/", "https://b.example/"],
                "a.example, or b",
                Some("https://b.example/"),
                &[],
            ),
            (
                &["https://a.example/", "https://b.example/"],
                "a, b",
                Some("https://a.example/"),
                &["https://b.example/"],
            ),
            (&["https://a.example/", "https://a.example/"], "a, a", Some("https://a.example/"), &[]),
            (&["mailto:a@b.example"], "write to a@b.example", Some("mailto:a@b.example"), &[]),
        ] {
            let found = choose(links.iter().map(|&link| link.to_owned()).collect(), text);
            assert_eq!(
                (found.0.as_deref(), found.1),
                (link, others.iter().map(|&link| link.to_owned()).collect())
            );
        }
    }
}
