//! Whose questionnaire a grid is: what speaks for an edition, and what against it.
//!
//! Printed words speak for it. Numbers alone speak for any list: they are believed only if the answers beside them are
//! of the kinds that are asked, and if nothing contradicts.

use std::collections::{BTreeMap, BTreeSet};

use msq_core::{Catalogue, Kind, QuestionId, Response, Value};

use crate::{Rule, code::Number, grid::CellId, recognise::Recogniser, words};

/// What speaks for an edition, and what against it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    /// The questions that were recognised by words or codes that can hardly mean anything else.
    words: BTreeSet<QuestionId>,
    /// The questions that were recognised in any way.
    all: BTreeSet<QuestionId>,
    /// The questions whose number stands beside words of the edition's own language that ask something else.
    others: BTreeMap<QuestionId, CellId>,
    /// How many other printed texts stand there: titles of sections, options, the title of the questionnaire.
    printed: usize,
    /// How many lists have as many options as the edition's.
    lists: usize,
    /// How many numbers or codes stand among those of questions that the edition lacks.
    lacking: usize,
    /// Whether the header is one that hardly any other table has.
    has_header: bool,
}

/// A grid with fewer questions than this isn't taken for the questionnaire.
const FEWEST_QUESTIONS: usize = 2;

/// Fewer numbers than this are any list's.
const FEWEST_NUMBERS: usize = 3;

/// As many numbers are believed although no answer is of the kind that is asked for.
const MANY_NUMBERS: usize = 10;

/// As many numbers are believed although nobody is named.
const ALL_NUMBERS: usize = 30;

/// As many labels that ask something else make it another questionnaire.
const MANY_OTHERS: usize = 3;

impl Evidence {
    /// Takes in that a label names a question.
    pub(crate) fn label(
        &mut self,
        recogniser: &Recogniser<'_>,
        question: QuestionId,
        rule: Rule,
        (cell, text): (CellId, &str),
    ) {
        self.all.insert(question);
        if recogniser.is_evidence(question, rule) {
            self.words.insert(question);
        }
        if rule == Rule::Number && asks_something_else(recogniser.catalogue, question, text) {
            self.others.entry(question).or_insert(cell);
        }
    }

    /// Takes in that a number or code stands where those of questions stand, and that the edition has none such.
    pub(crate) fn lacks(&mut self, numbers: usize) {
        self.lacking += numbers;
    }

    /// Takes in that a printed text other than a prompt stands there: of one word, it may be anybody's.
    pub(crate) fn printed(&mut self, text: &str) {
        self.printed += usize::from(words::bounds(text).nth(1).is_some());
    }

    /// Takes in that as many options stand below a question as its list has.
    pub(crate) fn list(&mut self) {
        self.lists += 1;
    }

    /// Takes in that a table has a header of columns that say what each row answers.
    pub(crate) fn header(&mut self) {
        self.has_header = true;
    }

    /// How much speaks for the edition, to be compared with others.
    pub(crate) fn weight(&self) -> (usize, usize) {
        (self.words.len(), self.all.len())
    }

    /// How many questions are known by their words.
    pub(crate) fn by_words(&self) -> usize {
        self.words.len()
    }

    /// Whether it is another questionnaire, of which the numbers are the same: how many labels ask something else, and
    /// the first of them.
    pub(crate) fn another(&self) -> Option<(usize, CellId)> {
        let is_another = self.others.len() >= MANY_OTHERS && self.others.len() * 2 > self.words.len();
        let first = self.others.values().min().filter(|_| is_another)?;
        Some((self.others.len(), *first))
    }

    /// Whether it is the questionnaire, of which these are the responses.
    pub(crate) fn convinces(&self, responses: &[&Response], is_state: bool, is_named: bool) -> bool {
        if self.another().is_some() {
            return false;
        }
        let printed = self.words.len() + self.printed + usize::from(self.has_header);
        let known = printed + usize::from(is_state);
        if printed > 0 && !self.all.is_empty() && known >= FEWEST_QUESTIONS {
            return true;
        }
        // One label that asks something else is a doubt.
        let is_contradicted = self.lacking > 0 || self.others.len() * 4 > self.all.len();
        let (fits, misfits) = self.fits(responses);
        let fits = fits + self.lists;
        self.all.len() + self.lists >= FEWEST_NUMBERS
            && !is_contradicted
            && (is_state || is_named || self.all.len() >= ALL_NUMBERS)
            && (fits > 0 || self.all.len() >= MANY_NUMBERS)
            && misfits * 3 <= fits
    }

