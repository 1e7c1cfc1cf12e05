//! Whatever way a form is laid out and filled in, what was answered is what is read.
//!
//! The grids are generated: random answers ([`answers`]), written into a random layout ([`form`], [`table`]) with the
//! noise of real spreadsheets ([`noise`]). The generator writes what a person reads in one way only; where a layout
//! leaves a choice, a comment says which one it doesn't take. `PROPTEST_CASES=10000` runs more of them.

use msq_core::{Edition, editions::edition2020::Msq2020};
use msq_table::Cell;
use proptest::prelude::*;

use self::page::Book;
use crate::table_forms::{account::check_account, notation};

mod answers;
mod form;
mod noise;
mod page;
mod panama;
mod table;
mod unrelated;

/// Checks that the account of the pages is whole, and that the answers of the book come back: these, and no others.
fn check(book: &Book, shift: (u32, u32)) -> Result<(), TestCaseError> {
    let sheets: Vec<(String, Vec<Cell>)> =
        book.pages.iter().map(|page| (page.name.clone(), page.cells(shift))).collect();
    let shown = || page::shown(&book.pages);
    let reading = match page::reader(&sheets).finish() {
        Ok(reading) => reading,
        Err(error) => return Err(TestCaseError::fail(format!("{error}\n{}", shown()))),
    };
    let cells: Vec<_> = sheets.into_iter().flat_map(|(_, cells)| cells).collect();
    check_account(&cells, &reading);
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

fn shift() -> impl Strategy<Value = (u32, u32)> {
    prop_oneof![Just((0, 0)), (0..40_u32, 0..6_u32)]
}

proptest! {
    #[test]
    fn forms_come_back(book in form::book(&Msq2020::catalogue()), shift in shift()) {
        check(&book, shift)?;
    }

    #[test]
    fn columns_of_member_states_come_back(book in table::columns(&Msq2020::catalogue()), shift in shift()) {
        check(&book, shift)?;
    }

    #[test]
    fn wide_tables_come_back(book in table::wide(&Msq2020::catalogue()), shift in shift()) {
        check(&book, shift)?;
    }

    #[test]
    fn long_tables_of_answers_come_back(book in table::long_by_code(&Msq2020::catalogue()), shift in shift()) {
        check(&book, shift)?;
    }

    #[test]
    fn long_tables_of_parts_come_back(book in table::long_by_path(&Msq2020::catalogue()), shift in shift()) {
        check(&book, shift)?;
    }
}
