//! Runs `msq` in the workspace, or in a folder of its own.

use std::{
    ffi::OsStr,
    process::{Command, Output},
};

pub(crate) use msq_tests::workspace;

/// What a run printed and how it ended.
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: Option<i32>,
}

/// The command, to be run in the folder of the workspace.
pub(crate) fn msq() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_msq"));
    command.current_dir(workspace());
    command
}

/// Runs `msq` with arguments.
pub(crate) fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Run {
    msq().args(arguments).output().expect("msq runs").into()
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            stdout: String::from_utf8(output.stdout).expect("the output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
            status: output.status.code(),
        }
    }
}

/// Panama's workbook.
pub(crate) const PANAMA: &str = "examples/panama/form.xlsx";
