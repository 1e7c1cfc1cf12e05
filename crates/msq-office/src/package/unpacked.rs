//! A file inside a package, unpacked by a reader that owns its input.
//!
//! `zip` lends its readers, so none outlives the call that asked for it; the cells of a sheet are read over many calls.
//! What zip checks at the end of a file is checked here: its size and its checksum.

use std::io::{self, Read, Seek, SeekFrom, Take};

use crc32fast::Hasher;
use flate2::bufread::DeflateDecoder;
use zip::{CompressionMethod, read::ZipFile};

use super::shared::{Input, Shared};

/// A file inside an archive, from its start.
pub(crate) struct Unpacked<R: Read + Seek> {
    packed: Packed<R>,
    /// How many bytes are still to come, as the archive declares it.
    left: u64,
    hasher: Hasher,
    checksum: u32,
}

/// The bytes of a file as they lie in the archive.
enum Packed<R: Read + Seek> {
    /// As they are.
    Stored(Take<Input<R>>),
    /// Compressed.
    Deflated(DeflateDecoder<Take<Input<R>>>),
}

impl<R: Read + Seek> Unpacked<R> {
    /// Reads `file`, which zip found in `archive`.
    pub(super) fn new(archive: &Shared<R>, file: &mut ZipFile<'_, Input<R>>) -> io::Result<Self> {
        let is_deflated = match file.compression() {
            CompressionMethod::Stored => false,
            CompressionMethod::Deflated => true,
            // zip says what is wrong with another method when it is to read.
            _ => file.read(&mut [0]).and(Err(io::ErrorKind::Unsupported.into()))?,
        };
        let start = file.data_start().ok_or(io::ErrorKind::InvalidData)?;
        let mut input = archive.input();
        input.seek(SeekFrom::Start(start))?;
        let packed = input.take(file.compressed_size());
        let packed =
            if is_deflated { Packed::Deflated(DeflateDecoder::new(packed)) } else { Packed::Stored(packed) };
        Ok(Self { packed, left: file.size(), hasher: Hasher::new(), checksum: file.crc32() })
    }
}

impl<R: Read + Seek> Read for Unpacked<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let count = match &mut self.packed {
            Packed::Stored(file) => file.read(buf),
            Packed::Deflated(file) => file.read(buf),
        }?;
        // No more is unpacked than is declared: what that adds up to was checked when the archive was opened.
        let invalid = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
        let left = self.left.checked_sub(count as u64);
        self.left = left.ok_or_else(|| invalid("File is larger than its declared uncompressed size"))?;
        if count == 0 && !buf.is_empty() && self.hasher.clone().finalize() != self.checksum {
            return Err(invalid("Invalid checksum"));
        }
        self.hasher.update(&buf[..count]);
        Ok(count)
    }
}
