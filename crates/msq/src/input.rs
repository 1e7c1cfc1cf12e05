//! Inputs: files, those of a folder, standard input, bytes, streams.

use std::{
    fmt,
    io::{self, Read},
    sync::{Arc, Mutex, PoisonError},
};
#[cfg(feature = "files")]
use std::{
    fs::File,
    path::{Path, PathBuf},
};

#[cfg(feature = "files")]
use same_file::Handle;

use crate::{Error, ErrorKind, Format, opened::Opened};

/// What is read: a file, standard input, bytes, or a stream.
pub struct Input {
    name: String,
    source: Source,
}

enum Source {
    Stdin,
    Bytes(Arc<[u8]>),
    /// Nothing, once it was taken.
    Stream(Mutex<Option<Box<dyn Read + Send>>>),
    #[cfg(feature = "files")]
    File(PathBuf),
    /// A folder without a file to read.
    #[cfg(feature = "files")]
    EmptyFolder(PathBuf),
    /// A folder whose files can't be listed.
    #[cfg(feature = "files")]
    UnreadableFolder(PathBuf, io::Error),
}

impl Input {
    /// A file. It is opened when it is read.
    #[cfg(feature = "files")]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Self { name: path.display().to_string(), source: Source::File(path) }
    }

    /// A folder that has no file that is read: its error comes when it is read.
    #[cfg(feature = "files")]
    pub(crate) fn empty_folder(path: PathBuf) -> Self {
        Self { name: path.display().to_string(), source: Source::EmptyFolder(path) }
    }

    /// A folder whose files can't be listed: its error comes when it is read.
    #[cfg(feature = "files")]
    pub(crate) fn unreadable_folder(path: PathBuf, error: io::Error) -> Self {
        Self { name: path.display().to_string(), source: Source::UnreadableFolder(path, error) }
    }

    /// Standard input, which can be read once.
    pub fn stdin() -> Self {
        Self { name: "standard input".to_owned(), source: Source::Stdin }
    }

    /// Bytes in memory. Where their content leaves the format open, the name says it, as the name of a file does.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { name: name.into(), source: Source::Bytes(bytes.into()) }
    }

    /// A stream, which can be read once. Where its content leaves the format open, the name says it, as the name of a
    /// file does.
    pub fn stream(name: impl Into<String>, stream: impl Read + Send + 'static) -> Self {
        Self { name: name.into(), source: Source::Stream(Mutex::new(Some(Box::new(stream)))) }
    }

    /// The input's name in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The format that its name says.
    pub fn named_format(&self) -> Option<Format> {
        match &self.source {
            Source::Stdin => None,
            #[cfg(feature = "files")]
            Source::File(path) | Source::EmptyFolder(path) | Source::UnreadableFolder(path, _) => {
                Format::of_name(path)
            }
            Source::Bytes(_) | Source::Stream(_) => Format::of_name(self.name.as_ref()),
        }
    }

    /// Whether it is that file.
    #[cfg(feature = "files")]
    pub(crate) fn is(&self, file: &Handle) -> bool {
        match &self.source {
            Source::Stdin => Handle::stdin().is_ok_and(|own| own == *file),
            Source::File(path) => is_file(path, file),
            _ => false,
        }
    }

    /// Opens it, and finds out its format, unless it is given.
    pub(crate) fn open(&self, format: Option<Format>) -> Result<(Format, Opened), Error> {
        let opened = match &self.source {
            Source::Bytes(bytes) => Ok(Opened::bytes(Arc::clone(bytes))),
            Source::Stdin => Opened::stream(Box::new(io::stdin())),
            Source::Stream(stream) => {
                let stream = stream.lock().unwrap_or_else(PoisonError::into_inner).take();
                Opened::stream(stream.ok_or_else(|| self.error(ErrorKind::ReadBefore))?)
            }
            #[cfg(feature = "files")]
            Source::File(path) => File::open(path).and_then(Opened::file),
            #[cfg(feature = "files")]
            Source::EmptyFolder(_) => return Err(self.error(ErrorKind::EmptyFolder)),
            #[cfg(feature = "files")]
            Source::UnreadableFolder(_, error) => Err(io::Error::new(error.kind(), error.to_string())),
        };
        let (start, opened) = opened.map_err(|error| self.error(ErrorKind::unreadable(error)))?;
        Ok((format.unwrap_or_else(|| Format::of_content(&start, self.named_format())), opened))
    }

    /// An error of this input.
    pub(crate) fn error(&self, kind: ErrorKind) -> Error {
        Error::new(&*self.name, kind)
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Whether a path leads to that file. To open a pipe may wait.
#[cfg(feature = "files")]
pub(crate) fn is_file(path: &Path, file: &Handle) -> bool {
    path.is_file() && Handle::from_path(path).is_ok_and(|own| own == *file)
}
