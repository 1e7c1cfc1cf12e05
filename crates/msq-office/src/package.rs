//! The zip archive that a workbook is: what is in it, and whether that may be unpacked.
//!
//! Owns the checks that need nothing unpacked, and the names of the parts. What the parts say is for each kind to know.

pub(crate) mod compound;
mod metered;
pub(crate) mod part;
pub(crate) mod relations;
pub(crate) mod shared;
pub(crate) mod unpacked;

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use quick_xml::events::Event;
use zip::{ZipArchive, result::ZipError};

use self::{
    part::Part,
    shared::{Input, Shared},
    unpacked::Unpacked,
};
use crate::{Error, ErrorKind, FileKind, Limit, Limits};

/// The files inside a workbook.
pub(crate) struct Package<R: Read + Seek> {
    archive: Shared<R>,
    zip: ZipArchive<Input<R>>,
    /// The place of each part in the archive, by [`key`].
    places: HashMap<String, usize>,
    limits: Limits,
}

impl<R: Read + Seek> Package<R> {
    /// Lists the files of an archive and adds up what they unpack to.
    pub(crate) fn open(archive: Shared<R>, limits: &Limits) -> Result<Self, Error> {
        let zip = ZipArchive::new(archive.input()).map_err(|error| unpacked(None, error))?;
        Error::check(Limit::Entries, zip.len() as u64, limits.entries, None)?;
        let mut places = HashMap::with_capacity(zip.len());
        let mut twice = zip.has_duplicate_names();
        let mut sum = 0_u64;
        for place in 0..zip.len() {
            let entry = zip.by_index_data(place).map_err(|error| unpacked(None, error))?;
            // No more of an entry is unpacked than it declares.
            sum = sum.saturating_add(entry.size());
            let name = entry.name().map_err(|error| unpacked(None, error))?;
            twice |= places.insert(key(&name), place).is_some();
        }
        Error::check(Limit::Unpacked, sum, limits.unpacked.of(archive.len()), None)?;
        let package = Self { archive, zip, places, limits: limits.clone() };
        if twice {
            // Programs differ in which one they read, so what the workbook says would depend on who reads it.
            let what = "two files inside it have the same name".into();
            return Err(ErrorKind::Malformed { part: None, offset: None, what }.into());
        }
        Ok(package)
    }

    /// A small part as XML, if there is one of that name: one that is read as a whole, or held.
    pub(crate) fn small_part(&mut self, name: &str) -> Result<Option<Part<R>>, Error> {
        if let Some(&place) = self.places.get(&key(name)) {
            let entry = self.zip.by_index_data(place).map_err(|error| unpacked(Some(name), error))?;
            Error::check(Limit::Part, entry.size(), self.limits.part, Some(name))?;
        }
        self.part(name)
    }

    /// Whether there is a part of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&key(name))
    }

    /// A part as its bytes, if there is one of that name.
    pub(crate) fn file(&mut self, name: &str) -> Result<Option<Unpacked<R>>, Error> {
        let Some(&place) = self.places.get(&key(name)) else { return Ok(None) };
        let mut file = self.zip.by_index(place).map_err(|error| unpacked(Some(name), error))?;
        let unpacked = Unpacked::new(&self.archive, &mut file);
        unpacked.map(Some).map_err(|error| Error::input(Some(name), error))
    }

    /// A part as XML, if there is one of that name.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Part<R>>, Error> {
        let content = self.limits.content;
        Ok(self.file(name)?.map(|file| Part::new(name.to_owned(), file, content)))
    }

    /// A part as XML, which there must be.
    pub(crate) fn needed_part(&mut self, name: &str) -> Result<Part<R>, Error> {
        self.part(name)?.ok_or_else(|| Error::missing(name))
    }

    /// How many bytes the archive has.
    pub(crate) fn size(&self) -> u64 {
        self.archive.len()
    }

    /// The names of all parts, in lower case.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// Refuses an archive that is another kind of file, where its parts tell.
    pub(crate) fn check_kind(&mut self) -> Result<(), Error> {
        match self.kind()? {
            Some(kind) => Err(Error::refused(kind)),
            None => Ok(()),
        }
    }

    /// What the archive is if it isn't an Excel workbook, as far as it tells.
    fn kind(&mut self) -> Result<Option<FileKind>, Error> {
        if self.places.contains_key("mimetype") {
            return self.mimetype().map(Some);
        }
        if self.places.contains_key("index/document.iwa") {
            return Ok(Some(FileKind::Numbers));
        }
        let Some(mut part) = self.small_part("[Content_Types].xml")? else { return Ok(Some(FileKind::Zip)) };
        let mut buf = Vec::new();
        let mut other = None;
        loop {
            match part.next(&mut buf)? {
                Event::Start(tag) | Event::Empty(tag) => {
                    let [kind] = part.attributes(&tag, ["ContentType"])?;
                    match kind.as_deref().and_then(main_part) {
                        Some(Main::Workbook) => return Ok(None),
                        Some(Main::Other(kind)) => other = Some(kind),
                        None => {}
                    }
                }
                Event::Eof => return Ok(other),
                _ => {}
            }
        }
    }

    /// What an OpenDocument file says that it is.
    pub(crate) fn mimetype(&mut self) -> Result<FileKind, Error> {
        let Some(file) = self.file("mimetype")? else { return Ok(FileKind::Zip) };
        let mut kind = Vec::new();
        file.take(100).read_to_end(&mut kind).map_err(|error| Error::input(Some("mimetype"), error))?;
        Ok(if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
            FileKind::Ods
        } else if kind.starts_with(b"application/vnd.oasis.opendocument") {
            FileKind::OpenDocument
        } else {
            FileKind::Zip
        })
    }
}

/// What the content type of a file's main part says that the file is.
enum Main {
    Workbook,
    Other(FileKind),
}

/// What a content type says of the file, if it is that of a main part.
fn main_part(kind: &str) -> Option<Main> {
    if kind == "application/vnd.ms-excel.sheet.binary.macroEnabled.main" {
        return Some(Main::Other(FileKind::Xlsb));
    }
    let kind = kind.strip_suffix(".main+xml")?;
    if kind.contains("spreadsheetml") || kind.contains("ms-excel") {
        Some(Main::Workbook)
    } else if kind.contains("wordprocessingml") || kind.contains("ms-word") {
        Some(Main::Other(FileKind::Word))
    } else if kind.contains("presentationml") || kind.contains("ms-powerpoint") {
        Some(Main::Other(FileKind::Presentation))
    } else {
        None
    }
}

/// What a part is found by: names are told apart without regard to case, and some programs write a Windows path.
pub(crate) fn key(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

/// What an error of the archive means.
fn unpacked(part: Option<&str>, error: ZipError) -> Error {
    match error {
        ZipError::Io(error) => Error::input(part, error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ErrorKind::Encrypted.into(),
        error => Error::from(ErrorKind::Damaged { part: part.map(str::to_owned) }).because(error),
    }
}
