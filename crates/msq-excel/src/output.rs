//! The output of a workbook, quiet once it has failed.

use std::io::{self, Write};

/// Keeps the first failure of an output. What is written after it goes nowhere: the archive is ended when it is
/// dropped, and would tell standard error of a second failure.
pub(crate) struct Output<'a, W> {
    output: &'a mut W,
    failure: Option<io::Error>,
}

impl<'a, W: Write> Output<'a, W> {
    pub(crate) fn new(output: &'a mut W) -> Self {
        Self { output, failure: None }
    }

    /// The failure, if there was one.
    pub(crate) fn into_failure(self) -> Option<io::Error> {
        self.failure
    }

    fn attempt<T>(&mut self, run: impl FnOnce(&mut W) -> io::Result<T>, otherwise: T) -> io::Result<T> {
        if self.failure.is_some() {
            return Ok(otherwise);
        }
        match run(self.output) {
            Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                let kind = error.kind();
                self.failure = Some(error);
                Err(kind.into())
            }
            result => result,
        }
    }
}

impl<W: Write> Write for Output<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(|output| output.write(bytes), bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt(W::flush, ())
    }
}
