//! One difference between two versions of the contract, and what it does to others.

use std::fmt;

/// What a change does to those who built on the published schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// Documents and their meaning are as before; people read other words.
    Reworded,
    /// Documents of before are valid and mean the same; there can be more in new ones.
    Added,
    /// Something that was promised doesn't hold.
    Broken,
}

impl fmt::Display for Weight {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Reworded => "reworded",
            Self::Added => "added",
            Self::Broken => "broken",
        })
    }
}

/// One difference between two schemas.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// What it is about: a question, a section, the whole document, or a type that nothing in a document has.
    pub(crate) subject: String,
    /// Where in a document it shows, as a JSON pointer; `*` is each item of a list or each member of an object.
    pub(crate) pointer: String,
    /// What changed, in words.
    pub(crate) what: String,
    /// What it does to others.
    pub(crate) weight: Weight,
}
