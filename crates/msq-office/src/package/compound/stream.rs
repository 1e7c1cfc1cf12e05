//! The stream inside a compound file that a workbook is: \[MS-CFB\], as much of it as it takes to put the stream
//! together.
//!
//! A chain of sectors may lead in circles or out of the file; it is followed no further than the file is long.

use std::io::{BufReader, Read, Seek, SeekFrom};

use super::{ENTRY, FIRST_SECTOR, SECTOR_SHIFT, TABLES, TABLES_IN_HEADER, name};
use crate::{Error, ErrorKind, bytes::long};

/// The sectors of a stream that is shorter than this are small ones, inside another stream.
const SMALL: usize = 4096;
/// Bytes of a small sector.
const SMALL_SECTOR: usize = 64;
/// Where the header holds the first sectors of the table of small sectors and of the rest of the table of tables.
const SMALL_TABLE: usize = 60;
const MORE_TABLES: usize = 68;
/// From here on, a number of a sector is a mark.
const MARKS: u32 = 0xFFFF_FFFA;
/// That a directory has no such entry.
const NONE: u32 = 0xFFFF_FFFF;

/// A compound file.
struct Compound<'a, R: Read + Seek> {
    input: BufReader<&'a mut R>,
    /// Where the input stands.
    position: u64,
    sector: usize,
    /// How many sectors there may be.
    sectors: usize,
    /// For each sector, the next of its chain.
    table: Vec<u32>,
}

/// The bytes of the first stream at the root that has one of these names, in a compound file that starts with `head`.
pub(crate) fn stream<R: Read + Seek>(
    input: &mut R,
    head: &[u8],
    names: &[&str],
) -> Result<Option<Vec<u8>>, Error> {
    let length = input.seek(SeekFrom::End(0)).map_err(|error| Error::input(None, error))?;
    let shift = long(head, SECTOR_SHIFT).ok_or_else(damaged)? & 0xFFFF;
    if !matches!(shift, 9 | 12) {
        return Err(damaged());
    }
    let sector = 1_usize << shift;
    let sectors = usize::try_from(length.div_ceil(sector as u64)).map_err(|_| damaged())?;
    let mut compound =
        Compound { input: BufReader::new(input), position: length, sector, sectors, table: Vec::new() };
    compound.read_table(head)?;
    let first = long(head, FIRST_SECTOR).ok_or_else(damaged)?;
    let directory = Directory(compound.chain(first, usize::MAX)?);
    let Some((first, size)) = names.iter().find_map(|name| directory.find(name)) else { return Ok(None) };
    let stream = if size >= SMALL {
        compound.chain(first, size)?
    } else {
        let (root, all) = directory.extent(0).ok_or_else(damaged)?;
        let small = compound.chain(root, all)?;
        let table = compound.chain(long(head, SMALL_TABLE).ok_or_else(damaged)?, usize::MAX)?;
        small_chain(&small, &table, first, size)?
    };
    Ok(Some(stream))
}

impl<R: Read + Seek> Compound<'_, R> {
    /// Reads the table of sectors.
    fn read_table(&mut self, head: &[u8]) -> Result<(), Error> {
        let pointers = self.sector / 4;
        let mut left = self.sectors.div_ceil(pointers);
        let mut more = long(head, MORE_TABLES).ok_or_else(damaged)?;
        let mut tables: Vec<u32> =
            (0..TABLES_IN_HEADER).filter_map(|table| long(head, TABLES + 4 * table)).collect();
        loop {
            for table in tables {
                if table >= MARKS || left == 0 {
                    return Ok(());
                }
                left -= 1;
                let table = self.read(table)?;
                self.table.extend(numbers(&table));
            }
            if more >= MARKS {
                return Ok(());
            }
            tables = numbers(&self.read(more)?).collect();
            // The last one leads to the next sector of tables.
            more = tables.pop().unwrap_or(NONE);
        }
    }

    /// The bytes of a chain of sectors, `most` at most.
    fn chain(&mut self, first: u32, most: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let (mut sector, mut count) = (first, 0);
        while sector < MARKS && bytes.len() < most {
            count += 1;
            if count > self.sectors {
                return Err(damaged());
            }
            bytes.extend(self.read(sector)?);
            sector = *self.table.get(sector as usize).ok_or_else(damaged)?;
        }
        bytes.truncate(most);
        Ok(bytes)
    }

    /// A sector; the last of a file may be cut short.
    fn read(&mut self, sector: u32) -> Result<Vec<u8>, Error> {
        let start = (u64::from(sector) + 1) * self.sector as u64;
        let failed = |error| Error::input(None, error);
        if start != self.position {
            self.input.seek(SeekFrom::Start(start)).map_err(failed)?;
        }
        let mut bytes = Vec::with_capacity(self.sector);
        let read = self.input.by_ref().take(self.sector as u64).read_to_end(&mut bytes).map_err(failed)?;
        self.position = start + read as u64;
        if read == 0 { Err(damaged()) } else { Ok(bytes) }
    }
}

/// The names of the streams and folders of a compound file.
struct Directory(Vec<u8>);

impl Directory {
    /// The first sector and the size of a stream at the root.
    fn find(&self, wanted: &str) -> Option<(u32, usize)> {
        let entries = self.0.len() / ENTRY;
        // The entries of a folder are a tree: each leads to a left and a right one.
        let mut left = vec![long(self.entry(0)?, 76)?];
        for _ in 0..entries {
            let entry = loop {
                let next = left.pop()?;
                if next != NONE {
                    break next;
                }
            };
            let bytes = self.entry(entry)?;
            let is_stream = bytes[66] == 2;
            if is_stream && name(bytes).is_some_and(|name| name.eq_ignore_ascii_case(wanted)) {
                return self.extent(entry);
            }
            left.extend([long(bytes, 72)?, long(bytes, 68)?]);
        }
        None
    }

    /// The first sector and the size of what an entry names.
    fn extent(&self, entry: u32) -> Option<(u32, usize)> {
        let bytes = self.entry(entry)?;
        Some((long(bytes, 116)?, usize::try_from(long(bytes, 120)?).ok()?))
    }

    fn entry(&self, entry: u32) -> Option<&[u8]> {
        let start = usize::try_from(entry).ok()?.checked_mul(ENTRY)?;
        self.0.get(start..start.checked_add(ENTRY)?)
    }
}

/// The bytes of a chain of small sectors, which are in `stream`.
fn small_chain(stream: &[u8], table: &[u8], first: u32, size: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut sector = first;
    while sector < MARKS && bytes.len() < size {
        let start = sector as usize * SMALL_SECTOR;
        let end = stream.len().min(start + SMALL_SECTOR);
        bytes.extend(stream.get(start..end).filter(|piece| !piece.is_empty()).ok_or_else(damaged)?);
        sector = long(table, 4 * sector as usize).ok_or_else(damaged)?;
    }
    bytes.truncate(size);
    Ok(bytes)
}

/// The numbers that bytes hold.
fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes))
}

/// That the file is damaged.
fn damaged() -> Error {
    ErrorKind::Damaged { part: None }.into()
}
