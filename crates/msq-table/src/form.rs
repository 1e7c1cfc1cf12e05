//! Where answers stand in a form: questions down the rows, answers beside or below them.
//!
//! One walk down the rows finds the labels and gives every other text to the label that it belongs to. What the text
//! says is not this module's business: it makes claims, and `interpret` settles them.

use std::ops::Range;

use msq_core::{Catalogue, Kind, PartId, QuestionId};

use crate::{
    Role, Rule,
    grid::{CellId, Grid, Row, Spans},
    lexicon::{self, Known, Lexicon, Match, Name},
    vocabulary, words,
};

/// A text that answers something.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    pub(crate) cell: CellId,
    pub(crate) bytes: Range<usize>,
    pub(crate) question: QuestionId,
    pub(crate) aim: Aim,
    pub(crate) rule: Rule,
}

/// What of a question a text answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// Whatever it says.
    Whole,
    /// An option: whether it is ticked, or words beside it.
    Option { ticked: PartId, option: usize },
    /// Yes or no, by a mark beside the word.
    YesNo { said: bool },
    /// A part with a label of its own.
    Part(PartId),
    /// The respondent's words.
    Explanation,
}

/// What a form's labels and claims are.
#[derive(Debug, Default)]
pub(crate) struct Form {
    /// The labels of questions that were found, with their cells.
    pub(crate) questions: Vec<(QuestionId, CellId)>,
    /// The claims in the order of the sheet.
    pub(crate) claims: Vec<Claim>,
}

/// Finds the labels and claims of all sheets, and accounts for the labels.
pub(crate) fn find(catalogue: &Catalogue, lexicon: &Lexicon, grid: &Grid, spans: &mut Spans) -> Form {
    let mut walk =
        Walk { catalogue, lexicon, grid, spans, form: Form::default(), open: None, label_column: None };
    let rows: Vec<Row> = grid.rows().collect();
    for (at, row) in rows.iter().enumerate() {
        let next = rows.get(at + 1).filter(|next| next.sheet == row.sheet);
        let previous = at.checked_sub(1).map(|at| &rows[at]).filter(|previous| previous.sheet == row.sheet);
        walk.row(row, previous, next);
    }
    walk.form
}

struct Walk<'a> {
    catalogue: &'a Catalogue,
    lexicon: &'a Lexicon,
    grid: &'a Grid,
    spans: &'a mut Spans,
    form: Form,
    /// The question that rows without a label belong to, and what of it was labelled last.
    open: Option<(QuestionId, Aim)>,
    /// The column in which prompts stand, once one was recognised beyond doubt.
    label_column: Option<u32>,
}

/// A label in a row: what the cells beside it belong to.
struct Label {
    cell: CellId,
    owner: Option<(QuestionId, Aim)>,
    end: usize,
}

/// Fewer words than these may be an answer as well as a label: "Education", "Date".
const TELLING_WORDS: usize = 3;

