//! Delimited text as a stream of cells.

use std::{fmt, io::Read};

use msq_cells::{Cell, CellValue, Diagnostic, Listed, Sheet, Source};

use crate::{
    Delimiter, Error,
    fields::{Field, Fields},
    sniff::{self, HEAD},
    text::Text,
};

/// How delimited text is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadOptions {
    /// What separates the fields; found out if it isn't given.
    pub delimiter: Option<Delimiter>,
}

/// The cells of delimited text, record by record: fields that aren't empty, each with the line where it begins.
///
/// Records may have any number of fields. A record is a row of the grid; blank lines, and the line `sep=;` that tells
/// Excel what the delimiter is, are none.
///
/// ```
/// use msq_csv::{Cells, Delimiter, ReadOptions};
///
/// let input = "question;answer\r\n\"Satisfied,\nin per cent\";62,5 %\r\n";
/// let mut cells = Cells::new(input.as_bytes(), &ReadOptions::default(), &|_| false)?;
/// assert_eq!(cells.delimiter(), Delimiter::SEMICOLON);
/// let last = cells.by_ref().last().expect("four cells")?;
/// assert_eq!((&*last.text(), last.address.to_string(), last.line), ("62,5 %", "B2".to_owned(), Some(3)));
/// # Ok::<(), msq_csv::Error>(())
/// ```
pub struct Cells<R> {
    fields: Fields<R>,
    delimiter: Delimiter,
    findings: Listed,
    is_begun: bool,
    is_done: bool,
}

impl<R: Read> Cells<R> {
    /// Finds out how the text is encoded and delimited, and makes ready to read it.
    ///
    /// The delimiter is the one that `options` or the line `sep=;` gives; or of comma, semicolon, tabulator and `|` the
    /// one that makes labels (`is_label`), and more than one, of all fields of the first record; or the one that gives
    /// most records of the first 64 KiB the same number of fields, but only of those under which the text has about as
    /// many labels as under any.
    ///
    /// `input` should be unbuffered or in memory: it is buffered here.
    ///
    /// # Errors
    ///
    /// If the input fails.
    pub fn new(input: R, options: &ReadOptions, is_label: &dyn Fn(&str) -> bool) -> Result<Self, Error> {
        let (mut text, finding) = Text::new(input)?;
        let (head, is_whole) = text.head(HEAD);
        let directive = sniff::directive(&head);
        if directive.is_some() {
            text.take_line()?;
        }
        let delimiter =
            options.delimiter.or(directive).unwrap_or_else(|| sniff::choose(&head, is_whole, is_label));
        Ok(Self {
            fields: Fields::new(text, delimiter),
            delimiter,
            findings: finding.into_iter().collect(),
            is_begun: false,
            is_done: false,
        })
    }

    /// What separates the fields.
    pub fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// The name of the encoding, as the web spells it: `UTF-8`, `windows-1252`.
    pub fn encoding(&self) -> &'static str {
        self.fields.encoding()
    }

    /// What was found since the last call: that the encoding was guessed, and bytes that are no text in it.
    pub fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.findings).into_vec()
    }

    fn cell(&mut self) -> Result<Option<Cell>, Error> {
        while let Some(field) = self.fields.next()? {
            if field.text.is_empty() {
                continue;
            }
            self.findings.extend(self.fields.undecodable(&field));
            let Field { address, line, text, .. } = field;
            let mut cell = Cell::new(address, CellValue::Text(text));
            cell.line = Some(line);
            return Ok(Some(cell));
        }
        Ok(None)
    }
}

impl<R: Read> Iterator for Cells<R> {
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
impl<R: Read> Source for Cells<R> {
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

impl<R> fmt::Debug for Cells<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cells").field("delimiter", &self.delimiter).finish_non_exhaustive()
    }
}
