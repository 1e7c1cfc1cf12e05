//! Files that other programs made, with the answers that a person reads there.

use crate::run::run;

#[test]
fn samples_are_read_as_reviewed() {
    for (name, path) in [
        ("survey export", "tests/files/synthetic-survey-export.xlsx"),
        ("answers below", "crates/msq-office/tests/files/synthetic-answers-below.ods"),
        ("comma locale", "crates/msq-csv/tests/fixtures/synthetic-comma-locale.csv"),
    ] {
        let converted = run(["convert", path]);
        assert_eq!(converted.status, Some(0), "{name}: {}", converted.stderr);
        insta::assert_snapshot!(name, converted.stdout);
        insta::assert_snapshot!(format!("{name}, findings"), converted.stderr);
    }
}
