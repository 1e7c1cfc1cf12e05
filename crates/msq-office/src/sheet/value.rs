//! What the number in a cell is, by its format.

use msq_cells::{CellValue, NumberFormat};

use super::{calendar::day, formats::Shown};

/// What Excel shows for a number that is none.
const NOT_A_NUMBER: &str = "#NUM!";

/// A number, or what Excel shows in place of one beyond its range.
pub(crate) fn number(number: f64) -> CellValue {
    if number.is_finite() { CellValue::Number(number) } else { CellValue::Error(NOT_A_NUMBER.into()) }
}

/// What a number in a cell of this format is, in a workbook that counts days from 1904 or else from 1900.
pub(crate) fn formatted(found: f64, kind: Shown, from_1904: bool) -> (CellValue, NumberFormat) {
    match kind {
        Shown::Number => (number(found), NumberFormat::General),
        Shown::Percent => (number(found), NumberFormat::Percent),
        Shown::Date => (day(found, from_1904).unwrap_or_else(|| number(found)), NumberFormat::General),
    }
}
