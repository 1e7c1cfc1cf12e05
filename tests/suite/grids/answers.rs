//! Random answers, plainly invented, and written without ambiguity.
//!
//! Words are made of syllables, so that none is a word of the questionnaire, and none says yes or no. The strategies
//! walk the questions of a catalogue by the kinds of their parts, and name no question.

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use msq_core::{Catalogue, Date, Entry, Identity, Kind, PartId, Question, Value, states};
use msq_tests::arbitrary::matching;
use proptest::{
    collection::{btree_set, vec},
    option,
    prelude::*,
    sample::select,
};

/// What was answered to one question.
#[derive(Clone, Debug)]
pub(super) enum Content {
    State(&'static str),
    Day(Date),
    /// Yes or no, and words on it.
    YesNo {
        said: bool,
        words: Option<String>,
    },
    /// In tenths of one per cent.
    Percent(u16),
    /// Bodies with their names and URLs.
    Bodies(Vec<(Option<String>, String)>),
    /// Texts that have labels of their own, and yes or no if the question asks for it as well.
    Fields {
        said: Option<bool>,
        texts: Vec<(PartId, String)>,
    },
    /// Ticked options, and words for the last one if it is ticked and asks for them.
    Ticked {
        ticked: BTreeSet<usize>,
        detail: Option<String>,
    },
    Words(String),
}

/// Answers to all questions of a catalogue, by their places.
pub(super) type Answers = Vec<Option<Content>>;

pub(super) fn answers(catalogue: &Arc<Catalogue>, answered: f64) -> impl Strategy<Value = Answers> + use<> {
    let each = catalogue.questions().iter().map(|question| match content(catalogue, question) {
        // Every respondent has a name.
        Some(content) if is_head(catalogue, question) => content.prop_map(Some).boxed(),
        Some(content) => option::weighted(answered, content).boxed(),
        None => Just(None).boxed(),
    });
    each.collect::<Vec<_>>()
}

/// Whether the question asks who responds.
pub(super) fn is_head(catalogue: &Catalogue, question: &Question) -> bool {
    question.identifying(catalogue, Identity::Name).is_some()
}

/// Whether it only introduces the questions below it.
pub(super) fn is_stem(catalogue: &Catalogue, question: &Question) -> bool {
    let below = format!("{}.", question.code);
    catalogue.questions().iter().any(|other| other.code.starts_with(&below))
}

/// The question's part of that kind.
pub(super) fn part(catalogue: &Catalogue, question: &Question, kind: Kind) -> Option<PartId> {
    question.part_of_kind(catalogue, kind).map(|part| part.id)
}

/// The room for words.
pub(super) fn explanation(catalogue: &Catalogue, question: &Question) -> PartId {
    question.explanation(catalogue).expect("every question has room for words").id
}

/// The parts of a question that are texts with labels of their own.
pub(super) fn fields(catalogue: &Catalogue, question: &Question) -> Vec<PartId> {
    let is_field = |part: &PartId| catalogue[*part].kind == Kind::Text && !catalogue[*part].is_explanation();
    question.parts.iter().copied().filter(is_field).collect()
}

fn content(catalogue: &Catalogue, question: &Question) -> Option<BoxedStrategy<Content>> {
    let has = |kind| part(catalogue, question, kind);
    let fields = fields(catalogue, question);
    if is_stem(catalogue, question) {
        return None;
    }
    Some(if is_head(catalogue, question) {
        // The name of one of the two Congos is also short for the other's.
        let members = states::all().iter().filter(|state| {
            state.status == states::Status::Member
                && matches!(states::find(state.name), states::Match::Exact(_))
        });
        select(members.map(|state| state.name).collect::<Vec<_>>()).prop_map(Content::State).boxed()
    } else if has(Kind::Date).is_some() {
        (2000..2030_i16, 1..=12_i8, 1..=28_i8)
            .prop_filter_map("a day", |(year, month, day)| Date::new(year, month, day))
            .prop_map(Content::Day)
            .boxed()
    } else if let Some(part) = has(Kind::Ticked) {
        let options = catalogue.options(part).len();
        let asks = catalogue.options(part)[options - 1].open;
        (btree_set(0..options, 0..=options), option::of(title()))
            .prop_map(move |(ticked, detail)| {
                let detail = detail.filter(|_| asks && ticked.contains(&(options - 1)));
                Content::Ticked { ticked, detail }
            })
            .boxed()
    } else if has(Kind::Percent).is_some() {
        (0..1000_u16).prop_map(Content::Percent).boxed()
    } else if !fields.is_empty() {
        let asks = has(Kind::YesNo).is_some();
        let texts = fields.iter().map(|&part| {
            let text = field(&catalogue[part].name);
            option::weighted(0.8, text.prop_map(move |text| (part, text)))
        });
        let texts = texts.collect::<Vec<_>>().prop_map(|texts| texts.into_iter().flatten().collect());
        (any::<bool>(), texts)
            .prop_filter("an answer", |(_, texts): &(_, Vec<_>)| !texts.is_empty())
            .prop_map(move |(said, texts)| Content::Fields { said: asks.then_some(said), texts })
            .boxed()
    } else if has(Kind::YesNo).is_some() {
        (any::<bool>(), option::of(sentence()))
            .prop_map(|(said, words)| Content::YesNo { said, words })
            .boxed()
    } else if has(Kind::Entries).is_some() {
        vec((option::weighted(0.8, title()), url()), 1..4).prop_map(Content::Bodies).boxed()
    } else {
        vec(sentence(), 1..4).prop_map(|sentences| Content::Words(sentences.join(" "))).boxed()
    })
}

fn field(name: &str) -> BoxedStrategy<String> {
    match name {
        "email" => (word(2..4), word(2..4)).prop_map(|(one, other)| format!("{one}@{other}.example")).boxed(),
        "phone" => matching("[+]507 [1-9][0-9]{2}-[0-9]{4}|0[0-9]{6}").boxed(),
        _ => title().boxed(),
    }
}

/// A word that no language has.
pub(super) fn word(syllables: Range<usize>) -> impl Strategy<Value = String> {
    const SYLLABLES: &[&str] = &["bo", "lu", "tar", "mik", "e", "vun", "ga", "dre", "po", "zil", "ka", "hum"];
    vec(select(SYLLABLES), syllables).prop_map(|syllables| syllables.concat())
}

/// A name of several words, such as a body or a person can have.
pub(super) fn title() -> impl Strategy<Value = String> {
    vec(word(2..4), 2..4)
        .prop_map(|words| words.iter().map(|word| capital(word)).collect::<Vec<_>>().join(" "))
}

fn url() -> impl Strategy<Value = String> {
    let path = prop_oneof![Just(""), Just("/"), Just("/dre/mik?ka=1&po=2")];
    (select(vec!["https://", "http://www.", "www."]), word(2..4), path)
        .prop_map(|(scheme, host, path)| format!("{scheme}{host}.example{path}"))
}

/// A sentence with commas, quotes and numbers.
pub(super) fn sentence() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => word(2..4),
        1 => word(2..4).prop_map(|word| format!("\"{word}\"")),
        1 => word(2..4).prop_map(|word| format!("({word})")),
        1 => word(2..4).prop_map(|word| format!("{word},")),
        1 => (2..2000_u16).prop_map(|number| number.to_string()),
    ];
    (word(2..4), vec(piece, 1..8), word(2..4))
        .prop_map(|(first, middle, last)| format!("{} {} {last}.", capital(&first), middle.join(" ")))
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// The parts that an answer has, however it is written; words apart.
pub(super) fn parts(catalogue: &Catalogue, question: &Question, content: &Content) -> Vec<(PartId, Value)> {
    let own = |kind| part(catalogue, question, kind).expect("a part of that kind");
    let saying = |identity| question.identifying(catalogue, identity).expect("a part that says it").id;
    match content {
        Content::State(name) => {
            let state = states::all().iter().find(|state| state.name == *name).expect("a state");
            let texts =
                [(Identity::Name, state.name), (Identity::Iso, state.iso), (Identity::M49, state.m49)];
            texts.into_iter().map(|(said, text)| (saying(said), Value::Text(text.to_owned()))).collect()
        }
        Content::Day(date) => vec![(own(Kind::Date), Value::Date(*date))],
        Content::YesNo { said, .. } => vec![(own(Kind::YesNo), Value::YesNo(*said))],
        Content::Percent(tenths) => vec![(own(Kind::Percent), Value::Percent(f64::from(*tenths) / 10.0))],
        Content::Bodies(bodies) => {
            let entry = |(name, url): &(Option<String>, String)| Entry {
                name: name.clone(),
                url: Some(url.clone()),
                description: None,
            };
            vec![(own(Kind::Entries), Value::Entries(bodies.iter().map(entry).collect()))]
        }
        Content::Fields { said, texts } => {
            let said = said.map(|said| (own(Kind::YesNo), Value::YesNo(said)));
            let texts = texts.iter().map(|(part, text)| (*part, Value::Text(text.clone())));
            said.into_iter().chain(texts).collect()
        }
        Content::Ticked { ticked, detail } => {
            let list = own(Kind::Ticked);
            let last = catalogue.options(list).len() - 1;
            let details =
                detail.iter().map(|text| (own(Kind::Details), Value::Details([(last, text.clone())].into())));
            [(list, Value::Ticked(ticked.clone()))].into_iter().chain(details).collect()
        }
        Content::Words(words) => vec![(explanation(catalogue, question), Value::Text(words.clone()))],
    }
}
