//! How msq lays out the tables that it writes.

/// How responses are laid out in a table that msq writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// One response, a row an answer, with the prompts beside the cells to fill in.
    Form,
    /// A row a response, a column a part.
    Wide,
    /// A row a part of a response.
    Long,
}

impl Layout {
    /// All layouts.
    pub const ALL: [Self; 3] = [Self::Form, Self::Wide, Self::Long];

    /// The layout's name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Wide => "wide",
            Self::Long => "long",
        }
    }
}
