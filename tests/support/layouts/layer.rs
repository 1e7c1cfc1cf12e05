//! What lays out a file: its plan, its pages, and what was found out on the way.

use std::ops::Range;

use msq_core::{Catalogue, Question};

use super::{
    answers::{Respondent, Said},
    block::Block,
    dressing,
    noise::Noise,
    plan::Plan,
    random::Random,
    sheet::Page,
    wording::{self, Wording},
    words::Words,
};

/// What lays out a file: its plan, its pages, and what was found out about them.
#[derive(Debug)]
pub(super) struct Layer<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) plan: &'a Plan,
    pub(super) respondents: &'a [Respondent],
    pub(super) random: Random,
    pub(super) words: &'a mut Words,
    pub(super) pages: Vec<Page>,
    /// Paths that nobody could tell: the respondent, and the path.
    pub(super) never: Vec<(usize, String)>,
    /// Questions whose answers nobody could tell: the respondent, and the code.
    pub(super) unclear: Vec<(usize, String)>,
    /// Values that are right, and needn't be read.
    pub(super) maybe: Vec<(usize, String, String)>,
    /// The prompts in their order.
    pub(super) prompts: Vec<(String, String)>,
    /// Whether words of the questionnaire stand there, in a language that is known.
    pub(super) has_words: bool,
    /// The number from which on all are one too high.
    shift: usize,
    /// What the headings of columns are drawn from.
    pub(super) heads: Random,
}

impl<'a> Layer<'a> {
    pub(super) fn new(
        seed: u64,
        catalogue: &'a Catalogue,
        plan: &'a Plan,
        respondents: &'a [Respondent],
        words: &'a mut Words,
    ) -> Self {
        let mut random = Random::of(seed, "layer");
        let shift = if plan.has(Noise::Renumbered) { 2 + random.below(14) } else { usize::MAX };
        Self {
            catalogue,
            plan,
            respondents,
            random,
            words,
            pages: Vec::new(),
            never: Vec::new(),
            unclear: Vec::new(),
            maybe: Vec::new(),
            prompts: Vec::new(),
            has_words: false,
            shift,
            heads: Random::of(seed, "words of heads"),
        }
    }

    /// The questions that are asked, in printed order.
    pub(super) fn questions(&self) -> Vec<&'a Question> {
        let catalogue = self.catalogue;
        catalogue.questions().iter().filter(|question| self.plan.asked.contains(&question.code)).collect()
    }

    /// The number of a question, and its prompt.
    pub(super) fn label(&mut self, question: &Question) -> (Option<String>, String) {
        let section = question.section(self.catalogue).numeral.clone().unwrap_or_default();
        let mut place = 0;
        for other in self.questions() {
            if other.section_index() == question.section_index() && !other.code.contains('.') {
                place += 1;
            }
            if other.code == question.code {
                break;
            }
        }
        let code = question.code.as_str();
        let (main, rest) = code.find('.').map_or((code, ""), |at| code.split_at(at));
        let code = match main.parse::<usize>() {
            Ok(number) if number >= self.shift => format!("{}{rest}", number + 1),
            _ => code.to_owned(),
        };
        let number = self.plan.notation.number(&code, &section, place);
        let wording = self.plan.dress.wording;
        let prompt = wording.prompt(self.catalogue, question, &mut self.random).unwrap_or_default();
        (number, prompt)
    }

    /// The answers of some respondents to a question, dressed.
    pub(super) fn blocks(&mut self, question: &Question, respondents: Range<usize>) -> Vec<Block> {
        let random = self.random.clone();
        let mut blocks: Vec<Block> = respondents
            .map(|at| {
                let said = self.respondents[at].answers.get(&question.code);
                // The labels are the same for all.
                let mut block =
                    dressing::block(self.catalogue, question, said, &self.plan.dress, &mut random.clone());
                let cells = block.cells.iter_mut().chain(&mut block.words);
                let fields = block.fields.iter_mut().filter_map(|(_, text)| text.as_mut());
                let options = block.options.iter_mut().flat_map(|line| {
                    [Some(&mut line.label), line.mark.as_mut(), line.detail.as_mut()].into_iter().flatten()
                });
                for written in cells.chain(fields).chain(options) {
                    written.respondent = at;
                }
                self.never.extend(block.never.drain(..).map(|path| (at, path)));
                self.maybe.extend(block.maybe.drain(..).map(|(path, value)| (at, path, value)));
                if block.unclear {
                    self.unclear.push((at, question.code.clone()));
                }
                block
            })
            .collect();
        // All have the same rows, whatever was answered.
        let mut names: Vec<String> = Vec::new();
        for (name, _) in blocks.iter().flat_map(|block| &block.fields) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        for block in &mut blocks {
            let mut had = std::mem::take(&mut block.fields);
            block.fields = names
                .iter()
                .map(|name| {
                    let at = had.iter().position(|(of, _)| of == name);
                    at.map_or_else(|| (name.clone(), None), |at| had.remove(at))
                })
                .collect();
        }
        blocks
    }

    /// Puts two neighbours into the order that the form doesn't print.
    pub(super) fn swap(&mut self, questions: &mut [&'a Question]) {
        let is_plain = |question: &Question| !question.code.contains('.') && question.section_index() > 0;
        let depends = |question: &Question| question.follows.is_some();
        let pairs: Vec<usize> = (1..questions.len())
            .filter(|&at| {
                is_plain(questions[at - 1])
                    && is_plain(questions[at])
                    && !depends(questions[at])
                    && !depends(questions[at - 1])
                    && questions.get(at + 1).is_none_or(|next| is_plain(next) && !depends(next))
                    && questions[at].section_index() == questions[at - 1].section_index()
            })
            .collect();
        if self.plan.has(Noise::Swapped) && !pairs.is_empty() {
            let at = self.random.pick(&pairs);
            questions.swap(at - 1, at);
        }
    }

    /// A second sheet that says something else about a question for yes or no.
    pub(super) fn second_sheet(&mut self) {
        let Some(question) = self.questions().into_iter().find(|question| {
            matches!(
                self.respondents[0].answers.get(&question.code),
                Some(Said::YesNo { yes: Some(_), .. }) if question.section_index() > 0
            )
        }) else {
            return;
        };
        let Some(Said::YesNo { yes: Some(yes), .. }) = self.respondents[0].answers.get(&question.code) else {
            return;
        };
        let (number, prompt) = self.label(question);
        let label = self.plan.notation.join(number.as_deref(), &prompt);
        let mut page = Page::new("Update");
        page.label(0, 0, label);
        let code = question.code.as_str();
        let said = self.plan.dress.yes.cell(code, !yes).right(format!("{code}.answer"), (!yes).to_string());
        page.put(0, 1, said);
        self.pages.push(page);
    }

    /// Marks what nobody could tell by its prompt alone.
    pub(super) fn find_unclear(&mut self) {
        let is_renumbered = self.plan.has(Noise::Renumbered);
        if self.plan.notation.is_enough() && !is_renumbered {
            return;
        }
        if self.plan.dress.wording == Wording::Title {
            // Titles are nobody's printed words.
            self.unclear.extend(self.prompts.iter().map(|(code, _)| (0, code.clone())));
        }
        for code in wording::unclear(&self.prompts) {
            self.unclear.extend((0..self.respondents.len()).map(|at| (at, code.clone())));
        }
    }
}
