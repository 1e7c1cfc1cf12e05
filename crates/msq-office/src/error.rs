//! Why a workbook, or a sheet of it, could not be read: told to the person who sent for it.
//!
//! The kinds name what, where, and what to do. Causes in other crates stay behind `source()`.

use std::{error, fmt, io};

use msq_cells::{Address, Code, codes, text::Shortened};

use crate::FileKind;

/// Why a workbook, or a sheet of it, could not be read.
///
/// It displays as what was found, where, and what to do about it; `source()` has the cause, where another crate gave
/// one.
#[derive(Debug, thiserror::Error)]
#[error("{kind}")]
pub struct Error {
    kind: Box<ErrorKind>,
    source: Option<Box<dyn error::Error + Send + Sync>>,
}

impl Error {
    /// What went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// The kind of finding that it is about the input.
    pub fn code(&self) -> Code {
        match &*self.kind {
            ErrorKind::TooLarge { .. } => codes::TOO_LARGE,
            _ => codes::UNREADABLE_INPUT,
        }
    }

    /// The same, with its cause.
    pub(crate) fn because(mut self, source: impl error::Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    /// An input that failed while the file `part` inside it was read: the file is damaged, or its medium is.
    pub(crate) fn input(part: Option<&str>, source: io::Error) -> Self {
        let kind = match source.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
                ErrorKind::Damaged { part: part.map(str::to_owned) }
            }
            _ => ErrorKind::Io,
        };
        Self::from(kind).because(source)
    }

    /// A file inside the workbook that isn't there.
    pub(crate) fn missing(part: &str) -> Self {
        let what = "it is missing".into();
        ErrorKind::Malformed { part: Some(part.to_owned()), offset: None, what }.into()
    }

    /// A file that is something else than what is read.
    pub(crate) fn refused(kind: FileKind) -> Self {
        if kind.is_workbook() {
            ErrorKind::NotReadYet { kind }.into()
        } else {
            ErrorKind::NotAWorkbook { kind }.into()
        }
    }

    /// A sheet that names a cell that no sheet has.
    pub(crate) fn no_cell(sheet: &str, reference: &str) -> Self {
        ErrorKind::Reference { sheet: sheet.to_owned(), reference: Shortened(reference).to_string() }.into()
    }

    /// More than is allowed, unless it is not.
    pub(crate) fn check(limit: Limit, found: u64, allowed: u64, part: Option<&str>) -> Result<(), Self> {
        if found <= allowed { Ok(()) } else { Err(Self::too_large(limit, found, allowed, part)) }
    }

    /// More than is allowed.
    pub(crate) fn too_large(limit: Limit, found: u64, allowed: u64, part: Option<&str>) -> Self {
        ErrorKind::TooLarge { limit, found, allowed, part: part.map(str::to_owned) }.into()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self { kind: Box::new(kind), source: None }
    }
}

