//! `msq validate`: all findings in some files.

use std::io::{self, Write};

use msq_core::{Code, Diagnostic, Place, Severity, Spot};

use crate::{
    args::{FindingsFormat, ValidateArgs},
    failure::Failure,
    input,
    output::Output,
    report::{self, Record},
    seen::Seen,
    status::Status,
};

pub(crate) fn run(args: &ValidateArgs) -> Result<Status, Failure> {
    let inputs = input::gather(&args.inputs)?;
    let mut findings = Vec::new();
    let (mut responses, mut unreadable) = (0, 0);
    let mut seen = Seen::default();
    for input in &inputs {
        let read = input.read(None, &mut |mut reading| {
            seen.note(&mut reading);
            responses += 1;
            findings.extend(reading.diagnostics);
            Ok(())
        });
        if let Err(failure) = read {
            unreadable += 1;
            let mut place = Place::new(Spot::Whole);
            place.source = input.name();
            findings.push(Diagnostic::new(Code::UnreadableInput, place, failure.to_string()));
        }
    }
    let mut output = Output::stdout();
    print(&findings, args.format, &mut output).map_err(|error| output.failed(error))?;
    if args.format == FindingsFormat::Text {
        let files = inputs.len();
        let summary = report::summary(&findings);
        writeln!(output, "{files} input(s), {responses} response(s): {summary}")
            .map_err(|error| output.failed(error))?;
    }
    output.finish()?;
    let errors = findings.iter().any(|finding| finding.severity() == Severity::Error);
    Ok(match errors {
        _ if unreadable == inputs.len() => Status::Failed,
        true => Status::SomeErrors,
        false => Status::Done,
    })
}

fn print(findings: &[Diagnostic], format: FindingsFormat, output: &mut Output) -> io::Result<()> {
    match format {
        FindingsFormat::Text => findings.iter().try_for_each(|finding| writeln!(output, "{finding}\n")),
        FindingsFormat::Json => {
            let records: Vec<_> = findings.iter().map(Record::from).collect();
            serde_json::to_writer_pretty(&mut *output, &records)?;
            writeln!(output)
        }
        FindingsFormat::Csv => {
            let mut writer = csv::Writer::from_writer(output);
            findings.iter().try_for_each(|finding| writer.serialize(Record::from(finding)))?;
            writer.flush()
        }
    }
}
