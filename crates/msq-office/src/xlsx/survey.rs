//! The survey of a sheet: what its part says around the list of cells, gathered before the first cell comes out.
//!
//! Merged ranges, links and controls stand behind the cells that they belong to. To have them first, a sheet is
//! unpacked twice: here the list of cells is skipped unread, which costs little more than unpacking it. Keeping the
//! cells until the rest is known would take memory that grows with the rows.

use std::io::{Read, Seek};

use quick_xml::events::{BytesStart, Event};

use super::{
    anchor::{self, Anchor},
    boxes::Boxes,
    columns::Columns,
    extras::Extras,
};
use crate::{
    Error,
    package::{
        part::{Part, is_true, unescaped},
        relations::Relations,
    },
    sheet::reference::{COLUMNS, Range},
};

/// Goes through the part of a sheet, and keeps what it finds of cells and boxes. Returns what it says of the columns.
pub(crate) fn survey<R: Read + Seek>(
    part: Part<R>,
    sheet: &str,
    relations: &Relations,
    extras: &mut Extras,
    boxes: &mut Boxes,
) -> Result<Columns, Error> {
    let mut surveyor = Surveyor {
        part,
        sheet,
        relations,
        extras,
        boxes,
        columns: Columns::default(),
        said: 0,
        control: None,
    };
    surveyor.sheet()?;
    if let Err(row) = surveyor.extras.complete() {
        return Err(surveyor.part.malformed(format!("too many links lie behind row {}", row + 1)));
    }
    Ok(surveyor.columns)
}

/// A survey under way.
struct Surveyor<'a, R: Read + Seek> {
    part: Part<R>,
    /// The name of the sheet.
    sheet: &'a str,
    relations: &'a Relations,
    extras: &'a mut Extras,
    boxes: &'a mut Boxes,
    columns: Columns,
    /// How often something was said of columns.
    said: u32,
    /// The shape of the control whose properties are being read.
    control: Option<u64>,
}

impl<R: Read + Seek> Surveyor<'_, R> {
    /// The whole part.
    fn sheet(&mut self) -> Result<(), Error> {
        let mut buf = Vec::new();
        let mut seen = false;
        loop {
            match self.part.next(&mut buf)? {
                Event::Start(tag) if tag.local_name().as_ref() == "sheetData" => {
                    self.once(&mut seen)?;
                    self.part.skip_unread("sheetData")?;
                }
                Event::Empty(tag) if tag.local_name().as_ref() == "sheetData" => self.once(&mut seen)?,
                Event::Start(tag) if self.control.is_some() && tag.local_name().as_ref() == "anchor" => {
                    let anchor = self.anchor(&mut buf)?;
                    self.control.iter().for_each(|shape| self.boxes.place(*shape, anchor));
                }
                Event::Start(tag) | Event::Empty(tag) => self.element(&tag)?,
                Event::End(tag) if tag.local_name().as_ref() == "control" => self.control = None,
                Event::Eof if !seen => return Err(self.part.malformed("it has no place for cells")),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Refuses a second list of cells: programs differ in whether they read it.
    fn once(&self, seen: &mut bool) -> Result<(), Error> {
        if std::mem::replace(seen, true) {
            return Err(self.part.malformed("it has two lists of cells"));
        }
        Ok(())
    }

    /// An element that says everything by its attributes.
    fn element(&mut self, tag: &BytesStart<'_>) -> Result<(), Error> {
        match tag.local_name().as_ref() {
            "sheetFormatPr" => {
                let [hidden, width] = self.part.attributes(tag, ["zeroHeight", "defaultColWidth"])?;
                if is_true(hidden.as_deref()) {
                    self.extras.hide_rows();
                }
                self.columns.others(width.as_deref());
            }
            "col" => self.column(tag)?,
            "mergeCell" => self.extras.merge(self.range(tag)?)?,
            "hyperlink" => self.link(tag)?,
            "control" => {
                let [shape, id] = self.part.attributes(tag, ["shapeId", "r:id"])?;
                if let (Some(shape), Some(id)) = (shape.and_then(|shape| shape.parse().ok()), id) {
                    self.boxes.control(shape, &id)?;
                    self.control = Some(shape);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What is said of some columns.
    fn column(&mut self, tag: &BytesStart<'_>) -> Result<(), Error> {
        // Each may go over all columns again, and no sheet needs more than one each.
        self.said += 1;
        if self.said > COLUMNS {
            return Err(self.part.malformed("it describes more columns than there are"));
        }
        let [first, last, width, hidden] = self.part.attributes(tag, ["min", "max", "width", "hidden"])?;
        if let [Some(first), Some(last)] = [first, last].map(|number| number?.parse().ok()) {
            self.columns.say((first, last), width.as_deref(), is_true(hidden.as_deref()));
        }
        Ok(())
    }

    /// A link, if it has a target.
    fn link(&mut self, tag: &BytesStart<'_>) -> Result<(), Error> {
        let range = self.range(tag)?;
        let [id, location] = self.part.attributes(tag, ["r:id", "location"])?;
        let location = location.as_deref().map(unescaped);
        let target = id.and_then(|id| self.relations.get(&id)).map(|relation| &*relation.target);
        let link = match (target, location) {
            (Some(target), Some(location)) => format!("{target}#{location}"),
            (Some(target), None) => target.to_owned(),
            (None, Some(location)) => format!("#{location}"),
            (None, None) => return Ok(()),
        };
        self.extras.link(range, link)
    }

    /// Where a control is drawn, to the end of its `anchor`.
    fn anchor(&mut self, buf: &mut Vec<u8>) -> Result<Anchor, Error> {
        let mut anchor = Anchor::default();
        loop {
            match self.part.next(buf)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "from" => anchor.from = anchor::point(&mut self.part, buf)?,
                    "to" => anchor.to = anchor::point(&mut self.part, buf)?,
                    _ => self.part.skip(buf)?,
                },
                Event::End(_) | Event::Eof => return Ok(anchor),
                _ => {}
            }
        }
    }

    /// The range that a tag is about.
    fn range(&self, tag: &BytesStart<'_>) -> Result<Range, Error> {
        let [reference] = self.part.attributes(tag, ["ref"])?;
        let reference = reference.unwrap_or_default();
        Range::parse(&reference).ok_or_else(|| Error::no_cell(self.sheet, &reference))
    }
}
