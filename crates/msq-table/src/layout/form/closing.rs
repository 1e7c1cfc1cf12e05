//! What stands behind the last question: a form is signed there, and somebody says thanks.

use super::{Owner, Walk};
use crate::{
    Rule,
    claim::Aim,
    grid::{CellId, Grid, Row},
    lexicon::Name,
};

/// The end of a form, as far as it is known while the walk goes on.
///
/// Between two questions every text is somebody's words on the one before. Behind the last one, a blank row ends its answer,
/// unless the answer hasn't begun yet.
#[derive(Default)]
pub(super) struct Closing {
    /// The label that was met last, and how many claims there were before.
    last: Option<(Owner, usize)>,
    /// The first cell behind the blank row.
    from: Option<CellId>,
}

impl Walk<'_> {
    /// Notes what a row with these labels means for the end of the form.
    pub(super) fn ends_answer(
        &mut self,
        row: &Row,
        before: Option<&Row>,
        labels: &[super::Labelled],
        claims: usize,
    ) {
        let asks = |label: &super::Labelled| match (label.name, label.owner) {
            (Some(Name::Section(_)), _) => true,
            // A date beside the signature is the form's, and still nothing is asked.
            (_, owner) => owner.is_some_and(|(question, _)| !self.recogniser.is_head(question)),
        };
        if let Some(label) = labels.iter().rev().find(|label| asks(label)) {
            self.closing.last = label.owner.or(self.open).map(|owner| (owner, claims));
            self.closing.from = None;
        } else if let (Some((owner, claims)), None) = (self.closing.last, self.closing.from) {
            let is_waiting = matches!(owner.1, Aim::Whole | Aim::Explanation) && self.claims() == claims;
            let is_apart = before.is_some_and(|before| is_apart(self.grid, before, row));
            self.closing.from = row.cells().next().filter(|_| is_apart && !is_waiting);
        }
    }

    /// Takes the texts behind the last question back: they stay unread, and are told.
    pub(super) fn close(&mut self) {
        let Some(from) = std::mem::take(&mut self.closing).from else { return };
        for respondent in &mut self.found.respondents[self.first..] {
            respondent.claims.retain(|claim| claim.cell < from || claim.rule != Rule::BelowQuestion);
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
    let end =
        before.cells().map(|cell| grid.cell(cell).address.row.saturating_add(grid.cell(cell).span.0)).max();
    first.zip(end).is_some_and(|(first, end)| first > end)
}
