//! Forms in another language, and those that print their prompts in two.

use std::collections::BTreeMap;

use msq_core::{Diagnostic, QuestionId, Target, codes};

use super::{
    Labelled, Walk,
    columns::{Column, is_state},
};
use crate::{
    Cell, CellValue, Role, Rule,
    claim::Aim,
    code::Number,
    date,
    grid::{CellId, Row},
    lexicon::Name,
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
                && !answers(behind.trim_matches(['/', ' ', '\n'])) =>
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
            let role = match label.and_then(|label| label.owner) {
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

    /// The title of a section in other words than the printed ones, by its numeral, where that section's questions
    /// follow.
    pub(super) fn translated_title(
        &mut self,
        cell: CellId,
        beside: Option<&str>,
        in_place: bool,
        behind: &[Row],
    ) -> Option<Labelled> {
        let text = self.grid.text(cell);
        let numeral = Number::leading(text).filter(|number| number.is_set_apart).map_or(0, |it| it.bytes.end);
        let number = if numeral > 0 { &text[..numeral] } else { beside? };
        let number = Number::whole(number).filter(|_| number.starts_with(char::is_uppercase))?;
        let catalogue = self.recogniser.catalogue;
        let repeats = |own: &str| number.repeats(own);
        let section = catalogue
            .sections()
            .iter()
            .position(|section| section.numeral.as_deref().is_some_and(repeats))?;
        // Among its own questions a section has no title: an X is a mark there.
        let is_open = self.open.is_some_and(|(question, _)| catalogue[question].section_index() == section);
        let is_title = !is_open
            && text[numeral..].contains(char::is_alphabetic)
            && self.recogniser.lexicon.find(&text[numeral..]).is_none();
        if !(in_place || numeral == 0)
            || !is_title
            || !behind.first().is_some_and(|row| self.belongs_to(row, section))
        {
            return None;
        }
        let code = catalogue.sections()[section].numeral.clone().unwrap_or_default();
        let message =
            format!("{:?} isn't the printed title; its number says that it is section {code}", text.trim());
        self.say(codes::LABEL_BY_NUMBER, cell, "", message);
        if numeral > 0 {
            self.spans.add(cell, 0..numeral, Role::Number, Rule::BesideLabel);
        }
        self.spans.add(cell, numeral..text.len(), Role::Heading, Rule::Number);
        self.open = self.recogniser.opened_by(section).map(|question| (question, Aim::Whole));
        Some(Labelled { cell, owner: None, name: Some(Name::Section(section)), end: text.len() })
    }

    /// Whether a row begins with a question of a section, by its words or its number, or with a field of one.
    fn belongs_to(&self, row: &Row, section: usize) -> bool {
        let catalogue = self.recogniser.catalogue;
        let is_its = |question: QuestionId| {
            catalogue[question].section(catalogue).numeral == catalogue.sections()[section].numeral
        };
        row.cells().take(2).any(|cell| {
            let text = self.grid.text(cell);
            let number = Number::leading(text);
            let words = number.as_ref().map_or(0, |number| number.bytes.end);
            let known = self.recogniser.lexicon.find(&text[words..]);
            known.is_some_and(|found| {
                found.names.iter().any(|known| known.name.question().is_some_and(is_its))
            }) || number.and_then(|number| number.question(catalogue, None)).is_some_and(is_its)
        })
    }

    /// Whether a cell can be a label in another language: a mark or a printed number is none in any, and a name, a day,
    /// a link answer.
    pub(super) fn may_translate(&self, cell: CellId) -> bool {
        let Cell { value, address, .. } = self.grid.cell(cell);
        self.is_translation(address.column)
            && matches!(value, CellValue::Text(_))
            && !answers(self.grid.text(cell))
    }
}

/// Whether a text can only answer.
fn answers(text: &str) -> bool {
    vocabulary::mark(text).is_some()
        || vocabulary::leading_yes_or_no(text).is_some()
        || Number::whole(text).is_some()
        || is_state(text)
        || date::parse(text).is_some()
        || text.contains("://")
        || text.contains(['@', '%', '☐', '☒'])
        || text.contains("www.")
}

/// Whether a text is a question, more than a mark of doubt.
fn asks(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(['?', '？', '؟']) && text.chars().filter(|character| character.is_alphabetic()).count() > 5
}
