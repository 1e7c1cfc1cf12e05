//! The catalogue of 2020 has the words of the printed questionnaire: all of them, no others, in printed order.
//!
//! The source is the questionnaire as Panama filled it in. The printed texts of the catalogue are taken away from it,
//! one after the other; what is left over must be exactly Panama's answers, which stand in `model/panama.txt`. So a
//! text that the catalogue lacks, has too many of, or has in other words or another place, is found either way.

use msq_core::{Edition, editions::edition2020::Msq2020};

mod printed;
mod source;
mod walk;

use printed::Printed;
use source::Source;

const SOURCE: &str = include_str!("../../examples/panama/msq-2020-panama.md");
const LEFT_OVER: &str = include_str!("model/panama.txt");

/// Holds printed texts against the source; the error says where they part.
fn check(source: &Source, texts: &[Printed]) -> Result<(), String> {
    let left_over = walk::take_away(source, texts)?;
    let expected: Vec<&str> = LEFT_OVER.lines().collect();
    match left_over.iter().zip(&expected).find(|(found, expected)| found != *expected) {
        Some((found, expected)) => Err(format!("left over is {found:?}, expected {expected:?}")),
        None if left_over.len() == expected.len() => Ok(()),
        None => Err(format!("{} lines are left over, expected {}", left_over.len(), expected.len())),
    }
}

#[test]
fn catalogue_has_the_printed_words() {
    let texts = printed::texts(&Msq2020::catalogue());
    assert_eq!(check(&Source::new(SOURCE), &texts), Ok(()));
}

/// The checker is only worth something if it refuses a catalogue with one wrong word.
#[test]
fn one_changed_word_is_refused() {
    let source = Source::new(SOURCE);
    let mut texts = printed::texts(&Msq2020::catalogue());
    let mut mutants = 0;
    for at in 0..texts.len() {
        let printed = texts[at].text.clone();
        for mutant in mutants_of(&printed) {
            texts[at].text = mutant;
            assert!(check(&source, &texts).is_err(), "{}: {:?} passes", texts[at].name, texts[at].text);
            mutants += 1;
        }
        texts[at].text = printed;
    }
    assert!(mutants > 2 * texts.len(), "only {mutants} mutants of {} texts", texts.len());
}

#[test]
fn a_missing_added_or_displaced_text_is_refused() {
    let source = Source::new(SOURCE);
    let texts = printed::texts(&Msq2020::catalogue());
    for (at, printed) in texts.iter().enumerate() {
        let name = &printed.name;
        let mut without = texts.clone();
        without.remove(at);
        assert!(check(&source, &without).is_err(), "{name} isn't missed");

        let mut twice = texts.clone();
        twice.insert(at, printed.clone());
        assert!(check(&source, &twice).is_err(), "{name} passes twice");

        let mut renumbered = texts.clone();
        renumbered[at].number = Some("77.".to_owned());
        assert!(check(&source, &renumbered).is_err(), "{name} passes with another number");

        let mut annotated = texts.clone();
        annotated[at].notes.push(77);
        assert!(check(&source, &annotated).is_err(), "{name} passes with another footnote");

        if let Some(next) = texts.get(at + 1).filter(|next| next.place == printed.place) {
            let mut swapped = texts.clone();
            swapped.swap(at, at + 1);
            assert!(check(&source, &swapped).is_err(), "{name} passes behind {}", next.name);
        }
    }
}

/// The text with one word dropped, replaced by another, or swapped with the next one.
fn mutants_of(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut mutants = Vec::new();
    for at in 0..words.len() {
        let mut dropped = words.clone();
        dropped.remove(at);
        let mut replaced = words.clone();
        replaced[at] = "elsewhere";
        mutants.extend([dropped, replaced]);
        if at + 1 < words.len() && words[at] != words[at + 1] {
            let mut swapped = words.clone();
            swapped.swap(at, at + 1);
            mutants.push(swapped);
        }
    }
    mutants.into_iter().map(|words| words.join(" ")).collect()
}
