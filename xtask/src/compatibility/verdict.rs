//! What may change between two versions, and what to do where more has changed.

use std::fmt;

use serde_json::Value;

use super::{
    change::{Change, Weight},
    compare::compare,
    reading::readable,
    version::Version,
};

/// A published version of an edition beside what the types give now.
#[derive(Debug)]
pub(super) struct Comparison {
    edition: String,
    published: Version,
    current: Version,
    /// The versions whose documents the published schema admits.
    published_reads: Vec<Version>,
    /// Whether documents of the published version are said to be documents of the current one.
    is_read: bool,
    changes: Vec<Change>,
}

impl Comparison {
    pub(super) fn new(edition: &str, published: (Version, &Value), current: (Version, &Value)) -> Self {
        let reads =
            |schema: &Value| schema.pointer("/properties/version").and_then(readable).unwrap_or_default();
        Self {
            edition: edition.to_owned(),
            published: published.0,
            current: current.0,
            published_reads: reads(published.1),
            is_read: reads(current.1).contains(&published.0),
            changes: compare(published.1, current.1),
        }
    }

    /// Whether no change is more than the two versions admit.
    pub(super) fn holds(&self) -> bool {
        self.heaviest() <= Some(self.admitted())
    }

    fn heaviest(&self) -> Option<Weight> {
        self.changes.iter().map(|change| change.weight).max()
    }

    /// The most that may have changed.
    fn admitted(&self) -> Weight {
        if self.published == self.current && self.published.major > 0 {
            Weight::Reworded
        } else if self.published.binds(self.current) || self.is_read && self.published != self.current {
            Weight::Added
        } else {
            Weight::Broken
        }
    }

    /// What the changes come to, and what to do.
    fn verdict(&self) -> String {
        let (published, current) = (self.published, self.current);
        let Some(heaviest) = self.heaviest() else { return "allowed: no change".to_owned() };
        if self.holds() {
            return match heaviest {
                Weight::Reworded => "allowed: only words have changed".to_owned(),
                Weight::Added if self.is_read => format!("allowed: documents of {published} stay valid"),
                _ => format!("allowed: {current} need not hold what {published} said"),
            };
        }
        if !published.binds(current) {
            return format!(
                "refused: documents of {published} aren't documents of {current}; \
                 take {published} out of READABLE_VERSIONS"
            );
        }
        let advice = |next: Version, readable: &str| {
            format!(
                "refused: needs version {next}. Set CONTRACT_VERSION to \"{next}\" and READABLE_VERSIONS to \
                 &[{readable}CONTRACT_VERSION], then run `cargo xtask schema`"
            )
        };
        match heaviest {
            Weight::Broken => {
                let next = Version { major: published.major + 1, minor: 0 };
                advice(next, "") + "; or take back what is broken"
            }
            Weight::Added | Weight::Reworded => {
                let next = Version { minor: published.minor + 1, ..published };
                let earlier = self.published_reads.iter().map(|version| format!("\"{version}\", "));
                advice(next, &earlier.collect::<String>())
            }
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { edition, published, current, .. } = self;
        writeln!(formatter, "edition {edition}: {current}, compared with {published} as published")?;
        let mut groups: Vec<(&str, Vec<&Change>)> = Vec::new();
        for change in &self.changes {
            match groups.iter_mut().find(|(subject, _)| *subject == change.subject) {
                Some((_, group)) => group.push(change),
                None => groups.push((&change.subject, vec![change])),
            }
        }
        for (subject, group) in groups {
            writeln!(formatter, "  {subject}")?;
            for Change { pointer, what, weight, .. } in group {
                let colon = if pointer.is_empty() { "" } else { ": " };
                writeln!(formatter, "    {weight:<8} {pointer}{colon}{what}")?;
            }
        }
        write!(formatter, "  {}", self.verdict())
    }
}

/// What was compared, as its developer reads it.
#[derive(Debug)]
pub(crate) struct Report(Vec<Comparison>);

impl Report {
    pub(super) fn new(comparisons: Vec<Comparison>) -> Self {
        Self(comparisons)
    }

    /// Whether no change is more than the versions admit.
    pub(super) fn holds(&self) -> bool {
        self.0.iter().all(Comparison::holds)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return formatter.write_str("nothing is published yet");
        }
        let comparisons: Vec<_> = self.0.iter().map(Comparison::to_string).collect();
        formatter.write_str(&comparisons.join("\n"))
    }
}
