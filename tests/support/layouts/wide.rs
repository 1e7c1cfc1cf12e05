//! Tables with a row a respondent.

use super::{
    answers::Asks,
    beside::Beside,
    layer::Layer,
    marks::Choices,
    sheet::{Page, Written},
    table::{DETAILS, Item},
    wording::Wording,
};

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

/// How the heads are written.
#[derive(Clone, Copy, Debug)]
struct Look {
    head: Head,
    /// How many rows they have.
    rows: u32,
    /// Whether a platform marks what has to be answered.
    star: bool,
    /// Whether options stand in brackets.
    brackets: bool,
}

impl Layer<'_> {
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
        let look = Look { head, rows, star, brackets };
        self.heads_of(&mut page, first, &items, look);
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
        self.trailing(&mut page, row, first + items.len() as u32);
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

    /// The rows of the heads.
    fn heads_of(&self, page: &mut Page, first: u32, items: &[Item], look: Look) {
        let Look { head, rows, star, brackets } = look;
        let mut before = ("", "");
        for (column, item) in (first..).zip(items) {
            let number = item.number.as_deref();
            let prompt = self.plan.notation.join(number, &item.prompt);
            let is_head = item.number.is_none() && item.section.is_empty();
            let is_apart = item.label == DETAILS && rows == 1;
            let question = match head {
                _ if is_apart => DETAILS.to_owned(),
                Head::Codes if !is_head => number.unwrap_or(&item.prompt).to_owned(),
                Head::Prompts | Head::Codes => item.prompt.clone(),
                _ if star && !is_head => format!("* {prompt}"),
                _ => prompt,
            };
            let option = match (head, item.option) {
                (_, None) if is_apart => String::new(),
                (Head::Codes, Some(at)) => (at + 1).to_string(),
                _ => item.label.clone(),
            };
            let label = |text| Written { others: item.blank.others.clone(), ..Written::label(text) };
            if rows == 1 {
                page.put(
                    0,
                    column,
                    label(match (head, option.as_str()) {
                        (_, "") => question,
                        (Head::Codes, option) => {
                            format!("{}_{option}", question.trim_end_matches(['.', ')', ':']))
                        }
                        (_, option) if brackets => format!("{question} [{option}]"),
                        (_, option) => format!("{question} - {option}"),
                    }),
                );
                continue;
            }
            if rows == 3 && before.0 != item.section && !item.section.is_empty() {
                page.label(0, column, &item.section);
            }
            if before.1 != item.question {
                page.label(rows - 2, column, question);
            }
            if !option.is_empty() {
                page.put(rows - 1, column, label(option));
            }
            before = (&item.section, &item.question);
        }
    }

    /// The columns behind all answers.
    fn trailing(&mut self, page: &mut Page, row: u32, column: u32) {
        let kinds = [Beside::Reviewer, Beside::Status, Beside::Constant];
        let plan = self.plan;
        for (column, beside) in (column..).zip(plan.after.iter().filter(|beside| kinds.contains(beside))) {
            page.label(0, column, beside.head(&mut self.random));
            for at in 0..self.respondents.len() {
                let of = ("memberState", Asks::State);
                let cell = beside.cell(of, None, row, (&mut self.random, self.words));
                if let Some(cell) = cell {
                    page.put(row + at as u32, column, cell.of(at));
                }
            }
        }
    }
}
