//! The survey of a sheet: one pass for what stands behind its cells.

use std::io::Read;

use msq_cells::Address;

use super::records::Records;
use crate::{
    Error,
    binary::marks::Marks,
    budget::Budget,
    bytes::Bytes,
    package::relations::Relations,
    sheet::reference::{COLUMNS, ROWS, Range},
};

/// The kinds of records.
const COLUMN: u16 = 0x003C;
const MERGED: u16 = 0x00B0;
const LINK: u16 = 0x01EE;

/// Goes through the part of a sheet, of which so many bytes may be kept.
pub(super) fn survey<F: Read>(
    mut part: Records<F>,
    relations: &Relations,
    budget: Budget,
) -> Result<Marks, Error> {
    let mut marks = Marks::new(budget);
    while let Some((kind, data)) = part.next()? {
        match kind {
            COLUMN => {
                if let Some((first, last)) = hidden_columns(data) {
                    marks.hide_columns(first, last);
                }
            }
            MERGED => match range(data) {
                Some((range, _)) => marks.merge(range)?,
                None => return Err(part.malformed("a merged range is none")),
            },
            LINK => match link(data, relations) {
                Some((_, None)) => {}
                Some((range, Some(target))) => marks.link(range, target)?,
                None => return Err(part.malformed("a link is cut short")),
            },
            _ => {}
        }
    }
    if let Err(row) = marks.complete() {
        return Err(part.malformed(format!("too many links lie behind row {}", row + 1)));
    }
    Ok(marks)
}

/// The first and last of columns that a record hides.
fn hidden_columns(mut data: Bytes<'_>) -> Option<(u32, u32)> {
    let columns = (data.long()?, data.long()?);
    // Width and style.
    data.take(8)?;
    (data.short()? & 1 != 0).then_some(columns)
}

/// A range, and what comes behind it.
fn range(mut data: Bytes<'_>) -> Option<(Range, Bytes<'_>)> {
    let [first_row, last_row, first_column, last_column] =
        [data.long()?, data.long()?, data.long()?, data.long()?];
    let valid =
        first_row <= last_row && last_row < ROWS && first_column <= last_column && last_column < COLUMNS;
    let range =
        Range { first: Address::new(first_row, first_column), last: Address::new(last_row, last_column) };
    valid.then_some((range, data))
}

/// A link: the cells that it lies behind, and where it leads.
fn link(data: Bytes<'_>, relations: &Relations) -> Option<(Range, Option<String>)> {
    let (range, mut data) = range(data)?;
    let id = data.text()?;
    let location = data.text()?;
    let target = relations.get(&id).map(|relation| relation.target.clone());
    let link = match (target, location.is_empty()) {
        (target, true) => target,
        (Some(target), false) => Some(format!("{target}#{location}")),
        (None, false) => Some(format!("#{location}")),
    };
    Some((range, link))
}
