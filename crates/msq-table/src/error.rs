//! Why a grid couldn't be read at all.

use msq_core::{Code, codes};

use crate::Listing;

/// The grid doesn't hold answers to the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No cell holds anything.
    #[error(
        "there is nothing in it: no cell holds a text, a number or a date; check that this is the right file"
    )]
    Empty,
    /// It says something about answers, and holds none.
    #[error("this is {0} that msq wrote, not a response")]
    Listing(Listing),
    /// Too few questions were recognised.
    #[error(
        "this doesn't look like the questionnaire: of its {cells} cells, {recognised}; the first one, {place}, says {text:?}; check that this is the right file"
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
    /// Its numbers are those of the questionnaire, and its prompts ask something else.
    #[error(
        "this is another questionnaire: {questions} of its prompts ask something else than the questions of their numbers; {place} says {text:?}; check that this is the right file"
    )]
    AnotherQuestionnaire {
        /// How many prompts ask something else.
        questions: usize,
        /// Where one of them stands.
        place: String,
        /// Its text.
        text: String,
    },
    /// More would have to be in memory at a time than is allowed; see [`Limits`](crate::Limits).
    #[error("too large: more than {allowed} {what}; if the file is sound, allow more")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How much is allowed.
        allowed: usize,
    },
}

impl Error {
    /// The kind of finding that it is about the input.
    pub fn code(&self) -> Code {
        match self {
            Self::TooLarge { .. } => codes::TOO_LARGE,
            _ => codes::UNREADABLE_INPUT,
        }
    }
}
