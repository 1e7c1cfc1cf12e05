//! From text to responses in one call: its cells, handed to the table reader.

use std::{io::Read, ops::ControlFlow};

use msq_core::Reading;
use msq_table::{Cell, Reader, Sheet, TableReading, labels};

use crate::{Cells, Error, ErrorKind, Paragraphs, ReadOptions};

/// Reads the responses in delimited text, as that reader understands them, and what became of each of its
/// cells.
///
/// ```
/// use msq_core::editions::editions;
/// use msq_csv::ReadOptions;
/// use msq_table::Reader;
///
/// let input = "Member State;Namibia\r\n\
///     Do you collect usage statistics of e-government services?;Yes\r\n\
///     Do you measure satisfaction of citizens on e-government services?;No\r\n";
/// let reading = msq_csv::read(input.as_bytes(), Reader::new(editions()), &ReadOptions::default())?;
/// assert!(reading.responses[0].diagnostics.is_empty());
/// # Ok::<(), msq_csv::Error>(())
/// ```
///
/// # Errors
///
/// If the input fails, a quotation mark is never closed, or a field is longer than [`MAX_FIELD`](crate::MAX_FIELD); or
/// if the cells aren't answers to the questionnaire.
pub fn read(input: impl Read, mut reader: Reader, options: &ReadOptions) -> Result<TableReading, Error> {
    let mut cells = Cells::new(input, options, &labels(reader.editions()))?;
    take(&mut cells, &mut reader)?;
    cells.take_diagnostics().into_iter().for_each(|diagnostic| reader.diagnose(diagnostic));
    finish(reader)
}

/// Hands the responses in delimited text to `sink`, each as soon as it is read, until the sink breaks off.
///
/// Memory doesn't grow with the responses, where the table can be read [in pieces](Reader::in_pieces).
///
/// # Errors
///
/// Those of [`read()`].
pub fn read_each(
    input: impl Read,
    reader: Reader,
    options: &ReadOptions,
    mut sink: impl FnMut(Reading) -> ControlFlow<()>,
) -> Result<(), Error> {
    let mut reader = reader.in_pieces();
    let mut cells = Cells::new(input, options, &labels(reader.editions()))?;
    reader.sheet(Sheet::new(""));
    for cell in cells.by_ref() {
        reader.cell(cell?).map_err(table)?;
        if reader.take_responses().into_iter().try_for_each(&mut sink).is_break() {
            return Ok(());
        }
    }
    cells.take_diagnostics().into_iter().for_each(|diagnostic| reader.diagnose(diagnostic));
    // A sink that breaks off has all that it wants.
    let _: ControlFlow<()> = finish(reader)?.responses.into_iter().try_for_each(sink);
    Ok(())
}

/// Reads the responses in plain text or Markdown, as that reader understands them, and what became of each
/// paragraph.
///
/// # Errors
///
/// If the input fails, or a paragraph is longer than [`MAX_FIELD`](crate::MAX_FIELD); or if the paragraphs aren't answers to
/// the questionnaire.
pub fn read_text(input: impl Read, mut reader: Reader) -> Result<TableReading, Error> {
    let mut paragraphs = Paragraphs::new(input)?;
    take(&mut paragraphs, &mut reader)?;
    paragraphs.take_diagnostics().into_iter().for_each(|diagnostic| reader.diagnose(diagnostic));
    finish(reader)
}

fn take(cells: impl Iterator<Item = Result<Cell, Error>>, reader: &mut Reader) -> Result<(), Error> {
    reader.sheet(Sheet::new(""));
    cells.into_iter().try_for_each(|cell| reader.cell(cell?).map_err(table))
}

fn finish(reader: Reader) -> Result<TableReading, Error> {
    reader.finish().map_err(table)
}

fn table(error: msq_table::Error) -> Error {
    ErrorKind::Table(error).into()
}
