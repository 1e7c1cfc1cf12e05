//! Inputs: files, those of a folder, standard input; and the responses in them.

use std::{
    fs::File,
    io,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use msq_core::{check::Checks, document::MAX_RESPONSE, editions::editions};
use msq_csv::{Delimiter, ReadOptions};
use msq_excel::Limits;
use msq_table::{Layout, Reader, TableReading};
use same_file::Handle;

use crate::{content::Content, failure::Failure, folder::Folder, format::Format, location::Location};

/// A file, or standard input.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    source: Source,
}

#[derive(Clone, Debug)]
enum Source {
    Stdin,
    /// Bytes that this run wrote itself.
    Memory(Vec<u8>),
    File(PathBuf),
    /// A folder without a file to read.
    EmptyFolder(PathBuf),
    /// A folder whose files can't be listed.
    UnreadableFolder(PathBuf, Arc<io::Error>),
}

/// How inputs are read, where that isn't found out.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) format: Option<Format>,
    pub(crate) layout: Option<Layout>,
    pub(crate) checks: Checks,
    pub(crate) allow: Allow,
}

/// How many times as much as the limits an input may ask for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allow(pub(crate) u16);

impl Default for Allow {
    fn default() -> Self {
        Self(1)
    }
}

impl Allow {
    /// Ten times as much, if as much can be allowed.
    pub(crate) fn more(self) -> Option<Self> {
        self.0.checked_mul(10).map(Self)
    }

    /// So many times a number of bytes.
    fn times(self, bytes: usize) -> usize {
        bytes.saturating_mul(self.0.into())
    }
}

impl Reading {
    /// The reader of tables.
    fn reader(self) -> Reader {
        let limits = msq_table::Limits::DEFAULT.times(self.allow.0.into());
        Reader::new(editions()).layout(self.layout).checks(self.checks).limits(limits)
    }

    /// How much a workbook may ask for.
    fn workbook(self) -> Limits {
        Limits::DEFAULT.times(self.allow.0.into())
    }
}

/// What is to be read.
#[derive(Debug)]
pub(crate) struct Inputs {
    /// The inputs, in order.
    pub(crate) all: Arc<[Input]>,
    /// How many files and folders aren't read that stand beside inputs.
    pub(crate) passed_over: usize,
}

/// The inputs that the arguments stand for; the files of a folder by name, without the outputs. It is refused to read them in a
/// way that none of them can be.
pub(crate) fn gather(arguments: &[PathBuf], how: Reading, outputs: &[Location]) -> Result<Inputs, Failure> {
    let stdin = Path::new("-");
    if arguments.iter().filter(|argument| *argument == stdin).count() > 1 {
        return Err(Failure::RepeatedStdin);
    }
    let outputs: Vec<_> = outputs.iter().filter_map(Location::existing).collect();
    let mut inputs = Vec::new();
    let mut passed_over = 0;
    for argument in arguments {
        if argument == stdin {
            inputs.push(Source::Stdin);
        } else if argument.is_dir() {
            let is_output = |path: &Path| outputs.iter().any(|output| is_file(path, output));
            match Folder::list(argument, is_output) {
                Ok(Folder { files, others }) => {
                    passed_over += others;
                    if files.is_empty() {
                        inputs.push(Source::EmptyFolder(argument.clone()));
                    }
                    inputs.extend(files.into_iter().map(Source::File));
                }
                Err(error) => inputs.push(Source::UnreadableFolder(argument.clone(), error.into())),
            }
        } else {
            inputs.push(Source::File(argument.clone()));
        }
    }
    let all: Arc<[Input]> = inputs.into_iter().map(|source| Input { source }).collect();
    if let (Some(_), Some(first)) = (how.layout, all.first())
        && all.iter().all(|input| input.is_without_cells(how))
    {
        return Err(Failure::NoLayout(first.name()));
    }
    Ok(Inputs { all, passed_over })
}

impl Source {
    /// Whether it is that file.
    fn is(&self, file: &Handle) -> bool {
        match self {
            Self::Stdin => Handle::stdin().is_ok_and(|own| own == *file),
            Self::File(path) => is_file(path, file),
            _ => false,
        }
    }
}

