//! Why a run failed: what was typed can't be done, or an input or output failed.

use std::{borrow::Cow, path::PathBuf};

use msq::{Error, ErrorKind, Format};

use crate::status::Status;

/// A failure. Its message says where and what; [`Failure::help`] says what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    File(#[from] Error),
    #[error("msq failed, which is a fault of its own: {0}")]
    Fault(String),
    #[error("standard input: it is named twice, and can be read once")]
    RepeatedStdin,
    #[error("{}: --split would write into a folder that is read", .0.display())]
    FolderIsInput(PathBuf),
    #[error("{}: the report would go where the data goes", .0.display())]
    ReportIsOutput(PathBuf),
    #[error("--bom is of CSV; the output is {0}")]
    NoByteOrderMark(&'static str),
    #[error("{0}: its format has no cells, which could be laid out")]
    NoLayout(String),
    #[error("{}: its name says another format than --to {to}", path.display())]
    FormatsDiffer { path: PathBuf, to: &'static str },
    #[error("{}: it is a folder; one file at a time is taken", .0.display())]
    Folder(PathBuf),
    #[error("{}: its name doesn't say a format that msq writes", .0.display())]
    UnknownOutputFormat(PathBuf),
    #[error("{0:?} is neither the code of a question, nor the numeral of a section, nor the path of a part")]
    UnknownCode(String),
    #[error("{}: it is no folder; --split needs the name of one", .0.display())]
    NotAFolder(PathBuf),
    #[error("{}: in the folder of --split, that name is taken by what is no file of its own: a link, a folder, a pipe", .0.display())]
    NotAPlainFile(PathBuf),
    #[error("edition {found} isn't known; there is {known}")]
    UnknownEdition { found: String, known: String },
}

impl Failure {
    /// How a run ends that fails so.
    pub(crate) fn status(&self) -> Status {
        if matches!(self, Self::Fault(_)) { Status::Crashed } else { Status::Failed }
    }

    /// Whether nobody reads our output any more.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::File(error) if error.is_closed_pipe())
    }

    /// What to do about it, where the message doesn't say so already.
    pub(crate) fn help(&self) -> Option<Cow<'static, str>> {
        let help = match self {
            Self::File(error) => return help(error),
            Self::Fault(_) => "please report it; with RUST_BACKTRACE=1, it says more",
            Self::RepeatedStdin => "leave one - out",
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
            Self::UnknownEdition { .. } => "choose one of those",
        };
        Some(help.into())
    }
}

/// What to do about an input or output that failed, in the words of the command line.
pub(crate) fn help(error: &Error) -> Option<Cow<'static, str>> {
    let help = match error.kind() {
        _ if error.is_too_large() => {
            return Some(match error.allowed().checked_mul(10) {
                Some(times) => format!("--allow {times} allows ten times as much").into(),
                None => format!("divide the file: --allow goes up to {}", u16::MAX).into(),
            });
        }
        ErrorKind::NoSuchInput => {
            "check the spelling, and the folder that you are in; the name of an output follows -o"
        }
        ErrorKind::NoCells => "use `msq validate` to check such a file",
        _ => return error.help(),
    };
    Some(help.into())
}
