//! Findings in words, for people and for programs.

use std::io::{self, Write};

use msq_core::{Code, Diagnostic, Part, Place, Reading, Response, Severity, Spot, Target, Value, states};
use msq_table::canonical::is_formula;
use serde::Serialize;

use crate::{failure::Failure, output::Output};

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

/// Where two responses to the same edition differ, in words.
pub(crate) fn differences(before: &Response, after: &Response) -> Vec<String> {
    let catalogue = before.catalogue();
    if catalogue.edition() != after.catalogue().edition() {
        return vec![format!("the edition {} became {}", catalogue.edition(), after.catalogue().edition())];
    }
    let changed = catalogue.parts().iter().filter(|part| before.get(part.id) != after.get(part.id));
    let words = |value: Option<&Value>| value.map_or("unanswered".to_owned(), |value| format!("{value:?}"));
    let tell = |part: &Part| {
        let path = catalogue.path(Target::Part(part.id));
        format!("{path}: {} became {}", words(before.get(part.id)), words(after.get(part.id)))
    };
    changed.map(tell).collect()
}

/// The findings of a run, each with the state that it is about.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<(String, Diagnostic)>);

impl Findings {
    /// Takes the findings of a response.
    pub(crate) fn take(&mut self, reading: &Reading) {
        let state =
            states::respondent(&reading.response).map_or_else(String::new, |state| state.name.to_owned());
        self.0.extend(reading.diagnostics.iter().map(|diagnostic| (state.clone(), diagnostic.clone())));
    }

    /// Takes the failure of an input.
    pub(crate) fn take_failure(&mut self, source: String, failure: &Failure) {
        let message = failure.to_string();
        // The place says the name.
        let message = message.strip_prefix(&format!("{source}: ")).unwrap_or(&message).to_owned();
        let mut place = Place::new(failure.spot());
        place.source = source;
        self.0.push((String::new(), Diagnostic::new(Code::UnreadableInput, place, message)));
    }

    pub(crate) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter().map(|(_, diagnostic)| diagnostic)
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.diagnostics().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    pub(crate) fn records(&self) -> Vec<Record<'_>> {
        self.0.iter().map(|(state, diagnostic)| Record::new(state, diagnostic)).collect()
    }

    /// Writes them as a table, which has its header even if nothing was found.
    pub(crate) fn write_csv(&self, mut output: Output) -> Result<(), Failure> {
        let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(&mut output);
        let written = writer
            .write_record(Record::FIELDS)
            .and_then(|()| self.records().iter().try_for_each(|record| writer.write_record(record.fields())));
        let flushed = written.map_err(io::Error::from).and_then(|()| writer.flush());
        drop(writer);
        flushed.map_err(|error| output.failed(error))?;
        output.finish()
    }
}

/// A finding as a flat record.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Record<'a> {
    member_state: &'a str,
    severity: &'a str,
    code: &'a str,
    source: &'a str,
    sheet: Option<&'a str>,
    cell: Option<String>,
    pointer: Option<&'a str>,
    line: Option<u64>,
    column: Option<u64>,
    record: Option<u64>,
    field: Option<u64>,
    path: Option<&'a str>,
    message: &'a str,
    help: &'a str,
}

impl<'a> Record<'a> {
    /// The names of the fields.
    const FIELDS: [&'static str; 14] = [
        "memberState",
        "severity",
        "code",
        "source",
        "sheet",
        "cell",
        "pointer",
        "line",
        "column",
        "record",
        "field",
        "path",
        "message",
        "help",
    ];

    fn new(state: &'a str, diagnostic: &'a Diagnostic) -> Self {
        let mut record = Self {
            member_state: state,
            severity: diagnostic.severity().id(),
            code: diagnostic.code.id(),
            source: &diagnostic.place.source,
            sheet: None,
            cell: None,
            pointer: None,
            line: None,
            column: None,
            record: None,
            field: None,
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
            Spot::Json { pointer, line, column } | Spot::Xml { path: pointer, line, column } => {
                record.pointer = Some(pointer);
                record.line = Some(*line);
                record.column = Some(*column);
            }
            _ => {}
        }
        record
    }

    /// The fields as a spreadsheet may open them.
    fn fields(&self) -> [String; 14] {
        let text = |text: Option<&str>| unrunnable(text.unwrap_or_default());
        let number = |number: Option<u64>| number.map_or_else(String::new, |number| number.to_string());
        [
            text(Some(self.member_state)),
            text(Some(self.severity)),
            text(Some(self.code)),
            text(Some(self.source)),
            text(self.sheet),
            text(self.cell.as_deref()),
            text(self.pointer),
            number(self.line),
            number(self.column),
            number(self.record),
            number(self.field),
            text(self.path),
            text(Some(self.message)),
            text(Some(self.help)),
        ]
    }
}

/// A text with an apostrophe in front if a spreadsheet would run it as a formula.
pub(crate) fn unrunnable(text: &str) -> String {
    if is_formula(text) || text.starts_with('\'') { format!("'{text}") } else { text.to_owned() }
}
