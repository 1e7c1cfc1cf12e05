//! Drawings in DrawingML: the labels and places of the shapes in them.
//!
//! They are read loosely, for LibreOffice writes a label's `&` as it is.

use std::io::{Read, Seek};

use quick_xml::events::Event;

use super::{
    anchor::{self, Anchor},
    shape::shape_id,
};
use crate::{Error, package::part::Part};

/// What takes the number, label and place of a shape.
pub(crate) type Sink<'a> = dyn FnMut(u64, String, Anchor) -> Result<(), Error> + 'a;

/// Hands every shape that a drawing anchors to two cells to `sink`.
pub(crate) fn read<R: Read + Seek>(part: Part<R>, sink: &mut Sink<'_>) -> Result<(), Error> {
    let mut part = part.loose();
    let mut buf = Vec::new();
    loop {
        match part.next(&mut buf)? {
            Event::Start(tag) if tag.local_name().as_ref() == "twoCellAnchor" => {
                shape(&mut part, &mut buf, sink)?;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What is in a `twoCellAnchor`, to its end. The first shape in it counts: a group is no check box.
fn shape<R: Read + Seek>(part: &mut Part<R>, buf: &mut Vec<u8>, sink: &mut Sink<'_>) -> Result<(), Error> {
    let (mut anchor, mut id, mut label) = (Anchor::default(), None, String::new());
    loop {
        match part.next(buf)? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "cNvPr" => {
                let [number] = part.attributes(&tag, ["id"])?;
                id = id.or_else(|| number?.parse().ok());
            }
            // The number by which the sheet and VML know the shape.
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "compatExt" => {
                let [name] = part.attributes(&tag, ["spid"])?;
                id = name.as_deref().and_then(shape_id).or(id);
            }
            Event::Start(tag) => match tag.local_name().as_ref() {
                "from" => anchor.from = anchor::point(part, buf)?,
                "to" => anchor.to = anchor::point(part, buf)?,
                "p" => label.push(' '),
                "t" => part.text(buf, &mut label)?,
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "twoCellAnchor" => break,
            Event::Eof => break,
            _ => {}
        }
    }
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    id.map_or(Ok(()), |id| sink(id, label, anchor))
}
