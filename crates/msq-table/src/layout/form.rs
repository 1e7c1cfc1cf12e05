//! Forms: questions down the rows, answers beside or below them.
//!
//! One walk down the rows finds the labels and gives every other text to the label that it belongs to. What the text
//! says is not this module's business: it makes claims, and `interpret` settles them.

use std::collections::{BTreeSet, HashMap};

use msq_core::{Code, Diagnostic, EntryField, Kind, QuestionId};

use super::{Found, Layout, header};
use crate::{
    Role, Rule,
    claim::{Aim, Claim, Respondent},
    code::Number,
    grid::{CellId, Grid, Row, Spans},
    lexicon::Name,
    recognise::{Recogniser, Situation},
    vocabulary::{self, Heading},
};

/// Makes respondents of the sheets.
pub(super) fn read(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    spans: &mut Spans,
    sheets: &[&[Row]],
    found: &mut Found,
) {
    let mut walk = Walk {
        recogniser,
        grid,
        spans,
        found,
        open: None,
        place: Place::default(),
        first: 0,
        by_words: BTreeSet::new(),
    };
    walk.found.layout.get_or_insert(Layout::Form);
    walk.found.respondents.push(Respondent::default());
    for rows in sheets {
        walk.sheet(rows);
    }
    let by_words = walk.by_words.len();
    found.by_words += by_words;
    let labels = found.respondents.iter().flat_map(|respondent| &respondent.labels);
    found.recognised += labels.map(|(question, _)| *question).collect::<BTreeSet<_>>().len();
}

struct Walk<'a> {
    recogniser: &'a Recogniser<'a>,
    grid: &'a Grid,
    spans: &'a mut Spans,
    found: &'a mut Found,
    /// The question that rows without a label belong to, and what of it was labelled last.
    open: Option<(QuestionId, Aim)>,
    place: Place,
    /// The respondent whose answers begin with this form; with several columns of answers, more follow.
    first: usize,
    /// The questions that were recognised by their words.
    by_words: BTreeSet<QuestionId>,
}

/// What is known of the columns of a sheet.
#[derive(Default)]
struct Place {
    /// The column in which prompts stand, once one was recognised beyond doubt.
    labels: Option<u32>,
    columns: HashMap<u32, Column>,
    /// The labels of the last row that had only labels, by their columns.
    above: HashMap<u32, (QuestionId, Aim)>,
}

/// What a column of answers holds.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Column {
    Field(EntryField),
    Explanation,
    Respondent(usize),
}

/// A label in a row: what the cells beside it belong to.
struct Labelled {
    cell: CellId,
    owner: Option<(QuestionId, Aim)>,
    name: Option<Name>,
    /// Where what follows the label begins in its cell.
    end: usize,
}

