//! Inputs: files, the files of a folder, standard input; and the responses in them.

use std::{
    fs::{self, File},
    io::{self, Cursor, Read},
    path::{Path, PathBuf},
};

use msq_core::{Reading, editions::editions};
use msq_csv::{Delimiter, Options};
use msq_excel::Limits;
use msq_table::TableReading;

use crate::{failure::Failure, format::Format};

/// A file, or standard input.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// `None` for standard input.
    path: Option<PathBuf>,
}

/// The inputs that the arguments stand for, in order; the files of a folder by name.
pub(crate) fn gather(arguments: &[PathBuf]) -> Result<Vec<Input>, Failure> {
    let mut inputs = Vec::new();
    for argument in arguments {
        if argument == Path::new("-") {
            inputs.push(Input { path: None });
        } else if fs::metadata(argument).map_err(|error| Failure::unreadable(argument, error))?.is_dir() {
            inputs.extend(files_in(argument)?.into_iter().map(|path| Input { path: Some(path) }));
        } else {
            inputs.push(Input { path: Some(argument.clone()) });
        }
    }
    Ok(inputs)
}

/// The files of a folder whose names say a format. Not those that spreadsheet programs leave beside an open file, and no
/// plain text: such a file is more often about the others than one of them.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error| Failure::unreadable(folder, error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let is_temporary = path.file_name().is_some_and(|name| {
            name.as_encoded_bytes().starts_with(b"~$") || name.as_encoded_bytes().starts_with(b".")
        });
        if path.is_file()
            && !is_temporary
            && Format::of_name(&path).is_some_and(|format| format != Format::Text)
        {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() { Err(Failure::EmptyFolder(folder.into())) } else { Ok(files) }
}

impl Input {
    /// The input's name in messages.
    pub(crate) fn name(&self) -> String {
        self.path.as_ref().map_or_else(|| "standard input".to_owned(), |path| path.display().to_string())
    }

    /// The file, unless it is standard input.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Hands every response to `sink`, in order.
    pub(crate) fn read(
        &self,
        from: Option<Format>,
        sink: &mut dyn FnMut(Reading) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut count = 0;
        let mut sink = |mut reading: Reading| {
            count += 1;
            reading.place.source = self.name();
            reading.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.place.source = self.name());
            sink(reading)
        };
        match self.open(from)? {
            Opened::Json(input) => {
                for reading in msq_json::Reader::new(input, editions()) {
                    sink(reading.map_err(|error| Failure::Json { name: self.name(), error })?)?;
                }
            }
            Opened::Table(reading) => reading.responses.into_iter().try_for_each(&mut sink)?,
        }
        if count == 0 { Err(Failure::NoResponse(self.name())) } else { Ok(()) }
    }

    /// The reading of a grid with its account.
    pub(crate) fn inspect(&self) -> Result<TableReading, Failure> {
        match self.open(None)? {
            Opened::Json(_) => Err(Failure::NothingToInspect(self.name())),
            Opened::Table(reading) => Ok(*reading),
        }
    }

    /// Opens the input, and reads it if it is a grid.
    fn open(&self, from: Option<Format>) -> Result<Opened, Failure> {
        let failed = |error| self.unreadable(error);
        let mut input = self.stream().map_err(failed)?;
        let mut start = Vec::new();
        input.by_ref().take(START).read_to_end(&mut start).map_err(failed)?;
        let named = self.path.as_deref().and_then(Format::of_name);
        let format = from.unwrap_or_else(|| Format::of_content(&start, named));
        let whole = Cursor::new(start).chain(input);
        let text = |error| Failure::Text { name: self.name(), error };
        let reading = match format {
            Format::Json | Format::Jsonl => return Ok(Opened::Json(Box::new(whole))),
            Format::Xlsx => self.workbook(whole)?,
            Format::Csv => msq_csv::read(whole, editions(), &Options::default()).map_err(text)?,
            Format::Tsv => msq_csv::read(whole, editions(), &tabulators()).map_err(text)?,
            Format::Text => msq_csv::read_text(whole, editions()).map_err(text)?,
        };
        Ok(Opened::Table(Box::new(reading)))
    }

    fn stream(&self) -> io::Result<Box<dyn Read>> {
        Ok(match &self.path {
            None => Box::new(io::stdin()),
            Some(path) => Box::new(File::open(path)?),
        })
    }

    /// Reads a workbook. That is done from its end, so what isn't a file goes into memory.
    fn workbook(&self, mut whole: impl Read) -> Result<TableReading, Failure> {
        let failed = |error| self.unreadable(error);
        let read = match self.path.as_ref().filter(|path| path.is_file()) {
            Some(path) => msq_excel::read(File::open(path).map_err(failed)?, editions(), &Limits::default()),
            None => {
                let mut bytes = Vec::new();
                whole.read_to_end(&mut bytes).map_err(failed)?;
                msq_excel::read(Cursor::new(bytes), editions(), &Limits::default())
            }
        };
        read.map_err(|error| Failure::Workbook { name: self.name(), error })
    }

    fn unreadable(&self, error: io::Error) -> Failure {
        Failure::unreadable(self.path.as_deref().unwrap_or(Path::new("standard input")), error)
    }
}

/// How many bytes are looked at to tell a file's format.
const START: u64 = 8 << 10;

fn tabulators() -> Options {
    let mut options = Options::default();
    options.delimiter = Some(Delimiter::TAB);
    options
}

enum Opened {
    Json(Box<dyn Read>),
    Table(Box<TableReading>),
}
