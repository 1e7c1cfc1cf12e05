//! The chores of the workspace: `cargo xtask --help` lists them.
//!
//! `main` only dispatches; each chore is a module. What CI checks of them also runs under `cargo test`.

use std::{error::Error, path::PathBuf, process::ExitCode};

use clap::{Args, Parser};

#[cfg(test)]
mod circles;
mod compatibility;
mod examples;
mod generated;
mod long;
mod schema;
#[cfg(test)]
mod tidy;
mod workspace;

/// The chores of the msq workspace
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Chore {
    /// Write the contract that other teams build on, into `schemas/`
    Schema(Mode),
    /// Write Panama's response in the formats that msq writes, into `examples/`
    Examples(Mode),
    /// Compare the contract with what is published of it; fail if a promise is broken
    Compatibility {
        /// The folder of what is published, such as `schemas/` of the main branch in another checkout
        #[arg(long, value_name = "FOLDER")]
        against: Option<PathBuf>,
    },
    /// Run the property tests at length: thousands of cases of each, built as a release is
    Long(long::Long),
}

#[derive(Args)]
struct Mode {
    /// Write nothing; fail with a diff if a file isn't what it should be
    #[arg(long)]
    check: bool,
}

fn main() -> ExitCode {
    match run(Chore::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&*error);
            ExitCode::FAILURE
        }
    }
}

fn run(chore: Chore) -> Result<(), Box<dyn Error>> {
    let (files, check) = match chore {
        Chore::Schema(mode) => {
            // First: nothing is written over a published file unless the contract holds.
            let mut files = compatibility::files()?;
            files.extend(schema::files()?);
            if mode.check {
                generated::nothing_else(&files, &schema::folders())?;
            }
            (files, mode.check)
        }
        Chore::Examples(mode) => (examples::files()?, mode.check),
        Chore::Compatibility { against } => {
            tell(&compatibility::check(against.as_deref())?);
            return Ok(());
        }
        Chore::Long(long) => return long.run(),
    };
    Ok(if check { generated::check(&files) } else { generated::write(&files) }?)
}

#[expect(clippy::print_stdout, reason = "a chore tells its developer what it found")]
fn tell(report: &compatibility::Report) {
    println!("{report}");
}

#[expect(clippy::print_stderr, reason = "a chore tells its developer what is wrong")]
fn complain(error: &dyn Error) {
    eprintln!("error: {error}");
}
