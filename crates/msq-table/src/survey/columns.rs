//! What the columns of a sheet hold, seen from all of their cells: prompts and options, numbers, or answers.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
};

use msq_core::{Kind, QuestionId};

use super::{Readings, asks, could_only_answer, is_state, marks, numbered};
use crate::{
    code::Number,
    grid::{CellId, Grid, Row},
    lexicon::Name,
    recognise::Recogniser,
    vocabulary,
};

/// The columns of a sheet in which labels stand.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// Where prompts and what belongs to them are printed.
    labels: BTreeSet<u32>,
    /// Where options are printed, beside their prompts or below, by the questions that they belong to.
    options: BTreeSet<(u32, QuestionId)>,
    /// Where printed numbers stand, each with the column of the words that they number, if there are any.
    numbers: BTreeMap<u32, Option<u32>>,
    /// Where each of several respondents answers.
    respondents: BTreeSet<u32>,
    /// Where blocks begin that stand side by side, if there are several.
    blocks: Vec<u32>,
    /// Where answers stand behind the numbers that they answer, and no prompts.
    answered: BTreeSet<u32>,
    /// Where marks stand.
    marks: BTreeSet<u32>,
}

/// Rows at the top of a sheet, where the heads of columns stand.
const TOP: usize = 30;

/// What stands in a column.
#[derive(Debug, Default)]
struct Profile {
    /// Cells that hold something.
    cells: usize,
    /// The questions that words name there beyond doubt.
    telling: BTreeSet<QuestionId>,
    /// The options that are listed there, by their questions, and those of them that are marked.
    options: BTreeMap<QuestionId, BTreeSet<usize>>,
    marked: BTreeMap<QuestionId, BTreeSet<usize>>,
    /// What other words name: items of lists, heads of the form.
    named: BTreeSet<QuestionId>,
    /// The numbers in front of texts that could name something, and how many of these can only answer.
    numbered: BTreeSet<String>,
    answering: usize,
    /// How many marks stand there.
    marks: usize,
}

impl Columns {
    /// The columns in which nearly all cells say the same, but for numbers, beside other texts: no answers do.
    pub(crate) fn constant(&self, grid: &Grid, rows: &[Row]) -> Vec<u32> {
        const FEWEST: usize = 4;
        let mut texts: BTreeMap<u32, HashMap<String, usize>> = BTreeMap::new();
        let mut accompanied: BTreeMap<u32, usize> = BTreeMap::new();
        for row in rows {
            let others = row.cells().filter(|&cell| !self.is_of_form(grid.column(cell))).count();
            for cell in row.cells() {
                let (text, column) = (grid.text(cell).trim(), grid.column(cell));
                let is_short =
                    vocabulary::mark(text).is_some() || vocabulary::says_none(text) || text.is_empty();
                if self.is_of_form(column) || is_short {
                    continue;
                }
                let bare: String = text.chars().filter(|character| !character.is_numeric()).collect();
                *texts.entry(column).or_default().entry(bare).or_default() += 1;
                *accompanied.entry(column).or_default() += usize::from(others > 1);
            }
        }
        let is_constant = |(column, texts): (u32, HashMap<String, usize>)| {
            let all: usize = texts.values().sum();
            let most = texts.values().max().copied().unwrap_or_default();
            let with_others = accompanied.get(&column).copied().unwrap_or_default();
            (most >= FEWEST && most * 5 >= all * 4 && with_others * 2 >= all).then_some(column)
        };
        texts.into_iter().filter_map(is_constant).collect()
    }

    /// Whether labels or numbers stand in a column.
    fn is_of_form(&self, column: u32) -> bool {
        self.labels.contains(&column) || self.numbers.contains_key(&column)
    }

