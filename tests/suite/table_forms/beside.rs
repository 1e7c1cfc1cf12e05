//! Nothing disappears of a table of msq's own, nor of what stands beside it, in its sheet or in another one.

use msq_cells::{Sheet, SheetList};
use msq_core::editions::editions;
use msq_table::Settings;
use msq_tests::account::check_account;

use super::{findings, notation, only};

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
        let sheets = sheets
            .iter()
            .enumerate()
            .map(|(number, grid)| (Sheet::new(format!("Sheet {number}")), notation::cells(grid)));
        let sheets: Vec<_> = sheets.collect();
        let cells: Vec<_> = sheets.iter().flat_map(|(_, cells)| cells.clone()).collect();
        let reading = msq_table::read(SheetList::from_iter(sheets), &Settings::new(editions())).expect(name);
        check_account(&cells, &reading);
        assert_eq!(findings(only(&reading)), *expected, "{name}");
    }
}
