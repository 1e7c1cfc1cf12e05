//! Where the workspace is.

use std::path::PathBuf;

/// The folder of the workspace.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}
