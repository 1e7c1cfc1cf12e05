//! Inputs: files, the files of a folder, standard input; and the responses in them.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Cursor, Read, Seek},
    path::{Path, PathBuf},
};

use msq_core::{Reading, editions::editions};
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

/// The files of a folder whose names say a format; not those that spreadsheet programs leave beside an open file.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error| Failure::unreadable(folder, error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let is_temporary = path.file_name().is_some_and(|name| {
            name.as_encoded_bytes().starts_with(b"~$") || name.as_encoded_bytes().starts_with(b".")
        });
        if path.is_file() && !is_temporary && Format::of_name(&path).is_some() {
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
            Opened::Workbook(input) => self.table(input)?.responses.into_iter().try_for_each(&mut sink)?,
        }
        if count == 0 { Err(Failure::NoResponse(self.name())) } else { Ok(()) }
    }

    /// The reading of a workbook with its account.
    pub(crate) fn inspect(&self) -> Result<TableReading, Failure> {
        match self.open(None)? {
            Opened::Json(_) => Err(Failure::NothingToInspect(self.name())),
            Opened::Workbook(input) => self.table(input),
        }
    }

    fn table(&self, input: Box<dyn ReadSeek>) -> Result<TableReading, Failure> {
        msq_excel::read(input, editions(), &Limits::default())
            .map_err(|error| Failure::Workbook { name: self.name(), error })
    }

    fn open(&self, from: Option<Format>) -> Result<Opened, Failure> {
        let failed =
            |error| Failure::unreadable(self.path.as_deref().unwrap_or(Path::new("standard input")), error);
        let Some(path) = &self.path else {
            let mut input = BufReader::new(io::stdin());
            let format = from.unwrap_or(Format::of_content(input.fill_buf().map_err(failed)?));
            if format != Format::Xlsx {
                return Ok(Opened::Json(Box::new(input)));
            }
            // A workbook is read from its end.
            let mut bytes = Vec::new();
            input.read_to_end(&mut bytes).map_err(failed)?;
            return Ok(Opened::Workbook(Box::new(Cursor::new(bytes))));
        };
        let mut input = BufReader::new(File::open(path).map_err(failed)?);
        let format = from.unwrap_or(Format::of_content(input.fill_buf().map_err(failed)?));
        Ok(if format == Format::Xlsx {
            Opened::Workbook(Box::new(input))
        } else {
            Opened::Json(Box::new(input))
        })
    }
}

enum Opened {
    Json(Box<dyn Read>),
    Workbook(Box<dyn ReadSeek>),
}

pub(crate) trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}
