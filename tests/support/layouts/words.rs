//! Words that nobody has ever used, each of them once, and the sentences around them.

use std::{
    collections::{BTreeSet, HashSet},
    sync::LazyLock,
};

use msq_core::{Edition, editions::edition2020::Msq2020};

use super::random::Random;

/// Where words come from. A word stands once in a file, so that whose it is can be told exactly.
#[derive(Clone, Debug)]
pub(super) struct Words {
    random: Random,
    used: BTreeSet<String>,
}

/// The tokens of the questionnaire, none of which is invented.
static PRINTED: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let catalogue = Msq2020::catalogue();
    let prompts = catalogue.questions().iter().map(|question| question.prompt.as_str());
    let options =
        catalogue.code_lists().iter().flat_map(|list| &list.options).map(|option| option.label.as_str());
    prompts.chain(options).flat_map(tokens).collect()
});

/// The words of a text, in small letters, without what stands between them.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// A sentence; each `@` is a new word.
const SENTENCES: &[&str] = &[
    "The plan of @ was adopted in 2017.",
    "It is led by the agency of @.",
    "Work on @ began two years ago.",
    "@ and @ are reviewed every year.",
    "The council of @ meets in @.",
    "A new law on @ is being drafted.",
    "This is part of the programme @.",
    "Citizens are asked by @ each spring.",
    "The ministry of @ publishes it.",
    "See the annex of @ for more.",
    "In 2018, @ was extended to 12 regions.",
    "Guidelines were issued by @.",
];

/// A list within an answer; each `@` is a new word.
const LISTS: &[&str] = &[
    "1. @\n2. @\n3. @",
    "1) Office of @\n2) Office of @",
    "- @\n- @\n- @",
    "@;\n@;\n@",
    "(a) @ (b) @ (c) @",
    "Law 6 of 2002 on @\nLaw 51 of 2008 on @",
];

const ONSETS: &[&str] = &["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "zh", "kr"];
const VOWELS: &[&str] = &["a", "e", "i", "o", "u"];
const ENDS: &[&str] = &["k", "m", "n", "r", "x", "v"];

impl Words {
    pub(super) fn new(random: Random) -> Self {
        Self { random, used: BTreeSet::new() }
    }

    /// A new word.
    pub(super) fn word(&mut self) -> String {
        loop {
            let mut word = String::new();
            for _ in 0..3 {
                word.push_str(self.random.pick::<&str>(ONSETS));
                word.push_str(self.random.pick::<&str>(VOWELS));
            }
            word.push_str(self.random.pick::<&str>(ENDS));
            if !PRINTED.contains(&word) && self.used.insert(word.clone()) {
                let mut letters = word.chars();
                let first = letters.next().map_or_else(String::new, |first| first.to_uppercase().to_string());
                return first + letters.as_str();
            }
        }
    }

    /// A text with new words for each `@`.
    pub(super) fn fill(&mut self, pattern: &str) -> String {
        pattern
            .split_inclusive('@')
            .map(|piece| match piece.strip_suffix('@') {
                Some(before) => format!("{before}{}", self.word()),
                None => piece.to_owned(),
            })
            .collect()
    }

    /// One to three sentences.
    pub(super) fn prose(&mut self) -> String {
        let count = self.random.weighted(&[(5, 1), (3, 2), (2, 3)]);
        let between = if self.random.chance(15) { "\n" } else { " " };
        let sentences: Vec<_> = (0..count).map(|_| self.sentence()).collect();
        sentences.join(between)
    }

    /// A sentence.
    pub(super) fn sentence(&mut self) -> String {
        let pattern = self.random.pick::<&str>(SENTENCES);
        self.fill(pattern)
    }

    /// A list in several lines, or with numbers of its own.
    pub(super) fn list(&mut self) -> String {
        let pattern = self.random.pick::<&str>(LISTS);
        self.fill(pattern)
    }

    /// An address on the web.
    pub(super) fn url(&mut self) -> String {
        let word = self.word().to_lowercase();
        match self.random.below(4) {
            0 => format!("https://www.{word}.example"),
            1 => format!("www.{word}.example"),
            2 => format!("https://{word}.example/portal"),
            _ => format!("http://{word}.example/en/index.html"),
        }
    }

    /// Whether a token, in small letters, was invented here.
    pub(super) fn is_own(&self, token: &str) -> bool {
        self.used.contains(token)
    }
}
