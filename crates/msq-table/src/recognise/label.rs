//! Labels, where they stand, and what stands before their words.

use std::ops::Range;

use msq_core::{Code, QuestionId};

use crate::{Rule, code::Number, lexicon::Name, vocabulary};

/// Where a text stands that may be a label.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Situation<'a> {
    /// The question that is open: the last one that was named.
    pub(crate) open: Option<QuestionId>,
    /// A text left of it, which may be its number.
    pub(crate) beside: Option<&'a str>,
    /// Whether labels are expected here.
    pub(crate) in_place: bool,
}

/// A label, and what it names.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    /// The bytes of a mark in front of it, and what it says.
    pub(crate) mark: Option<(Range<usize>, bool)>,
    /// The bytes of a number in front of it.
    pub(crate) number: Option<Range<usize>>,
    /// Its own bytes.
    pub(crate) bytes: Range<usize>,
    pub(crate) name: Name,
    pub(crate) rule: Rule,
    /// The key of what is missing of a prompt that was cut short.
    pub(crate) missing: Option<String>,
    /// What is to be said of the way it was recognised.
    pub(crate) doubt: Option<(Code, String)>,
}

/// What stands before the words of a label.
pub(super) struct Start {
    /// Whether a mark says yes, and its length.
    pub(super) mark: Option<(bool, usize)>,
    pub(super) mark_end: usize,
    pub(super) number: Option<Number>,
    /// Where the words begin.
    pub(super) number_end: usize,
}

impl Start {
    pub(super) fn of(text: &str) -> Self {
        let mark = vocabulary::leading_box(text);
        let mark_end = mark.map_or(0, |(_, length)| length);
        let number = Number::leading(&text[mark_end..]);
        let number_end = number.as_ref().map_or(mark_end, |number| mark_end + number.bytes.end);
        Self { mark, mark_end, number, number_end }
    }

    /// The label with the mark in front of it, which only something that can be marked has.
    pub(super) fn mark(&self, label: Label) -> Option<Label> {
        match (self.mark, label.name) {
            (None, _) => Some(label),
            (Some((said, length)), Name::Option { .. } | Name::Question(_)) => {
                Some(Label { mark: Some((0..length, said)), ..label })
            }
            (Some(_), _) => None,
        }
    }
}
