#![doc = include_str!("../README.md")]
//! # Text and cells
//!
//! [`read()`] makes responses of delimited text, whatever its delimiter and encoding, [`read_text()`] of plain text and
//! Markdown; [`Cells`] and [`Paragraphs`] give the cells alone, each with the line where it begins.
//!
//! Nothing says how a text file is encoded, or what separates its fields. The encoding is told from the first MiB, the
//! delimiter from the first 64 KiB; from there on memory doesn't grow with the input. What was guessed, and bytes that
//! say nothing in the encoding, are diagnostics; nothing is replaced in silence.
//!
//! Every value is text: `TRUE`, `007` and `81%` mean what the table reader makes of them. The crate opens no files.

mod cells;
mod delimiter;
mod encoding;
mod error;
mod fields;
mod lines;
mod markdown;
mod paragraphs;
mod read;
mod text;
mod write;

pub use cells::{Cells, ReadOptions};
pub use delimiter::{Delimiter, sniff};
pub use error::{Error, ErrorKind};
pub use fields::{MAX_FIELD, MAX_FIELDS};
pub use paragraphs::Paragraphs;
pub use read::{read, read_each, read_text};
pub use write::{WriteError, WriteOptions, Writer};
