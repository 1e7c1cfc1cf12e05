//! Why text couldn't be read: told to the person who sent for it.

use std::{error, io};

use msq_cells::{Code, codes};

use crate::{MAX_FIELD, MAX_FIELDS};

/// Why text couldn't be read, or not to its end.
///
/// It displays as what was found, where, and what to do about it; `source()` has the cause, where there is one.
#[derive(Debug, thiserror::Error)]
#[error("{kind}")]
pub struct Error {
    kind: Box<ErrorKind>,
    source: Option<Box<dyn error::Error + Send + Sync>>,
}

impl Error {
    /// What went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// The kind of finding that it is about the input.
    pub fn code(&self) -> Code {
        codes::UNREADABLE_INPUT
    }

    pub(crate) fn io(source: io::Error) -> Self {
        Self { kind: Box::new(ErrorKind::Io), source: Some(Box::new(source)) }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self { kind: Box::new(kind), source: None }
    }
}

/// What kept text from being read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input itself failed: a disk, a network.
    #[error("the file could not be read")]
    Io,

    /// A field opens with a quotation mark that is never closed, so that it holds the rest of the file.
    #[error(
        "line {line}: a quotation mark opens field {field} of record {record}, and none closes it; add the missing one, or \
         double it if it is part of the text"
    )]
    UnclosedQuote {
        /// The line where it stands, counted from 1.
        line: u64,
        /// Its record, counted from 1.
        record: u64,
        /// Its field, counted from 1.
        field: u64,
    },

    /// A field, or a paragraph of plain text, is longer than [`MAX_FIELD`].
    #[error(
        "line {line}: what begins here is longer than {} MiB; check that the file is text, and that every quotation mark \
         is closed",
        MAX_FIELD >> 20
    )]
    TooLong {
        /// The line where it begins, counted from 1.
        line: u64,
    },

    /// There are more records than a grid has rows.
    #[error("line {line}: there are more than {} records; check that the file is a table", u32::MAX)]
    TooMany {
        /// The line, counted from 1.
        line: u64,
    },

    /// A record has more fields than [`MAX_FIELDS`].
    #[error(
        "line {line}: a record has more than {MAX_FIELDS} fields; check that the file is a table, and what delimits it"
    )]
    TooManyFields {
        /// The line, counted from 1.
        line: u64,
    },
}
