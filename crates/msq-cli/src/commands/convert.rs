//! `msq convert`: questionnaires in, data out.

use std::{path::Path, sync::Arc};

use msq::{
    Error, Format, Input, Inputs, Location, Output, OutputFormat, Session,
    batch::{self, Event},
    is_same_folder,
};
use msq_core::{Reading, codes};

use crate::{
    args::{ConvertArgs, FindingsFormat},
    destination::Destination,
    failure::Failure,
    findings::Findings,
    inputs, report,
    seen::Seen,
    selection::Selection,
    status::Status,
    tally::{Tally, counted},
};

pub(crate) fn run(args: &ConvertArgs) -> Result<Status, Failure> {
    let target = target(args)?;
    let selection = Selection::new(&args.omit, &args.only)?;
    let settings = args.settings(target.format);
    let inputs = inputs::gather(&args.inputs, &settings, &outputs(args)?)?;
    let tally = Tally::new(&inputs);
    let Inputs { all: inputs, .. } = inputs;
    let destination = match args.folder() {
        Some(folder) => Destination::each(folder, target, &inputs, args.report.as_deref())?,
        None => Destination::one(Output::create(args.output.as_deref(), &inputs)?, target),
    };
    let report = match args.report.as_deref() {
        Some(path) => Some(Findings::new(Output::create(Some(path), &inputs)?, FindingsFormat::Csv)?),
        None => None,
    };
    let mut conversion = Conversion {
        selection,
        destination,
        report,
        seen: Seen::default(),
        tally,
        written: 0,
        has_unread: false,
    };
    let session = Arc::new(Session::new(settings));
    let read =
        batch::read(&session, &inputs, args.jobs.number(), |input, event| conversion.take(input, event));
    let Conversion { destination, report, tally, written, has_unread, .. } = conversion;
    // What was found so far is of use, even where the output failed.
    let reported = report.map_or(Ok(()), |report| report.finish(&tally));
    read?;
    reported?;
    if tally.is_of_many() {
        report::tell(&tally.to_string());
    }
    if written == 0 {
        return Ok(Status::Failed);
    }
    let name = destination.name().to_owned();
    destination.finish()?;
    if inputs.len() > 1 || args.output.is_some() {
        report::tell(&format!("wrote {} to {name}", counted(written, "response")));
    }
    let errors = tally.has_errors() || (args.strict && has_unread);
    Ok(if errors { Status::SomeErrors } else { Status::Done })
}

struct Conversion<'a> {
    selection: Selection,
    destination: Destination<'a>,
    report: Option<Findings>,
    seen: Seen,
    tally: Tally,
    /// How many responses were written.
    written: usize,
    /// Whether any text was left unread.
    has_unread: bool,
}

impl Conversion<'_> {
    fn take(&mut self, input: &Input, event: Event) -> Result<(), Failure> {
        match event {
            Event::Response(reading) => self.response(*reading),
            Event::Error(error) => self.error(&error),
            Event::End => {
                let found = self.tally.end();
                if !found.is_empty() {
                    report::tell(&format!("{}: {found}", input.name()));
                }
                Ok(())
            }
        }
    }

    fn response(&mut self, mut reading: Reading) -> Result<(), Failure> {
        self.seen.note(&mut reading);
        self.selection.apply(&mut reading);
        self.tally.response(&reading);
        self.has_unread |= reading.diagnostics.iter().any(|diagnostic| diagnostic.code == codes::UNREAD);
        report::diagnostics(&reading.diagnostics);
        if let Some(report) = &mut self.report {
            report.response(&reading)?;
        }
        // Errors of what is left out keep nothing else back.
        if !reading.has_errors() {
            self.destination.write(&reading)?;
            self.written += 1;
        }
        Ok(())
    }

    fn error(&mut self, error: &Error) -> Result<(), Failure> {
        self.tally.failure();
        report::error(error);
        Ok(self.report.as_mut().map_or(Ok(()), |report| report.failure(error))?)
    }
}

/// What is written: the format that the output's name says, unless `--to` does.
fn target(args: &ConvertArgs) -> Result<OutputFormat, Failure> {
    let path = args.output.as_deref().filter(|path| !args.split && *path != Path::new("-"));
    let named = path.and_then(Format::of_output);
    let format = match (args.to(), path, named) {
        (Some(to), Some(path), Some(named)) if to != named => {
            return Err(Failure::FormatsDiffer { path: path.to_owned(), to: to.id() });
        }
        (Some(to), ..) => to,
        (None, Some(path), None) => return Err(Failure::UnknownOutputFormat(path.to_owned())),
        (None, _, named) => named.unwrap_or(Format::Json),
    };
    if args.bom && !matches!(format, Format::Csv | Format::Tsv) {
        return Err(Failure::NoByteOrderMark(format.id()));
    }
    let mut target = OutputFormat::new(format).laid_out(args.output_layout());
    target.byte_order_mark = args.bom;
    Ok(target)
}

/// Where data and report go: not in each other's way, nor into a folder that is read.
fn outputs(args: &ConvertArgs) -> Result<Vec<Location>, Failure> {
    if let Some(folder) = args.folder()
        && args.inputs.iter().any(|input| is_same_folder(input, folder))
    {
        return Err(Failure::FolderIsInput(folder.to_owned()));
    }
    let data = args.folder().is_none().then(|| Location::of(args.output.as_deref()));
    let findings = args.report.as_deref().map(|report| Location::of(Some(report)));
    if let (Some(data), Some(findings), Some(report)) = (&data, &findings, &args.report)
        && data.is_same(findings)
    {
        return Err(Failure::ReportIsOutput(report.clone()));
    }
    Ok(data.into_iter().chain(findings).collect())
}
