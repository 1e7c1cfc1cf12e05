//! Rows that head columns.

use msq_core::{Diagnostic, codes};

use crate::{
    grid::{CellId, Grid, Row},
    vocabulary::{self, Age, Heading},
};

/// The headings of a row: each cell with what it can mean. A year alone heads answers only where `years` do, and
/// `Previous` only beside another age.
pub(super) fn headings(grid: &Grid, row: &Row, years: bool) -> Vec<(CellId, Vec<Heading>)> {
    let mut all: Vec<(CellId, Vec<Heading>)> =
        row.cells().map(|cell| (cell, vocabulary::headings(grid.text(cell)))).collect();
    // Beside the head of the prompts, others are heads as well.
    if all.iter().any(|(_, all)| all.contains(&Heading::Question)) {
        for (cell, all) in all.iter_mut().filter(|(_, all)| all.is_empty()) {
            all.extend(vocabulary::head_noun(grid.text(*cell)));
        }
    }
    let years =
        years && all.iter().any(|(_, all)| all.contains(&Heading::Question) || all.contains(&Heading::Path));
    let said: Vec<_> = row.cells().map(|cell| vocabulary::aged(grid.text(cell))).collect();
    let several = said.iter().flatten().count() > 1;
    // What heads a column, and when its answers were given; `None` if its head doesn't say.
    let aged = said.iter().zip(&all).enumerate().filter_map(|(at, (said, (_, all)))| match *said {
        Some((age, Some(heading))) => Some((at, heading, Some(age))),
        Some((age, None)) if years && (several || matches!(age, Age::Year(_))) => {
            Some((at, Heading::Answer, Some(age)))
        }
        _ => {
            let mut plain = [Heading::Answer, Heading::Explanation].into_iter();
            plain.find(|heading| all.contains(heading)).map(|heading| (at, heading, None))
        }
    });
    let aged: Vec<_> = aged.collect();
    let has_yes = all.iter().any(|(_, all)| all.contains(&Heading::YesNo(true)));
    for &(at, heading, age) in &aged {
        // Beside columns for yes and no, too.
        if has_yes && age == Some(Age::Earlier)
            || aged.iter().any(|&(_, of, than)| of == heading && is_older(age, than))
        {
            all[at].1 = vec![Heading::Earlier];
        } else if age.is_some() {
            all[at].1 = vec![heading];
        }
    }
    all
}

/// Whether answers were given before others. Where one head says nothing, the other does.
fn is_older(age: Option<Age>, than: Option<Age>) -> bool {
    match (age, than) {
        (Some(Age::Year(year)), Some(Age::Year(other))) => year < other,
        (Some(Age::Earlier | Age::Year(_)), than) => than != Some(Age::Earlier),
        (None, Some(Age::Current)) => true,
        (None | Some(Age::Current), _) => false,
    }
}

/// What is to be said of the head of a column of earlier answers.
pub(super) fn is_earlier(grid: &Grid, head: CellId) -> Diagnostic {
    let message =
        format!("{:?} heads the answers of an earlier year; they are left unread", grid.text(head).trim());
    Diagnostic::new(codes::EARLIER_ANSWERS, grid.spot(head), message)
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
