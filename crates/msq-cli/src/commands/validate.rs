//! `msq validate`: all findings in some files.

use std::sync::Arc;

use msq::{
    Checks, Error, Location, Output, Session,
    batch::{self, Event},
};

use crate::{
    args::{FindingsFormat, ValidateArgs},
    failure::Failure,
    findings::Findings,
    inputs, report,
    seen::Seen,
    status::Status,
    tally::Tally,
};

pub(crate) fn run(args: &ValidateArgs) -> Result<Status, Failure> {
    let settings = args.how.settings(Checks::All);
    let inputs = inputs::gather(&args.inputs, &settings, &[Location::Stdout])?;
    let findings = Findings::new(Output::create(None, &inputs.all)?, args.format)?;
    let mut validation = Validation { findings, seen: Seen::default(), tally: Tally::new(&inputs) };
    let session = Arc::new(Session::new(settings));
    batch::read(&session, &inputs.all, args.jobs.number(), |_, event| validation.take(event))?;
    let Validation { findings, tally, .. } = validation;
    findings.finish(&tally)?;
    // For people, it stands below the findings.
    if tally.is_of_many() && args.format != FindingsFormat::Text {
        report::tell(&tally.to_string());
    }
    Ok(match tally.has_errors() {
        _ if tally.responses() == 0 => Status::Failed,
        true => Status::SomeErrors,
        false => Status::Done,
    })
}

struct Validation {
    findings: Findings,
    seen: Seen,
    tally: Tally,
}

impl Validation {
    fn take(&mut self, event: Event) -> Result<(), Error> {
        match event {
            Event::Response(mut reading) => {
                self.seen.note(&mut reading);
                self.tally.response(&reading);
                self.findings.response(&reading)
            }
            Event::Error(error) => {
                self.tally.failure();
                self.findings.failure(&error)
            }
            Event::End => {
                self.tally.end();
                self.findings.flush()
            }
        }
    }
}
