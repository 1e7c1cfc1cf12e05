//! Forms: questions down the rows, of one respondent or of several as columns.

use std::ops::Range;

use msq_core::{Question, Section};

use super::{
    columns::Columns,
    layer::Layer,
    marks::MarkPlace,
    noise::{self, Noise},
    notation::Notation,
    plan::{NumberPlace, Shape, Tabs},
    sheet::{Page, Written},
    wording,
};

impl<'a> Layer<'a> {
    /// A form that has a page to itself, or some.
    pub(super) fn form(&mut self) {
        let mut questions = self.questions();
        self.swap(&mut questions);
        if self.plan.has(Noise::Cover) {
            let heads = questions.iter().take_while(|question| question.section_index() == 0).count();
            let heads: Vec<_> = questions.drain(..heads).collect();
            self.pages.push(Page::new("Cover"));
            self.rows(&heads, 0, 0, 0..1);
        }
        match self.plan.shape {
            Shape::Blocks => self.side_by_side(&questions),
            Shape::SectionSheets => self.sheets(&questions, true),
            Shape::QuestionSheets => self.sheets(&questions, false),
            Shape::Batch => {
                self.pages.push(Page::new("Forms"));
                for at in 0..self.respondents.len() {
                    let end = self.pages[0].end();
                    let row = if at == 0 { end } else { end + 2 };
                    self.rows(&questions, row, 0, at..at + 1);
                }
            }
            _ => {
                self.pages.push(Page::new("Form"));
                self.rows(&questions, 0, 0, 0..self.respondents.len());
            }
        }
    }

