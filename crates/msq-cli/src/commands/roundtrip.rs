//! `msq roundtrip`: a file through every format and back.

use std::{io::Write, path::Path};

use msq::{Checks, Error, Input, Location, Output, OutputFormat, Session, Settings, Writer};
use msq_core::{Reading, Response, WriteError};

use crate::{args::RoundtripArgs, failure::Failure, inputs, report, status::Status};

pub(crate) fn run(args: &RoundtripArgs) -> Result<Status, Failure> {
    if args.input != Path::new("-") && args.input.is_dir() {
        return Err(Failure::Folder(args.input.clone()));
    }
    let settings = args.how.settings(Checks::None);
    let inputs = inputs::gather(std::slice::from_ref(&args.input), &settings, &[Location::Stdout])?.all;
    let session = Session::new(settings);
    let mut output = Output::create(None, &inputs)?;
    let mut responses = 0_u64;
    let mut changes = 0_u64;
    let mut has_errors = false;
    for input in inputs.iter() {
        for reading in session.responses(input) {
            let reading = reading?;
            responses += 1;
            // What couldn't be read went on no way.
            report::diagnostics(&reading.diagnostics);
            has_errors |= reading.has_errors();
            for target in OutputFormat::all() {
                for change in changes_through(target, &reading.response) {
                    changes += 1;
                    let place = &reading.place;
                    writeln!(output, "{place}: {}: {change}", target.name())
                        .map_err(|error| output.failed(error))?;
                }
            }
        }
    }
    let ways: Vec<_> = OutputFormat::all().into_iter().map(OutputFormat::name).collect();
    let verdict = if changes == 0 { "identical".to_owned() } else { format!("{changes} change(s)") };
    writeln!(output, "{responses} response(s) through {}: {verdict}", ways.join("; "))
        .map_err(|error| output.failed(error))?;
    output.finish()?;
    Ok(if changes == 0 && !has_errors { Status::Done } else { Status::SomeErrors })
}

/// What is different after a response was written and read again.
fn changes_through(target: OutputFormat, response: &Response) -> Vec<String> {
    let bytes = match written(target, response) {
        Ok(bytes) => bytes,
        Err(WriteError::Io(error)) => return vec![format!("it can't be written: {error}")],
        Err(error) => return vec![format!("it can't be written: {error}")],
    };
    let mut settings = Settings::default();
    (settings.format, settings.checks) = (Some(target.format), Checks::None);
    let read: Result<Vec<Reading>, Error> =
        Session::new(settings).read(&Input::bytes("standard input", bytes));
    match read.as_deref() {
        Err(error) => vec![error.to_string()],
        Ok([reading]) => {
            let findings = reading.diagnostics.iter().map(|finding| finding.message.clone());
            let differences = report::differences(response, &reading.response);
            findings.chain(differences).collect()
        }
        Ok(readings) => vec![format!("one response became {}", readings.len())],
    }
}

fn written(target: OutputFormat, response: &Response) -> Result<Vec<u8>, WriteError> {
    let mut writer = Writer::new(Vec::new(), target);
    writer.write(response)?;
    writer.finish()
}
