//! The measure of reading measures: what is right is judged to be right, and each fault is found.

use std::{collections::BTreeSet, sync::LazyLock};

use msq_core::Kind;
use msq_tests::layouts::{Class, Drawn, Expected, Found, Outcome, Said, Verdict, draw, drawn_with, judge};

/// Files enough for each property to occur with each of its values.
static FILES: LazyLock<Vec<Drawn>> = LazyLock::new(|| (0..300).map(draw).collect());

/// The right reading of a drawn file, as a right reader has it, changed by hand.
fn judged(drawn: &Drawn, change: impl FnOnce(&mut Vec<Found>)) -> Verdict {
    let Outcome::Read(mut found) = Outcome::right(drawn) else { panic!("{} is a negative", drawn.seed) };
    change(&mut found);
    judge(drawn, &Outcome::Read(found))
}

/// Files that hold a yes or no that a person could tell, and the path of it.
fn with_yes_or_no() -> Vec<(&'static Drawn, String)> {
    let drawn = FILES.iter().filter(|drawn| !drawn.is_negative());
    let found = drawn.filter_map(|drawn| {
        let is_one = |path: &str| path.ends_with(".answer") && path != "authorization.answer";
        let mut rights = drawn.rights.iter().filter(|right| right.respondent == 0 && right.tellable);
        let path = rights.find(|right| is_one(&right.path))?.path.clone();
        Some((drawn, path))
    });
    found.take(20).collect()
}

#[test]
fn a_right_reading_has_no_fault() {
    for drawn in FILES.iter() {
        let verdict = judge(drawn, &Outcome::right(drawn));
        assert!(verdict.is_perfect(), "{}: {:?}\n{}", drawn.seed, verdict.faults, drawn.grid());
    }
}

#[test]
fn a_refusal_is_a_fault_of_what_could_be_read() {
    for drawn in FILES.iter() {
        let verdict = judge(drawn, &Outcome::Refused("something else".to_owned()));
        let must_be_read = matches!(drawn.expected, Expected::Read | Expected::ReadByNumber);
        assert_eq!(verdict.refused, usize::from(must_be_read), "{}", drawn.seed);
    }
}

#[test]
fn reading_something_else_is_a_fault() {
    for drawn in FILES.iter().filter(|drawn| drawn.expected == Expected::Refuse) {
        let verdict = judge(drawn, &Outcome::Read(vec![Found::default()]));
        assert_eq!(verdict.read_wrongly, 1, "{}", drawn.seed);
    }
}

#[test]
fn a_wrong_value_is_a_fault_unless_its_path_is_told() {
    for (drawn, path) in with_yes_or_no() {
        let flip = |found: &mut Vec<Found>| {
            let said = found[0].values.get_mut(&path).expect("a right value");
            said.value = if said.value == "true" { "false" } else { "true" }.to_owned();
        };
        assert_eq!(judged(drawn, flip).wrong, 1, "{}: {path}", drawn.seed);
        let tell = |about: Option<String>, code: &'static str| {
            judged(drawn, |found| {
                flip(found);
                let mut told =
                    msq_tests::layouts::Told { code, is_doubt: true, path: about, ..Default::default() };
                told.sheet = Some(drawn.sheets[0].0.name.clone());
                found[0].told.push(told);
            })
        };
        assert_eq!(tell(Some(path.clone()), "contradiction").wrong_told, 1, "{}: {path}", drawn.seed);
        // A finding about the sheet, or about another question, excuses nothing.
        assert_eq!(tell(None, "unread").wrong, 1, "{}: {path}", drawn.seed);
        assert_eq!(tell(Some("date.value".to_owned()), "ambiguous-date").wrong, 1, "{}: {path}", drawn.seed);
    }
}

#[test]
fn a_missing_value_is_a_fault() {
    for (drawn, path) in with_yes_or_no() {
        let verdict = judged(drawn, |found| drop(found[0].values.remove(&path)));
        assert_eq!((verdict.missing, verdict.wrong), (1, 0), "{}: {path}", drawn.seed);
    }
}

#[test]
fn what_nobody_said_is_a_fault() {
    for (drawn, _) in with_yes_or_no() {
        let add = |path: &str, value: &str, kind| {
            let said = Said { value: value.to_owned(), code: "5.a".to_owned(), kind };
            judged(drawn, |found| drop(found[0].values.insert(path.to_owned(), said)))
        };
        assert_eq!(add("5.a[99].url", "https://nobody.example", Kind::Entries).wrong, 1, "{}", drawn.seed);
        assert_eq!(add("5.a[99].description", "Nobody said this", Kind::Entries).labels, 1, "{}", drawn.seed);
        let more = judged(drawn, |found| found.push(Found::default()));
        assert_eq!(more.responses, 1, "{}", drawn.seed);
    }
}

#[test]
fn words_that_move_or_vanish_are_faults() {
    let mut tried = 0;
    for (drawn, _) in with_yes_or_no() {
        let is_alone =
            |word: &str| drawn.rights.iter().all(|right| !right.value.to_lowercase().contains(word));
        let owned = drawn
            .words
            .iter()
            .find(|owned| owned.respondent == 0 && owned.class == Class::Answer && is_alone(&owned.word));
        let Some(owned) = owned else { continue };
        tried += 1;
        let take = |found: &mut Vec<Found>| {
            for said in found[0].values.values_mut() {
                said.value = said.value.replace(&owned.word, "");
            }
        };
        let lost = judged(drawn, take);
        assert_eq!((lost.words_lost, lost.words_astray), (1, 0), "{}: {}", drawn.seed, owned.word);
        let moved = judged(drawn, |found| {
            take(found);
            let said = Said { value: owned.word.clone(), code: "21".to_owned(), kind: Kind::Text };
            let other = if owned.code == "21" { "14" } else { "21" };
            let said = Said { code: other.to_owned(), ..said };
            found[0].values.insert(format!("{other}.moved"), said);
        });
        assert_eq!((moved.words_lost, moved.words_astray), (0, 1), "{}: {}", drawn.seed, owned.word);
    }
    assert!(tried > 5, "{tried} files have words of their own");
}

#[test]
fn a_seed_draws_the_same_file() {
    for drawn in FILES.iter().step_by(11) {
        assert_eq!(format!("{drawn:?}"), format!("{:?}", draw(drawn.seed)));
    }
}

#[test]
fn each_property_occurs_with_each_value() {
    let drawn = &*FILES;
    for (property, values) in drawn_with() {
        let found: BTreeSet<&str> =
            drawn.iter().flat_map(|drawn| drawn.property(property).split(", ")).collect();
        let whole: BTreeSet<&str> = drawn.iter().map(|drawn| drawn.property(property)).collect();
        for value in values {
            assert!(
                found.contains(value.as_str()) || whole.contains(value.as_str()),
                "{property} is never {value:?}"
            );
        }
    }
    assert!(drawn.iter().any(Drawn::is_negative), "something isn't the questionnaire");
}
