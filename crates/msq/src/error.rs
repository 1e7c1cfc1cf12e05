//! Why an input couldn't be read, or an output not be written: where, what, and what to do.

use std::{borrow::Cow, error, fmt, io};

use msq_core::{Code, Place, Spot, codes};

/// Why an input couldn't be read, or an output not be written.
///
/// It displays as a person would say it: where, what, and what to do. So does its debug form, since that is what a
/// `main` prints that returns it.
pub struct Error {
    name: String,
    kind: Box<ErrorKind>,
    /// How many times as much as the limits was allowed.
    allow: u16,
}

impl Error {
    /// An error of that input or output.
    pub fn new(name: impl Into<String>, kind: ErrorKind) -> Self {
        Self { name: name.into(), kind: Box::new(kind), allow: 1 }
    }

    /// The same error of an input that was allowed so many times as much as the limits.
    pub(crate) fn with_allowed(self, allow: u16) -> Self {
        Self { allow, ..self }
    }

    /// The name of the input or output.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// What is wrong, without where.
    pub(crate) fn into_kind(self) -> ErrorKind {
        *self.kind
    }

    /// The kind of finding that it is about its input.
    pub fn code(&self) -> Code {
        match &*self.kind {
            #[cfg(feature = "excel")]
            ErrorKind::Workbook(error) => error.code(),
            ErrorKind::Table(error) => error.code(),
            #[cfg(feature = "csv")]
            ErrorKind::Text(error) => error.code(),
            #[cfg(feature = "json")]
            ErrorKind::Json(error) => error.code(),
            #[cfg(feature = "xml")]
            ErrorKind::Xml(error) => error.code(),
            _ => codes::UNREADABLE_INPUT,
        }
    }

    /// Where it shows.
    pub fn place(&self) -> Place {
        let mut place = Place::new(match &*self.kind {
            #[cfg(feature = "json")]
            ErrorKind::Json(error) => {
                Spot::Json { pointer: String::new(), line: error.line(), column: error.column() }
            }
            #[cfg(feature = "xml")]
            ErrorKind::Xml(error) => {
                Spot::Xml { path: String::new(), line: error.line(), column: error.column() }
            }
            _ => Spot::Whole,
        });
        place.source.clone_from(&self.name);
        place
    }

    /// Whether the input asks for more than is allowed.
    pub fn is_too_large(&self) -> bool {
        self.code() == codes::TOO_LARGE
    }

    /// How many times as much as the limits the input was allowed.
    pub fn allowed(&self) -> u16 {
        self.allow
    }

    /// Whether nobody reads the output any more.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(&*self.kind, ErrorKind::Unwritable(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What to do about it, where the message doesn't say so already.
    pub fn help(&self) -> Option<Cow<'static, str>> {
        if self.is_too_large() {
            return Some(match self.allow.checked_mul(10) {
                Some(times) => format!("allow {times} times as much in the settings").into(),
                None => "divide the file".into(),
            });
        }
        self.kind.help().map(Cow::Borrowed)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.kind)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        self.help().map_or(Ok(()), |help| write!(f, "\n  help: {help}"))
    }
}

// It has no source: its message has the words of what is below, and `kind` has the errors themselves.
impl error::Error for Error {}

