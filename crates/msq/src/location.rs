//! Where the name of an output leads: to standard output, to a descriptor that is open, or to a file in its folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use same_file::Handle;

/// Where an output goes. Two names of one place are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Location {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
    /// The name of another descriptor that is open, of this process or another. What is in its file belongs to whoever
    /// opened it.
    Descriptor(PathBuf),
    /// A file as its folder has it, behind all links, whether it is there or not: a file is replaced, and links to it
    /// stay.
    File(PathBuf),
}

impl Location {
    /// Where that name leads; no name and `-` are standard output.
    pub fn of(output: Option<&Path>) -> Self {
        // As many as Linux follows.
        const MOST_LINKS: usize = 40;
        let Some(name) = output.filter(|name| *name != Path::new("-")) else { return Self::Stdout };
        let mut path = name.to_owned();
        for _ in 0..MOST_LINKS {
            // On Linux it looks like a link to its file.
            if let Some(descriptor) = Self::descriptor(&in_its_folder(&path)) {
                return descriptor;
            }
            let Ok(target) = fs::read_link(&path) else { break };
            path = path.parent().unwrap_or(Path::new("")).join(target);
        }
        Self::File(in_its_folder(&path))
    }

    /// The descriptor that a path names, whose folder has no links.
    fn descriptor(path: &Path) -> Option<Self> {
        let (folder, name) = (folder_of(path), path.file_name()?);
        // On Linux, a link into /proc.
        let is_own = fs::canonicalize("/dev/fd").is_ok_and(|own| own == folder);
        match name.to_str() {
            Some("1") if is_own => Some(Self::Stdout),
            Some("2") if is_own => Some(Self::Stderr),
            _ if is_own || (folder.starts_with("/proc") && folder.ends_with("fd")) => {
                Some(Self::Descriptor(path.to_owned()))
            }
            _ => None,
        }
    }

    /// The file that the output would replace or write to. A device or a pipe isn't one: nothing in it is lost, and to
    /// open it may wait.
    pub(crate) fn existing(&self) -> Option<Handle> {
        let file = match self {
            Self::Stdout => Handle::stdout(),
            Self::Stderr => Handle::stderr(),
            Self::Descriptor(path) | Self::File(path) if path.is_file() => Handle::from_path(path),
            Self::Descriptor(_) | Self::File(_) => return None,
        };
        file.ok().filter(|file| file.as_file().metadata().is_ok_and(|metadata| metadata.is_file()))
    }

    /// Whether two outputs would be in each other's way.
    pub fn is_same(&self, other: &Self) -> bool {
        self == other || self.existing().is_some_and(|own| other.existing() == Some(own))
    }
}

/// Whether both are there, and are one folder.
pub fn is_same_folder(one: &Path, other: &Path) -> bool {
    one.is_dir() && other.is_dir() && same_file::is_same_file(one, other).unwrap_or(false)
}

/// The folder that a path is in, as it is written.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The path without links but its last name, so that two spellings are one.
fn in_its_folder(path: &Path) -> PathBuf {
    let Some(name) = path.file_name() else { return path.to_owned() };
    let folder = folder_of(path);
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned()).join(name)
}
