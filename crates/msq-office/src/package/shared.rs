//! One input under several readers, each with a place of its own.
//!
//! What checks an archive and what then reads it may be different libraries. It is a lock rather than a `RefCell` so
//! that a workbook can be moved to another thread.

use std::{
    io::{self, BufReader, Read, Seek, SeekFrom},
    sync::{Arc, Mutex, PoisonError},
};

/// What archives read from.
pub(crate) type Input<R> = BufReader<Shared<R>>;

/// One of several readers of an input.
pub(crate) struct Shared<R> {
    input: Arc<Mutex<Placed<R>>>,
    len: u64,
    position: u64,
}

/// An input, and where it stands.
struct Placed<R> {
    input: R,
    position: u64,
}

impl<R: Read + Seek> Shared<R> {
    /// The first reader of `input`, at its start.
    pub(crate) fn new(mut input: R) -> io::Result<Self> {
        let len = input.seek(SeekFrom::End(0))?;
        Ok(Self { input: Arc::new(Mutex::new(Placed { input, position: len })), len, position: 0 })
    }

    /// How many bytes there are.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// Another reader, at the start, with a buffer.
    pub(crate) fn input(&self) -> Input<R> {
        BufReader::new(Self { input: Arc::clone(&self.input), len: self.len, position: 0 })
    }
}

impl<R: Read + Seek> Read for Shared<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        // The position is set before every read that follows another reader's, so a panic of the input leaves no lie
        // behind.
        let mut placed = self.input.lock().unwrap_or_else(PoisonError::into_inner);
        if placed.position != self.position {
            placed.position = placed.input.seek(SeekFrom::Start(self.position))?;
        }
        let count = placed.input.read(buf)?;
        placed.position += count as u64;
        self.position = placed.position;
        Ok(count)
    }
}

impl<R> Seek for Shared<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => self.len.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}
