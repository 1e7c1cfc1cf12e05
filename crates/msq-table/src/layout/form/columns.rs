//! What the columns of a form hold: answers of one respondent or of several, names and URLs, words on an answer.

use std::collections::HashMap;

use msq_core::{EntryField, Kind, QuestionId};

use super::{Labelled, Walk};
use crate::{
    Role, Rule,
    claim::{Aim, Respondent},
    grid::{CellId, Row},
    layout::header,
    lexicon::Name,
    recognise::Situation,
    survey::is_state,
    vocabulary::{self, Heading},
};

/// What a column of answers holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Column {
    Field(EntryField),
    Explanation,
    /// Marks there say yes, or no.
    YesNo(bool),
    /// Nobody knows: what stands there isn't taken for an answer.
    Unknown,
    /// What the form prints to help.
    Guidance,
    /// The prompts in another language.
    Translation,
    /// Answers of an earlier year: they stay unread.
    Earlier,
    Respondent(usize),
}

/// The columns of a sheet that are known to hold something particular.
#[derive(Debug, Default)]
pub(super) struct Columns {
    known: HashMap<u32, Column>,
    /// Those that hold it for one list of options only.
    local: Vec<u32>,
}

impl Columns {
    pub(super) fn get(&self, column: u32) -> Option<Column> {
        self.known.get(&column).copied()
    }

    pub(super) fn insert(&mut self, column: u32, content: Column) {
        self.known.insert(column, content);
    }

    /// Forgets the columns that only one list of options had.
    pub(super) fn forget_local(&mut self) {
        let local = std::mem::take(&mut self.local);
        self.known.retain(|column, _| !local.contains(column));
    }

    pub(super) fn forget_respondents(&mut self) {
        self.known.retain(|_, column| !matches!(column, Column::Respondent(_)));
    }
}

/// A column with fewer cells than this holds no respondent's answers.
const FEWEST_ANSWERS: usize = 3;

