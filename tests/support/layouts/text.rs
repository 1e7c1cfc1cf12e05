//! Text files: a printed page, and a reply to a mail. Each line is a cell.

use super::{
    block::Block,
    layer::Layer,
    noise,
    sheet::{Page, Written},
};

impl Layer<'_> {
    /// A page with a line a cell; `is_mail` quotes what was asked.
    pub(super) fn text(&mut self, is_mail: bool) {
        let mut page = Page::new("");
        let mut row = 0;
        let behind = self.random.chance(35);
        // An answer to a mail quotes the prompt, or repeats its number.
        let quotes = is_mail && (!self.plan.notation.is_enough() || self.random.chance(60));
        let noise = &self.plan.noise;
        if is_mail {
            page.label(row, 0, "Dear colleagues,");
            page.label(row + 1, 0, "please find our answers below.");
            row += 3;
        } else {
            row = noise::title(&mut page, row, noise, &mut self.random) + 1;
        }
        let mut section = 0;
        for question in self.questions() {
            let own = question.section(self.catalogue);
            if question.section_index() != section {
                section = question.section_index();
                if let (true, false, Some(numeral)) = (self.plan.sections, is_mail, &own.numeral) {
                    page.label(row, 0, self.plan.section_title(numeral, &own.title));
                    self.has_words = true;
                    row += 2;
                }
            }
            let (number, prompt) = self.label(question);
            self.has_words |= self.plan.dress.wording.is_words() && question.section_index() > 0;
            let mut block = self.blocks(question, 0..1).remove(0);
            let said = lines(&mut block);
            if is_mail && said.is_empty() && !quotes {
                continue;
            }
            if !is_mail && section > 0 {
                row = noise::between(&mut page, row, 0, noise, &mut self.random);
            }
            let is_head = section == 0;
            let label = self.plan.notation.join(number.as_deref(), &prompt);
            self.prompts.push((question.code.clone(), prompt));
            let mut said = said.into_iter();
            if is_head {
                let cell = said.next();
                let label = Written::label(format!("{}: ", label.trim_end_matches([':', '.'])));
                let is_bare = question.code == "memberState" && !is_mail && self.random.chance(15);
                page.put(
                    row,
                    0,
                    match cell {
                        // The name of the state stands alone under the title.
                        Some(cell) if is_bare => cell,
                        Some(cell) => label.then("", cell),
                        None => label,
                    },
                );
                row += 1;
            } else if is_mail && !quotes {
                // The number alone, and the answer behind it.
                let label = Written::label(number.unwrap_or_default());
                let cell = said.next().map_or(label.clone(), |cell| label.then(" ", cell));
                page.put(row, 0, cell);
                row += 1;
            } else {
                let label = if quotes { format!("> {label}") } else { label };
                let first = behind && !quotes && block.options.is_empty() && block.fields.is_empty();
                let cell = said.next();
                match cell {
                    Some(cell) if first && !cell.text().contains('\n') => {
                        let between = if label.ends_with(['?', ':', '.']) { " " } else { ": " };
                        page.put(row, 0, Written::label(label).then(between, cell));
                        row += 1;
                    }
                    cell => {
                        page.label(row, 0, label);
                        row += 1;
                        if let Some(cell) = cell {
                            page.put(row, 0, cell);
                            row += 1;
                        }
                    }
                }
            }
            for cell in said {
                page.put(row, 0, cell);
                row += 1;
            }
            if !is_mail || self.random.chance(80) {
                row += 1;
            }
        }
        if is_mail {
            page.label(row + 1, 0, "Best regards");
        }
        if is_mail && !quotes {
            self.has_words = false;
        }
        self.pages.push(one_line_a_cell(page));
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
