//! Forms: questions down the rows, answers beside or below them.
//!
//! One walk down the rows finds the labels and gives every other text to the label that it belongs to. What the text
//! says is not this module's business: it makes claims, and `interpret` settles them.

use std::collections::{BTreeSet, HashMap};

use msq_core::{Code, Diagnostic, QuestionId, codes};

use self::{
    closing::Closing,
    columns::{Column, Columns},
    pairs::Pairs,
};
use super::{Found, InputLayout};
use crate::{
    Role, Rule,
    align::{self, Labels},
    claim::{Aim, Respondent},
    code::Number,
    grid::{CellId, Grid, Row},
    lexicon::Name,
    recognise::Recogniser,
    spans::Spans,
    vocabulary, words,
};

mod claims;
mod closing;
mod columns;
mod labels;
mod pairs;
mod translation;

/// Makes respondents of the sheets.
pub(super) fn read(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    spans: &mut Spans,
    sheets: &[&[Row]],
    found: &mut Found,
) {
    found.layout.get_or_insert(InputLayout::Form);
    found.respondents.push(Respondent::default());
    let mut walk = Walk {
        recogniser,
        grid,
        spans,
        found,
        open: None,
        place: Place::default(),
        first: 0,
        cut: None,
        closing: Closing::default(),
    };
    sheets.iter().for_each(|rows| walk.sheet(rows));
    walk.close();
}

struct Walk<'a> {
    recogniser: &'a Recogniser<'a>,
    grid: &'a Grid,
    spans: &'a mut Spans,
    found: &'a mut Found,
    /// What the cells below the last label belong to.
    open: Option<Owner>,
    place: Place,
    /// The respondent whose answers begin with this form; with several columns of answers, more follow.
    first: usize,
    /// A question whose prompt was cut short, and the words that are missing.
    cut: Option<Cut>,
    closing: Closing,
}

/// A prompt of which only the beginning was met.
struct Cut {
    question: QuestionId,
    /// The key of what is missing.
    rest: String,
    /// How many claims there were before.
    claims: usize,
}

/// A question, and what of it a text answers.
type Owner = (QuestionId, Aim);

/// What is known of the columns of a sheet.
#[derive(Default)]
struct Place {
    /// The column in which prompts stand, once one was recognised beyond doubt.
    labels: Option<u32>,
    /// The column in which most printed prompts stand.
    prompts: Option<u32>,
    /// The column whose cells ask in another language behind the printed prompts.
    both_languages: Option<u32>,
    columns: Columns,
    /// The labels of the last row that had only labels, by their columns.
    above: HashMap<u32, Owner>,
    /// The labels of the sheet.
    aligned: Labels,
    /// The answers that are merged over several rows, and what they were given to.
    tall: Vec<(CellId, Owner)>,
}

/// A label in a row: what the cells beside it belong to.
struct Labelled {
    cell: CellId,
    owner: Option<Owner>,
    name: Option<Name>,
    /// Where what follows the label begins in its cell.
    end: usize,
}

