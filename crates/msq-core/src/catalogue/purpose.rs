//! What an edition says of its questions and parts so that answers can be checked.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::{Date, date::DateText};

/// What the text of a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Content")]
#[non_exhaustive]
pub enum TextKind {
    /// An e-mail address, or several.
    Email,
}

/// What a response can't do without: at least one of the parts of the question that say so is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Due {
    /// The consent to its publication.
    Consent,
    /// Somebody to ask.
    Contact,
}

/// A span of days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Period {
    /// The first day.
    #[schemars(with = "DateText")]
    pub from: Date,
    /// The last day.
    #[schemars(with = "DateText")]
    pub until: Date,
}

impl Period {
    /// Whether the day lies in it.
    pub fn contains(self, day: Date) -> bool {
        (self.from..=self.until).contains(&day)
    }
}
