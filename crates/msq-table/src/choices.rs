//! Several options in one text: marked each (`☒ Yes ☐ No`), or joined because they were ticked.
//!
//! Options are found by their words and not by the separators between them, since two options of the questionnaire
//! contain a semicolon themselves.

use std::{iter::once, ops::Range};

use msq_core::{Kind, QuestionId};

use crate::{lexicon::Name, recognise::Recogniser, vocabulary, words};

/// What an item of a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// An option, by its place in the code list.
    Option(usize),
    /// The word Yes or No.
    YesNo(bool),
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) choice: Choice,
    /// The bytes of its label.
    pub(crate) label: Range<usize>,
    /// The bytes of its mark, and what it says.
    pub(crate) mark: Option<(Range<usize>, bool)>,
    /// The bytes of the words behind it that belong to no other item.
    pub(crate) rest: Range<usize>,
}

/// The items that a text consists of, or that its pieces begin with.
pub(crate) fn items(recogniser: &Recogniser<'_>, question: QuestionId, text: &str) -> Vec<Item> {
    let mut marks = marks(text);
    let mut items: Vec<Item> = Vec::new();
    // Without options and boxes, only yes and no are choices, and those only alone.
    let is_choice = |word: Range<usize>| choice(recogniser, question, text, once(word)).is_some();
    if marks.is_empty()
        && recogniser.part(question, Kind::Ticked).is_none()
        && !words::bounds(text).all(is_choice)
    {
        return items;
    }
    let mut words = words::bounds(text);
    let mut before: Option<usize> = None;
    loop {
        let from_here = words.clone();
        let Some(word) = words.next() else { break };
        let joined = items.last().is_some_and(|last| Some(last.label.end) == before);
        let may_begin = joined || before.is_none_or(|end| begins_piece(text, end..word.start, &marks));
        let mut end = word.end;
        if may_begin && let Some((choice, length)) = choice(recogniser, question, text, from_here) {
            end = words.by_ref().take(length - 1).last().map_or(end, |last| last.end);
            items.push(Item { choice, label: word.start..end, rest: end..end, mark: None });
        }
        before = Some(end);
    }
    // A mark inside a label is none: the x of a word, a bracket of a printed option.
    marks.retain(|(mark, _)| {
        !items.iter().any(|item| item.label.start < mark.end && mark.start < item.label.end)
    });
    give_marks(&mut items, &marks);
    // Among other words and without a box, yes and no are words.
    let ends = items.iter().map(|item| item.label.start).chain([text.len()]);
    let gaps = [0].into_iter().chain(items.iter().map(|item| item.label.end)).zip(ends);
    let mut gaps = gaps.map(|(start, end)| &text[start..end]);
    if marks.is_empty() && gaps.any(crate::grid::says_something) {
        items.retain(|item| matches!(item.choice, Choice::Option(_)));
    }
    let starts: Vec<_> = items
        .iter()
        .map(|item| item.mark.as_ref().map_or(item.label.start, |(mark, _)| mark.start.min(item.label.start)))
        .collect();
    for (at, item) in items.iter_mut().enumerate() {
        let from = item.mark.as_ref().map_or(item.label.end, |(mark, _)| mark.end.max(item.label.end));
        item.rest = from..starts.get(at + 1).copied().unwrap_or(text.len()).max(from);
    }
    items
}

