//! The lexicon: every text that names something in the questionnaire, and what it names.

use std::{collections::HashMap, ops::Range};

use msq_core::{Catalogue, Kind, PartId, QuestionId};

use crate::{vocabulary, words};

/// What a text can name. The same text can name several things: "Other" is an option of three questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// A question, by its prompt.
    Question(QuestionId),
    /// An option of a code list.
    Option { question: QuestionId, ticked: PartId, option: usize },
    /// A part of an answer that has a label of its own.
    Part { question: QuestionId, part: PartId },
    /// The room for words of the question that is open.
    Explanation,
    /// A section, by its place in the catalogue.
    Section(usize),
    /// Text that every questionnaire prints.
    Boilerplate,
}

impl Name {
    /// The question that it belongs to, if it belongs to one alone.
    pub(crate) fn question(self) -> Option<QuestionId> {
        match self {
            Self::Question(question) | Self::Option { question, .. } | Self::Part { question, .. } => {
                Some(question)
            }
            Self::Explanation | Self::Section(_) | Self::Boilerplate => None,
        }
    }
}

/// A text that begins with a name.
#[derive(Clone, Debug)]
pub(crate) struct Match<'a> {
    /// The bytes of a printed number before the name.
    pub(crate) number: Option<Range<usize>>,
    /// The bytes of the name, with the punctuation that ends it.
    pub(crate) label: Range<usize>,
    /// What it can name, in the order of the questionnaire.
    pub(crate) names: &'a [Known],
}

/// A name, and whether it is printed or only customary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) name: Name,
    pub(crate) printed: bool,
}

/// The names of one edition.
#[derive(Debug)]
pub(crate) struct Lexicon {
    names: HashMap<String, Vec<Known>>,
    /// The number of words of the longest name.
    longest: usize,
}

impl Lexicon {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let mut lexicon = Self { names: HashMap::new(), longest: 0 };
        lexicon.add(catalogue.title(), Name::Boilerplate, true);
        for text in catalogue.boilerplate() {
            lexicon.add(text, Name::Boilerplate, true);
        }
        for (at, section) in catalogue.sections().iter().enumerate() {
            lexicon.add(&section.title, Name::Section(at), true);
            section.notes.iter().for_each(|note| lexicon.add(&note.text, Name::Boilerplate, true));
        }
        for note in catalogue.notes() {
            lexicon.add(&note.text, Name::Boilerplate, true);
        }
        for question in catalogue.questions() {
            lexicon.add(&question.prompt, Name::Question(question.id), question.printed);
            question.aliases.iter().for_each(|alias| lexicon.add(alias, Name::Question(question.id), false));
            question.notes.iter().for_each(|note| lexicon.add(&note.text, Name::Boilerplate, true));
            for &part in &question.parts {
                lexicon.add_part(catalogue, question.id, part);
            }
        }
        for label in vocabulary::explanation_labels() {
            lexicon.add(label, Name::Explanation, false);
        }
        lexicon
    }

    fn add_part(&mut self, catalogue: &Catalogue, question: QuestionId, part: PartId) {
        // A label that only repeats its question's prompt names the question.
        let prompt = words::key(&catalogue[question].prompt);
        if catalogue[part].label.as_deref().is_some_and(|label| words::key(label) != prompt) {
            catalogue[part]
                .label
                .iter()
                .for_each(|label| self.add(label, Name::Part { question, part }, true));
            catalogue[part]
                .aliases
                .iter()
                .for_each(|alias| self.add(alias, Name::Part { question, part }, false));
        }
        if catalogue[part].kind == Kind::Ticked {
            for (option, choice) in catalogue.options(part).iter().enumerate() {
                self.add(&choice.label, Name::Option { question, ticked: part, option }, true);
                choice.notes.iter().for_each(|note| self.add(&note.text, Name::Boilerplate, true));
            }
        }
    }

    fn add(&mut self, text: &str, name: Name, printed: bool) {
        let key = words::key(text);
        if key.is_empty() {
            return;
        }
        self.longest = self.longest.max(key.split(' ').count());
        let names = self.names.entry(key).or_default();
        if !names.iter().any(|known| known.name == name) {
            names.push(Known { name, printed });
        }
    }

    /// The longest name that the text begins with, if what follows is set apart from it.
    pub(crate) fn find(&self, text: &str) -> Option<Match<'_>> {
        let all = words::words(text);
        self.find_from(text, &all, 0).or_else(|| {
            let number = all.first().filter(|word| is_number(&word.folded))?;
            let found = self.find_from(text, &all, 1)?;
            Some(Match { number: Some(number.bytes.start..found.label.start), ..found })
        })
    }

    fn find_from(&self, text: &str, all: &[words::Word], skip: usize) -> Option<Match<'_>> {
        let mut key = String::new();
        let mut found = None;
        for (at, word) in all.iter().enumerate().skip(skip).take(self.longest) {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&word.folded);
            if let Some(names) = self.names.get(&key) {
                let next = all.get(at + 1).map_or(text.len(), |word| word.bytes.start);
                if let Some(end) = end_of_label(text, word.bytes.end, next) {
                    found = Some(Match { number: None, label: all[skip].bytes.start..end, names });
                }
            }
        }
        found
    }
}

