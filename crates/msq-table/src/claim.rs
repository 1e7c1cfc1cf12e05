//! Claims: what the layouts find out, and the interpretation settles.

use std::{collections::HashSet, ops::Range};

use msq_core::{Diagnostic, EntryField, PartId, QuestionId};

use crate::{
    Rule,
    grid::{CellId, Grid},
    spans::Spans,
    whereabouts::Whereabouts,
};

/// A text that answers something.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    pub(crate) cell: CellId,
    pub(crate) bytes: Range<usize>,
    pub(crate) question: QuestionId,
    pub(crate) aim: Aim,
    pub(crate) rule: Rule,
    /// What it shares with the other fields of one entry: the row, or the entry's number.
    pub(crate) line: u64,
}

/// What of a question a text answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// Whatever it says.
    Whole,
    /// An option: whether it is ticked, or words beside it. In a column for no, a mark says that it isn't.
    Option { ticked: PartId, option: usize, said: bool },
    /// Yes or no, by a mark beside the word.
    YesNo { said: bool },
    /// A part with a label of its own.
    Part(PartId),
    /// A field of an entry, in a column of its own.
    Field(EntryField),
    /// The respondent's words.
    Explanation,
}

/// All that one respondent claims.
#[derive(Clone, Debug, Default)]
pub(crate) struct Respondent {
    /// The claims in the order of the grid.
    pub(crate) claims: Vec<Claim>,
    /// The labels of questions, with their cells.
    pub(crate) labels: Vec<(QuestionId, CellId)>,
    /// What was found about this respondent's cells.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The columns in which a question's options are printed.
    pub(crate) printed: HashSet<(QuestionId, u32)>,
}

impl Respondent {
    /// Takes a claim, unless there is nothing in its place that can be an answer.
    pub(crate) fn claim(&mut self, grid: &Grid, claim: Claim) {
        if grid.can_answer(claim.cell, &claim.bytes) {
            self.claims.push(claim);
        }
    }

    /// Where the answers stand, once the claims are settled.
    pub(crate) fn whereabouts(&self, spans: &Spans) -> Whereabouts<CellId> {
        let mut places = Whereabouts::default();
        for claim in &self.claims {
            spans.answered(claim.cell).for_each(|target| places.add(target, claim.cell));
        }
        places
    }
}
