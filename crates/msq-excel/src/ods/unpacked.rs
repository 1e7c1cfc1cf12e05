//! A file inside a package, unpacked by a reader that owns its input.
//!
//! `zip` lends its readers, so none outlives the call that asked for it. All sheets of an .ods stand in one file: the reader
//! is kept from one sheet to the next, and no sheet is unpacked anew for each that comes after it.

use std::io::{self, Read, Seek, SeekFrom, Take};

use flate2::bufread::DeflateDecoder;
use zip::{CompressionMethod, read::ZipFile};

use crate::{
    Error, ErrorKind,
    shared::{Input, Shared},
};

/// Where a file lies in an archive, and how it is packed.
pub(super) struct Place {
    start: u64,
    packed: u64,
    size: u64,
    deflated: bool,
}

impl Place {
    /// The place of `file`, which has this name.
    pub(super) fn of<R: Read + Seek>(name: &str, file: &ZipFile<'_, Input<R>>) -> Result<Self, Error> {
        let deflated = match file.compression() {
            CompressionMethod::Stored => Some(false),
            CompressionMethod::Deflated => Some(true),
            _ => None,
        };
        let (Some(deflated), Some(start)) = (deflated, file.data_start()) else {
            return Err(ErrorKind::Damaged { part: Some(name.to_owned()) }.into());
        };
        Ok(Self { start, packed: file.compressed_size(), size: file.size(), deflated })
    }

    /// The file, from its start.
    pub(super) fn open<R: Read + Seek>(&self, archive: &Shared<R>) -> io::Result<Unpacked<R>> {
        let mut input = archive.input();
        input.seek(SeekFrom::Start(self.start))?;
        let packed = input.take(self.packed);
        // No more is unpacked than is declared: what that adds up to was checked when the archive was opened.
        Ok(if self.deflated {
            Unpacked::Deflated(DeflateDecoder::new(packed).take(self.size))
        } else {
            Unpacked::Stored(packed)
        })
    }
}

/// A file inside an archive.
pub(super) enum Unpacked<R: Read + Seek> {
    /// As it is.
    Stored(Take<Input<R>>),
    /// Compressed.
    Deflated(Take<DeflateDecoder<Take<Input<R>>>>),
}

impl<R: Read + Seek> Read for Unpacked<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Stored(file) => file.read(buf),
            Self::Deflated(file) => file.read(buf),
        }
    }
}
