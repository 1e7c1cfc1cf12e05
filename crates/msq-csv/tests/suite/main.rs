//! What the text readers make of files: those of other programs, those of a writer, and those made to do harm.

mod faults;
mod fixtures;
mod hostile;
mod refused;
mod written;

use msq_cells::Cell;
use msq_csv::Error;

/// A cell as a test lists it: line, record, field, text.
type Listed = (u64, u64, u64, String);

fn listed(cells: impl Iterator<Item = Result<Cell, Error>>) -> Vec<Listed> {
    let listed = |cell: Cell| {
        let (record, field) = (u64::from(cell.address.row) + 1, u64::from(cell.address.column) + 1);
        (cell.line.expect("text has lines"), record, field, cell.text().into_owned())
    };
    cells.map(|cell| listed(cell.expect("sound text"))).collect()
}
