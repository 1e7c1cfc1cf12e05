//! The cells that check boxes write their state to, which may be on any sheet.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Read, Seek},
};

use msq_cells::Address;

use super::{
    beside::{Beside, Owners},
    boxes,
    outline::Tab,
};
use crate::{
    package::{Package, relations::Relations},
    sheet::reference,
};

/// The cells that mirror a check box, on each sheet.
#[derive(Default)]
pub(crate) struct Mirrors(BTreeMap<usize, BTreeSet<Address>>);

impl Mirrors {
    /// Finds them in the parts beside every sheet, if the workbook draws any controls.
    ///
    /// A sheet beside which a part can't be read has none from there on: the error comes when that sheet is read.
    pub(crate) fn find<R: Read + Seek>(package: &mut Package<R>, owners: &mut Owners, tabs: &[Tab]) -> Self {
        let mut mirrors = Self::default();
        // A drawing in VML may be one of notes.
        let draws_controls = |name: &str| name.ends_with(".vml") || name.contains("/ctrlprops/");
        if !package.names().any(draws_controls) {
            return mirrors;
        }
        let names = tabs.iter().map(|tab| tab.sheet.name.to_lowercase());
        let numbers: BTreeMap<_, _> = names.zip(0..).collect();
        for (number, tab) in tabs.iter().enumerate() {
            let Ok(relations) = Relations::read(package, &tab.part) else { continue };
            let beside = &mut Beside::new(package, owners, number);
            let _ = boxes::mirrors(beside, &relations, &mut |formula| {
                let Some((name, cell)) = reference::qualified(formula) else { return };
                let sheet = name.map_or(Some(number), |name| numbers.get(&name.to_lowercase()).copied());
                if let Some(sheet) = sheet {
                    mirrors.0.entry(sheet).or_default().insert(cell);
                }
            });
        }
        mirrors
    }

    /// Those of the sheet of that number.
    pub(crate) fn of(&self, sheet: usize) -> impl Iterator<Item = Address> {
        self.0.get(&sheet).into_iter().flatten().copied()
    }
}
