//! The columns and rows of a canonical table.

use msq_core::{Kind, PartId};

use super::field_value::{FieldType, FieldValue};

/// The head of the column that names what a row is about.
pub(super) const PATH: &str = "path";

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// What stands in the header row.
    pub head: String,
    /// What the column means, for people.
    pub note: String,
    /// What its fields hold, in words.
    pub label: String,
    /// What its fields hold that aren't blank.
    pub field: FieldType,
    /// The part that it belongs to, if it is one part's.
    pub part: Option<PartId>,
    /// The position of the section that it belongs to, if it is one section's.
    pub section: Option<usize>,
    /// The kind of part that it holds, if it holds one.
    pub kind: Option<Kind>,
}

impl Column {
    /// A column that is no part's.
    pub(super) fn of_table(head: &str, field: FieldType, note: &str) -> Self {
        let (head, note) = (head.to_owned(), note.to_owned());
        Self { head, label: note.clone(), note, field, part: None, section: None, kind: None }
    }
}

/// A row of a table, below the header.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Row<'a> {
    /// What the row is.
    pub kind: RowKind,
    /// What stands in its columns, from the first on; there may be fewer than the table has.
    pub contents: Vec<FieldValue<'a>>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RowKind {
    /// A response, or a part of one.
    Data,
    /// The title of the questionnaire or of a section, by its position; of a form.
    Title(usize),
    /// A question with its prompt, of a section by its position; of a form.
    Question(usize),
    /// What a question asks for beside its first part, of a section by its position; of a form.
    Item(usize),
}
