//! What is in an input, to be read in any order, as workbooks are.

#[cfg(feature = "files")]
use std::fs::File;
use std::{
    io::{self, Cursor, Read, Seek, SeekFrom},
    sync::Arc,
};

use crate::opened::Opened;

/// How much of a workbook that isn't a file is kept in memory, where the rest can go to a file.
#[cfg(feature = "files")]
const IN_MEMORY: usize = 16 << 20;

/// What is in an input, to be read in any order: what isn't a file becomes one, if it is too large for memory.
pub(crate) enum Seekable {
    #[cfg(feature = "files")]
    File(File),
    Bytes(Cursor<Arc<[u8]>>),
    #[cfg(feature = "files")]
    Copy(tempfile::SpooledTempFile),
}

impl Seekable {
    /// The same, from its beginning.
    pub(crate) fn of(opened: Opened) -> io::Result<Self> {
        Ok(match opened {
            #[cfg(feature = "files")]
            Opened::File(file, _) => Self::File(file),
            Opened::Bytes(bytes) => Self::Bytes(bytes),
            #[cfg(feature = "files")]
            Opened::Stream(mut stream) => {
                let mut copy = tempfile::spooled_tempfile(IN_MEMORY);
                io::copy(&mut stream, &mut copy)?;
                Self::Copy(copy)
            }
            #[cfg(not(feature = "files"))]
            Opened::Stream(mut stream) => {
                let mut bytes = Vec::new();
                stream.read_to_end(&mut bytes)?;
                Self::Bytes(Cursor::new(bytes.into()))
            }
        })
    }
}

impl Read for Seekable {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            #[cfg(feature = "files")]
            Self::File(file) => file.read(buffer),
            Self::Bytes(bytes) => bytes.read(buffer),
            #[cfg(feature = "files")]
            Self::Copy(copy) => copy.read(buffer),
        }
    }
}

impl Seek for Seekable {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            #[cfg(feature = "files")]
            Self::File(file) => file.seek(to),
            Self::Bytes(bytes) => bytes.seek(to),
            #[cfg(feature = "files")]
            Self::Copy(copy) => copy.seek(to),
        }
    }
}
