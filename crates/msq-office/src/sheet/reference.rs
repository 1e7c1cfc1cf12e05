//! References as a sheet writes them: `B7`, `A1:C3`, the number of a row, and `'Sheet 2'!$B$7`.

use msq_cells::{Address, Extent};

/// Rows and columns of the largest sheet that Excel knows.
pub(crate) const ROWS: u32 = 1_048_576;
pub(crate) const COLUMNS: u32 = 16_384;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    /// The first row and column.
    pub(crate) first: Address,
    /// The last row and column, neither before the first.
    pub(crate) last: Address,
}

impl Range {
    /// The range that `A1:C3` or `B7` names.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let (first, last) = (address(first)?, address(last)?);
        (first.row <= last.row && first.column <= last.column).then_some(Self { first, last })
    }

    /// How many rows and columns it has.
    pub(crate) fn extent(self) -> Extent {
        Extent::new(self.last.row - self.first.row + 1, self.last.column - self.first.column + 1)
    }

    /// Whether a cell is in it.
    pub(crate) fn contains(self, cell: Address) -> bool {
        (self.first.row..=self.last.row).contains(&cell.row)
            && (self.first.column..=self.last.column).contains(&cell.column)
    }
}

/// The cell that `B7` names.
pub(crate) fn address(text: &str) -> Option<Address> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    Some(Address::new(row(digits)?, column(letters)?))
}

/// The column that letters name, counted from 0.
pub(crate) fn column(letters: &str) -> Option<u32> {
    let valid = (1..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = valid.then(|| letters.bytes().fold(0, |column, letter| column * 26 + digit(letter)))?;
    (column <= COLUMNS).then(|| column - 1)
}

/// The cell that a reference in a formula names, such as `$B$7` or `'Sheet 2'!$B$7`, and its sheet if it says that.
pub(crate) fn qualified(text: &str) -> Option<(Option<String>, Address)> {
    let (sheet, cell) = match text.trim().rsplit_once('!') {
        Some((sheet, cell)) => (Some(sheet), cell),
        None => (None, text.trim()),
    };
    let sheet = sheet.map(|name| {
        let quoted = name.strip_prefix('\'').and_then(|name| name.strip_suffix('\''));
        quoted.map_or_else(|| name.to_owned(), |name| name.replace("''", "'"))
    });
    Some((sheet, address(&cell.replace('$', ""))?))
}

/// The row that a number names, which is counted from 1 there and from 0 here.
pub(crate) fn row(digits: &str) -> Option<u32> {
    // Seven digits fit; a sign, which Rust would accept, is no digit.
    let valid = (1..=7).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let row: u32 = valid.then(|| digits.parse().ok()).flatten()?;
    (1..=ROWS).contains(&row).then(|| row - 1)
}

#[cfg(test)]
mod tests {
    use super::{Extent, Range, address, qualified};

    #[test]
    fn only_cells_of_a_sheet_have_a_name() {
        for text in ["A1", "Z9", "AA10", "XFD1048576"] {
            assert_eq!(address(text).map(|cell| cell.to_string()).as_deref(), Some(text));
        }
        assert_eq!(address("b07"), address("B7"));
        for text in
            ["", "A", "7", "A0", "XFE1", "A1048577", "AAAA1", "A99999999999", "$A$1", "A1 ", "Ä1", "A+1"]
        {
            assert_eq!(address(text), None, "{text}");
        }
    }

    #[test]
    fn a_range_goes_down_and_right() {
        assert_eq!(Range::parse("B2:C4").map(Range::extent), Some(Extent::new(3, 2)));
        assert_eq!(Range::parse("B2").map(Range::extent), Some(Extent::default()));
        for text in ["C5:A1", "A5:C1", "A1:", ":A1", "A1:B2:C3", "A:C", "1:3"] {
            assert_eq!(Range::parse(text), None, "{text}");
        }
    }

    #[test]
    fn formulas_name_sheets() {
        let named = |text| qualified(text).map(|(sheet, cell)| (sheet, cell.to_string()));
        let of = |sheet: Option<&str>, cell: &str| Some((sheet.map(str::to_owned), cell.to_owned()));
        assert_eq!(named(" $D$3 "), of(None, "D3"));
        assert_eq!(named("Data!D3"), of(Some("Data"), "D3"));
        assert_eq!(named("'It''s!'!$D$3"), of(Some("It's!"), "D3"));
        for text in ["", "ticks", "Data!", "[1]Data!#REF!", "D3:D4"] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
