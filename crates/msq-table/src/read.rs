//! From any source of cells to responses: all at once with the account, or one after the other.

use std::{fmt, iter::FusedIterator, vec};

use msq_cells::Source;
use msq_core::Reading;

use crate::{Error, Settings, TableReading, reader::Reader};

/// Reads all responses in the cells of a source, and what became of each cell.
///
/// ```
/// use msq_cells::{Address, Cell, CellValue, Sheet, SheetList};
/// use msq_core::editions::editions;
/// use msq_table::Settings;
///
/// let mut cells = Vec::new();
/// for (row, (prompt, answer)) in [
///     ("Member State", "Namibia"),
///     ("Do you collect usage statistics of e-government services?", "Yes"),
///     ("Do you measure satisfaction of citizens on e-government services?", "No"),
/// ].into_iter().enumerate() {
///     let row = row as u32;
///     cells.push(Cell::new(Address::new(row, 0), CellValue::Text(prompt.to_owned())));
///     cells.push(Cell::new(Address::new(row, 1), CellValue::Text(answer.to_owned())));
/// }
/// let source = SheetList::from_iter([(Sheet::new("Answers"), cells)]);
/// let reading = msq_table::read(source, &Settings::new(editions()))?;
/// assert_eq!(reading.responses.len(), 1);
/// assert!(reading.responses[0].diagnostics.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of the source; or if there is nothing in the grid, it isn't the questionnaire but something else, such as a
/// [list about answers](crate::Listing), or it is larger than the [limits](Settings::limits) allow.
pub fn read<S: Source>(mut source: S, settings: &Settings) -> Result<TableReading, ReadError<S::Error>> {
    let mut reader = Reader::whole(settings);
    let mut in_sheet = false;
    while advance(&mut source, &mut reader, &mut in_sheet)? != Step::End {}
    reader.finish().map_err(ReadError::Table)
}

/// The responses in the cells of a source, each as soon as it is complete.
///
/// Memory doesn't grow with the responses of a wide table, or of one that msq wrote; all other grids are in memory
/// until their last cell has come in. There is no account of the cells: [`read()`] gives one.
pub fn responses<S: Source>(source: S, settings: &Settings) -> Responses<'_, S> {
    let reader = Some(Reader::in_pieces(settings));
    Responses { source, reader, in_sheet: false, ready: Vec::new().into_iter() }
}

/// The responses in the cells of a source, one after the other; see [`responses()`]. Nothing follows an error.
pub struct Responses<'s, S> {
    source: S,
    /// Nothing once the source has ended.
    reader: Option<Reader<'s>>,
    in_sheet: bool,
    ready: vec::IntoIter<Reading>,
}

impl<S: Source> Iterator for Responses<'_, S> {
    type Item = Result<Reading, ReadError<S::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(reading) = self.ready.next() {
                return Some(Ok(reading));
            }
            let mut reader = self.reader.take()?;
            let ready = match advance(&mut self.source, &mut reader, &mut self.in_sheet) {
                Ok(Step::Sheet) => {
                    self.reader = Some(reader);
                    continue;
                }
                Ok(Step::Cell) => {
                    let ready = reader.take_responses();
                    self.reader = Some(reader);
                    ready
                }
                Ok(Step::End) => match reader.finish() {
                    Ok(reading) => reading.responses,
                    Err(error) => return Some(Err(ReadError::Table(error))),
                },
                Err(error) => return Some(Err(error)),
            };
            self.ready = ready.into_iter();
        }
    }
}

impl<S: Source> FusedIterator for Responses<'_, S> {}

impl<S> fmt::Debug for Responses<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Responses").finish_non_exhaustive()
    }
}

/// What a source gave.
#[derive(PartialEq)]
enum Step {
    Sheet,
    Cell,
    End,
}

/// Hands the next sheet or cell of a source to a reader.
fn advance<S: Source>(
    source: &mut S,
    reader: &mut Reader<'_>,
    in_sheet: &mut bool,
) -> Result<Step, ReadError<S::Error>> {
    if *in_sheet && let Some(cell) = source.next_cell().map_err(ReadError::Source)? {
        reader.cell(cell).map_err(ReadError::Table)?;
        return Ok(Step::Cell);
    }
    let sheet = source.next_sheet().map_err(ReadError::Source)?;
    *in_sheet = sheet.is_some();
    Ok(match sheet {
        Some(sheet) => {
            reader.sheet(sheet);
            Step::Sheet
        }
        None => {
            reader.diagnose(source.take_diagnostics());
            Step::End
        }
    })
}

/// Why no responses could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError<E: std::error::Error + 'static> {
    /// The cells couldn't be read.
    #[error(transparent)]
    Source(E),
    /// The cells aren't answers to the questionnaire, or too many.
    #[error(transparent)]
    Table(Error),
}
