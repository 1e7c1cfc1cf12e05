//! Findings in words, for people and for programs.

use std::io::{self, Write};

use msq_core::{
    Code, Diagnostic, DiagnosticRecord, Part, Place, Reading, Response, Severity, Target, Value,
    states::{self, State},
};
use msq_table::canonical::is_formula;

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
pub(crate) struct Findings(Vec<(Option<&'static State>, Diagnostic)>);

impl Findings {
    /// Takes the findings of a response.
    pub(crate) fn take(&mut self, reading: &Reading) {
        let state = states::respondent(&reading.response);
        self.0.extend(reading.diagnostics.iter().map(|diagnostic| (state, diagnostic.clone())));
    }

    /// Takes the failure of an input.
    pub(crate) fn take_failure(&mut self, source: String, failure: &Failure) {
        let message = failure.to_string();
        // The place says the name.
        let message = message.strip_prefix(&format!("{source}: ")).unwrap_or(&message).to_owned();
        let mut place = Place::new(failure.spot());
        place.source = source;
        self.0.push((None, Diagnostic::new(failure.code(), place, message)));
    }

    pub(crate) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter().map(|(_, diagnostic)| diagnostic)
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.diagnostics().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    pub(crate) fn records(&self) -> Vec<DiagnosticRecord<'_>> {
        self.0.iter().map(|(state, diagnostic)| DiagnosticRecord::new(*state, diagnostic)).collect()
    }

    /// Writes them as a table, which has its header even if nothing was found.
    pub(crate) fn write_csv(&self, mut output: Output) -> Result<(), Failure> {
        let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(&mut output);
        let nothing = Diagnostic::new(Code::MoreFindings, Place::default(), "");
        let header = fields(&DiagnosticRecord::new(None, &nothing)).into_iter().map(|(name, _)| name);
        let written = writer.write_record(header).and_then(|()| {
            self.records().iter().try_for_each(|record| {
                writer.write_record(fields(record).into_iter().map(|(_, value)| value))
            })
        });
        let flushed = written.map_err(io::Error::from).and_then(|()| writer.flush());
        drop(writer);
        flushed.map_err(|error| output.failed(error))?;
        output.finish()
    }
}

/// The fields of a record as a spreadsheet may open them, each with its name.
fn fields(record: &DiagnosticRecord<'_>) -> Vec<(String, String)> {
    let text = |value| match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => unrunnable(&text),
        number => number.to_string(),
    };
    match serde_json::to_value(record) {
        Ok(serde_json::Value::Object(members)) => {
            members.into_iter().map(|(name, value)| (name, text(value))).collect()
        }
        // A record is an object of texts and numbers.
        _ => Vec::new(),
    }
}

/// A text with an apostrophe in front if a spreadsheet would run it as a formula.
pub(crate) fn unrunnable(text: &str) -> String {
    if is_formula(text) || text.starts_with('\'') { format!("'{text}") } else { text.to_owned() }
}
