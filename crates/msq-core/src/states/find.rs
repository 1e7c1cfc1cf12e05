//! Looks a name up, as a respondent wrote it.

use std::{borrow::Cow, collections::BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::{
    State,
    fold::{fold, words},
    table,
};

/// What a text says of a state.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Match {
    /// It is the state's name, and nothing else.
    Exact(&'static State),
    /// It begins with the state's name, and has words beside it that name no state.
    Within(&'static State),
    /// It may mean any of these, or names all of them.
    Ambiguous(Vec<&'static State>),
    /// It is the name of none.
    Unknown,
}

impl Match {
    /// The states that may be meant.
    pub fn states(&self) -> &[&'static State] {
        match self {
            Self::Exact(state) | Self::Within(state) => std::slice::from_ref(state),
            Self::Ambiguous(states) => states,
            Self::Unknown => &[],
        }
    }
}

/// The state that a text names.
///
/// Names are compared without case, accents, punctuation, spaces and articles, and by nothing else: a name that is only
/// like another isn't found. An ISO alpha-3 code in capital letters is a name as well. A two-letter code is not: `NA`
/// is Namibia's, and is also what people write where there is no answer.
///
/// ```
/// use msq_core::states::{Match, find};
///
/// let Match::Exact(state) = find("République de Côte d’Ivoire") else { panic!("a formal name in French") };
/// assert_eq!((state.iso, state.m49, state.name), ("CIV", "384", "Côte d’Ivoire"));
/// assert!(matches!(find("Korea"), Match::Ambiguous(states) if states.len() == 2));
/// assert_eq!(find("NA"), Match::Unknown);
/// ```
pub fn find(name: &str) -> Match {
    // Full-width punctuation becomes the one that names are taken apart at.
    let name = if name.is_ascii() { Cow::Borrowed(name) } else { Cow::Owned(name.nfkc().collect()) };
    match whole(&name) {
        [] => {}
        [state] => return Match::Exact(state),
        states => return Match::Ambiguous(states.to_vec()),
    }
    let pieces: Vec<_> = pieces(&name).map(whole).collect();
    // Words in front may say that it isn't the state itself: "Kosovo (Serbia)".
    let Some(first) = pieces.first().filter(|states| !states.is_empty()) else { return Match::Unknown };
    let named: Vec<_> = pieces.iter().filter(|states| !states.is_empty()).collect();
    let in_all = |state: &&State| named.iter().all(|states| states.contains(state));
    let meant: Vec<_> = first.iter().copied().filter(in_all).collect();
    match meant[..] {
        [state] if named.len() == pieces.len() => Match::Exact(state),
        [state] => Match::Within(state),
        _ => {
            let any: BTreeSet<_> = named.into_iter().copied().flatten().copied().collect();
            Match::Ambiguous(any.into_iter().collect())
        }
    }
}

/// The states that have the whole text as a name, as a code, or as one of the forms that lists and letters give a name.
fn whole(name: &str) -> &'static [&'static State] {
    /// Bytes of the longest name, however wide it is written: none has a quarter of them. Most longer texts are
    /// answers.
    const LONGEST: usize = 1024;
    if name.trim().len() > LONGEST {
        return &[];
    }
    let forms: [fn(&str) -> Option<String>; 4] = [
        |name| Some(name.trim().to_owned()),
        |name| Some(fold(name)),
        |name| inverted(name).map(|name| fold(&name)),
        government,
    ];
    let mut found = forms.iter().filter_map(|form| form(name)).map(|folded| table::named(&folded));
    found.find(|states| !states.is_empty()).unwrap_or_default()
}

/// "Korea, Republic of" and "Korea (Republic of)" as "Republic of Korea".
fn inverted(name: &str) -> Option<String> {
    let (last, first) = match name.trim().strip_suffix(')') {
        Some(name) => name.split_once('(')?,
        None => name.split_once(',')?,
    };
    Some(format!("{first} {last}"))
}

/// The folded name in "Government of Panama", "Royal Government of Bhutan", 巴拿马政府.
fn government(name: &str) -> Option<String> {
    const GOVERNMENT: &[&str] = &["government", "govt", "gouvernement", "gobierno", "governo", "حكومه"];
    const ADJECTIVES: &[&str] = &["royal", "federal", "national"];
    let words = words(name);
    let of = words.iter().position(|word| !ADJECTIVES.contains(&word.as_str()))?;
    if GOVERNMENT.contains(&words[of].as_str()) {
        return Some(words[of + 1..].concat());
    }
    words.concat().strip_suffix("政府").map(str::to_owned)
}

/// The pieces of a text in which a name stands beside itself in another language, or beside other words.
fn pieces(name: &str) -> impl Iterator<Item = &str> {
    const BETWEEN: [char; 12] = ['/', '\\', '|', '(', ')', ',', ';', '،', '؛', '–', '—', '\n'];
    // A hyphen with spaces around it is a dash; without, it is part of a name.
    let pieces = name.split(" - ").flat_map(|piece| piece.split(BETWEEN));
    pieces.filter(|piece| piece.contains(char::is_alphanumeric))
}
