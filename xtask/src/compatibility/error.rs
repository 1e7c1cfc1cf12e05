//! Why the contract can't be published as it is.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{verdict::Report, version::NotAVersion};

/// Why the contract can't be published as it is.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("{}: {error}", path.display())]
    Io {
        path: PathBuf,
        #[source]
        error: io::Error,
    },
    #[error("{}: {error}", path.display())]
    Json {
        path: PathBuf,
        #[source]
        error: serde_json::Error,
    },
    #[error("{}: {error}", path.display())]
    Folder {
        path: PathBuf,
        #[source]
        error: NotAVersion,
    },
    #[error(transparent)]
    Version(#[from] NotAVersion),
    #[error("schemas/{0} has changed; it is published, and others have it as it was: restore it")]
    Changed(String),
    #[error("schemas/{0} is missing; it is published, and others look for it: restore it")]
    Missing(String),
    #[error("schemas/{0} is new in a version that is published: put it into a new one")]
    Extra(String),
    #[error("version {0} is older than one that is published; CONTRACT_VERSION has to be the newest")]
    Former(String),
    #[error("{list}: no digest and file in {line:?}")]
    NoDigest { list: &'static str, line: String },
    #[error("the contract isn't what its version promises\n{0}")]
    Incompatible(Report),
}

impl Error {
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Io { path: path.to_owned(), error }
    }
}
