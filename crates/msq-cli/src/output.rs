//! Outputs: a file that appears whole or not at all, or standard output.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use same_file::Handle;

use crate::{failure::Failure, input::Input, temporary::Temporary};

/// Where data goes.
pub(crate) struct Output {
    name: String,
    sink: Sink,
}

enum Sink {
    Stdout(BufWriter<io::Stdout>),
    /// A device or a pipe, which can't be replaced.
    Device(BufWriter<File>),
    /// A file beside its place, to be renamed.
    File {
        temporary: BufWriter<Temporary>,
        path: PathBuf,
    },
}

impl Output {
    /// The named file, or standard output; never one of the inputs.
    pub(crate) fn create(path: Option<&Path>, inputs: &[Input]) -> Result<Self, Failure> {
        // Most outputs are new; with many of them and many inputs, to compare each with each takes long.
        if existing(path).is_some_and(|file| inputs.iter().any(|input| input.is(&file))) {
            return Err(Failure::OutputIsInput(named(path).map_or("standard output".into(), Path::to_owned)));
        }
        let Some(path) = named(path) else {
            let sink = Sink::Stdout(BufWriter::new(io::stdout()));
            return Ok(Self { name: "standard output".to_owned(), sink });
        };
        let name = path.display().to_string();
        let failed = |error| Failure::Unwritable { output: name.clone(), error };
        let there = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => return Err(failed(io::ErrorKind::IsADirectory.into())),
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            // Links that lead in a circle, for one.
            Err(error) => return Err(failed(error)),
        };
        // A file is replaced only by those who may write to it.
        let opened = there.as_ref().map(|_| OpenOptions::new().write(true).open(path)).transpose();
        let sink = match (opened.map_err(failed)?, there) {
            (Some(device), Some(metadata)) if !metadata.is_file() => Sink::Device(BufWriter::new(device)),
            (_, there) => {
                let path = behind_links(path);
                let folder = folder_of(&path);
                if !folder.is_dir() {
                    return Err(Failure::NoSuchFolder(folder.into()));
                }
                let permissions = there.map(|metadata| metadata.permissions());
                let temporary = Temporary::create(folder, permissions).map_err(failed)?;
                Sink::File { temporary: BufWriter::new(temporary), path }
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
            Sink::Stdout(_) | Sink::Device(_) => Ok(()),
            Sink::File { temporary, path } => {
                temporary.into_inner().map_err(io::IntoInnerError::into_error)?.publish(&path)
            }
        }
    }
}

/// Whether two outputs would be one file.
pub(crate) fn are_same(one: Option<&Path>, other: Option<&Path>) -> bool {
    match (existing(one), existing(other)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => match (named(one), named(other)) {
            (Some(one), Some(other)) => place(one) == place(other),
            (one, other) => one == other,
        },
        _ => false,
    }
}

/// The file that an output would replace or write to. A device or a pipe isn't one: nothing in it is lost, and to open it may wait.
pub(crate) fn existing(output: Option<&Path>) -> Option<Handle> {
    let file = match named(output) {
        Some(path) if path.is_file() => Handle::from_path(path),
        Some(_) => return None,
        None => Handle::stdout(),
    };
    file.ok().filter(|file| file.as_file().metadata().is_ok_and(|metadata| metadata.is_file()))
}

/// The file in a folder as that has it, so that two spellings of a path are one.
pub(crate) fn place(path: &Path) -> PathBuf {
    let path = behind_links(path);
    let folder = fs::canonicalize(folder_of(&path)).unwrap_or_else(|_| folder_of(&path).to_owned());
    folder.join(path.file_name().unwrap_or_default())
}

/// The name of an output, unless it is standard output.
fn named(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| *path != Path::new("-"))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Where the links lead that a path may end in, whether anything is there or not: a file is replaced, and links to it stay.
fn behind_links(path: &Path) -> PathBuf {
    // As many as Linux follows.
    const MOST: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST {
        let Ok(target) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    path
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.sink {
            Sink::Stdout(stdout) => stdout.write(bytes),
            Sink::Device(device) => device.write(bytes),
            Sink::File { temporary, .. } => temporary.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.sink {
            Sink::Stdout(stdout) => stdout.flush(),
            Sink::Device(device) => device.flush(),
            Sink::File { temporary, .. } => temporary.flush(),
        }
    }
}
