//! Where answers stand, by layout: each layout makes claims of the same kind.

use msq_core::Diagnostic;

use crate::{
    Layout,
    claim::Respondent,
    evidence::Evidence,
    grid::{Grid, Row},
    recognise::Recogniser,
    spans::Spans,
};

mod form;
mod header;
mod long;
mod wide;

pub(crate) use wide::Header;

/// How a grid that is read is laid out, whoever wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InputLayout {
    /// Questions down the rows; a Member State has the sheet, or a column.
    Form,
    /// Questions along the header; a Member State has a row.
    Wide,
    /// A part of an answer in each row.
    Long,
}

impl InputLayout {
    /// The name of the layout.
    pub fn id(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Wide => "wide",
            Self::Long => "long",
        }
    }
}

impl From<Layout> for InputLayout {
    /// What msq writes is read in the layout of the same name.
    fn from(layout: Layout) -> Self {
        match layout {
            Layout::Form => Self::Form,
            Layout::Wide => Self::Wide,
            Layout::Long => Self::Long,
        }
    }
}

/// What a grid claims.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) layout: Option<InputLayout>,
    pub(crate) respondents: Vec<Respondent>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What speaks for the edition.
    pub(crate) evidence: Evidence,
}

/// Finds the claims of all sheets. A sheet with a header is a table of its own; all others make up the form.
pub(crate) fn find(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    spans: &mut Spans,
    wanted: Option<InputLayout>,
) -> Found {
    let rows: Vec<Row> = grid.rows().collect();
    let sheets: Vec<&[Row]> = rows.chunk_by(|one, other| one.sheet == other.sheet).collect();
    let mut found = Found::default();
    let mut form = Vec::new();
    for sheet in sheets {
        let allowed = |layout| wanted.is_none_or(|wanted| wanted == layout);
        if let Some(header) =
            allowed(InputLayout::Long).then(|| long::header(recogniser, grid, sheet)).flatten()
        {
            long::read(recogniser, grid, spans, sheet, header, &mut found);
        } else if let Some(header) =
            allowed(InputLayout::Wide).then(|| wide::header(recogniser, grid, sheet)).flatten()
        {
            wide::read(recogniser, grid, spans, sheet, &header, &mut found);
        } else {
            form.push(sheet);
        }
    }
    if found.respondents.is_empty() {
        form::read(recogniser, grid, spans, &form, &mut found);
    }
    found
}

/// The header of the last sheet, if it has one of a wide table.
pub(crate) fn wide_header(recogniser: &Recogniser<'_>, grid: &Grid) -> Option<Header> {
    let rows: Vec<Row> = grid.rows().collect();
    wide::header(recogniser, grid, rows.chunk_by(|one, other| one.sheet == other.sheet).last()?)
}

/// Finds the claims of a wide table whose header is known, and stands above its rows as it was found.
pub(crate) fn below(recogniser: &Recogniser<'_>, grid: &Grid, spans: &mut Spans, header: &Header) -> Found {
    let rows: Vec<Row> = grid.rows().collect();
    let mut found = Found::default();
    wide::read(recogniser, grid, spans, &rows, header, &mut found);
    found
}
