//! Where a cell stands in its sheet.

use std::fmt;

/// Where a cell stands in its sheet; it displays as in a spreadsheet, `B7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The row, counted from 0.
    pub row: u32,
    /// The column, counted from 0.
    pub column: u32,
}

impl Address {
    /// The address of a row and a column, both counted from 0.
    ///
    /// ```
    /// # use msq_cells::Address;
    /// assert_eq!(Address::new(6, 1).to_string(), "B7");
    /// assert_eq!(Address::new(1_048_575, 16_383).to_string(), "XFD1048576");
    /// ```
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.column) + 1;
        while rest > 0 {
            let digit = ((rest - 1) % 26) as u8;
            letters.push(char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        let letters: String = letters.iter().rev().collect();
        write!(f, "{letters}{}", u64::from(self.row) + 1)
    }
}