    fn side_by_side(&mut self, questions: &[&'a Question]) {
        self.pages.push(Page::new("Form"));
        let count = 2 + usize::from(self.random.chance(25));
        let mut column = 0;
        // No block begins between a question and its sub-items.
        let starts: Vec<usize> = (0..count)
            .map(|at| {
                let mut start = at * questions.len() / count;
                while start > 0 && start < questions.len() && questions[start].code.contains(['.']) {
                    start += 1;
                }
                start
            })
            .chain([questions.len()])
            .collect();
        for block in starts.windows(2) {
            self.rows(&questions[block[0]..block[1].max(block[0])], 0, column, 0..1);
            column = self.pages[0].width() + self.random.below(2) as u32;
        }
    }

    fn sheets(&mut self, questions: &[&'a Question], by_section: bool) {
        let mut at = 0;
        while at < questions.len() {
            let first = questions[at];
            let main = |question: &Question| question.code.split('.').next().map(str::to_owned);
            let together = |other: &&&Question| {
                if by_section || first.section_index() == 0 || first.code.starts_with('X') {
                    other.section_index() == first.section_index()
                } else {
                    main(other) == main(first)
                }
            };
            let count = questions[at..].iter().take_while(together).count();
            let section = first.section(self.catalogue);
            let name = match (&section.numeral, by_section) {
                (None, _) => "General".to_owned(),
                (Some(numeral), true) => format!("{numeral}. {}", section.title),
                (Some(_), false) if first.code.starts_with('X') => "Contact".to_owned(),
                (Some(_), false) => match self.plan.tabs {
                    Tabs::Code => format!("Q{}", first.code),
                    Tabs::Number => first.code.clone(),
                    Tabs::Question => format!("Question {}", first.code),
                    Tabs::Title => {
                        format!("{}. {}", first.code, wording::title(&first.code).unwrap_or(&first.prompt))
                    }
                },
            };
            self.pages.push(Page::new(name.chars().take(31).collect::<String>().replace('/', "-")));
            self.rows(&questions[at..at + count], 0, 0, 0..1);
            at += count;
        }
    }

    fn columns(&self, from: u32) -> Columns {
        let plan = self.plan;
        let has_numbers = plan.notation != Notation::None;
        let number = (has_numbers && plan.number_place == NumberPlace::OwnColumn).then_some(from);
        let is_left = plan.dress.mark_place == MarkPlace::Left && number.is_none();
        let prompt = from + u32::from(number.is_some() || is_left);
        let item = (plan.shape == Shape::ItemColumn).then_some(prompt + 1);
        let before = prompt + 1 + u32::from(item.is_some());
        let answer = before + u32::from(plan.before.is_some());
        let (words, fields) = match plan.shape {
            Shape::YesNoColumns => (2, 2),
            _ if plan.heads && plan.dress.has_url_column() => (2, 0),
            _ => (1, 0),
        };
        let after = answer + words + 1;
        let mark = if plan.dress.mark_place == MarkPlace::Left { prompt - 1 } else { answer };
        Columns { number, mark, prompt, item, before, answer, words, fields, after, pairs: plan.pairs }
    }

    /// Questions with the answers of some respondents, from a row and a column on.
    fn rows(&mut self, questions: &[&'a Question], row: u32, column: u32, respondents: Range<usize>) {
        let columns = self.columns(column);
        let noise = &self.plan.noise;
        let mut row = row;
        if row == 0 && column == 0 && self.pages.len() == 1 {
            let page = self.pages.last_mut().expect("a page");
            row = noise::title(page, row, noise, &mut self.random);
        }
        let mut section = 0;
        let mut has_heads = false;
        for question in questions {
            let page = self.pages.last_mut().expect("a page");
            if !question.code.contains('.') && question.section_index() > 0 {
                row = noise::between(
                    page,
                    row,
                    columns.number.unwrap_or(columns.prompt),
                    noise,
                    &mut self.random,
                );
            }
            if question.section_index() != section {
                section = question.section_index();
                let own = question.section(self.catalogue);
                if self.plan.sections {
                    row = self.section(own, row, columns);
                }
                if self.plan.heads && !has_heads {
                    has_heads = true;
                    row = self.heads(row, columns);
                }
            }
            let blocks = self.blocks(question, respondents.clone());
            row = self.question(question, &blocks, row, columns);
        }
        let page = self.pages.last_mut().expect("a page");
        noise::sign_off(page, row, columns.prompt, noise, &mut self.random);
    }

    /// The heading of a section.
    fn section(&mut self, section: &Section, row: u32, columns: Columns) -> u32 {
        let Some(numeral) = &section.numeral else { return row };
        let first = columns.number.unwrap_or(columns.prompt);
        self.has_words = true;
        let page = self.pages.last_mut().expect("a page");
        let mut title = Written::label(self.plan.section_title(numeral, &section.title));
        match columns.number {
            Some(number) if self.plan.section_title == 4 => {
                page.label(row, number, format!("{numeral}."));
                page.label(row, columns.prompt, &section.title);
                return row + 1;
            }
            _ => {}
        }
        if self.plan.has(Noise::Merged) {
            title.extent = msq_cells::Extent::new(1, columns.answer - first + 1);
        }
        page.put(row, first, title);
        row + 1
    }

    /// The headings of columns.
    fn heads(&mut self, row: u32, columns: Columns) -> u32 {
        // The same words on each sheet.
        let mut random = self.heads.clone();
        let page = self.pages.last_mut().expect("a page");
        if let Some(number) = columns.number {
            page.label(row, number, random.pick::<&str>(&["No.", "No", "#", "Nr."]));
        }
        page.label(row, columns.prompt, random.pick::<&str>(&["Question", "Questions", "Indicator"]));
        if let Some(item) = columns.item {
            page.label(row, item, "Item");
        }
        if let Some(before) = self.plan.before {
            page.label(row, columns.before, before.head(&mut random));
        }
        if self.plan.shape == Shape::YesNoColumns {
            for (at, head) in (0..).zip(["Yes", "No", "Details"]) {
                page.label(row, columns.answer + at, head);
            }
        } else {
            page.label(row, columns.answer, random.pick::<&str>(&["Answer", "Response", "Reply"]));
            if columns.words > 1 {
                page.label(row, columns.answer + 1, random.pick::<&str>(&["URL", "Website", "Link"]));
            }
            let words = random.pick::<&str>(&["Remarks", "Comments", "Details"]);
            page.label(row, columns.answer + columns.words, words);
        }
        for (at, beside) in (0..).zip(&self.plan.after) {
            page.label(row, columns.after + at, beside.head(&mut random));
        }
        row + 1
    }
}