    /// Surveys the columns of a sheet whose cells have these readings, and of which some have printed numbers.
    pub(crate) fn of(
        recogniser: &Recogniser<'_>,
        grid: &Grid,
        rows: &[Row],
        readings: &HashMap<CellId, Readings>,
        numbers: &BTreeSet<u32>,
    ) -> Self {
        let mut profiles: BTreeMap<u32, Profile> = BTreeMap::new();
        let mut respondents = BTreeSet::new();
        for (at, row) in rows.iter().enumerate() {
            let top = (at < TOP).then_some(row);
            let states: Vec<u32> = top
                .into_iter()
                .flat_map(Row::cells)
                .filter(|&cell| is_state(grid.text(cell)))
                .map(|cell| grid.column(cell))
                .collect();
            if states.len() > 1 {
                respondents.extend(states);
            }
            let marks = marks(grid, row, numbers);
            for cell in row.cells() {
                let text = grid.text(cell);
                let Some(readings) = readings.get(&cell) else { continue };
                let is_marked = readings.is_marked(text) || marks.iter().any(|mark| *mark != cell);
                profiles.entry(grid.column(cell)).or_default().add(recogniser, text, readings, is_marked);
            }
        }
        let mut columns = Self { respondents, ..Self::default() };
        columns.find_labels(recogniser, &profiles);
        columns.find_numbers(grid, rows, numbers);
        columns.find_blocks(&profiles);
        let has_marks = |profile: &Profile| profile.marks * 2 > profile.cells;
        columns.marks =
            profiles.iter().filter(|(_, profile)| has_marks(profile)).map(|(column, _)| *column).collect();
        let is_answered = |profile: &Profile| {
            profile.numbered.len() > 2
                && profile.answering * 2 >= profile.numbered.len()
                && profile.telling.is_empty()
        };
        columns.answered =
            profiles.iter().filter(|(_, profile)| is_answered(profile)).map(|(column, _)| *column).collect();
        if columns.labels.is_empty() {
            columns.labels.extend(columns.answered.first());
        }
        columns
    }

    /// Prompts in several columns, each beside answers of its own, make blocks.
    fn find_blocks(&mut self, profiles: &BTreeMap<u32, Profile>) {
        /// Fewer prompts may be somebody's words, and fewer numbers somebody's list.
        const FEWEST_PROMPTS: usize = 2;
        const FEWEST_NUMBERS: usize = 4;
        let asks = |(column, profile): (&u32, &Profile)| {
            let is_asking = profile.telling.len() >= FEWEST_PROMPTS
                || profile.numbered.len() >= FEWEST_NUMBERS && profile.answering * 2 < profile.numbered.len()
                || self.numbers.values().any(|words| *words == Some(*column))
                || self.numbers.get(column) == Some(&None);
            is_asking.then_some(*column)
        };
        let prompts: Vec<u32> = profiles.iter().filter_map(asks).collect();
        let starts: Vec<u32> = prompts
            .iter()
            .enumerate()
            .map(|(at, prompt)| {
                let number = self.numbers.iter().find(|(_, words)| **words == Some(*prompt));
                let start = number.map_or(*prompt, |(number, _)| *number);
                // Marks in front of options are theirs.
                let front = start.checked_sub(1).filter(|front| {
                    let is_apart = at.checked_sub(1).is_none_or(|before| prompts[before] + 1 < *front);
                    is_apart && profiles.get(front).is_some_and(|front| front.marks == front.cells)
                });
                front.unwrap_or(start)
            })
            .collect();
        // Between two columns of prompts there is one for answers.
        let are_apart =
            prompts.iter().zip(&starts[1.min(starts.len())..]).all(|(prompt, start)| prompt + 1 < *start);
        if prompts.len() > 1 && are_apart {
            self.labels.extend(prompts);
            self.blocks = starts;
        }
    }

    /// The columns of each block, if several stand side by side.
    pub(crate) fn blocks(&self) -> Vec<Range<u32>> {
        let ends = self.blocks.iter().skip(1).copied().chain([u32::MAX]);
        let starts = self.blocks.iter().enumerate().map(|(at, start)| if at == 0 { 0 } else { *start });
        starts.zip(ends).map(|(start, end)| start..end).collect()
    }

