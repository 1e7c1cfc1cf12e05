//! Outputs: a file that appears whole or not at all, or standard output.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::{failure::Failure, input::Input};

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
        temporary: BufWriter<NamedTempFile>,
        path: PathBuf,
    },
}

impl Output {
    /// Standard output.
    pub(crate) fn stdout() -> Self {
        Self { name: "standard output".to_owned(), sink: Sink::Stdout(BufWriter::new(io::stdout())) }
    }

    /// The named file, or standard output; never one of the inputs.
    pub(crate) fn create(path: Option<&Path>, inputs: &[Input]) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else { return Ok(Self::stdout()) };
        let name = path.display().to_string();
        let failed = |error| Failure::Unwritable { output: name.clone(), error };
        // Most outputs are new; with many of them and many inputs, to compare each with each takes long.
        if path.exists() && inputs.iter().any(|input| input.is(path)) {
            return Err(Failure::OutputIsInput(path.into()));
        }
        let sink = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => return Err(failed(io::ErrorKind::IsADirectory.into())),
            Ok(metadata) if !metadata.is_file() => {
                let device = OpenOptions::new().write(true).open(path).map_err(failed)?;
                Sink::Device(BufWriter::new(device))
            }
            _ => {
                // A link to a file is followed: the file is replaced, and the link stays.
                let path = fs::canonicalize(path)
                    .or_else(|_| fs::read_link(path))
                    .unwrap_or_else(|_| path.to_owned());
                let folder =
                    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
                if !folder.is_dir() {
                    return Err(Failure::NoSuchFolder(folder.into()));
                }
                let temporary = tempfile::Builder::new()
                    .prefix(".msq-")
                    .suffix(".part")
                    .tempfile_in(folder)
                    .map_err(failed)?;
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
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        self.publish().map_err(|error| Failure::Unwritable { output: self.name, error })
    }

    fn publish(&mut self) -> io::Result<()> {
        self.flush()?;
        let Sink::File { temporary, path } =
            std::mem::replace(&mut self.sink, Sink::Stdout(BufWriter::new(io::stdout())))
        else {
            return Ok(());
        };
        let temporary = temporary.into_inner().map_err(io::IntoInnerError::into_error)?;
        // A temporary file is private; the output gets the mode of the file that it replaces, or of any new file.
        let permissions = fs::metadata(&path)
            .or_else(|_| new_file_metadata(&path))
            .map(|metadata| metadata.permissions())?;
        temporary.as_file().set_permissions(permissions)?;
        temporary.as_file().sync_all()?;
        temporary.persist(&path)?;
        Ok(())
    }
}

/// The metadata that a new file gets in the folder of `path`.
fn new_file_metadata(path: &Path) -> io::Result<fs::Metadata> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let probe = tempfile::Builder::new()
        .prefix(".msq-")
        .suffix(".part")
        .make_in(folder, |path| File::create_new(path))?;
    probe.as_file().metadata()
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
