//! Why JSON couldn't be read at all.

use std::{fmt, io};

use msq_core::{Code, codes};

/// A value that is no document of a response, or an input that can't be read on.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    line: u64,
    column: u64,
    is_final: bool,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What is wrong with the input.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// It couldn't be read.
    #[error("the input can't be read")]
    Io,
    /// There is nothing in it.
    #[error("the input is empty; a JSON document of a response was expected")]
    Empty,
    /// It isn't well-formed.
    #[error("not well-formed JSON ({0})")]
    Syntax(String),
    /// A value isn't a document.
    #[error("expected an object, the document of a response")]
    NoDocument,
    /// A response, or the white space before one, is longer than is allowed: [`crate::MAX_RESPONSE`], unless another
    /// limit was set.
    #[error("too large: a response of more than {allowed} bytes; if the file is sound, allow more")]
    TooLong {
        /// How many bytes are allowed.
        allowed: usize,
    },
    /// A document doesn't say its edition.
    #[error("the document doesn't say its edition; it needs \"edition\": {known}")]
    NoEdition {
        /// The editions that can be read.
        known: String,
    },
    /// A document is of an edition that isn't known.
    #[error("edition {found} isn't known; this version of msq reads {known}")]
    UnknownEdition {
        /// What stands where the edition is expected.
        found: String,
        /// The editions that can be read.
        known: String,
    },
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, (line, column): (u64, u64)) -> Self {
        Self { kind, line, column, is_final: false, source: None }
    }

    pub(crate) fn io(error: io::Error, (line, column): (u64, u64)) -> Self {
        Self { kind: ErrorKind::Io, line, column, is_final: true, source: Some(error.into()) }
    }

    /// The same error, behind which nothing was read.
    pub(crate) fn and_final(self) -> Self {
        Self { is_final: true, ..self }
    }

    /// Whether nothing was read behind it: the input failed, or where this value ends can't be told.
    ///
    /// After any other error the [`Reader`](crate::Reader) goes on with the next value.
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
            ErrorKind::NoEdition { .. } => codes::MISSING_PROPERTY,
            ErrorKind::UnknownEdition { .. } => codes::WRONG_CONSTANT,
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
