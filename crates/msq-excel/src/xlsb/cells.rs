//! The cells of a sheet, record by record.

use std::io::{Read, Seek};

use msq_cells::{Address, Cell, CellValue};
use zip::read::ZipFile;

use super::{globals::Globals, records::Records};
use crate::{
    Error, ErrorKind, Limit, Limits,
    binary::{
        FORMULA,
        bytes::Bytes,
        marks::Marks,
        number::{compact, error, formatted},
    },
    shared::Input,
    xlsx::reference::{COLUMNS, ROWS},
};

/// The kinds of records.
const ROW: u16 = 0x0000;
const COMPACT: u16 = 0x0002;
const ERROR: u16 = 0x0003;
const BOOL: u16 = 0x0004;
const NUMBER: u16 = 0x0005;
const TEXT: u16 = 0x0006;
const SHARED_TEXT: u16 = 0x0007;
const COMPUTED_TEXT: u16 = 0x0008;
const COMPUTED_NUMBER: u16 = 0x0009;
const COMPUTED_BOOL: u16 = 0x000A;
const COMPUTED_ERROR: u16 = 0x000B;
const RICH_TEXT: u16 = 0x003E;
const END: u16 = 0x0092;

/// The cells of a sheet, one after the other.
pub(crate) struct Cells<'a, R: Read + Seek> {
    sheet: &'a str,
    globals: &'a Globals,
    /// `None` behind the last cell, and after an error.
    records: Option<Records<ZipFile<'a, Input<R>>>>,
    marks: Marks<'a>,
    row: Row,
    last: Option<Address>,
    /// How many cells there were, and may be.
    cells: (u64, u64),
    /// How many bytes of text were given out, and may be.
    text: (u64, u64),
}

/// The row that cells belong to.
#[derive(Clone, Copy, Default)]
struct Row {
    number: u32,
    hidden: bool,
}

impl<'a, R: Read + Seek> Cells<'a, R> {
    /// The cells in the part of the sheet; they may give out so many bytes of `text`.
    pub(super) fn new(
        sheet: &'a str,
        globals: &'a Globals,
        records: Records<ZipFile<'a, Input<R>>>,
        marks: Marks<'a>,
        text: u64,
        limits: &Limits,
    ) -> Self {
        Self {
            sheet,
            globals,
            records: Some(records),
            marks,
            row: Row::default(),
            last: None,
            cells: (0, limits.cells),
            text: (0, text),
        }
    }

    /// The next cell.
    fn advance(&mut self) -> Result<Option<Cell>, Error> {
        // An error leaves nothing to go on with.
        while let Some(mut records) = self.records.take() {
            let Some((kind, data)) = records.next()?.filter(|(kind, _)| *kind != END) else { break };
            let cell = match kind {
                ROW => {
                    self.row = row(data).ok_or_else(|| self.unread())?;
                    None
                }
                _ => cell(kind, data, self.row, self.globals).ok_or_else(|| self.unread())?,
            };
            self.records = Some(records);
            if let Some(cell) = cell {
                self.check(&cell)?;
                if let Some(cell) = self.marks.mark(cell) {
                    return Ok(Some(cell));
                }
            }
        }
        Ok(self.marks.missed())
    }

    /// Checks where a cell stands, and counts what it gives out.
    fn check(&mut self, cell: &Cell) -> Result<(), Error> {
        if cell.address.row >= ROWS || cell.address.column >= COLUMNS {
            self.records = None;
            let reference = cell.address.to_string();
            return Err(ErrorKind::Reference { sheet: self.sheet.to_owned(), reference }.into());
        }
        self.last = Some(cell.address);
        self.cells.0 += 1;
        self.text.0 += if let CellValue::Text(text) = &cell.value { text.len() as u64 } else { 0 };
        let checked = Error::check(Limit::Cells, self.cells.0, self.cells.1, Some(self.sheet))
            .and_then(|()| Error::check(Limit::Text, self.text.0, self.text.1, Some(self.sheet)));
        if checked.is_err() {
            self.records = None;
        }
        checked
    }

    /// That the sheet cannot be read any further.
    fn unread(&self) -> Error {
        ErrorKind::Sheet { sheet: self.sheet.to_owned(), after: self.last }.into()
    }
}

impl<R: Read + Seek> Iterator for Cells<'_, R> {
    type Item = Result<Cell, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.advance().transpose()
    }
}

/// The row that a record begins.
fn row(mut data: Bytes<'_>) -> Option<Row> {
    let number = data.long()?;
    // Style and height.
    data.take(6)?;
    Some(Row { number, hidden: data.short()? & 0x1000 != 0 })
}

/// The cell that a record of that kind is, if it is one that holds something. `None` if it is malformed.
fn cell(kind: u16, mut data: Bytes<'_>, row: Row, globals: &Globals) -> Option<Option<Cell>> {
    if !matches!(kind, COMPACT..=COMPUTED_ERROR | RICH_TEXT) {
        return Some(None);
    }
    let mut cell = Cell::new(Address::new(row.number, data.long()?), CellValue::Empty);
    cell.hidden = row.hidden;
    // The last byte says that the text is spoken.
    let style = globals.formats.get(data.size()? & 0xFF_FFFF).copied().unwrap_or_default();
    (cell.value, cell.format) = match kind {
        COMPACT => formatted(compact(data.long()?), style, globals.from_1904),
        NUMBER | COMPUTED_NUMBER => formatted(f64::from_le_bytes(data.array()?), style, globals.from_1904),
        _ => {
            let value = match kind {
                ERROR | COMPUTED_ERROR => error(data.array::<1>()?[0]),
                BOOL | COMPUTED_BOOL => CellValue::Bool(data.array()? != [0]),
                SHARED_TEXT => CellValue::Text(globals.texts.get(data.size()?)?.to_string()),
                RICH_TEXT => CellValue::Text(data.array::<1>().and_then(|_| data.text())?),
                TEXT | COMPUTED_TEXT => CellValue::Text(data.text()?),
                _ => return Some(None),
            };
            (value, cell.format)
        }
    };
    if matches!(kind, COMPUTED_TEXT..=COMPUTED_ERROR) {
        cell.formula = Some(FORMULA.to_owned());
    }
    Some(Some(cell))
}
