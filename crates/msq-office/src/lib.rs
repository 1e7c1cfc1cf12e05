#![doc = include_str!("../README.md")]
//! # What a cell comes with
//!
//! A cell comes with what its number format says, what of it is struck out, the link behind it, its formula, the note
//! that hangs on it, the check boxes that are drawn over it, and whether its row or column is hidden. A cell that only
//! has a link, a formula, a note or a box comes as well, in its place.
//!
//! What is struck out is a whole cell or a piece of its text, in every kind of file. Of a text with fonts in an .xls of
//! Excel 5 or 95 nothing is struck out, and what a conditional format strikes out isn't read.
//!
//! What programs write for something else comes as what is meant: a formula `HYPERLINK("…")` is a link, and a label
//! that a program made up for a check box is empty.
//!
//! # What can't be read
//!
//! A value that can't be read is a [`CellValue::Error`](msq_cells::CellValue::Error) that begins with `#unreadable:`.
//! One bad cell doesn't cost the sheet, and nothing disappears in silence. What can be read in two ways is refused.
//!
//! The kind of a file is told by its content, never by its name. A file that is damaged, protected or made to do harm
//! ends in an [`Error`] that says what to do about it. The crate opens no files itself.

mod binary;
mod budget;
mod bytes;
mod crash;
mod error;
mod file_kind;
mod limits;
mod ods;
mod package;
mod sheet;
mod workbook;
mod xls;
mod xlsb;
mod xlsx;

pub use error::{Error, ErrorKind, Limit};
pub use file_kind::FileKind;
pub use limits::{Allowance, Limits};
pub use workbook::{Cells, Workbook};
