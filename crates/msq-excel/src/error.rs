//! Why a workbook can't hold a response, or can't be made.

use std::io;

use msq_cells::Address;
use msq_core::WriteError;
use msq_table::canonical::TabulateError;
use rust_xlsxwriter::XlsxError;

/// Why a workbook can't hold a response, or can't be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Rows are kept in a temporary file until the workbook is written, and there is none.
    #[error("no temporary file can be made in {folder}; make room there, or name another folder")]
    Temporary {
        /// The folder for temporary files.
        folder: String,
        /// Why there is none.
        #[source]
        source: io::Error,
    },

    /// The table can't hold the response.
    #[error(transparent)]
    Table(#[from] TabulateError),

    /// A text is longer than a cell can be.
    #[error(
        "response {response}, {path}: the text has {units} UTF-16 units, and cell {cell} of sheet “{sheet}” holds no more \
         than {allowed}; write JSON, XML or CSV, which hold it",
        allowed = crate::cell::MAX_TEXT
    )]
    TextTooLong {
        /// The response, counted from 1.
        response: u64,
        /// The sheet.
        sheet: String,
        /// The cell that it would have filled.
        cell: Address,
        /// What the text answers.
        path: String,
        /// How long it is.
        units: usize,
    },

    /// A long text has carriage returns behind what looks like escapes of a workbook (`_x0041`), and can't be kept as
    /// it is.
    #[error(
        "response {response}, {path}: the text, long and with carriage returns behind what looks like `_x0041`, can't be kept \
         as it is in cell {cell} of sheet “{sheet}”; write JSON, XML or CSV, which keep it"
    )]
    TextUnwritable {
        /// The response, counted from 1.
        response: u64,
        /// The sheet.
        sheet: String,
        /// The cell that it would have filled.
        cell: Address,
        /// What the text answers.
        path: String,
    },

    /// A response, which isn't divided between sheets, has more rows than a sheet.
    #[error(
        "response {response} has {rows} rows, and sheet “{sheet}” holds no more than {allowed}; write JSON, XML or CSV, \
         which hold it"
    )]
    TooManyRows {
        /// The response, counted from 1.
        response: u64,
        /// The sheet.
        sheet: String,
        /// The rows that the response takes.
        rows: usize,
        /// The rows that a sheet has below its header.
        allowed: u32,
    },

    /// A row for a response has more columns than a sheet.
    #[error("the table has {columns} columns, more than a sheet; write a long table")]
    TooManyColumns {
        /// The columns of the table.
        columns: usize,
    },

    /// The workbook can't be made; nothing more can be written to it.
    #[error(
        "the workbook can't be made: {message}; see that the folder for temporary files has room, or else report it as a fault \
         of msq"
    )]
    Failed {
        /// What the crate below said.
        message: String,
    },
}

impl Refusal {
    /// The workbook can't be made, as the crate below says.
    pub(crate) fn failed(message: impl Into<String>) -> WriteError {
        WriteError::refused(Self::Failed { message: message.into() })
    }

    /// What can't be kept from happening by looking beforehand: files fail.
    pub(crate) fn of(error: XlsxError) -> WriteError {
        match error {
            XlsxError::IoError(error) => WriteError::Io(error),
            XlsxError::ZipError(error) => WriteError::Io(error.into()),
            XlsxError::TempFileError(folder, source) => {
                WriteError::refused(Self::Temporary { folder: folder.display().to_string(), source })
            }
            error => Self::failed(error.to_string()),
        }
    }
}
