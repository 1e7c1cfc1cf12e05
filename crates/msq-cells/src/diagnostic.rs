//! Diagnostics: what a reader wasn't sure of, or couldn't take, as values.

use std::fmt;

use crate::{Code, Place, Severity};

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// Where it stands.
    pub place: Place,
    /// The path of the part that it is about, if it is about one.
    pub path: Option<String>,
    /// What was found.
    pub message: String,
}

impl Diagnostic {
    /// A finding that is about no part in particular.
    pub fn new(code: Code, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self { code, place: place.into(), path: None, message: message.into() }
    }

    /// The same finding, about the part of that path.
    #[must_use]
    pub fn about(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What to do about it.
    pub fn help(&self) -> &'static str {
        self.code.help()
    }
}

/// The form for people: what, where, and what to do.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: ", self.severity(), self.code.id())?;
        if let Some(path) = &self.path {
            write!(f, "{path}: ")?;
        }
        write!(f, "{}\n  --> {}\n  help: {}", self.message, self.place, self.help())
    }
}