/// What kept a workbook, or a sheet of it, from being read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input itself failed: a disk, a network.
    #[error("the file could not be read")]
    Io,

    /// There is nothing in the file.
    #[error("the file is empty; ask for it to be sent again")]
    Empty,

    /// The file is something else.
    #[error("this is not a workbook but {kind}; ask for the workbook itself, saved as .xlsx")]
    NotAWorkbook {
        /// What it looks like.
        kind: FileKind,
    },

    /// The file is a workbook of a kind that isn't read yet.
    #[error("this is {kind}, which is not read yet; open it and save it as an Excel workbook (.xlsx)")]
    NotReadYet {
        /// Which kind.
        kind: FileKind,
    },

    /// The workbook opens with a password only.
    #[error("the workbook is protected with a password; open it with that and save it without")]
    Encrypted,

    /// What was packed cannot be unpacked.
    #[error("the file is damaged or was cut short{}; ask for it to be sent again", Within(part))]
    Damaged {
        /// The file inside the workbook that cannot be unpacked; absent if that is the workbook itself.
        part: Option<String>,
    },

    /// The workbook asks for more than it may.
    #[error(
        "too large: {limit}{}, {found} where {allowed} are allowed; if the file is sound, allow more",
        Within(part)
    )]
    TooLarge {
        /// Which limit was met.
        limit: Limit,
        /// How much there is, or how much at least.
        found: u64,
        /// How much is allowed.
        allowed: u64,
        /// The file inside the workbook, or the sheet, that asks for it; absent if that is the workbook as a whole.
        part: Option<String>,
    },

    /// A file inside the workbook doesn't say what it should.
    #[error("the workbook is malformed{}{}: {what}; open it and save it again as .xlsx", Within(part), AtByte(*offset))]
    Malformed {
        /// The file inside the workbook; absent if the fault could not be traced to one.
        part: Option<String>,
        /// How many bytes of it come before the fault, where that is known.
        offset: Option<u64>,
        /// What is wrong with it.
        what: String,
    },

    /// A sheet names a cell that no sheet has.
    #[error(
        "sheet “{sheet}” is malformed: no cell is called “{reference}”; open it and save it again as .xlsx"
    )]
    Reference {
        /// The sheet.
        sheet: String,
        /// What it calls the cell, the row or the range; the end is left out if it is long.
        reference: String,
    },

    /// A cell cannot be read, and with it the sheet.
    #[error("cell {cell} of sheet “{sheet}” cannot be read: {what}; clear the cell or type its value again")]
    Cell {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: Address,
        /// What is wrong with it.
        what: String,
    },

    /// A sheet cannot be read, or not to its end.
    #[error("sheet “{sheet}” cannot be read{}; open it and save it again as .xlsx", Beyond(*after))]
    Sheet {
        /// The sheet.
        sheet: String,
        /// The last cell that could be read.
        after: Option<Address>,
    },

    /// The reader itself failed; the workbook is odd in a way that nobody thought of.
    #[error(
        "the reader failed on this workbook{}, which is a fault of msq: please report it; {message}",
        Of(sheet)
    )]
    Crashed {
        /// The sheet that was read; absent if the workbook was being opened.
        sheet: Option<String>,
        /// What the reader left as its last words.
        message: String,
    },

    /// The workbook has no sheet of that number.
    #[error("there is no sheet {index}: the workbook has {count}, counted from 0")]
    NoSuchSheet {
        /// The number asked for.
        index: usize,
        /// How many sheets there are.
        count: usize,
    },
}

/// What there may be only so much of; see [`Limits`](crate::Limits).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Limit {
    /// Files inside the workbook.
    #[error("files inside")]
    Entries,
    /// Bytes that the workbook unpacks to.
    #[error("bytes unpacked")]
    Unpacked,
    /// Bytes of shared texts.
    #[error("bytes of shared texts")]
    Held,
    /// Bytes that a small file inside the workbook unpacks to.
    #[error("bytes")]
    Part,
    /// Sheets of the workbook.
    #[error("sheets")]
    Sheets,
    /// Bytes of a sheet's name.
    #[error("bytes in the name of a sheet")]
    SheetName,
    /// Cells of a sheet.
    #[error("cells")]
    Cells,
    /// Bytes that one cell's content takes up.
    #[error("bytes in one cell")]
    Content,
    /// Bytes of a sheet's links, merged ranges, shared formulas, notes and check boxes.
    #[error("bytes of links, merged ranges, shared formulas, notes and check boxes")]
    Notes,
    /// Bytes of text that the cells of a sheet give out.
    #[error("bytes of text")]
    Text,
}

/// ` in xl/workbook.xml`, if known.
struct Within<'a>(&'a Option<String>);

impl fmt::Display for Within<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |part| write!(f, " in {part}"))
    }
}

/// ` at byte 7`, if known.
struct AtByte(Option<u64>);

impl fmt::Display for AtByte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |offset| write!(f, " at byte {offset}"))
    }
}

/// ` beyond cell B7`, if known.
struct Beyond(Option<Address>);

impl fmt::Display for Beyond {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |cell| write!(f, " beyond cell {cell}"))
    }
}

/// ` (sheet “Cover”)`, if known.
struct Of<'a>(&'a Option<String>);

impl fmt::Display for Of<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |sheet| write!(f, " (sheet “{sheet}”)"))
    }
}