    fn find_labels(&mut self, recogniser: &Recogniser<'_>, profiles: &BTreeMap<u32, Profile>) {
        let most = profiles.values().map(|profile| profile.telling.len()).max().unwrap_or_default();
        for (&column, profile) in profiles {
            let tells = profile.telling.len();
            if tells > 0 && tells * 4 >= most {
                self.labels.insert(column);
            }
            for (&question, options) in &profile.options {
                let all = recogniser
                    .part(question, Kind::Ticked)
                    .map_or(0, |part| recogniser.catalogue.options(part).len());
                let is_marked = profile.marked.contains_key(&question);
                if (options.len() * 2 > all || is_marked) && !self.respondents.contains(&column) {
                    self.options.insert((column, question));
                }
            }
        }
        // Where no prompt is known by its words, the names of items are, or what stands beside printed numbers.
        if self.labels.is_empty() {
            let best = profiles.iter().filter(|(_, profile)| profile.named.len() > 1);
            let best =
                best.max_by_key(|(column, profile)| (profile.named.len(), std::cmp::Reverse(**column)));
            self.labels.extend(best.map(|(column, _)| *column));
        }
        if self.labels.is_empty() {
            let best = profiles.iter().filter(|(_, profile)| !profile.numbered.is_empty());
            let best =
                best.max_by_key(|(column, profile)| (profile.numbered.len(), std::cmp::Reverse(**column)));
            self.labels.extend(best.map(|(column, _)| *column));
        }
    }

    fn find_numbers(&mut self, grid: &Grid, rows: &[Row], numbers: &BTreeSet<u32>) {
        for &of in numbers {
            let words = self.numbered_words(grid, rows, of);
            self.labels.extend(words.or_else(|| self.labels.is_empty().then_some(of)));
            self.numbers.insert(of, words);
        }
    }

    /// The column of the words that the numbers of a column belong to, if they aren't the answers already.
    fn numbered_words(&self, grid: &Grid, rows: &[Row], of: u32) -> Option<u32> {
        /// How the cells beside the numbers look.
        #[derive(Default)]
        struct Beside {
            cells: usize,
            answering: usize,
            asking: usize,
            /// How many have something on their right.
            followed: usize,
        }
        let mut beside: BTreeMap<u32, Beside> = BTreeMap::new();
        let mut numbers = 0;
        let mut below = 0;
        let mut was_number = false;
        for row in rows {
            let mut cells = row.cells().skip_while(|&cell| grid.column(cell) < of);
            let number = cells
                .next()
                .filter(|&cell| grid.column(cell) == of && Number::whole(grid.text(cell)).is_some());
            below += usize::from(was_number && number.is_none());
            was_number = number.is_some();
            if number.is_none() {
                continue;
            }
            numbers += 1;
            // Between numbers and prompts there may be a translation.
            let known = cells.clone().find(|&cell| self.labels.contains(&grid.column(cell)));
            let other = || cells.clone().find(|&cell| !self.respondents.contains(&grid.column(cell)));
            let Some(cell) = known.or_else(other) else { continue };
            let mut cells = cells.skip_while(|other| *other <= cell);
            let text = grid.text(cell);
            let seen = beside.entry(grid.column(cell)).or_default();
            seen.cells += 1;
            seen.answering += usize::from(could_only_answer(text) && Number::whole(text).is_none());
            seen.asking += usize::from(asks(text));
            seen.followed += usize::from(cells.next().is_some());
        }
        let (words, seen) =
            beside.into_iter().max_by_key(|(column, seen)| (seen.cells, std::cmp::Reverse(*column)))?;
        let has_answers =
            seen.followed * 3 >= seen.cells || below * 3 >= numbers || seen.asking * 2 >= seen.cells;
        let is_words = self.labels.contains(&words) || seen.answering * 2 <= seen.cells && has_answers;
        is_words.then_some(words)
    }

