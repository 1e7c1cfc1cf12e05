#![doc = include_str!("../README.md")]
//! # Documents
//!
//! The shape of a document is that of the edition's JSON Schema ([`msq_core::Catalogue::schema`]). Unanswered parts
//! are absent, dates are ISO 8601, percentages are numbers in per cent, members stand in printed order. Reading is
//! strict and reports everything in one run, each finding with its JSON pointer, line and column; both ways go a
//! response at a time, so memory does not grow with their number.
//!
//! # Beyond the schema
//!
//! Some rules can't be said in JSON Schema, or a validator needn't check them. Reading checks them all:
//!
//! - A date is a day of the calendar. The schema says `"format": "date"`, which many validators check only on demand.
//! - An object has no member twice. Most parsers keep the last one in silence; here the first one counts, and the
//!   others are errors.
//! - A number is one that a 64-bit float can hold. What is too large is an error; what has more digits than fit is
//!   rounded, with a warning.
//!
//! # What is wrong, and how far it reaches
//!
//! A fault in a document is a finding, and all of the document but that is read; of one document,
//! [`MAX_FAULTS`](msq_core::document::MAX_FAULTS) are listed and the rest are counted. What isn't well-formed, is no
//! object or is of no known edition, is an [`Error`] instead of a response. Reading goes on behind it, unless there is
//! no telling where it ends ([`Error::is_final`]).

mod error;
mod exact;
mod locate;
mod members;
mod read;
mod records;
mod scan;
mod write;

pub use error::{Error, ErrorKind};
pub use msq_core::document::MAX_RESPONSE;
pub use read::Reader;
pub use write::{Style, Writer};
