//! Outputs: a file that appears whole or not at all, or standard output.

use std::{
    fs::{self, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use crate::{Error, ErrorKind, Input, Location, location::folder_of, temporary::Temporary};

/// Where data goes: standard output, or a file that appears whole once it is [finished](Output::finish), or not at all.
pub struct Output {
    name: String,
    place: Place,
}

enum Place {
    /// What can't be replaced, and gets the data as it comes.
    Stream(BufWriter<Box<dyn Write + Send>>),
    /// A file beside its place, to be renamed.
    File { temporary: BufWriter<Temporary>, path: PathBuf },
}

impl Output {
    /// The named file, or standard output (no name, or `-`); never one of the inputs.
    ///
    /// # Errors
    ///
    /// If it is one of the inputs, or nothing can be written there.
    pub fn create(path: Option<&Path>, inputs: &[Input]) -> Result<Self, Error> {
        let location = Location::of(path);
        let stdout = Path::new("standard output");
        let name = path.filter(|path| *path != Path::new("-")).unwrap_or(stdout);
        // Most outputs are new; with many of them and many inputs, to compare each with each takes long.
        if location.existing().is_some_and(|file| inputs.iter().any(|input| input.is(&file))) {
            return Err(Error::new(name.display().to_string(), ErrorKind::OutputIsInput));
        }
        let name = name.display().to_string();
        let failed = |error| Error::new(&*name, ErrorKind::Unwritable(error));
        let place = match location {
            Location::Stdout => Place::stream(io::stdout()),
            Location::Stderr => Place::stream(io::stderr()),
            Location::Descriptor(path) => {
                let opened = OpenOptions::new().append(true).open(path);
                opened.map(Place::stream).map_err(failed)?
            }
            Location::File(path) => {
                let folder = folder_of(&path);
                match Place::file(&path) {
                    Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.is_dir() => {
                        return Err(Error::new(folder.display().to_string(), ErrorKind::NoSuchFolder));
                    }
                    place => place.map_err(failed)?,
                }
            }
        };
        Ok(Self { name, place })
    }

    /// The output's name in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A failure to write here.
    pub fn failed(&self, error: io::Error) -> Error {
        Error::new(&*self.name, ErrorKind::Unwritable(error))
    }

    /// Makes the output appear.
    ///
    /// # Errors
    ///
    /// If it can't be written to its end, or not be put in its place.
    pub fn finish(self) -> Result<(), Error> {
        let name = self.name.clone();
        self.publish().map_err(|error| Error::new(name, ErrorKind::Unwritable(error)))
    }

    fn publish(mut self) -> io::Result<()> {
        self.flush()?;
        match self.place {
            Place::Stream(_) => Ok(()),
            Place::File { temporary, path } => {
                temporary.into_inner().map_err(io::IntoInnerError::into_error)?.publish(&path)
            }
        }
    }
}

impl Place {
    fn stream(stream: impl Write + Send + 'static) -> Self {
        Self::Stream(BufWriter::new(Box::new(stream)))
    }

    /// A file at that path, or the device or pipe that is there.
    fn file(path: &Path) -> io::Result<Self> {
        let there = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            // Links that lead in a circle, for one.
            Err(error) => return Err(error),
        };
        // A file is replaced only by those who may write to it.
        let opened = there.as_ref().map(|_| OpenOptions::new().write(true).open(path)).transpose()?;
        match (opened, there) {
            (Some(device), Some(metadata)) if !metadata.is_file() => Ok(Self::stream(device)),
            (_, there) => {
                let permissions = there.map(|metadata| metadata.permissions());
                let temporary = Temporary::create(folder_of(path), permissions)?;
                Ok(Self::File { temporary: BufWriter::new(temporary), path: path.to_owned() })
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.place {
            Place::Stream(stream) => stream.write(bytes),
            Place::File { temporary, .. } => temporary.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.place {
            Place::Stream(stream) => stream.flush(),
            Place::File { temporary, .. } => temporary.flush(),
        }
    }
}

impl std::fmt::Debug for Output {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Output").field("name", &self.name).finish_non_exhaustive()
    }
}
