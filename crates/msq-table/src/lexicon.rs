//! The lexicon: every text that names something in the questionnaire, and what it names.

use std::{ops::Range, sync::Arc};

use msq_core::{Catalogue, Identity, Kind, PartId, QuestionId};

use crate::{
    phrases::Phrases,
    spelling::{Spelling, longest_alike},
    vocabulary, words,
};

/// What a text can name. The same text can name several things: "Other" is an option of three questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// A question, by its prompt.
    Question(QuestionId),
    /// An option of a code list.
    Option { question: QuestionId, ticked: PartId, option: usize },
    /// A part of an answer that has a label of its own.
    Part { question: QuestionId, part: PartId },
    /// The room for the answer to the question that is open.
    Answer,
    /// The room for words of the question that is open.
    Explanation,
    /// The room for what is nobody's answer: a source, a status.
    Beside,
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
            Self::Answer | Self::Explanation | Self::Beside | Self::Section(_) | Self::Boilerplate => None,
        }
    }
}

/// A name, and whether it is printed or only customary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) name: Name,
    pub(crate) printed: bool,
}

/// A name at the beginning of a text.
#[derive(Clone, Debug)]
pub(crate) struct Match<'a> {
    /// The bytes of the name, with the punctuation that ends it.
    pub(crate) label: Range<usize>,
    /// What it can name, in the order of the questionnaire.
    pub(crate) names: &'a [Known],
}

/// A text that is nearly a name.
#[derive(Clone, Debug)]
pub(crate) struct Likeness<'a> {
    /// What it can name.
    pub(crate) names: &'a [Known],
    /// Its key, for messages.
    pub(crate) key: &'a str,
    /// How alike the two are, in per cent; `None` if the text is the name cut short.
    pub(crate) alike: Option<u32>,
}

/// The names of one edition.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// The names in the order of the questionnaire.
    names: Vec<Entry>,
    /// Where each of them stands there, by its words.
    by_words: Phrases<usize>,
    /// Bytes of the longest key of a name.
    longest: usize,
}

/// A text that names something.
#[derive(Debug)]
struct Entry {
    key: Spelling,
    known: Vec<Known>,
}

impl Lexicon {
    /// The names that a catalogue prints, and those that are customary.
    pub(crate) fn of(catalogue: &Catalogue) -> Arc<Self> {
        catalogue.kept(Self::new)
    }

