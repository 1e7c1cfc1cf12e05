//! `msq convert`: questionnaires in, data out.

use msq_core::{Code, Reading};
use msq_json::{Style, Writer};

use crate::{
    args::ConvertArgs, failure::Failure, format::Format, input, output::Output, report, seen::Seen,
    status::Status,
};

pub(crate) fn run(args: &ConvertArgs) -> Result<Status, Failure> {
    let inputs = input::gather(&args.inputs)?;
    let output = Output::create(args.output.as_deref(), &inputs)?;
    let style = style(args)?;
    let name = output.name().to_owned();
    let unwritable = |error| Failure::Unwritable { output: name.clone(), error };
    let mut writer = Writer::new(output, style);
    let mut tally = Tally::default();
    let mut seen = Seen::default();
    for input in &inputs {
        let mut found = Vec::new();
        let read = input.read(args.from, &mut |mut reading: Reading| {
            seen.note(&mut reading);
            report::diagnostics(&reading.diagnostics);
            if reading.has_errors() {
                tally.failed += 1;
            } else {
                writer.write(&reading.response).map_err(unwritable)?;
                tally.written += 1;
            }
            found.extend(reading.diagnostics);
            Ok(())
        });
        match read {
            // Without an output there is no use in going on.
            Err(failure @ Failure::Unwritable { .. }) => return Err(failure),
            Err(failure) => {
                report::failure(&failure);
                tally.failed += 1;
            }
            Ok(()) if !found.is_empty() => {
                report::tell(&format!("{}: {}", input.name(), report::summary(&found)))
            }
            Ok(()) => {}
        }
        tally.unread += found.iter().filter(|diagnostic| diagnostic.code == Code::Unread).count();
    }
    if tally.written == 0 {
        return Ok(Status::Failed);
    }
    writer.finish().map_err(unwritable)?.finish()?;
    let errors = tally.failed > 0 || (args.strict && tally.unread > 0);
    Ok(if errors { Status::SomeErrors } else { Status::Done })
}

/// What came of the inputs so far.
#[derive(Default)]
struct Tally {
    /// Responses that were written.
    written: usize,
    /// Inputs that couldn't be read, and responses with errors.
    failed: usize,
    /// Texts that were left unread.
    unread: usize,
}

fn style(args: &ConvertArgs) -> Result<Style, Failure> {
    let named = args.output.as_deref().filter(|path| path.as_os_str() != "-");
    let format = match (args.to, named) {
        (Some(format), _) => format,
        (None, Some(path)) => {
            Format::of_name(path).ok_or_else(|| Failure::UnknownOutputFormat(path.to_owned()))?
        }
        (None, None) => Format::Json,
    };
    match format {
        Format::Json => Ok(Style::Pretty),
        Format::Jsonl => Ok(Style::Lines),
        Format::Xlsx | Format::Csv | Format::Tsv | Format::Text => {
            Err(Failure::UnknownOutputFormat(args.output.clone().unwrap_or_default()))
        }
    }
}
