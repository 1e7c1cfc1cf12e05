//! When the answers of a column were given, by what heads it: `2018 answer`, `Previous response`.

use std::{collections::HashMap, sync::LazyLock};

use super::headings::{Heading, headings_of};
use crate::words;

/// When answers were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Age {
    Earlier,
    Current,
    Year(u16),
}

#[rustfmt::skip]
const EARLIER: &[&str] = &[
    "previous", "previously", "prior", "last", "earlier", "old", "former", "past", "précédente", "précédent", "ancienne", "anterior",
    "anteriores", "предыдущий", "прежний", "السابق", "السابقة", "上次", "以前",
];

#[rustfmt::skip]
const CURRENT: &[&str] = &[
    "current", "updated", "update", "new", "latest", "present", "actuelle", "nouvelle", "actual", "actualizada", "nueva", "atual",
    "atualizada", "nova", "текущий", "новый", "الحالي", "الحالية", "最新", "本次",
];

/// Words beside these that say nothing more.
const BESIDE: &[&str] = &["year", "years", "s", "the", "in", "for", "of", "from", "edition", "survey", "msq"];

/// The age of the answers below a head, and what else it says that stands there; `None` for that if it says nothing
/// else.
pub(crate) fn aged(text: &str) -> Option<(Age, Option<Heading>)> {
    /// No heading has more words: what goes on behind them is a text.
    const LONGEST: usize = 4;
    let mut ages = Vec::new();
    let mut rest = Vec::new();
    let mut folded = String::new();
    for word in words::bounds(text) {
        words::fold(&text[word.clone()], &mut folded);
        match said(&folded) {
            Some(Said::Age(age)) => ages.push(age),
            Some(Said::Nothing) => {}
            None => rest.push(word),
        }
        if rest.len() > LONGEST {
            break;
        }
    }
    // A hint in brackets changes nothing: `MSQ 2018 (pre-filled)`.
    if let Some((head, _)) =
        text.split_once('(').filter(|_| !rest.is_empty() && text.trim_end().ends_with(')'))
        && let Some(found) = aged(head)
    {
        return Some(found);
    }
    // `Previous answer (2018)` says so twice.
    let age = ages.into_iter().min_by_key(|age| matches!(age, Age::Year(_)))?;
    let rest: Vec<_> = rest.into_iter().map(|word| &text[word]).collect();
    let mut headings = headings_of(&rest.join(" ")).iter().copied();
    let heading = headings.find(|heading| matches!(heading, Heading::Answer | Heading::Explanation));
    (heading.is_some() || rest.is_empty()).then_some((age, heading))
}

/// What a word says of the age of answers.
#[derive(Clone, Copy, Debug)]
enum Said {
    Age(Age),
    Nothing,
}

/// What a folded word says; `None` if it says something else.
fn said(word: &str) -> Option<Said> {
    static KNOWN: LazyLock<HashMap<&str, Said>> = LazyLock::new(|| {
        let lists =
            [(EARLIER, Said::Age(Age::Earlier)), (CURRENT, Said::Age(Age::Current)), (BESIDE, Said::Nothing)];
        lists.into_iter().flat_map(|(list, said)| list.iter().map(move |word| (*word, said))).collect()
    });
    let number = if word.len() == 4 { word.parse().ok() } else { None };
    let year = number.filter(|year| (1990..2100).contains(year));
    year.map(|year| Said::Age(Age::Year(year))).or_else(|| KNOWN.get(word).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_say_when_answers_were_given() {
        for (text, age) in [
            ("2018 answer", Some((Age::Year(2018), Some(Heading::Answer)))),
            ("Answer (2020)", Some((Age::Year(2020), Some(Heading::Answer)))),
            ("Previous response", Some((Age::Earlier, Some(Heading::Answer)))),
            ("Previous response (2018)", Some((Age::Earlier, Some(Heading::Answer)))),
            ("Last year's answers", Some((Age::Earlier, Some(Heading::Answer)))),
            ("Updated response", Some((Age::Current, Some(Heading::Answer)))),
            ("Respuesta anterior", Some((Age::Earlier, Some(Heading::Answer)))),
            ("MSQ 2018", Some((Age::Year(2018), None))),
            ("MSQ 2018 (pre-filled)", Some((Age::Year(2018), None))),
            ("Answer", None),
            ("Answer (as in 2018, if unchanged)", None),
            ("Budget 2018", None),
            ("Last name", None),
        ] {
            assert_eq!(aged(text), age, "{text}");
        }
    }
}
