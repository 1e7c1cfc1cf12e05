//! Findings of one kind of fault many times: the first ones, and how many more there are.

use crate::{Diagnostic, Place, Severity, codes};

/// How many findings of one kind are listed, where each cell may have some: of one response, or of cells that are read
/// together, such as those of a form, or some rows of a wide table. Nobody goes through more by hand; the others are
/// counted. What many responses have once each is listed of each.
pub const MAX_FINDINGS: usize = 10_000;

/// Bytes that the messages of those findings may have in all: they quote what they are about.
pub const MAX_QUOTED: usize = 4 << 20;

/// The findings as they come in: as many as are listed, and the number of the others.
///
/// ```
/// use msq_cells::{Diagnostic, Listed, MAX_FINDINGS, Place, codes};
///
/// let finding = |number| Diagnostic::new(codes::UNDECODABLE_TEXT, Place::default(), format!("number {number}"));
/// let listed: Listed = (0..MAX_FINDINGS + 5).map(finding).collect();
/// let listed = listed.into_vec();
/// assert_eq!(listed.len(), MAX_FINDINGS + 1);
/// assert_eq!(listed[MAX_FINDINGS].code, codes::MORE_WARNINGS);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Listed {
    findings: Vec<Diagnostic>,
    /// Bytes of their messages.
    quoted: usize,
    others: Option<Others>,
}

/// The findings that aren't listed.
#[derive(Clone, Debug)]
struct Others {
    /// Where the first of them stands.
    place: Place,
    count: usize,
    gravest: Severity,
}

impl Listed {
    /// Takes a finding; one that comes behind as many as are listed is only counted.
    pub fn push(&mut self, finding: Diagnostic) {
        self.quoted = self.quoted.saturating_add(finding.message.len());
        let is_full = self.findings.len() >= MAX_FINDINGS || self.quoted > MAX_QUOTED;
        match &mut self.others {
            Some(others) => {
                others.count += 1;
                others.gravest = others.gravest.max(finding.severity());
            }
            // A long one alone is told.
            None if is_full && !self.findings.is_empty() => {
                let gravest = finding.severity();
                self.others = Some(Others { place: finding.place, count: 1, gravest });
            }
            None => self.findings.push(finding),
        }
    }

    /// The findings; the last of them says how many others there are, if there are any.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        let Self { mut findings, others, .. } = self;
        findings.extend(others.map(|Others { place, count, gravest }| {
            let message =
                format!("from here on, {count} more; the first {} of their kind are listed", findings.len());
            Diagnostic::new(codes::more(gravest), place, message)
        }));
        findings
    }
}

impl Extend<Diagnostic> for Listed {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, findings: I) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}

impl FromIterator<Diagnostic> for Listed {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(findings: I) -> Self {
        let mut listed = Self::default();
        listed.extend(findings);
        listed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, Definition};

    /// How much is listed doesn't decide whether a response has errors.
    #[test]
    fn others_are_as_grave_as_the_gravest_of_them() {
        use codes::{UNDECODABLE_TEXT as WARNING, UNREADABLE_INPUT as ERROR};
        const NOTE: Code =
            Code::new(&Definition { id: "a-note", severity: Severity::Note, meaning: "", help: "" });
        for (first, others, more) in [
            (WARNING, &[WARNING, NOTE][..], codes::MORE_WARNINGS),
            (NOTE, &[NOTE], codes::MORE_WARNINGS),
            (ERROR, &[WARNING], codes::MORE_WARNINGS),
            (WARNING, &[ERROR, WARNING], codes::MORE_FINDINGS),
            (WARNING, &[NOTE, ERROR], codes::MORE_FINDINGS),
        ] {
            let codes = std::iter::repeat_n(&first, MAX_FINDINGS).chain(others);
            let listed: Listed = codes.map(|code| Diagnostic::new(*code, Place::default(), "")).collect();
            let listed = listed.into_vec();
            let last = listed.last().map(|finding| finding.code);
            assert_eq!((listed.len(), last), (MAX_FINDINGS + 1, Some(more)), "{first:?}, {others:?}");
        }
    }

    #[test]
    fn long_messages_are_listed_until_there_is_no_room() {
        let finding =
            || Diagnostic::new(codes::UNDECODABLE_TEXT, Place::default(), "a".repeat(MAX_QUOTED / 3));
        let listed: Listed = (0..7).map(|_| finding()).collect();
        let listed = listed.into_vec();
        assert_eq!(listed.iter().filter(|found| found.code == codes::UNDECODABLE_TEXT).count(), 3);
        assert!(listed[3].message.starts_with("from here on, 4 more"), "{}", listed[3].message);
        let one = Diagnostic::new(codes::UNDECODABLE_TEXT, Place::default(), "a".repeat(MAX_QUOTED + 1));
        assert_eq!(Listed::from_iter([one.clone()]).into_vec(), [one]);
    }
}
