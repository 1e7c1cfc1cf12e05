//! Records: what the parts of a binary workbook are made of.

use std::io::{BufReader, Read, Seek};

use crate::{
    Error, ErrorKind, Limit, Limits,
    bytes::Bytes,
    package::{Package, unpacked::Unpacked},
};

/// A part, read record by record.
pub(super) struct Records<F: Read> {
    name: String,
    input: BufReader<F>,
    data: Vec<u8>,
    /// How many bytes one record may take.
    allowed: u64,
}

impl<F: Read> Records<F> {
    /// Reads `file`, no record of which may take more than so many bytes.
    pub(super) fn new(name: &str, file: F, allowed: u64) -> Self {
        Self { name: name.to_owned(), input: BufReader::new(file), data: Vec::new(), allowed }
    }

    /// The kind of the next record and its bytes, or `None` at the end of the part.
    pub(super) fn next(&mut self) -> Result<Option<(u16, Bytes<'_>)>, Error> {
        let Some(first) = self.byte()? else { return Ok(None) };
        let mut kind = u16::from(first & 0x7F);
        if first & 0x80 != 0 {
            kind |= u16::from(self.inner_byte()? & 0x7F) << 7;
        }
        let mut length = 0_u64;
        for shift in [0, 7, 14, 21] {
            let byte = self.inner_byte()?;
            length |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        Error::check(Limit::Content, length, self.allowed, Some(&self.name))?;
        self.data.clear();
        let read = self.input.by_ref().take(length).read_to_end(&mut self.data);
        let read = read.map_err(|error| Error::input(Some(&self.name), error))?;
        if (read as u64) < length {
            Err(self.malformed("its end is missing"))
        } else {
            Ok(Some((kind, Bytes(&self.data))))
        }
    }

    /// That the part is malformed.
    pub(super) fn malformed(&self, what: impl Into<String>) -> Error {
        ErrorKind::Malformed { part: Some(self.name.clone()), offset: None, what: what.into() }.into()
    }

    /// The next byte, unless the part ends.
    fn byte(&mut self) -> Result<Option<u8>, Error> {
        let mut byte = [0];
        match self.input.read(&mut byte) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(byte[0])),
            Err(error) => Err(Error::input(Some(&self.name), error)),
        }
    }

    /// The next byte of what has begun.
    fn inner_byte(&mut self) -> Result<u8, Error> {
        self.byte()?.ok_or_else(|| self.malformed("its end is missing"))
    }
}

/// A part as records, if there is one of that name.
pub(super) fn part<R: Read + Seek>(
    package: &mut Package<R>,
    name: &str,
    limits: &Limits,
) -> Result<Option<Records<Unpacked<R>>>, Error> {
    Ok(package.file(name)?.map(|file| Records::new(name, file, limits.content)))
}

/// A part as records, which there must be.
pub(super) fn needed_part<R: Read + Seek>(
    package: &mut Package<R>,
    name: &str,
    limits: &Limits,
) -> Result<Records<Unpacked<R>>, Error> {
    part(package, name, limits)?.ok_or_else(|| Error::missing(name))
}
