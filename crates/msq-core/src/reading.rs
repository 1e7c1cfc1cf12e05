//! A response as it was read, with what was found on the way.

use std::sync::Arc;

use crate::{Diagnostic, Edition, Place, Response, Severity, Spot, Target, TypedError, check::check};

/// A response as it was read, and what was found on the way.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Reading {
    /// The response; with errors among the diagnostics, it is what was left of it.
    pub response: Response,
    /// The findings, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the response stands: the name of its respondent, or its beginning.
    pub place: Place,
}

impl Reading {
    /// A response with its findings.
    pub fn new(response: Response, diagnostics: Vec<Diagnostic>) -> Self {
        Self { response, diagnostics, place: Place::default() }
    }

    /// The same reading, of a response that stands at that place.
    #[must_use]
    pub fn at(mut self, place: impl Into<Place>) -> Self {
        self.place = place.into();
        self
    }

    /// The same reading, with what is doubtful about its answers behind its findings ([`check`]). `spot`
    /// says where a target stands; what stands nowhere is told where the response does.
    #[must_use]
    pub fn checked(mut self, mut spot: impl FnMut(Target) -> Option<Spot>) -> Self {
        let catalogue = Arc::clone(self.response.catalogue());
        for finding in check(&self.response) {
            let place = spot(finding.target).map_or_else(|| self.place.clone(), Place::from);
            self.diagnostics.push(finding.at(place, &catalogue));
        }
        self
    }

    /// The answers as the types of their edition.
    ///
    /// # Errors
    ///
    /// If the response is of another edition, or holds what its types can't.
    pub fn typed<E: Edition>(&self) -> Result<E, TypedError> {
        E::from_response(&self.response)
    }

    /// Whether a part of the input couldn't be read.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }
}