/// Whether the piece of the text that an item stands in has nothing but items; pieces end at line breaks, semicolons and
/// bars. An option that begins a sentence is mentioned, not ticked.
pub(crate) fn is_in_list(text: &str, items: &[Item], at: usize) -> bool {
    let item = &items[at];
    // Commas separate options where they stand around several; in a sentence they stand behind one.
    let bounded = |item: &&Item| {
        let before = text[..item.label.start].trim_end().chars().next_back();
        // What the option itself ends with separates nothing: `Artificial Intelligence (AI), Robotics`.
        let own = |character: char| character.is_whitespace() || matches!(character, ')' | '.');
        let behind = text[item.label.end..].trim_start_matches(own).chars().next();
        let ends = |character: Option<char>| {
            character.is_none_or(|character| matches!(character, ',' | ';' | '\n' | '\r'))
        };
        ends(before) && ends(behind)
    };
    if bounded(&item) && items.iter().filter(bounded).count() > 1 {
        return true;
    }
    let label_of = |byte: usize| items.iter().any(|item| item.label.contains(&byte));
    let ends = |(byte, character): &(usize, char)| {
        matches!(character, ';' | '\n' | '\r' | '|' | '•') && !label_of(*byte)
    };
    let start = text
        .char_indices()
        .filter(ends)
        .map(|(at, end)| at + end.len_utf8())
        .take_while(|&at| at <= item.label.start)
        .last()
        .unwrap_or(0);
    let end =
        text.char_indices().find(|end| end.0 >= item.label.end && ends(end)).map_or(text.len(), |(at, _)| at);
    let mut from = start;
    let mut gaps = Vec::new();
    for item in items.iter().filter(|item| start <= item.label.start && item.label.end <= end) {
        gaps.push(&text[from..item.label.start]);
        from = item.label.end;
    }
    gaps.push(&text[from..end]);
    !gaps.into_iter().any(crate::grid::says_something)
}

/// Whether a text is a list from its beginning: several options with their marks, or on one line.
pub(crate) fn is_list(recogniser: &Recogniser<'_>, question: QuestionId, text: &str) -> bool {
    // Most texts begin with neither an item nor its mark.
    let trimmed = text.trim_start();
    let words = words::bounds(trimmed);
    let begins_item = || {
        words.clone().next().is_some_and(|first| first.start == 0)
            && choice(recogniser, question, trimmed, words.clone()).is_some()
    };
    if vocabulary::box_at(trimmed).is_none() && !begins_item() {
        return false;
    }
    let items = items(recogniser, question, text);
    let start = items.first().map(|first| {
        first.mark.as_ref().map_or(first.label.start, |(mark, _)| mark.start.min(first.label.start))
    });
    let from_beginning = start.is_some_and(|start| text[..start].trim().is_empty());
    from_beginning
        && items.len() > 1
        && (items.iter().any(|item| item.mark.is_some()) || !text.contains('\n'))
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
fn begins_piece(text: &str, gap: Range<usize>, marks: &[(Range<usize>, bool)]) -> bool {
    let between = &text[gap.clone()];
    // Between most words.
    if between == " " && marks.is_empty() {
        return false;
    }
    let separated = between.contains([';', ',', '\n', '\r', '|', '/', '•', '\t']) || between.contains("  ");
    let behind_mark =
        marks.iter().any(|(mark, _)| mark.end <= gap.end && text[mark.end..gap.end].trim().is_empty());
    separated || behind_mark
}

/// The boxes in a text, glyphs and brackets, and letters that stand alone like one.
fn marks(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut found: Vec<(Range<usize>, bool)> = Vec::new();
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

/// Gives each item its mark: the one in front if the first mark stands in front of the first item, else the one behind.
fn give_marks(items: &mut [Item], marks: &[(Range<usize>, bool)]) {
    let (Some(first), Some((mark, _))) = (items.first(), marks.first()) else { return };
    let in_front = mark.end <= first.label.start;
    let starts: Vec<_> = items.iter().map(|item| item.label.start).collect();
    let mut end = 0;
    for (at, item) in items.iter_mut().enumerate() {
        let range = if in_front {
            end..item.label.start
        } else {
            item.label.end..starts.get(at + 1).copied().unwrap_or(usize::MAX)
        };
        let mut own = marks.iter().filter(|(mark, _)| range.start <= mark.start && mark.end <= range.end);
        item.mark = if in_front { own.next_back() } else { own.next() }.cloned();
        end = item.label.end;
    }
}
