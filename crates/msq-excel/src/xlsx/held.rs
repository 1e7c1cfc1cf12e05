//! What calamine will hold once it has opened the workbook, measured before it does.
//!
//! Two parts unfold in memory: the texts that cells share, each a string of its own, and the styles, each with a copy of its
//! font's name and its number format. The other parts that it reads at once are small or take what they weigh.

use std::{
    io::{Read, Seek},
    mem::size_of,
};

use calamine::Style;
use quick_xml::events::Event;

use super::package::Package;
use crate::{Error, Limit, Limits};

/// Bytes that a shared text takes beside its own: the string, as much again while the list grows, and the allocator's share.
const STRING: u64 = 3 * size_of::<String>() as u64 + 16;

/// Refuses a workbook in `folder` that would take more memory than a file of `size` bytes may, and counts its shared texts.
pub(crate) fn check<R: Read + Seek>(
    package: &mut Package<R>,
    folder: &str,
    size: u64,
    limits: &Limits,
) -> Result<u64, Error> {
    package.check_small(&format!("{folder}theme/theme1.xml"))?;
    let allowed = limits.held.of(size);
    let styles = styles(package, &format!("{folder}styles.xml"), allowed)?;
    texts(package, &format!("{folder}sharedStrings.xml"), allowed.saturating_sub(styles))
}

/// How many shared texts there are, if they may take `allowed` bytes.
fn texts<R: Read + Seek>(package: &mut Package<R>, name: &str, allowed: u64) -> Result<u64, Error> {
    let Some(mut part) = package.part(name)? else { return Ok(0) };
    let mut buf = Vec::new();
    let (mut count, mut bytes, mut inside) = (0_u64, 0_u64, false);
    loop {
        // A text is one piece, however many events it takes.
        match if inside { part.next_within(&mut buf)? } else { part.next(&mut buf)? } {
            Event::Start(tag) if tag.local_name().as_ref() == "si" => {
                inside = true;
                count += 1;
                bytes += STRING;
            }
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => {
                count += 1;
                bytes += STRING;
            }
            Event::End(tag) if tag.local_name().as_ref() == "si" => inside = false,
            Event::Text(text) => bytes += text.len() as u64,
            Event::CData(text) => bytes += text.len() as u64,
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "sst" => {
                // calamine makes room for as many texts as the part announces.
                if let [Some(announced)] = part.attributes(&tag, ["uniqueCount"])? {
                    let Ok(announced) = announced.parse::<u64>() else {
                        return Err(part.malformed("it announces a number of texts that isn't one"));
                    };
                    let room = announced.saturating_mul(size_of::<String>() as u64);
                    Error::check(Limit::Held, room, allowed, Some(name))?;
                }
            }
            Event::Eof => return Ok(count),
            _ => {}
        }
        Error::check(Limit::Held, bytes, allowed, Some(name))?;
    }
}

/// The bytes that the styles will take, if they may take `allowed`.
fn styles<R: Read + Seek>(package: &mut Package<R>, name: &str, allowed: u64) -> Result<u64, Error> {
    let Some(mut part) = package.small_part(name)? else { return Ok(0) };
    let mut buf = Vec::new();
    let (mut styles, mut longest) = (0_u64, 0_u64);
    loop {
        match part.next(&mut buf)? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "xf" => styles += 1,
                "numFmt" | "name" => longest = longest.max(tag.len() as u64),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let bytes = styles.saturating_mul(size_of::<Style>() as u64 + 2 * longest);
    Error::check(Limit::Held, bytes, allowed, Some(name))?;
    Ok(bytes)
}
