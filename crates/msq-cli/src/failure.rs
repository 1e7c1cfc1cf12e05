//! Why a run, or an input of it, failed: where, what, and what to do.

use std::{
    borrow::Cow,
    io,
    path::{Path, PathBuf},
};

use msq_core::{Code, Place, Spot, codes};

use crate::{format::Format, input::Allow, status::Status};

/// A failure. Its message says where and what; [`Failure::help`] says what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{}: there is no such file or folder", .0.display())]
    NoSuchInput(PathBuf),
    #[error("{}: the folder has no file that msq reads ({})", .0.display(), Format::read_in_folders())]
    EmptyFolder(PathBuf),
    #[error("{}: it can't be read ({error})", path.display())]
    Unreadable {
        path: PathBuf,
        #[source]
        error: io::Error,
    },
    #[error("{name}: {error}{}", sources(.error))]
    Workbook { name: String, error: msq_excel::Error },
    #[error("{name}: {error}{}", sources(.error))]
    Text { name: String, error: msq_csv::Error },
    #[error("{name}: {error}{}", sources(.error))]
    Json { name: String, error: msq_json::Error },
    #[error("{name}: {error}{}", sources(.error))]
    Xml { name: String, error: msq_xml::Error },
    #[error("{failure}")]
    TooLarge { failure: Box<Self>, allow: Allow },
    #[error("{name}: its reader failed, which is a fault of msq: {words}")]
    Crashed { name: String, words: String },
    #[error("msq failed, which is a fault of its own: {0}")]
    Fault(String),
    #[error("{0}: it was changed while it was read; what was taken of it may be of two states")]
    Changed(String),
    #[error("standard input: it is named twice, and can be read once")]
    RepeatedStdin,
    #[error("{name}: {count} values in a row are no response; nothing was read behind them")]
    NoResponses { name: String, count: usize },
    #[error("{0}: no response is in it")]
    NoResponse(String),
    #[error("{0}: only cells can be inspected, of a workbook or a text file; this file has none")]
    NothingToInspect(String),
    #[error("{}: it is an input as well as the output", .0.display())]
    OutputIsInput(PathBuf),
    #[error("{}: --split would write into a folder that is read", .0.display())]
    FolderIsInput(PathBuf),
    #[error("{}: the report would go where the data goes", .0.display())]
    ReportIsOutput(PathBuf),
    #[error("--bom is of CSV; the output is {0}")]
    NoByteOrderMark(String),
    #[error("{0}: its format has no cells, which could be laid out")]
    NoLayout(String),
    #[error("{}: its name says another format than --to {to}", path.display())]
    FormatsDiffer { path: PathBuf, to: String },
    #[error("{}: it is a folder; one file at a time is taken", .0.display())]
    Folder(PathBuf),
    #[error("{}: the folder to write to does not exist", .0.display())]
    NoSuchFolder(PathBuf),
    #[error("{}: its name doesn't say a format that msq writes", .0.display())]
    UnknownOutputFormat(PathBuf),
    #[error("{0:?} is neither the code of a question, nor the numeral of a section, nor the path of a part")]
    UnknownCode(String),
    #[error("{}: it is no folder; --split needs the name of one", .0.display())]
    NotAFolder(PathBuf),
    #[error("{}: in the folder of --split, that name is taken by what is no file of its own: a link, a folder, a pipe", .0.display())]
    NotAPlainFile(PathBuf),
    #[error("{output}: the response from {place} can't be written ({error})")]
    Unfit { output: String, place: Box<Place>, error: Box<dyn std::error::Error + Send + Sync> },
    #[error("{output}: it can't be written ({error})")]
    Unwritable {
        output: String,
        #[source]
        error: io::Error,
    },
    #[error("edition {found} isn't known; there is {known}")]
    UnknownEdition { found: String, known: String },
}

