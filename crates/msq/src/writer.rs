//! Responses on their way out: one writer, whatever the format.

use std::{
    io::{self, Write},
    sync::Arc,
};

use msq_core::{Catalogue, Response, ResponseWriter, WriteError, editions::editions};
use msq_table::Layout;

use crate::Format;

/// How responses are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutputFormat {
    /// The format.
    pub format: Format,
    /// How cells are laid out, where the format has cells: wide, unless it is set.
    pub layout: Layout,
    /// Whether delimited text begins with a byte order mark; not, unless it is set.
    pub byte_order_mark: bool,
}

impl OutputFormat {
    /// That format; tables are wide, and begin with no byte order mark.
    pub fn new(format: Format) -> Self {
        Self { format, layout: Layout::Wide, byte_order_mark: false }
    }

    /// The same, with cells laid out so.
    #[must_use]
    pub fn laid_out(self, layout: Layout) -> Self {
        Self { layout, ..self }
    }

    /// Every way to write a response.
    pub fn all() -> Vec<Self> {
        let nested = Format::WRITTEN.into_iter().filter(|format| !format.has_cells());
        let tables = Format::WRITTEN.into_iter().filter(|format| format.has_cells());
        let laid_out = |format| Layout::ALL.map(|layout| Self::new(format).laid_out(layout));
        nested.map(Self::new).chain(tables.flat_map(laid_out)).collect()
    }

    /// The way in words.
    pub fn name(self) -> String {
        let format = self.format.id();
        if self.format.has_cells() { format!("{format}, {}", self.layout.id()) } else { format.to_owned() }
    }
}

/// Writes responses in one format. What a format needs to know of the edition, it learns from the first of them.
///
/// ```
/// use msq::{Format, OutputFormat, Writer};
/// use msq_core::{Edition, Response, editions::edition2020::Msq2020};
///
/// let mut writer = Writer::new(Vec::new(), OutputFormat::new(Format::Xml));
/// writer.write(&Response::new(&Msq2020::catalogue()))?;
/// assert!(writer.finish()?.starts_with(b"<?xml"));
/// # Ok::<(), msq_core::WriteError>(())
/// ```
pub struct Writer<'w, W: Write + Send> {
    format: OutputFormat,
    state: State<'w, W>,
}

enum State<'w, W: Write + Send> {
    /// Nothing was written yet.
    New(W),
    Open(Box<dyn ResponseWriter<Output = W> + Send + 'w>),
    /// The format couldn't be begun, or the output failed.
    Failed,
}

impl<'w, W: Write + Send + 'w> Writer<'w, W> {
    /// Writes to that output.
    pub fn new(output: W, format: OutputFormat) -> Self {
        Self { format, state: State::New(output) }
    }

    /// Writes one response.
    ///
    /// # Errors
    ///
    /// Those of the output, behind which nothing more can be written or finished; or if the format can't hold the response:
    /// nothing of it was written then.
    pub fn write(&mut self, response: &Response) -> Result<(), WriteError> {
        let written = self.open(response.catalogue())?.write(response);
        if matches!(written, Err(WriteError::Io(_))) {
            self.state = State::Failed;
        }
        written
    }

    /// Ends what was written, and returns the output. Without any response, it is that of the latest edition.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(mut self) -> Result<W, WriteError> {
        if let Some(latest) = editions().last() {
            self.open(latest)?;
        }
        match self.state {
            State::Open(writer) => writer.finish(),
            State::New(output) => Ok(output),
            State::Failed => Err(failed()),
        }
    }

    /// The writer of the format, begun for that edition unless it was begun before.
    fn open(
        &mut self,
        catalogue: &Arc<Catalogue>,
    ) -> Result<&mut (dyn ResponseWriter<Output = W> + Send + 'w), WriteError> {
        self.state = match std::mem::replace(&mut self.state, State::Failed) {
            State::New(output) => State::Open(begun(output, self.format, catalogue)?),
            state => state,
        };
        match &mut self.state {
            State::Open(writer) => Ok(&mut **writer),
            _ => Err(failed()),
        }
    }
}

impl<W: Write + Send> std::fmt::Debug for Writer<'_, W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("format", &self.format).finish_non_exhaustive()
    }
}

fn failed() -> WriteError {
    io::Error::other("it failed before").into()
}

/// The writer of a format.
fn begun<'w, W: Write + Send + 'w>(
    output: W,
    format: OutputFormat,
    catalogue: &Arc<Catalogue>,
) -> Result<Box<dyn ResponseWriter<Output = W> + Send + 'w>, WriteError> {
    let OutputFormat { format, layout, byte_order_mark } = format;
    Ok(match format {
        #[cfg(feature = "json")]
        Format::Json => Box::new(msq_json::Writer::new(output, msq_json::Style::Pretty)),
        #[cfg(feature = "json")]
        Format::JsonLines => Box::new(msq_json::Writer::new(output, msq_json::Style::Lines)),
        #[cfg(feature = "xml")]
        Format::Xml => Box::new(msq_xml::Writer::new(output, catalogue)),
        #[cfg(feature = "csv")]
        Format::Csv | Format::Tsv => {
            let mut options = msq_csv::WriteOptions::default();
            options.byte_order_mark = byte_order_mark;
            if format == Format::Tsv {
                options.delimiter = msq_csv::Delimiter::TAB;
            }
            Box::new(msq_csv::Writer::new(output, layout, catalogue, &options)?)
        }
        #[cfg(feature = "excel")]
        Format::Workbook => Box::new(msq_excel::Writer::new(output, layout, catalogue)?),
        format => {
            let _ = (output, layout, byte_order_mark, catalogue);
            return Err(WriteError::refused(NotWritten(format.id())));
        }
    })
}

/// The format is only read, or was left out when the program was built.
#[derive(Debug, thiserror::Error)]
#[error("this program doesn't write the format {0}")]
struct NotWritten(&'static str);
