//! The labels of a form: what a cell names, depending on what stands around it.

use std::collections::BTreeSet;

use msq_core::{Kind, QuestionId, codes, states};

use super::{Cut, Labelled, Pairs, Walk, pairs};
use crate::{
    CellValue, Role, Rule, choices,
    claim::Aim,
    code::Number,
    date::{self, Doubt},
    grid::{CellId, Row},
    lexicon::Name,
    recognise::Situation,
    vocabulary, words,
};

impl Walk<'_> {
    /// The word Yes or No of a printed pair, to be marked, under a question that asks for it.
    pub(super) fn yes_or_no(&mut self, cell: CellId, pairs: &Pairs) -> Option<Labelled> {
        let (question, _) = self.open?;
        self.recogniser.part(question, Kind::YesNo)?;
        let text = self.grid.text(cell);
        let column = self.grid.cell(cell).address.column;
        let (word, said) = pairs::printed(text)?;
        // Side by side in the columns of several respondents, Yes and No are two answers.
        if self.is_respondents(column) || !pairs.has(column, !said) {
            return None;
        }
        let path =
            format!("{}.{}", self.recogniser.catalogue[question].code, if said { "yes" } else { "no" });
        self.spans.add(cell, word.clone(), Role::Label(path), Rule::KnownWords);
        let owner = Some((question, Aim::YesNo { said }));
        self.claim_bytes(cell, 0..word.start, owner, Rule::InFrontOfLabel);
        Some(Labelled { cell, owner, name: None, end: word.end })
    }

    /// The label that a cell begins with, given the text left of it and the labels in its row.
    pub(super) fn label(
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
        let asks_for_head = !labels.is_empty() && self.asks_for_head(text);
        let in_place =
            asks_for_head || labels.is_empty() && self.place.labels.is_none_or(|labels| labels == column);
        if open.is_some_and(|question| choices::is_list(self.recogniser, question, text)) {
            return None;
        }
        if let Some(label) = self.translated_title(cell, beside, in_place, behind) {
            return Some(label);
        }
        let label = self
            .recogniser
            .label(text, Situation { open, beside, in_place })
            .or_else(|| self.recogniser.misspelt_option(text, open.filter(|_| self.is_option(cell, row))?))?;
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
            // In the column of one respondent of several, an option is that respondent's choice.
            Name::Option { .. } if self.is_respondents(column) => return None,
            // A prompt right of another one is an answer in the same words.
            Name::Question(_)
                if !labels.is_empty() && !asks_for_head && !self.recogniser.is_telling_name(label.name) =>
            {
                return None;
            }
            _ => {}
        }
        let (role, owner) = self.recogniser.role(label.name, open)?;
        if let (Name::Question(question), Some(rest)) = (label.name, label.missing) {
            let claims = self.found.respondents[self.first].claims.len();
            self.cut = Some(Cut { question, rest, claims });
        }
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
        self.spans.add(cell, label.bytes, role.clone(), label.rule);
        let translated = self.end_of_translation(cell, end);
        if translated > end {
            self.spans.add(cell, end..translated, role, Rule::BehindLabel);
        }
        let end = translated;
        match label.name {
            Name::Question(question) => self.opened(question, cell, label.rule),
            Name::Option { question, .. } => {
                self.found.respondents[self.first].printed.extend([(question, column)])
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

    /// Whether a text asks for something in the head of the form, beside another label: `Date:`. Without a colon it can
    /// answer.
    fn asks_for_head(&self, text: &str) -> bool {
        let found = self.recogniser.lexicon.find(text).filter(|found| found.label.end == text.len());
        let mut names = found.into_iter().flat_map(|found| found.names);
        text.trim_end().ends_with([':', '：'])
            && names
                .any(|known| known.name.question().is_some_and(|question| self.recogniser.is_head(question)))
    }

    /// Whether a text goes on with the prompt that was cut short. What stands in between was displaced: it goes to the
    /// question before, if that has no answer.
    pub(super) fn rest_of_prompt(&mut self, cell: CellId) -> bool {
        let text = self.grid.text(cell);
        let Some(cut) = self.cut.take_if(|cut| words::key(text) == cut.rest) else { return false };
        let catalogue = self.recogniser.catalogue;
        self.spans.add(
            cell,
            self.grid.whole(cell),
            Role::Question(catalogue[cut.question].code.clone()),
            Rule::RestOfPrompt,
        );
        let before = catalogue
            .questions()
            .iter()
            .rev()
            .map(|question| question.id)
            .find(|question| *question < cut.question);
        let claims = &mut self.found.respondents[self.first].claims;
        let between = cut.claims.min(claims.len());
        let (answered, between) = claims.split_at_mut(between);
        if let Some(before) = before.filter(|before| !answered.iter().any(|claim| claim.question == *before))
        {
            let mut displaced = Vec::new();
            for claim in between.iter_mut().filter(|claim| claim.question == cut.question) {
                claim.question = before;
                displaced.push(claim.cell);
            }
            if let Some(first) = displaced.first() {
                let (given, to) = (&catalogue[cut.question].code, &catalogue[before].code);
                let message = format!(
                    "the answer stands within the prompt of {given}; it was given to {to}, which has none"
                );
                self.say(codes::DISPLACED_ANSWER, *first, to, message);
            }
        }
        true
    }

    /// Whether a text is the numeral of the section whose title follows.
    pub(super) fn lone_numeral(&mut self, cell: CellId, behind: Option<&Row>) -> bool {
        let text = self.grid.text(cell);
        let Some(number) = Number::whole(text) else { return false };
        let numeral = behind.and_then(|row| row.cells().next()).and_then(|title| {
            let found = self.recogniser.lexicon.find(self.grid.text(title))?;
            found.names.iter().find_map(|known| match known.name {
                Name::Section(section) => self.recogniser.catalogue.sections()[section].numeral.as_deref(),
                _ => None,
            })
        });
        let is_its = numeral.is_some_and(|numeral| number.repeats(numeral));
        if is_its {
            self.spans.add(cell, self.grid.whole(cell), Role::Number, Rule::BesideLabel);
        }
        is_its
    }

    /// Whether a text above all questions is the name of a state, or a date: the form prints no prompt for them.
    pub(super) fn by_content(&mut self, cell: CellId) -> bool {
        let labels = &self.found.respondents[self.first].labels;
        if self.open.is_some() || !labels.is_empty() && self.place.labels.is_some() {
            return false;
        }
        let text = self.grid.text(cell).trim();
        // Numbers with points are versions as well: nothing but a whole year makes a date of them.
        let is_date = matches!(self.grid.cell(cell).value, CellValue::DateTime { .. })
            || date::parse(text).is_some_and(|found| found.doubt != Some(Doubt::Century));
        let is_state = matches!(states::find(text), states::Match::Exact(_));
        let mut questions = self
            .recogniser
            .catalogue
            .questions()
            .iter()
            .filter(|question| !question.printed)
            .map(|question| question.id);
        let asked = questions.find(|&question| {
            let is_open =
                !self.found.respondents[self.first].claims.iter().any(|claim| claim.question == question);
            let fits = (is_state && self.recogniser.names_respondent(question))
                || (is_date && self.recogniser.part(question, Kind::Date).is_some());
            is_open && fits
        });
        let Some(question) = asked else { return false };
        let code = &self.recogniser.catalogue[question].code;
        self.say(
            codes::LABEL_BY_CONTENT,
            cell,
            code,
            format!("{text:?} was taken for {code}: nothing labels it"),
        );
        self.claim(cell, 0, Some((question, Aim::Whole)), Rule::Content);
        true
    }

    /// Notes that a question's label was found.
    pub(super) fn opened(&mut self, question: QuestionId, cell: CellId, rule: Rule) {
        let labelled = |walk: &Self| {
            walk.found.respondents[walk.first].labels.iter().any(|(other, _)| *other == question)
        };
        // A second head begins a second form.
        if self.recogniser.names_respondent(question) && labelled(self) {
            self.next_respondent();
        }
        self.place.columns.forget_local();
        self.found.respondents[self.first].labels.push((question, cell));
        if self.recogniser.is_evidence(question, rule) {
            self.by_words.insert(question);
        }
        if self.recogniser.is_telling_name(Name::Question(question)) {
            self.place.labels.get_or_insert(self.grid.cell(cell).address.column);
        }
    }

    /// Whether something says that an option stands in a cell, whatever its words: a mark in it or beside it, or the
    /// other options in its column.
    fn is_option(&self, cell: CellId, row: &Row) -> bool {
        let Some((question, _)) = self.open else { return false };
        let column = self.grid.cell(cell).address.column;
        let is_beside = |other: &CellId| *other != cell;
        let text = self.grid.text(cell);
        self.recogniser.part(question, Kind::Ticked).is_some()
            && (self.found.respondents[self.first].printed.contains(&(question, column))
                || vocabulary::leading_box(text).is_some()
                || vocabulary::trailing_box(text).is_some()
                || self.marks(row).iter().any(is_beside))
    }

    /// Whether a cell that is an option's label, and nothing else, answers instead of asking: no mark stands in its
    /// row, and the other options aren't printed in its column.
    fn is_answer(&self, cell: CellId, row: &Row, name: Name, behind: &[Row]) -> bool {
        let Name::Option { question, ticked, .. } = name else { return false };
        let names_option = |other: CellId| {
            let found = self.recogniser.lexicon.find(self.grid.text(other))?;
            found.names.iter().find_map(|known| match known.name {
                Name::Option { question: of, option, .. } if of == question => Some(option),
                _ => None,
            })
        };
        let column = self.grid.cell(cell).address.column;
        let in_column = |row: &Row| row.cells().find(|&other| self.grid.cell(other).address.column == column);
        // In front of the prompts stand their numbers, and 1 is none that ticks.
        let is_number = |other: CellId| {
            self.place.labels.is_some_and(|labels| self.grid.cell(other).address.column < labels)
        };
        let marked = self.marks(row).iter().any(|&other| other != cell && !is_number(other));
        let in_row = || row.cells().filter(|&other| names_option(other).is_some()).nth(1).is_some();
        let printed_above = self.found.respondents[self.first].printed.contains(&(question, column));
        // Beside the prompts stand answers, unless the list is printed there; below them it is the other way round.
        let at_prompts = self.place.labels == Some(column);
        let options = self.recogniser.catalogue.options(ticked).len();
        let below = || -> BTreeSet<_> {
            behind.iter().take(2 * options).filter_map(in_column).filter_map(names_option).collect()
        };
        !(printed_above || at_prompts || marked || in_row() || (below().len() + 1) * 2 > options)
    }

    /// The cells of the row that is read that hold nothing but a mark.
    fn marks(&self, row: &Row) -> &[CellId] {
        let is_mark = |cell: &CellId| vocabulary::mark(self.grid.text(*cell)).is_some();
        self.marks.get_or_init(|| row.cells().filter(is_mark).collect())
    }
}