    fn new(catalogue: &Catalogue) -> Self {
        let mut lexicon = Self::default();
        let notes =
            catalogue.notes().iter().chain(catalogue.sections().iter().flat_map(|section| &section.notes));
        let notes: Vec<_> = notes.map(|note| note.text.as_str()).collect();
        let printed = catalogue.boilerplate().iter().map(String::as_str);
        for text in [catalogue.title()].into_iter().chain(printed).chain(notes) {
            lexicon.add(text, Name::Boilerplate, true);
        }
        for (at, section) in catalogue.sections().iter().enumerate() {
            lexicon.add(&section.title, Name::Section(at), true);
        }
        for question in catalogue.questions() {
            lexicon.add(&question.prompt, Name::Question(question.id), question.printed);
            question.aliases.iter().for_each(|alias| lexicon.add(alias, Name::Question(question.id), false));
            if question.identifying(catalogue, Identity::Name).is_some() {
                vocabulary::respondent_labels()
                    .for_each(|label| lexicon.add(label, Name::Question(question.id), false));
            }
            question.notes.iter().for_each(|note| lexicon.add(&note.text, Name::Boilerplate, true));
            question.parts.iter().for_each(|&part| lexicon.add_part(catalogue, question.id, part));
        }
        vocabulary::answer_labels().for_each(|label| lexicon.add(label, Name::Answer, false));
        vocabulary::explanation_labels().for_each(|label| lexicon.add(label, Name::Explanation, false));
        vocabulary::beside_labels().for_each(|label| lexicon.add(label, Name::Beside, false));
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
                let name = Name::Option { question, ticked: part, option };
                self.add(&choice.label, name, true);
                if choice.open {
                    OPEN_OPTIONS
                        .iter()
                        .for_each(|behind| self.add(&format!("{} {behind}", choice.label), name, false));
                }
                choice.notes.iter().for_each(|note| self.add(&note.text, Name::Boilerplate, true));
            }
        }
    }

    fn add(&mut self, text: &str, name: Name, printed: bool) {
        let key = words::key(text);
        let Some(place) = self.by_words.entry(&key) else { return };
        self.longest = self.longest.max(key.len());
        let at = *place.get_or_insert_with(|| {
            self.names.push(Entry { key: Spelling::new(key), known: Vec::new() });
            self.names.len() - 1
        });
        let known = &mut self.names[at].known;
        if !known.iter().any(|known| known.name == name) {
            known.push(Known { name, printed });
        }
    }

    /// The longest name that the text begins with, if what follows is set apart from it.
    pub(crate) fn find(&self, text: &str) -> Option<Match<'_>> {
        let first = words::bounds(text).next()?.start;
        let begun = self.by_words.begun(text, words::bounds(text));
        let labels = begun.filter_map(|name| {
            // Where what follows the name begins.
            let next = words::bounds(&text[name.end..]).next();
            let next = next.map_or(text.len(), |word| name.end + word.start);
            let end = end_of_label(text, name.end, next)?;
            Some(Match { label: first..end, names: &self.names[*name.value].known })
        });
        labels.last()
    }

    /// The names that a text begins with from one of its words on, the shortest first: for each how many words it has.
    pub(crate) fn begun(
        &self,
        text: &str,
        words: impl Iterator<Item = Range<usize>>,
    ) -> impl Iterator<Item = (usize, &[Known])> {
        let begun = self.by_words.begun(text, words);
        begun.map(|name| (name.words, self.names[*name.value].known.as_slice()))
    }

    /// The name that a whole text is nearly: cut short, or misspelt.
    pub(crate) fn like(&self, text: &str) -> Option<Likeness<'_>> {
        /// Shorter texts are like too many others.
        const SHORTEST: usize = 12;
        let key = self.key(text)?;
        if key.len() < SHORTEST {
            return None;
        }
        let is_cut = |name: &&Entry| {
            name.key.text().strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with(' '))
        };
        let mut cut = self.names.iter().filter(is_cut);
        if let (Some(name), None) = (cut.next(), cut.next())
            && key.split(' ').count() >= 3
        {
            return Some(Likeness { names: &name.known, key: name.key.text(), alike: None });
        }
        most_alike(key, self.names.iter())
    }

    /// The name that a whole text is nearly, misspelt, if it is one of those that are wanted.
    pub(crate) fn like_any(&self, text: &str, wanted: impl Fn(Name) -> bool) -> Option<Likeness<'_>> {
        const SHORTEST: usize = 6;
        let key = self.key(text)?;
        let is_wanted = |name: &&Entry| name.known.iter().any(|known| wanted(known.name));
        (key.len() >= SHORTEST).then(|| most_alike(key, self.names.iter().filter(is_wanted)))?
    }

    /// The other names that a text is about as like as the one that it is most like: prompts can differ in their last
    /// words alone.
    pub(crate) fn also_like(&self, text: &str, best: &Likeness<'_>) -> Vec<Likeness<'_>> {
        const LESS: u32 = 4;
        let (Some(key), Some(least)) = (self.key(text), best.alike.map(|alike| alike.saturating_sub(LESS)))
        else {
            return Vec::new();
        };
        let key = Spelling::new(key);
        let alike = key.alike();
        let others = self.names.iter().filter(|name| name.key.text() != best.key);
        others
            .filter_map(|name| Some((name, (alike(&name.key)? * 100.0) as u32)))
            .filter(|(_, alike)| *alike >= least)
            .map(|(name, alike)| Likeness { names: &name.known, key: name.key.text(), alike: Some(alike) })
            .collect()
    }

    /// The key of a text, unless it is longer than any that is like a name's.
    fn key(&self, text: &str) -> Option<String> {
        words::key_within(text, longest_alike(self.longest))
    }
}

/// The name that is most like a key, and like enough.
fn most_alike<'a>(key: String, names: impl Iterator<Item = &'a Entry>) -> Option<Likeness<'a>> {
    let key = Spelling::new(key);
    let alike = key.alike();
    let names = names.filter_map(|name| Some((name, alike(&name.key)?)));
    let (name, alike) = names.max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    Some(Likeness { names: &name.known, key: name.key.text(), alike: Some((alike * 100.0) as u32) })
}

