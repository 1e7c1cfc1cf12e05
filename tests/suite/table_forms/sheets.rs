//! What is said of a whole sheet, and of whose answers it holds.

use msq_cells::{Sheet, SheetList};
use msq_core::editions::editions;
use msq_table::Settings;
use msq_tests::account::check_account;

use super::{findings, notation, only, printed};

/// A form that says whose it is, and the same without.
const FORM: &str = "Member State | Namibia\n10. [10] | Yes\n12. [12] | No";
const NOBODYS: &str = "10. [10] | Yes\n12. [12] | No";

/// A table of msq's own.
const TABLE: &str = "edition | version | memberState.name | 10.answer\n2020 | 1.0 | Namibia | {bool true}";

/// Sheets, each with its name, whether it is hidden and its grid; and all findings.
type Case = (&'static str, &'static [(&'static str, bool, &'static str)], &'static [&'static str]);

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("a form", &[("Form", false, FORM)], &[]),
    ("a hidden form", &[("Form", true, FORM)], &["hidden-sheet - sheet 'Form'"]),
    ("a hidden sheet beside a form", &[("Form", false, FORM), ("Lists", true, "Yes\nNo")],
        &["hidden-sheet - sheet 'Lists'", "unread - A1", "unread - A2"]),
    ("a hidden sheet without a cell", &[("Form", false, FORM), ("Lists", true, "")], &[]),
    ("a hidden table of msq's own", &[("Responses", true, TABLE)], &["hidden-sheet - sheet 'Responses'"]),
    ("a form of nobody", &[("Form", false, NOBODYS)], &["no-member-state memberState.name sheet 'Form'"]),
    ("a form of nobody, in a sheet without a name", &[("", false, NOBODYS)], &["no-member-state memberState.name the whole input"]),
    ("a form in the sheet of a state", &[("Namibia", false, NOBODYS)], &["label-by-content memberState.name sheet 'Namibia'"]),
];

#[test]
fn sheets_are_told_of() {
    let mut failures = String::new();
    for (name, sheets, expected) in CASES {
        let sheets = sheets.iter().map(|(sheet, hidden, grid)| {
            let mut sheet = Sheet::new(*sheet);
            sheet.hidden = *hidden;
            (sheet, notation::cells(&printed(grid)))
        });
        let sheets: Vec<_> = sheets.collect();
        let cells: Vec<_> = sheets.iter().flat_map(|(_, cells)| cells.clone()).collect();
        let reading = msq_table::read(SheetList::from_iter(sheets), &Settings::new(editions())).expect(name);
        check_account(&cells, &reading);
        let found = findings(only(&reading));
        if found != *expected {
            failures += &format!("{name}\n  {found:?}\n");
        }
    }
    assert!(failures.is_empty(), "told otherwise:\n{failures}");
}
