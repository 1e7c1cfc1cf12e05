//! Responses to the Member States Questionnaire as JSON: one document, a list of documents, or JSON Lines.
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
//!
//! ```
//! use msq_core::{Edition, editions::{edition2020::Msq2020, editions}};
//! use msq_json::{Reader, Style, Writer};
//!
//! let mut typed = Msq2020::default();
//! typed.indicators.ict_investment.value = Some(0.4);
//!
//! let mut writer = Writer::new(Vec::new(), Style::Pretty);
//! writer.write(&typed.to_response()?)?;
//! let json = writer.finish()?;
//! assert!(String::from_utf8(json.clone())?.contains(r#""value": 0.4"#));
//!
//! for reading in Reader::new(json.as_slice(), editions()) {
//!     let reading = reading?;
//!     assert_eq!(Msq2020::from_response(&reading.response)?, typed);
//!     assert!(reading.diagnostics.is_empty());
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod exact;
mod locate;
mod members;
mod read;
mod records;
mod scan;
mod write;

pub use error::{Error, ErrorKind};
pub use read::Reader;
pub use records::MAX_RESPONSE;
pub use write::{Style, Writer};
