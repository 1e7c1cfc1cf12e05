//! The committed tables of states and names, and the index over them.

use std::{collections::HashMap, sync::LazyLock};

use super::{State, Status, fold::fold};

/// A row a state: its codes and status, the short name, and a column of names a language.
const STATES: &str = include_str!("../../data/states.tsv");

/// More names, a line a state: the code, and the names.
const MORE_NAMES: [&str; 2] =
    [include_str!("../../data/formal_names.tsv"), include_str!("../../data/other_names.tsv")];

const BETWEEN_NAMES: char = '|';

/// All that the table has, in the order of their codes.
pub fn all() -> &'static [State] {
    static ALL: LazyLock<Vec<State>> = LazyLock::new(|| rows().filter_map(|(row, _)| state(row)).collect());
    &ALL
}

/// The state with that ISO 3166-1 alpha-3 code, in capital letters.
pub fn of_iso(iso: &str) -> Option<&'static State> {
    all().binary_search_by_key(&iso, |state| state.iso).ok().map(|at| &all()[at])
}

/// The states that a folded name, or a code in capital letters, stands for. No folded name has capital letters.
pub(super) fn named(name: &str) -> &'static [&'static State] {
    // Names of one script fold to that script: those of the others aren't needed to look one up.
    static LATIN: LazyLock<Index> = LazyLock::new(|| {
        let codes = all().iter().map(|state| (state, state.iso.to_owned()));
        index(codes.chain(folded_names(is_latin)))
    });
    static OTHER: LazyLock<Index> = LazyLock::new(|| index(folded_names(|name| !is_latin(name))));
    let index = if is_latin(name) { &LATIN } else { &OTHER };
    index.get(name).map_or(&[], Vec::as_slice)
}

type Index = HashMap<String, Vec<&'static State>>;

fn index(names: impl Iterator<Item = (&'static State, String)>) -> Index {
    /// There are about so many names of a script.
    const NAMES: usize = 2_000;
    let mut index = Index::with_capacity(NAMES);
    for (state, name) in names {
        let states = index.entry(name).or_default();
        if let Err(at) = states.binary_search(&state) {
            states.insert(at, state);
        }
    }
    index
}

fn folded_names(wanted: fn(&str) -> bool) -> impl Iterator<Item = (&'static State, String)> {
    names().filter(move |(_, name)| wanted(name)).map(|(state, name)| (state, fold(name)))
}

/// Whether all letters of a text are Latin, with and without accents.
fn is_latin(text: &str) -> bool {
    text.chars().all(|character| character < '\u{250}' || !character.is_alphanumeric())
}

/// Every name in the tables, with its state.
pub(super) fn names() -> impl Iterator<Item = (&'static State, &'static str)> {
    let lines = MORE_NAMES.into_iter().flat_map(str::lines).filter_map(|line| line.split_once('\t'));
    let more = lines.filter_map(|(iso, names)| Some((of_iso(iso)?, names)));
    let columns =
        rows().flat_map(|([iso, ..], columns)| columns.filter_map(move |names| Some((of_iso(iso)?, names))));
    let all = columns.chain(more);
    // Some territories have no name in a language.
    all.flat_map(|(state, names)| names.split(BETWEEN_NAMES).map(move |name| (state, name)))
        .filter(|(_, name)| !name.is_empty())
}

/// What a row says of its state, and its columns of names.
type Row = ([&'static str; 4], std::str::Split<'static, char>);

/// The rows of the table of states.
fn rows() -> impl Iterator<Item = Row> {
    STATES.lines().skip(1).filter_map(|line| {
        let mut columns = line.split('\t');
        let state = [columns.next()?, columns.next()?, columns.next()?, columns.next()?];
        Some((state, columns))
    })
}

fn state([iso, m49, status, name]: [&'static str; 4]) -> Option<State> {
    let status = match status {
        "member" => Status::Member,
        "observer" => Status::Observer,
        "other" => Status::Other,
        _ => return None,
    };
    Some(State { iso, m49, name, status })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_in_the_index_of_its_script() {
        for (state, name) in names() {
            assert!(named(&fold(name)).contains(&state), "{name}");
        }
    }

    #[test]
    fn no_line_is_passed_over() {
        assert_eq!(all().len(), STATES.lines().count() - 1);
        assert!(all().is_sorted_by_key(|state| state.iso));
        for line in MORE_NAMES.into_iter().flat_map(str::lines) {
            let (iso, _) = line.split_once('\t').expect("a code and names");
            assert!(of_iso(iso).is_some(), "{iso}");
        }
        for (state, name) in names() {
            assert!(!fold(name).is_empty(), "{state:?} {name}");
        }
    }
}
