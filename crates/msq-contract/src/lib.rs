#![doc = include_str!("../README.md")]
//! # What there is
//!
//! - [`Artefact`]: the published files, one for each purpose, with their names and contents.
//! - [`documents`]: documents to test a reader with, those that must be accepted and those that must be refused.
//! - [`editions_page`]: the page that leads to all editions and versions.
//!
//! All is derived from the [`Catalogue`](msq_core::Catalogue) of an edition, and the same each time. The crate writes
//! to memory alone: `cargo xtask schema` publishes what it makes, `msq schema` prints it.

mod artefact;
mod code_book;
mod content;
mod data_package;
mod diagnostics;
pub mod documents;
mod index;
mod lists;
mod markup;
mod sample;
mod written;

pub use artefact::Artefact;
pub use index::{Published, editions_page};
