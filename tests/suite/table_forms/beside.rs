//! Nothing disappears of a table of msq's own, nor of what stands beside it, in its sheet or in another one.

use msq_core::editions::editions;
use msq_table::{Reader, Sheet};

use super::{account::check_account, findings, notation, only};

/// A form with an answer.
const FORM: &str = "
path       | number | question | answer | url | description
edition    |        |          | 2020
version    |        |          | 1.0
10.answer  | 10     |          | {bool true}";

/// Sheets, and all findings.
#[rustfmt::skip]
const CASES: &[(&str, &[&str], &[&str])] = &[
    ("what hangs on cells of another sheet",
        &[FORM, "{link https://a.example/} Portal | {note See the annex} Act 12\n{note Ask Ada}"],
        &["unread - A1", "unread - B1", "note-on-cell - B1", "note-on-cell - A2", "link-behind-cell - A1"]),
    ("a link above the header", &["{link https://a.example/} Our copy\nof 2019\npath | number | question | answer | url | description\nedition | | | 2020\nversion | | | 1.0"],
        &["unread - A1", "unread - A2", "link-behind-cell - A1"]),
    ("another form, that lost its paths", &["path | number | question | answer | url | description\n | 10 | | Yes | | {link https://a.example/} Act 12", FORM],
        &["unread - D2", "unread - F2", "link-behind-cell - F2"]),
    ("entries that say nothing", &["edition | version | 1.count\n2020 | 1.0 | 4"], &[]),
    ("a value of no part", &["response | memberState | code | path | value\n1 | | | edition | 2020\n1 | | | version | 1.0\n1 | | 99 | 99.value | Act 12"],
        &["unknown-property - A4", "unread - E4"]),
];

#[test]
fn what_stands_beside_a_table_is_told() {
    for (name, sheets, expected) in CASES {
        let mut reader = Reader::new(editions());
        let mut cells = Vec::new();
        for (number, grid) in sheets.iter().enumerate() {
            reader.sheet(Sheet::new(format!("Sheet {number}")));
            let of_sheet = notation::cells(grid);
            of_sheet.iter().cloned().for_each(|cell| reader.cell(cell).expect("a small grid"));
            cells.extend(of_sheet);
        }
        let reading = reader.finish().expect(name);
        check_account(&cells, &reading);
        assert_eq!(findings(only(&reading)), *expected, "{name}");
    }
}
