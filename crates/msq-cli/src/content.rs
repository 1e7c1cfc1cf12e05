//! What is in an input: opened once, so that what is read of a file that is replaced meanwhile is all of one state.

use std::{
    fs::{File, Metadata},
    io::{self, Cursor, Read, Seek},
};

/// What is in an input, from its beginning.
pub(crate) enum Content<'a> {
    /// A file, and what the system said of it before any of it was read.
    File(File, Metadata),
    Stream(Box<dyn Read + 'a>),
}

impl<'a> Content<'a> {
    /// A file, or what is opened like one, with how it begins.
    pub(crate) fn file(mut file: File) -> io::Result<(Vec<u8>, Self)> {
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Self::stream(file);
        }
        let start = start(&mut file)?;
        file.rewind()?;
        Ok((start, Self::File(file, metadata)))
    }

    /// What can be read once, with how it begins.
    pub(crate) fn stream(mut stream: impl Read + 'a) -> io::Result<(Vec<u8>, Self)> {
        let start = start(&mut stream)?;
        Ok((start.clone(), Self::Stream(Box::new(Cursor::new(start).chain(stream)))))
    }

    /// The same, to be read in any order: what isn't a file becomes one, if it is too large for memory.
    pub(crate) fn seekable(&mut self) -> io::Result<Box<dyn ReadSeek + '_>> {
        match self {
            Self::File(file, _) => Ok(Box::new(file)),
            Self::Stream(stream) => {
                let mut copy = tempfile::spooled_tempfile(IN_MEMORY);
                io::copy(stream, &mut copy)?;
                Ok(Box::new(copy))
            }
        }
    }

    /// Whether nobody wrote to the file since it was opened, as far as its length and time tell.
    pub(crate) fn is_unchanged(&self) -> io::Result<bool> {
        match self {
            Self::File(file, before) => {
                let now = file.metadata()?;
                Ok(now.len() == before.len() && now.modified().ok() == before.modified().ok())
            }
            Self::Stream(_) => Ok(true),
        }
    }
}

impl Read for Content<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file, _) => file.read(buffer),
            Self::Stream(stream) => stream.read(buffer),
        }
    }
}

pub(crate) trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// How many bytes are looked at to tell a file's format.
const START: u64 = 8 << 10;

/// How much of a workbook that isn't a file is kept in memory.
const IN_MEMORY: usize = 16 << 20;

fn start(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    from.take(START).read_to_end(&mut start)?;
    Ok(start)
}
