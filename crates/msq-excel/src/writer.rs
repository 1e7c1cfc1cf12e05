//! Writes responses as workbooks, in the layouts of [`msq_table::canonical`].

use std::{fmt, io::Write, sync::Arc};

use msq_cells::Address;
use msq_core::{Catalogue, Response, ResponseWriter, WriteError};
use msq_table::{
    Layout,
    canonical::{FieldValue, Row, Tabulator},
};
use rust_xlsxwriter::XlsxError;

use crate::{
    Refusal,
    book::{Book, HEADER, sheet_name},
    cell, crash,
    output::Output,
};

/// Writes responses one after the other. The workbook (.xlsx) goes to the output with [`Writer::finish`], all at once.
///
/// Cells hold what [`Tabulator`] says: yes and no are true and false, percentages are numbers in per cent, days are
/// dates, and all else is text, whatever it looks like. A number or a day that Excel doesn't hold exactly is written as
/// text. Texts that are web or mail addresses are links to them as well, the first 10,000 of a workbook. A second
/// sheet, which isn't read as answers, says what the paths mean.
///
/// Wide and long tables go on in a further sheet where one is full. Their rows wait in a temporary file, so that memory
/// doesn't grow with them. A form is in memory.
///
/// The same responses give the same bytes.
///
/// ```
/// use std::io::Cursor;
///
/// use msq_core::{Edition, Response, Value, editions::edition2020::Msq2020};
/// use msq_excel::Writer;
/// use msq_office::{Limits, Workbook};
/// use msq_table::{Layout, Settings};
///
/// let catalogue = Msq2020::catalogue();
/// let mut response = Response::new(&catalogue);
/// let part = catalogue.part("17.value").expect("17 is a percentage").id;
/// response.set(part, Value::Percent(81.0))?;
///
/// let mut writer = Writer::new(Vec::new(), Layout::Form, &catalogue)?;
/// writer.write(&response)?;
/// let workbook = writer.finish()?;
/// let workbook = Workbook::open(Cursor::new(workbook), &Limits::default())?;
/// let reading = msq_table::read(workbook, &Settings::new(vec![catalogue]))?;
/// assert_eq!(reading.responses[0].response, response);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Writer<W: Write + Send> {
    output: W,
    tabulator: Tabulator,
    responses: u64,
    /// What is written so far; nothing, if that failed half-way.
    book: Option<Box<Book>>,
    /// The rows that a sheet has.
    rows: u32,
}

impl<W: Write + Send> Writer<W> {
    /// Begins a workbook for responses of that edition; a long table takes those of other editions as well.
    ///
    /// # Errors
    ///
    /// If there can be no temporary file for the rows, or the table has more columns than a sheet.
    pub fn new(output: W, layout: Layout, catalogue: &Arc<Catalogue>) -> Result<Self, WriteError> {
        let tabulator = Tabulator::new(layout, catalogue);
        let columns = tabulator.columns().len();
        if columns > MAX_COLUMNS {
            return Err(WriteError::refused(Refusal::TooManyColumns { columns }));
        }
        let book = attempt(|| Book::new(&tabulator).map(Box::new))?;
        Ok(Self { output, tabulator, responses: 0, book: Some(book), rows: MAX_ROWS })
    }

    /// Writes one response.
    ///
    /// # Errors
    ///
    /// If the table or a sheet can't hold the response; nothing of it was written then. Or if the temporary file fails,
    /// and with it the workbook.
    pub fn write(&mut self, response: &Response) -> Result<(), WriteError> {
        let mut book = self.book.take().ok_or_else(half_done)?;
        let rows = match self.tabulator.rows(response) {
            Ok(rows) => rows,
            Err(error) => {
                self.book = Some(book);
                return Err(WriteError::refused(Refusal::Table(error)));
            }
        };
        self.responses += 1;
        let is_full = book.next_row() as usize + rows.len() > self.rows as usize;
        let goes_on = is_full && self.tabulator.layout() != Layout::Form;
        let refused = self.refused(&book, &rows, goes_on);
        if refused.is_some() {
            self.tabulator.take_back();
        } else {
            let tabulator = &self.tabulator;
            book = attempt(move || {
                if goes_on {
                    book.next_sheet(tabulator)?;
                }
                book.write(response.catalogue(), &rows).map(|()| book)
            })?;
        }
        self.book = Some(book);
        refused.map_or(Ok(()), |reason| Err(WriteError::refused(reason)))
    }

