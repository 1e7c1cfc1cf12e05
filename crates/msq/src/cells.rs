//! The cells of an input, whatever format has them.

use msq_cells::{Cell, Diagnostic, Sheet, Source};

#[cfg(feature = "excel")]
use crate::seekable::Seekable;
use crate::{ErrorKind, Format, opened::Opened, settings::Prepared};

/// The cells of an input; without the formats that have some, there are none.
pub(crate) enum Cells {
    #[cfg(feature = "excel")]
    Workbook(Box<msq_office::Workbook<Seekable>>),
    #[cfg(feature = "csv")]
    Delimited(Box<msq_csv::Cells<Opened>>),
    #[cfg(feature = "csv")]
    Text(Box<msq_csv::Paragraphs<Opened>>),
}

impl Cells {
    /// The cells of an input in that format, if it has some.
    #[cfg_attr(
        not(any(feature = "csv", feature = "excel")),
        expect(unused_variables, reason = "no format needs them")
    )]
    pub(crate) fn open(format: Format, opened: Opened, prepared: &Prepared) -> Result<Self, ErrorKind> {
        match format {
            Format::Json | Format::JsonLines | Format::Xml => Err(ErrorKind::NoCells),
            #[cfg(feature = "excel")]
            Format::Workbook => {
                let limits = msq_office::Limits::DEFAULT.times(prepared.settings.allow.into());
                let input = Seekable::of(opened).map_err(ErrorKind::unreadable)?;
                let workbook = msq_office::Workbook::open(input, &limits).map_err(ErrorKind::Workbook)?;
                Ok(Self::Workbook(Box::new(workbook)))
            }
            #[cfg(feature = "csv")]
            Format::Csv | Format::Tsv => {
                let mut options = msq_csv::ReadOptions::default();
                options.delimiter = (format == Format::Tsv).then_some(msq_csv::Delimiter::TAB);
                let is_label = msq_table::labels(&prepared.tables.editions);
                let cells = msq_csv::Cells::new(opened, &options, &is_label).map_err(ErrorKind::Text)?;
                Ok(Self::Delimited(Box::new(cells)))
            }
            #[cfg(feature = "csv")]
            Format::Text => {
                let paragraphs = msq_csv::Paragraphs::new(opened).map_err(ErrorKind::Text)?;
                Ok(Self::Text(Box::new(paragraphs)))
            }
            #[cfg(not(all(feature = "csv", feature = "excel")))]
            format => Err(ErrorKind::NotBuiltIn(format.id())),
        }
    }
}

impl Source for Cells {
    type Error = ErrorKind;

    fn next_sheet(&mut self) -> Result<Option<Sheet>, ErrorKind> {
        match *self {
            #[cfg(feature = "excel")]
            Self::Workbook(ref mut workbook) => workbook.next_sheet().map_err(ErrorKind::Workbook),
            #[cfg(feature = "csv")]
            Self::Delimited(ref mut cells) => cells.next_sheet().map_err(ErrorKind::Text),
            #[cfg(feature = "csv")]
            Self::Text(ref mut paragraphs) => paragraphs.next_sheet().map_err(ErrorKind::Text),
        }
    }

    fn next_cell(&mut self) -> Result<Option<Cell>, ErrorKind> {
        match *self {
            #[cfg(feature = "excel")]
            Self::Workbook(ref mut workbook) => workbook.next_cell().map_err(ErrorKind::Workbook),
            #[cfg(feature = "csv")]
            Self::Delimited(ref mut cells) => cells.next_cell().map_err(ErrorKind::Text),
            #[cfg(feature = "csv")]
            Self::Text(ref mut paragraphs) => paragraphs.next_cell().map_err(ErrorKind::Text),
        }
    }

    fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        match *self {
            #[cfg(feature = "excel")]
            Self::Workbook(ref mut workbook) => workbook.take_diagnostics(),
            #[cfg(feature = "csv")]
            Self::Delimited(ref mut cells) => cells.take_diagnostics(),
            #[cfg(feature = "csv")]
            Self::Text(ref mut paragraphs) => paragraphs.take_diagnostics(),
        }
    }
}