/// What is wrong with an input or an output.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Nothing has that name.
    #[error("there is no such file or folder")]
    NoSuchInput,
    /// A folder has no file that is read.
    #[error("the folder has no file that msq reads ({})", crate::Format::read_in_folders())]
    EmptyFolder,
    /// It can't be read.
    #[error("it can't be read ({0})")]
    Unreadable(#[source] io::Error),
    /// It is a stream that was read before.
    #[error("it was read before, and can be read once")]
    ReadBefore,
    /// It is no workbook that can be read.
    #[cfg(feature = "excel")]
    #[error("{}{}", .0, Causes(.0))]
    Workbook(#[source] msq_office::Error),
    /// It is no text that can be read.
    #[cfg(feature = "csv")]
    #[error("{}{}", .0, Causes(.0))]
    Text(#[source] msq_csv::Error),
    /// Its cells are no answers to the questionnaire.
    #[error("{0}")]
    Table(#[source] msq_table::Error),
    /// A value of it is no response, or it is no JSON.
    #[cfg(feature = "json")]
    #[error("{}{}", .0, Causes(.0))]
    Json(#[source] msq_json::Error),
    /// An element of it is no response, or it is no XML.
    #[cfg(feature = "xml")]
    #[error("{}{}", .0, Causes(.0))]
    Xml(#[source] msq_xml::Error),
    /// It is of a format that was left out when the program was built.
    #[error("this program was built without the format {0}")]
    NotBuiltIn(&'static str),
    /// Its reader panicked.
    #[error("its reader failed, which is a fault of msq: {0}")]
    Crashed(String),
    /// Somebody wrote to it meanwhile.
    #[error("it was changed while it was read; what was taken of it may be of two states")]
    Changed,
    /// It has many values that are no response, one behind the other.
    #[error("{count} values in a row are no response; nothing was read behind them")]
    NoResponses {
        /// How many.
        count: usize,
    },
    /// It has no response.
    #[error("no response is in it")]
    NoResponse,
    /// It has no cells.
    #[error("only cells can be inspected, of a workbook or a text file; this file has none")]
    NoCells,
    /// It is read as well as written.
    #[error("it is an input as well as the output")]
    OutputIsInput,
    /// Its folder isn't there.
    #[error("the folder to write to does not exist")]
    NoSuchFolder,
    /// Its name says no format that is written.
    #[error("its name doesn't say a format that msq writes")]
    UnknownOutputFormat,
    /// A response can't be written.
    #[error("the response from {place} can't be written ({reason})")]
    Unfit {
        /// Where the response comes from.
        place: Box<Place>,
        /// Why.
        reason: Box<dyn error::Error + Send + Sync>,
    },
    /// It can't be written.
    #[error("it can't be written ({0})")]
    Unwritable(#[source] io::Error),
}

impl ErrorKind {
    /// The input can't be read, or isn't there.
    pub(crate) fn unreadable(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::NoSuchInput } else { Self::Unreadable(error) }
    }

    fn help(&self) -> Option<&'static str> {
        Some(match self {
            Self::NoSuchInput => "check the spelling, and the folder that you are in",
            Self::EmptyFolder => {
                "name the folder with the workbooks, or the files themselves: plain text is read only if it is named"
            }
            Self::Unreadable(_) => "check that you may read it, and that no other program holds it open",
            #[cfg(feature = "json")]
            Self::Json(_) => DOCUMENT,
            #[cfg(feature = "xml")]
            Self::Xml(_) => DOCUMENT,
            Self::Crashed(_) => "please report it; with RUST_BACKTRACE=1, it says more",
            Self::Changed => "read it again when nobody writes to it",
            Self::NoResponse | Self::NoResponses { .. } => "check that this is the right file",
            Self::NoCells => "check such a file by reading it",
            Self::NotBuiltIn(_) => "build it with that feature of msq",
            Self::OutputIsInput => "choose another name for the output: msq never overwrites what it reads",
            Self::NoSuchFolder => "create the folder, or choose another one",
            Self::UnknownOutputFormat => "end the name as msq writes files, such as .json, .csv or .xlsx",
            Self::Unwritable(_) => "check that there is room, and that you may write there",
            // The messages below say it.
            _ => return None,
        })
    }
}

/// What to do about a document that can't be read.
#[cfg(any(feature = "json", feature = "xml"))]
const DOCUMENT: &str = "check that the file is whole, and one that msq or the schema describes";

/// The causes below an error, as words in brackets.
#[cfg(any(feature = "csv", feature = "excel", feature = "json", feature = "xml"))]
struct Causes<'a>(&'a dyn error::Error);

#[cfg(any(feature = "csv", feature = "excel", feature = "json", feature = "xml"))]
impl fmt::Display for Causes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        std::iter::successors(self.0.source(), |cause| cause.source())
            .try_for_each(|cause| write!(f, " ({cause})"))
    }
}
