//! `msq validate`: all findings in some files.

use msq_core::{Reading, check::Checks};

use crate::{
    args::{FindingsFormat, ValidateArgs},
    batch::{self, Taker},
    failure::Failure,
    findings::Findings,
    input::{self, Input, Inputs},
    location::Location,
    output::Output,
    report,
    seen::Seen,
    status::Status,
    tally::Tally,
};

pub(crate) fn run(args: &ValidateArgs) -> Result<Status, Failure> {
    let how = args.how.reading(Checks::All);
    let Inputs { all: inputs, passed_over } = input::gather(&args.inputs, how, &[Location::Stdout])?;
    let findings = Findings::new(Output::create(None, &inputs)?, args.format)?;
    let mut validation = Validation { findings, seen: Seen::default(), tally: Tally::new(passed_over) };
    batch::read(&inputs, how, args.jobs.number(), &mut validation)?;
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

impl Taker for Validation {
    fn response(&mut self, mut reading: Reading) -> Result<(), Failure> {
        self.seen.note(&mut reading);
        self.tally.response(&reading);
        self.findings.response(&reading)
    }

    fn failure(&mut self, input: &Input, failure: &Failure) -> Result<(), Failure> {
        self.tally.failure();
        self.findings.failure(input.name(), failure)
    }

    fn end(&mut self, _: &Input) -> Result<(), Failure> {
        self.tally.end();
        self.findings.flush()
    }
}
