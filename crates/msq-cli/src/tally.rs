//! What came of a run, counted.

use std::fmt;

use msq::Inputs;
use msq_core::{Diagnostic, Reading, Severity};

/// What came of the inputs so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// What stands beside inputs in their folders, and isn't read.
    passed_over: usize,
    inputs: usize,
    /// Inputs that couldn't be read, or not all that is in them.
    failed: usize,
    responses: usize,
    /// Responses with warnings and no errors.
    doubtful: usize,
    /// Responses with errors.
    faulty: usize,
    findings: Counts,
    /// Of the input that is being read.
    current: Current,
}

#[derive(Debug, Default)]
struct Current {
    failed: bool,
    findings: Counts,
}

impl Tally {
    /// Nothing came of the inputs yet.
    pub(crate) fn new(inputs: &Inputs) -> Self {
        let passed_over = inputs.passed_over.iter().map(|others| others.names.len()).sum();
        Self { passed_over, ..Self::default() }
    }

    /// Counts a response with its findings.
    pub(crate) fn response(&mut self, reading: &Reading) {
        let findings: Counts = reading.diagnostics.iter().collect();
        self.responses += 1;
        self.faulty += usize::from(findings.has(Severity::Error));
        self.doubtful += usize::from(findings.has(Severity::Warning) && !findings.has(Severity::Error));
        self.findings += findings;
        self.current.findings += findings;
    }

    /// Counts a failure to read an input, or one response of it.
    pub(crate) fn failure(&mut self) {
        self.findings.count(Severity::Error);
        self.current.failed = true;
    }

    /// Counts an input, and returns what was found in its responses.
    pub(crate) fn end(&mut self) -> Counts {
        let current = std::mem::take(&mut self.current);
        self.inputs += 1;
        self.failed += usize::from(current.failed);
        current.findings
    }

    /// Whether it says more than the lines about a single input do.
    pub(crate) fn is_of_many(&self) -> bool {
        self.inputs + self.passed_over > 1
    }

    /// How many responses were read.
    pub(crate) fn responses(&self) -> usize {
        self.responses
    }

    /// Whether anything couldn't be read.
    pub(crate) fn has_errors(&self) -> bool {
        self.findings.has(Severity::Error)
    }
}

/// In words: `3 inputs (1 failed), 4 responses (1 doubtful): 1 error, 2 warnings; 1 other passed over`.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { passed_over, inputs, failed, responses, doubtful, faulty, findings, .. } = self;
        write!(f, "{}", counted(*inputs, "input"))?;
        among(f, &[(*failed, "failed")])?;
        write!(f, ", {}", counted(*responses, "response"))?;
        among(f, &[(*doubtful, "doubtful"), (*faulty, "with errors")])?;
        write!(f, ": {findings}")?;
        match passed_over {
            0 => Ok(()),
            others => write!(f, "; {} passed over", counted(*others, "other")),
        }
    }
}

/// How many findings of each severity there are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts([usize; 3]);

impl Counts {
    /// Whether there are none.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == [0; 3]
    }

    fn has(self, severity: Severity) -> bool {
        self.0[severity as usize] > 0
    }

    fn count(&mut self, severity: Severity) {
        self.0[severity as usize] += 1;
    }
}

impl<'a> FromIterator<&'a Diagnostic> for Counts {
    fn from_iter<D: IntoIterator<Item = &'a Diagnostic>>(diagnostics: D) -> Self {
        let mut counts = Self::default();
        diagnostics.into_iter().for_each(|diagnostic| counts.count(diagnostic.severity()));
        counts
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, others: Self) {
        self.0.iter_mut().zip(others.0).for_each(|(count, other)| *count += other);
    }
}

/// In words: `1 error, 2 warnings`.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        let found = severities.into_iter().filter(|severity| self.has(*severity));
        let words: Vec<_> = found.map(|severity| counted(self.0[severity as usize], severity.id())).collect();
        if words.is_empty() { f.write_str("nothing to report") } else { f.write_str(&words.join(", ")) }
    }
}

/// A number of things: `1 response`, `2 responses`.
pub(crate) fn counted(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// How many of those just counted are something, in brackets; none isn't said.
fn among(f: &mut fmt::Formatter<'_>, counts: &[(usize, &str)]) -> fmt::Result {
    let some = counts.iter().filter(|(count, _)| *count > 0);
    let words: Vec<_> = some.map(|(count, what)| format!("{count} {what}")).collect();
    if words.is_empty() { Ok(()) } else { write!(f, " ({})", words.join(", ")) }
}
