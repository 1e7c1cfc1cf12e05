//! Outputs: a file that appears whole or not at all, or standard output.

use std::{
    fs::{self, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use crate::{
    failure::Failure,
    input::Input,
    location::{Location, folder_of},
    temporary::Temporary,
};

/// Where data goes.
pub(crate) struct Output {
    name: String,
    sink: Sink,
}

enum Sink {
    /// What can't be replaced, and gets the data as it comes.
    Stream(BufWriter<Box<dyn Write + Send>>),
    /// A file beside its place, to be renamed.
    File { temporary: BufWriter<Temporary>, path: PathBuf },
}

impl Output {
    /// The named file, or standard output; never one of the inputs.
    pub(crate) fn create(path: Option<&Path>, inputs: &[Input]) -> Result<Self, Failure> {
        let location = Location::of(path);
        let stdout = Path::new("standard output");
        let name = path.filter(|path| *path != Path::new("-")).unwrap_or(stdout);
        // Most outputs are new; with many of them and many inputs, to compare each with each takes long.
        if location.existing().is_some_and(|file| inputs.iter().any(|input| input.is(&file))) {
            return Err(Failure::OutputIsInput(name.to_owned()));
        }
        let name = name.display().to_string();
        let failed = |error| Failure::Unwritable { output: name.clone(), error };
        let sink = match location {
            Location::Stdout => Sink::stream(io::stdout()),
            Location::Stderr => Sink::stream(io::stderr()),
            Location::Descriptor(path) => {
                let opened = OpenOptions::new().append(true).open(path);
                opened.map(Sink::stream).map_err(failed)?
            }
            Location::File(path) => {
                let folder = folder_of(&path);
                match Sink::file(&path) {
                    Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.is_dir() => {
                        return Err(Failure::NoSuchFolder(folder.into()));
                    }
                    sink => sink.map_err(failed)?,
                }
            }
        };
        Ok(Self { name, sink })
    }

    /// The output's name in messages.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// A failure to write here.
    pub(crate) fn failed(&self, error: io::Error) -> Failure {
        Failure::Unwritable { output: self.name.clone(), error }
    }

    /// Makes the output appear.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        let name = self.name.clone();
        self.publish().map_err(|error| Failure::Unwritable { output: name, error })
    }

    fn publish(mut self) -> io::Result<()> {
        self.flush()?;
        match self.sink {
            Sink::Stream(_) => Ok(()),
            Sink::File { temporary, path } => {
                temporary.into_inner().map_err(io::IntoInnerError::into_error)?.publish(&path)
            }
        }
    }
}

impl Sink {
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
        match &mut self.sink {
            Sink::Stream(stream) => stream.write(bytes),
            Sink::File { temporary, .. } => temporary.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.sink {
            Sink::Stream(stream) => stream.flush(),
            Sink::File { temporary, .. } => temporary.flush(),
        }
    }
}
