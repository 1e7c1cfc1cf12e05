#![doc = include_str!("../README.md")]
//! # How a grid is read
//!
//! A file format supplies cells ([`msq_cells::Source`]), and [`read()`] or [`responses()`] understand them, in three
//! steps. The cells become a grid of texts; labels are found and every other text is given to the label that it belongs
//! to; texts become the parts of a response. What became of each character stands in the account ([`SheetAccount`]),
//! and everything that is said of a reading is drawn from there.
//!
//! The tables that msq itself writes are [`canonical`]; they are read back strictly.

mod account;
mod align;
pub mod canonical;
mod choices;
mod claim;
mod code;
mod date;
mod doubt;
mod error;
mod evidence;
mod grid;
mod identity;
mod incoming;
mod interpret;
mod labels;
mod layout;
mod lexicon;
mod limits;
mod listing;
mod number;
mod phrases;
mod pieces;
mod read;
mod reader;
mod recognise;
mod settings;
mod spans;
mod spelling;
mod survey;
mod table;
mod url;
mod vocabulary;
mod whereabouts;
mod words;

pub use account::{CellAccount, Role, Rule, SheetAccount, Span};
pub use canonical::Layout;
pub use error::Error;
pub use labels::labels;
pub use layout::InputLayout;
pub use limits::Limits;
pub use listing::Listing;
pub(crate) use msq_cells::{Cell, CellValue, NumberFormat, Sheet};
pub use read::{ReadError, Responses, read, responses};
pub use settings::Settings;
pub use table::TableReading;
