//! What a Member State answers: plausible, invented, and of each kind of part.

use std::collections::{BTreeMap, BTreeSet};

use msq_core::{Catalogue, Date, EntryField, Kind, Question};

use super::{random::Random, words::Words};

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    State,
    Date,
    YesNo,
    Percent,
    Directory,
    Fields,
    Ticks,
    Words,
    /// Nothing: it leads to the questions below it.
    Stem,
}

/// What was answered to one question.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    /// The name of a state, and its code if it is a real one.
    State(String, Option<&'static str>),
    Date(Date),
    /// Yes or no, an address, words.
    YesNo {
        yes: Option<bool>,
        url: Option<String>,
        words: Option<String>,
    },
    /// In hundredths of one per cent, or in words alone.
    Percent {
        hundredths: Option<u32>,
        words: Option<String>,
    },
    Bodies(Vec<Body>),
    /// Yes or no, and texts with labels: the name of the part, its label, the text.
    Fields {
        yes: Option<bool>,
        fields: Vec<(String, String, String)>,
    },
    Ticks(Ticks),
    Words(String),
}

/// A body or portal.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Body {
    pub(super) name: Option<String>,
    pub(super) url: Option<String>,
}

/// What was ticked of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ticks {
    pub(super) ticked: BTreeSet<usize>,
    pub(super) details: BTreeMap<usize, String>,
    pub(super) words: Option<String>,
}

/// A respondent with all answers, by the codes of the questions.
#[derive(Clone, Debug, Default)]
pub(super) struct Respondent {
    pub(super) answers: BTreeMap<String, Said>,
}

impl Respondent {
    pub(super) fn name(&self) -> &str {
        match self.answers.get("memberState") {
            Some(Said::State(name, _)) => name,
            _ => "",
        }
    }
}

/// Some states: name and code.
const STATES: &[(&str, &str)] = &[
    ("Fiji", "FJI"),
    ("Malta", "MLT"),
    ("Namibia", "NAM"),
    ("Uruguay", "URY"),
    ("Norway", "NOR"),
    ("Nepal", "NPL"),
    ("Kenya", "KEN"),
    ("Jordan", "JOR"),
    ("Bhutan", "BTN"),
    ("Panama", "PAN"),
    ("Latvia", "LVA"),
    ("Ghana", "GHA"),
    ("Peru", "PER"),
    ("Tonga", "TON"),
    ("Oman", "OMN"),
    ("Belize", "BLZ"),
    ("Chile", "CHL"),
    ("Iceland", "ISL"),
    ("Costa Rica", "CRI"),
    ("Sri Lanka", "LKA"),
    ("New Zealand", "NZL"),
    ("Burkina Faso", "BFA"),
    ("Togo", "TGO"),
    ("República Dominicana", "DOM"),
    ("Maroc", "MAR"),
    ("Казахстан", "KAZ"),
    ("Brasil", "BRA"),
    ("中国", "CHN"),
];

/// What a question asks for.
pub(super) fn asks(catalogue: &Catalogue, question: &Question) -> Asks {
    let has = |kind| question.part_of_kind(catalogue, kind).is_some();
    let below = format!("{}.", question.code);
    if catalogue.questions().iter().any(|other| other.code.starts_with(&below)) {
        return Asks::Stem;
    }
    if question.code == "memberState" {
        Asks::State
    } else if has(Kind::Date) {
        Asks::Date
    } else if has(Kind::Percent) {
        Asks::Percent
    } else if has(Kind::Ticked) {
        Asks::Ticks
    } else if !labelled(catalogue, question).is_empty() {
        Asks::Fields
    } else if has(Kind::YesNo) {
        Asks::YesNo
    } else if has(Kind::Entries) {
        Asks::Directory
    } else {
        Asks::Words
    }
}

/// The parts of a question that are texts with labels of their own: names and labels.
fn labelled(catalogue: &Catalogue, question: &Question) -> Vec<(String, String)> {
    let texts = question.parts.iter().map(|&part| &catalogue[part]);
    let texts =
        texts.filter(|part| part.kind == Kind::Text && !part.is_explanation() && part.identity.is_none());
    texts.filter_map(|part| Some((part.name.clone(), part.label.clone()?))).collect()
}

/// Answers to some of the questions.
pub(super) fn respondent(
    catalogue: &Catalogue,
    asked: &BTreeSet<String>,
    random: &mut Random,
    words: &mut Words,
    taken: &mut BTreeSet<String>,
) -> Respondent {
    let answered = random.weighted(&[(1, 0), (3, 30), (6, 60), (12, 85), (9, 100)]);
    let mut answers = BTreeMap::new();
    for question in catalogue.questions().iter().filter(|question| asked.contains(&question.code)) {
        let asks = asks(catalogue, question);
        if asks != Asks::State && !random.chance(answered) {
            continue;
        }
        if let Some(said) = said(catalogue, question, asks, random, words, taken) {
            answers.insert(question.code.clone(), said);
        }
    }
    Respondent { answers }
}

