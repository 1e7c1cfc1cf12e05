//! Cuts text into fields, and knows the line of each.
//!
//! csv-core finds the fields. The lines are counted here, from the bytes that each field took: the positions that the
//! csv crates give are off after CRLF and blank lines, and there are none for fields.

use std::io::Read;

use csv_core::{ReadFieldResult, ReaderBuilder};
use msq_cells::{Address, Diagnostic, Spot};

use crate::{
    Delimiter, Error, ErrorKind, MAX_FIELD, MAX_FIELDS,
    text::{Text, readable},
};

/// A field of a record, which may be empty.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) address: Address,
    /// The line where it begins.
    pub(crate) line: u64,
    pub(crate) text: String,
    pub(crate) ends_record: bool,
}

impl Field {
    pub(crate) fn spot(&self) -> Spot {
        spot(self.address, self.line)
    }
}

/// The spot of a cell of a text file.
pub(crate) fn spot(address: Address, line: u64) -> Spot {
    Spot::Record { line, record: u64::from(address.row) + 1, field: u64::from(address.column) + 1 }
}

/// The fields of a text, record by record. Blank lines are no records.
pub(crate) struct Fields<R> {
    text: Text<R>,
    parser: csv_core::Reader,
    /// Room for a field.
    output: Vec<u8>,
    /// Where the next field stands.
    next: Address,
}

impl<R: Read> Fields<R> {
    pub(crate) fn new(text: Text<R>, delimiter: Delimiter) -> Self {
        let parser = ReaderBuilder::new().delimiter(delimiter.byte()).build();
        Self { text, parser, output: vec![0; 4096], next: Address::new(0, 0) }
    }

    pub(crate) fn encoding(&self) -> &'static str {
        self.text.encoding()
    }

    /// What is to be said of the bytes of a field that was just read.
    pub(crate) fn undecodable(&mut self, field: &Field) -> Option<Diagnostic> {
        self.text.undecodable(|| field.spot())
    }

    /// The next field; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Field>, Error> {
        let address = self.next;
        if address.column == 0 {
            self.text.skip_line_breaks()?;
        }
        let line = self.text.line();
        let mut length = 0;
        loop {
            let window = self.text.window()?;
            let is_end = window.is_empty();
            // A line break ends the last field whether it has one already or not, unless a quotation mark is open: then
            // it comes out as text. The parser doesn't tell otherwise.
            let input = if is_end { b"\n" } else { window };
            let (result, read, written) = self.parser.read_field(input, &mut self.output[length..]);
            if is_end && written > 0 {
                return Err(unclosed_quote(address, line));
            }
            if !is_end {
                self.text.take(read);
            }
            length += written;
            match result {
                ReadFieldResult::InputEmpty if is_end => return Ok(None),
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull if self.output.len() > MAX_FIELD => {
                    return Err(ErrorKind::TooLong { line }.into());
                }
                ReadFieldResult::OutputFull => {
                    // One more, so that a field of the greatest length is seen to end.
                    self.output.resize((MAX_FIELD + 1).min(2 * self.output.len()), 0);
                }
                ReadFieldResult::Field { record_end } => {
                    self.next = following(address, record_end, line)?;
                    let text = readable(self.output[..length].to_vec());
                    return Ok(Some(Field { address, line, text, ends_record: record_end }));
                }
                ReadFieldResult::End => return Ok(None),
            }
        }
    }
}

/// The address after this one, if a grid goes on that far.
fn following(Address { row, column }: Address, ends_record: bool, line: u64) -> Result<Address, ErrorKind> {
    if ends_record {
        return Ok(Address::new(row.checked_add(1).ok_or(ErrorKind::TooMany { line })?, 0));
    }
    if column + 1 >= MAX_FIELDS {
        return Err(ErrorKind::TooManyFields { line });
    }
    Ok(Address::new(row, column + 1))
}

fn unclosed_quote(Address { row, column }: Address, line: u64) -> Error {
    let (record, field) = (u64::from(row) + 1, u64::from(column) + 1);
    ErrorKind::UnclosedQuote { line, record, field }.into()
}
