//! Reads delimited text, plain text and Markdown as streams of cells; writes responses as delimited text.
//!
//! [`read()`] makes responses of delimited text, whatever its delimiter and encoding, [`read_text()`] of plain text and
//! Markdown; [`Cells`] and [`Paragraphs`] give the cells alone, each with the line where it begins.
//!
//! ```
//! use msq_csv::{Cells, Delimiter, Options};
//!
//! let input = "question;answer\r\n\"Satisfied,\nin per cent\";62,5 %\r\n";
//! let mut cells = Cells::new(input.as_bytes(), &Options::default(), &|_| false)?;
//! assert_eq!(cells.delimiter(), Delimiter::SEMICOLON);
//! let last = cells.by_ref().last().expect("four cells")?;
//! assert_eq!((&*last.text(), last.address.to_string(), last.line), ("62,5 %", "B2".to_owned(), Some(3)));
//! # Ok::<(), msq_csv::Error>(())
//! ```
//!
//! Nothing says how a text file is encoded, or what separates its fields. The encoding is told from the first MiB, the
//! delimiter from the first 64 KiB; from there on memory doesn't grow with the input. What was guessed, and bytes that
//! say nothing in the encoding, are diagnostics; nothing is replaced in silence.
//!
//! Every value is text: `TRUE`, `007` and `81%` mean what the table reader makes of them. Beyond [`read()`] and
//! [`read_text()`] this crate knows nothing of questions, and it opens no files.

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

pub use cells::{Cells, Options};
pub use delimiter::{Delimiter, sniff};
pub use error::{Error, ErrorKind};
pub use fields::MAX_FIELD;
pub use paragraphs::Paragraphs;
pub use read::{read, read_each, read_text};
pub use write::{WriteError, WriteOptions, Writer};
