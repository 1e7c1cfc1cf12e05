//! `msq validate`: all findings in some files.

use std::io::{self, Write};

use msq_table::Checks;

use crate::{
    args::{FindingsFormat, ValidateArgs},
    failure::Failure,
    input,
    output::Output,
    report::Findings,
    seen::Seen,
    status::Status,
};

pub(crate) fn run(args: &ValidateArgs) -> Result<Status, Failure> {
    let inputs = input::gather(&args.inputs, None)?;
    let mut findings = Findings::default();
    let mut responses = 0;
    let mut seen = Seen::default();
    for input in &inputs {
        let read = input.read(args.how.reading(Checks::All), &mut |reading| {
            match reading {
                Ok(mut reading) => {
                    seen.note(&mut reading);
                    responses += 1;
                    findings.take(&reading);
                }
                Err(failure) => findings.take_failure(input.name(), &failure),
            }
            Ok(())
        });
        if let Err(failure) = read {
            findings.take_failure(input.name(), &failure);
        }
    }
    let output = Output::stdout();
    match args.format {
        FindingsFormat::Csv => findings.write_csv(output)?,
        FindingsFormat::Json => print(output, |output| {
            serde_json::to_writer_pretty(&mut *output, &findings.records())?;
            writeln!(output)
        })?,
        FindingsFormat::Text => print(output, |output| {
            findings.diagnostics().try_for_each(|finding| writeln!(output, "{finding}\n"))?;
            let summary = crate::report::summary(findings.diagnostics());
            writeln!(output, "{} input(s), {responses} response(s): {summary}", inputs.len())
        })?,
    }
    Ok(match findings.has_errors() {
        _ if responses == 0 => Status::Failed,
        true => Status::SomeErrors,
        false => Status::Done,
    })
}

fn print(mut output: Output, write: impl FnOnce(&mut Output) -> io::Result<()>) -> Result<(), Failure> {
    write(&mut output).map_err(|error| output.failed(error))?;
    output.finish()
}
