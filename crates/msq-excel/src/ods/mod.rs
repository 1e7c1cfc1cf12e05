//! OpenDocument spreadsheets: .ods.
//!
//! All sheets stand in one file of the package, `content.xml`, which is gone through twice: once when the workbook is opened,
//! to list the sheets (`tables`), and once for the cells, row by row (`table`, `cell`). One row is in memory at a time. What
//! a file repeats in few words is given out only while a workbook that wrote it out in full would be read (`cells`).
//!
//! Elements are known by the prefixes that the standard prints and every program writes. A file with other ones is refused
//! as having no sheet; nothing of it is lost in silence.

mod cell;
mod cells;
mod columns;
mod controls;
mod table;
mod tables;
mod text;
mod unpacked;
mod value;

use std::io::{Read, Seek};

use msq_cells::Sheet;
use quick_xml::events::Event;

pub(crate) use self::cells::Cells;
use self::{
    cells::{Reading, Written},
    tables::{Tables, sheets},
    unpacked::Place,
};
use crate::{
    Error, ErrorKind, Limits,
    shared::Shared,
    xlsx::{package::Package, part::Xml},
};

/// The file inside the package that holds the sheets.
const CONTENT: &str = "content.xml";
/// The one that lists the others.
const MANIFEST: &str = "META-INF/manifest.xml";

/// A workbook, open.
pub(crate) struct Book<R: Read + Seek> {
    archive: Shared<R>,
    content: Place,
    sheets: Vec<Sheet>,
    /// Where the last sheet that was read ends, if it was read to its end.
    reading: Option<Reading<R>>,
    written: Written,
    limits: Limits,
}

impl<R: Read + Seek> Book<R> {
    /// Opens the workbook in `package`, which lists `archive`.
    pub(crate) fn open(archive: Shared<R>, mut package: Package<R>, limits: &Limits) -> Result<Self, Error> {
        if is_encrypted(&mut package)? {
            return Err(ErrorKind::Encrypted.into());
        }
        let Some(file) = package.file(CONTENT)? else {
            let what = "it is missing".into();
            return Err(ErrorKind::Malformed { part: Some(CONTENT.into()), offset: None, what }.into());
        };
        let content = Place::of(CONTENT, &file)?;
        let sheets = sheets(Xml::new(CONTENT.into(), file, limits.content), limits)?;
        let written = Written::new(sheets.len(), limits.unpacked.of(archive.len()));
        Ok(Self { archive, content, sheets, reading: None, written, limits: limits.clone() })
    }

    /// The sheets.
    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The cells of a sheet.
    pub(crate) fn cells(&mut self, index: usize) -> Result<Cells<'_, R>, Error> {
        let Some(sheet) = self.sheets.get(index) else {
            return Err(ErrorKind::NoSuchSheet { index, count: self.sheets.len() }.into());
        };
        let mut reading = match self.reading.take() {
            Some(reading) if reading.next <= index => reading,
            _ => {
                let content = self.content.open(&self.archive);
                let content = content.map_err(|error| Error::input(Some(CONTENT), error))?;
                let xml = Xml::new(CONTENT.into(), content, self.limits.content);
                Reading::new(Tables::new(xml, self.limits.part))
            }
        };
        let empty = reading.seek(index)?;
        let Self { reading: home, written, limits, .. } = self;
        let cells = Cells::new((index, &sheet.name), reading, home, written, limits);
        Ok(if empty { cells.none() } else { cells })
    }
}

/// Whether the manifest says that files are encrypted. One that cannot be read says nothing.
fn is_encrypted<R: Read + Seek>(package: &mut Package<R>) -> Result<bool, Error> {
    let Some(mut manifest) = package.small_part(MANIFEST)? else { return Ok(false) };
    let mut buf = Vec::new();
    loop {
        match manifest.next(&mut buf) {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "encryption-data" => {
                return Ok(true);
            }
            Ok(Event::Eof) | Err(_) => return Ok(false),
            Ok(_) => {}
        }
    }
}
