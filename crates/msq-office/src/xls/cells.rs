//! The cells of a sheet, record by record.

use std::{collections::VecDeque, ops::Range, sync::Arc};

use msq_cells::{Address, Cell, CellValue};

use super::{globals::Globals, records::Record, survey::SheetRecords};
use crate::{
    Error, ErrorKind,
    binary::{
        FORMULA,
        marks::Marks,
        number::{compact, error},
    },
    budget::Budget,
    bytes::{float, long, short},
    sheet::{reference::COLUMNS, runs::Runs},
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
pub(crate) struct Cells {
    stream: Arc<Vec<u8>>,
    globals: Arc<Globals>,
    sheet: UnderWay,
}

impl Cells {
    /// The cells in the part of a stream that is a sheet, of which there may be so many.
    pub(super) fn new(
        name: &Arc<str>,
        (stream, range): (&Arc<Vec<u8>>, Range<usize>),
        globals: &Arc<Globals>,
        marks: Marks,
        budget: Budget,
    ) -> Self {
        let sheet = UnderWay {
            name: Arc::clone(name),
            rest: Some((range, 0)),
            marks,
            ready: VecDeque::new(),
            waiting: None,
            last: None,
            budget,
        };
        Self { stream: Arc::clone(stream), globals: Arc::clone(globals), sheet }
    }

    /// The next cell.
    pub(crate) fn next(&mut self) -> Result<Option<Cell>, Error> {
        self.sheet.next(&self.stream, &self.globals)
    }
}

/// A sheet, read up to a record.
struct UnderWay {
    name: Arc<str>,
    /// Where in the stream its rest is, and how many parts are open there. `None` behind the end of the sheet.
    rest: Option<(Range<usize>, u32)>,
    marks: Marks,
    /// The cells of the last record that hold something.
    ready: VecDeque<Cell>,
    /// A cell whose text is in a record that comes later, and whether its font is struck out.
    waiting: Option<(Cell, bool)>,
    last: Option<Address>,
    /// How many cells there may still be.
    budget: Budget,
}

impl UnderWay {
    /// The next cell.
    fn next(&mut self, stream: &[u8], globals: &Globals) -> Result<Option<Cell>, Error> {
        loop {
            if let Some(cell) = self.ready.pop_front() {
                return Ok(Some(cell));
            }
            let Some((range, depth)) = self.rest.take() else { return Ok(None) };
            let end = range.end;
            let mut records = SheetRecords::new(&stream[range], depth);
            match records.next() {
                None => return Err(self.unread()),
                Some(None) => {
                    self.release();
                    while let Some(cell) = self.marks.missed() {
                        self.ready.push_back(cell);
                    }
                }
                Some(Some(record)) => {
                    self.record(record, &mut records, globals).ok_or_else(|| self.unread())?;
                    self.check()?;
                    self.rest = Some((end - records.records.left()..end, records.depth));
                }
            }
        }
    }

    /// The cells of a record. `None` if it is malformed.
    fn record<'a>(
        &mut self,
        Record { kind, data }: Record<'a>,
        records: &mut SheetRecords<'a>,
        globals: &Globals,
    ) -> Option<()> {
        match kind {
            NUMBER => self.number(place(data)?, short(data, 4)?, float(data, 6)?, globals),
            COMPACT => self.number(place(data)?, short(data, 4)?, compact(long(data, 6)?), globals),
            COMPACT_ROW => {
                let mut address = place(data)?;
                for number in data.get(4..data.len().checked_sub(2)?)?.as_chunks::<6>().0 {
                    self.number(address, short(number, 0)?, compact(long(number, 2)?), globals);
                    address.column += 1;
                }
            }
            SHARED_TEXT => {
                let number = usize::try_from(long(data, 6)?).ok()?;
                let text = globals.texts.get(number)?;
                self.value(data, CellValue::Text(text.to_owned()), &globals.texts.runs(number), globals)?;
            }
            TEXT => {
                let text = records.records.pieces(data.get(6..)?).text(globals.script)?;
                self.value(data, CellValue::Text(text), &Runs::default(), globals)?;
            }
            // Its fonts aren't read, and the cell's alone would strike out too much.
            RICH_TEXT => {
                let text = records.records.pieces(data.get(6..)?).text(globals.script)?;
                self.push(Cell::new(place(data)?, CellValue::Text(text)));
            }
            BOOL_OR_ERROR => {
                let [value, is_error] = *data.get(6..)?.first_chunk()?;
                let value = if is_error == 0 { CellValue::Bool(value != 0) } else { error(value) };
                self.value(data, value, &Runs::default(), globals)?;
            }
            COMPUTED => self.computed(data, globals)?,
            COMPUTED_TEXT => {
                let text = records.records.pieces(data).text(globals.script)?;
                if let Some((cell, _)) = &mut self.waiting {
                    cell.value = CellValue::Text(text);
                }
                self.release();
            }
            _ => {}
        }
        Some(())
    }

    /// A cell with a formula. `None` if it is malformed.
    fn computed(&mut self, data: &[u8], globals: &Globals) -> Option<()> {
        let result: [u8; 8] = *data.get(6..)?.first_chunk()?;
        let mut cell = Cell::new(place(data)?, CellValue::Empty);
        let style = short(data, 4)?;
        let struck = globals.is_struck(style);
        // LibreOffice writes true and false as formulas that are no more than that.
        let is_constant = data.get(20..23) == Some(&[2, 0, 0x1D]);
        cell.formula = (!is_constant).then(|| FORMULA.to_owned());
        cell.value = match result {
            // Its text comes in a record of its own.
            [0, .., 0xFF, 0xFF] => {
                self.release();
                self.waiting = Some((cell, struck));
                return Some(());
            }
            [1, _, value, .., 0xFF, 0xFF] => CellValue::Bool(value != 0),
            [2, _, code, .., 0xFF, 0xFF] => error(code),
            [3, .., 0xFF, 0xFF] => CellValue::Text(String::new()),
            bytes => {
                let value;
                (value, cell.format) = globals.formatted(f64::from_le_bytes(bytes), style);
                value
            }
        };
        Runs::default().strike(&mut cell, struck);
        self.push(cell);
        Some(())
    }

    /// A cell with a number in this style.
    fn number(&mut self, address: Address, style: u16, number: f64, globals: &Globals) {
        let (value, format) = globals.formatted(number, style);
        let mut cell = Cell::new(address, value);
        cell.format = format;
        Runs::default().strike(&mut cell, globals.is_struck(style));
        self.push(cell);
    }

    /// The cell of a record, with its value and the runs of that. `None` if it is malformed.
    fn value(&mut self, data: &[u8], value: CellValue, runs: &Runs, globals: &Globals) -> Option<()> {
        let mut cell = Cell::new(place(data)?, value);
        runs.strike(&mut cell, globals.is_struck(short(data, 4)?));
        self.push(cell);
        Some(())
    }

    /// Gives out the cell whose text was waited for, behind which others now come.
    fn release(&mut self) {
        if let Some((mut cell, struck)) = self.waiting.take() {
            Runs::default().strike(&mut cell, struck);
            self.push(cell);
        }
    }

    fn push(&mut self, cell: Cell) {
        self.release();
        self.last = Some(cell.address);
        self.ready.extend(self.marks.mark(cell));
    }

    /// Checks where the cells that are ready stand, and counts them.
    fn check(&mut self) -> Result<(), Error> {
        if let Some(cell) = self.ready.iter().find(|cell| cell.address.column >= COLUMNS) {
            return Err(Error::no_cell(&self.name, &cell.address.to_string()));
        }
        self.budget.spend(self.ready.len() as u64)
    }

    /// That the sheet cannot be read any further.
    fn unread(&self) -> Error {
        ErrorKind::Sheet { sheet: self.name.to_string(), after: self.last }.into()
    }
}

/// Where the cell of a record stands.
fn place(data: &[u8]) -> Option<Address> {
    Some(Address::new(short(data, 0)?.into(), short(data, 2)?.into()))
}
