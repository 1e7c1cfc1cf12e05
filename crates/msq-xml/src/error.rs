//! Why XML couldn't be read at all.

use std::{fmt, io, sync::Arc};

use msq_core::{Code, codes};

use crate::{
    limits::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, MAX_NAMESPACE},
    names::{RESPONSE, RESPONSES},
};

/// Something that is no response, or an input that can't be read on.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    line: u64,
    column: u64,
    is_final: bool,
    source: Option<Arc<io::Error>>,
}

/// What is wrong with the input.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// It couldn't be read.
    #[error("the input can't be read")]
    Io,
    /// There is nothing in it.
    #[error("the input is empty; an XML document of responses was expected")]
    Empty,
    /// It isn't well-formed.
    #[error("not well-formed XML ({0})")]
    Syntax(String),
    /// It isn't in the encoding that it declares, or that encoding isn't read.
    #[error("{0}; XML is read as UTF-8, or as UTF-16")]
    Encoding(String),
    /// It declares a version of XML that has other rules.
    #[error("XML {0} isn't read; the version must be 1.0")]
    Version(String),
    /// It has a document type, which no response needs and which could make much of little.
    #[error("a document type isn't read; take out <!DOCTYPE>")]
    DocumentType,
    /// It refers to an entity that XML itself doesn't define.
    #[error("the entity &{0}; isn't known; write the character itself, or its number")]
    Entity(String),
    /// The root is neither a response nor several.
    #[error("expected an element {RESPONSE} or {RESPONSES}, found {found}")]
    NoDocument {
        /// The name of the root, with its namespace in braces if it has one.
        found: String,
    },
    /// The namespace of the root is that of no known edition.
    #[error("{}; this version of msq reads {known}", namespace(.found))]
    UnknownNamespace {
        /// The namespace of the root; empty if it has none.
        found: String,
        /// The namespaces that can be read.
        known: String,
    },
    /// Something that is no response stands among several.
    #[error("expected an element {RESPONSE}, found {found}")]
    NoResponse {
        /// What was found.
        found: String,
    },
    /// A response is longer than is allowed: [`crate::MAX_RESPONSE`], unless another limit was set.
    #[error("too large: a response of more than {allowed} bytes; if the file is sound, allow more")]
    TooLong {
        /// How many bytes are allowed.
        allowed: usize,
    },
    /// A response has more elements than anybody writes.
    #[error("a response of more than {MAX_ELEMENTS} elements; check that this is a file of responses")]
    TooManyElements,
    /// Elements are nested deeper than in any response.
    #[error("elements nested deeper than {MAX_DEPTH}; check that this is a file of responses")]
    TooDeep,
    /// An element has more attributes than anybody writes.
    #[error("an element with more than {MAX_ATTRIBUTES} attributes; check that this is a file of responses")]
    TooManyAttributes,
    /// A namespace has a longer name than anybody writes.
    #[error(
        "the name of a namespace has more than {MAX_NAMESPACE} bytes; check that this is a file of responses"
    )]
    NamespaceTooLong,
}

fn namespace(found: &str) -> String {
    if found.is_empty() {
        "the root has no namespace (xmlns)".to_owned()
    } else {
        format!("namespace {found:?} isn't known")
    }
}

impl Error {
    /// An error behind which nothing is read.
    pub(crate) fn new(kind: ErrorKind, (line, column): (u64, u64)) -> Self {
        Self { kind, line, column, is_final: true, source: None }
    }

    pub(crate) fn io(error: Arc<io::Error>, place: (u64, u64)) -> Self {
        Self { source: Some(error), ..Self::new(ErrorKind::Io, place) }
    }

    /// The same error, behind which reading goes on.
    pub(crate) fn and_on(self) -> Self {
        Self { is_final: false, ..self }
    }

    /// Whether nothing is read behind it. After any other error the [`Reader`](crate::Reader) goes on.
    pub fn is_final(&self) -> bool {
        self.is_final
    }

    /// What is wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// The kind of finding that it is about the input.
    pub fn code(&self) -> Code {
        match self.kind {
            ErrorKind::UnknownNamespace { .. } => codes::WRONG_CONSTANT,
            ErrorKind::TooLong { .. } => codes::TOO_LARGE,
            _ => codes::UNREADABLE_INPUT,
        }
    }

    /// The line where it shows, counted from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The column where it shows, counted from 1 in characters.
    pub fn column(&self) -> u64 {
        self.column
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ErrorKind::Io | ErrorKind::Empty => write!(f, "{}", self.kind),
            _ => write!(f, "line {}, column {}: {}", self.line, self.column, self.kind),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