impl Walk<'_> {
    fn row(&mut self, row: &Row, previous: Option<&Row>, next: Option<&Row>) {
        let mut labels: Vec<Label> = Vec::new();
        let mut others = Vec::new();
        for cell in row.cells() {
            let number = others.last().map(|&before| self.grid.text(before)).filter(|_| labels.is_empty());
            let label = self
                .yes_or_no(cell, row, previous, next)
                .or_else(|| self.label(cell, number, !labels.is_empty()));
            match label {
                None => others.push(cell),
                Some(label) => {
                    if label.owner.is_some() {
                        self.open = label.owner;
                    }
                    labels.push(label);
                }
            }
        }
        self.numbers(&labels, &mut others);
        if labels.is_empty() {
            let owner = self.open.map(|(question, _)| (question, Aim::Whole));
            others.into_iter().for_each(|cell| self.claim(cell, 0, owner, Rule::BelowQuestion));
            return;
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

    /// Gives every cell beside labels to one of them: to the nearest on its left; or, where the row begins with a
    /// mark, to the nearest on its right.
    fn give(&mut self, labels: &[Label], others: &[CellId]) {
        let Some(first) = labels.first() else { return };
        let marks_come_first = others
            .first()
            .is_some_and(|&cell| cell < first.cell && vocabulary::mark(self.grid.text(cell)).is_some());
        for &cell in others {
            let left = labels.iter().rev().find(|label| label.cell < cell);
            let right = labels.iter().find(|label| label.cell > cell);
            let is_mark = vocabulary::mark(self.grid.text(cell)).is_some();
            let (label, rule) = match (left, right) {
                (_, Some(label)) if marks_come_first && is_mark => (label, Rule::LeftOfLabel),
                (Some(label), _) => (label, Rule::RightOfLabel),
                (None, Some(label)) => (label, Rule::LeftOfLabel),
                (None, None) => return,
            };
            self.claim(cell, 0, label.owner, rule);
        }
    }

    /// Accounts for printed numbers in cells of their own, left of the labels that they belong to.
    fn numbers(&mut self, labels: &[Label], others: &mut Vec<CellId>) {
        let Some(label) = labels.first() else { return };
        let Some(at) = others.iter().rposition(|&cell| cell < label.cell) else { return };
        let number = self.grid.text(others[at]);
        if self.number_of(label, number) {
            self.spans.add(others[at], 0..number.len(), Role::Number, Rule::BesideLabel);
            others.remove(at);
        }
    }

    /// Whether a text repeats the printed number of a label's question or section.
    fn number_of(&self, label: &Label, number: &str) -> bool {
        let heading = self.lexicon.find(self.grid.text(label.cell));
        let names = heading.iter().flat_map(|found| found.names);
        let mut numerals = names.filter_map(|known| match known.name {
            Name::Section(at) => self.catalogue.sections()[at].numeral.as_deref(),
            _ => None,
        });
        let code = label.owner.map(|(question, _)| self.catalogue[question].code.as_str());
        code.is_some_and(|code| lexicon::repeats(number, code))
            || numerals.any(|numeral| lexicon::repeats(number, numeral))
    }

    /// A printed pair of Yes and No, to be marked, under a question that asks for it.
    fn yes_or_no(
        &mut self,
        cell: CellId,
        row: &Row,
        previous: Option<&Row>,
        next: Option<&Row>,
    ) -> Option<Label> {
        let (question, _) = self.open?;
        self.part_of_kind(question, Kind::YesNo)?;
        let said = printed_yes_or_no(self.grid.text(cell))?;
        let column = self.grid.cell(cell).address.column;
        let beside = row.cells().filter(|&other| other != cell);
        let above_and_below = previous.into_iter().chain(next).flat_map(Row::cells);
        let in_column = above_and_below.filter(|&other| self.grid.cell(other).address.column == column);
        let is_pair =
            beside.chain(in_column).any(|other| printed_yes_or_no(self.grid.text(other)) == Some(!said));
        if !is_pair {
            return None;
        }
        let text = self.grid.text(cell);
        let path = format!("{}.{}", self.catalogue[question].code, if said { "yes" } else { "no" });
        self.spans.add(cell, 0..text.len(), Role::Label(path), Rule::KnownWords);
        Some(Label { cell, owner: Some((question, Aim::YesNo { said })), end: text.len() })
    }

    /// The label that a cell begins with, given the text left of it and whether the row has a label already.
    fn label(&mut self, cell: CellId, beside: Option<&str>, in_labelled_row: bool) -> Option<Label> {
        let text = self.grid.text(cell);
        let found = self.lexicon.find(text)?;
        let number = found.number.clone().map(|bytes| &text[bytes]).or(beside);
        let (known, rule) = self.choose(cell, &found, number, in_labelled_row)?;
        let (role, owner) = self.role(known.name)?;
        let rule = if known.printed { rule } else { Rule::KnownWords };
        if let Some(bytes) = found.number {
            self.spans.add(cell, bytes, Role::Number, Rule::BesideLabel);
        }
        let end = found.label.end;
        self.spans.add(cell, found.label, role, rule);
        if let Name::Question(question) = known.name {
            self.form.questions.push((question, cell));
            if telling(text) {
                self.label_column.get_or_insert(self.grid.cell(cell).address.column);
            }
        }
        if let Name::Section(section) = known.name {
            // The form prints no prompt for what stands first in the section: its heading opens it.
            let opened = self.catalogue.questions().iter().find(|question| {
                !question.printed
                    && std::ptr::eq(question.section(self.catalogue), &self.catalogue.sections()[section])
            });
            self.open = opened.map(|question| (question.id, Aim::Whole));
        }
        Some(Label { cell, owner, end })
    }

    /// Which of the things that a text can name it names here. The rules in their order:
    ///
    /// 1. a question whose number stands beside it;
    /// 2. an option or a field of the question that is open;
    /// 3. a question, if the words are telling or stand where prompts stand; of several, the next in order;
    /// 4. a heading or other text of the form.
    fn choose(
        &self,
        cell: CellId,
        found: &Match<'_>,
        number: Option<&str>,
        in_labelled_row: bool,
    ) -> Option<(Known, Rule)> {
        let questions: Vec<_> = found
            .names
            .iter()
            .filter_map(|known| match known.name {
                Name::Question(question) => Some((*known, question)),
                _ => None,
            })
            .collect();
        let rule = |shared| if questions.len() > 1 { shared } else { Rule::PrintedWords };
        let numbered =
            |id: QuestionId| number.is_some_and(|number| lexicon::repeats(number, &self.catalogue[id].code));
        if let Some((known, _)) = questions.iter().find(|(_, question)| numbered(*question)) {
            return Some((*known, rule(Rule::WordsAndNumber)));
        }
        let open = self.open.map(|(question, _)| question);
        let own = found.names.iter().find(|known| match known.name {
            Name::Explanation => {
                open.is_some_and(|question| self.part_of_kind(question, Kind::Text).is_some())
            }
            name => name.question() == open && !matches!(name, Name::Question(_)),
        });
        if let Some(known) = own {
            return Some((*known, Rule::PrintedWords));
        }
        let column = self.grid.cell(cell).address.column;
        let in_place = !in_labelled_row && self.label_column.is_none_or(|expected| expected == column);
        if telling(self.grid.text(cell)) || in_place {
            let next = questions.iter().find(|(_, question)| open.is_none_or(|open| *question > open));
            if let Some((known, _)) = next.or(questions.first()) {
                return Some((*known, rule(Rule::WordsAndOrder)));
            }
        }
        let heading =
            found.names.iter().find(|known| matches!(known.name, Name::Section(_) | Name::Boilerplate));
        heading.map(|known| (*known, Rule::PrintedWords))
    }

    /// What a label with that name is, and what the cells beside it belong to.
    fn role(&self, name: Name) -> Option<(Role, Option<(QuestionId, Aim)>)> {
        let path = |target| Role::Label(self.catalogue.path(target));
        Some(match name {
            Name::Question(id) => (Role::Question(self.catalogue[id].code.clone()), Some((id, Aim::Whole))),
            Name::Option { question, ticked, option } => {
                let role = path(msq_core::Target::Option { part: ticked, option });
                (role, Some((question, Aim::Option { ticked, option })))
            }
            Name::Part { question, part } => {
                (path(msq_core::Target::Part(part)), Some((question, part_aim(self.catalogue, part))))
            }
            Name::Explanation => {
                let (question, _) = self.open?;
                let part = self.catalogue[question].part(self.catalogue, EXPLANATION)?;
                (path(msq_core::Target::Part(part.id)), Some((question, Aim::Explanation)))
            }
            Name::Section(_) => (Role::Heading, None),
            Name::Boilerplate => (Role::Boilerplate, None),
        })
    }

    /// Claims the text of a cell from `start` on; without an owner it stays unread.
    fn claim(&mut self, cell: CellId, start: usize, owner: Option<(QuestionId, Aim)>, rule: Rule) {
        let text = self.grid.text(cell);
        let Some((question, aim)) = owner else { return };
        let cell_says =
            !text[start..].trim().is_empty() || (start == 0 && self.grid.cell(cell).link.is_some());
        if cell_says {
            let bytes = start..text.len();
            self.form.claims.push(Claim { cell, bytes, question, aim, rule });
        }
    }

    fn part_of_kind(&self, question: QuestionId, kind: Kind) -> Option<PartId> {
        self.catalogue[question].parts.iter().copied().find(|&part| self.catalogue[part].kind == kind)
    }
}

/// The name of the part that holds the respondent's words.
pub(crate) const EXPLANATION: &str = "explanation";

fn part_aim(catalogue: &Catalogue, part: PartId) -> Aim {
    if catalogue[part].name == EXPLANATION { Aim::Explanation } else { Aim::Part(part) }
}

fn telling(text: &str) -> bool {
    words::words(text).len() >= TELLING_WORDS
}

/// The word Yes or No and nothing else; a mark alone is no word.
fn printed_yes_or_no(text: &str) -> Option<bool> {
    let word = text.trim();
    (word.chars().count() > 1 || !word.is_ascii())
        .then(|| vocabulary::leading_yes_or_no(word))
        .flatten()
        .filter(|(_, end)| word[*end..].trim_matches(['.', ':']).is_empty())
        .map(|(said, _)| said)
}
