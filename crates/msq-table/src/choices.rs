//! Several options in one text: marked each (`☒ Yes ☐ No`), or joined because they were ticked.
//!
//! Options are found by their words and not by the separators between them, since two options of the questionnaire
//! contain a semicolon themselves.

use std::{iter::once, ops::Range};

use msq_core::{Kind, QuestionId};

use crate::{lexicon::Name, recognise::Recogniser, spans::says_something, vocabulary, words};

/// What an item of a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Choice {
    /// An option, by its place in the code list.
    Option(usize),
    /// The word Yes or No.
    YesNo(bool),
}

/// The choices in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct List {
    pub(crate) items: Vec<Item>,
    /// Whether boxes stand beside the items, and nothing tells which of them is whose; then no item has its mark.
    pub(crate) is_unclear: bool,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) choice: Choice,
    /// The bytes of its label.
    pub(crate) label: Range<usize>,
    /// The bytes of its mark, and what it says.
    pub(crate) mark: Option<Mark>,
    /// The bytes of the words behind it that belong to no other item.
    pub(crate) rest: Range<usize>,
    /// Whether it stands among items alone. An option that begins a sentence is mentioned, not ticked.
    pub(crate) in_list: bool,
}

impl Item {
    /// Where it begins, with a mark in front of it.
    fn start(&self) -> usize {
        self.mark.as_ref().map_or(self.label.start, |(mark, _)| mark.start.min(self.label.start))
    }

    /// Where it ends, with a mark behind it.
    fn end(&self) -> usize {
        self.mark.as_ref().map_or(self.label.end, |(mark, _)| mark.end.max(self.label.end))
    }
}

/// The bytes of a mark, and what it says.
type Mark = (Range<usize>, bool);

impl List {
    /// The items that a text consists of, or that its pieces begin with.
    pub(crate) fn of(recogniser: &Recogniser<'_>, question: QuestionId, text: &str) -> Self {
        let mut marks = marks(text);
        // Without options and boxes, only yes and no are choices, and those only alone.
        let is_choice = |word: Range<usize>| choice(recogniser, question, text, once(word)).is_some();
        if marks.is_empty()
            && recogniser.part(question, Kind::Ticked).is_none()
            && !words::bounds(text).all(is_choice)
        {
            return Self::default();
        }
        let mut items = labels(recogniser, question, text, &marks);
        // A mark inside a label is none: the x of a word, a bracket of a printed option.
        marks.retain(|(mark, _)| {
            let before = items.partition_point(|item| item.label.end <= mark.start);
            items.get(before).is_none_or(|item| mark.end <= item.label.start)
        });
        let is_unclear = !give_marks(text, &mut items, &marks);
        // Among other words and without a box, yes and no are words.
        if marks.is_empty() && gaps(text, 0..text.len(), &items).any(says_something) {
            items.retain(|item| matches!(item.choice, Choice::Option(_)));
        }
        let starts: Vec<_> = items.iter().map(Item::start).collect();
        for (at, item) in items.iter_mut().enumerate() {
            let from = item.end();
            item.rest = from..starts.get(at + 1).copied().unwrap_or(text.len()).max(from);
        }
        join(text, &mut items);
        Self { items, is_unclear }
    }
}

/// Whether a text is a list from its beginning: several options with their marks, on one line, or a line each.
pub(crate) fn is_list(recogniser: &Recogniser<'_>, question: QuestionId, text: &str) -> bool {
    // Most texts begin with neither an item nor its mark.
    let bare = text.trim_start_matches(|character: char| !character.is_alphanumeric());
    let begins = !marks(&text[..text.len() - bare.len()]).is_empty()
        || vocabulary::box_at(bare).is_some()
        || choice(recogniser, question, bare, words::bounds(bare)).is_some();
    if !begins {
        return false;
    }
    let List { items, is_unclear } = List::of(recogniser, question, text);
    let from_beginning = items.first().is_some_and(|first| !says_something(&text[..first.start()]));
    let is_marked = is_unclear || items.iter().any(|item| item.mark.is_some());
    // Each with its line; below an option, words may mention another one.
    let has_line = |item: &&Item| {
        item.in_list || text[item.label.end..].trim_start().starts_with([':', '-', '–', '—', '('])
    };
    let is_listed = || !text.contains('\n') || items.iter().filter(has_line).count() > 1;
    from_beginning && items.len() > 1 && (is_marked || is_listed())
}

