//! The chores of the workspace: `cargo xtask --help` lists them.
//!
//! `main` only dispatches; each chore is a module. What CI checks of them also runs under `cargo test`.

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser};

mod examples;
mod generated;
mod schema;
#[cfg(test)]
mod tidy;

/// The chores of the msq workspace
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Chore {
    /// Write the schemas that other teams use, into `schemas/`
    Schema(Mode),
    /// Write Panama's response in the formats that msq writes, into `examples/`
    Examples(Mode),
}

#[derive(Args)]
struct Mode {
    /// Write nothing; fail with a diff if a file isn't what it should be
    #[arg(long)]
    check: bool,
}

fn main() -> ExitCode {
    let (files, check) = match Chore::parse() {
        Chore::Schema(mode) => (Ok(schema::files()), mode.check),
        Chore::Examples(mode) => (examples::files(), mode.check),
    };
    let done =
        files.and_then(|files| if check { generated::check(&files) } else { generated::write(&files) });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "a chore tells its developer what is wrong")]
fn complain(error: &generated::Error) {
    eprintln!("error: {error}");
}

/// The folder of the workspace.
fn workspace() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}
