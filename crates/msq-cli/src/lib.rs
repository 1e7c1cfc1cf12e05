//! The commands of `msq`: the UN Member States Questionnaire as data.
//!
//! [`main()`] is all of the program. `args` says what can be typed, `commands` has a module for each verb; what they do
//! with inputs and outputs is the crate `msq`. `report` and `findings` tell what was found, `failure` why a run failed.

use std::process::ExitCode;

use clap::Parser;
use msq::crash;

use crate::{failure::Failure, status::Status};

mod args;
mod commands;
mod destination;
mod failure;
mod findings;
mod inputs;
mod report;
mod seen;
mod selection;
mod status;
mod tally;

/// Does what the arguments of the process say, and returns how it ended: 0 done, 1 some input had errors, 2 nothing
/// could be done, 101 a fault of msq.
pub fn main() -> ExitCode {
    crash::keep_words();
    #[cfg(unix)]
    msq::remove_temporary_files_on_signals();
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
