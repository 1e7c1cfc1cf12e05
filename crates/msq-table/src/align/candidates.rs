//! What each text of a sheet could name where it stands, and what that is worth.
//!
//! The clues, in the order of their weight: words and number; words; a number that comes next; words that are nearly
//! the printed ones. What a text looks like and where it stands weigh against it.

use std::collections::{BTreeSet, HashMap, HashSet};

use msq_core::QuestionId;

use super::{path::Choice, sequence::Sequence};
use crate::{
    Rule, choices,
    claim::Aim,
    code::Number,
    date,
    grid::{CellId, Grid, Row},
    lexicon::Name,
    recognise::Recogniser,
    survey::{self, Columns, Reading, Readings, asks, could_only_answer, may_be_nearly, numbered},
    vocabulary,
};

/// A text that may be a label.
pub(super) struct Candidate {
    pub(super) cell: CellId,
    pub(super) choices: Vec<Choice>,
    /// What each choice takes of the text.
    pub(super) readings: Vec<Reading>,
}

/// What words are worth that can hardly be anything else, and others.
const TELLING: i32 = 100;
const SHORT: i32 = 40;
/// What a number is worth that says the same as the words, and what one costs that says something else.
const AGREES: i32 = 30;
const DISAGREES: i32 = 15;
/// What a number is worth alone.
const NUMBER: i32 = 30;
/// What it is worth besides that the number stands in the column of them.
const BESIDE: i32 = 10;
/// What words are worth that can be a prompt as well as an answer, where answers stand.
const ELSEWHERE: i32 = 10;
/// What it costs a text to look like an answer.
const ANSWERS: i32 = 60;

/// Finds what the texts of a sheet could name.
pub(super) struct Aligner<'a> {
    pub(super) recogniser: &'a Recogniser<'a>,
    pub(super) grid: &'a Grid,
    pub(super) columns: &'a Columns,
    pub(super) readings: HashMap<CellId, Readings>,
    /// The questions whose printed prompt stands somewhere: a number alone doesn't name them.
    pub(super) named: HashSet<QuestionId>,
    /// The columns of printed numbers.
    pub(super) numbers: BTreeSet<u32>,
    pub(super) comparisons: usize,
}

