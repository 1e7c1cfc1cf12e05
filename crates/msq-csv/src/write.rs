//! Writes responses as delimited text, in the layouts of [`msq_table::canonical`].

use std::{
    borrow::Cow,
    fmt,
    io::{self, Write},
    sync::Arc,
};

use msq_core::{Catalogue, Response, ResponseWriter, WriteError};
use msq_table::{
    Layout,
    canonical::{FieldValue, Row, TabulateError, Tabulator, is_formula},
};

use crate::{Delimiter, MAX_FIELD};

/// How delimited text is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WriteOptions {
    /// What separates the fields: a comma, unless it is set.
    pub delimiter: Delimiter,
    /// Whether the text begins with a byte order mark, by which Excel knows that it is UTF-8; not, unless it is set.
    pub byte_order_mark: bool,
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self { delimiter: Delimiter::COMMA, byte_order_mark: false }
    }
}

/// Writes responses one after the other. The text is whole after [`Writer::finish`].
///
/// It is UTF-8, with a line feed behind each record. Fields hold what [`Tabulator`] says, with one addition: an
/// apostrophe stands before a text that a spreadsheet would run as a formula (one that begins with `=`, `+`, `-`, `@`,
/// a tabulator or a carriage return). Reading takes it away again.
///
/// ```
/// use msq_core::{Edition, Response, Value, editions::edition2020::Msq2020};
/// use msq_csv::{WriteOptions, Writer};
/// use msq_table::Layout;
///
/// let catalogue = Msq2020::catalogue();
/// let mut response = Response::new(&catalogue);
/// let name = catalogue.part("memberState.name").expect("the head of the form").id;
/// response.set(name, Value::Text("=Utopia".to_owned()))?;
///
/// let mut writer = Writer::new(Vec::new(), Layout::Long, &catalogue, &WriteOptions::default())?;
/// writer.write(&response)?;
/// let text = String::from_utf8(writer.finish()?)?;
/// assert_eq!(text.lines().last(), Some("1,'=Utopia,memberState,memberState.name,'=Utopia"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Writer<W: Write> {
    records: csv::Writer<W>,
    tabulator: Tabulator,
    responses: u64,
}

impl<W: Write> Writer<W> {
    /// Writes the header of a table for responses of that edition; a long table takes those of other editions as well.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn new(
        mut output: W,
        layout: Layout,
        catalogue: &Arc<Catalogue>,
        options: &WriteOptions,
    ) -> Result<Self, WriteError> {
        if options.byte_order_mark {
            output.write_all("\u{feff}".as_bytes())?;
        }
        let mut builder = csv::WriterBuilder::new();
        let mut records = builder.delimiter(options.delimiter.byte()).from_writer(output);
        let tabulator = Tabulator::new(layout, catalogue);
        records.write_record(tabulator.columns().iter().map(|column| &column.head)).map_err(io_error)?;
        Ok(Self { records, tabulator, responses: 0 })
    }

    /// Writes one response.
    ///
    /// # Errors
    ///
    /// Those of the output; or if the table or a field can't hold the response. Nothing of it was written then.
    pub fn write(&mut self, response: &Response) -> Result<(), WriteError> {
        let width = self.tabulator.columns().len();
        let rows =
            self.tabulator.rows(response).map_err(|error| WriteError::refused(Refusal::Table(error)))?;
        self.responses += 1;
        if let Some(refused) = self.refused(&rows) {
            self.tabulator.take_back();
            return Err(WriteError::refused(refused));
        }
        for row in &rows {
            for content in &row.contents {
                self.records.write_field(&*field(content)).map_err(io_error)?;
            }
            for _ in row.contents.len()..width {
                self.records.write_field("").map_err(io_error)?;
            }
            self.records.write_record(None::<&[u8]>).map_err(io_error)?;
        }
        Ok(())
    }

    /// Ends the text and returns the output.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(self) -> Result<W, WriteError> {
        self.records.into_inner().map_err(|error| error.into_error().into())
    }

    /// Why these rows wouldn't be read back.
    fn refused(&self, rows: &[Row<'_>]) -> Option<Refusal> {
        let response = self.responses;
        rows.iter().find_map(|row| {
            row.contents.iter().enumerate().find_map(|(column, content)| {
                // Only a text is as long as that.
                let text @ FieldValue::Text(_) = content else { return None };
                let bytes = field(text).len();
                let path = self.tabulator.path(row, column).filter(|_| bytes > MAX_FIELD)?;
                Some(Refusal::TextTooLong { response, path: path.into_owned(), bytes })
            })
        })
    }
}

impl<W: Write> ResponseWriter for Writer<W> {
    type Output = W;

    fn write(&mut self, response: &Response) -> Result<(), WriteError> {
        Self::write(self, response)
    }

    fn finish(self: Box<Self>) -> Result<W, WriteError> {
        Self::finish(*self)
    }
}

impl<W: Write> fmt::Debug for Writer<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("tabulator", &self.tabulator).finish_non_exhaustive()
    }
}

/// Why delimited text can't hold a response.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The table can't hold the response.
    #[error(transparent)]
    Table(#[from] TabulateError),
    /// A text is longer than [`MAX_FIELD`], and wouldn't be read back.
    #[error(
        "response {response}, {path}: the text has {bytes} bytes, and a field that msq reads holds no more than {MAX_FIELD}; \
         write JSON or XML, which hold it"
    )]
    TextTooLong {
        /// The response, counted from 1.
        response: u64,
        /// What the text answers.
        path: String,
        /// How long it is in UTF-8, with the apostrophe that may stand before it.
        bytes: usize,
    },
}

/// All that the records of a [`Writer`] can meet with is the output's failure: they may have any number of fields.
fn io_error(error: csv::Error) -> WriteError {
    WriteError::Io(match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    })
}

/// What a field holds, made safe to open in a spreadsheet.
fn field<'a>(content: &'a FieldValue<'_>) -> Cow<'a, str> {
    match content {
        FieldValue::Text(text) if is_formula(text) => Cow::Owned(format!("'{text}")),
        content => content.as_text(),
    }
}
