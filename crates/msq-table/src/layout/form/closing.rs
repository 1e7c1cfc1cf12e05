//! What stands behind the last question: a form is signed there, and somebody says thanks.

use super::{Labelled, Owner, Walk};
use crate::{
    Rule,
    claim::{Aim, Claim},
    grid::{CellId, Grid, Row},
    lexicon::Name,
};

/// The end of a form, as far as it is known while the walk goes on.
///
/// Between two questions every text is somebody's words on the one before. Behind the last one, a blank row ends its
/// answer, and so does a date beside a signature; unless the answer hasn't begun yet.
#[derive(Default)]
pub(super) struct Closing {
    /// The label that was met last, and how many claims there were before.
    last: Option<(Owner, usize)>,
    has_ended: bool,
    /// The cells behind the end, if no question follows.
    behind: Vec<CellId>,
}

impl Walk<'_> {
    /// Notes what a row with these labels means for the end of the form.
    pub(super) fn ends_answer(
        &mut self,
        row: &Row,
        before: Option<&Row>,
        labels: &[Labelled],
        claims: usize,
    ) {
        let is_head = |(question, _)| self.recogniser.is_head(question);
        let asks = |label: &&Labelled| match (label.name, label.owner) {
            (Some(Name::Section(_)), _) => true,
            (_, owner) => owner.is_some_and(|owner| !is_head(owner)),
        };
        let closing = &mut self.closing;
        if let Some(label) = labels.iter().rev().find(asks) {
            let last = label.owner.or(self.open).map(|owner| (owner, claims));
            *closing = Closing { last, ..Closing::default() };
        } else if let Some(owner) = labels.iter().rev().find_map(|label| label.owner) {
            // What the head of the form asks, a date, is asked again where it is signed.
            if closing.last.is_some() {
                closing.last = Some((owner, claims));
                closing.has_ended = true;
            }
        } else if let Some((owner, claims)) = self.closing.last {
            let is_waiting = matches!(owner.1, Aim::Whole | Aim::Explanation) && self.claims() == claims;
            let is_apart = before.is_some_and(|before| is_apart(self.grid, before, row));
            if !is_waiting && (is_apart || self.closing.has_ended) {
                self.closing.has_ended = true;
                self.closing.behind.extend(row.cells());
            }
        }
    }

    /// Takes the texts behind the last question back: they stay unread, and are told.
    pub(super) fn close(&mut self) {
        let behind = std::mem::take(&mut self.closing).behind;
        for respondent in &mut self.found.respondents[self.first..] {
            let is_behind = |claim: &Claim| {
                claim.rule == Rule::BelowQuestion && behind.binary_search(&claim.cell).is_ok()
            };
            respondent.claims.retain(|claim| !is_behind(claim));
        }
    }

    /// How many claims the respondents of this form have.
    pub(super) fn claims(&self) -> usize {
        self.found.respondents[self.first..].iter().map(|respondent| respondent.claims.len()).sum()
    }
}

/// Whether a blank row stands between two rows.
fn is_apart(grid: &Grid, before: &Row, row: &Row) -> bool {
    let first = row.cells().next().map(|cell| grid.cell(cell).address.row);
    // A merged cell ends below the row where it begins.
    let end = before
        .cells()
        .map(|cell| grid.cell(cell).address.row.saturating_add(grid.cell(cell).extent.rows))
        .max();
    first.zip(end).is_some_and(|(first, end)| first > end)
}
