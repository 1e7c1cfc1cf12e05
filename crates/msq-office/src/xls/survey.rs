//! The survey of a sheet: one pass for what stands behind its cells.

use msq_cells::Address;

use super::{
    globals::{BEGIN, END},
    hyperlink::hyperlink,
    records::{Record, Records},
};
use crate::{Error, ErrorKind, binary::marks::Marks, budget::Budget, bytes::short, sheet::reference::Range};

/// The kinds of records.
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007D;
const MERGED: u16 = 0x00E5;
const LINK: u16 = 0x01B8;

/// The records of a sheet, without those of the charts in it.
pub(super) struct SheetRecords<'a> {
    pub(super) records: Records<'a>,
    /// How many parts are open: the sheet, and charts in it.
    pub(super) depth: u32,
}

impl<'a> SheetRecords<'a> {
    /// The records in a part of a stream where so many parts are open.
    pub(super) fn new(bytes: &'a [u8], depth: u32) -> Self {
        Self { records: Records::new(bytes), depth }
    }

    /// The next record, or `None` at the end of the sheet. It is an error if the sheet has no beginning or no end.
    pub(super) fn next(&mut self) -> Option<Option<Record<'a>>> {
        loop {
            let record = self.records.next()?;
            match record.kind {
                BEGIN => self.depth += 1,
                END => {
                    self.depth = self.depth.checked_sub(1)?;
                    if self.depth == 0 {
                        return Some(None);
                    }
                }
                _ if self.depth == 0 => return None,
                _ if self.depth == 1 => return Some(Some(record)),
                _ => {}
            }
        }
    }
}

/// Goes through the sheet of that name, of which so many bytes may be kept.
pub(super) fn survey(sheet: &str, bytes: &[u8], budget: Budget) -> Result<Marks, Error> {
    let unread = || Error::from(ErrorKind::Sheet { sheet: sheet.to_owned(), after: None });
    let mut records = SheetRecords::new(bytes, 0);
    let mut marks = Marks::new(budget);
    while let Some(Record { kind, data }) = records.next().ok_or_else(unread)? {
        match kind {
            ROW => {
                let is_hidden = data.get(12).is_some_and(|flags| flags & 0x20 != 0);
                if let (Some(row), true) = (short(data, 0), is_hidden) {
                    marks.hide_row(row.into())?;
                }
            }
            COLUMNS => {
                let is_hidden = data.get(8).is_some_and(|flags| flags & 1 != 0);
                if let (Some(first), Some(last), true) = (short(data, 0), short(data, 2), is_hidden) {
                    marks.hide_columns(first.into(), last.into());
                }
            }
            MERGED => {
                for range in data.get(2..).unwrap_or_default().as_chunks::<8>().0 {
                    marks.merge(self::range(range).ok_or_else(unread)?)?;
                }
            }
            LINK => {
                let range = range(data).ok_or_else(unread)?;
                if let Some(target) = hyperlink(&data[8..]) {
                    marks.link(range, target)?;
                }
            }
            _ => {}
        }
    }
    marks.complete().map_err(|_| unread())?;
    Ok(marks)
}

/// The range that eight bytes name.
fn range(data: &[u8]) -> Option<Range> {
    let number = |offset| short(data, offset).map(u32::from);
    let range =
        Range { first: Address::new(number(0)?, number(4)?), last: Address::new(number(2)?, number(6)?) };
    (range.first.row <= range.last.row && range.first.column <= range.last.column).then_some(range)
}
