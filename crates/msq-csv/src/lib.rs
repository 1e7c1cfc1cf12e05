#![doc = include_str!("../README.md")]
//! # Text and cells
//!
//! [`Cells`] are those of delimited text, whatever its delimiter and encoding, [`Paragraphs`] those of plain text and
//! Markdown, each with the line where it begins. [`msq_table::read()`] and [`msq_table::responses()`] find the answers
//! in them:
//!
//! ```
//! use msq_core::editions::editions;
//! use msq_csv::{Cells, ReadOptions};
//! use msq_table::{Settings, labels};
//!
//! let input = "Member State;Namibia\r\n\
//!     Do you collect usage statistics of e-government services?;Yes\r\n\
//!     Do you measure satisfaction of citizens on e-government services?;No\r\n";
//! let settings = Settings::new(editions());
//! let cells = Cells::new(input.as_bytes(), &ReadOptions::default(), &labels(&settings.editions))?;
//! let reading = msq_table::read(cells, &settings)?;
//! assert!(reading.responses[0].diagnostics.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
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
mod limits;
mod lines;
mod markdown;
mod paragraphs;
mod sniff;
mod text;
mod write;

pub use cells::{Cells, ReadOptions};
pub use delimiter::Delimiter;
pub use error::{Error, ErrorKind};
pub use limits::{MAX_FIELD, MAX_FIELDS};
pub use paragraphs::Paragraphs;
pub use sniff::sniff;
pub use write::{Refusal, WriteOptions, Writer};
