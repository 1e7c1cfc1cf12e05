//! Tables: a row a respondent, or a row an answer.

use super::{
    beside::Beside,
    block::Block,
    layer::Layer,
    marks::Choices,
    sheet::{Page, Written},
    wording::Wording,
};

/// One thing that a question asks for, and what each respondent said of it.
struct Item {
    question: String,
    /// The words of the option or field; empty for the answer itself.
    label: String,
    /// Which option it is.
    option: Option<usize>,
    number: Option<String>,
    prompt: String,
    section: String,
    cells: Vec<Option<Written>>,
    /// What is right because nothing stands in a cell.
    blank: Written,
}

/// The heading of words that stand apart.
const DETAILS: &str = "Please provide details";

/// What the heads of a wide table say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Codes,
    Prompts,
    Both,
    /// Question and option in rows of their own.
    TwoRows,
    /// Section, question, option.
    ThreeRows,
}

impl Layer<'_> {
    fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        for question in self.questions() {
            let (number, prompt) = self.label(question);
            self.has_words |= self.plan.dress.wording.is_words() && question.section_index() > 0;
            let is_stem = super::answers::asks(self.catalogue, question) == super::answers::Asks::Stem;
            if is_stem {
                continue;
            }
            self.prompts.push((question.code.clone(), prompt.clone()));
            let blocks = self.blocks(question, 0..self.respondents.len());
            let section = question.section(self.catalogue);
            let section = section
                .numeral
                .as_ref()
                .map_or_else(String::new, |numeral| format!("{numeral}. {}", section.title));
            let item = |label: &str, option, cells| Item {
                question: question.code.clone(),
                label: label.to_owned(),
                option,
                number: number.clone(),
                prompt: prompt.clone(),
                section: section.clone(),
                cells,
                blank: Written::label(""),
            };
            // Words that stand apart have a column to themselves.
            let is_apart = self.plan.dress.words_apart && blocks.iter().any(|block| block.words.is_some());
            let mut blocks = blocks;
            let apart: Vec<_> = blocks.iter_mut().map(|block| block.words.take_if(|_| is_apart)).collect();
            let main: Vec<_> = blocks.iter().map(whole).collect();
            let options = blocks.iter().map(|block| block.options.len()).max().unwrap_or_default();
            let mut fields: Vec<&str> = Vec::new();
            for (name, _) in blocks.iter().flat_map(|block| &block.fields) {
                if !fields.contains(&name.as_str()) {
                    fields.push(name);
                }
            }
            if main.iter().any(Option::is_some) || options == 0 && fields.is_empty() {
                items.push(item("", None, main));
            }
            for at in 0..options {
                let label = blocks[0].options[at].label.text();
                let mut item = item(&label, Some(at), blocks.iter().map(|block| option(block, at)).collect());
                for (block, cell) in blocks.iter().zip(&item.cells) {
                    if cell.is_none() {
                        item.blank.stand_for(&block.options[at].label);
                    }
                }
                items.push(item);
            }
            for name in fields {
                let text = |block: &Block| {
                    block.fields.iter().find(|(of, _)| of == name).and_then(|(_, text)| text.clone())
                };
                items.push(item(name, None, blocks.iter().map(text).collect()));
            }
            if is_apart {
                items.push(item(DETAILS, None, apart));
            }
        }
        items
    }

    /// A row a respondent.
    pub(super) fn wide(&mut self) -> String {
        let items = self.items();
        let wording = self.plan.dress.wording;
        let is_enough = self.plan.notation.is_enough();
        let head = match wording {
            Wording::None => Head::Codes,
            _ if !is_enough => self.random.pick(&[Head::Prompts, Head::TwoRows, Head::ThreeRows]),
            Wording::Translated(_) => self.random.pick(&[Head::Both, Head::TwoRows, Head::ThreeRows]),
            _ => self.random.pick(&[Head::Codes, Head::Prompts, Head::Both, Head::TwoRows, Head::ThreeRows]),
        };
        let star = head == Head::Both && self.random.chance(25);
        let mut page = Page::new("Responses");
        let mut first = 0;
        // A platform numbers its responses before all else.
        if self.random.chance(40) {
            page.label(0, 0, self.random.pick(&["ResponseId", "Respondent ID", "#", "Start time"]));
            first = 1;
        }
        let rows = match head {
            Head::TwoRows => 2,
            Head::ThreeRows => 3,
            _ => 1,
        };
        let brackets = self.random.chance(50);
        let mut before: (String, String) = Default::default();
        for (column, item) in (first..).zip(&items) {
            let number = item.number.as_deref();
            let prompt = self.plan.notation.join(number, &item.prompt);
            let is_head = item.number.is_none() && item.section.is_empty();
            let question = match head {
                Head::Codes if !is_head => number.unwrap_or(&item.prompt).to_owned(),
                Head::Prompts | Head::Codes => item.prompt.clone(),
                _ if star && !is_head => format!("* {prompt}"),
                _ => prompt,
            };
            let question = if item.label == DETAILS && rows == 1 { DETAILS.to_owned() } else { question };
            let option = match (head, item.option) {
                (_, None) if item.label == DETAILS && rows == 1 => String::new(),
                (Head::Codes, Some(at)) => (at + 1).to_string(),
                _ => item.label.clone(),
            };
            if rows == 1 {
                let text = match (head, option.as_str()) {
                    (_, "") => question,
                    (Head::Codes, option) => format!("{question}_{option}"),
                    (_, option) if brackets => format!("{question} [{option}]"),
                    (_, option) => format!("{question} - {option}"),
                };
                page.put(0, column, Written { others: item.blank.others.clone(), ..Written::label(text) });
            } else {
                if rows == 3 && before.0 != item.section && !item.section.is_empty() {
                    page.label(0, column, &item.section);
                }
                if before.1 != item.question {
                    page.label(rows - 2, column, question);
                }
                if !option.is_empty() {
                    let label = Written { others: item.blank.others.clone(), ..Written::label(option) };
                    page.put(rows - 1, column, label);
                }
                before = (item.section.clone(), item.question.clone());
            }
        }
        let mut row = rows;
        if self.random.chance(12) {
            for (column, item) in (first..).zip(&items) {
                page.label(
                    row,
                    column,
                    format!("{{\"ImportId\":\"QID{}_{}\"}}", 100 + column, item.question.len()),
                );
            }
            row += 1;
        }
        let mut beside_from = first + items.len() as u32;
        let trailing = [Beside::Reviewer, Beside::Status, Beside::Constant];
        for beside in self.plan.after.iter().filter(|beside| trailing.contains(beside)) {
            page.label(0, beside_from, beside.head(&mut self.random));
            for at in 0..self.respondents.len() {
                let of = ("memberState", super::answers::Asks::State);
                let cell = beside.cell(of, None, row, (&mut self.random, self.words));
                if let Some(cell) = cell {
                    page.put(row + at as u32, beside_from, cell.of(at));
                }
            }
            beside_from += 1;
        }
        for at in 0..self.respondents.len() {
            if first == 1 {
                page.label(row, 0, format!("R_{}", 1001 + at));
            }
            for (column, item) in (first..).zip(&items) {
                if let Some(cell) = &item.cells[at] {
                    page.put(row, column, cell.clone());
                }
            }
            row += 1;
        }
        self.pages.push(page);
        if head == Head::Codes {
            self.prompts.clear();
            let is_in_answers = matches!(self.plan.dress.choices, Choices::Chosen(_) | Choices::OneCell);
            self.has_words = is_in_answers && wording.is_words();
        } else if head == Head::Prompts {
            self.find_unclear_words();
        }
        format!("{head:?}").to_lowercase()
    }

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
        let heads: &[(&str, &[&str])] = &[
            ("state", &["Country", "Member State", "country", "State"]),
            ("answer", &["Answer", "Response", "response", "Value"]),
            ("number", &["No.", "Question no.", "question_no", "Code"]),
            ("question", &["Question", "question_text", "Prompt"]),
            ("item", &["Item", "Sub-item", "Option", "sub_item"]),
        ];
        let mut page = Page::new("Answers");
        for (column, name) in (0..).zip(&order) {
            let head = match heads.iter().find(|(of, _)| of == name) {
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
        let mut stood = Vec::new();
        for (at, item) in rows {
            if item.question == "memberState" {
                continue;
            }
            let Some(cell) = item.cells[at].as_ref() else { continue };
            for (column, name) in (0..).zip(&order) {
                match *name {
                    "state" => {
                        let Some(super::answers::Said::State(state, iso)) =
                            self.respondents[at].answers.get("memberState")
                        else {
                            continue;
                        };
                        let mut written = Written::answer("memberState", state).of(at);
                        if !stood.contains(&at) {
                            stood.push(at);
                            written = written.right("memberState.name", state);
                            if let Some(iso) = iso {
                                written = written.right("memberState.iso", *iso);
                            }
                        }
                        page.put(row, column, written);
                    }
                    "answer" => page.put(row, column, cell.clone()),
                    "number" => {
                        let number = item.number.clone().or_else(|| (!prompts).then(|| item.prompt.clone()));
                        number.into_iter().for_each(|number| page.label(row, column, number));
                    }
                    "question" if !item.prompt.is_empty() => page.label(row, column, &item.prompt),
                    "item" if !item.label.is_empty() => page.label(row, column, &item.label),
                    "question" | "item" => {}
                    other => {
                        let Some(beside) = extra.iter().find(|beside| beside.name() == other) else {
                            continue;
                        };
                        let question =
                            self.catalogue.question(&item.question).expect("a question of the catalogue");
                        let of = (item.question.as_str(), super::answers::asks(self.catalogue, question));
                        let said = self.respondents[at].answers.get(&item.question);
                        let said = beside.cell(of, said, row, (&mut self.random, self.words));
                        // One word a row would be told as often as there are rows of an answer.
                        if let Some(said) = said.filter(|_| item.label.is_empty()) {
                            page.put(row, column, said.of(at));
                        }
                    }
                }
            }
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

    /// What the prompts alone don't tell, whatever the notation.
    fn find_unclear_words(&mut self) {
        for code in super::wording::unclear(&self.prompts) {
            self.unclear.extend((0..self.respondents.len()).map(|at| (at, code.clone())));
        }
        self.prompts.clear();
    }
}

/// All that the cell of an answer has to hold.
fn whole(block: &Block) -> Option<Written> {
    block.cells.iter().cloned().chain(block.words.clone()).reduce(|all, cell| all.then("\n", cell))
}

/// What was said of an option: its mark and the words beside it.
fn option(block: &Block, at: usize) -> Option<Written> {
    let line = block.options.get(at)?;
    let label = |mut cell: Written| {
        // What nothing stands beside is said by the head.
        cell.rights.extend(line.label.rights.iter().cloned());
        cell
    };
    match (line.mark.clone(), line.detail.clone()) {
        (Some(mark), Some(detail)) => Some(mark.then(" ", detail.map(|detail| format!("({detail})")))),
        (mark, detail) => mark.or(detail),
    }
    .map(label)
}
