//! Files that are generated and committed: written by a chore, or compared with what it would write.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use similar::TextDiff;

use crate::workspace;

/// A file as it should be.
pub(crate) struct Generated {
    /// Its path below the workspace.
    pub(crate) path: String,
    /// Its content.
    pub(crate) content: Vec<u8>,
    /// The chore that writes it.
    pub(crate) chore: &'static str,
}

/// Why files couldn't be generated or aren't as they should be.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("{}: {error}", path.display())]
    Io {
        path: PathBuf,
        #[source]
        error: io::Error,
    },
    #[error("{path} is stale; run `cargo xtask {chore}` and commit what changes:\n{diff}")]
    Stale { path: String, chore: &'static str, diff: String },
    #[error("{0} isn't generated; delete it, or keep it elsewhere")]
    Leftover(String),
    #[error("the example can't be read: {0}")]
    Read(#[from] msq::Error),
    #[error("the example has no response")]
    NoResponse,
    #[error("the example can't be written: {0}")]
    Written(#[from] msq::WriteError),
}

/// Writes the files.
pub(crate) fn write(files: &[Generated]) -> Result<(), Error> {
    for file in files {
        let path = workspace::folder().join(&file.path);
        let failed = |error| Error::Io { path: path.clone(), error };
        path.parent().map_or(Ok(()), fs::create_dir_all).map_err(failed)?;
        fs::write(&path, &file.content).map_err(failed)?;
    }
    Ok(())
}

/// Compares the files with those that are committed.
pub(crate) fn check(files: &[Generated]) -> Result<(), Error> {
    for file in files {
        // A file that is missing differs in every line.
        let committed = fs::read(workspace::folder().join(&file.path)).unwrap_or_default();
        if committed != file.content {
            let diff = difference(&committed, &file.content);
            return Err(Error::Stale { path: file.path.clone(), chore: file.chore, diff });
        }
    }
    Ok(())
}

/// Looks for others than these files in folders where there should be none.
pub(crate) fn nothing_else(files: &[Generated], folders: &[String]) -> Result<(), Error> {
    let is_generated = |path: &str| files.iter().any(|file| file.path == path);
    let mut committed = Vec::new();
    for folder in folders {
        all_below(folder, &mut committed)?;
    }
    committed.into_iter().find(|path| !is_generated(path)).map_or(Ok(()), |path| Err(Error::Leftover(path)))
}

/// The paths of all files below a folder of the workspace, below the workspace.
fn all_below(folder: &str, found: &mut Vec<String>) -> Result<(), Error> {
    let path = workspace::folder().join(folder);
    let failed = |error| Error::Io { path: path.clone(), error };
    for entry in fs::read_dir(&path).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        let below = format!("{folder}/{}", name.to_string_lossy());
        if Path::is_dir(&path.join(&name)) { all_below(&below, found)? } else { found.push(below) }
    }
    Ok(())
}

/// The difference line by line; of what isn't text, only that there is one.
fn difference(committed: &[u8], generated: &[u8]) -> String {
    let texts = str::from_utf8(committed).ok().zip(str::from_utf8(generated).ok());
    texts.map_or_else(
        || format!("{} bytes are committed, {} others are generated", committed.len(), generated.len()),
        |(committed, generated)| {
            let diff = TextDiff::from_lines(committed, generated);
            diff.unified_diff().header("committed", "generated").to_string()
        },
    )
}
