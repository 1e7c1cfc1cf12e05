//! Notes and comments, which hang on cells.
//!
//! Excel has two kinds. What it calls notes now is one text each. A comment since 2018 is a thread of texts in a part
//! of its own, for which older programs find a note in its place that says so and repeats the texts.

use std::{
    collections::BTreeSet,
    io::{Read, Seek},
};

use msq_cells::Address;
use quick_xml::events::Event;

use super::{beside::Beside, extras::Extras, text};
use crate::{
    Error,
    package::{part::Part, relations::Relations},
    sheet::reference::Range,
};

/// What the author of a note is called that stands in the place of a thread, and what its text begins with in English.
const THREAD_AUTHOR: &str = "tc=";
const THREAD_TEXT: &str = "[Threaded comment]";

/// Reads the notes and comments beside a sheet of that name.
pub(crate) fn read<R: Read + Seek>(
    beside: &mut Beside<'_, R>,
    sheet: &str,
    relations: &Relations,
    extras: &mut Extras,
) -> Result<(), Error> {
    let mut threads = BTreeSet::new();
    for name in relations.parts("threadedComment") {
        if let Some(part) = beside.part(&name)? {
            read_threads(part, sheet, extras, &mut threads)?;
        }
    }
    for name in relations.parts("comments") {
        if let Some(part) = beside.part(&name)? {
            read_notes(part, sheet, extras, &threads)?;
        }
    }
    Ok(())
}

/// Reads threads, a line each text, and says which cells have one.
fn read_threads<R: Read + Seek>(
    mut part: Part<R>,
    sheet: &str,
    extras: &mut Extras,
    threads: &mut BTreeSet<Address>,
) -> Result<(), Error> {
    let (mut cell, mut buf, mut text) = (None, Vec::new(), String::new());
    loop {
        match part.next(&mut buf)? {
            Event::Start(tag) => match (tag.local_name().as_ref(), cell) {
                ("threadedComment", _) => {
                    let [reference] = part.attributes(&tag, ["ref"])?;
                    cell = Some(first_cell(sheet, reference.as_deref())?);
                }
                ("text", Some(cell)) => {
                    text.clear();
                    part.text(&mut buf, &mut text)?;
                    text::unescape(&mut text, 0);
                    threads.insert(cell);
                    extras.note(cell, &text)?;
                }
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Reads notes, but for those in the place of one of the `threads`.
fn read_notes<R: Read + Seek>(
    mut part: Part<R>,
    sheet: &str,
    extras: &mut Extras,
    threads: &BTreeSet<Address>,
) -> Result<(), Error> {
    // For each author, whether it stands for a thread.
    let mut authors = Vec::new();
    let (mut note, mut buf, mut text) = (None, Vec::new(), String::new());
    loop {
        match part.next(&mut buf)? {
            Event::Start(tag) => match (tag.local_name().as_ref(), note) {
                ("author", _) => {
                    text.clear();
                    part.text(&mut buf, &mut text)?;
                    authors.push(text.starts_with(THREAD_AUTHOR));
                }
                ("comment", _) => {
                    let [reference, author] = part.attributes(&tag, ["ref", "authorId"])?;
                    let author = author.and_then(|author| author.parse::<usize>().ok());
                    let of_thread = author.and_then(|author| authors.get(author).copied());
                    note = Some((first_cell(sheet, reference.as_deref())?, of_thread.unwrap_or(false)));
                }
                ("text", Some((cell, of_thread))) => {
                    text.clear();
                    text::plain(&mut part, &mut buf, &mut text)?;
                    let of_thread = of_thread || text.starts_with(THREAD_TEXT);
                    if !(text.is_empty() || of_thread && threads.contains(&cell)) {
                        extras.note(cell, &text)?;
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The first cell of a reference in a sheet.
fn first_cell(sheet: &str, reference: Option<&str>) -> Result<Address, Error> {
    let reference = reference.unwrap_or_default();
    Range::parse(reference).map(|range| range.first).ok_or_else(|| Error::no_cell(sheet, reference))
}
