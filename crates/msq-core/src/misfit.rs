//! Why a part can't hold a value.

use crate::{Identity, Kind};

/// How many entries a list may have; nobody's has as many. Readers tell of those beyond.
pub const MAX_ENTRIES: usize = 10_000;

/// A part can't hold a value.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Misfit {
    /// The part is beyond those of the response's edition.
    #[error("the edition has no such part")]
    Part,
    /// The value is of another kind.
    #[error("expected {}, found {}", expected.expected(), found.expected())]
    Kind {
        /// The kind of the part.
        expected: Kind,
        /// The kind of the value.
        found: Kind,
    },
    /// A percentage is infinite or not a number.
    #[error("a percentage must be finite")]
    NotFinite,
    /// An option is beyond the end of the code list.
    #[error("an option is beyond the end of its code list")]
    Option,
    /// A list has more than [`MAX_ENTRIES`] entries.
    #[error("a list has {MAX_ENTRIES} entries at most")]
    Entries,
    /// A text isn't a code of the form that the part holds.
    #[error("expected {}", .0.expected())]
    Code(Identity),
    /// A text holds a character that XML 1.0 doesn't have.
    #[error("the character U+{:04X} can't be kept: XML 1.0 has no place for it", u32::from(*.0))]
    Character(char),
}
