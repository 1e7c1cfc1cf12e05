//! Formulas that several cells share: the first of them has the text, the others have it moved along.

use std::{collections::HashMap, fmt::Write};

use msq_cells::Address;

use crate::{
    Error,
    budget::Budget,
    sheet::reference::{self, COLUMNS, ROWS},
};

/// Bytes that a formula takes beside its text.
const FORMULA: u64 = 128;

/// The shared formulas of a sheet, by their numbers.
pub(crate) struct Formulas {
    shared: HashMap<u64, (Address, String)>,
    /// How many bytes they may still take.
    budget: Budget,
}

impl Formulas {
    /// None yet; they may take so many bytes.
    pub(crate) fn new(budget: Budget) -> Self {
        Self { shared: HashMap::new(), budget }
    }

    /// Keeps the formula of a cell, which others share.
    pub(crate) fn share(&mut self, number: u64, cell: Address, text: &str) -> Result<(), Error> {
        self.budget.spend(FORMULA + text.len() as u64)?;
        self.shared.insert(number, (cell, text.to_owned()));
        Ok(())
    }

    /// The formula of that number in a cell; empty if the sheet hasn't said it before.
    pub(crate) fn get(&self, number: u64, cell: Address) -> String {
        let Some((origin, text)) = self.shared.get(&number) else { return String::new() };
        let by = |to: u32, from: u32| i64::from(to) - i64::from(from);
        moved(text, by(cell.row, origin.row), by(cell.column, origin.column))
    }
}

/// A formula as it reads so many rows and columns further down and right: references move along, but for their parts
/// with a `$`.
fn moved(formula: &str, rows: i64, columns: i64) -> String {
    let mut text = String::with_capacity(formula.len());
    let mut rest = formula;
    while let Some(first) = rest.chars().next() {
        let len = match first {
            // A text, the name of a sheet, the name of a column of a table or of another workbook. A quote in quotes is
            // doubled, and so looks like two texts.
            '"' | '\'' => quoted(rest, first, first),
            '[' => quoted(rest, '[', ']'),
            _ if is_word(first) => {
                let len = rest.find(|char| !is_word(char)).unwrap_or(rest.len());
                let (word, after) = rest.split_at(len);
                let in_range = text.ends_with(':') || after.starts_with(':');
                match Reference::parse(word, in_range).filter(|_| !after.starts_with(['(', '!', '['])) {
                    Some(reference) => reference.write(rows, columns, &mut text),
                    None => text.push_str(word),
                }
                rest = after;
                continue;
            }
            other => other.len_utf8(),
        };
        text.push_str(&rest[..len]);
        rest = &rest[len..];
    }
    text
}

/// Whether a character can be in a name, a number or a reference.
fn is_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '$' | '_' | '.' | '\\' | '?')
}

/// How long the piece is that begins with `open` and ends with the `close` that belongs to it.
fn quoted(text: &str, open: char, close: char) -> usize {
    let mut depth = 0;
    for (place, char) in text.char_indices() {
        if char == close && depth > 0 {
            depth -= 1;
            if depth == 0 {
                return place + char.len_utf8();
            }
        } else if char == open {
            depth += 1;
        }
    }
    text.len()
}

/// A cell, a row or a column, as a formula refers to it.
struct Reference {
    column: Option<(bool, u32)>,
    row: Option<(bool, u32)>,
}

impl Reference {
    /// The reference that a word is: `B7`, `$B$7`; in a range also `B` and `7`.
    fn parse(word: &str, in_range: bool) -> Option<Self> {
        let (column_stays, rest) = dollar(word);
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, rest) = rest.split_at(letters);
        // The `$` before a row alone.
        let (row_stays, digits) = if letters.is_empty() { (column_stays, rest) } else { dollar(rest) };
        let column = match letters {
            "" => None,
            letters => Some((column_stays, reference::column(letters)?)),
        };
        let row = match digits {
            "" if rest.is_empty() => None,
            digits => Some((row_stays, reference::row(digits)?)),
        };
        let whole = column.is_some() && row.is_some();
        let part = column.is_some() || row.is_some();
        (whole || in_range && part).then_some(Self { column, row })
    }

    /// Writes it as it reads so many rows and columns further on.
    fn write(&self, rows: i64, columns: i64, text: &mut String) {
        let moved = |part: Option<(bool, u32)>, by: i64, end: u32| match part {
            Some((stays, place)) => {
                let place = i64::from(place) + if stays { 0 } else { by };
                u32::try_from(place).ok().filter(|place| *place < end).map(|place| Some((stays, place)))
            }
            None => Some(None),
        };
        let (Some(column), Some(row)) = (moved(self.column, columns, COLUMNS), moved(self.row, rows, ROWS))
        else {
            text.push_str("#REF!");
            return;
        };
        let dollar = |stays| if stays { "$" } else { "" };
        if let Some((stays, column)) = column {
            let name = Address::new(0, column).to_string();
            text.extend([dollar(stays), name.trim_end_matches('1')]);
        }
        if let Some((stays, row)) = row {
            // Writing to a string doesn't fail.
            let _ = write!(text, "{}{}", dollar(stays), row + 1);
        }
    }
}

/// Whether a text begins with a `$`, and what follows.
fn dollar(text: &str) -> (bool, &str) {
    text.strip_prefix('$').map_or((false, text), |rest| (true, rest))
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn references_move_and_words_stay() {
        for (formula, expected) in [
            ("A1*2+$A1-A$1/$A$1", "B3*2+$A3-B$1/$A$1"),
            ("SUM(A1:C3,Z9)", "SUM(B3:D5,AA11)"),
            ("SUM(A:B)+SUM($1:2)", "SUM(B:C)+SUM($1:4)"),
            ("SUM(A$:B)+$+$A", "SUM(A$:C)+$+$A"),
            ("LOG10(A1)+1E5+x1.y", "LOG10(B3)+1E5+x1.y"),
            ("Q1!A1+'A1 it''s A1'!A1", "Q1!B3+'A1 it''s A1'!B3"),
            ("\"A1 \"\"A1\"\" \"&A1", "\"A1 \"\"A1\"\" \"&B3"),
            ("T1[[#All],[A1]]+[1]S1!A1", "T1[[#All],[A1]]+[1]S1!B3"),
            ("XFD1+A1048575", "#REF!+#REF!"),
            ("TRUE+A+ABCD1+A0+Ä1", "TRUE+A+ABCD1+A0+Ä1"),
            ("\"A1", "\"A1"),
            ("", ""),
        ] {
            assert_eq!(moved(formula, 2, 1), expected, "{formula}");
        }
        assert_eq!(moved("B2+A1", -1, -1), "A1+#REF!");
    }
}
