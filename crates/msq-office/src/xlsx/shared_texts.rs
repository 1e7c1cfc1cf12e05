//! The part that holds the texts that cells share.

use std::io::{Read, Seek};

use quick_xml::events::Event;

use super::text;
use crate::{Error, Limit, package::Package, sheet::texts::Texts};

/// Reads the part of that name, if there is one; the texts may take `allowed` bytes of memory.
pub(super) fn shared_texts<R: Read + Seek>(
    package: &mut Package<R>,
    name: &str,
    allowed: u64,
) -> Result<Texts, Error> {
    let mut texts = Texts::default();
    let Some(mut part) = package.part(name)? else { return Ok(texts) };
    let mut buf = Vec::new();
    loop {
        match part.next(&mut buf)? {
            Event::Start(tag) if tag.local_name().as_ref() == "si" => {
                let (text, runs) = texts.last();
                text::rich(&mut part, &mut buf, text, runs)?;
                texts.end();
            }
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => texts.end(),
            Event::Eof => return Ok(texts),
            _ => continue,
        }
        Error::check(Limit::Held, texts.bytes(), allowed, Some(name))?;
    }
}
