//! The names in a compound file (OLE, the container of Office before 2007 and of encrypted workbooks now).
//!
//! Owns only as much of \[MS-CFB\] as it takes to list them; `stream` puts together the one that is read.

pub(crate) mod stream;

use std::io::{self, Read, Seek, SeekFrom};

use crate::bytes::long;

/// What the stream is called that a workbook is, now and before 1997.
pub(crate) const WORKBOOK: [&str; 2] = ["Workbook", "Book"];

/// What a compound file begins with.
pub(crate) const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// How many sectors of names are listed; the streams that tell what a file is come early.
const SECTORS: usize = 256;
/// Bytes of one name's entry.
const ENTRY: usize = 128;
/// Where the header holds the exponent of the sector size, the first sector of names, and the table of tables.
const SECTOR_SHIFT: usize = 30;
const FIRST_SECTOR: usize = 48;
const TABLES: usize = 76;
/// How many tables the header has room for.
const TABLES_IN_HEADER: usize = 109;

/// The names of the streams and folders of a compound file that starts with `head`; those that can be found in a
/// damaged one.
///
/// # Errors
///
/// If the input fails for another reason than its end.
pub(crate) fn streams<R: Read + Seek>(input: &mut R, head: &[u8]) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    let (Some(shift), Some(mut sector)) = (long(head, SECTOR_SHIFT), long(head, FIRST_SECTOR)) else {
        return Ok(names);
    };
    let shift = shift & 0xFFFF;
    // The format has two sector sizes, 512 and 4,096.
    if !(9..=12).contains(&shift) {
        return Ok(names);
    }
    let size = 1_usize << shift;
    for _ in 0..SECTORS {
        let Some(entries) = read(input, sector, size)? else { break };
        names.extend(entries.chunks_exact(ENTRY).filter_map(name));
        let pointers = size / 4;
        let (table, pointer) = (sector as usize / pointers, sector as usize % pointers);
        let table = (table < TABLES_IN_HEADER).then(|| long(head, TABLES + 4 * table)).flatten();
        let Some(table) = table else { break };
        let next = read(input, table, size)?.and_then(|table| long(&table, 4 * pointer));
        let Some(next) = next else { break };
        sector = next;
    }
    Ok(names)
}

/// A sector's bytes; `None` beyond the end of the file, where the marks that end a chain of sectors point to as well.
fn read<R: Read + Seek>(input: &mut R, sector: u32, size: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = vec![0; size];
    input.seek(SeekFrom::Start((u64::from(sector) + 1) * size as u64))?;
    match input.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

/// The name in an entry, which says its length in bytes, with the final NUL.
fn name(entry: &[u8]) -> Option<String> {
    let bytes = usize::from(u16::from_le_bytes(*entry.get(64..)?.first_chunk()?)).checked_sub(2)?;
    let units =
        entry.get(..bytes.min(62))?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}
