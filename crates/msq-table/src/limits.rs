//! How much of a grid may be in memory at a time before it is refused.

use crate::Error;

/// How much of a grid may be in memory at a time before it is refused.
///
/// Of a table that is read while its cells come in, that is a row or a piece; forms, and long tables that msq didn't
/// write, are in memory as a whole. A form has some thousand cells. A cell takes about 600 bytes while it is read, and
/// each byte of text about eight.
///
/// ```
/// # use msq_table::Limits;
/// let limits = Limits::DEFAULT.times(4);
/// assert_eq!(limits.cells, 1_000_000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Cells that hold something.
    pub cells: usize,
    /// Bytes of their texts, links, formulas and notes.
    pub text: usize,
    /// Bytes of one cell's text, in tables that msq didn't write: each word of it is looked at. Excel's cells end at
    /// 32,767 UTF-16 units, which are less.
    pub foreign_text: usize,
    /// Responses in tables that have to be read together. A response without an answer takes up 8 KB.
    pub responses: usize,
}

impl Limits {
    /// The limits that hold unless told otherwise.
    pub const DEFAULT: Self =
        Self { cells: 250_000, text: 16 << 20, foreign_text: 128 << 10, responses: 10_000 };

    /// So many times as much of everything.
    #[must_use]
    pub const fn times(self, factor: usize) -> Self {
        Self {
            cells: self.cells.saturating_mul(factor),
            text: self.text.saturating_mul(factor),
            foreign_text: self.foreign_text.saturating_mul(factor),
            responses: self.responses.saturating_mul(factor),
        }
    }

    /// Whether so much may be in memory.
    pub(crate) fn check(self, size: Size) -> Result<(), Error> {
        match size {
            Size { cells, .. } if cells > self.cells => {
                Err(Error::TooLarge { what: "cells that have to be read together", allowed: self.cells })
            }
            Size { text, .. } if text > self.text => Err(Error::TooLarge {
                what: "bytes of text that have to be read together",
                allowed: self.text,
            }),
            _ => Ok(()),
        }
    }

    /// Whether so many responses may be read together.
    pub(crate) fn check_responses(self, responses: usize) -> Result<(), Error> {
        if responses > self.responses {
            let what = "responses that have to be read together";
            return Err(Error::TooLarge { what, allowed: self.responses });
        }
        Ok(())
    }

    /// Whether a cell of a table that msq didn't write may have so long a text.
    pub(crate) fn check_foreign(self, text: usize) -> Result<(), Error> {
        if text > self.foreign_text {
            return Err(Error::TooLarge { what: "bytes of text in one cell", allowed: self.foreign_text });
        }
        Ok(())
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// How much there is of what is limited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) cells: usize,
    pub(crate) text: usize,
}

impl std::ops::Add for Size {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { cells: self.cells + other.cells, text: self.text + other.text }
    }
}