impl Failure {
    pub(crate) fn unreadable(path: &Path, error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            Self::NoSuchInput(path.into())
        } else {
            Self::Unreadable { path: path.into(), error }
        }
    }

    /// The failure of an input for which so much was allowed.
    pub(crate) fn with(self, allow: Allow) -> Self {
        if self.is_limit() { Self::TooLarge { failure: self.into(), allow } } else { self }
    }

    /// The kind of finding that it is about its input.
    pub(crate) fn code(&self) -> Code {
        match self {
            Self::TooLarge { failure, .. } => failure.code(),
            Self::Workbook { error, .. } => error.code(),
            Self::Text { error, .. } => error.code(),
            Self::Json { error, .. } => error.code(),
            Self::Xml { error, .. } => error.code(),
            _ => codes::UNREADABLE_INPUT,
        }
    }

    /// Where in its input it shows.
    pub(crate) fn spot(&self) -> Spot {
        match self {
            Self::TooLarge { failure, .. } => failure.spot(),
            Self::Json { error, .. } => {
                Spot::Json { pointer: String::new(), line: error.line(), column: error.column() }
            }
            Self::Xml { error, .. } => {
                Spot::Xml { path: String::new(), line: error.line(), column: error.column() }
            }
            _ => Spot::Whole,
        }
    }

    /// How a run ends that fails so.
    pub(crate) fn status(&self) -> Status {
        if matches!(self, Self::Fault(_)) { Status::Crashed } else { Status::Failed }
    }

    /// Whether an input asks for more than is allowed.
    pub(crate) fn is_limit(&self) -> bool {
        self.code() == codes::TOO_LARGE
    }

    /// Whether nobody reads our output any more.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Unwritable { error, .. } if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What to do about it, where the message doesn't say so already.
    pub(crate) fn help(&self) -> Option<Cow<'static, str>> {
        let help = match self {
            Self::TooLarge { allow, .. } => {
                return Some(match allow.more() {
                    Some(Allow(times)) => format!("--allow {times} allows ten times as much").into(),
                    None => format!("divide the file: --allow goes up to {}", u16::MAX).into(),
                });
            }
            Self::NoSuchInput(_) => {
                "check the spelling, and the folder that you are in; the name of an output follows -o"
            }
            Self::EmptyFolder(_) => {
                "name the folder with the workbooks, or the files themselves: plain text is read only if it is named"
            }
            Self::Unreadable { .. } => "check that you may read it, and that no other program holds it open",
            Self::Json { .. } | Self::Xml { .. } => {
                "check that the file is whole, and one that msq or the schema describes"
            }
            Self::Crashed { .. } | Self::Fault(_) => "please report it; with RUST_BACKTRACE=1, it says more",
            Self::Changed(_) => "read it again when nobody writes to it",
            Self::RepeatedStdin => "leave one - out",
            Self::NoResponse(_) | Self::NoResponses { .. } => "check that this is the right file",
            Self::NothingToInspect(_) => "use `msq validate` to check such a file",
            Self::OutputIsInput(_) => {
                "choose another name for the output: msq never overwrites what it reads"
            }
            Self::FolderIsInput(_) => {
                "choose another folder for the output: what is written would be read the next time"
            }
            Self::ReportIsOutput(_) => "name another file behind --report",
            Self::NoByteOrderMark(_) => "leave --bom out, or write CSV",
            Self::NoLayout(_) => {
                "leave --layout and --input-layout out, or write CSV or a workbook, whose cells --layout lays out"
            }
            Self::FormatsDiffer { .. } => "leave --to out, or choose a name that ends in it",
            Self::Folder(_) => "name one of its files",
            Self::NoSuchFolder(_) => "create the folder, or choose another one",
            Self::UnknownOutputFormat(_) => {
                let written = Format::written();
                return Some(
                    format!("end the name as msq writes files ({written}), or name the format with --to")
                        .into(),
                );
            }
            Self::UnknownCode(_) => "`msq questions` lists the codes: --omit 4,X.contact",
            Self::NotAFolder(_) => "choose another name, or leave --split out",
            Self::NotAPlainFile(_) => "remove it, or choose another folder",
            Self::Unwritable { .. } => "check that there is room, and that you may write there",
            Self::UnknownEdition { .. } => "choose one of those",
            // The message of a grid's error says it.
            Self::Workbook { .. } | Self::Text { .. } | Self::Unfit { .. } => return None,
        };
        Some(help.into())
    }
}

/// The causes below an error, as words in brackets.
fn sources(error: &dyn std::error::Error) -> String {
    let mut words = String::new();
    let mut below = error.source();
    while let Some(source) = below {
        words.push_str(&format!(" ({source})"));
        below = source.source();
    }
    words
}
