//! The responses in an input, whatever its format.

use std::{fmt, iter::FusedIterator};

use msq_core::Reading;
#[cfg(any(feature = "json", feature = "xml"))]
use msq_core::document::MAX_RESPONSE;
use msq_table::ReadError;

use crate::cells::Cells;
use crate::{
    Error, ErrorKind, Format, Input,
    opened::{Opened, Watch},
    settings::Prepared,
};

/// A file that has as many values in a row that are no response is none of responses.
const MAX_FAILURES: usize = 1_000;

/// The responses in an input, one after the other; see [`Session::responses`](crate::Session::responses).
///
/// At least one response or error comes.
pub struct Responses<'s> {
    prepared: &'s Prepared,
    /// The name of the input.
    name: String,
    /// Nothing once there is no more.
    reader: Option<Reader<'s>>,
    watch: Watch,
    /// Whether anything came.
    any: bool,
    /// How many errors came one behind the other.
    in_a_row: usize,
    /// What comes last.
    last: Option<ErrorKind>,
}

/// The reader of a format.
enum Reader<'s> {
    #[cfg(feature = "json")]
    Json(Box<msq_json::Reader<Opened>>),
    #[cfg(feature = "xml")]
    Xml(Box<msq_xml::Reader<Opened>>),
    Table(Box<msq_table::Responses<'s, Cells>>),
}

impl<'s> Responses<'s> {
    pub(crate) fn new(prepared: &'s Prepared, input: &Input) -> Self {
        let mut responses = Self {
            prepared,
            name: input.name().to_owned(),
            reader: None,
            watch: Watch::default(),
            any: false,
            in_a_row: 0,
            last: None,
        };
        let opened = input.open(prepared.settings.format).map_err(Error::into_kind);
        let reader = opened.and_then(|(format, opened)| {
            responses.watch = opened.watch().map_err(ErrorKind::unreadable)?;
            Reader::open(format, opened, prepared)
        });
        match reader {
            Ok(reader) => responses.reader = Some(reader),
            Err(kind) => responses.last = Some(responses.changed_or(kind)),
        }
        responses
    }

    /// The end: what is wrong with the input as a whole, if anything is.
    fn end(&mut self, error: Option<ErrorKind>) -> Option<ErrorKind> {
        self.reader = None;
        match error {
            Some(kind) => Some(self.changed_or(kind)),
            None => match self.watch.check() {
                Err(kind) => Some(kind),
                Ok(()) => (!self.any).then_some(ErrorKind::NoResponse),
            },
        }
    }

    /// A change explains whatever else is wrong.
    fn changed_or(&self, kind: ErrorKind) -> ErrorKind {
        self.watch.check().err().unwrap_or(kind)
    }

    fn error(&self, kind: ErrorKind) -> Error {
        Error::new(&*self.name, kind).with_allowed(self.prepared.settings.allow)
    }
}

impl Iterator for Responses<'_> {
    type Item = Result<Reading, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let last = match self.last.take() {
            Some(kind) => Some(kind),
            None => match self.reader.as_mut()?.next() {
                Some(Ok(reading)) => {
                    (self.any, self.in_a_row) = (true, 0);
                    return Some(Ok(named(&self.name, reading)));
                }
                Some(Err(Fault { kind, is_final: false })) => {
                    self.any = true;
                    self.in_a_row += 1;
                    if self.in_a_row == MAX_FAILURES {
                        self.last = self.end(Some(ErrorKind::NoResponses { count: MAX_FAILURES }));
                    }
                    return Some(Err(self.error(kind)));
                }
                Some(Err(Fault { kind, is_final: true })) => self.end(Some(kind)),
                None => self.end(None),
            },
        };
        last.map(|kind| Err(self.error(kind)))
    }
}

impl FusedIterator for Responses<'_> {}

impl fmt::Debug for Responses<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Responses").field("name", &self.name).finish_non_exhaustive()
    }
}

/// What a reader found instead of a response.
struct Fault {
    kind: ErrorKind,
    /// Whether nothing was read behind it.
    is_final: bool,
}

impl<'s> Reader<'s> {
    fn open(format: Format, opened: Opened, prepared: &'s Prepared) -> Result<Self, ErrorKind> {
        #[cfg(any(feature = "json", feature = "xml"))]
        let (editions, checks) = (prepared.tables.editions.clone(), prepared.settings.checks);
        #[cfg(any(feature = "json", feature = "xml"))]
        let longest = MAX_RESPONSE.saturating_mul(prepared.settings.allow.into());
        match format {
            #[cfg(feature = "json")]
            Format::Json | Format::JsonLines => {
                let reader = msq_json::Reader::new(opened, editions).checks(checks).max_response(longest);
                Ok(Self::Json(Box::new(reader)))
            }
            #[cfg(feature = "xml")]
            Format::Xml => {
                let reader = msq_xml::Reader::new(opened, editions).checks(checks).max_response(longest);
                Ok(Self::Xml(Box::new(reader)))
            }
            format if format.is_read_in_cells() => {
                let cells = Cells::open(format, opened, prepared)?;
                Ok(Self::Table(Box::new(msq_table::responses(cells, &prepared.tables))))
            }
            #[allow(unreachable_patterns, reason = "with all formats, none is left")]
            format => Err(ErrorKind::NotBuiltIn(format.id())),
        }
    }

    fn next(&mut self) -> Option<Result<Reading, Fault>> {
        match self {
            #[cfg(feature = "json")]
            Self::Json(reader) => reader.next().map(|read| {
                read.map_err(|error| Fault { is_final: error.is_final(), kind: ErrorKind::Json(error) })
            }),
            #[cfg(feature = "xml")]
            Self::Xml(reader) => reader.next().map(|read| {
                read.map_err(|error| Fault { is_final: error.is_final(), kind: ErrorKind::Xml(error) })
            }),
            Self::Table(responses) => responses
                .next()
                .map(|read| read.map_err(|error| Fault { is_final: true, kind: of_cells(error) })),
        }
    }
}

/// What kept cells from being read.
pub(crate) fn of_cells(error: ReadError<ErrorKind>) -> ErrorKind {
    match error {
        ReadError::Source(kind) => kind,
        ReadError::Table(error) => ErrorKind::Table(error),
    }
}

/// The reading, whose places say that input.
pub(crate) fn named(input: &str, mut reading: Reading) -> Reading {
    input.clone_into(&mut reading.place.source);
    for diagnostic in &mut reading.diagnostics {
        input.clone_into(&mut diagnostic.place.source);
    }
    reading
}
