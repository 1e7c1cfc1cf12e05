//! Whether the contract still holds what its published versions promised.
//!
//! The schema that the types give now is compared with published ones: that of the version before, and that of
//! the same version, if it is published already. What changes more than the two versions admit is refused.
//! Folders of former versions stay as they are: [`frozen`].

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use msq_core::{CONTRACT_VERSION, editions::editions};
use serde_json::Value;

use crate::{generated::Generated, workspace};

mod align;
mod change;
mod compare;
mod frozen;
mod keyword;
mod reading;
#[cfg(test)]
mod tests;
mod verdict;
mod version;

use verdict::Comparison;
use version::{NotAVersion, Version};

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
    #[error("{list}: no digest and file in {0:?}", list = frozen::LIST)]
    NoDigest(String),
    #[error("the contract isn't what its version promises\n{0}")]
    Incompatible(Report),
}

impl Error {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Io { path: path.to_owned(), error }
    }
}

/// What was compared, as its developer reads it.
#[derive(Debug)]
pub(crate) struct Report(Vec<Comparison>);

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return formatter.write_str("nothing is published yet");
        }
        let comparisons: Vec<_> = self.0.iter().map(Comparison::to_string).collect();
        formatter.write_str(&comparisons.join("\n"))
    }
}

/// Compares all editions with what is published of them: in the folder `against`, or in the workspace.
///
/// # Errors
///
/// If a promise is broken, a former version isn't as it was published, or a file can't be read.
pub(crate) fn check(against: Option<&Path>) -> Result<Report, Error> {
    let own = workspace().join("schemas");
    let current = CONTRACT_VERSION.parse()?;
    frozen::list(&own, current)?;
    let schemas = against.unwrap_or(&own);
    let published = published(schemas)?;
    let mut comparisons = Vec::new();
    for catalogue in editions() {
        let versions = published.iter().filter(|(edition, _)| edition == catalogue.edition());
        for version in compared_with(current, versions.map(|(_, version)| *version)) {
            let path = schemas.join(format!("{}/{version}/msq.schema.json", catalogue.edition()));
            let schema = read(&path)?;
            let published = (version, &schema);
            comparisons.push(Comparison::new(catalogue.edition(), published, (current, catalogue.schema())));
        }
    }
    let report = Report(comparisons);
    if report.0.iter().all(Comparison::holds) { Ok(report) } else { Err(Error::Incompatible(report)) }
}

/// The published versions that tell whether `current` holds what was promised: the one before, and itself.
fn compared_with(current: Version, published: impl Iterator<Item = Version>) -> Vec<Version> {
    let (mut same, mut before) = (None, None);
    for version in published.filter(|version| *version <= current) {
        let latest = if version == current { &mut same } else { &mut before };
        *latest = (*latest).max(Some(version));
    }
    // Once a version is published, one that it owes nothing to is history.
    let before = before.filter(|version| same.is_none() || version.binds(current));
    before.into_iter().chain(same).collect()
}

/// The list of former versions' files, if the contract holds what was promised.
///
/// # Errors
///
/// As [`check`].
pub(crate) fn files() -> Result<Vec<Generated>, Error> {
    check(None)?;
    let content = frozen::list(&workspace().join("schemas"), CONTRACT_VERSION.parse()?)?;
    let path = format!("schemas/{}", frozen::LIST);
    Ok(vec![Generated { path, content: content.into_bytes(), chore: "schema" }])
}

fn read(path: &Path) -> Result<Value, Error> {
    let text = fs::read_to_string(path).map_err(Error::io(path))?;
    serde_json::from_str(&text).map_err(|error| Error::Json { path: path.to_owned(), error })
}

/// The editions and versions that have a folder.
fn published(schemas: &Path) -> Result<Vec<(String, Version)>, Error> {
    let mut published = Vec::new();
    for edition in folders(schemas)? {
        for folder in folders(&edition)? {
            let version = name(&folder).parse();
            let version = version.map_err(|error| Error::Folder { path: folder.clone(), error })?;
            published.push((name(&edition), version));
        }
    }
    Ok(published)
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::io(folder))? {
        let path = entry.map_err(Error::io(folder))?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