impl Walk<'_> {
    /// Takes a row as a header of columns, if it is one.
    pub(super) fn header(&mut self, row: &Row) -> bool {
        let headings = header::headings(self.grid, row, self.open.is_none());
        if !self.is_header(&headings) {
            return false;
        }
        let mut respondents = Vec::new();
        // `No` beside `Yes` heads answers; alone it heads numbers.
        let is_pair = headings.iter().any(|(_, all)| all.contains(&Heading::YesNo(true)));
        // Where no column is headed as that of the answers, any may be it.
        let has_answers = headings.iter().any(|(cell, all)| {
            is_state(self.grid.text(*cell))
                || all.iter().any(|heading| matches!(heading, Heading::Answer | Heading::YesNo(_)))
        });
        let is_respondent = |cell: CellId| is_state(self.grid.text(cell));
        let mut states = headings.iter().map(|(cell, _)| *cell).filter(|&cell| is_respondent(cell));
        let states = states.next().map(|first| first..=states.next_back().unwrap_or(first));
        for (cell, all) in &headings {
            let column = self.grid.cell(*cell).address.column;
            let is_meant = |heading: &&Heading| match heading {
                Heading::Platform => false,
                Heading::YesNo(_) => is_pair,
                _ => !(is_pair && all.contains(&Heading::YesNo(false))),
            };
            let content = match all.iter().find(is_meant) {
                // Beside the prompts, the name of a state says whose answers stand below; between two states stands a
                // third.
                None if states.as_ref().is_some_and(|states| states.contains(cell)) => {
                    respondents.push(*cell);
                    continue;
                }
                None if has_answers && !self.is_translation(column) => {
                    self.place.columns.known.insert(column, Column::Unknown);
                    continue;
                }
                None => continue,
                Some(Heading::Guidance) => Some(Column::Guidance),
                Some(Heading::Field(field)) => Some(Column::Field(*field)),
                Some(Heading::YesNo(said)) => Some(Column::YesNo(*said)),
                Some(Heading::Explanation) => Some(Column::Explanation),
                Some(Heading::Earlier) => {
                    self.found.diagnostics.push(header::is_earlier(self.grid, *cell));
                    Some(Column::Earlier)
                }
                // Of two such columns only one has the prompts that are known.
                Some(Heading::Question)
                    if self.place.prompts.is_some_and(|prompts| prompts != column)
                        && !self.place.aligned.columns.contains(&column) =>
                {
                    Some(Column::Translation)
                }
                Some(Heading::Question) => {
                    self.place.labels.get_or_insert(column);
                    None
                }
                Some(_) => None,
            };
            self.place.columns.known.extend(content.map(|content| (column, content)));
            self.spans.add(*cell, self.grid.whole(*cell), Role::Header, Rule::KnownWords);
        }
        let mut questions = self.recogniser.catalogue.questions().iter().map(|question| question.id);
        if let Some(question) = questions.find(|question| self.recogniser.names_respondent(*question)) {
            self.respondents(question, &respondents, Rule::InColumn);
        }
        true
    }

    /// Whether a row heads columns: it has headings for prompts or answers, or nothing but headings for fields; and
    /// none of them belongs to the question that is open.
    fn is_header(&self, headings: &[(CellId, Vec<Heading>)]) -> bool {
        let is = |all: &[Heading], asked: fn(&Heading) -> bool| all.iter().any(asked);
        // One of Yes and No beside a label answers; both head their columns.
        let has = |said: bool| headings.iter().any(|(_, all)| all.contains(&Heading::YesNo(said)));
        let is_pair = has(true) && has(false);
        let Some(&(first, _)) = headings.first() else { return false };
        let known = headings.iter().filter(|(cell, all)| {
            all.iter().any(|heading| match heading {
                Heading::Platform => false,
                Heading::YesNo(_) => is_pair,
                // `No` in front of the prompts heads their numbers; behind them it answers.
                Heading::Number => {
                    *cell == first
                        || self.place.aligned.numbers.contains(&self.grid.cell(*cell).address.column)
                }
                _ => true,
            })
        });
        let known = known.count();
        let is_said = |all: &[Heading]| all.iter().any(|heading| matches!(heading, Heading::YesNo(_)));
        let has_besides =
            headings.iter().any(|(_, all)| !all.is_empty() && !is_said(all) && *all != [Heading::Platform]);
        // `No` heads numbers, and answers: alone it tells nothing.
        let asks = headings.iter().any(|(_, all)| {
            is(all, |heading| matches!(heading, Heading::Question | Heading::Answer))
                || all.as_slice() == [Heading::Number]
        });
        let fields = headings.iter().all(|(_, all)| is(all, |heading| matches!(heading, Heading::Field(_))));
        let open = self.open.map(|(question, _)| question);
        let own = |cell: CellId| {
            let situation = Situation { open, beside: None, in_place: false };
            self.recogniser
                .label(self.grid.text(cell), situation)
                .is_some_and(|label| !matches!(label.name, Name::Explanation | Name::Answer | Name::Beside))
        };
        // One heading beside the names of several respondents makes a header; one beside an answer doesn't.
        let enough = known > 1 || (known == 1 && headings.len() > 2);
        enough && (asks || fields || is_pair && has_besides) && !headings.iter().any(|(cell, _)| own(*cell))
    }

    /// Whether a column has the answers of one respondent of several.
    pub(super) fn is_respondents(&self, column: u32) -> bool {
        matches!(self.place.columns.get(column), Some(Column::Respondent(_)))
    }

    /// Takes the answers to the question for the respondent as heads of columns, if several columns are used below
    /// them.
    pub(super) fn names_of_respondents(&mut self, labels: &[Labelled], others: &[CellId]) -> bool {
        let [Labelled { cell, owner: Some((question, _)), .. }] = labels else { return false };
        // A column that is headed as something else, as the answers of an earlier year, is no respondent's.
        let is_open = |other: &CellId| {
            let known = self.place.columns.get(self.grid.cell(*other).address.column);
            matches!(known, None | Some(Column::Respondent(_)))
        };
        let cells: Vec<_> = others.iter().copied().filter(|other| other > cell).filter(is_open).collect();
        let states = cells.iter().filter(|cell| is_state(self.grid.text(**cell))).count();
        // The name of a state heads a column whatever stands below it.
        let is_used =
            |&cell: &CellId| is_state(self.grid.text(cell)) || self.grid.column_use(cell) >= FEWEST_ANSWERS;
        let are_states = || states > 1;
        let several =
            self.recogniser.names_respondent(*question) && cells.iter().all(is_used) && are_states();
        if several {
            self.respondents(*question, &cells, Rule::RightOfLabel);
        }
        several
    }

    /// Takes the words Yes and No beside the prompt of a list of options for heads of their columns.
    pub(super) fn heads_of_marks(&mut self, labels: &[Labelled], others: &mut Vec<CellId>) {
        let [Labelled { cell, owner: Some((question, Aim::Whole)), .. }] = labels else { return };
        let heads: Vec<_> = others.iter().copied().filter(|other| other > cell).collect();
        let said = |cell: CellId| vocabulary::word_yes_or_no(self.grid.text(cell));
        let has_both = [true, false].iter().all(|word| heads.iter().any(|&head| said(head) == Some(*word)));
        if self.recogniser.part(*question, Kind::Ticked).is_none() || !has_both {
            return;
        }
        for head in heads {
            let Some(said) = said(head) else { continue };
            let column = self.grid.cell(head).address.column;
            self.place.columns.known.insert(column, Column::YesNo(said));
            self.place.columns.local.push(column);
            self.spans.add(head, self.grid.whole(head), Role::Header, Rule::KnownWords);
            others.retain(|other| *other != head);
        }
    }

    /// Gives each of these columns a respondent, named by its cell.
    fn respondents(&mut self, question: QuestionId, cells: &[CellId], rule: Rule) {
        for (at, &cell) in cells.iter().enumerate() {
            let index = self.first + at;
            if index >= self.found.respondents.len() {
                self.found.respondents.push(Respondent::default());
            }
            self.place.columns.known.insert(self.grid.cell(cell).address.column, Column::Respondent(index));
            self.claim(cell, 0, Some((question, Aim::Whole)), rule);
        }
    }
}
