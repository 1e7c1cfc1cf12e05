//! The `msq` command: the UN Member States Questionnaire as data.
//!
//! `args` says what can be typed, `commands` has a module for each verb, `input`, `folder`, `location`, `output`, `split` and `temporary`
//! are the only ones that touch the file system, `batch` reads many inputs, `report` and `findings` tell what was found.

use std::process::ExitCode;

use clap::Parser;

mod args;
mod batch;
mod commands;
mod content;
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
    let args = args::Args::parse();
    let done = match &args.command {
        args::Command::Convert(args) => commands::convert::run(args),
        args::Command::Roundtrip(args) => commands::roundtrip::run(args),
        args::Command::Validate(args) => commands::validate::run(args),
        args::Command::Inspect(args) => commands::inspect::run(args),
        args::Command::Questions(args) => commands::questions::run(args),
        args::Command::Schema(args) => commands::schema::run(args),
    };
    match done {
        Ok(status) => status.into(),
        // Whoever reads our output has read enough.
        Err(failure) if failure.is_closed_pipe() => status::Status::Done.into(),
        Err(failure) => {
            report::failure(&failure);
            status::Status::Failed.into()
        }
    }
}
