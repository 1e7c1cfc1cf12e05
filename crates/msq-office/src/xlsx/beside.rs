//! The parts that stand beside a sheet: its notes, its drawings, its controls.
//!
//! Owns that each of them is read once for a sheet and belongs to one sheet only, so that the work that a file asks for
//! doesn't multiply.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Read, Seek},
};

use crate::{
    Error, ErrorKind,
    package::{Package, key, part::Part},
};

/// Which sheet each part beside a sheet belongs to, as far as is known.
pub(crate) type Owners = BTreeMap<String, usize>;

/// The parts beside one sheet.
pub(crate) struct Beside<'a, R: Read + Seek> {
    package: &'a mut Package<R>,
    owners: &'a mut Owners,
    sheet: usize,
    read: BTreeSet<String>,
}

impl<'a, R: Read + Seek> Beside<'a, R> {
    /// The parts beside the sheet of that number, none of which was read yet.
    pub(crate) fn new(package: &'a mut Package<R>, owners: &'a mut Owners, sheet: usize) -> Self {
        Self { package, owners, sheet, read: BTreeSet::new() }
    }

    /// The part of that name, if there is one and it wasn't read yet.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Part<R>>, Error> {
        let key = key(name);
        if *self.owners.entry(key.clone()).or_insert(self.sheet) != self.sheet {
            let what = "it belongs to two sheets".into();
            return Err(ErrorKind::Malformed { part: Some(name.to_owned()), offset: None, what }.into());
        }
        if !self.read.insert(key) {
            return Ok(None);
        }
        self.package.small_part(name)
    }
}
