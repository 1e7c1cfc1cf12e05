//! Whatever stands in a grid, every cell is accounted for; and it is read in pieces as it is read as a whole.

#![no_main]

use libfuzzer_sys::fuzz_target;
use msq_cells::{Cell, Sheet, SheetList};
use msq_core::{Reading, Response, editions::editions};
use msq_table::Settings;
use msq_tests::account::check_account;

use self::input::Input;

#[path = "table/input.rs"]
mod input;

fuzz_target!(|input: Input<'_>| {
    let sheets = input.sheets();
    let mut settings = Settings::new(editions());
    settings.layout = input.layout();
    let whole = msq_table::read(source(&sheets), &settings);
    let pieces: Result<Vec<_>, _> = msq_table::responses(source(&sheets), &settings).collect();
    match (whole, pieces) {
        (Ok(whole), Ok(pieces)) => {
            // A table that has a header alone has no response that findings could stand with: it is refused as a whole.
            if !whole.responses.is_empty() {
                check_account(&sheets.concat(), &whole);
            }
            assert_eq!(responses(&pieces), responses(&whole.responses), "in pieces, and as a whole");
        }
        (whole, pieces) => assert_eq!(pieces.err(), whole.err(), "in pieces, and as a whole"),
    }
});

fn source(sheets: &[Vec<Cell>]) -> SheetList {
    let named = |(number, cells): (usize, &Vec<Cell>)| (Sheet::new(format!("Sheet {number}")), cells.clone());
    sheets.iter().enumerate().map(named).collect()
}

fn responses(readings: &[Reading]) -> Vec<&Response> {
    readings.iter().map(|reading| &reading.response).collect()
}
