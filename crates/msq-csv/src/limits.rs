//! How much a record may hold.

/// Bytes of UTF-8 that a field, or a paragraph of plain text, may have.
///
/// A quotation mark that is never closed makes one field of the rest of the file: this is how much of it is held in
/// memory before the file is refused. A cell of a spreadsheet ends at 32,767 UTF-16 units.
pub const MAX_FIELD: usize = 4 << 20;

/// Fields that a record may have: as many as a workbook has columns.
pub const MAX_FIELDS: u32 = 16_384;
