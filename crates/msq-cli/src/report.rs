//! Findings in words, for people and for programs.

use std::io::{self, Write};

use msq_core::{Diagnostic, Severity, Spot};
use serde::Serialize;

use crate::failure::Failure;

/// Tells of a failure on standard error.
pub(crate) fn failure(failure: &Failure) {
    let help = failure.help().map(|help| format!("\n  help: {help}")).unwrap_or_default();
    tell(&format!("error: {failure}{help}"));
}

/// Tells of findings on standard error.
pub(crate) fn diagnostics(diagnostics: &[Diagnostic]) {
    diagnostics.iter().for_each(|diagnostic| tell(&diagnostic.to_string()));
}

/// A line on standard error. If nobody listens, there is nobody to tell that to.
pub(crate) fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// How many findings of each severity there are, in words.
pub(crate) fn summary<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    let mut counts = [0_u64; 3];
    diagnostics.into_iter().for_each(|diagnostic| counts[diagnostic.severity() as usize] += 1);
    let words = |severity: Severity| match counts[severity as usize] {
        0 => None,
        1 => Some(format!("1 {severity}")),
        count => Some(format!("{count} {severity}s")),
    };
    let counts: Vec<_> =
        [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(words).collect();
    if counts.is_empty() { "nothing to report".to_owned() } else { counts.join(", ") }
}

/// A finding as a flat record.
#[derive(Debug, Serialize)]
pub(crate) struct Record<'a> {
    severity: &'a str,
    code: &'a str,
    source: &'a str,
    sheet: Option<&'a str>,
    cell: Option<String>,
    record: Option<u64>,
    field: Option<u64>,
    pointer: Option<&'a str>,
    line: Option<u64>,
    column: Option<u64>,
    path: Option<&'a str>,
    message: &'a str,
    help: &'a str,
}

impl<'a> From<&'a Diagnostic> for Record<'a> {
    fn from(diagnostic: &'a Diagnostic) -> Self {
        let mut record = Self {
            severity: diagnostic.severity().id(),
            code: diagnostic.code.id(),
            source: &diagnostic.place.source,
            sheet: None,
            cell: None,
            record: None,
            field: None,
            pointer: None,
            line: None,
            column: None,
            path: diagnostic.path.as_deref(),
            message: &diagnostic.message,
            help: diagnostic.help(),
        };
        match &diagnostic.place.spot {
            Spot::Sheet { sheet } => record.sheet = Some(sheet),
            Spot::Cell { sheet, address } => {
                record.sheet = Some(sheet);
                record.cell = Some(address.to_string());
            }
            Spot::Record { line, record: number, field } => {
                record.line = Some(*line);
                record.record = Some(*number);
                record.field = Some(*field);
            }
            Spot::Json { pointer, line, column } => {
                record.pointer = Some(pointer);
                record.line = Some(*line);
                record.column = Some(*column);
            }
            _ => {}
        }
        record
    }
}
