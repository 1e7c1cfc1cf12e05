//! A form as it was published, made with a program that shares nothing with this one.

use std::fs::File;

use msq_office::{Limits, Workbook};
use msq_tests::workspace;

use crate::book::line;

#[test]
fn panamas_form_is_read_whole() {
    let path = workspace().join("examples/panama/form.xlsx");
    let mut book =
        Workbook::open(File::open(path).expect("the example"), &Limits::default()).expect("a sound workbook");
    assert_eq!(book.sheets().iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), ["MSQ 2020"]);
    let cells: Vec<_> =
        book.cells(0).expect("a sound sheet").map(|cell| line(&cell.expect("a sound cell"))).collect();
    // As many as openpyxl lists as not None.
    assert_eq!(cells.len(), 204);
    for expected in ["C2 \"Panamá\"", "C3 2019-03-31 0s"] {
        assert!(cells.iter().any(|cell| cell == expected), "{expected}");
    }
    assert!(
        cells[0].starts_with("B1 \"Member States Questionnaire (MSQ)") && cells[0].ends_with(" 1x2"),
        "{}",
        cells[0]
    );
    assert!(cells.last().is_some_and(|cell| cell.starts_with("B109 ") || cell.starts_with("C109 ")));
}