/// Where a label ends whose last word ends at `end` and whose next word starts at `next`; `None` if nothing sets the
/// next word apart, so that the label is only the beginning of a longer text.
fn end_of_label(text: &str, end: usize, next: usize) -> Option<usize> {
    let between = &text[end..next];
    let stop = between
        .rfind(['?', ':', '.', '\n', '\r', '–', '—', '\t'])
        .map(|at| at + between[at..].chars().next().map_or(0, char::len_utf8));
    match stop {
        _ if next == text.len() => {
            // Brackets and marks behind the last word may be an answer: `Yes ☒`.
            let punctuation = between.trim_start_matches(|character: char| {
                character.is_ascii_punctuation() || character == '\u{2026}' || is_footnote(character)
            });
            Some(text.len() - punctuation.len())
                .map(|at| if text[at..].trim().is_empty() { text.len() } else { at })
        }
        Some(stop) => Some(end + stop),
        None => None,
    }
}

fn is_footnote(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Whether a word is a printed number: `17`, `a`, `iv`, `2a`.
fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(|character: char| character.is_ascii_digit());
    let is_letter = digits.len() == 1 && digits.chars().all(|character| character.is_ascii_lowercase());
    let is_roman =
        digits.len() == word.len() && digits.chars().all(|character| matches!(character, 'i' | 'v' | 'x'));
    !word.is_empty() && word.len() <= 5 && (digits.is_empty() || is_letter || is_roman)
}

/// Whether a printed number in a cell (`17.`, `a)`, `IV`, `X.1`) is that of a code or numeral, or its last piece.
pub(crate) fn repeats(number: &str, code: &str) -> bool {
    let number = words::key(number).replace(' ', "");
    let code_key = words::key(code).replace(' ', "");
    let last = code.rsplit('.').next().unwrap_or_default().to_lowercase();
    !number.is_empty() && (number == code_key || number == last)
}

#[cfg(test)]
mod tests {
    use msq_core::{Edition, editions::edition2020::Msq2020};

    use super::*;

    #[test]
    fn a_name_at_the_beginning_is_found_if_it_is_set_apart() {
        let lexicon = Lexicon::new(&Msq2020::catalogue());
        for (text, label) in [
            ("E-services³:", Some("E-services³:")),
            ("a. E-services", Some("E-services")),
            (
                "17. What is the percentage of the population satisfied with their last experience of online public services? 81 %",
                Some(
                    "What is the percentage of the population satisfied with their last experience of online public services?",
                ),
            ),
            ("Name: Ada", Some("Name:")),
            ("Education is free of charge", None),
            ("Other: BI", Some("Other:")),
            ("Budget", None),
            ("", None),
        ] {
            let found = lexicon.find(text);
            assert_eq!(found.as_ref().map(|found| &text[found.label.clone()]), label, "{text}");
        }
    }

    #[test]
    fn numbers_repeat_codes() {
        for (number, code, same) in [
            ("17.", "17", true),
            ("a.", "2.a", true),
            ("2a", "2.a", true),
            ("2 (a)", "2.a", true),
            ("1.", "X.1", true),
            ("b", "2.a", false),
            ("", "1", false),
            ("IV", "IV", true),
        ] {
            assert_eq!(repeats(number, code), same, "{number} {code}");
        }
    }
}
