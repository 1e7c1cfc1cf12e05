//! Where something is drawn on a sheet, and which cell it is drawn over.

use std::io::{Read, Seek};

use msq_cells::Address;
use quick_xml::events::Event;

use super::columns::Columns;
use crate::{
    Error,
    package::part::Part,
    sheet::reference::{COLUMNS, ROWS},
};

/// Half the height of a usual row, in pixels; a check box is about as wide.
const HALF: i64 = 10;
/// Units of a drawing to a pixel.
const PIXEL: i64 = 9_525;

/// A point on a sheet: a cell, and how many pixels right and down from its corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) column: u32,
    pub(crate) right: i64,
    pub(crate) row: u32,
    pub(crate) down: i64,
}

/// The corners of what is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Anchor {
    pub(crate) from: Point,
    pub(crate) to: Point,
}

impl Anchor {
    /// The anchor in a VML drawing: column, pixels, row, pixels, for either corner.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split(',').map(|number| number.trim().parse::<i32>().ok());
        let mut point = || {
            let mut number = || numbers.next().flatten();
            let (column, right, row, down) = (number()?, number()?, number()?, number()?);
            let (column, row) = (u32::try_from(column).ok()?, u32::try_from(row).ok()?);
            Some(Point { column, right: right.into(), row, down: down.into() })
        };
        Some(Self { from: point()?, to: point()? })
    }

    /// Whether it says nothing: LibreOffice gives all check boxes but the first an anchor of zeros.
    pub(crate) fn is_empty(&self) -> bool {
        self.from == self.to
    }

    /// The cell that it is drawn over: the one half a row right and down from its corner.
    ///
    /// People draw a box over a cell without much care, and often begin a little above it. A row's height isn't known,
    /// so that the point is in the next row is told by how far down the other corner is.
    pub(crate) fn cell(&self, columns: &Columns) -> Address {
        let Self { from, to } = self;
        let in_next_row =
            from.down > HALF && (to.row > from.row.saturating_add(1) || to.row > from.row && to.down >= HALF);
        let in_next_column =
            to.column > from.column && from.right.saturating_add(HALF) > columns.width(from.column);
        Address::new(
            from.row.saturating_add(in_next_row.into()).min(ROWS - 1),
            from.column.saturating_add(in_next_column.into()).min(COLUMNS - 1),
        )
    }
}

/// The point up to the end of the element that has just begun, such as `from`.
pub(crate) fn point<R: Read + Seek>(part: &mut Part<R>, buf: &mut Vec<u8>) -> Result<Point, Error> {
    let (mut point, mut text) = (Point::default(), String::new());
    loop {
        match part.next(buf)? {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                text.clear();
                part.text(buf, &mut text)?;
                // What is no number is no reason to refuse a sheet: it counts as 0.
                let number: i64 = text.trim().parse().unwrap_or(0);
                let place = u32::try_from(number).unwrap_or(0);
                match name.as_str() {
                    "col" => point.column = place,
                    "colOff" => point.right = number / PIXEL,
                    "row" => point.row = place,
                    "rowOff" => point.down = number / PIXEL,
                    _ => {}
                }
            }
            Event::End(_) | Event::Eof => return Ok(point),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Anchor;
    use crate::xlsx::columns::Columns;

    #[test]
    fn a_box_belongs_to_the_cell_that_it_seems_to_stand_in() {
        let mut columns = Columns::default();
        columns.say((3, 3), Some("3"), false);
        for (anchor, cell) in [
            // Within one cell; across columns, as its label is longer than the cell.
            ("1, 5, 2, 1, 1, 40, 2, 19", "B3"),
            ("1, 5, 2, 1, 4, 40, 2, 19", "B3"),
            // Begun a little early: above the row, left of the column.
            ("1, 5, 1, 17, 1, 40, 2, 17", "B3"),
            ("1, 60, 2, 1, 2, 20, 2, 19", "C3"),
            ("2, 15, 2, 1, 3, 20, 2, 19", "D3"),
            // A little too high; a tall box over three rows; one in the lower part of a tall row.
            ("1, 5, 2, 4, 1, 40, 3, 4", "B3"),
            ("1, 5, 1, 18, 1, 40, 3, 2", "B3"),
            ("1, 5, 2, 65, 1, 40, 3, 5", "B3"),
            // Out of the sheet.
            ("99999, 0, 99999999, 0, 99999, 9, 99999999, 9", "XFD1048576"),
        ] {
            let found = Anchor::parse(anchor).map(|anchor| anchor.cell(&columns).to_string());
            assert_eq!(found.as_deref(), Some(cell), "{anchor}");
        }
    }

    #[test]
    fn an_anchor_is_eight_numbers() {
        for text in [
            "",
            "1, 2, 3",
            "1,2,3,4,5,6,7,",
            "-1,0,0,0,1,0,1,0",
            "a,0,0,0,1,0,1,0",
            "9999999999,0,0,0,1,0,1,0",
        ] {
            assert_eq!(Anchor::parse(text), None, "{text}");
        }
        assert!(Anchor::parse("\n 1, -3, 2, 0,\n 2, 0, 3, 0 ").is_some());
    }
}
