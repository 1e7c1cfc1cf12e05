//! What the reader makes of files; one table of cases a subject.
//!
//! The workbooks are written here, from the XML that matters, so that each case can be read in a line.

mod beside;
mod binary;
mod book;
mod cells;
mod converted;
mod files;
mod hostile;
mod hostile_kinds;
mod ods;
mod ods_refused;
mod refused;
mod sample;
mod source;
mod struck;
mod struck_ods;
