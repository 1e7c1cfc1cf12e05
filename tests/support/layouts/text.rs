//! Text files: a printed page, and a reply to a mail. Each line is a cell.

use msq_core::Question;

use super::{
    answers::{Asks, asks},
    block::Block,
    layer::Layer,
    noise,
    sheet::{Page, Written},
    wording::Wording,
};

/// A page that is written from the top down.
#[derive(Debug, Default)]
struct Paper {
    page: Page,
    row: u32,
}

impl Paper {
    fn put(&mut self, written: Written) {
        self.page.put(self.row, 0, written);
        self.row += 1;
    }
}

/// What a text is like.
#[derive(Clone, Copy, Debug)]
struct Manner {
    is_mail: bool,
    /// Whether a reply quotes the prompts, or repeats the numbers alone.
    quotes: bool,
    /// Whether answers stand behind their prompts.
    behind: bool,
}

impl Layer<'_> {
    /// A page with a line a cell; `is_mail` quotes what was asked.
    pub(super) fn text(&mut self, is_mail: bool) {
        let mut paper = Paper::default();
        // Where a prompt of another language ends, nobody could tell.
        let behind = self.random.chance(35) && !matches!(self.plan.dress.wording, Wording::Translated(_));
        let quotes = is_mail && (!self.plan.notation.is_enough() || self.random.chance(60));
        let manner = Manner { is_mail, quotes, behind };
        let noise = &self.plan.noise;
        if is_mail {
            paper.put(Written::label("Dear colleagues,"));
            paper.put(Written::label("please find our answers below."));
            paper.row += 1;
        } else {
            paper.row = noise::title(&mut paper.page, 0, noise, &mut self.random) + 1;
        }
        let mut section = 0;
        for question in self.questions() {
            let own = question.section(self.catalogue);
            if question.section_index() != section {
                section = question.section_index();
                if let (true, false, Some(numeral)) = (self.plan.sections, is_mail, &own.numeral) {
                    paper.put(Written::label(self.plan.section_title(numeral, &own.title)));
                    paper.row += 1;
                    self.has_words = true;
                }
            }
            let mut block = self.blocks(question, 0..1).remove(0);
            let is_list = !block.options.is_empty() || !block.fields.is_empty();
            let said = lines(&mut block);
            if is_mail && said.is_empty() && !quotes {
                continue;
            }
            if !is_mail && section > 0 {
                let row = paper.row;
                paper.row = noise::between(&mut paper.page, row, 0, noise, &mut self.random);
            }
            let is_words = self.plan.dress.wording.is_words() && section > 0;
            self.has_words |=
                is_words && (!is_mail || quotes || asks(self.catalogue, question) == Asks::Ticks);
            self.question_in(&mut paper, question, said, Manner { behind: behind && !is_list, ..manner });
            if !is_mail || self.random.chance(80) {
                paper.row += 1;
            }
        }
        if is_mail {
            paper.row += 1;
            paper.put(Written::label("Best regards"));
        }
        self.pages.push(one_line_a_cell(paper.page));
    }

    /// A question, and the lines of the answer to it.
    fn question_in(&mut self, paper: &mut Paper, question: &Question, said: Vec<Written>, manner: Manner) {
        let (number, prompt) = self.label(question);
        let label = self.plan.notation.join(number.as_deref(), &prompt);
        self.prompts.push((question.code.clone(), prompt));
        let mut said = said.into_iter();
        if question.section_index() == 0 {
            let label = Written::label(format!("{}: ", label.trim_end_matches([':', '.'])));
            let is_bare = question.code == "memberState" && !manner.is_mail && self.random.chance(15);
            paper.put(match said.next() {
                // The name of the state stands alone under the title.
                Some(cell) if is_bare => cell,
                Some(cell) => label.then("", cell),
                None => label,
            });
        } else if manner.is_mail && !manner.quotes {
            // The number alone, and the answer behind it.
            let label = Written::label(number.unwrap_or_default());
            paper.put(said.next().map_or(label.clone(), |cell| label.then(" ", cell)));
        } else {
            let label = if manner.quotes { format!("> {label}") } else { label };
            match said.next() {
                Some(cell) if manner.behind && !manner.quotes && !cell.text().contains('\n') => {
                    let between = if label.ends_with(['?', ':', '.']) { " " } else { ": " };
                    paper.put(Written::label(label).then(between, cell));
                }
                cell => {
                    paper.put(Written::label(label));
                    cell.into_iter().for_each(|cell| paper.put(cell));
                }
            }
        }
        said.for_each(|cell| paper.put(cell));
    }
}

/// The lines of an answer.
fn lines(block: &mut Block) -> Vec<Written> {
    let mut lines: Vec<Written> =
        block.cells.drain(..).reduce(|all, cell| all.then(" ", cell)).into_iter().collect();
    for option in &block.options {
        let line = option.label.clone();
        lines.push(match option.detail.clone() {
            Some(detail) => line.then(": ", detail),
            None => line,
        });
    }
    for (name, text) in &block.fields {
        lines.extend(text.clone().map(|text| Written::label(format!("{name}:")).then(" ", text)));
    }
    lines.extend(block.words.take());
    lines
}

/// The same page with a cell for each line of a cell.
fn one_line_a_cell(page: Page) -> Page {
    let mut split = Page::new(page.name.clone());
    let mut row = 0;
    let mut before = None;
    for ((at, _), written) in page.cells {
        row += before.map_or(at, |before: u32| at - before);
        before = Some(at);
        let text = written.text();
        for (line, piece) in text.split('\n').enumerate() {
            let mut cell = written.clone().map(|_| piece.to_owned());
            if line > 0 {
                row += 1;
            }
            // A value stands where its text does, as far as that can be told.
            cell.rights.retain(|(_, value)| {
                let is_said = |piece: &str| piece.contains(value.as_str());
                if text.split('\n').any(is_said) { is_said(piece) } else { line == 0 }
            });
            split.put(row, 0, cell);
        }
    }
    split
}
