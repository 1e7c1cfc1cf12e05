//! Findings as data: written as they come, to a file or standard output.

use std::{
    fmt,
    io::{self, Write},
};

use msq::{Error, Output};
use msq_core::{
    Diagnostic, DiagnosticRecord, Reading,
    states::{self, State},
};
use msq_table::{Listing, canonical::is_formula};

use crate::{args::FindingsFormat, failure};

/// Writes findings. None is kept, so that a run may have any number of them.
pub(crate) struct Findings {
    output: Output,
    format: FindingsFormat,
    /// Whether any was written.
    any: bool,
    /// Whether the output failed, so that it must not appear.
    failed: bool,
}

impl Findings {
    /// Findings to that output. A table has its header even if nothing is found.
    pub(crate) fn new(output: Output, format: FindingsFormat) -> Result<Self, Error> {
        let mut findings = Self { output, format, any: false, failed: false };
        if format == FindingsFormat::Csv {
            let header = Listing::Findings.columns();
            findings.attempt(|output| table(output).write_record(header).map_err(io::Error::from))?;
        }
        Ok(findings)
    }

    /// Writes the findings of a response.
    pub(crate) fn response(&mut self, reading: &Reading) -> Result<(), Error> {
        self.write(states::respondent(&reading.response), &reading.diagnostics)
    }

    /// Writes the failure of an input.
    pub(crate) fn failure(&mut self, error: &Error) -> Result<(), Error> {
        // The place says the name.
        let mut message = error.kind().to_string();
        if error.is_too_large() {
            message.extend(failure::help(error).map(|help| format!("; {help}")));
        }
        self.write(None, &[Diagnostic::new(error.code(), error.place(), message)])
    }

    /// Shows what was written so far to whoever follows it.
    pub(crate) fn flush(&mut self) -> Result<(), Error> {
        self.attempt(Output::flush)
    }

    /// Ends the findings, for people with a summary. After a failure to write them, there is nothing to end.
    pub(crate) fn finish(mut self, summary: &impl fmt::Display) -> Result<(), Error> {
        if self.failed {
            return Ok(());
        }
        let Self { format, any, .. } = self;
        self.attempt(|output| match format {
            FindingsFormat::Text => writeln!(output, "{summary}"),
            FindingsFormat::Json => writeln!(output, "{}", if any { "\n]" } else { "[]" }),
            FindingsFormat::Csv => Ok(()),
        })?;
        self.output.finish()
    }

    /// Writes findings in the response of that state.
    fn write(&mut self, state: Option<&'static State>, diagnostics: &[Diagnostic]) -> Result<(), Error> {
        if diagnostics.is_empty() {
            return Ok(());
        }
        let Self { format, any, .. } = *self;
        self.any = true;
        let mut records = diagnostics.iter().map(|diagnostic| DiagnosticRecord::new(state, diagnostic));
        self.attempt(|output| match format {
            FindingsFormat::Text => {
                diagnostics.iter().try_for_each(|finding| writeln!(output, "{finding}\n"))
            }
            FindingsFormat::Json => records.enumerate().try_for_each(|(at, record)| {
                let record = serde_json::to_string_pretty(&record)?.replace('\n', "\n  ");
                write!(output, "{}\n  {record}", if any || at > 0 { "," } else { "[" })
            }),
            FindingsFormat::Csv => {
                let mut table = table(output);
                records.try_for_each(|record| table.write_record(fields(&record)))?;
                table.flush()
            }
        })
    }

    fn attempt(&mut self, write: impl FnOnce(&mut Output) -> io::Result<()>) -> Result<(), Error> {
        write(&mut self.output).map_err(|error| {
            self.failed = true;
            self.output.failed(error)
        })
    }
}

fn table(output: &mut Output) -> csv::Writer<&mut Output> {
    csv::WriterBuilder::new().has_headers(false).from_writer(output)
}

/// The fields of a record as a spreadsheet may open them.
fn fields(record: &DiagnosticRecord<'_>) -> Vec<String> {
    let text = |value| match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => unrunnable(&text),
        number => number.to_string(),
    };
    match serde_json::to_value(record) {
        Ok(serde_json::Value::Object(members)) => members.into_iter().map(|(_, value)| text(value)).collect(),
        // A record is an object of texts and numbers.
        _ => Vec::new(),
    }
}

/// A text with an apostrophe in front if a spreadsheet would run it as a formula.
pub(crate) fn unrunnable(text: &str) -> String {
    if is_formula(text) || text.starts_with('\'') { format!("'{text}") } else { text.to_owned() }
}
