#![doc = include_str!("../README.md")]
//! # Workbooks and cells
//!
//! [`read()`] and [`read_each()`] make responses of a workbook; [`Workbook`] gives the cells alone. [`Writer`] makes a workbook
//! of responses.
//!
//! A cell comes with what its number format says, the link behind it, its formula, the note that hangs on it, the check boxes
//! that are drawn over it, and whether its row or column is hidden. A cell that only has such things comes as well, in its
//! place. A value that can't be read is a [`CellValue::Error`](msq_table::CellValue::Error) that begins with `#unreadable:`,
//! so that one bad cell doesn't cost the sheet and nothing disappears in silence. What can be read in two ways is refused.
//!
//! The input is whatever a government sent: it is told by its content, never by its name, and a file that is damaged,
//! protected or made to do harm ends in an [`Error`] that says what to do about it. The crate opens no files itself.

mod binary;
mod calendar;
mod compound;
mod content;
mod crash;
mod error;
mod limits;
mod ods;
mod read;
mod shared;
mod workbook;
mod write;
mod xls;
mod xlsb;
mod xlsx;

pub use content::Content;
pub use error::{Error, ErrorKind, Limit};
pub use limits::{Allowance, Limits};
pub use read::{read, read_each};
pub use workbook::{Cells, Workbook};
pub use write::{WriteError, Writer};
