//! How much the cells of a workbook take when what a file repeats is written out.

use std::sync::Arc;

use crate::{Limit, budget::Budget};

/// How many bytes the cells of each sheet take, as far as they were read.
pub(super) struct Unrolled {
    sheets: Vec<u64>,
    allowed: u64,
}

impl Unrolled {
    /// Nothing yet, of a workbook with so many sheets, which may take so many bytes.
    pub(super) fn new(sheets: usize, allowed: u64) -> Self {
        Self { sheets: vec![0; sheets], allowed }
    }

    /// Begins a sheet, which may take what the others leave. One that is read anew counts once.
    pub(super) fn begin(&mut self, index: usize, name: &Arc<str>) -> Budget {
        self.sheets[index] = 0;
        Budget::new(Limit::Unpacked, self.allowed, Some(name)).shared(self.sum())
    }

    /// Leaves a sheet that was begun with that budget.
    pub(super) fn leave(&mut self, index: usize, budget: &Budget) {
        self.sheets[index] = 0;
        self.sheets[index] = budget.spent() - self.sum();
    }

    fn sum(&self) -> u64 {
        self.sheets.iter().sum()
    }
}
