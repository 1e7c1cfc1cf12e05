//! Where a finding stands: in a cell, a record, or a document.

use std::fmt;

use crate::Address;

/// A place in an input, which may be one of many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The input's name, such as a file's; empty where there is just one.
    pub source: String,
    /// The spot in it.
    pub spot: Spot,
}

/// A spot in an input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Spot {
    /// The input as a whole.
    #[default]
    Whole,
    /// A sheet of a workbook.
    Sheet {
        /// The sheet's name.
        sheet: String,
    },
    /// A cell of a sheet.
    Cell {
        /// The sheet's name; empty for a grid that has none.
        sheet: String,
        /// The cell.
        address: Address,
    },
    /// A field of a text file with records.
    Record {
        /// The line where the field begins, counted from 1.
        line: u64,
        /// The record, counted from 1, headers included.
        record: u64,
        /// The field in its record, counted from 1.
        field: u64,
    },
    /// A value of a JSON document.
    Json {
        /// The JSON pointer within its document.
        pointer: String,
        /// The line, counted from 1.
        line: u64,
        /// The column, counted from 1 in characters.
        column: u64,
    },
    /// An element of an XML document, or an attribute of one.
    Xml {
        /// The way there from the root by local names, as XPath writes it: `/response/date/value`. Where several
        /// elements of one name stand side by side, and in lists, they are counted: `entry[2]`.
        path: String,
        /// The line, counted from 1.
        line: u64,
        /// The column, counted from 1 in characters.
        column: u64,
    },
}

impl Place {
    /// A spot of an unnamed input.
    pub fn new(spot: Spot) -> Self {
        Self { source: String::new(), spot }
    }
}

impl From<Spot> for Place {
    fn from(spot: Spot) -> Self {
        Self::new(spot)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { source, spot } = self;
        match (source.is_empty(), spot) {
            (true, spot) => write!(f, "{spot}"),
            (false, Spot::Whole) => f.write_str(source),
            // `file:line` is what editors open.
            (false, Spot::Record { line, record, field }) => {
                write!(f, "{source}:{line} record {record}, field {field}")
            }
            (false, Spot::Json { pointer: path, line, column } | Spot::Xml { path, line, column })
                if path.is_empty() =>
            {
                write!(f, "{source}:{line}:{column}")
            }
            (false, Spot::Json { pointer: path, line, column } | Spot::Xml { path, line, column }) => {
                write!(f, "{source}:{line}:{column} {path}")
            }
            (false, spot) => write!(f, "{source} {spot}"),
        }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("the whole input"),
            Self::Sheet { sheet } => write!(f, "sheet '{sheet}'"),
            Self::Cell { sheet, address } if sheet.is_empty() => write!(f, "{address}"),
            Self::Cell { sheet, address } => write!(f, "'{sheet}'!{address}"),
            Self::Record { line, record, field } => write!(f, "line {line}, record {record}, field {field}"),
            Self::Json { pointer: path, line, column } | Self::Xml { path, line, column } => {
                write!(f, "line {line}, column {column} {path}")
            }
        }
    }
}
