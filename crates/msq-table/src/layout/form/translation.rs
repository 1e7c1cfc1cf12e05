//! Forms in another language, and those that print their prompts in two.

use std::collections::BTreeMap;

use msq_core::{Diagnostic, Target, codes};

use super::{Labelled, Walk, columns::Column};
use crate::{
    Cell, CellValue, Role, Rule,
    claim::Aim,
    code::Number,
    grid::{CellId, Row},
    survey::{asks, could_only_answer},
    vocabulary,
};

/// Fewer questions than these beside prompts may be somebody's answers.
const FEWEST_QUESTIONS: usize = 2;

/// Rows of a sheet that are looked at: as many as a form has.
const ROWS: usize = 2_000;

impl Walk<'_> {
    /// Finds the column of the prompts that are known, and those that ask a question beside most of them: no answer
    /// does.
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
                // Questions can stand side by side.
                if printed(cell) {
                    *prompts.entry(column(cell)).or_default() += 1;
                }
                let (all, asking, _) = beside.entry(column(cell)).or_insert((0, 0, cell));
                *all += 1;
                *asking += usize::from(asks(self.grid.text(cell)));
            }
        }
        self.survey_cells(rows);
        self.place.prompts = prompts.iter().max_by_key(|(_, count)| **count).map(|(column, _)| *column);
        for (column, (all, asking, first)) in beside {
            if asking < FEWEST_QUESTIONS || asking * 4 < all * 3 || prompts.contains_key(&column) {
                continue;
            }
            self.place.columns.insert(column, Column::Translation);
            let message = "the column asks beside the prompts: it was taken for them in another language";
            let finding = Diagnostic::new(codes::TRANSLATED_PROMPTS, self.grid.spot(first), message);
            self.found.diagnostics.push(finding);
        }
    }

    /// Finds the column whose cells go on to ask behind the printed prompt.
    fn survey_cells(&mut self, rows: &[Row]) {
        let mut asking: BTreeMap<u32, (usize, CellId)> = BTreeMap::new();
        let cells = rows.iter().take(ROWS).flat_map(Row::cells).filter(|&cell| asks(self.grid.text(cell)));
        for cell in cells {
            let text = self.grid.text(cell);
            let words = Number::leading(text).map_or(0, |number| number.bytes.end);
            let Some(found) = self.recogniser.lexicon.find(&text[words..]) else { continue };
            if self.recogniser.telling_question(text).is_some() && asks(&text[words + found.label.end..]) {
                asking.entry(self.grid.cell(cell).address.column).or_insert((0, cell)).0 += 1;
            }
        }
        let most = asking.into_iter().max_by_key(|(_, (count, _))| *count);
        let Some((column, (_, first))) = most.filter(|(_, (count, _))| *count >= FEWEST_QUESTIONS) else {
            return;
        };
        self.place.both_languages = Some(column);
        let message = "the cells ask again behind the prompts: that was taken for them in another language";
        self.found.diagnostics.push(Diagnostic::new(
            codes::TRANSLATED_PROMPTS,
            self.grid.spot(first),
            message,
        ));
    }

    /// Where the translation behind a label in its cell ends: with its question mark, or with the cell if that holds
    /// nothing that answers.
    pub(super) fn end_of_translation(&self, cell: CellId, end: usize) -> usize {
        let text = self.grid.text(cell);
        let behind = &text[end..];
        let is_among = self.place.both_languages.is_some_and(|column| {
            // Behind a stroke it stands in other columns as well.
            self.grid.cell(cell).address.column == column || behind.trim_start().starts_with("/ ")
        });
        if !is_among {
            return end;
        }
        let asked = behind.char_indices().rfind(|(_, character)| matches!(character, '?' | '？' | '؟'));
        match asked {
            Some((at, mark)) => end + at + mark.len_utf8(),
            None if behind.contains(char::is_alphabetic)
                && !could_only_answer(behind.trim_matches(['/', ' ', '\n'])) =>
            {
                text.len()
            }
            None => end,
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
            let owner = label.and_then(|label| label.owner);
            let text = self.grid.text(cell);
            // A mark beside a translation is the option's.
            let marked = vocabulary::leading_box(text).map(|(_, length)| 0..length);
            let marked = marked.or_else(|| vocabulary::trailing_box(text).map(|start| start..text.len()));
            if let (Some(bytes), Some(label)) = (marked, label)
                && matches!(owner, Some((_, Aim::Option { .. } | Aim::YesNo { .. })))
            {
                let rule = if bytes.start == 0 { Rule::InFrontOfLabel } else { Rule::BehindLabel };
                self.claim_bytes(cell, bytes.clone(), label.owner, rule);
                let words = if bytes.start == 0 { bytes.end..text.len() } else { 0..bytes.start };
                self.spans.add(cell, words, Role::Header, Rule::InColumn);
                continue;
            }
            let role = match owner {
                None => Role::Heading,
                Some((_, Aim::Option { ticked, option, .. })) => {
                    Role::Label(catalogue.path(Target::Option { part: ticked, option }))
                }
                Some((_, Aim::Part(part))) => Role::Label(catalogue.path(Target::Part(part))),
                Some((question, _)) => Role::Question(catalogue[question].code.clone()),
            };
            self.spans.add(cell, self.grid.whole(cell), role, Rule::InColumn);
        }
    }

    /// Whether a cell can be a label in another language: a mark or a printed number is none in any, and a name, a day,
    /// a link answer.
    pub(super) fn may_translate(&self, cell: CellId) -> bool {
        let Cell { value, address, .. } = self.grid.cell(cell);
        self.is_translation(address.column)
            && matches!(value, CellValue::Text(_))
            && !could_only_answer(without_box(self.grid.text(cell)))
    }
}

/// A text without a box in front of it or behind, if it has words.
fn without_box(text: &str) -> &str {
    let from = vocabulary::leading_box(text).map_or(0, |(_, length)| length);
    let end = vocabulary::trailing_box(text).filter(|end| *end > from).unwrap_or(text.len());
    &text[from..end]
}
