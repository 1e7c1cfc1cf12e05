#![doc = include_str!("../README.md")]
//! # Reading and writing
//!
//! [`Writer`] makes a workbook of responses. To read one, `msq-office` finds its cells, and `msq_table` the answers in
//! them.

mod book;
mod cell;
mod code_book;
mod crash;
mod error;
mod field;
mod fit;
mod form;
mod link;
mod look;
mod note;
mod output;
mod sheet;
mod table;
mod writer;

pub use error::Refusal;
pub use writer::Writer;
