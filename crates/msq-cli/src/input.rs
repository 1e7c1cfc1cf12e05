//! Inputs: files, the files of a folder, standard input; and the responses in them.

use std::{
    fs::{self, File},
    io::{self, Cursor, Read, Seek},
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use msq_core::{check::Checks, document::MAX_RESPONSE, editions::editions};
use msq_csv::{Delimiter, ReadOptions};
use msq_excel::Limits;
use msq_table::{Layout, Reader, TableReading};
use same_file::Handle;

use crate::{failure::Failure, format::Format, report};

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

/// The inputs that the arguments stand for, in order; the files of a folder by name, without the output.
pub(crate) fn gather(arguments: &[PathBuf], output: Option<&Path>) -> Result<Arc<[Input]>, Failure> {
    let stdin = Path::new("-");
    if arguments.iter().filter(|argument| *argument == stdin).count() > 1 {
        return Err(Failure::RepeatedStdin);
    }
    let mut inputs = Vec::new();
    for argument in arguments {
        if argument == stdin {
            inputs.push(Source::Stdin);
        } else if argument.is_dir() {
            let mut files = files_in(argument)?;
            files.retain(|file| {
                !output.is_some_and(|output| same_file::is_same_file(file, output).unwrap_or(false))
            });
            if files.is_empty() {
                inputs.push(Source::EmptyFolder(argument.clone()));
            }
            inputs.extend(files.into_iter().map(Source::File));
        } else {
            inputs.push(Source::File(argument.clone()));
        }
    }
    Ok(inputs.into_iter().map(|source| Input { source }).collect())
}

/// The files of a folder whose names say a format; the others are told. Plain text is more often about the others than one
/// of them, and files that spreadsheet programs leave beside an open one are nobody's.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error| Failure::unreadable(folder, error);
    let (mut files, mut others) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let has_format = Format::of_name(&path).is_some_and(|format| format != Format::Text);
        if name.starts_with("~$") || name.starts_with('.') {
            continue;
        }
        // A link that leads nowhere is an input that can't be read.
        if has_format && !path.is_dir() { files.push(path) } else { others.push(name) }
    }
    files.sort();
    others.sort();
    if !others.is_empty() {
        report::tell(&format!("{}: passed over {}", folder.display(), others.join(", ")));
    }
    Ok(files)
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

    /// Whether it is that file.
    pub(crate) fn is(&self, path: &Path) -> bool {
        let own = match &self.source {
            Source::Stdin => Handle::stdin(),
            Source::Memory(_) => return false,
            Source::File(path) | Source::EmptyFolder(path) => Handle::from_path(path),
        };
        own.and_then(|own| Ok(own == Handle::from_path(path)?)).unwrap_or(false)
    }

    fn path(&self) -> Option<&Path> {
        match &self.source {
            Source::Stdin | Source::Memory(_) => None,
            Source::File(path) | Source::EmptyFolder(path) => Some(path),
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
            taken = sink(reading.map(|reading| self.named(reading)));
            if taken.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        taken?;
        match read {
            Err(failure) => sink(Err(failure)),
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
        let (format, whole) = self.open(how)?;
        match format {
            Format::Json | Format::Jsonl => {
                let failed = |error| Failure::Json { name: self.name(), error };
                let readings = msq_json::Reader::new(whole, editions())
                    .checks(how.checks)
                    .max_response(how.allow.times(MAX_RESPONSE));
                self.each_document(readings, msq_json::Error::is_final, failed, sink)
            }
            Format::Xml => {
                let failed = |error| Failure::Xml { name: self.name(), error };
                let readings = msq_xml::Reader::new(whole, editions())
                    .checks(how.checks)
                    .max_response(how.allow.times(MAX_RESPONSE));
                self.each_document(readings, msq_xml::Error::is_final, failed, sink)
            }
            Format::Csv | Format::Tsv => {
                msq_csv::read_each(whole, how.reader(), &delimited(format), |reading| sink(Ok(reading)))
                    .map_err(|error| self.text_failure(error))
            }
            Format::Xlsx => {
                let whole = self.seekable(whole)?;
                msq_excel::read_each(whole, how.reader(), &how.workbook(), |reading| sink(Ok(reading)))
                    .map_err(|error| self.workbook_failure(error))
            }
            Format::Text => {
                let responses = self.table(format, whole, how)?.responses;
                let _: ControlFlow<()> = responses.into_iter().map(Ok).try_for_each(sink);
                Ok(())
            }
        }
    }

    /// The reading of a grid with its account.
    pub(crate) fn inspect(&self, how: Reading) -> Result<TableReading, Failure> {
        let (format, whole) = self.open(how)?;
        self.table(format, whole, how)
    }

    /// Reads all of a grid.
    fn table(&self, format: Format, whole: impl Read, how: Reading) -> Result<TableReading, Failure> {
        let reader = how.reader();
        let text = |error| self.text_failure(error);
        match format {
            Format::Json | Format::Jsonl | Format::Xml => Err(Failure::NothingToInspect(self.name())),
            Format::Xlsx => msq_excel::read(self.seekable(whole)?, reader, &how.workbook())
                .map_err(|error| self.workbook_failure(error)),
            Format::Csv | Format::Tsv => msq_csv::read(whole, reader, &delimited(format)).map_err(text),
            Format::Text => msq_csv::read_text(whole, reader).map_err(text),
        }
    }

    fn text_failure(&self, error: msq_csv::Error) -> Failure {
        Failure::Text { name: self.name(), error }
    }

    /// Opens the input, and finds out its format.
    fn open(&self, how: Reading) -> Result<(Format, Box<dyn Read + '_>), Failure> {
        let failed = |error| self.unreadable(error);
        if let Source::EmptyFolder(path) = &self.source {
            return Err(Failure::EmptyFolder(path.clone()));
        }
        let mut input = self.stream().map_err(failed)?;
        let mut start = Vec::new();
        input.by_ref().take(START).read_to_end(&mut start).map_err(failed)?;
        let named = self.path().and_then(Format::of_name);
        let format = how.format.unwrap_or_else(|| Format::of_content(&start, named));
        Ok((format, Box::new(Cursor::new(start).chain(input))))
    }

    fn stream(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(match &self.source {
            Source::Stdin => Box::new(io::stdin()),
            Source::Memory(bytes) => Box::new(bytes.as_slice()),
            Source::File(path) | Source::EmptyFolder(path) => Box::new(File::open(path)?),
        })
    }

    /// A workbook is read from its end, so what isn't a file becomes one, if it is too large for memory.
    fn seekable(&self, mut whole: impl Read) -> Result<Box<dyn ReadSeek>, Failure> {
        let failed = |error| self.unreadable(error);
        if let Some(path) = self.path().filter(|path| path.is_file()) {
            return Ok(Box::new(File::open(path).map_err(failed)?));
        }
        let mut copy = tempfile::spooled_tempfile(IN_MEMORY);
        io::copy(&mut whole, &mut copy).map_err(failed)?;
        Ok(Box::new(copy))
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

/// How many bytes are looked at to tell a file's format.
const START: u64 = 8 << 10;

/// How much of a workbook that isn't a file is kept in memory.
const IN_MEMORY: usize = 16 << 20;

/// A file that has as many values in a row that are no response is none of responses.
const MAX_FAILURES: usize = 1_000;

trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

fn delimited(format: Format) -> ReadOptions {
    let mut options = ReadOptions::default();
    options.delimiter = (format == Format::Tsv).then_some(Delimiter::TAB);
    options
}
