//! Whether the contract still holds what its published versions promised.
//!
//! The schema that the types give now is compared with published ones: that of the version before, and that of
//! the same version, if it is published already. What changes more than the two versions admit is refused.
//! Folders of former versions stay as they are: [`frozen`].

use std::{fs, path::Path};

use msq_core::{CONTRACT_VERSION, editions::editions};
use serde_json::Value;

use crate::{generated::Generated, workspace};

mod align;
mod change;
mod compare;
mod error;
mod frozen;
mod keyword;
mod published;
mod reading;
#[cfg(test)]
mod tests;
mod verdict;
mod version;

use published::published;
use verdict::Comparison;
use version::Version;

pub(crate) use error::Error;
pub(crate) use verdict::Report;

/// Compares all editions with what is published of them: in the folder `against`, or in the workspace.
///
/// # Errors
///
/// If a promise is broken, a former version isn't as it was published, or a file can't be read.
pub(crate) fn check(against: Option<&Path>) -> Result<Report, Error> {
    let own = workspace::folder().join("schemas");
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
    let report = Report::new(comparisons);
    if report.holds() { Ok(report) } else { Err(Error::Incompatible(report)) }
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
    let content = frozen::list(&workspace::folder().join("schemas"), CONTRACT_VERSION.parse()?)?;
    let path = format!("schemas/{}", frozen::LIST);
    Ok(vec![Generated { path, content: content.into_bytes(), chore: "schema" }])
}

fn read(path: &Path) -> Result<Value, Error> {
    let text = fs::read_to_string(path).map_err(Error::io(path))?;
    serde_json::from_str(&text).map_err(|error| Error::Json { path: path.to_owned(), error })
}
