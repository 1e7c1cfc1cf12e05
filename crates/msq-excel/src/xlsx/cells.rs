//! The cells of a sheet: calamine's stream, each cell with what the survey found.

use std::io::{Read, Seek};

use calamine::{Xlsx, XlsxCellReader, XlsxError};
use msq_table::{Address, Cell, Format, Value};

use super::{caught, format::is_percent, survey::Survey, value::value};
use crate::{Error, ErrorKind, Limit, shared::Input};

/// The cells of a sheet, one after the other.
pub(crate) struct Cells<'a, R: Read + Seek> {
    sheet: &'a str,
    /// `None` at the end of the sheet.
    stream: Option<XlsxCellReader<'a, Input<R>>>,
    survey: Survey,
    /// For each style, what it says of a number.
    formats: Vec<Format>,
    from_1904: bool,
    /// A cell that waits for one that comes before it.
    waiting: Option<Cell>,
    failed: bool,
    last: Option<Address>,
    /// How many bytes of text may still be given out, and could at first.
    text: (u64, u64),
}

impl<'a, R: Read + Seek> Cells<'a, R> {
    /// The cells of the sheet of that name, which may give out so many bytes of `text`.
    pub(crate) fn new(
        calamine: &'a mut Xlsx<Input<R>>,
        sheet: &'a str,
        survey: Survey,
        text: u64,
    ) -> Result<Self, Error> {
        let from_1904 = calamine.has_1904_epoch();
        let stream = caught(Some(sheet), || calamine.worksheet_cells_reader(sheet))?;
        let stream = stream.map_err(|error| unread(sheet, None, error))?;
        let percent = |style: &calamine::Style| {
            style.number_format.as_ref().is_some_and(|format| is_percent(&format.format_code))
        };
        let formats = stream
            .styles()
            .iter()
            .map(|style| if percent(style) { Format::Percent } else { Format::General });
        let formats = formats.collect();
        let (stream, text) = (Some(stream), (text, text));
        Ok(Self { sheet, stream, survey, formats, from_1904, waiting: None, failed: false, last: None, text })
    }

    /// The next cell that calamine reads and that holds something.
    fn read(&mut self) -> Result<Option<Cell>, Error> {
        let Some(stream) = &mut self.stream else { return Ok(None) };
        loop {
            let read = caught(Some(self.sheet), || stream.next_cell_with_style_id())?;
            let read = read.map_err(|error| unread(self.sheet, self.last, error))?;
            let Some((read, style)) = read else {
                self.stream = None;
                return Ok(None);
            };
            let (row, column) = read.get_position();
            let address = Address::new(row, column);
            self.last = Some(address);
            let value = value(read.get_value(), self.from_1904);
            let Some(mut cell) = noted(&mut self.survey, address, value) else { continue };
            if let Value::Number(_) = cell.value {
                cell.format = self.formats.get(style).copied().unwrap_or_default();
            }
            return Ok(Some(cell));
        }
    }

    /// The next cell, in order.
    fn advance(&mut self) -> Result<Option<Cell>, Error> {
        let cell = match self.waiting.take() {
            Some(cell) => Some(cell),
            None => self.read()?,
        };
        // A link may lie behind a cell that the sheet doesn't list. Where the cells have no order, such links come last.
        let before = cell.as_ref().map(|cell| cell.address);
        if (before.is_none() || self.survey.ordered)
            && let Some(missed) = self.survey.notes.missed(before)
        {
            self.waiting = cell;
            return Ok(noted(&mut self.survey, missed, Value::Empty));
        }
        Ok(cell)
    }

    /// Counts what a cell gives out.
    fn count(&mut self, cell: &Cell) -> Result<(), Error> {
        let value = if let Value::Text(text) = &cell.value { text.len() } else { 0 };
        let notes = [&cell.link, &cell.formula].into_iter().flatten().map(String::len).sum::<usize>();
        let (left, allowed) = self.text;
        match left.checked_sub((value + notes) as u64) {
            Some(left) => self.text.0 = left,
            None => Error::check(Limit::Text, allowed.saturating_add(1), allowed, Some(self.sheet))?,
        }
        Ok(())
    }
}

impl<R: Read + Seek> Iterator for Cells<'_, R> {
    type Item = Result<Cell, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let cell = self.advance().transpose()?;
        let cell = cell.and_then(|cell| self.count(&cell).map(|()| cell));
        self.failed = cell.is_err();
        Some(cell)
    }
}

/// A cell with what the survey found; `None` if it holds nothing.
fn noted(survey: &mut Survey, address: Address, value: Value) -> Option<Cell> {
    let found = survey.notes.find(address, value != Value::Empty);
    if value == Value::Empty && found.link.is_none() && found.formula.is_none() {
        return None;
    }
    let mut cell = Cell::new(address, value);
    cell.link = found.link;
    cell.formula = found.formula;
    cell.span = found.span.unwrap_or((1, 1));
    Some(cell)
}

/// What an error of calamine means after the cell `after`.
fn unread(sheet: &str, after: Option<Address>, error: XlsxError) -> Error {
    match error {
        XlsxError::Io(error) => Error::input(None, error),
        error => Error::from(ErrorKind::Sheet { sheet: sheet.to_owned(), after }).because(error),
    }
}
