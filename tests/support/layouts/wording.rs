//! In which words a form asks: the printed ones, nearly those, those of another language, or none.

use std::collections::BTreeMap;

use msq_core::{Catalogue, Choice, Question};

use super::{language::Language, random::Random};

/// The words of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    Printed,
    Misspelt,
    /// The beginning of the prompt, and three dots.
    Cut,
    Reworded,
    FirstSentence,
    Title,
    None,
    Translated(&'static Language),
}

const WORDINGS: &[(usize, Wording)] = &[
    (30, Wording::Printed),
    (8, Wording::Misspelt),
    (6, Wording::Cut),
    (8, Wording::Reworded),
    (6, Wording::FirstSentence),
    (7, Wording::Title),
    (7, Wording::None),
];

impl Wording {
    pub(super) fn draw(random: &mut Random) -> Self {
        let wording = random.weighted(WORDINGS);
        if random.chance(25) { Self::Translated(random.pick(&Language::all())) } else { wording }
    }

    /// All of them.
    pub(super) fn all() -> Vec<Self> {
        let own = WORDINGS.iter().map(|(_, wording)| *wording);
        own.chain(Language::all().into_iter().map(Self::Translated)).collect()
    }

    pub(super) fn name(self) -> String {
        match self {
            Self::Translated(language) => language.code.to_owned(),
            other => format!("{other:?}").to_lowercase(),
        }
    }

    /// The words of a question; none if this wording hasn't any for it.
    pub(super) fn prompt(
        self,
        catalogue: &Catalogue,
        question: &Question,
        random: &mut Random,
    ) -> Option<String> {
        let printed = question.prompt.as_str();
        let is_head = question.code == "memberState" || question.code == "date";
        Some(
            match self {
                Self::Translated(language) => language.prompt(&question.code)?.to_owned(),
                Self::None if is_head => printed.to_owned(),
                Self::None => String::new(),
                _ if is_head => {
                    if random.chance(30) {
                        random.pick(
                            &question
                                .aliases
                                .iter()
                                .filter(|alias| is_english(alias))
                                .cloned()
                                .collect::<Vec<_>>(),
                        )
                    } else {
                        printed.to_owned()
                    }
                }
                Self::Printed => printed.to_owned(),
                Self::Misspelt => misspelt(printed, random),
                Self::Cut => cut(printed),
                Self::Reworded => reworded(printed),
                Self::FirstSentence => first_sentence(printed),
                Self::Title => title(&question.code).map_or_else(|| printed.to_owned(), str::to_owned),
            }
            .trim()
            .to_owned(),
        )
        .filter(|_| question.section_index() < catalogue.sections().len())
    }

    /// The words of an option.
    pub(super) fn option(self, code: &str, at: usize, choice: &Choice, random: &mut Random) -> String {
        match self {
            Self::Translated(language) => language.option(code, at).unwrap_or(&choice.label).to_owned(),
            Self::Misspelt => misspelt(&choice.label, random),
            Self::None => format!("{code}.{}", at + 1),
            _ => choice.label.clone(),
        }
    }

    /// Whether the words tell which question is meant, to somebody who has the questionnaire beside the sheet.
    pub(super) fn is_words(self) -> bool {
        !matches!(self, Self::None | Self::Translated(_))
    }
}

/// A word or two of a text with two letters changed, as hands do.
pub(super) fn misspelt(text: &str, random: &mut Random) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let long: Vec<usize> = (0..words.len())
        .filter(|&at| {
            words[at].len() > 6 && words[at].chars().all(|character| character.is_ascii_alphabetic())
        })
        .collect();
    if long.is_empty() {
        return text.to_owned();
    }
    // A short label with a letter wrong is still one; two wrong letters in a word are another word.
    let mut long = long;
    random.shuffle(&mut long);
    for &at in long.iter().take(1 + usize::from(long.len() > 4)) {
        let word = &mut words[at];
        let at = 1 + random.below(word.len() - 2);
        match random.below(3) {
            0 => drop(word.remove(at)),
            1 => {
                let letter = word.remove(at);
                word.insert(at - 1, letter);
            }
            _ => word.insert(at, word.as_bytes()[at].into()),
        }
    }
    words.join(" ")
}

