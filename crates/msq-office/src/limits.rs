//! How much a workbook may ask of the machine before it is refused.
//!
//! The numbers are here, and why.

/// How much a workbook may ask of the machine before it is refused.
///
/// A real form is well below 10 MB in every respect, but a table of 200,000 responses unpacks to more than 1 GB, so
/// no fixed size tells one from an attack. What does is how far a file unfolds: what a reader must hold or go through
/// is allowed to grow with the file that was sent ([`Allowance`]). With the defaults a hostile file of up to 3 MB
/// stays below 256 MiB of memory, and a larger one below about 20 times its own size plus 130 MiB.
///
/// ```
/// # use msq_office::Limits;
/// let mut limits = Limits::default();
/// limits.sheets = 10;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Files inside the workbook. Checked before any is unpacked; each picture and each check box drawn is one.
    pub entries: u64,
    /// Bytes that all the files inside unpack to, as they declare it: no more is ever unpacked of any. The texts that
    /// one sheet's cells give out are held to the same, for one long text may stand in a million cells; and so are all
    /// cells of an .ods, written out, for one may stand for a million others.
    pub unpacked: Allowance,
    /// Bytes of memory for what is held as long as the workbook is open: the texts that cells share.
    pub held: Allowance,
    /// Bytes that one of the small files inside unpacks to, such as the list of sheets; sheets and texts are streamed.
    pub part: u64,
    /// Sheets of the workbook.
    pub sheets: u64,
    /// Bytes of a sheet's name, which every finding repeats. Excel allows 31 characters.
    pub sheet_name: u64,
    /// Cells of a sheet, those that are only formatted included.
    pub cells: u64,
    /// Bytes that one cell's content takes up in the file, or one text that cells share, formatting included. Excel
    /// ends a text at 32,767 UTF-16 units, but formatting takes more space than text, and other programs write longer
    /// ones.
    pub content: u64,
    /// Bytes of memory for what is kept of a sheet while its cells are read: links, merged ranges, shared formulas,
    /// notes, and check boxes; and for a row of an .ods.
    pub notes: u64,
}

impl Limits {
    /// The limits that hold unless told otherwise.
    pub const DEFAULT: Self = Self {
        entries: 16_384,
        unpacked: Allowance { floor: 32 << 20, ratio: 100 },
        held: Allowance { floor: 64 << 20, ratio: 20 },
        part: 16 << 20,
        sheets: 1_024,
        sheet_name: 1 << 10,
        cells: 100_000_000,
        content: 4 << 20,
        notes: 64 << 20,
    };

    /// So many times as much of everything.
    #[must_use]
    pub const fn times(self, factor: u64) -> Self {
        Self {
            entries: self.entries.saturating_mul(factor),
            unpacked: self.unpacked.times(factor),
            held: self.held.times(factor),
            part: self.part.saturating_mul(factor),
            sheets: self.sheets.saturating_mul(factor),
            sheet_name: self.sheet_name.saturating_mul(factor),
            cells: self.cells.saturating_mul(factor),
            content: self.content.saturating_mul(factor),
            notes: self.notes.saturating_mul(factor),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A number of bytes that grows with the size of the file that was sent.
///
/// ```
/// # use msq_office::Allowance;
/// let allowance = Allowance { floor: 1_000, ratio: 20 };
/// assert_eq!(allowance.of(10), 1_000);
/// assert_eq!(allowance.of(100), 2_000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Bytes that any file may ask for, however small.
    pub floor: u64,
    /// Bytes that it may ask for by each of its own.
    pub ratio: u64,
}

impl Allowance {
    /// What a file of `size` bytes may ask for.
    pub const fn of(self, size: u64) -> u64 {
        let grown = size.saturating_mul(self.ratio);
        if grown > self.floor { grown } else { self.floor }
    }

    /// So many times as much.
    #[must_use]
    pub const fn times(self, factor: u64) -> Self {
        Self { floor: self.floor.saturating_mul(factor), ratio: self.ratio.saturating_mul(factor) }
    }
}
