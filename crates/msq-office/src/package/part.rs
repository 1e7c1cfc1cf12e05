//! The XML of one file inside a workbook, event by event, in bounded memory.
//!
//! Owns what holds for every part: no DTD, no deep nesting, no piece longer than a cell may be, no missing end, and
//! errors that say where. What the elements mean is its callers' business.

use std::{
    borrow::Cow,
    io::{self, BufReader, Read},
};

use quick_xml::{
    Reader,
    escape::resolve_xml_entity,
    events::{BytesRef, BytesStart, Event},
};

use super::{metered::Metered, unpacked::Unpacked};
use crate::{Error, ErrorKind, Limit};

/// How deep elements may nest; a workbook's go about ten deep. quick-xml remembers the name of each open one.
const DEPTH: usize = 256;
/// Bytes inflated at a time.
const BUFFER: usize = 32 << 10;

/// A file inside a package, read as XML.
pub(crate) type Part<R> = Xml<Unpacked<R>>;

/// A file inside a workbook, read as XML.
pub(crate) struct Xml<F: Read> {
    name: String,
    xml: Reader<Metered<BufReader<F>>>,
    depth: usize,
    /// Whether elements may overlap and lack their ends, and an `&` stand for itself.
    loose: bool,
    /// How many bytes were skipped, which quick-xml doesn't know of.
    skipped: u64,
}

impl<F: Read> Xml<F> {
    /// Reads `file`, no piece of which may be longer than `content` bytes.
    pub(crate) fn new(name: String, file: F, content: u64) -> Self {
        let input = Metered::new(BufReader::with_capacity(BUFFER, file), content);
        Self { name, xml: Reader::from_reader(input), depth: 0, loose: false, skipped: 0 }
    }

    /// The same part, read with tolerance for elements that overlap or lack their ends, and for an `&` that stands for
    /// itself.
    pub(crate) fn loose(mut self) -> Self {
        self.loose = true;
        let config = self.xml.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        self
    }

