//! The labels of a form: what a cell names, depending on what stands around it.

use msq_core::{Kind, QuestionId, codes, states};

use super::{Cut, Labelled, Pairs, Walk, pairs};
use crate::{
    CellValue, Role, Rule,
    claim::Aim,
    date::{self, Doubt},
    grid::CellId,
    lexicon::Name,
    words,
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

    /// The label that a cell begins with.
    pub(super) fn label(&mut self, cell: CellId) -> Option<Labelled> {
        let label = self.place.aligned.labels.remove(&cell)?;
        let text = self.grid.text(cell);
        let column = self.grid.cell(cell).address.column;
        let open = self.open.map(|(question, _)| question);
        let end = label.bytes.end;
        if label.rule == Rule::PrintedWords && !matches!(label.name, Name::Question(_) | Name::Part { .. }) {
            self.found.evidence.printed(&text[label.bytes.clone()]);
        }
        let (role, owner) = self.recogniser.role(label.name, open)?;
        if let (Name::Question(question), Some(rest)) = (label.name, label.missing) {
            let claims = self.found.respondents[self.first].claims.len();
            self.cut = Some(Cut { question, rest, claims });
        }
        let shared = match label.name {
            Name::Question(question) => self.recogniser.shared(question, label.rule, open),
            _ => None,
        };
        if let Some((code, message)) = label.doubt.or(shared) {
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
        self.found.evidence.label(self.recogniser, question, rule, (cell, self.grid.text(cell)));
        if self.recogniser.is_telling_name(Name::Question(question)) {
            self.place.labels.get_or_insert(self.grid.cell(cell).address.column);
        }
    }
}
