//! Why a grid couldn't be read at all.

/// The grid doesn't hold answers to the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No cell holds anything.
    #[error("there is nothing in it: no cell holds a text, a number or a date")]
    Empty,
    /// Too few questions were recognised.
    #[error(
        "this doesn't look like the questionnaire: of its {cells} cells, {recognised}; the first one, {place}, says {text:?}"
    )]
    NotTheQuestionnaire {
        /// How many cells hold something.
        cells: usize,
        /// How many of them are questions, in words.
        recognised: String,
        /// The first cell.
        place: String,
        /// Its text.
        text: String,
    },
}
