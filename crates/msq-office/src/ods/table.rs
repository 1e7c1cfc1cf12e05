//! A table: its columns and controls, and its rows one after the other.

use std::{collections::VecDeque, io::Read, sync::Arc};

use msq_cells::{Address, Cell, CellValue};
use quick_xml::events::{BytesStart, Event};

use super::{
    cell::{Attributes, Reader, count},
    columns::{Column, Columns},
    controls::Controls,
    styles::Styles,
};
use crate::{
    Error, Limit, Limits,
    package::part::Xml,
    sheet::reference::{COLUMNS, ROWS},
};

/// The style of cells that have none of their own.
const DEFAULT_STYLE: &str = "table:default-cell-style-name";

/// A table under way.
pub(super) struct Table {
    sheet: Arc<str>,
    limits: Limits,
    columns: Columns,
    controls: Controls,
    /// The row that comes next.
    row: u64,
    /// Whether each open group of rows or columns is folded.
    groups: Vec<bool>,
}

/// A row that holds something, and those that are like it. It gives out their cells.
#[derive(Default)]
pub(super) struct Row {
    hidden: bool,
    /// Whether cells without a style are struck out, where the row says so rather than the columns.
    struck: Option<bool>,
    /// The cells that are left of the first row.
    left: VecDeque<Repeated>,
    /// The cells of the row above the next one; empty if none follows.
    again: Vec<Repeated>,
    /// How many rows there are still, the one under way included.
    copies: u32,
    /// How many bytes are kept of the row.
    held: u64,
    /// How many cells there are in all.
    pub(super) cells: u64,
    /// How many bytes they take, written out.
    pub(super) bytes: u64,
}

/// A cell, and those to its right that are like it.
#[derive(Clone)]
struct Repeated {
    cell: Cell,
    times: u32,
}

impl Table {
    /// A table that has just begun.
    pub(super) fn new(sheet: &Arc<str>, limits: &Limits) -> Self {
        let (columns, controls) = (Columns::default(), Controls::default());
        Self {
            sheet: Arc::clone(sheet),
            limits: limits.clone(),
            columns,
            controls,
            row: 0,
            groups: Vec::new(),
        }
    }

    /// The next row that holds something, or `None` at the end of the table.
    pub(super) fn next_row<F: Read>(
        &mut self,
        xml: &mut Xml<F>,
        buf: &mut Vec<u8>,
        styles: &Styles,
    ) -> Result<Option<Row>, Error> {
        loop {
            let (tag, empty) = match xml.next(buf)? {
                Event::Start(tag) => (tag, false),
                Event::Empty(tag) => (tag, true),
                Event::End(tag) => match tag.name().as_ref() {
                    "table:table" => return Ok(None),
                    "table:table-row-group" | "table:table-column-group" => {
                        self.groups.pop();
                        continue;
                    }
                    _ => continue,
                },
                Event::Eof => return Ok(None),
                _ => continue,
            };
            match tag.name().as_ref() {
                "table:table-row" => {
                    let mut row = self.begin(xml, &tag, styles)?;
                    if !empty {
                        self.cells(&mut row, xml, buf, styles)?;
                    }
                    self.row += u64::from(row.copies);
                    if row.cells > 0 {
                        return Ok(Some(row));
                    }
                }
                "table:table-column" => self.column(xml, &tag, styles)?,
                "table:table-row-group" | "table:table-column-group" if !empty => {
                    let [display] = xml.attributes(&tag, ["table:display"])?;
                    self.groups.push(display.as_deref() == Some("false"));
                }
                "table:table-rows"
                | "table:table-header-rows"
                | "table:table-columns"
                | "table:table-header-columns" => {}
                "office:forms" if !empty => {
                    self.controls.read(xml, buf, &self.sheet, self.limits.notes)?;
                }
                _ if !empty => xml.skip(buf)?,
                _ => {}
            }
        }
    }

    /// What is to be said of a cell besides what its own element says.
    pub(super) fn complete(&self, mut cell: Cell, row: &Row) -> Cell {
        cell.hidden = row.hidden || self.columns.is_hidden(cell.address.column);
        cell.mirrors_box = cell.boxes.is_empty() && self.controls.is_linked(cell.address);
        cell
    }

    /// Columns that are alike.
    fn column<F: Read>(&mut self, xml: &Xml<F>, tag: &BytesStart<'_>, styles: &Styles) -> Result<(), Error> {
        let names = ["table:number-columns-repeated", "table:visibility", DEFAULT_STYLE];
        let [repeated, visibility, style] = xml.attributes(tag, names)?;
        let hidden = self.is_hidden(visibility.as_deref());
        let struck = styles.is_cell_struck(style.as_deref());
        self.columns.push(count(xml, repeated.as_deref())?, Column { hidden, struck });
        Error::check(Limit::Notes, self.columns.bytes(), self.limits.notes, Some(&self.sheet))
    }

