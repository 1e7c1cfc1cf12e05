//! What is in an input: opened once, so that what is read of a file that is replaced meanwhile is all of one state.

#[cfg(feature = "files")]
use std::{
    fs::{File, Metadata},
    io::Seek,
};
use std::{
    io::{self, Cursor, Read},
    sync::Arc,
};

use crate::ErrorKind;

/// How many bytes are looked at to tell a file's format.
const START: u64 = 8 << 10;

/// What is in an input, from its beginning.
pub(crate) enum Opened {
    /// A file, and what the system said of it before any of it was read.
    #[cfg(feature = "files")]
    File(File, Metadata),
    Bytes(Cursor<Arc<[u8]>>),
    Stream(Box<dyn Read + Send>),
}

impl Opened {
    /// A file, or what is opened like one, with how it begins.
    #[cfg(feature = "files")]
    pub(crate) fn file(mut file: File) -> io::Result<(Vec<u8>, Self)> {
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Self::stream(Box::new(file));
        }
        let start = start(&mut file)?;
        file.rewind()?;
        Ok((start, Self::File(file, metadata)))
    }

    /// What is in memory, with how it begins.
    pub(crate) fn bytes(bytes: Arc<[u8]>) -> (Vec<u8>, Self) {
        let start = bytes[..bytes.len().min(START as usize)].to_vec();
        (start, Self::Bytes(Cursor::new(bytes)))
    }

    /// What can be read once, with how it begins.
    pub(crate) fn stream(mut stream: Box<dyn Read + Send>) -> io::Result<(Vec<u8>, Self)> {
        let start = start(&mut stream)?;
        Ok((start.clone(), Self::Stream(Box::new(Cursor::new(start).chain(stream)))))
    }

    /// What tells whether anybody writes to it meanwhile.
    pub(crate) fn watch(&self) -> io::Result<Watch> {
        Ok(match self {
            #[cfg(feature = "files")]
            Self::File(file, before) => Watch(Some((file.try_clone()?, before.clone()))),
            _ => Watch::default(),
        })
    }
}

impl Read for Opened {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            #[cfg(feature = "files")]
            Self::File(file, _) => file.read(buffer),
            Self::Bytes(bytes) => bytes.read(buffer),
            Self::Stream(stream) => stream.read(buffer),
        }
    }
}

/// A file, and what the system said of it before any of it was read; nothing for what isn't a file.
#[derive(Default)]
pub(crate) struct Watch(#[cfg(feature = "files")] Option<(File, Metadata)>);

impl Watch {
    /// An error if what was read may be of two states, one before and one after a change.
    pub(crate) fn check(&self) -> Result<(), ErrorKind> {
        match self.is_unchanged() {
            Ok(true) => Ok(()),
            Ok(false) => Err(ErrorKind::Changed),
            Err(error) => Err(ErrorKind::unreadable(error)),
        }
    }

    /// Whether nobody wrote to the file since it was opened, as far as its length and time tell.
    fn is_unchanged(&self) -> io::Result<bool> {
        #[cfg(feature = "files")]
        if let Some((file, before)) = &self.0 {
            let now = file.metadata()?;
            return Ok(now.len() == before.len() && now.modified().ok() == before.modified().ok());
        }
        Ok(true)
    }
}

fn start(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    from.take(START).read_to_end(&mut start)?;
    Ok(start)
}
