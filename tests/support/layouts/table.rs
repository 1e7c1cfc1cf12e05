//! Tables: a row a respondent, or a row an answer.

use super::{
    answers::{Asks, asks},
    block::Block,
    layer::Layer,
    sheet::Written,
};

/// One thing that a question asks for, and what each respondent said of it.
pub(super) struct Item {
    pub(super) question: String,
    /// The words of the option or field; empty for the answer itself.
    pub(super) label: String,
    /// Which option it is.
    pub(super) option: Option<usize>,
    pub(super) number: Option<String>,
    pub(super) prompt: String,
    pub(super) section: String,
    pub(super) cells: Vec<Option<Written>>,
    /// What is right because nothing stands in a cell.
    pub(super) blank: Written,
}

/// The heading of words that stand apart.
pub(super) const DETAILS: &str = "Please provide details";

impl Layer<'_> {
    pub(super) fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        for question in self.questions() {
            let (number, prompt) = self.label(question);
            self.has_words |= self.plan.dress.wording.is_words() && question.section_index() > 0;
            let is_stem = asks(self.catalogue, question) == Asks::Stem;
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

    /// What the prompts alone don't tell, whatever the notation.
    pub(super) fn find_unclear_words(&mut self) {
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
