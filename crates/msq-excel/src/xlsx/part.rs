//! The XML of one file inside a workbook, event by event, in bounded memory.
//!
//! Owns what holds for every part: no DTD, no deep nesting, no piece longer than a cell may be, no missing end, and
//! errors that say where. What the elements mean is its callers' business.

use std::{
    borrow::Cow,
    io::{self, BufRead, BufReader, Read},
};

use quick_xml::{
    Reader,
    escape::resolve_xml_entity,
    events::{BytesRef, BytesStart, Event},
};
use zip::read::ZipFile;

use crate::{Error, ErrorKind, Limit, shared::Input};

/// How deep elements may nest; a workbook's go about ten deep. quick-xml remembers the name of each open one.
const DEPTH: usize = 256;
/// Bytes inflated at a time.
const BUFFER: usize = 32 << 10;

/// A file inside a workbook, read as XML through the archive.
pub(crate) type Part<'a, R> = Xml<ZipFile<'a, Input<R>>>;

/// A file inside a workbook, read as XML.
pub(crate) struct Xml<F: Read> {
    name: String,
    xml: Reader<Metered<BufReader<F>>>,
    depth: usize,
}

impl<F: Read> Xml<F> {
    /// Reads `file`, no piece of which may be longer than `content` bytes.
    pub(crate) fn new(name: String, file: F, content: u64) -> Self {
        let input =
            Metered { input: BufReader::with_capacity(BUFFER, file), allowed: content, left: content };
        Self { name, xml: Reader::from_reader(input), depth: 0 }
    }

    /// The next event, and a new piece begins with it.
    pub(crate) fn next<'b>(&mut self, buf: &'b mut Vec<u8>) -> Result<Event<'b>, Error> {
        let meter = self.xml.get_mut();
        meter.left = meter.allowed;
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
            Event::DocType(_) => Err(self.malformed("it declares a document type, which no workbook does")),
            Event::Eof if self.depth > 0 => Err(self.malformed("its end is missing")),
            _ => Ok(event),
        }
    }

    /// Goes on behind the end of the element that began with the last event.
    pub(crate) fn skip(&mut self, buf: &mut Vec<u8>) -> Result<(), Error> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next(buf)?;
        }
        Ok(())
    }

    /// How many bytes were read.
    pub(crate) fn position(&self) -> u64 {
        self.xml.buffer_position()
    }

    /// The values of some attributes of `tag`, as they are written.
    ///
    /// A name with the prefix `r:` stands for any prefix and for none, as the prefix of relationships is the writer's choice.
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
            // The attributes of a tag are read twice, here and by calamine: a name that occurs twice could mean two things.
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
        let (part, offset) = (Some(self.name.clone()), Some(self.xml.buffer_position()));
        ErrorKind::Malformed { part, offset, what: what.into() }.into()
    }

    /// What an error of the XML reader means.
    fn failed(&self, error: quick_xml::Error) -> Error {
        match error {
            quick_xml::Error::Io(_) if self.xml.get_ref().left == 0 => {
                let allowed = self.xml.get_ref().allowed;
                let (limit, part) = (Limit::Content, Some(self.name.clone()));
                ErrorKind::TooLarge { limit, found: allowed.saturating_add(1), allowed, part }.into()
            }
            quick_xml::Error::Io(error) => {
                Error::input(Some(&self.name), io::Error::new(error.kind(), error))
            }
            error => {
                let (part, offset) = (Some(self.name.clone()), Some(self.xml.error_position()));
                Error::from(ErrorKind::Malformed { part, offset, what: "it is not well-formed XML".into() })
                    .because(error)
            }
        }
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

/// An input that gives out only so many bytes until it is told to go on.
struct Metered<B> {
    input: B,
    allowed: u64,
    left: u64,
}

impl<B: BufRead> Read for Metered<B> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buf)?;
        self.consume(count);
        Ok(count)
    }
}

impl<B: BufRead> BufRead for Metered<B> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let available = self.input.fill_buf()?;
        if self.left == 0 && !available.is_empty() {
            return Err(io::ErrorKind::QuotaExceeded.into());
        }
        let given = usize::try_from(self.left).map_or(available.len(), |left| available.len().min(left));
        Ok(&available[..given])
    }

    fn consume(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count as u64);
        self.input.consume(count);
    }
}
