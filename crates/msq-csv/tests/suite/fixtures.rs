//! Files that Python's csv module wrote: every cell comes out, with its line and its text.

use std::{fs, path::PathBuf};

use msq_core::{codes, editions::editions};
use msq_csv::{Cells, ReadOptions};
use msq_table::labels;
use serde_json::Value;

use crate::{Listed, listed};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

#[test]
fn all_cells_come_out() {
    let expected = fs::read_to_string(fixture("cells.json")).expect("the list of cells");
    let expected: Value = serde_json::from_str(&expected).expect("JSON");
    let is_label = labels(&editions());
    for (name, file) in expected.as_object().expect("a file a name") {
        let input = fs::File::open(fixture(name)).expect("the fixture");
        let mut cells = Cells::new(input, &ReadOptions::default(), &is_label).expect("a text");
        assert_eq!(
            Some(cells.delimiter().character().to_string().as_str()),
            file["delimiter"].as_str(),
            "{name}"
        );
        let expected: Vec<Listed> = serde_json::from_value(file["cells"].clone()).expect("cells");
        assert_eq!(listed(&mut cells), expected, "{name}");
    }
}

#[test]
fn encodings_are_told_and_guesses_reported() {
    for (name, encoding, guess) in [
        ("panama-form.csv", "UTF-8", None),
        ("panama-form-utf-16.txt", "UTF-16LE", None),
        ("chinese.tsv", "UTF-8", None),
        ("french-windows-1252.csv", "windows-1252", Some("line 1 has “Réponse”")),
        ("synthetic-comma-locale.csv", "windows-1252", Some("line 2 has “São”")),
        ("russian-windows-1251.csv", "windows-1251", Some("line 1 has “Государство”")),
        ("russian-utf-16-unmarked.csv", "UTF-16BE", Some("line 1 has “Государство”")),
        ("arabic-windows-1256.csv", "windows-1256", Some("line 1 has “الدولة”")),
    ] {
        let input = fs::File::open(fixture(name)).expect("the fixture");
        let mut cells = Cells::new(input, &ReadOptions::default(), &|_| false).expect("a text");
        assert_eq!(cells.encoding(), encoding, "{name}");
        let found = cells.take_diagnostics();
        assert_eq!(found.len(), usize::from(guess.is_some()), "{found:?}");
        for (finding, word) in found.iter().zip(guess) {
            assert_eq!(finding.code, codes::GUESSED_ENCODING);
            assert!(finding.message.ends_with(word), "{}", finding.message);
        }
    }
}
