//! Everything that a text could name, whatever stands around it.

use std::{collections::HashMap, ops::Range, sync::Arc};

use msq_core::{Catalogue, Kind, states};

use crate::{
    Rule,
    code::Number,
    date,
    lexicon::{Lexicon, Name},
    vocabulary,
};

/// All that one text could name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Readings {
    /// A mark in front of it: its length, and what it says.
    pub(crate) mark: Option<(usize, bool)>,
    /// How many bytes in front of it only quote it.
    quoted: usize,
    /// A printed number in front of its words; its bytes are those of the text.
    pub(crate) number: Option<Number>,
    /// What its words name. The same words can name several things.
    pub(crate) named: Vec<Reading>,
}

/// One thing that a text could name.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) name: Name,
    /// By which rule.
    pub(crate) rule: Rule,
    /// The bytes of its label.
    pub(crate) label: Range<usize>,
    /// Whether the number in front of it was passed over to find it.
    pub(crate) is_numbered: bool,
    /// Whether the same words also name something else of the same kind.
    pub(crate) is_shared: bool,
    /// What it is nearly, and how nearly.
    pub(crate) nearly: Option<Nearly>,
}

/// How a text differs from the words that it was taken for.
#[derive(Clone, Debug)]
pub(crate) struct Nearly {
    /// The words that it was taken for.
    pub(crate) key: String,
    /// How alike they are, in per cent; `None` if the text is their beginning.
    pub(crate) alike: Option<u32>,
}

impl Readings {
    /// What the words of a text name.
    pub(crate) fn of(lexicon: &Lexicon, text: &str) -> Self {
        let mark = vocabulary::leading_box(text).map(|(said, length)| (length, said));
        let from = mark.map_or_else(|| vocabulary::quoted(text), |(length, _)| length);
        let number = Number::leading(&text[from..]).map(|number| number.behind(from));
        let quoted = if mark.is_some() { 0 } else { from };
        let mut readings = Self { mark, quoted, number, named: Vec::new() };
        readings.name(lexicon, text, from, false);
        if let Some(end) = readings.number.as_ref().map(|number| number.bytes.end) {
            readings.name(lexicon, text, end, true);
        }
        readings
    }

    /// Adds what the text names from there on.
    fn name(&mut self, lexicon: &Lexicon, text: &str, from: usize, is_numbered: bool) {
        let Some(found) = lexicon.find(&text[from..]) else { return };
        // Nothing stands between a number and its label: `70-80 % Education` has none.
        if is_numbered && found.label.start > 0 {
            return;
        }
        let questions = found.names.iter().filter(|known| matches!(known.name, Name::Question(_))).count();
        let named = found.names.iter().map(|known| Reading {
            name: known.name,
            rule: if known.printed { Rule::PrintedWords } else { Rule::KnownWords },
            label: found.label.start + from..found.label.end + from,
            is_numbered,
            is_shared: questions > 1 && matches!(known.name, Name::Question(_)),
            nearly: None,
        });
        self.named.extend(named);
    }

    /// Adds what the text is nearly, if it is like something that is wanted.
    pub(crate) fn name_nearly(&mut self, lexicon: &Lexicon, text: &str, wanted: impl Fn(Name) -> bool) {
        let from = self.words();
        let end = vocabulary::trailing_box(text).filter(|end| *end > from).unwrap_or(text.len());
        let like = |words: &str| lexicon.like_any(words, &wanted).or_else(|| lexicon.like(words));
        // Behind a misspelt prompt an answer can stand: of the beginnings that end with a sentence or a line, the
        // likest is taken.
        let ends = text[from..end].char_indices().filter(|(_, sign)| matches!(sign, '?' | '.' | ':' | '\n'));
        let ends = ends.map(|(at, sign)| from + at + sign.len_utf8()).take(MOST_SENTENCES);
        let found = ends.chain([end]).filter_map(|end| Some((like(&text[from..end])?, end)));
        // A whole text that is the beginning of a name is it, and a sentence of one isn't; a beginning has to be clearly
        // more alike than the whole.
        let rank = |alike: Option<u32>, at: usize| match (alike, at == end) {
            (alike, true) => alike.unwrap_or(100),
            (alike, false) => alike.unwrap_or(0).saturating_sub(BEGINNING),
        };
        let best = found.max_by_key(|(like, at)| (rank(like.alike, *at), *at));
        let Some((like, end)) = best else { return };
        let others = lexicon.also_like(&text[from..end], &like);
        for like in std::iter::once(like).chain(others) {
            let questions = like.names.iter().filter(|known| matches!(known.name, Name::Question(_))).count();
            self.named.extend(like.names.iter().map(|known| Reading {
                name: known.name,
                rule: Rule::Likeness,
                label: from..end,
                is_numbered: self.number.is_some(),
                is_shared: questions > 1,
                nearly: Some(Nearly { key: like.key.to_owned(), alike: like.alike }),
            }));
        }
    }

