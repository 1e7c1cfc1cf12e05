//! Words that respondents and forms use, beside those that the questionnaire prints.
//!
//! All of it is data; a word is added to its list, and nothing else changes.

use std::sync::LazyLock;

use crate::phrases::Phrases;

mod ages;
mod headings;
mod labels;
mod marks;
mod months;
mod yes_no;

pub(crate) use ages::{Age, aged};
pub(crate) use headings::{Heading, head_noun, headings};
pub(crate) use labels::{answer_label, answer_labels, beside_labels, explanation_labels, respondent_labels};
pub(crate) use marks::{
    box_at, can_begin_box, has_check, is_cross, leading_box, leading_mark, mark, quoted, trailing_box,
};
pub(crate) use months::{is_beside_date, month};
pub(crate) use yes_no::{leading_yes_or_no, says_none, word_yes_or_no, yes_or_no};

/// What forms print where an answer is to be written.
const PLACEHOLDERS: &[&str] = &[
    "click here to enter text",
    "click or tap here to enter text",
    "choose an item",
    "please select",
    "please insert your answer here",
    "enter text here",
    "enter your answer here",
    "insert text here",
    "type here",
    "select",
    "select one",
    "select an option",
    "choose",
    "choose one",
    "choose an option",
    "please choose",
    "please choose one",
    "please select one",
    "please enter",
];

/// Words that only announce a link.
const LINK_WORDS: &[&str] = &["link", "links", "url", "urls", "website", "web", "site", "see", "portal link"];

/// Whether a text is what a form prints where an answer is to be written.
pub(crate) fn is_placeholder(text: &str) -> bool {
    static KNOWN: LazyLock<Phrases<()>> = LazyLock::new(|| PLACEHOLDERS.iter().copied().collect());
    KNOWN.get(text).is_some() || is_blank_line(text)
}

/// Whether a text is room to write on: lines, with nothing but signs and the labels of fields beside them.
fn is_blank_line(text: &str) -> bool {
    const SHORTEST: usize = 3;
    let is_line = |character: char| matches!(character, '_' | '.' | '…' | '‐' | '-' | '–' | '/' | '%');
    let lines = text.split(|character: char| !matches!(character, '_' | '.' | '…'));
    let has_line = text.contains('…')
        || lines.map(str::len).any(|length| length >= SHORTEST)
        || text.matches("__").nth(1).is_some();
    let mut words = text.split(|character: char| is_line(character) || character == ':' || character == '\n');
    has_line && words.all(|words| words.trim().is_empty() || !headings(words).is_empty())
}

/// Whether a text only announces a link: "Link:", "URL".
pub(crate) fn is_link_word(text: &str) -> bool {
    static KNOWN: LazyLock<Phrases<()>> = LazyLock::new(|| LINK_WORDS.iter().copied().collect());
    KNOWN.get(text).is_some()
}
