//! The `msq` command: the UN Member States Questionnaire as data.
//!
//! `args` says what can be typed, `commands` has a module for each verb, `input`, `folder`, `location`, `output`, `split` and
//! `temporary` are the only ones that touch the file system, `batch` reads many inputs, `report` and `findings` tell what was
//! found, `crash` keeps what a panic says.

use std::process::ExitCode;

use clap::Parser;

use crate::{failure::Failure, status::Status};

mod args;
mod batch;
mod commands;
mod content;
mod crash;
mod destination;
mod failure;
mod findings;
mod folder;
mod format;
mod input;
mod location;
mod output;
mod report;
mod seen;
mod selection;
mod sink;
mod split;
mod status;
mod tally;
mod temporary;

fn main() -> ExitCode {
    crash::keep_words();
    ended(run).into()
}

/// How a run ends. Why it failed is told.
fn ended(run: impl FnOnce() -> Result<Status, Failure>) -> Status {
    match crash::caught(run).unwrap_or_else(|words| Err(Failure::Fault(words))) {
        Ok(status) => status,
        // Whoever reads our output has read enough.
        Err(failure) if failure.is_closed_pipe() => Status::Done,
        Err(failure) => {
            report::failure(&failure);
            failure.status()
        }
    }
}

fn run() -> Result<Status, Failure> {
    match &args::Args::parse().command {
        args::Command::Convert(args) => commands::convert::run(args),
        args::Command::Roundtrip(args) => commands::roundtrip::run(args),
        args::Command::Validate(args) => commands::validate::run(args),
        args::Command::Inspect(args) => commands::inspect::run(args),
        args::Command::Questions(args) => commands::questions::run(args),
        args::Command::Schema(args) => commands::schema::run(args),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_that_nobody_caught_ends_the_run_as_a_fault() {
        crash::keep_words();
        assert_eq!(ended(|| panic!("a fault that this test invented")), Status::Crashed);
        assert_eq!(ended(|| Err(Failure::RepeatedStdin)), Status::Failed);
        assert_eq!(ended(|| Ok(Status::SomeErrors)), Status::SomeErrors);
    }
}