    /// How many answers are of the kind that their question asks for, and how many are of another: a number where yes or
    /// no is asked for, and none where a percentage is.
    fn fits(&self, responses: &[&Response]) -> (usize, usize) {
        let (mut fits, mut misfits) = (0, 0);
        for response in responses {
            let catalogue = response.catalogue();
            for &question in &self.all {
                let value = |kind| {
                    let part = catalogue[question].part_of_kind(catalogue, kind)?;
                    Some(response.get(part.id))
                };
                let words = catalogue[question].explanation(catalogue).and_then(|part| response.get(part.id));
                let words = match words {
                    Some(Value::Text(words)) => words.as_str(),
                    _ => "",
                };
                let has_number = words.contains(|character: char| character.is_ascii_digit());
                match (value(Kind::YesNo), value(Kind::Percent), value(Kind::Entries)) {
                    (Some(Some(_)), _, _) | (_, Some(Some(_)), _) => fits += 1,
                    (Some(None), _, _) => {
                        misfits += usize::from(has_number && !words.contains(char::is_alphabetic))
                    }
                    (_, Some(None), _) => misfits += usize::from(!words.is_empty() && !has_number),
                    (_, _, Some(Some(Value::Entries(entries)))) => {
                        fits += usize::from(entries.iter().any(|entry| entry.url.is_some()));
                    }
                    _ => {}
                }
            }
        }
        (fits, misfits)
    }
}

/// Words that sentences of the edition's own language can hardly do without.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "the", "of", "is", "are", "which", "what", "how", "does", "you", "your", "there", "for", "any", "many", "who", "has", "have",
    "with", "and", "was", "were", "when", "where", "please", "its", "from", "been", "did", "that", "this", "whether", "much",
    "should", "can", "if", "by", "in",
];

/// Whether a text is in the edition's own language, and has next to no word of what it would have to say.
fn asks_something_else(catalogue: &Catalogue, question: QuestionId, text: &str) -> bool {
    let text = &text[Number::leading(text).map_or(0, |number| number.bytes.end)..];
    let is_function = |word: &str| FUNCTION_WORDS.contains(&word);
    let words: Vec<_> = words::words(text).collect();
    let functions = words.iter().filter(|word| is_function(word)).count();
    let content: BTreeSet<_> =
        words.iter().filter(|word| word.chars().count() > 2 && !is_function(word)).collect();
    // One such word is enough where a sentence asks with it.
    let asks = words.first().is_some_and(|first| is_function(first)) && text.trim_end().ends_with('?');
    if functions < if asks { 1 } else { 2 } || content.len() < 2 {
        return false;
    }
    let asked = &catalogue[question];
    let options =
        asked.parts.iter().flat_map(|&part| catalogue.options(part)).map(|choice| choice.label.as_str());
    let labels = asked.parts.iter().filter_map(|&part| catalogue[part].label.as_deref());
    let stem = asked.code.rsplit_once('.').and_then(|(stem, _)| catalogue.question(stem));
    let own: Vec<_> = [asked.prompt.as_str(), asked.section(catalogue).title.as_str()]
        .into_iter()
        .chain(asked.aliases.iter().map(String::as_str))
        .chain(stem.map(|stem| stem.prompt.as_str()))
        .chain(options)
        .chain(labels)
        .flat_map(words::words)
        .filter(|word| !is_function(word))
        .collect();
    let is_known = |word: &&&String| own.iter().any(|known| is_same(known, word));
    content.iter().filter(is_known).count() * 4 < content.len()
}

/// Whether two words begin alike: `strategy` and `strategies`.
fn is_same(one: &str, other: &str) -> bool {
    const STEM: usize = 5;
    one == other || one.chars().count() >= STEM && one.chars().take(STEM).eq(other.chars().take(STEM))
}

#[cfg(test)]
mod tests {
    use msq_core::{Edition, editions::edition2020::Msq2020};

    use super::*;

    #[test]
    fn other_questions_in_the_same_language_are_told() {
        let catalogue = Msq2020::catalogue();
        for (code, text, is_other) in [
            ("1", "Which ministry leads digital identity?", true),
            ("6", "6. Do you have a crisis portal?", true),
            ("1", "Qual é o portal oficial do governo na rede a nível nacional?", false),
            ("18", "What share of procurement is green?", true),
            ("17", "How satisfied is the population with online services?", false),
            ("7", "Do you have a strategy for the government to be digital?", false),
            ("7", "¿Existe una estrategia?", false),
            ("12", "Citizens", false),
        ] {
            let question = catalogue.question(code).expect(code).id;
            assert_eq!(asks_something_else(&catalogue, question, text), is_other, "{code} {text}");
        }
    }
}