    /// The beginning of a row.
    fn begin<F: Read>(&self, xml: &Xml<F>, tag: &BytesStart<'_>, styles: &Styles) -> Result<Row, Error> {
        let names = ["table:number-rows-repeated", "table:visibility", DEFAULT_STYLE];
        let [copies, visibility, style] = xml.attributes(tag, names)?;
        let copies = count(xml, copies.as_deref())?;
        let struck = style.map(|style| styles.is_cell_struck(Some(&style)));
        Ok(Row { copies, hidden: self.is_hidden(visibility.as_deref()), struck, ..Row::default() })
    }

    /// The cells of a row, to its end.
    fn cells<F: Read>(
        &self,
        row: &mut Row,
        xml: &mut Xml<F>,
        buf: &mut Vec<u8>,
        styles: &Styles,
    ) -> Result<(), Error> {
        let mut column = 0_u64;
        loop {
            let (tag, closed) = match xml.next(buf)? {
                Event::Start(tag) => (tag, false),
                Event::Empty(tag) => (tag, true),
                Event::End(_) | Event::Eof => break,
                _ => continue,
            };
            if !matches!(tag.name().as_ref(), "table:table-cell" | "table:covered-table-cell") {
                if !closed {
                    xml.skip(buf)?;
                }
                continue;
            }
            let start = xml.position() - tag.len() as u64;
            let attributes = Attributes::read(xml, &tag, styles)?;
            let times = attributes.repeated;
            let struck = attributes.struck.or(row.struck);
            let (sheet, controls, content) = (&*self.sheet, &self.controls, self.limits.content);
            let reader = Reader { address: place(self.row, column), xml, sheet, controls, styles, content };
            if let Some((cell, marked)) = reader.cell(attributes, closed, buf)? {
                self.check_place(self.row + u64::from(row.copies), column + u64::from(times))?;
                let bytes = (xml.position() - start).max(weight(&cell));
                let by_columns = || self.columns.struck(column, times, styles.is_cell_struck(None));
                let mut address = cell.address;
                for (times, struck) in struck.map_or_else(by_columns, |struck| vec![(times, struck)]) {
                    let mut cell = cell.clone();
                    cell.address = address;
                    marked.strike(&mut cell, struck);
                    self.add(row, Repeated { cell, times }, bytes)?;
                    address.column += times;
                }
            }
            column += u64::from(times);
        }
        if row.copies > 1 {
            row.again = row.left.iter().cloned().collect();
        }
        Ok(())
    }

    /// Adds a cell to a row.
    fn add(&self, row: &mut Row, cell: Repeated, bytes: u64) -> Result<(), Error> {
        let copies = u64::from(row.copies) * u64::from(cell.times);
        row.held = row.held.saturating_add(bytes);
        Error::check(Limit::Notes, row.held, self.limits.notes, Some(&self.sheet))?;
        row.cells = row.cells.saturating_add(copies);
        row.bytes = row.bytes.saturating_add(bytes.saturating_mul(copies));
        row.left.push_back(cell);
        Ok(())
    }

    /// Whether a row or column isn't shown.
    fn is_hidden(&self, visibility: Option<&str>) -> bool {
        matches!(visibility, Some("collapse" | "filter")) || self.groups.contains(&true)
    }

    /// Refuses cells beyond the largest sheet, of which the last is above and left of `row` and `column`.
    fn check_place(&self, row: u64, column: u64) -> Result<(), Error> {
        if row <= u64::from(ROWS) && column <= u64::from(COLUMNS) {
            return Ok(());
        }
        Err(Error::no_cell(&self.sheet, &place(row - 1, column - 1).to_string()))
    }
}

impl Iterator for Row {
    type Item = Cell;

    fn next(&mut self) -> Option<Cell> {
        loop {
            if let Some(next) = self.left.front_mut()
                && next.times > 1
            {
                let cell = next.cell.clone();
                next.times -= 1;
                next.cell.address.column += 1;
                return Some(cell);
            }
            if let Some(next) = self.left.pop_front() {
                return Some(next.cell);
            }
            if self.copies <= 1 {
                return None;
            }
            self.copies -= 1;
            self.again.iter_mut().for_each(|next| next.cell.address.row += 1);
            self.left.extend(self.again.iter().cloned());
        }
    }
}

/// The cell in a row and column, or the last that has an address.
fn place(row: u64, column: u64) -> Address {
    let number = |number: u64| u32::try_from(number).unwrap_or(u32::MAX - 1);
    Address::new(number(row), number(column))
}

/// The bytes of text that a cell gives out.
fn weight(cell: &Cell) -> u64 {
    let CellValue::Text(text) = &cell.value else { return 0 };
    text.len() as u64
}
