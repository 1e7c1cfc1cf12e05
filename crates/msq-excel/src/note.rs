//! The notes that explain the heads of columns.

use rust_xlsxwriter::{Note, Worksheet, XlsxError};

use crate::cell;

/// Hangs a note on a cell. One that is too long for a note is left out: it only helps.
pub(crate) fn hang(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    if text.is_empty() || cell::units(text) > LONGEST {
        return Ok(());
    }
    let lines: usize = text.lines().map(|line| line.chars().count() / LINE + 1).sum();
    let height = u32::try_from(lines).map_or(TALLEST, |lines| (lines * 16 + 12).min(TALLEST));
    // An author would be of the machine that wrote it.
    let note = Note::new(text).set_author("").add_author_prefix(false).set_width(280).set_height(height);
    sheet.insert_note(row, column, &note)?;
    Ok(())
}

/// The UTF-16 units of the longest note that rust_xlsxwriter writes.
const LONGEST: usize = cell::MAX_TEXT - 54;

/// The characters that stand in a line of a note, about.
const LINE: usize = 44;

/// The pixels of the tallest note.
const TALLEST: u32 = 400;
