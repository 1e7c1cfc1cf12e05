//! `msq convert`: questionnaires in, data out.

use std::path::Path;

use msq_core::Code;

use crate::{
    args::ConvertArgs,
    destination::Destination,
    failure::Failure,
    format::Format,
    input,
    output::Output,
    report::{self, Findings},
    seen::Seen,
    selection::Selection,
    sink::Target,
    status::Status,
};

pub(crate) fn run(args: &ConvertArgs) -> Result<Status, Failure> {
    let target = target(args)?;
    let selection = Selection::new(&args.omit, &args.only)?;
    let inputs = input::gather(&args.inputs, args.output.as_deref())?;
    let mut destination = match args.output.as_deref().filter(|_| args.split) {
        Some(folder) => Destination::each(folder, target, &inputs)?,
        None => Destination::one(Output::create(args.output.as_deref(), &inputs)?, target),
    };
    let report = match args.report.as_deref() {
        Some(path) if is_same_output(path, args) => return Err(Failure::ReportIsOutput(path.to_owned())),
        path => path.map(|path| Output::create(Some(path), &inputs)).transpose()?,
    };
    let mut tally = Tally::default();
    let mut seen = Seen::default();
    let mut findings = Findings::default();
    for input in &inputs {
        let mut found = Vec::new();
        let read = input.read(args.reading(target.format), &mut |reading| {
            let mut reading = match reading {
                Ok(reading) => reading,
                Err(failure) => {
                    report::failure(&failure);
                    findings.take_failure(input.name(), &failure);
                    tally.failed += 1;
                    return Ok(());
                }
            };
            seen.note(&mut reading);
            selection.apply(&mut reading);
            report::diagnostics(&reading.diagnostics);
            // Errors of what is left out keep nothing else back.
            if reading.has_errors() {
                tally.failed += 1;
            } else {
                destination.write(&reading)?;
                tally.written += 1;
            }
            findings.take(&reading);
            found.extend(reading.diagnostics);
            Ok(())
        });
        match read {
            // Without an output there is no use in going on.
            Err(failure) if failure.is_of_output() => return Err(failure),
            Err(failure) => {
                report::failure(&failure);
                findings.take_failure(input.name(), &failure);
                tally.failed += 1;
            }
            Ok(()) if !found.is_empty() => {
                report::tell(&format!("{}: {}", input.name(), report::summary(&found)));
            }
            Ok(()) => {}
        }
        tally.unread += found.iter().filter(|diagnostic| diagnostic.code == Code::Unread).count();
    }
    if let Some(report) = report {
        findings.write_csv(report)?;
    }
    if tally.written == 0 {
        return Ok(Status::Failed);
    }
    let name = destination.name().to_owned();
    destination.finish()?;
    if inputs.len() > 1 || args.output.is_some() {
        report::tell(&tally.to_string(&name));
    }
    let errors = tally.failed > 0 || (args.strict && tally.unread > 0);
    Ok(if errors { Status::SomeErrors } else { Status::Done })
}

/// What came of the inputs so far.
#[derive(Default)]
struct Tally {
    /// Responses that were written.
    written: usize,
    /// Inputs and responses that couldn't be read, and responses with errors.
    failed: usize,
    /// Texts that were left unread.
    unread: usize,
}

impl Tally {
    fn to_string(&self, output: &str) -> String {
        let failed =
            if self.failed > 0 { format!("; {} could not be read", self.failed) } else { String::new() };
        format!("wrote {} response(s) to {output}{failed}", self.written)
    }
}

/// Whether the report would go where the data goes.
fn is_same_output(report: &Path, args: &ConvertArgs) -> bool {
    let data = args.output.as_deref().unwrap_or(Path::new("-"));
    report == data || same_file::is_same_file(report, data).unwrap_or(false)
}

/// What is written: the format that the output's name says, unless `--to` does.
fn target(args: &ConvertArgs) -> Result<Target, Failure> {
    let path = args.output.as_deref().filter(|path| !args.split && *path != Path::new("-"));
    let named = path.and_then(Format::of_output);
    let format = match (args.to, path, named) {
        (Some(to), Some(path), Some(named)) if to != named => {
            return Err(Failure::FormatsDiffer { path: path.to_owned(), to: to.name() });
        }
        (Some(to), ..) => to,
        (None, Some(path), None) => return Err(Failure::UnknownOutputFormat(path.to_owned())),
        (None, _, named) => named.unwrap_or(Format::Json),
    };
    if args.bom && !matches!(format, Format::Csv | Format::Tsv) {
        return Err(Failure::NoByteOrderMark(format.name()));
    }
    Ok(Target { format, layout: args.output_layout(), byte_order_mark: args.bom })
}