/// Whether a path leads to that file. To open a pipe may wait.
fn is_file(path: &Path, file: &Handle) -> bool {
    path.is_file() && Handle::from_path(path).is_ok_and(|own| own == *file)
}

impl Input {
    /// Bytes that this run wrote itself.
    pub(crate) fn memory(bytes: Vec<u8>) -> Self {
        Self { source: Source::Memory(bytes) }
    }

    /// The input's name in messages.
    pub(crate) fn name(&self) -> String {
        self.path().map_or_else(|| "standard input".to_owned(), |path| path.display().to_string())
    }

    /// Whether it is said before anything is read that it is in a format without cells.
    fn is_without_cells(&self, how: Reading) -> bool {
        let named = || self.path().and_then(Format::of_name);
        how.format.or_else(named).is_some_and(|format| !format.is_read_in_cells())
    }

    /// Whether it is that file.
    pub(crate) fn is(&self, file: &Handle) -> bool {
        self.source.is(file)
    }

    fn path(&self) -> Option<&Path> {
        match &self.source {
            Source::Stdin | Source::Memory(_) => None,
            Source::File(path) | Source::EmptyFolder(path) | Source::UnreadableFolder(path, _) => Some(path),
        }
    }

    /// Hands every response to `sink`, in order, and every failure: to read one, if others may follow, or the input.
    pub(crate) fn read<E>(
        &self,
        how: Reading,
        sink: &mut (impl FnMut(Result<msq_core::Reading, Failure>) -> Result<(), E> + ?Sized),
    ) -> Result<(), E> {
        let mut any = false;
        let mut taken = Ok(());
        let read = self.read_each(how, &mut |reading| {
            any = true;
            let reading = reading.map(|reading| self.named(reading));
            taken = sink(reading.map_err(|failure| failure.with(how.allow)));
            if taken.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        taken?;
        match read {
            Err(failure) => sink(Err(failure.with(how.allow))),
            Ok(()) if any => Ok(()),
            Ok(()) => sink(Err(Failure::NoResponse(self.name()))),
        }
    }

    /// A reading whose places say this input.
    fn named(&self, mut reading: msq_core::Reading) -> msq_core::Reading {
        reading.place.source = self.name();
        reading.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.place.source = self.name());
        reading
    }

    fn read_each(&self, how: Reading, sink: &mut Sink<'_>) -> Result<(), Failure> {
        let (format, mut content) = self.open(how)?;
        let read = self.read_as(format, &mut content, how, sink);
        // A change explains whatever else is wrong.
        self.unchanged(&content).and(read)
    }

    fn read_as(
        &self,
        format: Format,
        content: &mut Content<'_>,
        how: Reading,
        sink: &mut Sink<'_>,
    ) -> Result<(), Failure> {
        match format {
            Format::Json | Format::Jsonl => {
                let failed = |error| Failure::Json { name: self.name(), error };
                let readings = msq_json::Reader::new(content, editions())
                    .checks(how.checks)
                    .max_response(how.allow.times(MAX_RESPONSE));
                self.each_document(readings, msq_json::Error::is_final, failed, sink)
            }
            Format::Xml => {
                let failed = |error| Failure::Xml { name: self.name(), error };
                let readings = msq_xml::Reader::new(content, editions())
                    .checks(how.checks)
                    .max_response(how.allow.times(MAX_RESPONSE));
                self.each_document(readings, msq_xml::Error::is_final, failed, sink)
            }
            Format::Csv | Format::Tsv => {
                msq_csv::read_each(content, how.reader(), &delimited(format), |reading| sink(Ok(reading)))
                    .map_err(|error| self.text_failure(error))
            }
            Format::Xlsx => {
                let workbook = content.seekable().map_err(|error| self.unreadable(error))?;
                msq_excel::read_each(workbook, how.reader(), &how.workbook(), |reading| sink(Ok(reading)))
                    .map_err(|error| self.workbook_failure(error))
            }
            Format::Text => {
                let responses = self.table(format, content, how)?.responses;
                let _: ControlFlow<()> = responses.into_iter().map(Ok).try_for_each(sink);
                Ok(())
            }
        }
    }

    /// The reading of a grid with its account.
    pub(crate) fn inspect(&self, how: Reading) -> Result<TableReading, Failure> {
        let (format, mut content) = self.open(how)?;
        let read = self.table(format, &mut content, how);
        self.unchanged(&content).and(read).map_err(|failure| failure.with(how.allow))
    }

    /// Reads all of a grid.
    fn table(
        &self,
        format: Format,
        content: &mut Content<'_>,
        how: Reading,
    ) -> Result<TableReading, Failure> {
        let reader = how.reader();
        let text = |error| self.text_failure(error);
        match format {
            Format::Json | Format::Jsonl | Format::Xml => Err(Failure::NothingToInspect(self.name())),
            Format::Xlsx => {
                let workbook = content.seekable().map_err(|error| self.unreadable(error))?;
                msq_excel::read(workbook, reader, &how.workbook())
                    .map_err(|error| self.workbook_failure(error))
            }
            Format::Csv | Format::Tsv => msq_csv::read(content, reader, &delimited(format)).map_err(text),
            Format::Text => msq_csv::read_text(content, reader).map_err(text),
        }
    }

    fn text_failure(&self, error: msq_csv::Error) -> Failure {
        Failure::Text { name: self.name(), error }
    }

    /// Opens the input, and finds out its format.
    fn open(&self, how: Reading) -> Result<(Format, Content<'_>), Failure> {
        let failed = |error| self.unreadable(error);
        let (start, content) = match &self.source {
            Source::EmptyFolder(path) => return Err(Failure::EmptyFolder(path.clone())),
            Source::UnreadableFolder(_, error) => {
                return Err(failed(io::Error::new(error.kind(), error.to_string())));
            }
            Source::Stdin => Content::stream(io::stdin()),
            Source::Memory(bytes) => Content::stream(bytes.as_slice()),
            Source::File(path) => File::open(path).and_then(Content::file),
        }
        .map_err(failed)?;
        let named = self.path().and_then(Format::of_name);
        Ok((how.format.unwrap_or_else(|| Format::of_content(&start, named)), content))
    }

    /// A failure if what was read may be of two states, one before and one after a change.
    fn unchanged(&self, content: &Content<'_>) -> Result<(), Failure> {
        match content.is_unchanged() {
            Ok(true) => Ok(()),
            Ok(false) => Err(Failure::Changed(self.name())),
            Err(error) => Err(self.unreadable(error)),
        }
    }

    /// Hands on the documents of a file, and the failures behind which others may follow.
    fn each_document<E>(
        &self,
        readings: impl Iterator<Item = Result<msq_core::Reading, E>>,
        is_final: fn(&E) -> bool,
        failed: impl Fn(E) -> Failure,
        sink: &mut Sink<'_>,
    ) -> Result<(), Failure> {
        let mut in_a_row = 0;
        for reading in readings {
            in_a_row = if reading.is_ok() { 0 } else { in_a_row + 1 };
            let next = match reading {
                Err(error) if is_final(&error) => return Err(failed(error)),
                reading => sink(reading.map_err(&failed)),
            };
            if next.is_break() {
                break;
            }
            if in_a_row == MAX_FAILURES {
                return Err(Failure::NoResponses { name: self.name(), count: MAX_FAILURES });
            }
        }
        Ok(())
    }

    fn workbook_failure(&self, error: msq_excel::Error) -> Failure {
        Failure::Workbook { name: self.name(), error }
    }

    fn unreadable(&self, error: io::Error) -> Failure {
        Failure::unreadable(self.path().unwrap_or(Path::new("standard input")), error)
    }
}

/// Takes a response, or the failure to read one behind which others may follow; and says whether to go on.
type Sink<'a> = dyn FnMut(Result<msq_core::Reading, Failure>) -> ControlFlow<()> + 'a;

/// A file that has as many values in a row that are no response is none of responses.
const MAX_FAILURES: usize = 1_000;

fn delimited(format: Format) -> ReadOptions {
    let mut options = ReadOptions::default();
    options.delimiter = (format == Format::Tsv).then_some(Delimiter::TAB);
    options
}
