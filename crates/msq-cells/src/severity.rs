//! How much a finding matters.

use std::fmt;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub enum Severity {
    /// Nothing is wrong; it is said so that nothing happens in silence.
    Note,
    /// Something was read, kept or left in a way that a person should look at.
    Warning,
    /// Something couldn't be read.
    Error,
}

impl Severity {
    /// Its name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
