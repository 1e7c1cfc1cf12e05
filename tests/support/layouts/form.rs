//! Forms: questions down the rows, of one respondent or of several as columns.

use msq_core::{Catalogue, Question};

use super::{
    answers::{Asks, Respondent, asks},
    block::{self, Block},
    marks::MarkPlace,
    noise::{self, Noise},
    notation::Notation,
    plan::{NumberPlace, Plan, Shape},
    random::Random,
    sheet::{Page, Written},
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
    heads: Random,
}

/// Where the columns of a form stand.
#[derive(Clone, Copy, Debug)]
struct Columns {
    number: Option<u32>,
    /// Marks to the left of options.
    mark: u32,
    prompt: u32,
    item: Option<u32>,
    /// A column between the prompts and the answers.
    before: u32,
    answer: u32,
    /// The first column behind the answers.
    after: u32,
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
        self.has_words |= wording.is_words() && question.section_index() > 0;
        (number, prompt)
    }

    /// The answers of some respondents to a question, dressed.
    pub(super) fn blocks(&mut self, question: &Question, respondents: std::ops::Range<usize>) -> Vec<Block> {
        let random = self.random.clone();
        let mut blocks: Vec<Block> = respondents
            .map(|at| {
                let said = self.respondents[at].answers.get(&question.code);
                // The labels are the same for all.
                let mut block =
                    block::block(self.catalogue, question, said, &self.plan.dress, &mut random.clone());
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

    /// Puts two neighbours into the order that the form doesn't print.
    fn swap(&mut self, questions: &mut [&'a Question]) {
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
                Some(super::answers::Said::YesNo { yes: Some(_), .. }) if question.section_index() > 0
            )
        }) else {
            return;
        };
        let Some(super::answers::Said::YesNo { yes: Some(yes), .. }) =
            self.respondents[0].answers.get(&question.code)
        else {
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
                (Some(_), false) => format!("Q{}", first.code),
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
        let after = answer + if plan.shape == Shape::YesNoColumns { 3 } else { 2 };
        let mark = if plan.dress.mark_place == MarkPlace::Left { prompt - 1 } else { answer };
        Columns { number, mark, prompt, item, before, answer, after }
    }

    /// Questions with the answers of some respondents, from a row and a column on.
    fn rows(
        &mut self,
        questions: &[&'a Question],
        row: u32,
        column: u32,
        respondents: std::ops::Range<usize>,
    ) {
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
                if let (true, Some(numeral)) = (self.plan.sections, &own.numeral) {
                    let title = format!("{numeral}. {}", own.title);
                    let page = self.pages.last_mut().expect("a page");
                    let mut title = Written::label(title);
                    if self.plan.has(Noise::Merged) {
                        title.extent = msq_cells::Extent::new(1, columns.answer - column + 1);
                    }
                    self.has_words = true;
                    page.put(row, columns.number.unwrap_or(columns.prompt), title);
                    row += 1;
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
            page.label(row, columns.answer + 1, random.pick::<&str>(&["Remarks", "Comments", "Details"]));
        }
        for (at, beside) in (0..).zip(&self.plan.after) {
            page.label(row, columns.after + at, beside.head(&mut random));
        }
        row + 1
    }

    /// What stands in the columns beside an answer.
    fn columns_beside(&mut self, question: &Question, row: u32, columns: Columns) {
        let asks = asks(self.catalogue, question);
        let said = self.respondents[0].answers.get(&question.code);
        let of = (question.code.as_str(), asks);
        let before = self.plan.before.map(|beside| (columns.before, beside));
        let after = (columns.after..).zip(self.plan.after.iter().copied());
        for (column, beside) in before.into_iter().chain(after) {
            let cell = beside.cell(of, said, row, (&mut self.random, self.words));
            if let Some(cell) = cell {
                self.pages.last_mut().expect("a page").put(row, column, cell);
            }
        }
    }

    /// A question with the answers to it; the row behind them.
    fn question(&mut self, question: &Question, blocks: &[Block], row: u32, columns: Columns) -> u32 {
        let (number, prompt) = self.label(question);
        self.prompts.push((question.code.clone(), prompt.clone()));
        let notation = self.plan.notation;
        let shape = self.plan.shape;
        let page = self.pages.last_mut().expect("a page");
        match (columns.number, number) {
            (Some(at), Some(number)) => {
                page.label(row, at, number);
                if !prompt.is_empty() {
                    page.label(row, columns.prompt, prompt);
                }
            }
            (_, number) => page.label(row, columns.prompt, notation.join(number.as_deref(), &prompt)),
        }
        let is_head = question.section_index() == 0;
        let is_stem = asks(self.catalogue, question) == Asks::Stem;
        if !is_head {
            self.columns_beside(question, row, columns);
        }
        let page = self.pages.last_mut().expect("a page");
        let mut next = row + 1;
        for (at, block) in (0..).zip(blocks) {
            let mut block = block.clone();
            let apart = block
                .words
                .take_if(|_| !is_head && self.plan.has(Noise::DetailsRow) && block.options.is_empty());
            let block = &block;
            let end = match shape {
                Shape::Below if !is_head => below(page, block, row + 1, columns),
                Shape::AnswerRows
                    if !is_head && !is_stem && block.options.is_empty() && block.fields.is_empty() =>
                {
                    answer_rows(page, block, row + 1, columns)
                }
                Shape::YesNoColumns if !is_head => yes_no(page, block, row, columns),
                Shape::ItemColumn | Shape::AnswerRows | Shape::YesNoColumns => {
                    beside(page, block, row, columns, 0, true)
                }
                Shape::States => beside(page, block, row, columns, at, false),
                _ => beside(page, block, row, columns, at, true),
            };
            next = next.max(end);
            let is_open = block.cells.is_empty() && block.options.is_empty() && block.fields.is_empty();
            if is_open && self.plan.has(Noise::Placeholders) && !is_stem && shape != Shape::AnswerRows {
                let (at_row, column) = match shape {
                    Shape::Below if !is_head => (next, columns.prompt),
                    _ => (row, columns.answer + at),
                };
                page.label(at_row, column, self.random.pick::<&str>(noise::PLACEHOLDERS));
                next = next.max(at_row + 1);
            }
            if let Some(words) = apart {
                let label = self.random.pick(&[
                    "Please provide details",
                    "If yes, please provide details:",
                    "Details",
                ]);
                page.label(next, columns.prompt, label);
                page.put(next, columns.answer, words);
                next += 1;
            } else if !is_head && !is_stem && self.plan.has(Noise::Specify) && self.random.chance(12) {
                page.label(
                    next,
                    columns.prompt,
                    self.random.pick::<&str>(&["If yes, please specify", "Please specify:"]),
                );
                next += 1;
            }
        }
        next
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

fn put_all(page: &mut Page, row: u32, column: u32, cells: &[Written]) -> u32 {
    for (at, cell) in (0..).zip(cells) {
        page.put(row, column + at, cell.clone());
    }
    column + cells.len() as u32
}

/// The answer to the right; `apart` says whether there is room for words to the right of it.
fn beside(page: &mut Page, block: &Block, row: u32, columns: Columns, at: u32, apart: bool) -> u32 {
    let answer = columns.answer + at;
    if let (false, Some(words)) = (apart, &block.words) {
        // The cells of a state have room for all that it says.
        let cell =
            block.cells.first().map_or_else(|| words.clone(), |cell| cell.clone().then("\n", words.clone()));
        put_all(page, row, answer, &[cell]);
    } else {
        let cells = if apart {
            block.cells.clone()
        } else {
            block.cells.iter().cloned().reduce(|all, cell| all.then("\n", cell)).into_iter().collect()
        };
        let end = put_all(page, row, answer, &cells);
        if let Some(words) = &block.words {
            page.put(row, end.max(answer + u32::from(block.options.is_empty())), words.clone());
        }
    }
    lines(page, block, row, columns, answer, apart.then_some(answer + 1))
}

/// Options and fields, in the rows below a prompt.
fn lines(
    page: &mut Page,
    block: &Block,
    row: u32,
    columns: Columns,
    answer: u32,
    details: Option<u32>,
) -> u32 {
    let label = columns.item.unwrap_or(columns.prompt);
    // The first item may stand beside the prompt, if there is room.
    let mut row =
        if columns.item.is_some() && !page.cells.contains_key(&(row, answer)) { row } else { row + 1 };
    for line in &block.options {
        match page.cells.get_mut(&(row, label)) {
            Some(had) => had.stand_for(&line.label),
            None => page.put(row, label, line.label.clone()),
        }
        let mark = line.mark.clone();
        let detail = line.detail.clone();
        if let Some(details) = details {
            if let Some(mark) = mark {
                let place = if columns.mark < columns.prompt { columns.mark } else { answer };
                page.put(row, place, mark);
            }
            if let Some(detail) = detail {
                page.put(row, details, detail);
            }
        } else {
            let cell = match (mark, detail) {
                (Some(mark), Some(detail)) => {
                    Some(mark.then(" ", detail.map(|detail| format!("({detail})"))))
                }
                (mark, detail) => mark.or(detail),
            };
            if let Some(cell) = cell {
                page.put(row, answer, cell);
            }
        }
        row += 1;
    }
    for (name, text) in &block.fields {
        page.cells.entry((row, label)).or_insert_with(|| Written::label(name));
        if let Some(text) = text {
            // There is no yes or no about a name.
            let is_pair = details.is_some_and(|details| details == answer + 2);
            page.put(row, if is_pair { answer + 2 } else { answer }, text.clone());
        }
        row += 1;
    }
    row
}

/// The answer in the rows below.
fn below(page: &mut Page, block: &Block, row: u32, columns: Columns) -> u32 {
    let mut row = row;
    if !block.cells.is_empty() {
        put_all(page, row, columns.prompt, &block.cells);
        row += 1;
    }
    row = lines(page, block, row - 1, columns, columns.answer, Some(columns.answer + 1));
    if let Some(words) = &block.words {
        page.put(row, columns.prompt, words.clone());
        row += 1;
    }
    row
}

/// Rows with labels below the prompt.
fn answer_rows(page: &mut Page, block: &Block, row: u32, columns: Columns) -> u32 {
    for (at, label) in (0..).zip(["Answer", "Source", "Remarks"]) {
        page.label(row + at, columns.prompt, label);
    }
    put_all(page, row, columns.answer, &block.cells);
    if let Some(words) = &block.words {
        page.put(row + 2, columns.answer, words.clone());
    }
    row + 3
}

/// Columns for yes, no and details.
fn yes_no(page: &mut Page, block: &Block, row: u32, columns: Columns) -> u32 {
    let words = match (block.yes, block.cells.first()) {
        (Some(yes), Some(cell)) => {
            let mut mark = Written::answer(&cell.code, "X");
            mark.rights = cell.rights.iter().filter(|(path, _)| path.ends_with(".answer")).cloned().collect();
            page.put(row, columns.answer + u32::from(!yes), mark);
            // What the cell says beside yes or no.
            let text = cell.text();
            let rest = text
                .split_once(['.', '\n'])
                .map(|(_, rest)| rest.trim().to_owned())
                .filter(|rest| !rest.is_empty());
            let mut rest = rest.map(|rest| Written::answer(&cell.code, rest));
            if let Some(rest) = &mut rest {
                rest.rights =
                    cell.rights.iter().filter(|(path, _)| !path.ends_with(".answer")).cloned().collect();
            }
            rest.into_iter().chain(block.words.clone()).reduce(|first, second| first.then("\n", second))
        }
        _ => block.cells.iter().cloned().chain(block.words.clone()).reduce(|all, cell| all.then("\n", cell)),
    };
    if let Some(words) = words {
        page.put(row, columns.answer + 2, words);
    }
    // What isn't ticked, and says so, has its cross under "No".
    let mut block = block.clone();
    let crosses: Vec<_> = block
        .options
        .iter_mut()
        .enumerate()
        .filter_map(|(at, line)| {
            let is_no = line.label.rights.iter().any(|(_, value)| value == "false");
            let mark = line.mark.take_if(|mark| is_no && !mark.text().is_empty())?;
            let mut cross = Written::answer(&mark.code, "X");
            cross.rights = mark.rights;
            Some((at as u32, cross))
        })
        .collect();
    for (at, cross) in crosses {
        page.put(row + 1 + at, columns.answer + 1, cross);
    }
    for line in &mut block.options {
        line.mark = line.mark.take().map(|mark| mark.map(|_| "X".to_owned()));
    }
    lines(page, &block, row, columns, columns.answer, Some(columns.answer + 2))
}
