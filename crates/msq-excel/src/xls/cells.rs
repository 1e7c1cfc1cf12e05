//! The cells of a sheet, record by record.

use std::collections::VecDeque;

use msq_cells::{Address, Cell, CellValue, NumberFormat};

use super::{
    globals::Globals,
    records::{Record, float, short},
    survey::SheetRecords,
};
use crate::{
    Error, ErrorKind, Limit, Limits,
    binary::{
        FORMULA,
        marks::Marks,
        number::{compact, error, formatted},
    },
    compound::number as long,
    xlsx::reference::COLUMNS,
};

/// The kinds of records.
const NUMBER: u16 = 0x0203;
const COMPACT: u16 = 0x027E;
const COMPACT_ROW: u16 = 0x00BD;
const SHARED_TEXT: u16 = 0x00FD;
const TEXT: u16 = 0x0204;
const RICH_TEXT: u16 = 0x00D6;
const BOOL_OR_ERROR: u16 = 0x0205;
const COMPUTED: u16 = 0x0006;
const COMPUTED_TEXT: u16 = 0x0207;

/// The cells of a sheet, one after the other.
pub(crate) struct Cells<'a> {
    sheet: &'a str,
    globals: &'a Globals,
    /// `None` behind the end of the sheet, and after an error.
    records: Option<SheetRecords<'a>>,
    marks: Marks<'a>,
    /// The cells of the last record that hold something.
    ready: VecDeque<Cell>,
    /// A cell whose text is in a record that comes later.
    waiting: Option<Cell>,
    last: Option<Address>,
    /// How many cells there were, and may be.
    cells: (u64, u64),
    /// How many bytes of text were given out, and may be.
    text: (u64, u64),
}

impl<'a> Cells<'a> {
    /// The cells in the part of a stream where the sheet begins; they may give out so many bytes of `text`.
    pub(super) fn new(
        sheet: &'a str,
        globals: &'a Globals,
        bytes: &'a [u8],
        marks: Marks<'a>,
        text: u64,
        limits: &Limits,
    ) -> Self {
        Self {
            sheet,
            globals,
            records: Some(SheetRecords::new(bytes)),
            marks,
            ready: VecDeque::new(),
            waiting: None,
            last: None,
            cells: (0, limits.cells),
            text: (0, text),
        }
    }

    /// The next cell.
    fn advance(&mut self) -> Result<Option<Cell>, Error> {
        loop {
            if let Some(cell) = self.ready.pop_front() {
                return Ok(Some(cell));
            }
            // An error leaves nothing to go on with.
            let Some(mut records) = self.records.take() else { return Ok(None) };
            match records.next() {
                None => return Err(self.unread()),
                Some(None) => {
                    self.release();
                    while let Some(cell) = self.marks.missed() {
                        self.ready.push_back(cell);
                    }
                }
                Some(Some(record)) => {
                    self.record(record, &mut records).ok_or_else(|| self.unread())?;
                    self.check()?;
                    self.records = Some(records);
                }
            }
        }
    }

    /// The cells of a record. `None` if it is malformed.
    fn record(&mut self, Record { kind, data }: Record<'a>, records: &mut SheetRecords<'a>) -> Option<()> {
        match kind {
            NUMBER => self.number(place(data)?, short(data, 4)?, float(data, 6)?),
            COMPACT => self.number(place(data)?, short(data, 4)?, compact(long(data, 6)?)),
            COMPACT_ROW => {
                let mut address = place(data)?;
                for number in data.get(4..data.len().checked_sub(2)?)?.as_chunks::<6>().0 {
                    self.number(address, short(number, 0)?, compact(long(number, 2)?));
                    address.column += 1;
                }
            }
            SHARED_TEXT => {
                let text = self.globals.texts.get(usize::try_from(long(data, 6)?).ok()?)?;
                self.value(place(data)?, CellValue::Text(text.to_string()));
            }
            TEXT | RICH_TEXT => {
                let text = records.records.pieces(data.get(6..)?).text(self.globals.script)?;
                self.value(place(data)?, CellValue::Text(text));
            }
            BOOL_OR_ERROR => {
                let [value, is_error] = *data.get(6..)?.first_chunk()?;
                self.value(
                    place(data)?,
                    if is_error == 0 { CellValue::Bool(value != 0) } else { error(value) },
                );
            }
            COMPUTED => self.computed(data)?,
            COMPUTED_TEXT => {
                let text = records.records.pieces(data).text(self.globals.script)?;
                if let Some(cell) = &mut self.waiting {
                    cell.value = CellValue::Text(text);
                }
                self.release();
            }
            _ => {}
        }
        Some(())
    }

