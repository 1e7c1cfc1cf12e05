//! Versions of the contract, and what one owes to the next.

use std::{fmt, str::FromStr};

/// A version of the contract: `1.10` is later than `1.9`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version {
    /// What is newer by this number may break what was promised.
    pub(crate) major: u32,
    /// What is newer by this number only adds.
    pub(crate) minor: u32,
}

impl Version {
    /// Whether documents of this version have to be documents of `later`, too. Below 1.0, nothing is promised.
    pub(super) fn binds(self, later: Self) -> bool {
        self.major == later.major && self.major > 0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.major, self.minor)
    }
}

/// A text isn't a version of the contract.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} isn't a version such as 1.0")]
pub(crate) struct NotAVersion(String);

impl FromStr for Version {
    type Err = NotAVersion;

    fn from_str(text: &str) -> Result<Self, NotAVersion> {
        text.split_once('.')
            .and_then(|(major, minor)| Some(Self { major: major.parse().ok()?, minor: minor.parse().ok()? }))
            // One spelling a version: no sign and no zero in front.
            .filter(|version| version.to_string() == text)
            .ok_or_else(|| NotAVersion(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn versions_are_ordered_by_their_numbers() {
        let version = |text: &str| text.parse::<Version>().expect("a version");
        let sorted = ["0.1", "0.9", "0.10", "1.0", "1.2", "1.10", "2.0", "10.0"].map(version);
        assert!(sorted.is_sorted());
        for text in ["1", "1.0.0", "v1.0", "1.", "01.0", "+1.0", "1.00", " 1.0", "draft", ""] {
            assert!(text.parse::<Version>().is_err(), "{text:?}");
        }
    }
}
