//! Tables with a row an answer.

use std::collections::BTreeSet;

use super::{
    answers::{Said, asks},
    beside::Beside,
    layer::Layer,
    sheet::{Page, Written},
    table::Item,
    wording::Wording,
};

/// What columns are called.
const HEADS: &[(&str, &[&str])] = &[
    ("state", &["Country", "Member State", "country", "State"]),
    ("answer", &["Answer", "Response", "response", "Value"]),
    ("number", &["No.", "Question no.", "question_no", "Code"]),
    ("question", &["Question", "question_text", "Prompt"]),
    ("item", &["Item", "Sub-item", "Option", "sub_item"]),
];

impl Layer<'_> {
    /// A row an answer.
    pub(super) fn long(&mut self) -> String {
        let items = self.items();
        let wording = self.plan.dress.wording;
        let is_enough = self.plan.notation.is_enough();
        let numbers = is_enough && (!wording.is_words() || self.random.chance(70));
        let prompts = wording != Wording::None && (!numbers || self.random.chance(75));
        let has_items = items.iter().any(|item| !item.label.is_empty());
        let mut order = vec!["state", "answer"];
        order.extend(numbers.then_some("number"));
        order.extend(prompts.then_some("question"));
        order.extend(has_items.then_some("item"));
        let extra: Vec<_> =
            self.plan.after.iter().copied().filter(|beside| !matches!(beside, Beside::Row)).collect();
        order.extend(extra.iter().map(|beside| beside.name()));
        self.random.shuffle(&mut order);
        let mut page = Page::new("Answers");
        for (column, name) in (0..).zip(&order) {
            let head = match HEADS.iter().find(|(of, _)| of == name) {
                Some((_, of)) => self.random.pick::<&str>(of),
                None => extra
                    .iter()
                    .find(|beside| beside.name() == *name)
                    .map_or("", |beside| beside.head(&mut self.random)),
            };
            page.label(0, column, head);
        }
        let mut row = 1;
        let by_state = self.random.chance(70);
        let mut rows: Vec<(usize, &Item)> =
            items.iter().flat_map(|item| (0..self.respondents.len()).map(move |at| (at, item))).collect();
        if by_state {
            rows.sort_by_key(|(at, _)| *at);
        }
        // A list that names the ticked options alone leaves the others to be told.
        self.maybe.extend(items.iter().flat_map(|item| item.blank.others.iter().cloned()));
        let mut stood = BTreeSet::new();
        for (at, item) in rows {
            if item.question == "memberState" {
                continue;
            }
            let Some(cell) = item.cells[at].as_ref() else { continue };
            for (column, name) in (0..).zip(&order) {
                let cell = match *name {
                    "state" => Some(self.state(at, !stood.contains(&at))),
                    "answer" => Some(cell.clone()),
                    "number" => {
                        let number = item.number.clone().or_else(|| (!prompts).then(|| item.prompt.clone()));
                        number.map(Written::label)
                    }
                    "question" => Some(Written::label(&item.prompt)),
                    "item" => Some(Written::label(&item.label)),
                    other => extra
                        .iter()
                        .find(|beside| beside.name() == other)
                        .and_then(|beside| self.said_beside(*beside, item, at, row)),
                };
                if let Some(cell) = cell.filter(|cell| !cell.text().is_empty() || !cell.boxes.is_empty()) {
                    page.put(row, column, cell);
                }
            }
            stood.insert(at);
            row += 1;
        }
        self.pages.push(page);
        if !prompts {
            self.has_words = has_items && wording.is_words();
        }
        if !numbers {
            self.find_unclear_words();
        }
        order.join(" ")
    }

    /// The name of a respondent; what is right of it stands there once.
    fn state(&self, at: usize, is_first: bool) -> Written {
        let Some(Said::State(state, iso)) = self.respondents[at].answers.get("memberState") else {
            return Written::label("");
        };
        let written = Written::answer("memberState", state).of(at);
        match iso {
            _ if !is_first => written,
            Some(iso) => written.right("memberState.name", state).right("memberState.iso", *iso),
            None => written.right("memberState.name", state),
        }
    }

    /// What stands in another column beside an answer.
    fn said_beside(&mut self, beside: Beside, item: &Item, at: usize, row: u32) -> Option<Written> {
        let question = self.catalogue.question(&item.question)?;
        let of = (item.question.as_str(), asks(self.catalogue, question));
        let said = self.respondents[at].answers.get(&item.question);
        let said = beside.cell(of, said, row, (&mut self.random, self.words))?;
        // Once for all rows of an answer.
        item.label.is_empty().then(|| said.of(at))
    }
}
