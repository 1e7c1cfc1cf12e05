//! What happens to printed words when forms are made, copied and filled in.

use std::sync::Arc;

use msq_core::{Catalogue, Edition, Question, editions::edition2020::Msq2020};
use msq_table::labels;
use proptest::{option, prelude::*};

use super::answers::word;

/// What happened to one question.
#[derive(Clone, Debug)]
pub(super) struct Noise {
    prompt: Option<Change>,
    /// Empty rows above it.
    pub(super) empty: u32,
    /// Whether a page begins above it, with what every page has at its head.
    pub(super) page: Option<usize>,
    /// Whether a page begins within it: above which of its rows.
    within: Option<(usize, usize)>,
}

#[derive(Clone, Debug)]
enum Change {
    Footnote(u32),
    FootnoteWithin(u32),
    NoBreakSpaces,
    DoubleSpaces,
    Upper,
    Lower,
    Trailing,
    /// A letter is missing.
    Typo(usize),
    /// Only so many parts of ten of its words are left.
    Cut(usize),
    Translated(Vec<String>),
}

pub(super) fn noise() -> impl Strategy<Value = Noise> {
    let change = prop_oneof![
        (1..30_u32).prop_map(Change::Footnote),
        (1..30_u32).prop_map(Change::FootnoteWithin),
        Just(Change::NoBreakSpaces),
        Just(Change::DoubleSpaces),
        Just(Change::Upper),
        Just(Change::Lower),
        Just(Change::Trailing),
        (0..100_usize).prop_map(Change::Typo),
        (6..10_usize).prop_map(Change::Cut),
        proptest::collection::vec(word(2..4), 2..9).prop_map(Change::Translated),
    ];
    (
        option::weighted(0.3, change),
        prop_oneof![4 => Just(0), 1 => 1..3_u32],
        option::weighted(0.1, 0..100_usize),
        option::weighted(0.1, (1..6_usize, 0..100_usize)),
    )
        .prop_map(|(prompt, empty, page, within)| Noise { prompt, empty, page, within })
}

/// Fewer words than these are too like others to be told apart when something is wrong with them.
const TELLING_WORDS: usize = 6;

impl Noise {
    /// A question's prompt as it stands there; `numbered` if its printed number does.
    pub(super) fn prompt(&self, catalogue: &Arc<Catalogue>, question: &Question, numbered: bool) -> String {
        let prompt = &question.prompt;
        let words: Vec<_> = prompt.split(' ').collect();
        match &self.prompt {
            Some(Change::Typo(at)) if words.len() >= TELLING_WORDS => without_letter(prompt, *at),
            Some(Change::Cut(tenths)) if words.len() >= TELLING_WORDS => {
                let cut = words[..(words.len() * tenths).div_ceil(10).max(4)].join(" ");
                // A person can't tell what is cut before it differs from another prompt.
                let others = catalogue.questions().iter().filter(|other| other.prompt != *prompt);
                if others.clone().any(|other| other.prompt.starts_with(&cut)) { prompt.clone() } else { cut }
            }
            // The number tells which question it is; the head has none.
            Some(Change::Translated(words))
                if numbered && question.printed && question.code != "authorization" =>
            {
                format!("{}?", words.join(" "))
            }
            _ => self.label(prompt),
        }
    }

    /// The label of an option; of short ones every letter counts.
    pub(super) fn option(&self, label: &str) -> String {
        const TELLING_LETTERS: usize = 8;
        match &self.prompt {
            Some(Change::Typo(at)) if label.chars().count() >= TELLING_LETTERS => without_letter(label, *at),
            _ => self.label(label),
        }
    }

    /// What stands at the head of the page that begins above a row within the question.
    pub(super) fn page_within(&self, catalogue: &Arc<Catalogue>, row: usize) -> Option<String> {
        self.within.filter(|(at, _)| *at == row).map(|(_, head)| page_head(catalogue, head))
    }

    /// A label as it stands there: all of it, whatever else was done to it.
    pub(super) fn label(&self, label: &str) -> String {
        match &self.prompt {
            Some(Change::Footnote(number)) => format!("{label}{}", superscript(*number)),
            Some(Change::FootnoteWithin(number)) => {
                let end = label.find(' ').unwrap_or(label.len());
                format!("{}{}{}", &label[..end], superscript(*number), &label[end..])
            }
            Some(Change::NoBreakSpaces) => label.replace(' ', "\u{a0}"),
            Some(Change::DoubleSpaces) => label.replace(' ', "  "),
            Some(Change::Upper) => label.to_uppercase(),
            Some(Change::Lower) => label.to_lowercase(),
            Some(Change::Trailing) => format!("{label}  \n "),
            _ => label.to_owned(),
        }
    }
}

fn without_letter(text: &str, at: usize) -> String {
    let letters = text.char_indices().filter(|(_, letter)| letter.is_ascii_lowercase());
    let letters: Vec<_> = letters.map(|(at, _)| at).collect();
    let mut text = text.to_owned();
    text.remove(letters[at * letters.len() / 100]);
    text
}

fn superscript(number: u32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
}

/// What the form prints at the head of a page.
pub(super) fn page_head(catalogue: &Arc<Catalogue>, at: usize) -> String {
    let printed = catalogue.boilerplate();
    printed[at % printed.len()].clone()
}

#[test]
fn page_heads_are_labels() {
    let catalogue = Msq2020::catalogue();
    let is_label = labels(&[Arc::clone(&catalogue)]);
    assert_eq!(catalogue.boilerplate().iter().find(|head| !is_label(head)), None);
}
