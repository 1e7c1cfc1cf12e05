//! What tests of several crates need, the benchmarks and the fuzz targets among them: arbitrary responses, every way to
//! write them, what an account must keep, and where the files of the repository are.

pub mod account;
pub mod arbitrary;
pub mod layouts;
mod package;
pub mod pieces;
pub mod written;

use std::path::PathBuf;

pub use package::package;

/// The folder of the workspace.
pub fn workspace() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}