/// Finds the labels of items.
fn labels(recogniser: &Recogniser<'_>, question: QuestionId, text: &str, marks: &[Mark]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut words = words::bounds(text);
    let mut before: Option<usize> = None;
    loop {
        let from_here = words.clone();
        let Some(word) = words.next() else { return items };
        let joined = items.last().is_some_and(|last| Some(last.label.end) == before);
        let may_begin = joined || before.is_none_or(|end| begins_piece(text, end..word.start, marks));
        let mut end = word.end;
        if may_begin && let Some((choice, length)) = choice(recogniser, question, text, from_here) {
            end = words.by_ref().take(length - 1).last().map_or(end, |last| last.end);
            items.push(Item { choice, label: word.start..end, rest: end..end, mark: None, in_list: false });
        }
        before = Some(end);
    }
}

/// Tells which items stand among items alone.
fn join(text: &str, items: &mut [Item]) {
    // Commas separate options where they stand around several; in a sentence they stand behind one.
    let bounded = |item: &Item| {
        let before = text[..item.label.start].trim_end().chars().next_back();
        // What the option itself ends with separates nothing: `Artificial Intelligence (AI), Robotics`.
        let own = |character: char| character.is_whitespace() || matches!(character, ')' | '.');
        let rest = text[item.label.end..].trim_start_matches(own);
        let remark = rest.starts_with('(').then(|| rest.find(')')).flatten().map_or(0, |end| end + 1);
        let behind = rest[remark..].trim_start_matches(own).chars().next();
        let ends = |character: Option<char>| {
            character.is_none_or(|character| matches!(character, ',' | ';' | '\n' | '\r'))
        };
        ends(before) && ends(behind)
    };
    let bounded: Vec<_> = items.iter().map(bounded).collect();
    let several = bounded.iter().filter(|bounded| **bounded).count() > 1;
    // Pieces end at line breaks, semicolons and bars outside of labels.
    let mut from = 0;
    let mut first = 0;
    for (end, _) in text.match_indices([';', '\n', '\r', '|', '•']).chain([(text.len(), "")]) {
        let behind = first + items[first..].partition_point(|item| item.label.start < end);
        if items[first..behind].last().is_some_and(|last| end < last.label.end) {
            continue;
        }
        let own = &mut items[first..behind];
        // What stands in brackets behind an option is about it: `Robotics (Act 5 of 2011)`.
        let alone = !gaps(text, from..end, own).any(|gap| says_something(gap) && !is_enclosed(gap));
        own.iter_mut().for_each(|item| item.in_list = alone);
        from = end + text[end..].chars().next().map_or(0, char::len_utf8);
        first = behind;
    }
    for (item, bounded) in items.iter_mut().zip(bounded) {
        item.in_list |= several && bounded;
    }
}

/// Whether a text is a remark in brackets, and nothing else.
pub(crate) fn is_enclosed(text: &str) -> bool {
    let bare = text
        .trim_matches(|character: char| character.is_whitespace() || matches!(character, '.' | ',' | ';'));
    // The bracket that an option itself ends with: `Artificial Intelligence (AI) (Act 5)`.
    let bare = bare.strip_prefix(')').unwrap_or(bare).trim_start();
    bare.len() > 1
        && bare.starts_with('(')
        && bare.ends_with(')')
        && !bare[1..bare.len() - 1].contains(['(', ')'])
}

/// The texts in a range that are no item's label.
fn gaps<'a>(text: &'a str, range: Range<usize>, items: &[Item]) -> impl Iterator<Item = &'a str> {
    let starts = once(range.start).chain(items.iter().map(|item| item.label.end));
    let ends = items.iter().map(|item| item.label.start).chain(once(range.end));
    starts.zip(ends).map(|(start, end)| &text[start..end])
}

