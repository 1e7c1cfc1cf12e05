//! From a workbook to responses in one call: its cells, handed to the table reader.

use std::io::{Read, Seek};

use msq_table::{Reader, TableReading};

use crate::{Error, ErrorKind, Limits, Workbook};

/// Reads the responses in a workbook, as that reader understands them, and what became of each of its cells.
///
/// ```
/// # let file = || std::fs::File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/panama/form.xlsx"));
/// use msq_core::{Edition, editions::{edition2020::Msq2020, editions}};
/// use msq_excel::Limits;
/// use msq_table::Reader;
///
/// let reading = msq_excel::read(file()?, Reader::new(editions()), &Limits::default())?;
/// let panama = Msq2020::from_response(&reading.responses[0].response)?;
/// assert_eq!(panama.indicators.satisfied_population.value, Some(81.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of [`Workbook::open`] and [`Workbook::cells`]; or if the cells aren't answers to the questionnaire.
pub fn read<R: Read + Seek>(input: R, mut reader: Reader, limits: &Limits) -> Result<TableReading, Error> {
    let mut workbook = Workbook::open(input, limits)?;
    for index in 0..workbook.sheets().len() {
        reader.sheet(workbook.sheets()[index].clone());
        for cell in workbook.cells(index)? {
            reader.cell(cell?);
        }
    }
    reader.finish().map_err(|error| ErrorKind::Table(error).into())
}
