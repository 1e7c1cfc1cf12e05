//! Responses on their way out: one writer, whatever the format.

use std::{
    io::{self, Write},
    sync::Arc,
};

use msq_core::{Catalogue, Response};
use msq_csv::{Delimiter, WriteOptions};
use msq_json::Style;
use msq_table::Layout;

use crate::{format::Format, input::Reading};

/// How responses are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    pub(crate) format: Format,
    /// How cells are laid out, where the format has cells.
    pub(crate) layout: Layout,
    /// Whether delimited text begins with a byte order mark.
    pub(crate) byte_order_mark: bool,
}

impl Target {
    /// Every way to write a response.
    pub(crate) fn all() -> Vec<Self> {
        let target = |format, layout| Self { format, layout, byte_order_mark: false };
        let nested = Format::WRITTEN.into_iter().filter(|format| !format.has_cells());
        let tables = Format::WRITTEN.into_iter().filter(|format| format.has_cells());
        let nested = nested.map(|format| target(format, Layout::Wide));
        nested.chain(tables.flat_map(|format| Layout::ALL.map(|layout| target(format, layout)))).collect()
    }

    /// How what was written so is read.
    pub(crate) fn reading(self) -> Reading {
        Reading { format: Some(self.format), ..Reading::default() }
    }

    /// The way in words.
    pub(crate) fn name(self) -> String {
        let format = self.format.name();
        if self.format.has_cells() { format!("{format}, {}", self.layout.id()) } else { format }
    }
}

/// Writes responses in one format. What a format needs to know of the edition, it learns from the first of them.
pub(crate) struct Sink<W: Write + Send> {
    target: Target,
    state: State<W>,
}

enum State<W: Write + Send> {
    /// Nothing was written yet.
    New(Option<W>),
    Json(msq_json::Writer<W>),
    Xml(msq_xml::Writer<W>),
    Csv(Box<msq_csv::Writer<W>>),
    Excel(Box<msq_excel::Writer<W>>),
}

/// Why a response couldn't be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SinkError {
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The format has no place for the response.
    #[error("{0}")]
    Unfit(Box<dyn std::error::Error + Send + Sync>),
}

impl From<msq_csv::WriteError> for SinkError {
    fn from(error: msq_csv::WriteError) -> Self {
        match error {
            msq_csv::WriteError::Io(error) => Self::Io(error),
            error => Self::Unfit(error.into()),
        }
    }
}

impl From<msq_excel::WriteError> for SinkError {
    fn from(error: msq_excel::WriteError) -> Self {
        match error {
            msq_excel::WriteError::Io(error) => Self::Io(error),
            error => Self::Unfit(error.into()),
        }
    }
}

impl From<msq_xml::WriteError> for SinkError {
    fn from(error: msq_xml::WriteError) -> Self {
        match error {
            msq_xml::WriteError::Io(error) => Self::Io(error),
            error => Self::Unfit(error.into()),
        }
    }
}

impl<W: Write + Send> Sink<W> {
    pub(crate) fn new(output: W, target: Target) -> Self {
        Self { target, state: State::New(Some(output)) }
    }

    pub(crate) fn write(&mut self, response: &Response) -> Result<(), SinkError> {
        if let State::New(output) = &mut self.state
            && let Some(output) = output.take()
        {
            self.state = State::open(output, self.target, response.catalogue())?;
        }
        match &mut self.state {
            State::New(_) => Ok(()),
            State::Json(writer) => Ok(writer.write(response)?),
            State::Xml(writer) => Ok(writer.write(response)?),
            State::Csv(writer) => Ok(writer.write(response)?),
            State::Excel(writer) => Ok(writer.write(response)?),
        }
    }

    /// Ends what was written and returns the output; nothing if there was an error before.
    pub(crate) fn finish(self) -> Result<Option<W>, SinkError> {
        Ok(match self.state {
            State::New(output) => output,
            State::Json(writer) => Some(writer.finish()?),
            State::Xml(writer) => Some(writer.finish()?),
            State::Csv(writer) => Some(writer.finish()?),
            State::Excel(writer) => Some(writer.finish()?),
        })
    }
}

impl<W: Write + Send> State<W> {
    fn open(output: W, target: Target, catalogue: &Arc<Catalogue>) -> Result<Self, SinkError> {
        let Target { format, layout, byte_order_mark } = target;
        let delimited = |output, delimiter| {
            let mut options = WriteOptions::default();
            options.delimiter = delimiter;
            options.byte_order_mark = byte_order_mark;
            msq_csv::Writer::new(output, layout, catalogue, &options)
        };
        Ok(match format {
            Format::Json => Self::Json(msq_json::Writer::new(output, Style::Pretty)),
            Format::Jsonl => Self::Json(msq_json::Writer::new(output, Style::Lines)),
            Format::Xml => Self::Xml(msq_xml::Writer::new(output, catalogue)),
            Format::Tsv => Self::Csv(delimited(output, Delimiter::TAB)?.into()),
            Format::Csv | Format::Text => Self::Csv(delimited(output, Delimiter::COMMA)?.into()),
            Format::Xlsx => Self::Excel(msq_excel::Writer::new(output, layout, catalogue)?.into()),
        })
    }
}
