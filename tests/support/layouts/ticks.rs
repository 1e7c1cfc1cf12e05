//! A list of options with what is ticked of it.

use msq_cells::CellValue;
use msq_core::{Catalogue, Choice, Kind, Question};

use super::{
    answers::Ticks,
    block::{Block, Dress, OptionLine},
    marks::{Choices, MarkPlace},
    random::Random,
    sheet::{Class, Written},
    wording::Wording,
};

/// A list, and what was said of it.
#[derive(Debug)]
struct List<'a> {
    code: &'a str,
    options: &'a [Choice],
    ticks: &'a Ticks,
    is_answered: bool,
    dress: &'a Dress,
}

/// What stands for the options of a question, and for those that are ticked if it was answered.
pub(super) fn ticks(
    catalogue: &Catalogue,
    question: &Question,
    said: Option<&Ticks>,
    dress: &Dress,
    random: &mut Random,
    block: &mut Block,
) {
    let nothing = Ticks::default();
    let part = question.part_of_kind(catalogue, Kind::Ticked);
    let list = List {
        code: question.code.as_str(),
        options: part.map_or(&[][..], |part| catalogue.options(part.id)),
        ticks: said.unwrap_or(&nothing),
        is_answered: said.is_some(),
        dress,
    };
    match dress.choices {
        Choices::Chosen(between) => list.chosen(between, random, block),
        Choices::OneCell => list.one_cell(random, block),
        choices => list.lines(choices, random, block),
    }
    // What nothing is chosen of is said in words, in the cell for the answer.
    let words = list.ticks.words.as_ref().map(|words| Written::answer(list.code, words));
    if matches!(dress.choices, Choices::Chosen(_)) && block.cells.is_empty() {
        block.cells.extend(words);
    } else {
        block.words = words;
    }
}

impl List<'_> {
    fn path(&self, at: usize) -> String {
        format!("{}.{}", self.code, self.options[at].id)
    }

    fn label(&self, at: usize, random: &mut Random) -> String {
        self.dress.wording.option(self.code, at, &self.options[at], random)
    }

    fn is_ticked(&self, at: usize) -> bool {
        self.ticks.ticked.contains(&at)
    }

    /// A cell that says of each option whether it is ticked.
    fn all_in(&self, cell: Written) -> Written {
        (0..self.options.len())
            .fold(cell, |cell, at| cell.right(self.path(at), self.is_ticked(at).to_string()))
    }

    /// Nobody could tell what is ticked.
    fn never(&self, block: &mut Block) {
        block.never.extend((0..self.options.len()).map(|at| self.path(at)));
    }

    /// In one cell with others, words may be those of the option or of all.
    fn maybe(&self, block: &mut Block) {
        let details = self.ticks.details.iter();
        block
            .maybe
            .extend(details.map(|(&at, detail)| (format!("{}.detail", self.path(at)), detail.clone())));
    }

    /// The chosen options in a cell.
    fn chosen(&self, between: &str, random: &mut Random, block: &mut Block) {
        let chosen = self.ticks.ticked.iter().map(|&at| {
            let label = self.label(at, random);
            let text = match self.ticks.details.get(&at) {
                Some(detail) if self.options[at].open => format!("{label}: {detail}"),
                Some(detail) => format!("{label} ({detail})"),
                None => label,
            };
            Written::answer(self.code, text)
        });
        if let Some(cell) = chosen.reduce(|chosen, next| chosen.then(between, next)) {
            // All of a list in its order may be the list itself; and which of them are meant in another language,
            // only its words would tell.
            block.unclear |= self.ticks.ticked.len() == self.options.len();
            block.unclear |= matches!(self.dress.wording, Wording::Translated(_));
            block.cells.push(self.all_in(cell));
        }
        self.maybe(block);
    }

    /// All options in a cell, each with its mark.
    fn one_cell(&self, random: &mut Random, block: &mut Block) {
        let lines = (0..self.options.len()).map(|at| {
            let sign = self.dress.marks.sign(self.is_ticked(at)).filter(|_| self.is_answered);
            let detail = self.ticks.details.get(&at).map_or_else(String::new, |detail| format!(": {detail}"));
            let line = format!("{} {}{detail}", sign.unwrap_or_default(), self.label(at, random));
            line.trim_start().to_owned()
        });
        let text = lines.collect::<Vec<_>>().join("\n");
        if self.is_answered && (self.dress.marks.says_no() || !self.ticks.ticked.is_empty()) {
            block.cells.push(self.all_in(Written::answer(self.code, text)));
        } else {
            block.cells.push(Written::label(text));
            self.never(block);
        }
        self.maybe(block);
    }

    /// A line an option.
    fn lines(&self, choices: Choices, random: &mut Random, block: &mut Block) {
        for at in 0..self.options.len() {
            let label = Written::label(self.label(at, random));
            let mark = self.mark(at, choices, random).filter(|_| self.is_answered);
            let detail = self.ticks.details.get(&at).map(|detail| {
                Written::answer(self.code, detail).right(format!("{}.detail", self.path(at)), detail)
            });
            block.options.push(OptionLine { label, mark, detail });
        }
        let some = !self.ticks.ticked.is_empty();
        let says_which = match choices {
            Choices::Listed => self.is_answered && (some || self.dress.marks.says_no()),
            Choices::SomeNo(_) => some || block.options.iter().all(|line| line.mark.is_some()),
            _ => false,
        };
        if says_which {
            for (at, line) in block.options.iter_mut().enumerate() {
                let right = (self.path(at), self.is_ticked(at).to_string());
                line.label.rights.push(right.clone());
                line.mark.iter_mut().for_each(|mark| mark.rights.push(right.clone()));
            }
        } else {
            self.never(block);
        }
        if choices == Choices::Listed {
            place_marks(self.dress, block);
        }
    }

    /// What stands beside an option.
    fn mark(&self, at: usize, choices: Choices, random: &mut Random) -> Option<Written> {
        match choices {
            Choices::Listed => self.dress.marks.cell(self.code, self.is_ticked(at)),
            Choices::SomeNo(_) if self.is_ticked(at) => Some(Written::answer(self.code, "Yes")),
            Choices::SomeNo(no) => random.chance(60).then(|| Written::answer(self.code, no)),
            Choices::Scores => {
                let score = CellValue::Number((1 + random.below(5)) as f64);
                Some(Written::new(Class::Answer, self.code, score))
            }
            _ => None,
        }
    }
}

/// Moves the marks into the cells of their labels, if they belong there.
fn place_marks(dress: &Dress, block: &mut Block) {
    if !matches!(dress.mark_place, MarkPlace::Before | MarkPlace::Behind) {
        return;
    }
    for line in &mut block.options {
        let Some(mut mark) = line.mark.take() else { continue };
        line.label.boxes.append(&mut mark.boxes);
        let sign = mark.text();
        let label = line.label.clone();
        line.label = match dress.mark_place {
            _ if sign.is_empty() => label,
            MarkPlace::Before => label.map(|label| format!("{sign} {label}")),
            _ => label.map(|label| format!("{label} {sign}")),
        };
    }
}
