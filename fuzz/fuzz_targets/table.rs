//! Whatever stands in a grid, every cell is accounted for; and it is read in pieces as it is read as a whole.

#![no_main]

use libfuzzer_sys::fuzz_target;
use msq_core::{Response, editions::editions};
use msq_table::{Cell, Error, Reader, Sheet, TableReading};

use self::{account::check_account, input::Input};

#[path = "../../tests/suite/table_forms/account.rs"]
mod account;
#[path = "table/input.rs"]
mod input;
#[path = "../../tests/suite/table_forms/pieces.rs"]
mod pieces;

fuzz_target!(|input: Input<'_>| {
    let sheets = input.sheets();
    let read = |reader: Reader| read(reader.layout(input.layout()), &sheets);
    let (whole, pieces) = (read(Reader::new(editions())), read(Reader::new(editions()).in_pieces()));
    match (whole, pieces) {
        (Ok(whole), Ok(pieces)) => {
            // A table that has a header alone has no response that findings could stand with: it is refused as a whole.
            if !whole.responses.is_empty() {
                check_account(&sheets.concat(), &whole);
            }
            assert_eq!(responses(&pieces), responses(&whole), "in pieces, and as a whole");
        }
        (whole, pieces) => assert_eq!(pieces.err(), whole.err(), "in pieces, and as a whole"),
    }
});

fn read(mut reader: Reader, sheets: &[Vec<Cell>]) -> Result<TableReading, Error> {
    for (number, cells) in sheets.iter().enumerate() {
        reader.sheet(Sheet::new(format!("Sheet {number}")));
        cells.iter().try_for_each(|cell| reader.cell(cell.clone()))?;
    }
    reader.finish()
}

fn responses(reading: &TableReading) -> Vec<&Response> {
    reading.responses.iter().map(|reading| &reading.response).collect()
}
