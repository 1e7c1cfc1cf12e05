//! Whatever way a form is laid out and filled in, what was answered is what is read.
//!
//! The grids are generated: random answers ([`answers`]), written into a random layout ([`form`], [`table`]) with the
//! noise of real spreadsheets ([`noise`]). The generator writes what a person reads in one way only; where a layout
//! leaves a choice, a comment says which one it doesn't take. `cargo xtask long grids` runs more of them.

use msq_cells::Cell;
use msq_core::{Edition, codes, editions::edition2020::Msq2020};
use msq_tests::account::check_account;
use proptest::{collection::vec, prelude::*};

use self::page::{Book, Page};
use crate::table_forms::notation;

mod answers;
mod form;
mod noise;
mod page;
mod panama;
mod table;
mod unrelated;

/// What a spreadsheet does to cells, and their values don't show: where the grid begins, which cells are hidden, and
/// which values a formula left.
#[derive(Clone, Debug)]
struct Spreadsheet {
    shift: (u32, u32),
    hidden: Vec<usize>,
    formulas: Vec<usize>,
}

fn spreadsheet() -> impl Strategy<Value = Spreadsheet> {
    let shift = prop_oneof![Just((0, 0)), (0..40_u32, 0..6_u32)];
    let some = || prop_oneof![3 => Just(Vec::new()), 1 => vec(0..10_000_usize, 1..8)];
    (shift, some(), some()).prop_map(|(shift, hidden, formulas)| Spreadsheet { shift, hidden, formulas })
}

impl Spreadsheet {
    /// The cells of a page; what was done to one of them must be told of it.
    fn cells(&self, page: &Page) -> Vec<Cell> {
        let mut cells = page.cells(self.shift);
        let count = cells.len();
        for at in self.hidden.iter().take(count) {
            cells[at % count].hidden = true;
        }
        for at in self.formulas.iter().take(count) {
            cells[at % count].formula = Some("VLOOKUP(A1,Answers!A:B,2)".to_owned());
        }
        cells
    }
}

/// Checks that the account of the pages is whole, and that the answers of the book come back: these, and no others.
fn check(book: &Book, spreadsheet: &Spreadsheet) -> Result<(), TestCaseError> {
    let sheets: Vec<(String, Vec<Cell>)> =
        book.pages.iter().map(|page| (page.name.clone(), spreadsheet.cells(page))).collect();
    let shown = || page::shown(&book.pages);
    let reading = match page::read(&sheets) {
        Ok(reading) => reading,
        Err(error) => return Err(TestCaseError::fail(format!("{error}\n{}", shown()))),
    };
    let cells: Vec<_> = sheets.into_iter().flat_map(|(_, cells)| cells).collect();
    check_account(&cells, &reading);
    let told = |code| {
        let findings = reading.responses.iter().flat_map(|reading| &reading.diagnostics);
        findings.filter(|finding| finding.code == code).count()
    };
    prop_assert_eq!(told(codes::HIDDEN_CELL), cells.iter().filter(|cell| cell.hidden).count());
    prop_assert_eq!(told(codes::STORED_FORMULA), cells.iter().filter(|cell| cell.formula.is_some()).count());
    prop_assert_eq!(reading.responses.len(), book.responses.len(), "responses of\n{}", shown());
    for (reading, response) in reading.responses.iter().zip(&book.responses) {
        let (read, written) = (notation::answers(&reading.response), notation::answers(response));
        let missing: Vec<_> = written.iter().filter(|answer| !read.contains(answer)).collect();
        let more: Vec<_> = read.iter().filter(|answer| !written.contains(answer)).collect();
        let findings = reading.diagnostics.iter();
        let findings: Vec<_> =
            findings.map(|finding| format!("{}: {}", finding.code.id(), finding.message)).collect();
        prop_assert!(
            missing.is_empty() && more.is_empty(),
            "written, not read {:?}\nread, not written {:?}\nfindings {:?}\nof\n{}",
            missing,
            more,
            findings,
            shown()
        );
    }
    Ok(())
}

proptest! {
    #[test]
    fn forms_come_back(book in form::book(&Msq2020::catalogue()), spreadsheet in spreadsheet()) {
        check(&book, &spreadsheet)?;
    }

    #[test]
    fn columns_of_member_states_come_back(book in table::columns(&Msq2020::catalogue()), spreadsheet in spreadsheet()) {
        check(&book, &spreadsheet)?;
    }

    #[test]
    fn wide_tables_come_back(book in table::wide(&Msq2020::catalogue()), spreadsheet in spreadsheet()) {
        check(&book, &spreadsheet)?;
    }

    #[test]
    fn long_tables_of_answers_come_back(book in table::long_by_code(&Msq2020::catalogue()), spreadsheet in spreadsheet()) {
        check(&book, &spreadsheet)?;
    }

    #[test]
    fn long_tables_of_parts_come_back(book in table::long_by_path(&Msq2020::catalogue()), spreadsheet in spreadsheet()) {
        check(&book, &spreadsheet)?;
    }
}
