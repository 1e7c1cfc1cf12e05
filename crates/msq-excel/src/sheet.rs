//! A sheet while it is filled, row by row.

use msq_table::canonical::FieldValue;
use rust_xlsxwriter::{Format, IgnoreError, Url, Worksheet, XlsxError};

use crate::{
    cell,
    link::{self, MAX_LINKS},
    look::{DAY, linked},
};

/// A sheet and what has to be counted of it.
pub(crate) struct Sheet {
    pub(crate) worksheet: Worksheet,
    /// The row that is written next, counted from 0.
    pub(crate) next: u32,
    /// The links of the workbook so far.
    pub(crate) links: u32,
    weight: u64,
}

/// How the values of a cell look, by what they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look {
    /// Texts, numbers, true and false; those of the column if there is none.
    pub(crate) plain: Option<Format>,
    /// Days.
    pub(crate) day: Format,
    /// Texts that are links.
    pub(crate) link: Format,
}

impl Look {
    /// That format for all values; days are shown as days.
    pub(crate) fn of(format: Format) -> Self {
        let (day, link) = (format.clone().set_num_format(DAY), linked(&format));
        Self { plain: Some(format), day, link }
    }
}

impl Sheet {
    pub(crate) fn new(worksheet: Worksheet) -> Self {
        Self { worksheet, next: 0, links: 0, weight: 0 }
    }

    /// An upper bound of the bytes of the sheet's file.
    pub(crate) fn weight(&self) -> u64 {
        self.weight
    }

    /// Writes a cell of the row that is written next.
    pub(crate) fn put(
        &mut self,
        column: u16,
        content: &FieldValue<'_>,
        look: &Look,
    ) -> Result<(), XlsxError> {
        let row = self.next;
        let sheet = &mut self.worksheet;
        self.weight += CELL;
        match content {
            FieldValue::Blank => {
                if let Some(plain) = &look.plain {
                    sheet.write_blank(row, column, plain)?;
                }
            }
            FieldValue::Bool(said) => {
                match &look.plain {
                    Some(plain) => sheet.write_boolean_with_format(row, column, *said, plain)?,
                    None => sheet.write_boolean(row, column, *said)?,
                };
            }
            FieldValue::Number(number) if cell::is_exact(*number) => {
                match &look.plain {
                    Some(plain) => sheet.write_number_with_format(row, column, *number, plain)?,
                    None => sheet.write_number(row, column, *number)?,
                };
            }
            FieldValue::Date(date) => match cell::day(*date)? {
                Some(day) => {
                    sheet.write_datetime_with_format(row, column, &day, &look.day)?;
                }
                None => self.text(column, &content.as_text(), look)?,
            },
            FieldValue::Number(_) | FieldValue::Text(_) => self.text(column, &content.as_text(), look)?,
        }
        Ok(())
    }

    /// Keeps Excel from marking numbers that are meant as text, which is what most cells hold.
    pub(crate) fn trust_texts(&mut self, columns: u16) -> Result<(), XlsxError> {
        let last = (self.next.saturating_sub(1), columns.saturating_sub(1));
        self.worksheet.ignore_error_range(0, 0, last.0, last.1, IgnoreError::NumberStoredAsText)?;
        Ok(())
    }

    fn text(&mut self, column: u16, text: &str, look: &Look) -> Result<(), XlsxError> {
        let row = self.next;
        let sheet = &mut self.worksheet;
        self.weight += text.len() as u64 * ESCAPED;
        if let Some(spelled) = cell::spelled(text) {
            // The text of a run is written as it is.
            let run = [(&Format::default(), &*spelled)];
            match &look.plain {
                Some(plain) => sheet.write_rich_string_with_format(row, column, &run, plain)?,
                None => sheet.write_rich_string(row, column, &run)?,
            };
        } else if self.links < MAX_LINKS
            && let Some(target) = link::target(text)
        {
            self.links += 1;
            sheet.write_url_with_format(row, column, Url::new(target).set_text(text), &look.link)?;
        } else {
            match &look.plain {
                Some(plain) => sheet.write_string_with_format(row, column, text, plain)?,
                None => sheet.write_string(row, column, text)?,
            };
        }
        Ok(())
    }
}

/// The bytes of a cell without its text, at most.
const CELL: u64 = 80;

/// The bytes that a byte of text becomes, at most: a carriage return is `_x000D_`.
const ESCAPED: u64 = 7;