fn said(
    catalogue: &Catalogue,
    question: &Question,
    asks: Asks,
    random: &mut Random,
    words: &mut Words,
    taken: &mut BTreeSet<String>,
) -> Option<Said> {
    Some(match asks {
        Asks::Stem => return None,
        Asks::State => state(random, words, taken),
        // No day that could be a month.
        Asks::Date => Said::Date(Date::new(2019, 1 + random.below(9) as i8, 13 + random.below(16) as i8)?),
        Asks::YesNo => yes_no(question, random, words),
        Asks::Percent => {
            let hundredths = match random.below(3) {
                0 => 100 * (2 + random.below(98) as u32),
                1 => 100 * (2 + random.below(97) as u32) + 50,
                _ if question.code == "18" => 20 + random.below(150) as u32,
                _ => 210 + random.below(9700) as u32,
            };
            let has_number = random.chance(92);
            Said::Percent {
                hundredths: has_number.then_some(hundredths),
                words: (!has_number || random.chance(25)).then(|| words.sentence()),
            }
        }
        Asks::Directory => Said::Bodies(bodies(random, words)),
        Asks::Fields => {
            let yes = (question.part_of_kind(catalogue, Kind::YesNo).is_some() && random.chance(80))
                .then_some(true);
            let mut fields = Vec::new();
            for (name, label) in labelled(catalogue, question) {
                let text = match name.as_str() {
                    "email" => format!("{}@min.example", words.word().to_lowercase()),
                    "phone" => {
                        format!("+{} {:07}", 200 + random.below(700), 2_000_000 + random.below(7_000_000))
                    }
                    "name" => words.fill("@ @"),
                    "title" => words.fill("Director of @"),
                    _ => words.fill("Ministry of @"),
                };
                if random.chance(85) || name == "name" {
                    fields.push((name, label, text));
                }
            }
            Said::Fields { yes, fields }
        }
        Asks::Ticks => Said::Ticks(ticks(catalogue, question, random, words)),
        Asks::Words => Said::Words(if random.chance(15) { words.list() } else { words.prose() }),
    })
}

fn state(random: &mut Random, words: &mut Words, taken: &mut BTreeSet<String>) -> Said {
    loop {
        let (name, iso) = random.pick(STATES);
        if random.chance(12) {
            return Said::State(words.fill("@ Islands"), None);
        }
        if taken.insert(iso.to_owned()) {
            return Said::State(name.to_owned(), Some(iso));
        }
    }
}

fn yes_no(question: &Question, random: &mut Random, words: &mut Words) -> Said {
    if question.code == "authorization" {
        return Said::YesNo { yes: Some(random.chance(85)), url: None, words: None };
    }
    if random.chance(3) {
        return Said::YesNo { yes: None, url: None, words: Some("N/A".to_owned()) };
    }
    let yes = random.chance(88).then(|| random.chance(65));
    let url = random.chance(if yes == Some(false) { 0 } else { 20 }).then(|| words.url());
    let needs_words = yes.is_none() && url.is_none();
    let said = (needs_words || random.chance(45))
        .then(|| if random.chance(12) { words.list() } else { words.prose() });
    Said::YesNo { yes, url, words: said }
}

fn bodies(random: &mut Random, words: &mut Words) -> Vec<Body> {
    let count = random.weighted(&[(6, 1), (2, 2), (1, 3)]);
    let kind = random.below(3);
    (0..count)
        .map(|_| Body {
            name: (kind > 0).then(|| words.fill("Ministry of @")),
            url: (kind < 2).then(|| words.url()),
        })
        .collect()
}

fn ticks(catalogue: &Catalogue, question: &Question, random: &mut Random, words: &mut Words) -> Ticks {
    let options =
        question.part_of_kind(catalogue, Kind::Ticked).map_or(&[][..], |part| catalogue.options(part.id));
    let often = random.weighted(&[(2, 15), (5, 45), (2, 80)]);
    let mut ticked: BTreeSet<usize> = (0..options.len()).filter(|_| random.chance(often)).collect();
    if ticked.is_empty() && random.chance(85) {
        ticked.insert(random.below(options.len()));
    }
    let mut details = BTreeMap::new();
    let often = random.weighted(&[(5, 0), (2, 40)]);
    for &option in &ticked {
        if options[option].open || random.chance(often) {
            details.insert(option, words.fill(if options[option].open { "@" } else { "Act on @ of 2011" }));
        }
    }
    Ticks { ticked, details, words: random.chance(20).then(|| words.sentence()) }
}

/// The path of a field of an entry, as messages name it.
pub(super) fn entry(code: &str, index: usize, field: EntryField) -> String {
    format!("{code}[{}].{}", index + 1, field.name())
}
