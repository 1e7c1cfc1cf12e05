//! Where the columns of a form stand, and what stands beside its answers.

use msq_core::Question;

use super::{answers::asks, layer::Layer};

/// Where the columns of a form stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub(super) number: Option<u32>,
    /// Marks to the left of options.
    pub(super) mark: u32,
    pub(super) prompt: u32,
    pub(super) item: Option<u32>,
    /// A column between the prompts and the answers.
    pub(super) before: u32,
    pub(super) answer: u32,
    /// How far behind an answer words stand, and texts that have labels of their own.
    pub(super) words: u32,
    pub(super) fields: u32,
    /// The first column behind the answers.
    pub(super) after: u32,
    /// Whether two options stand in a row.
    pub(super) pairs: bool,
}

impl Layer<'_> {
    /// What stands in the columns beside an answer.
    pub(super) fn columns_beside(&mut self, question: &Question, row: u32, columns: Columns) {
        let asks = asks(self.catalogue, question);
        let said = self.respondents[0].answers.get(&question.code);
        let of = (question.code.as_str(), asks);
        let before = self.plan.before.map(|beside| (columns.before, beside));
        let after = (columns.after..).zip(self.plan.after.iter().copied());
        for (column, beside) in before.into_iter().chain(after) {
            let cell = beside.cell(of, said, row, (&mut self.random, self.words));
            if let Some(cell) = cell {
                self.pages.last_mut().expect("a page").put(row, column, cell);
            }
        }
    }
}
