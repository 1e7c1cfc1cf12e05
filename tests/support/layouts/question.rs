//! A question of a form with its answers, and what follows them.

use msq_core::Question;

use super::{
    answers::{Asks, asks},
    block::Block,
    columns::Columns,
    layer::Layer,
    lines::{answer_rows, below, beside, yes_no},
    noise::{self, Noise},
    plan::Shape,
    sheet::{Class, Page, Written},
};

impl Layer<'_> {
    fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("a form has a page")
    }

    /// A question with the answers to it; the row behind them.
    pub(super) fn question(
        &mut self,
        question: &Question,
        blocks: &[Block],
        row: u32,
        columns: Columns,
    ) -> u32 {
        self.print(question, row, columns);
        let is_head = question.section_index() == 0;
        if !is_head {
            self.columns_beside(question, row, columns);
        }
        let asks_nothing = is_head || asks(self.catalogue, question) == Asks::Stem;
        let mut next = row + 1;
        for (at, block) in (0..).zip(blocks) {
            let mut block = block.clone();
            let has_row = !is_head && self.plan.has(Noise::DetailsRow) && block.options.is_empty();
            let apart = block.words.take_if(|_| has_row);
            next = next.max(self.answer(question, &block, (row, at), columns));
            next = self.placeholder(question, &block, (row, at, next), columns);
            next = self.follow(apart, asks_nothing, next, columns);
        }
        if columns.item.is_some() && self.plan.has(Noise::Merged) && next > row + 1 {
            for column in [columns.number, Some(columns.prompt)].into_iter().flatten() {
                if let Some(label) = self.page().cells.get_mut(&(row, column)) {
                    label.extent = msq_cells::Extent::new(next - row, 1);
                }
            }
        }
        next
    }

    /// The number and the prompt of a question.
    fn print(&mut self, question: &Question, row: u32, columns: Columns) {
        let (number, prompt) = self.label(question);
        // The tab says which question it is.
        let is_alone = self.plan.tabs_alone
            && question.section_index() > 0
            && !question.code.contains('.')
            && asks(self.catalogue, question) != Asks::Stem;
        if is_alone {
            return self.page().label(row, columns.prompt, "Answer");
        }
        self.prompts.push((question.code.clone(), prompt.clone()));
        self.has_words |= self.plan.dress.wording.is_words() && question.section_index() > 0;
        let joined = self.plan.notation.join(number.as_deref(), &prompt);
        let page = self.page();
        match (columns.number, number) {
            (Some(at), Some(number)) => {
                page.label(row, at, number);
                if !prompt.is_empty() {
                    page.label(row, columns.prompt, prompt);
                }
            }
            _ => page.label(row, columns.prompt, joined),
        }
    }

    /// The answer of a respondent; the row behind it.
    fn answer(&mut self, question: &Question, block: &Block, (row, at): (u32, u32), columns: Columns) -> u32 {
        let shape = self.plan.shape;
        let is_head = question.section_index() == 0;
        let is_list = !block.options.is_empty() || !block.fields.is_empty();
        let has_rows = shape == Shape::AnswerRows
            && !is_head
            && !is_list
            && asks(self.catalogue, question) != Asks::Stem;
        if has_rows && !block.cells.is_empty() && self.random.chance(35) {
            let source = Written::answer(&question.code, self.words.fill("Report of @"));
            self.page().put(row + 2, columns.answer, Written { class: Class::Beside, ..source });
        }
        if let (true, false, false, [cell]) = (self.plan.same_cell, is_head, is_list, block.cells.as_slice())
        {
            return self.behind(cell, block, row, columns);
        }
        let right = self.plan.below_right;
        let page = self.page();
        match shape {
            Shape::Below if !is_head => below(page, block, row + 1, columns, right),
            _ if has_rows => answer_rows(page, block, row + 1, columns),
            Shape::YesNoColumns if !is_head => yes_no(page, block, row, columns),
            Shape::ItemColumn | Shape::AnswerRows | Shape::YesNoColumns => {
                beside(page, block, row, columns, 0, true)
            }
            Shape::States => beside(page, block, row, columns, at, false),
            _ => beside(page, block, row, columns, at, true),
        }
    }

    /// An answer behind its prompt, in one cell with it; the row behind them.
    fn behind(&mut self, cell: &Written, block: &Block, row: u32, columns: Columns) -> u32 {
        let page = self.page();
        let label = page.cells.remove(&(row, columns.prompt)).unwrap_or_else(|| Written::label(""));
        let text = label.text();
        let between = match text.ends_with(['?', ':', '.']) {
            _ if text.is_empty() => "",
            true => " ",
            false => ": ",
        };
        page.put(row, columns.prompt, label.then(between, cell.clone()));
        if let Some(words) = &block.words {
            page.put(row, columns.answer, words.clone());
        }
        row + 1
    }

    /// What stands where an answer would; the row behind it.
    fn placeholder(
        &mut self,
        question: &Question,
        block: &Block,
        (row, at, next): (u32, u32, u32),
        columns: Columns,
    ) -> u32 {
        let is_open = block.cells.is_empty() && block.options.is_empty() && block.fields.is_empty();
        let is_asked = asks(self.catalogue, question) != Asks::Stem && self.plan.shape != Shape::AnswerRows;
        if !is_open || !is_asked || !self.plan.has(Noise::Placeholders) {
            return next;
        }
        let is_head = question.section_index() == 0;
        let (row, column) = match self.plan.shape {
            Shape::Below if !is_head && self.plan.below_right => (next, columns.answer),
            Shape::Below if !is_head => (next, columns.prompt),
            _ => (row, columns.answer + at),
        };
        let text = self.random.pick::<&str>(noise::PLACEHOLDERS);
        self.page().label(row, column, text);
        next.max(row + 1)
    }

    /// A row for details, or for more than anybody wrote; the row behind it.
    fn follow(&mut self, apart: Option<Written>, asks_nothing: bool, row: u32, columns: Columns) -> u32 {
        let follow: &[&str] = match &apart {
            Some(_) => &["Please provide details", "If yes, please provide details:", "Details"],
            None if !asks_nothing && self.plan.has(Noise::Specify) && self.random.chance(12) => {
                &["If yes, please specify", "Please specify:"]
            }
            None => return row,
        };
        let label = self.random.pick(follow);
        let page = self.page();
        page.label(row, columns.prompt, label);
        if let Some(words) = apart {
            page.put(row, columns.answer, words);
        }
        row + 1
    }
}
