//! OpenDocument spreadsheets: .ods.
//!
//! All sheets stand in one file of the package, `content.xml`, which is gone through twice: once when the workbook is
//! opened, to list the sheets (`tables`), and once for the cells, row by row (`table`, `cell`). What strikes out is
//! said by `styles`, in `content.xml` and a file beside it. One row is in memory at a time. What a file repeats in few
//! words is given out only while a workbook that wrote it out in full would be read (`unrolled`).
//!
//! Elements are known by the prefixes that the standard prints and every program writes. A file with other ones is
//! refused as having no sheet; nothing of it is lost in silence.

mod cell;
mod cells;
mod columns;
mod controls;
mod styles;
mod table;
mod tables;
mod text;
mod unrolled;
mod value;

use std::{
    io::{Read, Seek},
    sync::Arc,
};

use msq_cells::Sheet;
use quick_xml::events::Event;

pub(crate) use self::cells::Cells;
use self::{
    cells::Reading,
    styles::Known,
    tables::{CONTENT, Tables, sheets},
    unrolled::Unrolled,
};
use crate::{Error, ErrorKind, Limits, package::Package};

/// The one that lists the others.
const MANIFEST: &str = "META-INF/manifest.xml";

/// A workbook, open.
pub(crate) struct Book<R: Read + Seek> {
    package: Package<R>,
    sheets: Vec<Sheet>,
    styles: Arc<Known>,
    /// How far the sheets were read; absent while one is being read, and after an error.
    reading: Option<Reading<R>>,
    unrolled: Unrolled,
    limits: Limits,
}

impl<R: Read + Seek> Book<R> {
    /// Opens the workbook in a package.
    pub(crate) fn open(mut package: Package<R>, limits: &Limits) -> Result<Self, Error> {
        if is_encrypted(&mut package)? {
            return Err(ErrorKind::Encrypted.into());
        }
        let styles = Arc::new(Known::read(&mut package)?);
        let sheets = sheets(package.needed_part(CONTENT)?, &styles, limits)?;
        let unrolled = Unrolled::new(sheets.len(), limits.unpacked.of(package.size()));
        Ok(Self { package, sheets, styles, reading: None, unrolled, limits: limits.clone() })
    }

    /// The sheets.
    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// How many bytes the package has.
    pub(crate) fn size(&self) -> u64 {
        self.package.size()
    }

    /// The cells of the sheet of that number and name.
    pub(crate) fn cells(&mut self, index: usize, name: &Arc<str>) -> Result<Cells<R>, Error> {
        let mut reading = match self.reading.take().filter(|reading| reading.is_before(index)) {
            Some(reading) => reading,
            None => {
                let content = self.package.needed_part(CONTENT)?;
                Reading::new(Tables::new(content, &self.styles, self.limits.part))
            }
        };
        reading.seek(index)?;
        let unrolled = self.unrolled.begin(index, name);
        Ok(Cells::new(index, name, reading, unrolled, &self.limits))
    }

    /// Takes back what was read, to go on from there; the file is read anew if it is unsound.
    pub(crate) fn leave(&mut self, cells: Cells<R>, sound: bool) {
        self.unrolled.leave(cells.index, &cells.unrolled);
        self.reading = sound.then_some(cells.reading);
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
