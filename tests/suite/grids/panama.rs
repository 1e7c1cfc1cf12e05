//! What changes nothing for a reader of Panama's form changes no answer.

use std::{fs::File, sync::LazyLock};

use msq_cells::{Cell, CellValue, Extent};
use msq_core::{Reading, codes, editions::editions};
use msq_office::{Limits, Workbook};
use msq_table::labels;
use msq_tests::{account::check_account, arbitrary::matching, workspace};
use proptest::{collection::vec, option, prelude::*};

use super::page;
use crate::table_forms::notation;

/// The sheets of the form.
static FORM: LazyLock<Vec<(String, Vec<Cell>)>> = LazyLock::new(|| {
    let file = File::open(workspace().join("examples/panama/form.xlsx")).expect("the example");
    let mut workbook = Workbook::open(file, &Limits::default()).expect("a workbook");
    let names: Vec<_> = workbook.sheets().iter().map(|sheet| sheet.name.clone()).collect();
    let sheets = names.into_iter().enumerate().map(|(at, name)| {
        let cells = workbook.cells(at).expect("a sheet").map(|cell| cell.expect("a cell"));
        (name, cells.collect())
    });
    sheets.collect()
});

/// The answers of the form as it is.
static ANSWERS: LazyLock<Vec<String>> =
    LazyLock::new(|| notation::answers(&read(&FORM).expect("Panama's form").response));

type IsLabel = Box<dyn Fn(&str) -> bool + Send + Sync>;

/// Whether a text is one that the form prints.
static IS_LABEL: LazyLock<IsLabel> = LazyLock::new(|| Box::new(labels(&editions())));

fn read(sheets: &[(String, Vec<Cell>)]) -> Result<Reading, TestCaseError> {
    let reading = page::read(sheets).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let cells: Vec<_> = sheets.iter().flat_map(|(_, cells)| cells.clone()).collect();
    check_account(&cells, &reading);
    let [only] = reading.responses.as_slice() else {
        return Err(TestCaseError::fail(format!("{} responses", reading.responses.len())));
    };
    Ok(only.clone())
}

/// What was done to the form.
#[derive(Clone, Debug)]
struct Change {
    down: u32,
    right: u32,
    /// Rows above which an empty one was inserted.
    inserted: Vec<u32>,
    name: Option<String>,
    /// Whether a column behind all others has this head, and nothing else.
    remarks: Option<&'static str>,
    /// Whether an empty column stands behind that of the labels.
    gap: bool,
    trailing: bool,
    letters: Letters,
}

#[derive(Clone, Copy, Debug)]
enum Letters {
    Same,
    Upper,
    Lower,
}

fn change() -> impl Strategy<Value = Change> {
    let rows = FORM.iter().flat_map(|(_, cells)| cells).map(|cell| cell.address.row).max().unwrap_or(0);
    let place = (0..50_u32, 0..8_u32, vec(0..=rows, 0..10), any::<bool>());
    let letters = prop_oneof![Just(Letters::Same), Just(Letters::Upper), Just(Letters::Lower)];
    let written = (
        option::of(matching("[A-Za-z ]{1,20}")),
        option::of(prop_oneof![Just("Remarks"), Just("Comments")]),
        any::<bool>(),
        letters,
    );
    (place, written).prop_map(|((down, right, inserted, gap), (name, remarks, trailing, letters))| Change {
        down,
        right,
        inserted,
        name,
        remarks,
        gap,
        trailing,
        letters,
    })
}

impl Change {
    fn apply(&self, sheets: &[(String, Vec<Cell>)]) -> Vec<(String, Vec<Cell>)> {
        let mut sheets = sheets.to_vec();
        for (name, cells) in &mut sheets {
            if let Some(renamed) = &self.name {
                name.clone_from(renamed);
            }
            let first = cells.iter().map(|cell| cell.address.column).min().unwrap_or(0);
            // Where labels stand; marks may stand in front of them.
            let labels = cells.iter().filter(|cell| IS_LABEL(&cell.text())).map(|cell| cell.address.column);
            let labels = labels.max().unwrap_or(first);
            let last = cells.iter().map(|cell| cell.address.column).max().unwrap_or(0);
            for cell in cells.iter_mut() {
                let row = cell.address.row;
                let above = self.inserted.iter().filter(|&&inserted| inserted <= row).count();
                cell.address.row += self.down + above as u32;
                cell.address.column += self.right + u32::from(self.gap && cell.address.column > labels);
                if let CellValue::Text(text) = &mut cell.value
                    && IS_LABEL(text)
                {
                    *text = match self.letters {
                        Letters::Same => text.clone(),
                        Letters::Upper => text.to_uppercase(),
                        Letters::Lower => text.to_lowercase(),
                    };
                    if self.trailing {
                        text.push_str("  \u{a0}");
                    }
                }
            }
            if let (Some(head), Some(top)) = (self.remarks, cells.first().map(|cell| cell.address.row)) {
                let mut cell = cells[0].clone();
                cell.address.row = top;
                cell.address.column = last + self.right + 2;
                cell.value = CellValue::Text(head.to_owned());
                cell.extent = Extent::default();
                let at = cells.iter().position(|cell| cell.address.row > top).unwrap_or(cells.len());
                cells.insert(at, cell);
            }
        }
        sheets
    }
}

proptest! {
    #[test]
    fn what_keeps_the_meaning_changes_no_answer(change in change()) {
        let reading = read(&change.apply(&FORM))?;
        let answers = notation::answers(&reading.response);
        let missing: Vec<_> = ANSWERS.iter().filter(|answer| !answers.contains(answer)).collect();
        let more: Vec<_> = answers.iter().filter(|answer| !ANSWERS.contains(answer)).collect();
        prop_assert!(missing.is_empty() && more.is_empty(), "missing {:#?}\nmore {:#?}", missing, more);
        let unread = reading.diagnostics.iter().filter(|finding| finding.code == codes::UNREAD);
        // A head above nothing heads nothing, and may stay unread.
        prop_assert!(unread.count() <= usize::from(change.remarks.is_some()));
    }
}
