#![doc = include_str!("../README.md")]
//! # What is where
//!
//! - `read` and `write`: files by their names, in a call.
//! - [`Session`]: what is made once for any number of [`Input`]s, with its [`Settings`].
//! - [`Responses`]: those of an input, one after the other; [`Writer`]: any [`Format`], by its [`OutputFormat`].
//! - `Inputs`, `Output`, `Names`: folders as inputs, outputs that appear whole or not at all, a file for each response.
//! - `batch`: many inputs, read side by side and taken in their order.

#[cfg(not(any(feature = "csv", feature = "excel", feature = "json", feature = "xml")))]
compile_error!("msq reads and writes nothing without one of its formats: csv, excel, json, xml");

#[cfg(feature = "parallel")]
pub mod batch;
mod cells;
#[cfg(feature = "parallel")]
pub mod crash;
mod error;
#[cfg(feature = "files")]
mod files;
#[cfg(feature = "files")]
mod folder;
mod format;
mod input;
#[cfg(feature = "files")]
mod inputs;
#[cfg(feature = "files")]
mod location;
#[cfg(feature = "files")]
mod names;
mod opened;
#[cfg(feature = "files")]
mod output;
mod responses;
#[cfg(feature = "excel")]
mod seekable;
mod session;
mod settings;
#[cfg(feature = "files")]
mod temporary;
mod writer;

pub use error::{Error, ErrorKind};
#[cfg(feature = "files")]
pub use files::{read, write};
pub use format::Format;
pub use input::Input;
#[cfg(feature = "files")]
pub use inputs::{Inputs, PassedOver};
#[cfg(feature = "files")]
pub use location::{Location, is_same_folder};
pub use msq_core::{
    Catalogue, Code, Diagnostic, Edition, Place, Reading, Response, ResponseWriter, Severity, Spot, Value,
    WriteError, check::Checks, codes, editions,
};
pub use msq_table::{InputLayout, Layout, TableReading};
#[cfg(feature = "files")]
pub use names::Names;
#[cfg(feature = "files")]
pub use output::Output;
pub use responses::Responses;
pub use session::Session;
pub use settings::Settings;
#[cfg(all(feature = "files", unix))]
pub use temporary::interruption::remove_temporary_files_on_signals;
pub use writer::{OutputFormat, Writer};
