#![doc = include_str!("../README.md")]
//! # Who uses what
//!
//! A file format implements [`Source`]; whoever understands cells takes any [`Source`]. Findings about a file and
//! findings about what its cells say are one type, [`Diagnostic`], so that they can be told in one list.

mod address;
mod cell;
mod code;
pub mod codes;
mod date;
pub mod decimal;
mod diagnostic;
mod listed;
mod place;
mod severity;
mod sheet_list;
mod source;
pub mod text;

pub use address::Address;
pub use cell::{Cell, CellValue, CheckBox, Extent, NumberFormat, Sheet};
pub use code::Code;
#[doc(hidden)]
pub use code::Definition;
pub use date::{Date, InvalidDate};
pub use diagnostic::Diagnostic;
pub use listed::{Listed, MAX_FINDINGS, MAX_QUOTED};
pub use place::{Place, Spot};
pub use severity::Severity;
pub use sheet_list::SheetList;
pub use source::Source;
