//! From text to responses in one call: its cells, handed to the table reader.

use std::{io::Read, sync::Arc};

use msq_core::{Catalogue, Diagnostic, Spot};
use msq_table::{Cell, Reader, Sheet, TableReading, labels};

use crate::{Cells, Error, ErrorKind, Options, Paragraphs};

/// Reads the responses in delimited text, of one of these editions, and what became of each of its cells.
///
/// ```
/// use msq_core::editions::editions;
/// use msq_csv::Options;
///
/// let input = "Member State;Utopia\r\n\
///     Do you collect usage statistics of e-government services?;Yes\r\n\
///     Do you measure satisfaction of citizens on e-government services?;No\r\n";
/// let reading = msq_csv::read(input.as_bytes(), editions(), &Options::default())?;
/// assert!(reading.responses[0].diagnostics.is_empty());
/// # Ok::<(), msq_csv::Error>(())
/// ```
///
/// # Errors
///
/// If the input fails, a quotation mark is never closed, or a field is longer than [`MAX_FIELD`](crate::MAX_FIELD); or
/// if the cells aren't answers to the questionnaire.
pub fn read(
    input: impl Read,
    editions: Vec<Arc<Catalogue>>,
    options: &Options,
) -> Result<TableReading, Error> {
    let mut cells = Cells::new(input, options, &labels(&editions))?;
    let reading = understand(&mut cells, editions)?;
    Ok(with_findings(reading, cells.take_diagnostics()))
}

/// Reads the responses in plain text or Markdown, of one of these editions, and what became of each paragraph.
///
/// # Errors
///
/// If the input fails, or a paragraph is longer than [`MAX_FIELD`](crate::MAX_FIELD); or if the paragraphs aren't answers to
/// the questionnaire.
pub fn read_text(input: impl Read, editions: Vec<Arc<Catalogue>>) -> Result<TableReading, Error> {
    let mut paragraphs = Paragraphs::new(input)?;
    let reading = understand(&mut paragraphs, editions)?;
    Ok(with_findings(reading, paragraphs.take_diagnostics()))
}

fn understand(
    cells: impl Iterator<Item = Result<Cell, Error>>,
    editions: Vec<Arc<Catalogue>>,
) -> Result<TableReading, Error> {
    let mut reader = Reader::new(editions);
    reader.sheet(Sheet::new(""));
    for cell in cells {
        reader.cell(cell?);
    }
    reader.finish().map_err(|error| ErrorKind::Table(error).into())
}

/// Puts what was found in the file itself among the findings on its first response, in the order of their places.
fn with_findings(mut reading: TableReading, findings: Vec<Diagnostic>) -> TableReading {
    if let Some(first) = reading.responses.first_mut() {
        first.diagnostics.splice(..0, findings);
        first.diagnostics.sort_by_key(|diagnostic| match diagnostic.place.spot {
            Spot::Record { record, field, .. } => Some((record, field)),
            _ => None,
        });
    }
    reading
}
