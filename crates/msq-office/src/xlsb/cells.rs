//! The cells of a sheet, record by record.

use std::{
    io::{Read, Seek},
    sync::Arc,
};

use msq_cells::{Address, Cell, CellValue};

use super::{globals::Globals, records::Records};
use crate::{
    Error, ErrorKind,
    binary::{
        FORMULA,
        marks::Marks,
        number::{compact, error},
    },
    budget::Budget,
    bytes::Bytes,
    package::unpacked::Unpacked,
    sheet::{
        reference::{COLUMNS, ROWS},
        runs::Runs,
        value::formatted,
    },
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
pub(crate) struct Cells<R: Read + Seek> {
    sheet: Arc<str>,
    globals: Arc<Globals>,
    records: Records<Unpacked<R>>,
    /// Whether the list of cells has ended.
    ended: bool,
    marks: Marks,
    row: Row,
    last: Option<Address>,
    /// How many cells there may still be.
    budget: Budget,
}

/// The row that cells belong to.
#[derive(Clone, Copy, Default)]
struct Row {
    number: u32,
    hidden: bool,
}

impl<R: Read + Seek> Cells<R> {
    /// The cells in the part of the sheet, of which there may be so many.
    pub(super) fn new(
        sheet: &Arc<str>,
        globals: &Arc<Globals>,
        records: Records<Unpacked<R>>,
        marks: Marks,
        budget: Budget,
    ) -> Self {
        Self {
            sheet: Arc::clone(sheet),
            globals: Arc::clone(globals),
            records,
            ended: false,
            marks,
            row: Row::default(),
            last: None,
            budget,
        }
    }

    /// The next cell.
    pub(crate) fn next(&mut self) -> Result<Option<Cell>, Error> {
        while !self.ended {
            let Some((kind, data)) = self.records.next()?.filter(|(kind, _)| *kind != END) else {
                self.ended = true;
                break;
            };
            let unread = || ErrorKind::Sheet { sheet: self.sheet.to_string(), after: self.last };
            if kind == ROW {
                self.row = row(data).ok_or_else(unread)?;
            } else if let Some(cell) = cell(kind, data, self.row, &self.globals).ok_or_else(unread)? {
                self.check(&cell)?;
                if let Some(cell) = self.marks.mark(cell) {
                    return Ok(Some(cell));
                }
            }
        }
        Ok(self.marks.missed())
    }

    /// Checks where a cell stands, and counts it.
    fn check(&mut self, cell: &Cell) -> Result<(), Error> {
        if cell.address.row >= ROWS || cell.address.column >= COLUMNS {
            return Err(Error::no_cell(&self.sheet, &cell.address.to_string()));
        }
        self.last = Some(cell.address);
        self.budget.spend(1)
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
    let (style, struck) = globals.styles.get(data.size()? & 0xFF_FFFF).copied().unwrap_or_default();
    let mut runs = Runs::default();
    (cell.value, cell.format) = match kind {
        COMPACT => formatted(compact(data.long()?), style, globals.from_1904),
        NUMBER | COMPUTED_NUMBER => formatted(f64::from_le_bytes(data.array()?), style, globals.from_1904),
        _ => {
            let value = match kind {
                ERROR | COMPUTED_ERROR => error(data.array::<1>()?[0]),
                BOOL | COMPUTED_BOOL => CellValue::Bool(data.array()? != [0]),
                SHARED_TEXT => {
                    let number = data.size()?;
                    runs = globals.texts.runs(number);
                    CellValue::Text(globals.texts.get(number)?.to_owned())
                }
                RICH_TEXT => {
                    let (text, fonts) = data.rich_text()?;
                    runs = globals.runs(&text, &fonts);
                    CellValue::Text(text)
                }
                TEXT | COMPUTED_TEXT => CellValue::Text(data.text()?),
                _ => return Some(None),
            };
            (value, cell.format)
        }
    };
    if matches!(kind, COMPUTED_TEXT..=COMPUTED_ERROR) {
        cell.formula = Some(FORMULA.to_owned());
    }
    runs.strike(&mut cell, struck);
    Some(Some(cell))
}
