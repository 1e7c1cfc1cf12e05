//! Rows that head columns.

use msq_core::{Code, Diagnostic};

use crate::{
    grid::{CellId, Grid, Row},
    vocabulary::{self, Age, Heading},
};

/// The headings of a row: each cell with what it can mean. A year alone heads answers only where `years` do.
pub(super) fn headings(grid: &Grid, row: &Row, years: bool) -> Vec<(CellId, Vec<Heading>)> {
    let mut all: Vec<(CellId, Vec<Heading>)> =
        row.cells().map(|cell| (cell, vocabulary::headings(grid.text(cell)).collect())).collect();
    let is = |all: &[Heading], asked: Heading| all.contains(&asked);
    let years = years && all.iter().any(|(_, all)| is(all, Heading::Question) || is(all, Heading::Path));
    // What heads a column, and when its answers were given; `None` if its head doesn't say.
    let mut aged: Vec<(usize, Heading, Option<Age>)> = Vec::new();
    for (at, (cell, all)) in all.iter().enumerate() {
        match vocabulary::aged(grid.text(*cell)) {
            Some((age, Some(heading))) => aged.push((at, heading, Some(age))),
            Some((age, None)) if years => aged.push((at, Heading::Answer, Some(age))),
            _ => {
                let plain =
                    [Heading::Answer, Heading::Explanation].into_iter().find(|heading| is(all, *heading));
                aged.extend(plain.map(|heading| (at, heading, None)));
            }
        }
    }
    for &(at, heading, age) in &aged {
        let Some(age) = age else { continue };
        let is_older =
            aged.iter().any(|&(other, of, than)| other != at && of == heading && is_older(age, than));
        all[at].1 = vec![if is_older { Heading::Earlier } else { heading }];
    }
    all
}

/// Whether answers were given before others; a head that doesn't say heads those of now.
fn is_older(age: Age, than: Option<Age>) -> bool {
    match (age, than) {
        (Age::Year(year), Some(Age::Year(other))) => year < other,
        (Age::Earlier, than) => than != Some(Age::Earlier),
        (Age::Year(_), than) => than != Some(Age::Earlier),
        (Age::Current, _) => false,
    }
}

/// What is to be said of the head of a column of earlier answers.
pub(super) fn is_earlier(grid: &Grid, head: CellId) -> Diagnostic {
    let message =
        format!("{:?} heads the answers of an earlier year; they are left unread", grid.text(head).trim());
    Diagnostic::new(Code::EarlierAnswers, grid.spot(head), message)
}

/// The column of a row whose heading can mean that.
pub(super) fn column(
    grid: &Grid,
    headings: &[(CellId, Vec<Heading>)],
    heading: Heading,
) -> Option<(CellId, u32)> {
    let cell = headings.iter().find(|(_, all)| all.contains(&heading)).map(|(cell, _)| *cell)?;
    Some((cell, grid.cell(cell).address.column))
}