impl Walk<'_> {
    fn sheet(&mut self, rows: &[Row]) {
        self.place = Place::default();
        if self.repeats(rows) {
            self.next_respondent();
        }
        for (at, row) in rows.iter().enumerate() {
            if !self.header(row) {
                self.row(row, &rows[..at], &rows[at + 1..]);
            }
        }
    }

    /// Whether a sheet asks again what the sheets before it asked: it has another respondent's answers.
    fn repeats(&self, rows: &[Row]) -> bool {
        let situation = Situation { open: None, beside: None, in_place: false };
        let cells = rows.iter().flat_map(Row::cells);
        let named =
            cells.filter_map(|cell| self.recogniser.label(self.grid.text(cell), situation)?.name.question());
        let here: BTreeSet<_> = named.collect();
        let before: BTreeSet<_> =
            self.found.respondents[self.first].labels.iter().map(|(question, _)| *question).collect();
        let again = here.intersection(&before).count();
        again > 1 && again * 2 > here.len().min(before.len())
    }

    fn next_respondent(&mut self) {
        self.first = self.found.respondents.len();
        self.found.respondents.push(Respondent::default());
        self.open = None;
        self.place.columns.retain(|_, column| !matches!(column, Column::Respondent(_)));
    }

    /// Takes a row as a header of columns, if it is one.
    fn header(&mut self, row: &Row) -> bool {
        let headings = header::headings(self.grid, row);
        let own = |cell: CellId| {
            let situation =
                Situation { open: self.open.map(|(question, _)| question), beside: None, in_place: false };
            self.recogniser.label(self.grid.text(cell), situation).is_some()
        };
        let telling =
            |(_, all): &&(CellId, Vec<Heading>)| all.iter().any(|heading| *heading != Heading::Platform);
        let known = headings.iter().filter(telling).count();
        let asks = headings.iter().any(|(_, all)| {
            all.iter().any(|heading| matches!(heading, Heading::Question | Heading::Number | Heading::Answer))
        });
        let fields =
            headings.iter().all(|(_, all)| all.iter().any(|heading| matches!(heading, Heading::Field(_))));
        if known < 2 && !(known == 1 && asks && headings.len() > 2)
            || !(asks || fields)
            || headings.iter().any(|(cell, _)| own(*cell))
        {
            return false;
        }
        let mut respondents = Vec::new();
        for (cell, all) in &headings {
            let column = self.grid.cell(*cell).address.column;
            let role = Role::Header;
            let heading = all.iter().find(|heading| **heading != Heading::Platform);
            match heading {
                Some(Heading::Field(field)) => drop(self.place.columns.insert(column, Column::Field(*field))),
                Some(Heading::Explanation) => drop(self.place.columns.insert(column, Column::Explanation)),
                Some(Heading::Question) => drop(self.place.labels.get_or_insert(column)),
                Some(_) => {}
                // Beside the prompts, what is no heading names whose answers stand below.
                None => respondents.push(*cell),
            }
            if heading.is_some() {
                self.spans.add(*cell, 0..self.grid.text(*cell).len(), role, Rule::KnownWords);
            }
        }
        let asked = self
            .recogniser
            .catalogue
            .questions()
            .iter()
            .map(|question| question.id)
            .find(|question| self.recogniser.names_respondent(*question));
        if let Some(question) = asked {
            self.respondents(question, &respondents, Rule::InColumn);
        }
        true
    }

    /// Gives each of these columns a respondent, named by its cell.
    fn respondents(&mut self, question: QuestionId, cells: &[CellId], rule: Rule) {
        for (at, &cell) in cells.iter().enumerate() {
            let index = self.first + at;
            if index >= self.found.respondents.len() {
                self.found.respondents.push(Respondent::default());
            }
            self.place.columns.insert(self.grid.cell(cell).address.column, Column::Respondent(index));
            self.claim(cell, 0, Some((question, Aim::Whole)), rule);
        }
    }

    fn row(&mut self, row: &Row, before: &[Row], behind: &[Row]) {
        let mut labels: Vec<Labelled> = Vec::new();
        let mut others = Vec::new();
        for cell in row.cells() {
            if self.grid.cell(cell).mirrors_box {
                self.spans.add(cell, 0..self.grid.text(cell).len(), Role::Mirror, Rule::None);
                continue;
            }
            let beside = others.last().map(|&beside| self.grid.text(beside)).filter(|_| labels.is_empty());
            let label = self.yes_or_no(cell, row, before.last(), behind.first());
            match label.or_else(|| self.label(cell, beside, row, &labels, behind)) {
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
            return self.unlabelled(&others);
        }
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
            let above = self.place.above.get(&self.grid.cell(cell).address.column).copied();
            match above {
                Some(owner) => self.claim(cell, 0, Some(owner), Rule::BelowLabel),
                None => self.claim(cell, 0, self.open, Rule::BelowQuestion),
            }
        }
    }

    /// Gives every cell beside labels to one of them: to the nearest on its left; or, where the row begins with a
    /// mark, to the nearest on its right.
    fn give(&mut self, labels: &[Labelled], others: &[CellId]) {
        let Some(first) = labels.first() else { return };
        let is_mark = |cell: CellId| vocabulary::mark(self.grid.text(cell)).is_some();
        let marks_come_first = others.first().is_some_and(|&cell| cell < first.cell && is_mark(cell));
        if let Some((question, _)) =
            first.owner.filter(|(question, _)| self.recogniser.names_respondent(*question))
        {
            let cells: Vec<_> = others.iter().copied().filter(|&cell| cell > first.cell).collect();
            let is_used = |&cell: &CellId| self.grid.column_use(cell) >= FEWEST_ANSWERS;
            if labels.len() == 1 && cells.len() > 1 && cells.iter().all(is_used) {
                return self.respondents(question, &cells, Rule::RightOfLabel);
            }
        }
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

    /// Accounts for a printed number in a cell of its own, left of the label that it belongs to.
    fn numbers(&mut self, labels: &[Labelled], others: &mut Vec<CellId>) {
        let Some(label) = labels.first() else { return };
        let Some(at) = others.iter().rposition(|&cell| cell < label.cell) else { return };
        let cell = others[at];
        let text = self.grid.text(cell);
        if Number::whole(text).is_none() {
            return;
        }
        let can_be_marked = !matches!(label.name, Some(Name::Question(_) | Name::Section(_)));
        if can_be_marked && vocabulary::mark(text).is_some() {
            return;
        }
        if let Some(name) = label.name {
            self.differs(text, cell, name);
        }
        self.spans.add(cell, 0..text.len(), Role::Number, Rule::BesideLabel);
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
            self.say(Code::NumberDiffers, cell, code, message);
        }
    }

    /// A printed pair of Yes and No, to be marked, under a question that asks for it.
    fn yes_or_no(
        &mut self,
        cell: CellId,
        row: &Row,
        before: Option<&Row>,
        behind: Option<&Row>,
    ) -> Option<Labelled> {
        let (question, _) = self.open?;
        self.recogniser.part(question, Kind::YesNo)?;
        let text = self.grid.text(cell);
        let (mark, from) =
            vocabulary::leading_box(text).map_or((None, 0), |(said, length)| (Some(said), length));
        let said = printed_yes_or_no(&text[from..])?;
        let column = self.grid.cell(cell).address.column;
        let beside = row.cells().filter(|&other| other != cell);
        let above_and_below = before.into_iter().chain(behind).flat_map(Row::cells);
        let in_column = above_and_below.filter(|&other| self.grid.cell(other).address.column == column);
        let opposite = |other| {
            let text = self.grid.text(other);
            let from = vocabulary::leading_box(text).map_or(0, |(_, length)| length);
            printed_yes_or_no(&text[from..]) == Some(!said)
        };
        if !beside.chain(in_column).any(opposite) {
            return None;
        }
        let path =
            format!("{}.{}", self.recogniser.catalogue[question].code, if said { "yes" } else { "no" });
        self.spans.add(cell, from..text.len(), Role::Label(path), Rule::KnownWords);
        let owner = Some((question, Aim::YesNo { said }));
        if mark.is_some() {
            self.claim_bytes(cell, 0..from, owner, Rule::InFrontOfLabel);
        }
        Some(Labelled { cell, owner, name: None, end: text.len() })
    }

    /// The label that a cell begins with, given the text left of it and the labels in its row.
    fn label(
        &mut self,
        cell: CellId,
        beside: Option<&str>,
        row: &Row,
        labels: &[Labelled],
        behind: &[Row],
    ) -> Option<Labelled> {
        let text = self.grid.text(cell);
        let column = self.grid.cell(cell).address.column;
        let open = self.open.map(|(question, _)| question);
        let in_place = labels.is_empty() && self.place.labels.is_none_or(|labels| labels == column);
        if open.is_some_and(|question| crate::choices::is_list(self.recogniser, question, text)) {
            return None;
        }
        let label = self.recogniser.label(text, Situation { open, beside, in_place })?;
        let end = label.bytes.end;
        let is_bare = text[end..].trim().is_empty();
        match label.name {
            // `Name: Ada` is a line of an answer, whose label the interpretation finds.
            Name::Part { part, .. } if self.recogniser.aim(part) != Aim::Explanation && !is_bare => {
                return None;
            }
            Name::Option { .. }
                if label.mark.is_none() && is_bare && self.is_answer(cell, row, label.name, behind) =>
            {
                return None;
            }
            // A prompt right of another one is an answer in the same words.
            Name::Question(_) if !labels.is_empty() && !self.recogniser.is_telling_name(label.name) => {
                return None;
            }
            _ => {}
        }
        let (role, owner) = self.recogniser.role(label.name, open)?;
        if let Some((code, message)) = label.doubt {
            let about = owner
                .map(|(question, _)| self.recogniser.catalogue[question].code.as_str())
                .unwrap_or_default();
            self.say(code, cell, about, message);
        }
        if let Some(bytes) = label.number {
            self.differs(&text[bytes.clone()], cell, label.name);
            self.spans.add(cell, bytes, Role::Number, Rule::BesideLabel);
        }
        self.spans.add(cell, label.bytes, role, label.rule);
        match label.name {
            Name::Question(question) => self.opened(question, cell, label.rule),
            Name::Option { question, .. } => {
                let column = self.grid.cell(cell).address.column;
                self.found.respondents[self.first].printed.insert((question, column));
            }
            Name::Section(section) => {
                self.open = self.recogniser.opened_by(section).map(|question| (question, Aim::Whole))
            }
            _ => {}
        }
        if let Some((bytes, _)) = label.mark {
            self.claim_bytes(cell, bytes, owner, Rule::InFrontOfLabel);
        }
        Some(Labelled { cell, owner, name: Some(label.name), end })
    }

    /// Notes that a question's label was found.
    fn opened(&mut self, question: QuestionId, cell: CellId, rule: Rule) {
        let labelled = |walk: &Self, question| {
            walk.found.respondents[walk.first].labels.iter().any(|(other, _)| *other == question)
        };
        // A second head begins a second form.
        if self.recogniser.names_respondent(question) && labelled(self, question) {
            self.next_respondent();
        }
        self.found.respondents[self.first].labels.push((question, cell));
        if rule != Rule::Number {
            self.by_words.insert(question);
        }
        if self.recogniser.is_telling_name(Name::Question(question)) {
            self.place.labels.get_or_insert(self.grid.cell(cell).address.column);
        }
    }

    /// Whether a cell that is an option's label, and nothing else, answers instead of asking: no mark stands in its
    /// row, and the other options aren't printed in its column.
    fn is_answer(&self, cell: CellId, row: &Row, name: Name, behind: &[Row]) -> bool {
        let Name::Option { question, ticked, .. } = name else { return false };
        let names_option = |other: CellId| {
            let found = self.recogniser.lexicon.find(self.grid.text(other));
            found.and_then(|found| {
                found.names.iter().find_map(|known| match known.name {
                    Name::Option { question: of, option, .. } if of == question => Some(option),
                    _ => None,
                })
            })
        };
        let column = self.grid.cell(cell).address.column;
        let in_column = |row: &Row| row.cells().find(|&other| self.grid.cell(other).address.column == column);
        let marked =
            row.cells().any(|other| other != cell && vocabulary::mark(self.grid.text(other)).is_some());
        let in_row = row.cells().filter(|&other| names_option(other).is_some()).count();
        let options = self.recogniser.catalogue.options(ticked).len();
        let below = behind
            .iter()
            .take(2 * options)
            .filter_map(in_column)
            .filter_map(names_option)
            .collect::<BTreeSet<_>>()
            .len();
        let printed_above = self.found.respondents[self.first].printed.contains(&(question, column));
        !(marked || in_row > 1 || printed_above || (below + 1) * 2 > options)
    }

    /// Claims the text of a cell from `start` on; without an owner it stays unread.
    fn claim(&mut self, cell: CellId, start: usize, owner: Option<(QuestionId, Aim)>, rule: Rule) {
        let length = self.grid.text(cell).len();
        self.claim_bytes(cell, start..length, owner, rule);
    }

    fn claim_bytes(
        &mut self,
        cell: CellId,
        bytes: std::ops::Range<usize>,
        owner: Option<(QuestionId, Aim)>,
        rule: Rule,
    ) {
        let Some((question, aim)) = owner else { return };
        let has_link = bytes.start == 0 && self.grid.cell(cell).link.is_some();
        if self.grid.text(cell)[bytes.clone()].trim().is_empty() && !has_link {
            return;
        }
        let address = self.grid.cell(cell).address;
        let column = self.place.columns.get(&address.column).copied();
        let has_entries = self.recogniser.part(question, Kind::Entries).is_some();
        let (respondent, aim) = match (column, aim) {
            (Some(Column::Field(field)), Aim::Whole) if has_entries => (self.first, Aim::Field(field)),
            (Some(Column::Explanation), Aim::Whole) => (self.first, Aim::Explanation),
            (Some(Column::Respondent(respondent)), aim) => (respondent, aim),
            (_, aim) => (self.first, aim),
        };
        let line = u64::from(address.row);
        self.found.respondents[respondent].claims.push(Claim { cell, bytes, question, aim, rule, line });
    }

    fn say(&mut self, code: Code, cell: CellId, path: &str, message: String) {
        self.found.diagnostics.push(Diagnostic::new(code, self.grid.spot(cell), message).about(path));
    }
}

/// A column with fewer cells than this holds no respondent's answers.
const FEWEST_ANSWERS: usize = 3;

/// The word Yes or No and nothing else; a mark alone is no word.
fn printed_yes_or_no(text: &str) -> Option<bool> {
    let word = text.trim();
    let is_word = word.chars().count() > 1 || !word.is_ascii();
    let (said, end) = vocabulary::leading_yes_or_no(word).filter(|_| is_word)?;
    word[end..].trim_matches(['.', ':']).is_empty().then_some(said)
}
