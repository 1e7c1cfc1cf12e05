//! The few kinds of part that answers are made of.

use schemars::JsonSchema;
use serde::Deserialize;

/// What a part of an answer holds. Converters match on this, and never on a question.
// The kinds are closed by design: a converter that matches on all of them reads every edition. A new kind would change
// the data contract and break every converter, so that the compiler had better say where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// A number in per cent.
    Percent,
    /// A day.
    Date,
    /// Text.
    Text,
    /// The options of a code list that were ticked.
    Ticked,
    /// Words beside options of a code list.
    Details,
    /// A list of names, URLs and descriptions.
    Entries,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::YesNo, Self::Percent, Self::Date, Self::Text, Self::Ticked, Self::Details, Self::Entries];

    /// The kind's name, as the schema carries it.
    pub fn id(self) -> &'static str {
        match self {
            Self::YesNo => "yesNo",
            Self::Percent => "percent",
            Self::Date => "date",
            Self::Text => "text",
            Self::Ticked => "ticked",
            Self::Details => "details",
            Self::Entries => "entries",
        }
    }

    /// The kind in words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::YesNo => "yes or no",
            Self::Percent => "number in per cent",
            Self::Date => "date",
            Self::Text => "text",
            Self::Ticked => "options to tick",
            Self::Details => "words beside options",
            Self::Entries => "list of names, URLs, descriptions",
        }
    }

    /// What a value of this kind looks like in a document, for messages to people.
    pub fn expected(self) -> &'static str {
        match self {
            Self::YesNo => "true or false",
            Self::Percent => "a number in per cent",
            Self::Date => "a date written as \"YYYY-MM-DD\"",
            Self::Text => "a text",
            Self::Ticked => "a list of option ids",
            Self::Details => "an object with a text beside each option id",
            Self::Entries => "a list of objects with name, url and description",
        }
    }
}