    /// How many printed numbers stand where those of questions stand, of which the edition has none.
    pub(crate) fn lacking(&self, recogniser: &Recogniser<'_>, grid: &Grid, rows: &[Row]) -> usize {
        let is_lacking = |cell: &CellId| {
            let (column, text) = (grid.column(*cell), grid.text(*cell));
            let number = match self.numbers(column) {
                Some(_) => Number::whole(text),
                None => Number::leading(text)
                    .filter(|number| number.is_set_apart && self.labels.contains(&column) && asks(text)),
            };
            number.is_some_and(|number| numbered(recogniser.catalogue, &number).is_empty())
        };
        rows.iter().flat_map(Row::cells).filter(is_lacking).count()
    }

    /// Whether labels can be printed in a column: in any, where none is known for them.
    pub(crate) fn has_labels(&self, column: u32) -> bool {
        self.labels.is_empty() || self.labels.contains(&column)
    }

    /// The columns in which marks stand.
    pub(crate) fn marks(&self) -> &BTreeSet<u32> {
        &self.marks
    }

    /// Whether answers stand in a column behind the numbers that they answer, and no prompts.
    pub(crate) fn has_numbered_answers(&self, column: u32) -> bool {
        self.answered.contains(&column)
    }

    /// Whether no labels are printed left of a column.
    pub(crate) fn is_left(&self, column: u32) -> bool {
        self.labels.first().is_none_or(|first| column <= *first)
    }

    /// Whether a list of options is printed in a column.
    pub(crate) fn has_any_options(&self, column: u32) -> bool {
        self.options.iter().any(|(of, _)| *of == column)
    }

    /// Whether a list of options of that question is printed in a column.
    pub(crate) fn has_options(&self, column: u32, question: QuestionId) -> bool {
        self.options.contains(&(column, question))
    }

    /// The column of the words that the numbers of a column belong to; `None` if no numbers are printed there.
    pub(crate) fn numbers(&self, column: u32) -> Option<Option<u32>> {
        self.numbers.get(&column).copied()
    }

    /// Whether one respondent of several answers in a column.
    pub(crate) fn is_respondents(&self, column: u32) -> bool {
        self.respondents.contains(&column)
    }
}

impl Profile {
    fn add(&mut self, recogniser: &Recogniser<'_>, text: &str, readings: &Readings, is_marked: bool) {
        self.cells += 1;
        // A letter or a numeral in front of words can be anything's.
        let is_number = |number: &&Number| {
            number.bytes.end < text.len()
                && number.code().contains(|character: char| character.is_ascii_digit())
        };
        let number = readings.number.as_ref().filter(is_number);
        self.marks += usize::from(vocabulary::mark(text).is_some());
        if let Some(number) = number.filter(|number| !numbered(recogniser.catalogue, number).is_empty()) {
            self.numbered.insert(number.pieces().join("."));
            let words = text[readings.words()..].trim();
            self.answering += usize::from(could_only_answer(words) && readings.named.is_empty());
        }
        // Words that also name an option don't tell that the question stands there.
        let is_option = readings.named.iter().any(|reading| matches!(reading.name, Name::Option { .. }));
        for reading in &readings.named {
            let is_whole = text[reading.label.end..].trim().is_empty();
            match reading.name {
                Name::Question(question) if !is_option && recogniser.is_telling_name(reading.name) => {
                    self.telling.insert(question);
                }
                Name::Question(question) if is_whole => {
                    self.named.insert(question);
                }
                Name::Option { question, option, .. } => {
                    self.options.entry(question).or_default().insert(option);
                    if is_marked {
                        self.marked.entry(question).or_default().insert(option);
                    }
                }
                _ => {}
            }
        }
    }
}
