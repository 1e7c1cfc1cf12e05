//! What the columns of a form hold: answers of one respondent or of several, names and URLs, words on an answer.

use std::collections::HashMap;

use msq_core::{EntryField, QuestionId};

use super::{Labelled, Walk};
use crate::{
    Role, Rule,
    claim::{Aim, Respondent},
    grid::{CellId, Row},
    layout::header,
    recognise::Situation,
    vocabulary::Heading,
};

/// What a column of answers holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Column {
    Field(EntryField),
    Explanation,
    /// Marks there say yes, or no.
    YesNo(bool),
    Respondent(usize),
}

/// The columns of a sheet that are known to hold something particular.
#[derive(Debug, Default)]
pub(super) struct Columns(HashMap<u32, Column>);

impl Columns {
    pub(super) fn get(&self, column: u32) -> Option<Column> {
        self.0.get(&column).copied()
    }

    pub(super) fn forget_respondents(&mut self) {
        self.0.retain(|_, column| !matches!(column, Column::Respondent(_)));
    }
}

/// A column with fewer cells than this holds no respondent's answers.
const FEWEST_ANSWERS: usize = 3;

impl Walk<'_> {
    /// Takes a row as a header of columns, if it is one.
    pub(super) fn header(&mut self, row: &Row) -> bool {
        let headings = header::headings(self.grid, row);
        if !self.is_header(&headings) {
            return false;
        }
        let mut respondents = Vec::new();
        // `No` beside `Yes` heads answers; alone it heads numbers.
        let is_pair = headings.iter().any(|(_, all)| all.contains(&Heading::YesNo(true)));
        for (cell, all) in &headings {
            let column = self.grid.cell(*cell).address.column;
            let is_meant = |heading: &&Heading| match heading {
                Heading::Platform => false,
                Heading::YesNo(_) => is_pair,
                _ => !(is_pair && all.contains(&Heading::YesNo(false))),
            };
            let content = match all.iter().find(is_meant) {
                // Beside the prompts, what is no heading names whose answers stand below.
                None => {
                    respondents.push(*cell);
                    continue;
                }
                Some(Heading::Field(field)) => Some(Column::Field(*field)),
                Some(Heading::YesNo(said)) => Some(Column::YesNo(*said)),
                Some(Heading::Explanation) => Some(Column::Explanation),
                Some(Heading::Question) => {
                    self.place.labels.get_or_insert(column);
                    None
                }
                Some(_) => None,
            };
            self.place.columns.0.extend(content.map(|content| (column, content)));
            self.spans.add(*cell, 0..self.grid.text(*cell).len(), Role::Header, Rule::KnownWords);
        }
        let mut questions = self.recogniser.catalogue.questions().iter().map(|question| question.id);
        if let Some(question) = questions.find(|question| self.recogniser.names_respondent(*question)) {
            self.respondents(question, &respondents, Rule::InColumn);
        }
        true
    }

    /// Whether a row heads columns: it has headings for prompts or answers, or nothing but headings for fields; and none
    /// of them belongs to the question that is open.
    fn is_header(&self, headings: &[(CellId, Vec<Heading>)]) -> bool {
        let is = |all: &[Heading], asked: fn(&Heading) -> bool| all.iter().any(asked);
        let known =
            headings.iter().filter(|(_, all)| is(all, |heading| *heading != Heading::Platform)).count();
        // `No` heads numbers, and answers: alone it tells nothing.
        let asks = headings.iter().any(|(_, all)| {
            is(all, |heading| matches!(heading, Heading::Question | Heading::Answer))
                || all.as_slice() == [Heading::Number]
        });
        let fields = headings.iter().all(|(_, all)| is(all, |heading| matches!(heading, Heading::Field(_))));
        let open = self.open.map(|(question, _)| question);
        let own = |cell: CellId| {
            let situation = Situation { open, beside: None, in_place: false };
            self.recogniser.label(self.grid.text(cell), situation).is_some()
        };
        // One heading beside the names of several respondents makes a header; one beside an answer doesn't.
        let enough = known > 1 || (known == 1 && headings.len() > 2);
        enough && (asks || fields) && !headings.iter().any(|(cell, _)| own(*cell))
    }

    /// Takes the answers to the question for the respondent as heads of columns, if several columns are used below them.
    pub(super) fn names_of_respondents(&mut self, labels: &[Labelled], others: &[CellId]) -> bool {
        let [Labelled { cell, owner: Some((question, _)), .. }] = labels else { return false };
        let cells: Vec<_> = others.iter().copied().filter(|other| other > cell).collect();
        let is_used = |&cell: &CellId| self.grid.column_use(cell) >= FEWEST_ANSWERS;
        let several =
            self.recogniser.names_respondent(*question) && cells.len() > 1 && cells.iter().all(is_used);
        if several {
            self.respondents(*question, &cells, Rule::RightOfLabel);
        }
        several
    }

    /// Gives each of these columns a respondent, named by its cell.
    fn respondents(&mut self, question: QuestionId, cells: &[CellId], rule: Rule) {
        for (at, &cell) in cells.iter().enumerate() {
            let index = self.first + at;
            if index >= self.found.respondents.len() {
                self.found.respondents.push(Respondent::default());
            }
            self.place.columns.0.insert(self.grid.cell(cell).address.column, Column::Respondent(index));
            self.claim(cell, 0, Some((question, Aim::Whole)), rule);
        }
    }
}