/// The first words of a text, if it has many.
fn cut(text: &str) -> String {
    let words: Vec<_> = text.split(' ').collect();
    if words.len() <= 9 { text.to_owned() } else { format!("{}…", words[..8].join(" ")) }
}

/// What a text would be if somebody else had written it.
fn reworded(text: &str) -> String {
    const CHANGES: &[(&str, &str)] = &[
        ("Is there any ", "Does your country have any "),
        ("Is there a ", "Does your country have a "),
        ("Please provide ", "Kindly give "),
        ("Please also provide ", "Kindly also give "),
        ("Do you collect ", "Does the government collect "),
        ("Do you measure ", "Does the government measure "),
        ("What is the percentage of ", "Percentage of "),
        ("What is the proportion of ", "Proportion of "),
        ("What is the ", "Which is the "),
        ("Does your government have ", "Has your government got "),
        ("Does your country have ", "Has your country got "),
        ("Are there any ", "Do you have any "),
        ("If yes, do you publish results", "If so, are the results published"),
        ("Is your government ", "Is the government of your country "),
        (" at the national level", " on national level"),
        ("How does your government use", "In what way does your government use"),
    ];
    CHANGES.iter().fold(text.to_owned(), |text, (from, to)| text.replacen(from, to, 1))
}

fn first_sentence(text: &str) -> String {
    match text.split_once("? ").or_else(|| text.split_once(". ")) {
        Some((first, _)) => text[..=first.len()].to_owned(),
        None => text.to_owned(),
    }
}

/// The questions by short titles, as a table of contents would call them.
pub(super) const TITLES: &[(&str, &str)] = &[
    ("1", "National e-government portal"),
    ("2", "Specific portals"),
    ("3", "Agency in charge of e-government"),
    ("4", "Chief Information Officer"),
    ("5", "Ministries in charge"),
    ("6", "National development strategy and SDGs"),
    ("7", "National e-government strategy"),
    ("8", "Features of the e-government strategy"),
    ("9", "Legal framework on"),
    ("10", "Usage statistics of e-government services"),
    ("11", "Publication of usage statistics"),
    ("12", "Satisfaction of citizens on e-government services"),
    ("13", "Publication of satisfaction results"),
    ("14", "Use of social media"),
    ("15", "National strategy on new technologies"),
    ("16", "Government body for new technologies"),
    ("17", "Population satisfied with online public services"),
    ("18", "GDP allocated for ICT investment"),
    ("19", "Persons employed routinely using ICTs"),
    ("20", "Persons employed routinely using the Internet"),
    ("21", "Indicators of digital literacy"),
    ("22", "Regional or international cooperation on e-government"),
    ("23", "Support to other countries"),
    ("24", "Public-private partnerships"),
    ("X.1", "Who responded"),
    ("X.2", "How you heard about the questionnaire"),
];

pub(super) fn title(code: &str) -> Option<&'static str> {
    TITLES.iter().find(|(of, _)| *of == code).map(|(_, title)| *title)
}

/// The prompts of a sheet, and those questions that nobody could tell by their prompts alone.
pub(super) fn unclear(order: &[(String, String)]) -> Vec<String> {
    let mut by_prompt: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (code, prompt) in order {
        by_prompt.entry(prompt).or_default().push(code);
    }
    let has = |code: &str| order.iter().any(|(of, _)| of == code);
    let mut unclear: Vec<String> =
        by_prompt.values().filter(|codes| codes.len() > 1).flatten().map(|code| (*code).to_owned()).collect();
    // Both ask "If yes, …": which one is meant, the question before says.
    unclear.retain(|code| !(code == "11" && has("10") || code == "13" && has("12")));
    for (code, before) in [("11", "10"), ("13", "12")] {
        if has(code) && !has(before) {
            unclear.push(code.to_owned());
        }
    }
    unclear
}

/// Whether another name for a question is an English one.
fn is_english(alias: &str) -> bool {
    ["Country", "Name of", "Date", "Place"].iter().any(|beginning| alias.starts_with(beginning))
}
