//! The columns of a sheet: which are hidden, and how wide each is.

use crate::sheet::reference::COLUMNS;

/// Pixels that a column is wide unless it says otherwise, and those of one digit, in the usual font.
const WIDTH: u16 = 64;
const DIGIT: f64 = 7.0;

/// The columns of a sheet.
pub(crate) struct Columns {
    /// Up to the last one that is said something of.
    said: Vec<Column>,
    others: Column,
}

/// What is known of a column.
#[derive(Clone, Copy)]
struct Column {
    hidden: bool,
    width: u16,
}

impl Column {
    /// A column that is so many digits wide, and perhaps hidden.
    fn new(digits: Option<&str>, hidden: bool) -> Self {
        let width = digits.and_then(|digits| digits.trim().parse::<f64>().ok());
        // A cast keeps within the type's range.
        let width = width.map_or(WIDTH, |digits| (digits * DIGIT).round() as u16);
        Self { hidden: hidden || width == 0, width }
    }
}

impl Default for Columns {
    fn default() -> Self {
        Self { said: Vec::new(), others: Column::new(None, false) }
    }
}

impl Columns {
    /// Says how many digits wide the columns are of which nothing is said.
    pub(crate) fn others(&mut self, digits: Option<&str>) {
        self.others = Column::new(digits, false);
    }

    /// Says how many digits wide the columns `first` to `last` are, counted from 1, and whether they are hidden.
    /// Of columns beyond the last that there can be, nothing is kept.
    pub(crate) fn say(&mut self, (first, last): (u32, u32), digits: Option<&str>, hidden: bool) {
        let (first, last) = (first.saturating_sub(1) as usize, last.min(COLUMNS) as usize);
        if first >= last {
            return;
        }
        let column = Column::new(digits, hidden);
        if self.said.len() < last {
            self.said.resize(last, self.others);
        }
        self.said[first..last].fill(column);
    }

    /// Whether a column isn't shown.
    pub(crate) fn is_hidden(&self, column: u32) -> bool {
        self.get(column).hidden
    }

    /// How many pixels wide a column is.
    pub(crate) fn width(&self, column: u32) -> i64 {
        self.get(column).width.into()
    }

    fn get(&self, column: u32) -> Column {
        self.said.get(column as usize).copied().unwrap_or(self.others)
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;

    #[test]
    fn ranges_of_columns_are_kept_apart() {
        let mut columns = Columns::default();
        columns.others(Some("10"));
        columns.say((2, 3), Some("2.5"), false);
        columns.say((5, 5), None, true);
        columns.say((6, 99_999), Some("0"), false);
        columns.say((9, 7), Some("0"), false);
        let found: Vec<_> = (0..7).map(|column| (columns.width(column), columns.is_hidden(column))).collect();
        let plain = (70, false);
        assert_eq!(found, [plain, (18, false), (18, false), plain, (64, true), (0, true), (0, true)]);
        assert!(columns.is_hidden(16_383));
        assert_eq!(columns.width(16_384), 70);
    }

    #[test]
    fn nonsense_is_no_width() {
        for (digits, width) in [("wide", 64), ("-3", 0), ("NaN", 0), ("1e300", 65_535)] {
            let mut columns = Columns::default();
            columns.say((1, 1), Some(digits), false);
            assert_eq!(columns.width(0), width, "{digits}");
        }
    }
}