    /// A cell with a formula. `None` if it is malformed.
    fn computed(&mut self, data: &'a [u8]) -> Option<()> {
        let result: [u8; 8] = *data.get(6..)?.first_chunk()?;
        let mut cell = Cell::new(place(data)?, CellValue::Empty);
        // LibreOffice writes true and false as formulas that are no more than that.
        let is_constant = data.get(20..23) == Some(&[2, 0, 0x1D]);
        cell.formula = (!is_constant).then(|| FORMULA.to_owned());
        cell.value = match result {
            // Its text comes in a record of its own.
            [0, .., 0xFF, 0xFF] => {
                self.release();
                self.waiting = Some(cell);
                return Some(());
            }
            [1, _, value, .., 0xFF, 0xFF] => CellValue::Bool(value != 0),
            [2, _, code, .., 0xFF, 0xFF] => error(code),
            [3, .., 0xFF, 0xFF] => CellValue::Text(String::new()),
            bytes => {
                let value;
                (value, cell.format) = self.formatted(f64::from_le_bytes(bytes), short(data, 4)?);
                value
            }
        };
        self.push(cell);
        Some(())
    }

    /// What a number in this style is.
    fn formatted(&self, number: f64, style: u16) -> (CellValue, NumberFormat) {
        let kind = self.globals.formats.get(usize::from(style)).copied().unwrap_or_default();
        formatted(number, kind, self.globals.from_1904)
    }

    /// A cell with a number in this style.
    fn number(&mut self, address: Address, style: u16, number: f64) {
        let (value, format) = self.formatted(number, style);
        let mut cell = Cell::new(address, value);
        cell.format = format;
        self.push(cell);
    }

    /// A cell with a value.
    fn value(&mut self, address: Address, value: CellValue) {
        self.push(Cell::new(address, value));
    }

    /// Gives out the cell whose text was waited for, behind which others now come.
    fn release(&mut self) {
        if let Some(cell) = self.waiting.take() {
            self.push(cell);
        }
    }

    fn push(&mut self, cell: Cell) {
        self.release();
        self.last = Some(cell.address);
        self.ready.extend(self.marks.mark(cell));
    }

    /// Checks the cells that are ready.
    fn check(&mut self) -> Result<(), Error> {
        for cell in &self.ready {
            if cell.address.column >= COLUMNS {
                let reference = cell.address.to_string();
                return Err(ErrorKind::Reference { sheet: self.sheet.to_owned(), reference }.into());
            }
            self.cells.0 += 1;
            self.text.0 += if let CellValue::Text(text) = &cell.value { text.len() as u64 } else { 0 };
            self.text.0 += cell.link.as_ref().map_or(0, |link| link.len() as u64);
        }
        Error::check(Limit::Cells, self.cells.0, self.cells.1, Some(self.sheet))?;
        Error::check(Limit::Text, self.text.0, self.text.1, Some(self.sheet))
    }

    /// That the sheet cannot be read any further.
    fn unread(&self) -> Error {
        ErrorKind::Sheet { sheet: self.sheet.to_owned(), after: self.last }.into()
    }
}

impl Iterator for Cells<'_> {
    type Item = Result<Cell, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.advance().transpose()
    }
}

/// Where the cell of a record stands.
fn place(data: &[u8]) -> Option<Address> {
    Some(Address::new(short(data, 0)?.into(), short(data, 2)?.into()))
}