    /// The next event, and a new piece begins with it.
    pub(crate) fn next<'b>(&mut self, buf: &'b mut Vec<u8>) -> Result<Event<'b>, Error> {
        self.xml.get_mut().renew();
        self.next_within(buf)
    }

    /// The next event, as part of the same piece as the last one.
    pub(crate) fn next_within<'b>(&mut self, buf: &'b mut Vec<u8>) -> Result<Event<'b>, Error> {
        buf.clear();
        let event = match self.xml.read_event_into(buf) {
            Ok(event) => event,
            Err(error) => return Err(self.failed(error)),
        };
        match &event {
            // quick-xml lets a tag have a `<` in it, which programs would read in two ways.
            Event::Start(tag) | Event::Empty(tag) if tag.as_bytes().contains(&b'<') => {
                Err(self.malformed("a tag is not well-formed"))
            }
            Event::DocType(_) => Err(self.malformed("it declares a document type, which no workbook does")),
            _ if self.loose => Ok(event),
            Event::Start(_) if self.depth == DEPTH => Err(self.malformed("its elements nest too deep")),
            Event::Start(_) => {
                self.depth += 1;
                Ok(event)
            }
            Event::End(_) => {
                // quick-xml has no end without a start pass.
                self.depth = self.depth.saturating_sub(1);
                Ok(event)
            }
            Event::Eof if self.depth > 0 => Err(self.malformed("its end is missing")),
            _ => Ok(event),
        }
    }

    /// Adds to `text` the text up to the end of the element that has just begun, as part of the same piece.
    ///
    /// The text of elements inside is joined with it, and an entity that XML doesn't know stays as it is written.
    pub(crate) fn text(&mut self, buf: &mut Vec<u8>, text: &mut String) -> Result<(), Error> {
        let mut depth = 1;
        while depth > 0 {
            let event = self.next_within(buf)?;
            match &event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                // Only a part that is read loosely ends here.
                Event::Eof => break,
                _ => push(text, &event),
            }
        }
        Ok(())
    }

    /// How many elements are open; none in a part that is read loosely.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// Goes on behind the end of the element that began with the last event; not in a part that is read loosely.
    pub(crate) fn skip(&mut self, buf: &mut Vec<u8>) -> Result<(), Error> {
        self.leave(self.depth.saturating_sub(1), buf)
    }

    /// Goes on until no more than so many elements are open.
    pub(crate) fn leave(&mut self, depth: usize, buf: &mut Vec<u8>) -> Result<(), Error> {
        while self.depth > depth {
            self.next(buf)?;
        }
        Ok(())
    }

    /// Goes on to the end tag of the element `name`, which began with the last event, without reading what is between.
    pub(crate) fn skip_unread(&mut self, name: &str) -> Result<(), Error> {
        match self.xml.get_mut().skip_to_end_of(name) {
            Ok(skipped) => {
                self.skipped += skipped;
                Ok(())
            }
            Err(error) => Err(self.stopped(error)),
        }
    }

    /// How many bytes were read.
    pub(crate) fn position(&self) -> u64 {
        self.xml.buffer_position() + self.skipped
    }

    /// The values of some attributes of `tag`, as they are written.
    ///
    /// A name with the prefix `r:` stands for any prefix and for none, as the prefix of relationships is the writer's
    /// choice.
    pub(crate) fn attributes<'t, const N: usize>(
        &self,
        tag: &'t BytesStart<'_>,
        names: [&str; N],
    ) -> Result<[Option<Cow<'t, str>>; N], Error> {
        let mut values = [const { None }; N];
        for attribute in tag.attributes().with_checks(false) {
            let attribute =
                attribute.map_err(|error| self.malformed("a tag is not well-formed").because(error))?;
            let wanted = names.iter().position(|name| match name.strip_prefix("r:") {
                Some(local) => attribute.key.local_name().as_ref() == local,
                None => attribute.key.as_ref() == *name,
            });
            // Programs differ in which one they take.
            if let Some(value) = wanted.map(|index| &mut values[index])
                && value.replace(attribute.value).is_some()
            {
                return Err(self.malformed("an attribute occurs twice"));
            }
        }
        Ok(values)
    }

    /// That the part is malformed, about where it is read now.
    pub(crate) fn malformed(&self, what: impl Into<String>) -> Error {
        let offset = Some(self.xml.buffer_position() + self.skipped);
        ErrorKind::Malformed { part: Some(self.name.clone()), offset, what: what.into() }.into()
    }

    /// What an error of the XML reader means.
    fn failed(&self, error: quick_xml::Error) -> Error {
        match error {
            quick_xml::Error::Io(error) => self.stopped(io::Error::new(error.kind(), error)),
            error => {
                let offset = Some(self.xml.error_position() + self.skipped);
                let (part, what) = (Some(self.name.clone()), "it is not well-formed XML".into());
                Error::from(ErrorKind::Malformed { part, offset, what }).because(error)
            }
        }
    }

    /// What an error of the input means.
    fn stopped(&self, error: io::Error) -> Error {
        let meter = self.xml.get_ref();
        if !meter.is_spent() {
            return Error::input(Some(&self.name), error);
        }
        let allowed = meter.allowed();
        Error::too_large(Limit::Content, allowed.saturating_add(1), allowed, Some(&self.name))
    }
}

/// Adds to `text` what an event says, if that is text.
pub(crate) fn push(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(piece) => text.push_str(&piece.xml10_content()),
        Event::CData(piece) => text.push_str(&piece.xml10_content()),
        Event::GeneralRef(reference) => match resolve(reference) {
            Some(piece) => text.push_str(&piece),
            None => text.extend(["&", reference, ";"]),
        },
        _ => {}
    }
}

/// The text of an entity or character reference, if it is one of those that XML knows without a DTD.
pub(crate) fn resolve(reference: &BytesRef<'_>) -> Option<Cow<'static, str>> {
    if let Some(text) = resolve_xml_entity(reference) {
        return Some(Cow::Borrowed(text));
    }
    let char = reference.resolve_char_ref().ok().flatten()?;
    Some(Cow::Owned(char.into()))
}

/// The value of an attribute; one with an entity that XML doesn't know stays as it is written.
pub(crate) fn unescaped(value: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value))
}

/// Whether the value of an attribute says yes.
pub(crate) fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true"))
}
