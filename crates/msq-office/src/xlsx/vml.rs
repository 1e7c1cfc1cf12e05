//! Drawings in VML, the language of 1998 that Excel still draws check boxes in, beside whatever else says of them.
//!
//! Its elements overlap and lack their ends, for text in it is HTML.

use std::io::{Read, Seek};

use quick_xml::events::{BytesStart, Event};

use super::{
    anchor::Anchor,
    shape::{Shape, State, shape_id},
};
use crate::{
    Error,
    package::part::{Part, push},
};

/// Hands every check box in a drawing to `sink`, with its number if it has one.
pub(crate) fn read<R: Read + Seek>(
    part: Part<R>,
    sink: &mut dyn FnMut(Option<u64>, Shape) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut part = part.loose();
    let mut buf = Vec::new();
    loop {
        match part.next(&mut buf)? {
            Event::Start(tag) if tag.local_name().as_ref() == "shape" => {
                let id = id(&part, &tag)?;
                if let Some(shape) = shape(&mut part, &mut buf)? {
                    sink(id, shape)?;
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The number of a shape. If a person named it, `id` is the name.
fn id<R: Read + Seek>(part: &Part<R>, tag: &BytesStart<'_>) -> Result<Option<u64>, Error> {
    let [id, spid] = part.attributes(tag, ["id", "o:spid"])?;
    Ok(spid.as_deref().and_then(shape_id).or_else(|| id.as_deref().and_then(shape_id)))
}

/// A shape to its end, if it is a check box.
fn shape<R: Read + Seek>(part: &mut Part<R>, buf: &mut Vec<u8>) -> Result<Option<Shape>, Error> {
    let mut shape = Shape::default();
    let (mut label, mut in_label, mut is_box) = (String::new(), false, false);
    loop {
        match part.next(buf)? {
            Event::Start(tag) | Event::Empty(tag) if in_label => {
                if matches!(tag.local_name().as_ref(), "br" | "div" | "p") {
                    label.push(' ');
                }
            }
            Event::Start(tag) => match tag.local_name().as_ref() {
                "textbox" => in_label = true,
                "ClientData" => {
                    let [kind] = part.attributes(&tag, ["ObjectType"])?;
                    is_box = matches!(kind.as_deref(), Some("Checkbox" | "Radio"));
                }
                "Anchor" => shape.anchor = Anchor::parse(&short_text(part, buf)?),
                "Checked" => {
                    shape.state = match short_text(part, buf)?.trim() {
                        "1" => State::Ticked,
                        "2" => State::Mixed,
                        _ => State::Unticked,
                    }
                }
                "FmlaLink" => shape.mirror = Some(short_text(part, buf)?.trim().to_owned()),
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "textbox" => in_label = false,
                "shape" => break,
                _ => {}
            },
            Event::Eof => break,
            event if in_label => push(&mut label, &event),
            _ => {}
        }
    }
    shape.label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(is_box.then_some(shape))
}

/// The text up to the next end tag, whichever that is.
fn short_text<R: Read + Seek>(part: &mut Part<R>, buf: &mut Vec<u8>) -> Result<String, Error> {
    let mut text = String::new();
    loop {
        match part.next_within(buf)? {
            Event::End(_) | Event::Eof => return Ok(text),
            event => push(&mut text, &event),
        }
    }
}
