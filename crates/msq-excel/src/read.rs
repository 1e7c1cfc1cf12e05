//! From a workbook to responses in one call: its cells, handed to the table reader.

use std::{
    io::{Read, Seek},
    ops::ControlFlow,
};

use msq_core::Reading;
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
            reader.cell(cell?).map_err(table)?;
        }
    }
    finish(reader)
}

/// Hands the responses in a workbook to `sink`, each as soon as it is read, until the sink breaks off.
///
/// Memory doesn't grow with the responses, where the table can be read [in pieces](Reader::in_pieces), but with the texts that
/// its cells share and the links behind them; see [`Limits`].
///
/// ```
/// # let file = || std::fs::File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/panama/form.xlsx"));
/// use std::ops::ControlFlow;
///
/// use msq_core::editions::editions;
/// use msq_excel::Limits;
/// use msq_table::Reader;
///
/// let mut found = 0;
/// msq_excel::read_each(file()?, Reader::new(editions()), &Limits::default(), |reading| {
///     found += reading.response.answers().count();
///     ControlFlow::Continue(())
/// })?;
/// assert!(found > 50);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of [`read()`].
pub fn read_each<R: Read + Seek>(
    input: R,
    reader: Reader,
    limits: &Limits,
    mut sink: impl FnMut(Reading) -> ControlFlow<()>,
) -> Result<(), Error> {
    let mut reader = reader.in_pieces();
    let mut workbook = Workbook::open(input, limits)?;
    for index in 0..workbook.sheets().len() {
        reader.sheet(workbook.sheets()[index].clone());
        for cell in workbook.cells(index)? {
            reader.cell(cell?).map_err(table)?;
            if reader.take_responses().into_iter().try_for_each(&mut sink).is_break() {
                return Ok(());
            }
        }
    }
    // A sink that breaks off has all that it wants.
    let _: ControlFlow<()> = finish(reader)?.responses.into_iter().try_for_each(sink);
    Ok(())
}

fn finish(reader: Reader) -> Result<TableReading, Error> {
    reader.finish().map_err(table)
}

fn table(error: msq_table::Error) -> Error {
    ErrorKind::Table(error).into()
}
