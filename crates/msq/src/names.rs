//! A file for each response, named after the state that responds.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use msq_core::{Identity, Response, Value, states};
use unicode_normalization::UnicodeNormalization;

use crate::Location;

/// The names of the files in a folder, so that no two responses get the same.
#[derive(Debug)]
pub struct Names {
    folder: PathBuf,
    extension: &'static str,
    /// The keys of the names that were given.
    taken: BTreeSet<String>,
    /// The number that is tried next, by the key of a stem.
    next: BTreeMap<String, u64>,
}

impl Names {
    /// No name is given yet, of files in that folder whose names end so.
    pub fn new(folder: &Path, extension: &'static str) -> Self {
        Self { folder: folder.to_owned(), extension, taken: BTreeSet::new(), next: BTreeMap::new() }
    }

    /// Keeps that output's name from being given, if it leads into the folder.
    pub fn keep(&mut self, output: &Path) {
        let location = Location::of(Some(output));
        if let Location::File(file) = &location
            && let Some(name) = file.file_name()
            && Location::of(Some(&self.folder.join(name))) == location
        {
            self.taken.insert(key(&name.to_string_lossy()));
        }
    }

    /// The file for a response.
    pub fn next(&mut self, response: &Response) -> PathBuf {
        let Self { folder, extension, taken, next } = self;
        let stem = stem(response);
        let next = next.entry(key(&stem)).or_insert(1);
        loop {
            let name = match *next {
                1 => format!("{stem}.{extension}"),
                number => format!("{stem}-{number}.{extension}"),
            };
            *next += 1;
            if taken.insert(key(&name)) {
                return folder.join(name);
            }
        }
    }
}

/// The same for all names that may be one: some file systems don't tell `A` from `a`, or `é` from `e` with an accent.
fn key(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).flat_map(char::to_uppercase).collect()
}

/// What a response's file is called: the three letters of its state, or the letters and digits of the name as it is
/// written.
fn stem(response: &Response) -> String {
    if let Some(state) = states::respondent(response) {
        return state.iso.to_owned();
    }
    const LONGEST: usize = 40;
    let name = response.catalogue().identifying(Identity::Name);
    let name = match name.and_then(|part| response.get(part.id)) {
        Some(Value::Text(name)) => name.as_str(),
        _ => "",
    };
    let letters: String =
        name.nfc().map(|character| if character.is_alphanumeric() { character } else { '-' }).collect();
    let words = letters.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    // With a prefix, no name is one that Windows keeps for itself, such as CON.
    let short: String = words.chars().take(LONGEST).collect();
    if short.is_empty() { "response".to_owned() } else { format!("response-{short}") }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use msq_core::{Edition, Response, Value, editions::edition2020::Msq2020};

    use super::Names;

    fn of(name: &str) -> Response {
        let catalogue = Msq2020::catalogue();
        let mut response = Response::new(&catalogue);
        let part = catalogue.part("memberState.name").expect("the head of the form").id;
        response.set(part, Value::Text(name.to_owned())).expect("a text");
        response
    }

    #[test]
    fn names_are_safe_and_distinct() {
        let long = "Ω".repeat(300);
        let mut names = Names::new(Path::new("out"), "json");
        for (name, file) in [
            ("Panamá", "PAN.json"),
            ("Republic of Panama", "PAN-2.json"),
            ("../../etc/x", "response-etc-x.json"),
            ("CON", "response-CON.json"),
            ("con", "response-con-2.json"),
            ("a b\\c:d", "response-a-b-c-d.json"),
            ("", "response.json"),
            ("…", "response-2.json"),
            (&long, &format!("response-{}.json", "Ω".repeat(40))),
            ("NUL.txt", "response-NUL-txt.json"),
            ("-rf", "response-rf.json"),
            (".hidden", "response-hidden.json"),
            ("dots and spaces. . ", "response-dots-and-spaces.json"),
            ("one\nline", "response-one-line.json"),
            ("\u{202e}nosj.exe\u{202c}", "response-nosj-exe.json"),
            // As a Mac writes it, and as others do.
            ("Utopi\u{301}a", "response-Utopía.json"),
            ("Utop\u{ed}a", "response-Utopía-2.json"),
            ("\u{1112}\u{1161}\u{11ab}", "response-한.json"),
            ("한", "response-한-2.json"),
            ("Straße", "response-Straße.json"),
            ("STRASSE", "response-STRASSE-2.json"),
            // A name that a number made is taken, too.
            ("Atlantis 2", "response-Atlantis-2.json"),
            ("Atlantis", "response-Atlantis.json"),
            ("Atlantis", "response-Atlantis-3.json"),
        ] {
            assert_eq!(names.next(&of(name)), Path::new("out").join(file), "{name:?}");
        }
    }

    /// No name is longer than file systems take, which is 255 bytes, nor holds what one of them refuses.
    #[test]
    fn every_character_is_safe_in_a_name() {
        let mut names = Names::new(Path::new("out"), "jsonl");
        for character in (' '..=char::MAX).step_by(1009) {
            let path = names.next(&of(&character.to_string().repeat(300)));
            assert_eq!(path.parent(), Some(Path::new("out")), "{character:?}");
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
            assert!(name.len() < 255 && name.starts_with("response"), "{character:?}: {name:?}");
            let is_safe = |character: char| character.is_alphanumeric() || matches!(character, '-' | '.');
            assert!(name.chars().all(is_safe), "{character:?}: {name:?}");
        }
    }

    /// Each takes as long as the others: the last is found without trying all before it.
    #[test]
    fn many_responses_may_have_the_same_name() {
        const MANY: u64 = 20_000;
        let (mut names, nameless) = (Names::new(Path::new("out"), "json"), of(""));
        for number in 1..=MANY {
            names.next(&nameless);
            assert_eq!(names.next.values().collect::<Vec<_>>(), [&(number + 1)]);
        }
        assert_eq!(names.next(&nameless), Path::new("out/response-20001.json"));
    }
}
