//! Writes responses as JSON.

use std::{
    fmt,
    io::{self, Write},
};

use msq_core::{Response, ResponseWriter, WriteError};

/// How responses are laid out as text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// Indented; one response is a bare document, several are a list.
    #[default]
    Pretty,
    /// JSON Lines: a response a line.
    Lines,
}

/// Writes responses one after the other. The output is whole after [`Writer::finish`].
pub struct Writer<W> {
    output: W,
    style: Style,
    /// The first response, held back until it is known whether it is the only one.
    first: Option<String>,
    count: u64,
}

impl<W: Write> Writer<W> {
    /// Writes to that output.
    pub fn new(output: W, style: Style) -> Self {
        Self { output, style, first: None, count: 0 }
    }

    /// Writes one response.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn write(&mut self, response: &Response) -> Result<(), WriteError> {
        self.count += 1;
        match self.style {
            Style::Lines => {
                serde_json::to_writer(&mut self.output, response).map_err(io::Error::from)?;
                self.output.write_all(b"\n")?;
            }
            Style::Pretty => {
                let text = serde_json::to_string_pretty(response).map_err(io::Error::from)?;
                if self.count == 1 {
                    self.first = Some(text);
                    return Ok(());
                }
                if let Some(first) = self.first.take() {
                    self.output.write_all(b"[\n")?;
                    self.element(&first)?;
                }
                self.output.write_all(b",\n")?;
                self.element(&text)?;
            }
        }
        Ok(())
    }

    /// Ends the output and returns it. Without any response, JSON Lines are empty and a list is `[]`.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(mut self) -> Result<W, WriteError> {
        match (self.style, self.first.take()) {
            (Style::Lines, _) => {}
            (Style::Pretty, Some(only)) => writeln!(self.output, "{only}")?,
            (Style::Pretty, None) if self.count == 0 => self.output.write_all(b"[]\n")?,
            (Style::Pretty, None) => self.output.write_all(b"\n]\n")?,
        }
        self.output.flush()?;
        Ok(self.output)
    }

    /// Writes an element of a list, indented; a JSON text has no line breaks but those between its tokens.
    fn element(&mut self, text: &str) -> io::Result<()> {
        write!(self.output, "  {}", text.replace('\n', "\n  "))
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

impl<W> fmt::Debug for Writer<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { style, count, .. } = self;
        f.debug_struct("Writer").field("style", style).field("count", count).finish_non_exhaustive()
    }
}
