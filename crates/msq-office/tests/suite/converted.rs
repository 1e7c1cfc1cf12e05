//! Workbooks that LibreOffice wrote, in the file types that Excel doesn't write by itself.
//!
//! `files/panama-2020-form.*` is `examples/panama/form.xlsx`, saved as another type. `files/phenomena` holds a workbook
//! that was made up to have one cell of each kind, and what is read of it.

use std::{
    fs::{self, File},
    io::Cursor,
    path::{Path, PathBuf},
};

use msq_core::{Response, editions::editions};
use msq_office::{Limits, Workbook};
use msq_table::Settings;

use crate::ods::lines;

fn files() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files")
}

fn open(path: impl AsRef<Path>) -> Workbook<File> {
    let file = File::open(files().join(path)).expect("the file is committed");
    Workbook::open(file, &Limits::default()).expect("a sound workbook")
}

/// Panama's response in a file.
fn panama(path: impl AsRef<Path>) -> Response {
    let reading = msq_table::read(open(path), &Settings::new(editions()));
    let mut responses = reading.expect("a questionnaire").responses;
    assert_eq!(responses.len(), 1);
    responses.remove(0).response
}

#[test]
fn panama_says_the_same_in_every_file_type() {
    let expected = panama(msq_tests::workspace().join("examples/panama/form.xlsx"));
    assert!(expected.answers().count() > 50, "{expected:?}");
    for path in ["panama-2020-form.ods", "panama-2020-form.xls"] {
        assert_eq!(panama(path), expected, "{path}");
    }
}

#[test]
fn every_kind_of_cell_is_read() {
    for kind in ["ods", "xls"] {
        let expected =
            fs::read_to_string(files().join(format!("phenomena/{kind}.txt"))).expect("it is committed");
        let found = lines(&mut open(format!("phenomena/synthetic.{kind}"))).join("\n") + "\n";
        assert_eq!(found, expected, "{kind}");
    }
}

#[test]
fn answers_below_their_prompts_are_read_whole() {
    let found = lines(&mut open("synthetic-answers-below.ods"));
    // As many as Python's XML parser lists.
    assert_eq!(found.len(), 201 + 1);
    assert_eq!(
        found[..6],
        [
            "# MSQ",
            r#"A1 "Member States Questionnaire (MSQ) for the United Nations E-Government Survey 2020""#,
            r#"A2 "Member State:""#,
            r#"B2 "Bhutan""#,
            r#"A3 "Date:""#,
            r#"B3 "14/04/2019""#
        ]
    );
}

/// Files that something went wrong with end in an error or in cells, in any case.
#[test]
fn damage_is_survived() {
    for path in ["panama-2020-form.xls", "phenomena/synthetic.xls", "phenomena/synthetic.ods"] {
        let whole = fs::read(files().join(path)).expect("the file is committed");
        let mut damaged = whole.clone();
        for step in 0..400 {
            // Spread over the file by a number that has no divisor in common with its size.
            let at = step * 7919 % whole.len();
            damaged[at] ^= 1 << (step % 8);
            read_all(damaged.clone());
            if step % 4 == 0 {
                damaged.copy_from_slice(&whole);
            }
        }
        for cut in (0..whole.len()).step_by(whole.len() / 100) {
            read_all(whole[..cut].to_vec());
        }
    }
}

/// Reads all cells that can be read.
fn read_all(file: Vec<u8>) {
    let Ok(mut book) = Workbook::open(Cursor::new(file), &Limits::default()) else { return };
    for sheet in 0..book.sheets().len() {
        if let Ok(cells) = book.cells(sheet) {
            cells.for_each(drop);
        }
    }
}