impl Aligner<'_> {
    /// The texts of a row that may be labels.
    pub(super) fn row(&mut self, sequence: &Sequence, row: &Row) -> Vec<Candidate> {
        let cells: Vec<_> = row.cells().collect();
        let marks = survey::marks(self.grid, row, &self.numbers);
        let mut found: Vec<Candidate> = Vec::new();
        // A number belongs to the words in its row, if there are any.
        let mut beside: Option<(u32, Number)> = None;
        for &cell in &cells {
            let column = self.column(cell);
            if let Some(Some(words)) = self.columns.numbers(column)
                && let Some(number) = Number::whole(self.grid.text(cell))
                && cells.iter().any(|&other| self.column(other) == words)
            {
                beside = Some((words, number));
                continue;
            }
            // Beside words that are known it can stand in any column.
            let next = cells.iter().copied().find(|other| *other > cell);
            if let Some(next) = next
                && let Some(number) = Number::whole(self.grid.text(cell))
                && (self.is_numbered_by(next, &number)
                    || found.is_empty() && self.asks_by_number(cell, next, &number))
            {
                beside = Some((self.column(next), number));
                continue;
            }
            let place = Place {
                beside: beside.take_if(|(words, _)| *words == column).map(|(_, number)| number),
                is_first: found.is_empty(),
                has_mark: marks.iter().any(|mark| *mark != cell),
            };
            found.extend(self.candidate(sequence, cell, row, &place));
        }
        found
    }

    fn candidate(
        &mut self,
        sequence: &Sequence,
        cell: CellId,
        row: &Row,
        place: &Place,
    ) -> Option<Candidate> {
        let grid = self.grid;
        let text = grid.text(cell);
        let column = self.column(cell);
        let in_place = place.is_first && self.columns.has_labels(column);
        let mut known = self.readings.remove(&cell)?;
        // Most texts name something, or stand where nothing is named: those aren't compared.
        let may_be_like = known.named.is_empty()
            && (self.columns.has_any_options(column) || in_place && !could_only_answer(text));
        if may_be_like && may_be_nearly(text, &known, &mut self.comparisons) {
            known.name_nearly(self.recogniser.lexicon, text, |name| matches!(name, Name::Option { .. }));
        }
        let mut choices = Vec::new();
        let mut readings = Vec::new();
        let mut add = |reading: Reading, worth: i32, by_number: bool| {
            if worth > 0 {
                let is_room = matches!(reading.name, Name::Answer | Name::Explanation | Name::Beside);
                choices.push(Choice {
                    node: sequence.node(reading.name),
                    worth,
                    by_number,
                    is_room,
                    is_part: false,
                });
                readings.push(reading);
            }
        };
        let number = known.number.as_ref().or(place.beside.as_ref());
        let seen = Seen { cell, text, row, known: &known, number, place };
        for reading in &known.named {
            // Unmarked and with words behind it, what is nearly an option is somebody's sentence.
            let is_loose = reading.nearly.is_some()
                && matches!(reading.name, Name::Option { .. })
                && !text[reading.label.end..].trim().is_empty()
                && !known.is_marked(text);
            if is_loose {
                continue;
            }
            if let Some(worth) = self.worth(&seen, reading) {
                let mut reading = reading.clone();
                if reading.is_shared && number.is_some_and(|number| self.is_numbered(reading.name, number)) {
                    reading.rule = Rule::WordsAndNumber;
                }
                add(reading, worth, false);
            }
        }
        let is_named = known.named.iter().any(|reading| self.recogniser.is_telling_name(reading.name));
        if let Some(number) =
            number.filter(|number| in_place && self.numbers(text, column, &known, number, place))
        {
            // Where the answer stands beside it, all of a text asks.
            let is_answered = row.cells().any(|other| other > cell);
            let end = if is_answered { text.len() } else { end_of_prompt(text) };
            let is_open =
                |name: &&Name| !matches!(name, Name::Question(question) if self.named.contains(question));
            for &name in numbered(self.recogniser.catalogue, number).iter().filter(is_open) {
                let is_answered = self.columns.has_numbered_answers(column) && known.words() > 0;
                let worth = NUMBER + if place.beside.is_some() { BESIDE } else { 0 }
                    - if is_named { 25 } else { 0 }
                    - if could_only_answer(&text[known.words()..]) && place.beside.is_some() {
                        ANSWERS
                    } else {
                        0
                    };
                let from = known.words().min(end);
                let label = match from {
                    from if from == text.len() => 0..text.len(),
                    from if is_answered => 0..from,
                    from => from..end,
                };
                let is_numbered = from > 0 && label.start == from;
                let reading =
                    Reading { name, rule: Rule::Number, label, is_numbered, is_shared: false, nearly: None };
                add(reading, worth, true);
            }
        }
        (!choices.is_empty()).then_some(Candidate { cell, choices, readings })
    }

    /// Whether a number alone can say what a text asks.
    fn numbers(&self, text: &str, column: u32, known: &Readings, number: &Number, place: &Place) -> bool {
        let words = &text[known.words()..];
        if words.trim().is_empty() {
            // Where no words stand beside them, the numbers themselves ask; a numeral can stand above its title.
            return self.columns.numbers(column).is_some()
                || number.is_set_apart && text.starts_with(char::is_uppercase);
        }
        let says_something = words.chars().filter(|character| character.is_alphabetic()).nth(1).is_some();
        if self.columns.has_numbered_answers(column) {
            return true;
        }
        // A date begins with a number as well, and an amount; neither asks.
        let is_set_apart = place.beside.is_some() || number.is_set_apart || text.contains(['?', '？', '؟']);
        known.mark.is_none() && says_something && is_set_apart && date::parse(text).is_none()
    }

    /// What a reading is worth where it stands; `None` if it can't be meant.
    fn worth(&self, seen: &Seen<'_>, reading: &Reading) -> Option<i32> {
        let &Seen { cell, text, row, known, number, place } = seen;
        let column = self.column(cell);
        let is_bare = text[reading.label.end..].trim().is_empty();
        // Words that also name an option can be an answer.
        let is_option = known.named.iter().any(|reading| matches!(reading.name, Name::Option { .. }));
        let is_telling = !is_option && self.recogniser.is_telling_name(reading.name);
        let in_labels = self.columns.has_labels(column);
        let can_be_marked = matches!(reading.name, Name::Option { .. } | Name::Question(_));
        if known.mark.is_some() && !can_be_marked {
            return None;
        }
        let code = match reading.name {
            Name::Question(question) => Some(self.recogniser.catalogue[question].code.as_str()),
            Name::Section(section) => self.recogniser.catalogue.sections()[section].numeral.as_deref(),
            _ => None,
        };
        let agrees = match (code, number) {
            (Some(code), Some(number)) if number.repeats(code) || self.is_numbered(reading.name, number) => {
                AGREES
            }
            // The title of a section behind the number of a question asks that question.
            (Some(_), Some(number)) if matches!(reading.name, Name::Section(_)) && number.is_digits() => {
                -3 * DISAGREES
            }
            (Some(_), Some(_)) => -DISAGREES,
            _ => 0,
        };
        let nearly =
            reading.nearly.as_ref().map_or(0, |nearly| nearly.alike.map_or(45, |alike| 110 - alike as i32));
        let worth = match reading.name {
            Name::Question(_) if is_telling => TELLING + agrees,
            // `Date:` asks beside another label as well; without a colon it can answer.
            Name::Question(question) => {
                let asks_for_head =
                    self.recogniser.is_head(question) && is_bare && text.trim_end().ends_with([':', '：']);
                // Elsewhere such words answer more often, unless their place in the order says otherwise.
                let is_above = !self.is_said_again(row, cell, question)
                    && self.recogniser.is_head(question)
                    && is_bare
                    && place.is_first
                    && self.columns.is_left(column);
                match asks_for_head || place.is_first && in_labels || is_above {
                    true => SHORT + agrees,
                    false if is_option && place.is_first && self.recogniser.is_telling_name(reading.name) => {
                        ELSEWHERE
                    }
                    false => return None,
                }
            }
            Name::Option { question, .. } => {
                if choices::is_list(self.recogniser, question, text) || self.columns.is_respondents(column) {
                    return None;
                }
                let is_marked = place.has_mark || known.is_marked(text);
                let in_row = || row.cells().filter(|&other| self.is_option(other, question)).nth(1).is_some();
                let is_printed = self.columns.has_options(column, question)
                    || in_labels && place.is_first
                    || is_marked
                    || !is_bare && in_labels
                    || in_row();
                if !is_printed {
                    return None;
                }
                SHORT
                    + if is_marked { 20 } else { 0 }
                    + if self.columns.has_options(column, question) { 20 } else { 0 }
            }
            Name::Part { part, .. } => {
                // `Name: Ada` is a line of an answer, whose label the interpretation finds.
                let is_words = self.recogniser.aim(part) == Aim::Explanation;
                if !(is_bare || is_words) {
                    return None;
                }
                SHORT
            }
            // Its words can answer as well: it labels where labels stand, or with a colon behind it.
            Name::Answer | Name::Beside if !(in_labels && place.is_first) => return None,
            Name::Answer | Name::Beside
                if !is_bare && !text[..reading.label.end].trim_end().ends_with([':', '：']) =>
            {
                return None;
            }
            Name::Answer | Name::Explanation | Name::Beside => SHORT,
            Name::Section(_) => 60 + agrees,
            Name::Boilerplate => 60,
        };
        Some(worth - nearly)
    }

    /// Whether a number is that of a question, with that of its section in front.
    pub(super) fn is_numbered(&self, name: Name, number: &Number) -> bool {
        let catalogue = self.recogniser.catalogue;
        matches!(name, Name::Question(question) if number.names(catalogue, &catalogue[question]))
    }

    /// Whether a text asks where labels stand, behind a number in a cell of its own that marks nothing.
    fn asks_by_number(&self, cell: CellId, next: CellId, number: &Number) -> bool {
        let is_mark = vocabulary::mark(self.grid.text(cell)).is_some() && !number.is_set_apart;
        !is_mark && self.columns.has_labels(self.column(next)) && asks(self.grid.text(next))
    }

    /// Whether another text of the row names the same question: in the language of the form, beside a translation.
    fn is_said_again(&self, row: &Row, cell: CellId, question: QuestionId) -> bool {
        row.cells().filter(|&other| other > cell).any(|other| {
            let named = self.readings.get(&other).map_or(&[][..], |readings| &readings.named);
            named.iter().any(|reading| reading.name == Name::Question(question))
        })
    }

    /// Whether the words of a text are a prompt, or the title of a section, that a number in front can number.
    fn is_numbered_by(&self, cell: CellId, number: &Number) -> bool {
        let named = self.readings.get(&cell).map_or(&[][..], |readings| &readings.named);
        named.iter().any(|reading| match reading.name {
            Name::Section(_) => !number.is_digits(),
            name => self.recogniser.is_telling_name(name),
        })
    }

    fn is_option(&self, cell: CellId, question: QuestionId) -> bool {
        let found = self.recogniser.lexicon.find(self.grid.text(cell));
        found.is_some_and(|found| {
            found
                .names
                .iter()
                .any(|known| matches!(known.name, Name::Option { question: of, .. } if of == question))
        })
    }

    pub(super) fn column(&self, cell: CellId) -> u32 {
        self.grid.cell(cell).address.column
    }
}

/// A text with all that is known of it.
struct Seen<'a> {
    cell: CellId,
    text: &'a str,
    row: &'a Row,
    known: &'a Readings,
    /// The number in front of it or beside.
    number: Option<&'a Number>,
    place: &'a Place,
}

/// Where a text stands.
struct Place {
    beside: Option<Number>,
    /// Whether no label stands left of it.
    is_first: bool,
    /// Whether a mark stands in its row.
    has_mark: bool,
}

/// Up to its question mark or colon a text is a prompt, whatever its language.
fn end_of_prompt(text: &str) -> usize {
    let end = text.find(['?', '？', '؟']).or_else(|| text.find([':', '：']));
    end.map_or(text.len(), |at| at + text[at..].chars().next().map_or(0, char::len_utf8))
}
