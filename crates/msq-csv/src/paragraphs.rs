//! Plain text and Markdown as a stream of cells, one below the other.

use std::{fmt, io::Read};

use msq_cells::{Address, Cell, CellValue, Diagnostic, Listed, Sheet, Source};

use crate::{
    Error, ErrorKind, MAX_FIELD,
    fields::spot,
    markdown::{self, Line},
    text::Text,
};

/// The paragraphs of plain text or Markdown as cells of one column, each with the line where it begins.
///
/// A paragraph goes on from line to line until there is a blank line, a heading, or an item of a list; the line breaks
/// in it are kept. Marks of Markdown (`#`, `**`, the dash of a list, links, escapes) are taken off, but printed numbers
/// and letters stay: they are the questionnaire's. The target of a link lies behind the cell.
///
/// ```
/// use msq_csv::Paragraphs;
///
/// let input = "# III. Legal Framework\n9. Is there any **legal framework** on:\n- [digital\n  identity](https://example.org)\n";
/// let cells: Vec<_> = Paragraphs::new(input.as_bytes())?.collect::<Result<_, _>>()?;
/// let texts: Vec<_> = cells.iter().map(|cell| (cell.line.unwrap_or_default(), cell.text())).collect();
/// assert_eq!(texts, [
///     (1, "III. Legal Framework".into()),
///     (2, "9. Is there any legal framework on:".into()),
///     (3, "digital\nidentity".into()),
/// ]);
/// assert_eq!(cells[2].link.as_deref(), Some("https://example.org"));
/// # Ok::<(), msq_csv::Error>(())
/// ```
pub struct Paragraphs<R> {
    text: Text<R>,
    /// The paragraph that the next line may continue.
    open: Option<Paragraph>,
    row: u32,
    findings: Listed,
    is_begun: bool,
    is_done: bool,
}

struct Paragraph {
    address: Address,
    line: u64,
    /// Its lines as written, without the marks before the first.
    source: String,
    goes_on: bool,
}

impl<R: Read> Paragraphs<R> {
    /// Finds out how the text is encoded, and makes ready to read it.
    ///
    /// # Errors
    ///
    /// If the input fails.
    pub fn new(input: R) -> Result<Self, Error> {
        let (text, finding) = Text::new(input)?;
        Ok(Self {
            text,
            open: None,
            row: 0,
            findings: finding.into_iter().collect(),
            is_begun: false,
            is_done: false,
        })
    }

    /// The name of the encoding, as the web spells it: `UTF-8`, `windows-1252`.
    pub fn encoding(&self) -> &'static str {
        self.text.encoding()
    }

    /// What was found since the last call: that the encoding was guessed, and bytes that are no text in it.
    pub fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.findings).into_vec()
    }

    /// The next paragraph that is complete.
    fn paragraph(&mut self) -> Result<Option<Paragraph>, Error> {
        loop {
            let number = self.text.line();
            let Some(line) = self.text.take_line()? else { return Ok(self.open.take()) };
            let complete = match Line::of(&line) {
                Line::Blank => self.open.take(),
                Line::Heading(text) => self.begin(number, text, false)?,
                Line::Item(text) => self.begin(number, text, true)?,
                Line::Other(text) => match self.open.as_mut().filter(|open| open.goes_on) {
                    None => self.begin(number, text, true)?,
                    Some(open) => {
                        open.source.push('\n');
                        open.source.push_str(text);
                        if open.source.len() > MAX_FIELD {
                            return Err(ErrorKind::TooLong { line: open.line }.into());
                        }
                        None
                    }
                },
            };
            self.undecodable(number);
            if complete.is_some() {
                return Ok(complete);
            }
        }
    }

    /// Begins a paragraph; gives the one before it.
    fn begin(&mut self, line: u64, text: &str, goes_on: bool) -> Result<Option<Paragraph>, Error> {
        let address = Address::new(self.row, 0);
        self.row = self.row.checked_add(1).ok_or(ErrorKind::TooMany { line })?;
        Ok(self.open.replace(Paragraph { address, line, source: text.to_owned(), goes_on }))
    }

    /// Reports what was replaced in a line.
    fn undecodable(&mut self, line: u64) {
        let address = self.open.as_ref().map_or(Address::new(self.row, 0), |open| open.address);
        self.findings.extend(self.text.undecodable(|| spot(address, line)));
    }

    fn cell(&mut self) -> Result<Option<Cell>, Error> {
        while let Some(Paragraph { address, line, source, .. }) = self.paragraph()? {
            let plain = markdown::plain(&source);
            if plain.text.is_empty() && plain.link.is_none() {
                continue;
            }
            let value = if plain.text.is_empty() { CellValue::Empty } else { CellValue::Text(plain.text) };
            let mut cell = Cell::new(address, value);
            cell.link = plain.link;
            cell.line = Some(line);
            return Ok(Some(cell));
        }
        Ok(None)
    }
}

impl<R: Read> Iterator for Paragraphs<R> {
    type Item = Result<Cell, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let cell = self.cell().transpose();
        self.is_done = !matches!(cell, Some(Ok(_)));
        cell
    }
}

/// One sheet without a name.
impl<R: Read> Source for Paragraphs<R> {
    type Error = Error;

    fn next_sheet(&mut self) -> Result<Option<Sheet>, Error> {
        // What wasn't read of the only sheet is passed over.
        self.is_done |= self.is_begun;
        Ok((!std::mem::replace(&mut self.is_begun, true)).then(|| Sheet::new("")))
    }

    fn next_cell(&mut self) -> Result<Option<Cell>, Error> {
        self.next().transpose()
    }

    fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        Self::take_diagnostics(self)
    }
}

impl<R> fmt::Debug for Paragraphs<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paragraphs").field("row", &self.row).finish_non_exhaustive()
    }
}
