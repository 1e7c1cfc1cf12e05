//! Something doubtful about an answer, before it is known where that stands.

use crate::{Catalogue, Code, Diagnostic, Place, Target};

/// Something doubtful about an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// What kind of finding it is.
    pub code: Code,
    /// What it is about.
    pub target: Target,
    /// What was found.
    pub message: String,
}

impl Finding {
    /// The finding at that place; `catalogue` is that of the response.
    pub fn at(self, place: impl Into<Place>, catalogue: &Catalogue) -> Diagnostic {
        Diagnostic::new(self.code, place, self.message).about(catalogue.path(self.target))
    }
}