    /// Writes the workbook, and returns the output.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(mut self) -> Result<W, WriteError> {
        let book = self.book.take().ok_or_else(half_done)?;
        let mut output = Output::new(&mut self.output);
        let saved = attempt(|| book.save(&self.tabulator, &mut output));
        match output.into_failure() {
            Some(failure) => return Err(failure.into()),
            None => saved?,
        }
        self.output.flush()?;
        Ok(self.output)
    }

    /// Why a sheet can't hold these rows.
    fn refused(&self, book: &Book, rows: &[Row<'_>], goes_on: bool) -> Option<Refusal> {
        let number = book.sheets() + usize::from(goes_on) - 1;
        let sheet = || sheet_name(self.tabulator.layout(), number);
        let response = self.responses;
        let first = if goes_on { HEADER } else { book.next_row() };
        if first as usize + rows.len() > self.rows as usize {
            let allowed = self.rows - HEADER;
            return Some(Refusal::TooManyRows { response, sheet: sheet(), rows: rows.len(), allowed });
        }
        for (at, row) in (first..).zip(rows) {
            for (column, content) in (0..).zip(&row.contents) {
                let FieldValue::Text(text) = content else { continue };
                let units = cell::units(text);
                let is_spelled = || cell::spelled(text).is_none_or(|text| cell::is_writable(&text));
                if units <= cell::MAX_TEXT && is_spelled() {
                    continue;
                }
                let Some(path) = self.tabulator.path(row, column as usize) else { continue };
                let (sheet, path, address) = (sheet(), path.into_owned(), Address::new(at, column));
                return Some(if units > cell::MAX_TEXT {
                    Refusal::TextTooLong { response, sheet, cell: address, path, units }
                } else {
                    Refusal::TextUnwritable { response, sheet, cell: address, path }
                });
            }
        }
        None
    }
}

impl<W: Write + Send> ResponseWriter for Writer<W> {
    type Output = W;

    fn write(&mut self, response: &Response) -> Result<(), WriteError> {
        Self::write(self, response)
    }

    fn finish(self: Box<Self>) -> Result<W, WriteError> {
        Self::finish(*self)
    }
}

impl<W: Write + Send> fmt::Debug for Writer<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("tabulator", &self.tabulator).finish_non_exhaustive()
    }
}

/// The columns that a sheet has.
const MAX_COLUMNS: usize = 16_384;

/// The rows that a sheet has.
const MAX_ROWS: u32 = 1_048_576;

/// What `run` returns. rust_xlsxwriter panics where its temporary file fails.
fn attempt<T>(run: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, WriteError> {
    crash::told(run).map_err(Refusal::failed)?.map_err(Refusal::of)
}

fn half_done() -> WriteError {
    Refusal::failed("it failed before, and a part of a response may be missing")
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use msq_core::{Edition, Value, editions::edition2020::Msq2020};
    use msq_office::{Limits, Workbook};
    use msq_table::Settings;

    use super::*;

    #[test]
    fn a_full_table_goes_on_in_another_sheet() {
        let catalogue = Msq2020::catalogue();
        let part = catalogue.part("17.value").expect("17 is a percentage").id;
        let responses = [1.0, 2.0, 3.0, 4.0, 5.0].map(|value| {
            let mut response = Response::new(&catalogue);
            response.set(part, Value::Percent(value)).expect("a percentage");
            response
        });
        // A long row for the edition, the version and the value.
        for (layout, rows, expected) in [
            (Layout::Wide, 3, &["Responses", "Responses 2", "Responses 3", "Code book"][..]),
            (Layout::Wide, 6, &["Responses", "Code book"]),
            (Layout::Long, 7, &["Answers", "Answers 2", "Answers 3", "Code book"]),
            (Layout::Long, 8, &["Answers", "Answers 2", "Answers 3", "Code book"]),
        ] {
            let mut writer = Writer::new(Vec::new(), layout, &catalogue).expect("a workbook");
            writer.rows = rows;
            responses.iter().try_for_each(|response| writer.write(response)).expect("they fit");
            let bytes = writer.finish().expect("memory takes all that is written");
            let book = Workbook::open(Cursor::new(&bytes), &Limits::default()).expect("a workbook");
            let names: Vec<_> = book.sheets().iter().map(|sheet| &*sheet.name).collect();
            assert_eq!(names, expected);
            let settings = Settings::new(vec![Arc::clone(&catalogue)]);
            let again = msq_table::read(book, &settings).expect("msq wrote it");
            assert!(again.responses.iter().all(|reading| reading.diagnostics.is_empty()));
            assert!(again.responses.iter().map(|reading| &reading.response).eq(&responses));
        }
        for (layout, rows) in [(Layout::Long, 3), (Layout::Form, 20)] {
            let mut writer = Writer::new(Vec::new(), layout, &catalogue).expect("a workbook");
            writer.rows = rows;
            let error = writer.write(&responses[0]).expect_err("no sheet has so many rows");
            let message = error.to_string();
            assert!(matches!(error.refusal(), Some(Refusal::TooManyRows { response: 1, .. })), "{message}");
            assert!(message.contains(&format!("no more than {}", rows - 1)), "{message}");
        }
    }
}