/// What forms print behind an option that asks for words.
const OPEN_OPTIONS: &[&str] =
    &["please specify", "specify", "please explain", "please describe", "please state", "if any"];

/// Where a label ends whose last word ends at `end` and whose next word starts at `next`; `None` if nothing sets the
/// next word apart, so that the label is only the beginning of a longer text.
fn end_of_label(text: &str, end: usize, next: usize) -> Option<usize> {
    let between = &text[end..next];
    // The point of `.4 %` is the number's.
    let is_number = text[next..].starts_with(|character: char| character.is_ascii_digit());
    let between = if is_number { between.strip_suffix('.').unwrap_or(between) } else { between };
    if next == text.len() {
        // Boxes behind the last word are an answer: `Yes ☒`, `Robotics ( )`.
        let belongs = |character: char| {
            character.is_ascii_punctuation()
                || character.is_whitespace()
                || character == '…'
                || words::is_superscript(character)
        };
        let is_box = |at: usize| vocabulary::box_at(&between[at..]).is_some();
        let rest = between.char_indices().find(|(at, character)| !belongs(*character) || is_box(*at));
        return Some(rest.map_or(text.len(), |(at, _)| end + between[..at].trim_end().len()));
    }
    // `Robotics (x)` is ticked behind its label.
    let at = end + (between.len() - between.trim_start().len());
    if vocabulary::box_at(&text[at..]).is_some() && text[at..].starts_with(['(', '[']) {
        return Some(end);
    }
    // `Date (DD-MM-YYYY): …`
    const LONGEST_HINT: usize = 40;
    if text[at..].starts_with('(')
        && let Some(close) = text[at..].find(')').filter(|close| *close <= LONGEST_HINT)
        && let Some(colon) = text[at + close + 1..].find(|character: char| !character.is_whitespace())
        && text[at + close + 1 + colon..].starts_with(':')
    {
        return Some(at + close + 1 + colon + 1);
    }
    // A hint in brackets belongs to the label: `Date (dd-mm-yyyy)`.
    let hint = between.trim_start().starts_with('(')
        && text.trim_end().ends_with(')')
        && text[next..].starts_with(char::is_lowercase);
    if hint && text[next..].matches(')').nth(1).is_none() {
        return Some(text.len());
    }
    // `Blockchain / Chaîne de blocs` is a label in two languages; `Energy/Water` is one.
    if let Some(at) = between.find(" / ") {
        return Some(end + at);
    }
    let (at, stop) = between
        .char_indices()
        .rfind(|(_, character)| matches!(character, '?' | ':' | '.' | '\n' | '\r' | '–' | '—' | '\t'))?;
    Some(end + at + stop.len_utf8())
}

#[cfg(test)]
mod tests {
    use msq_core::{Edition, editions::edition2020::Msq2020};

    use super::*;

    #[test]
    fn a_name_at_the_beginning_is_found_if_it_is_set_apart() {
        let lexicon = Lexicon::of(&Msq2020::catalogue());
        for (text, label) in [
            ("E-services³:", Some("E-services³:")),
            (
                "Do you collect usage statistics of e-government services? Yes",
                Some("Do you collect usage statistics of e-government services?"),
            ),
            ("Name: Ada", Some("Name:")),
            ("has an implementation plan. ☒", Some("has an implementation plan.")),
            ("Name: .4%", Some("Name:")),
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
    fn what_is_nearly_a_name_is_found_with_how_near_it_is() {
        let lexicon = Lexicon::of(&Msq2020::catalogue());
        for (text, alike) in [
            ("What percentage of your GDP is allocated for ICT", Some(None)),
            (
                "What percentage of your GDP is alocated for ITC investment in the public sector ?",
                Some(Some(96)),
            ),
            ("digital idenity", Some(Some(93))),
            ("What is the percentage", Some(None)),
            ("Do you", None),
            ("The weather is fine in the mountains", None),
        ] {
            assert_eq!(lexicon.like(text).map(|like| like.alike), alike, "{text}");
        }
    }
}
