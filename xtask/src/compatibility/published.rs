//! What is published: a folder an edition, and in it one a version.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{error::Error, version::Version};

/// The editions and versions that have a folder.
pub(super) fn published(schemas: &Path) -> Result<Vec<(String, Version)>, Error> {
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
