//! An answer dressed for a form: the cells that say it, apart from where they will stand.

use super::{
    marks::{Choices, MarkPlace, Marks, Yes},
    sheet::Written,
    wording::Wording,
};

/// How answers are written in a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dress {
    pub(super) wording: Wording,
    pub(super) marks: Marks,
    pub(super) mark_place: MarkPlace,
    pub(super) choices: Choices,
    pub(super) yes: Yes,
    /// Whether texts with labels of their own stand in rows of their own.
    pub(super) field_rows: bool,
    /// Whether words stand apart from what they explain.
    pub(super) words_apart: bool,
    pub(super) percent: usize,
    pub(super) date: usize,
    pub(super) bodies: usize,
}

impl Dress {
    /// Whether names and addresses stand in columns of their own.
    pub(super) fn has_url_column(&self) -> bool {
        self.bodies % 7 == 5
    }
}

/// The cells of one answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// What stands in the cell for the answer, or in some side by side.
    pub(super) cells: Vec<Written>,
    pub(super) options: Vec<OptionLine>,
    /// Labels, and the texts beside them.
    pub(super) fields: Vec<(String, Option<Written>)>,
    /// Words that stand apart.
    pub(super) words: Option<Written>,
    /// Yes or no, where it can be written in other ways than in the cell.
    pub(super) yes: Option<bool>,
    /// Paths that nobody could tell, so that they must not be answered.
    pub(super) never: Vec<String>,
    /// Values that are right, and needn't be read.
    pub(super) maybe: Vec<(String, String)>,
    /// Whether nobody could tell what it says.
    pub(super) unclear: bool,
}

/// An option with its mark.
#[derive(Clone, Debug)]
pub(super) struct OptionLine {
    pub(super) label: Written,
    pub(super) mark: Option<Written>,
    pub(super) detail: Option<Written>,
}