impl Walk<'_> {
    fn sheet(&mut self, rows: &[Row]) {
        // What a question leaves open ends with its sheet: another sheet may be anybody's notes.
        self.place = Place::default();
        self.open = self
            .section_of_tab(rows)
            .and_then(|section| self.recogniser.opened_by(section))
            .map(|question| (question, Aim::Whole));
        if self.repeats(rows) {
            self.next_respondent();
        }
        for (rows, texts) in align::blocks(self.recogniser, self.grid, rows) {
            self.block(&rows, texts);
        }
    }

    /// Reads a block: a sheet, or one of several that stand side by side in it.
    fn block(&mut self, rows: &[Row], texts: align::Texts) {
        self.place = Place::default();
        self.survey(rows);
        let opened = self.open.map(|(question, _)| question);
        self.place.aligned = align::align(self.recogniser, self.grid, rows, texts, opened);
        self.found.evidence.lacks(self.place.aligned.lacking);
        for &column in &self.place.aligned.constant {
            self.place.columns.insert(column, Column::Unknown);
        }
        self.place.aligned.found.iter().for_each(|_| self.found.evidence.list());
        self.found.diagnostics.append(&mut self.place.aligned.found);
        if self.is_source(opened) {
            // Options that belong to no question are what a form offers to choose from: they ask and answer nothing.
            for cell in rows.iter().flat_map(Row::cells) {
                if let Some(label) = self.place.aligned.labels.remove(&cell) {
                    self.spans.add(cell, label.bytes, Role::Boilerplate, label.rule);
                }
            }
            return;
        }
        for (at, row) in rows.iter().enumerate() {
            if !self.header(row) {
                self.row(row, &rows[..at], &rows[at + 1..]);
            }
        }
    }

    /// Whether nothing but options stands in a block, and no question is open there.
    fn is_source(&self, opened: Option<QuestionId>) -> bool {
        let mut labels = self.place.aligned.labels.values().peekable();
        opened.is_none()
            && labels.peek().is_some()
            && labels.all(|label| matches!(label.name, Name::Option { .. }))
    }

    /// The section that a sheet's name names, by its numeral or title.
    fn section_of_tab(&self, rows: &[Row]) -> Option<usize> {
        let name = &self.grid.sheet(rows.first()?.cells().next()?).name;
        let numeral = Number::whole(name);
        let mut sections = self.recogniser.catalogue.sections().iter().enumerate();
        let (at, _) = sections.find(|(_, section)| {
            let has_numeral = section
                .numeral
                .as_deref()
                .zip(numeral.as_ref())
                .is_some_and(|(own, numeral)| numeral.repeats(own));
            has_numeral || (!section.title.is_empty() && words::key(&section.title) == words::key(name))
        })?;
        Some(at)
    }

    /// Whether a sheet asks again what the sheets before it asked: it has another respondent's answers.
    fn repeats(&self, rows: &[Row]) -> bool {
        let before: BTreeSet<_> =
            self.found.respondents[self.first].labels.iter().map(|(question, _)| *question).collect();
        if before.is_empty() {
            return false;
        }
        let cells = rows.iter().flat_map(Row::cells);
        let named = cells.filter_map(|cell| self.recogniser.telling_question(self.grid.text(cell)));
        let here: BTreeSet<_> = named.collect();
        let again = here.intersection(&before).count();
        again > 1 && again * 2 > here.len().min(before.len())
    }

    fn next_respondent(&mut self) {
        self.close();
        self.first = self.found.respondents.len();
        self.found.respondents.push(Respondent::default());
        self.open = None;
        self.place.columns.forget_respondents();
    }

    fn row(&mut self, row: &Row, before: &[Row], behind: &[Row]) {
        let answers =
            |column| !matches!(self.place.columns.get(column), Some(Column::Earlier | Column::Unknown));
        let pairs = Pairs::new(self.grid, row, before.last(), behind.first(), answers);
        let mut labels: Vec<Labelled> = Vec::new();
        let mut others = Vec::new();
        let mut translations = Vec::new();
        let claims = self.claims();
        for cell in row.cells() {
            if self.grid.cell(cell).mirrors_box {
                self.spans.add(cell, self.grid.whole(cell), Role::Mirror, Rule::None);
                continue;
            }
            if self.may_translate(cell) {
                translations.push(cell);
                continue;
            }
            if self.place.columns.get(self.grid.cell(cell).address.column) == Some(Column::Earlier) {
                continue;
            }
            match self.yes_or_no(cell, &pairs).or_else(|| self.label(cell)) {
                None => others.push(cell),
                Some(label) => {
                    self.open = label.owner.or(self.open);
                    labels.push(label);
                }
            }
        }
        // A prompt that was cut short can go on beside it.
        if self.cut.is_some() {
            others.retain(|&cell| !self.rest_of_prompt(cell));
        }
        self.numbers(&labels, &mut others);
        self.heads_of_marks(&labels, &mut others);
        self.ends_answer(row, before.last(), &labels, claims);
        if labels.is_empty() {
            // Beside no label it translates none.
            others.extend(translations);
            return self.unlabelled(&others);
        }
        self.translated(&labels, &translations);
        self.go_on_beside(&labels);
        self.place.above.clear();
        if others.is_empty() && labels.len() > 1 {
            let owners = labels
                .iter()
                .filter_map(|label| Some((self.grid.cell(label.cell).address.column, label.owner?)));
            self.place.above = owners.collect();
        }
        self.give(&labels, &others);
        for label in &labels {
            self.claim(label.cell, label.end, label.owner, Rule::BehindLabel);
        }
        // Below an option or a field, the words are about the question.
        self.open = self
            .open
            .map(|(question, aim)| (question, if aim == Aim::Explanation { aim } else { Aim::Whole }));
    }

    /// A row without a label: its cells answer the labels in the row above, or the question that is open.
    fn unlabelled(&mut self, cells: &[CellId]) {
        for &cell in cells {
            if self.rest_of_prompt(cell) || self.by_content(cell) {
                continue;
            }
            let above = self.place.above.get(&self.grid.cell(cell).address.column).copied();
            match above {
                // Below a row of options, a mark is an option's, and words are about all of them.
                Some(owner)
                    if !matches!(owner.1, Aim::Option { .. })
                        || vocabulary::mark(self.grid.text(cell)).is_some() =>
                {
                    self.claim(cell, 0, Some(owner), Rule::BelowLabel)
                }
                _ => self.claim(cell, 0, self.open, Rule::BelowQuestion),
            }
        }
    }

    /// Gives every cell beside labels to one of them: to the nearest on its left; or, where the row begins with a
    /// mark, to the nearest on its right.
    fn give(&mut self, labels: &[Labelled], others: &[CellId]) {
        let Some(first) = labels.first() else { return };
        if self.names_of_respondents(labels, others) {
            return;
        }
        let is_mark = |cell: CellId| vocabulary::mark(self.grid.text(cell)).is_some();
        let marks_come_first = others.first().is_some_and(|&cell| cell < first.cell && is_mark(cell))
            || self.marks_come_first(labels, others);
        for &cell in others {
            let left = labels.iter().rev().find(|label| label.cell < cell);
            let right = labels.iter().find(|label| label.cell > cell);
            let (label, rule) = match (left, right) {
                (_, Some(label)) if marks_come_first && is_mark(cell) => (label, Rule::LeftOfLabel),
                (Some(label), _) => (label, Rule::RightOfLabel),
                (None, Some(label)) => (label, Rule::LeftOfLabel),
                (None, None) => return,
            };
            self.claim(cell, 0, label.owner, rule);
        }
    }

    /// Whether in a row of several options, or of Yes and No, the marks stand in front. Behind their prompt one stands
    /// in front of the first; without it, there is a column for it and nothing behind the last.
    fn marks_come_first(&self, labels: &[Labelled], others: &[CellId]) -> bool {
        let is_option = |label: &Labelled| matches!(label.name, Some(Name::Option { .. }));
        let is_choice =
            |label: &Labelled| is_option(label) || matches!(label.owner, Some((_, Aim::YesNo { .. })));
        match labels {
            [prompt, first, ..] if matches!(prompt.owner, Some((_, Aim::Whole))) => {
                let leads = |cell: CellId| {
                    prompt.cell < cell
                        && cell < first.cell
                        && vocabulary::mark(self.grid.text(cell)).is_some()
                };
                labels[1..].iter().all(is_choice) && others.iter().any(|&cell| leads(cell))
            }
            [first, .., last] => {
                // The column of the prompts is none for marks.
                let column = self.grid.cell(first.cell).address.column;
                let is_prompts = |front: u32| self.place.labels == Some(front);
                // Behind the last one marks stand in other rows.
                let behind = self.grid.cell(last.cell).address.column + 1;
                labels.iter().all(is_option)
                    && !self.place.aligned.marks.contains(&behind)
                    && !others.iter().any(|cell| *cell > last.cell)
                    && column.checked_sub(1).is_some_and(|front| !is_prompts(front))
            }
            _ => false,
        }
    }

    /// Accounts for a printed number in a cell of its own, left of the label that it belongs to.
    fn numbers(&mut self, labels: &[Labelled], others: &mut Vec<CellId>) {
        let Some(label) = labels.first() else { return };
        let Some(at) = others.iter().rposition(|&cell| cell < label.cell) else { return };
        let cell = others[at];
        let text = self.grid.text(cell);
        let can_be_marked = !matches!(label.name, Some(Name::Question(_) | Name::Section(_)));
        // Beside an option a number can be a score.
        let is_option = matches!(label.name, Some(Name::Option { .. }));
        let is_score = is_option
            && text.trim().chars().all(|character| character.is_ascii_digit())
            && !self.place.aligned.numbers.contains(&self.grid.cell(cell).address.column);
        if Number::whole(text).is_none() || is_score || (can_be_marked && vocabulary::mark(text).is_some()) {
            return;
        }
        if let Some(name) = label.name {
            self.differs(text, cell, name);
        }
        self.spans.add(cell, self.grid.whole(cell), Role::Number, Rule::BesideLabel);
        others.remove(at);
    }

    /// Says so if a number isn't that of the question or section that the words beside it name.
    fn differs(&mut self, text: &str, cell: CellId, name: Name) {
        let catalogue = self.recogniser.catalogue;
        let code = match name {
            Name::Question(question) => Some(catalogue[question].code.as_str()),
            Name::Section(section) => catalogue.sections()[section].numeral.as_deref(),
            _ => None,
        };
        let differs = |code: &&str| Number::leading(text).is_some_and(|number| !number.repeats(code));
        if let Some(code) = code.filter(differs) {
            let message = format!("the number {:?} stands beside {code}, which the words name", text.trim());
            self.say(codes::NUMBER_DIFFERS, cell, code, message);
        }
    }

    fn say(&mut self, code: Code, cell: CellId, path: &str, message: String) {
        self.found.diagnostics.push(Diagnostic::new(code, self.grid.spot(cell), message).about(path));
    }
}