/// The choice that words begin with, and how many words it takes: the longest option, or yes and no.
fn choice(
    recogniser: &Recogniser<'_>,
    question: QuestionId,
    text: &str,
    words: impl Iterator<Item = Range<usize>> + Clone,
) -> Option<(Choice, usize)> {
    let begun = recogniser.lexicon.begun(text, words.clone());
    let options = begun.filter_map(|(length, names)| {
        names.iter().find_map(|known| match known.name {
            Name::Option { question: of, option, .. } if of == question => {
                Some((Choice::Option(option), length))
            }
            _ => None,
        })
    });
    options.last().or_else(|| {
        recogniser.part(question, Kind::YesNo)?;
        let word = words::key(&text[words.clone().next()?]);
        let is_word = word.chars().count() > 1 || !word.is_ascii();
        vocabulary::yes_or_no(&word).filter(|_| is_word).map(|said| (Choice::YesNo(said), 1))
    })
}

/// Whether something between two words sets them apart.
fn begins_piece(text: &str, gap: Range<usize>, marks: &[Mark]) -> bool {
    let between = &text[gap.clone()];
    // Between most words.
    if between == " " && marks.is_empty() {
        return false;
    }
    let separated = between.contains([';', ',', '\n', '\r', '|', '/', '•', '\t']) || between.contains("  ");
    let mark = marks[..marks.partition_point(|(mark, _)| mark.end <= gap.end)].last();
    separated || mark.is_some_and(|(mark, _)| text[mark.end..gap.end].trim().is_empty())
}

/// The boxes in a text, glyphs and brackets, and letters that stand alone like one.
fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut from = 0;
    let can_begin = |byte: &u8| !byte.is_ascii() || vocabulary::can_begin_box(char::from(*byte));
    while let Some(skipped) = text.as_bytes()[from..].iter().position(can_begin) {
        let at = from + skipped;
        from = at + text[at..].chars().next().map_or(1, char::len_utf8);
        if !text[..at].ends_with(char::is_alphanumeric)
            && let Some((ticked, length)) = vocabulary::box_at(&text[at..])
        {
            from = at + length;
            found.push((at..from, ticked));
        }
    }
    found
}

/// Gives each item its mark, those in front or those behind, whichever way more have one. Returns whether that is
/// clear: where items are left without, no mark is, and the other way is worse.
fn give_marks(text: &str, items: &mut [Item], marks: &[Mark]) -> bool {
    let (Some(first), Some((mark, _))) = (items.first(), marks.first()) else { return true };
    let leads = mark.end <= first.label.start;
    let [this, other] = [leads, !leads].map(|in_front| Assigned::new(text, items, marks, in_front));
    let is_tie = this.worth == other.worth;
    let best = if this.worth < other.worth { other } else { this };
    let (given, _) = best.worth;
    let is_clear = given == items.len() || given == marks.len() && !is_tie;
    if is_clear {
        items.iter_mut().zip(best.marks).for_each(|(item, mark)| item.mark = mark);
    }
    is_clear
}

/// The marks in front of items, or those behind.
struct Assigned {
    /// One for each item.
    marks: Vec<Option<Mark>>,
    /// How many there are, and how many of them no separator parts from their item.
    worth: (usize, usize),
}

impl Assigned {
    fn new(text: &str, items: &[Item], marks: &[Mark], in_front: bool) -> Self {
        let mut own = Vec::with_capacity(items.len());
        let mut worth = (0, 0);
        for (at, item) in items.iter().enumerate() {
            let before = at.checked_sub(1).map_or(0, |before| items[before].label.end);
            let behind = items.get(at + 1).map_or(text.len(), |next| next.label.start);
            let range = if in_front { before..item.label.start } else { item.label.end..behind };
            let first = marks.partition_point(|(mark, _)| mark.start < range.start);
            let end = marks.partition_point(|(mark, _)| mark.end <= range.end);
            let beside = marks.get(first..end).unwrap_or_default();
            let mark = if in_front { beside.last() } else { beside.first() };
            if let Some((mark, _)) = mark {
                let between = if in_front { mark.end..range.end } else { range.start..mark.start };
                worth.0 += 1;
                worth.1 += usize::from(!text[between].contains([',', ';', '\n', '\r', '|', '/']));
            }
            own.push(mark.cloned());
        }
        Self { marks: own, worth }
    }
}
