//! `msq convert`: questionnaires in, data out.

use msq_core::Code;
use msq_json::{Style, Writer};

use crate::{
    args::ConvertArgs, failure::Failure, format::Format, input, output::Output, report, report::Findings,
    seen::Seen, status::Status,
};

pub(crate) fn run(args: &ConvertArgs) -> Result<Status, Failure> {
    let inputs = input::gather(&args.inputs, args.output.as_deref())?;
    let output = Output::create(args.output.as_deref(), &inputs)?;
    let report = args.report.as_deref().map(|path| Output::create(Some(path), &inputs)).transpose()?;
    let style = style(args)?;
    let name = output.name().to_owned();
    let unwritable = |error| Failure::Unwritable { output: name.clone(), error };
    let mut writer = Writer::new(output, style);
    let mut tally = Tally::default();
    let mut seen = Seen::default();
    let mut findings = Findings::default();
    for input in &inputs {
        let mut found = Vec::new();
        let read = input.read(args.reading(), &mut |reading| {
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
            report::diagnostics(&reading.diagnostics);
            if reading.has_errors() {
                tally.failed += 1;
            } else {
                writer.write(&reading.response).map_err(unwritable)?;
                tally.written += 1;
            }
            findings.take(&reading);
            found.extend(reading.diagnostics);
            Ok(())
        });
        match read {
            // Without an output there is no use in going on.
            Err(failure @ Failure::Unwritable { .. }) => return Err(failure),
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
    writer.finish().map_err(unwritable)?.finish()?;
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

/// How the output is laid out: as its name says, unless `--to` does.
fn style(args: &ConvertArgs) -> Result<Style, Failure> {
    let path = args.output.as_deref().filter(|path| path.as_os_str() != "-");
    let named = path.and_then(Format::of_name);
    let format = match (args.to, path, named) {
        (Some(to), Some(path), Some(named)) if to != named => {
            return Err(Failure::FormatsDiffer { path: path.to_owned(), to: to.name() });
        }
        (Some(to), ..) => to,
        (None, Some(path), None) => return Err(Failure::UnknownOutputFormat(path.to_owned())),
        (None, _, named) => named.unwrap_or(Format::Json),
    };
    match format {
        Format::Json => Ok(Style::Pretty),
        Format::Jsonl => Ok(Style::Lines),
        Format::Xlsx | Format::Csv | Format::Tsv | Format::Text => {
            Err(Failure::UnknownOutputFormat(path.unwrap_or(std::path::Path::new("-")).to_owned()))
        }
    }
}
