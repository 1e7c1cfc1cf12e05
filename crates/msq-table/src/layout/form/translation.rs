//! Forms that print their prompts in two languages, side by side.

use std::collections::BTreeMap;

use msq_core::{Code, Diagnostic, Target};

use super::{
    Labelled, Walk,
    columns::{Column, is_state},
};
use crate::{
    Cell, Role, Rule, Value,
    claim::Aim,
    code::Number,
    date,
    grid::{CellId, Row},
    vocabulary,
};

/// Fewer questions than these beside prompts may be somebody's answers.
const FEWEST_QUESTIONS: usize = 2;

/// Rows of a sheet that are looked at: as many as a form has.
const ROWS: usize = 2_000;

impl Walk<'_> {
    /// Finds the column of the prompts that are known, and those that ask a question beside most of them: no answer does.
    pub(super) fn survey(&mut self, rows: &[Row]) {
        let column = |cell: CellId| self.grid.cell(cell).address.column;
        let mut prompts: BTreeMap<u32, usize> = BTreeMap::new();
        // The cells beside prompts: how many there are, how many of them ask, and the first.
        let mut beside: BTreeMap<u32, (usize, usize, CellId)> = BTreeMap::new();
        for row in rows.iter().take(ROWS) {
            let printed = |cell: CellId| {
                asks(self.grid.text(cell)) && self.recogniser.telling_question(self.grid.text(cell)).is_some()
            };
            let Some(prompt) = row.cells().find(|&cell| printed(cell)) else { continue };
            *prompts.entry(column(prompt)).or_default() += 1;
            for cell in row.cells().filter(|&cell| cell != prompt) {
                let (all, asking, _) = beside.entry(column(cell)).or_insert((0, 0, cell));
                *all += 1;
                *asking += usize::from(asks(self.grid.text(cell)));
            }
        }
        self.place.prompts = prompts.iter().max_by_key(|(_, count)| **count).map(|(column, _)| *column);
        for (column, (all, asking, first)) in beside {
            if asking < FEWEST_QUESTIONS || asking * 4 < all * 3 || prompts.contains_key(&column) {
                continue;
            }
            self.place.columns.insert(column, Column::Translation);
            let message = "the column asks beside the prompts: it was taken for them in another language";
            let finding = Diagnostic::new(Code::TranslatedPrompts, self.grid.spot(first), message);
            self.found.diagnostics.push(finding);
        }
    }

    /// Whether a column has the prompts in another language.
    pub(super) fn is_translation(&self, column: u32) -> bool {
        self.place.columns.get(column) == Some(Column::Translation)
    }

    /// Accounts for the translations beside labels.
    pub(super) fn translated(&mut self, labels: &[Labelled], cells: &[CellId]) {
        for &cell in cells {
            let label = labels.iter().rev().find(|label| label.cell < cell).or(labels.first());
            let catalogue = self.recogniser.catalogue;
            let role = match label.and_then(|label| label.owner) {
                None => Role::Heading,
                Some((_, Aim::Option { ticked, option, .. })) => {
                    Role::Label(catalogue.path(Target::Option { part: ticked, option }))
                }
                Some((_, Aim::Part(part))) => Role::Label(catalogue.path(Target::Part(part))),
                Some((question, _)) => Role::Question(catalogue[question].code.clone()),
            };
            self.spans.add(cell, 0..self.grid.text(cell).len(), role, Rule::InColumn);
        }
    }

    /// Whether a cell can be a label in another language: a mark or a printed number is none in any, and a name, a day, a link
    /// answer.
    pub(super) fn may_translate(&self, cell: CellId) -> bool {
        let text = self.grid.text(cell);
        let answers = vocabulary::mark(text).is_some()
            || Number::whole(text).is_some()
            || is_state(text)
            || date::parse(text).is_some()
            || text.contains("://")
            || text.contains(['@', '%'])
            || text.contains("www.");
        let Cell { value, address, .. } = self.grid.cell(cell);
        self.is_translation(address.column) && matches!(value, Value::Text(_)) && !answers
    }
}

/// Whether a text is a question, more than a mark of doubt.
fn asks(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(['?', '？', '؟']) && text.chars().filter(|character| character.is_alphabetic()).count() > 5
}