    /// Where its words begin, behind mark and number.
    pub(crate) fn words(&self) -> usize {
        let mark = self.mark.map_or(self.quoted, |(length, _)| length);
        self.number.as_ref().map_or(mark, |number| number.bytes.end)
    }

    /// Whether a mark stands beside its words, in front of them or behind.
    pub(crate) fn is_marked(&self, text: &str) -> bool {
        self.mark.is_some() || vocabulary::trailing_box(text).is_some()
    }
}

impl Nearly {
    /// The key of what is missing of words that were cut short.
    pub(crate) fn missing(&self, text: &str) -> Option<String> {
        let key = crate::words::key(text);
        self.alike.is_none().then(|| self.key.get(key.len()..).unwrap_or_default().trim_start().to_owned())
    }
}

/// So much more alike than the whole text, in per cent, has its beginning to be.
const BEGINNING: u32 = 8;

/// As many sentences are tried as the longest prompt can have.
const MOST_SENTENCES: usize = 6;

/// What a number alone could name: a question by its whole code or by its last piece, the numeral of its section in
/// front or not; an option by its place, `9.2`; a section by its numeral.
pub(crate) fn numbered(catalogue: &Catalogue, number: &Number) -> Arc<[Name]> {
    let numbers = catalogue.kept(Numbers::of);
    numbers.names.get(number.code().as_ref()).cloned().unwrap_or_default()
}

/// All numbers of an edition, and what each could name.
struct Numbers {
    names: HashMap<String, Arc<[Name]>>,
}

impl Numbers {
    fn of(catalogue: &Catalogue) -> Self {
        let mut names: HashMap<String, Vec<Name>> = HashMap::new();
        let mut add = |number: String, name: Name| {
            let known = names.entry(number.to_lowercase()).or_default();
            if !known.contains(&name) {
                known.push(name);
            }
        };
        for (at, section) in catalogue.sections().iter().enumerate() {
            section.numeral.iter().for_each(|numeral| add(numeral.clone(), Name::Section(at)));
        }
        for question in catalogue.questions() {
            let (name, code) = (Name::Question(question.id), &question.code);
            add(code.clone(), name);
            code.rsplit_once('.').into_iter().for_each(|(_, last)| add(last.to_owned(), name));
            if let Some(numeral) = question.section(catalogue).numeral.as_deref() {
                let is_within = code.starts_with(char::is_alphabetic);
                (!is_within).then(|| add(format!("{numeral}.{code}"), name));
            }
            if let Some(ticked) = question.part_of_kind(catalogue, Kind::Ticked).map(|part| part.id) {
                for option in 0..catalogue.options(ticked).len() {
                    add(
                        format!("{code}.{}", option + 1),
                        Name::Option { question: question.id, ticked, option },
                    );
                }
            }
        }
        Self { names: names.into_iter().map(|(number, names)| (number, names.into())).collect() }
    }
}

/// Whether a text can only answer.
pub(crate) fn could_only_answer(text: &str) -> bool {
    vocabulary::mark(text).is_some()
        || vocabulary::leading_yes_or_no(text).is_some()
        || Number::whole(text).is_some()
        || text.contains("://")
        || text.contains(['@', '%', '☐', '☒'])
        || text.contains("www.")
        || text.len() <= LONGEST_NAME && (date::parse(text).is_some() || is_state(text))
}

/// Bytes of the longest name of a state, or of a day.
const LONGEST_NAME: usize = 80;

/// Whether a text is the name of a state, and nothing else.
pub(crate) fn is_state(text: &str) -> bool {
    let text = text.trim();
    let begins = || text.starts_with(char::is_alphabetic) && !text.ends_with(['?', ':', '.']);
    text.len() <= LONGEST_NAME && begins() && matches!(states::find(text), states::Match::Exact(_))
}

/// Whether a text can be an option in other words than the printed ones: it says something, and doesn't answer.
pub(crate) fn could_be_option(text: &str) -> bool {
    text.chars().filter(|character| character.is_alphabetic()).nth(2).is_some() && !could_only_answer(text)
}

/// Whether a text is a question, more than a mark of doubt.
pub(crate) fn asks(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(['?', '？', '؟'])
        && text.chars().filter(|character| character.is_alphabetic()).nth(5).is_some()
}

/// Whether a text may be compared with every name: nothing else names anything in it, and it isn't too long for that.
pub(crate) fn may_be_nearly(text: &str, known: &Readings, comparisons: &mut usize) -> bool {
    const LONGEST: usize = 400;
    let may_be = known.named.is_empty()
        && text.len() <= LONGEST
        && text.chars().filter(|character| character.is_alphabetic()).nth(4).is_some()
        && *comparisons > 0;
    *comparisons -= usize::from(may_be);
    may_be
}
