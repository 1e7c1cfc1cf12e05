//! `msq roundtrip`: a file through every format and back.

use std::{io::Write, path::Path};

use msq_core::{Reading, Response, check::Checks};

use crate::{
    args::RoundtripArgs,
    failure::Failure,
    input::{self, Input},
    location::Location,
    output::Output,
    report,
    sink::{Sink, SinkError, Target},
    status::Status,
};

pub(crate) fn run(args: &RoundtripArgs) -> Result<Status, Failure> {
    if args.input != Path::new("-") && args.input.is_dir() {
        return Err(Failure::Folder(args.input.clone()));
    }
    let how = args.how.reading(Checks::None);
    let inputs = input::gather(std::slice::from_ref(&args.input), how, &[Location::Stdout])?.all;
    let mut output = Output::create(None, &inputs)?;
    let mut responses = 0_u64;
    let mut changes = 0_u64;
    let mut has_errors = false;
    for input in inputs.iter() {
        input.read(how, &mut |reading| {
            let reading = reading?;
            responses += 1;
            // What couldn't be read went on no way.
            report::diagnostics(&reading.diagnostics);
            has_errors |= reading.has_errors();
            for target in Target::all() {
                for change in changes_through(target, &reading.response) {
                    changes += 1;
                    let place = &reading.place;
                    writeln!(output, "{place}: {}: {change}", target.name())
                        .map_err(|error| output.failed(error))?;
                }
            }
            Ok(())
        })?;
    }
    let ways: Vec<_> = Target::all().into_iter().map(Target::name).collect();
    let verdict = if changes == 0 { "identical".to_owned() } else { format!("{changes} change(s)") };
    writeln!(output, "{responses} response(s) through {}: {verdict}", ways.join("; "))
        .map_err(|error| output.failed(error))?;
    output.finish()?;
    Ok(if changes == 0 && !has_errors { Status::Done } else { Status::SomeErrors })
}

/// What is different after a response was written and read again.
fn changes_through(target: Target, response: &Response) -> Vec<String> {
    let bytes = match written(target, response) {
        Ok(bytes) => bytes,
        Err(error) => return vec![format!("it can't be written: {error}")],
    };
    let mut readings: Vec<Reading> = Vec::new();
    let read: Result<(), Failure> = Input::memory(bytes).read(target.reading(), &mut |reading| {
        readings.push(reading?);
        Ok(())
    });
    match (read, readings.as_slice()) {
        (Err(failure), _) => vec![failure.to_string()],
        (Ok(()), [reading]) => {
            let findings = reading.diagnostics.iter().map(|finding| finding.message.clone());
            let differences = report::differences(response, &reading.response);
            findings.chain(differences).collect()
        }
        (Ok(()), readings) => vec![format!("one response became {}", readings.len())],
    }
}

fn written(target: Target, response: &Response) -> Result<Vec<u8>, SinkError> {
    let mut sink = Sink::new(Vec::new(), target);
    sink.write(response)?;
    Ok(sink.finish()?.unwrap_or_default())
}
