//! How much is left of what a limit allows.

use std::sync::Arc;

use crate::{Error, Limit};

/// What is left of what a limit allows a workbook, a file inside it or a sheet.
#[derive(Debug)]
pub(crate) struct Budget {
    limit: Limit,
    left: u64,
    allowed: u64,
    /// The file inside the workbook or the sheet that spends it; absent if that is the workbook.
    spender: Option<Arc<str>>,
}

impl Budget {
    /// All that is allowed.
    pub(crate) fn new(limit: Limit, allowed: u64, spender: Option<&Arc<str>>) -> Self {
        Self { limit, left: allowed, allowed, spender: spender.cloned() }
    }

    /// What is left once others have spent so much.
    pub(crate) fn shared(self, spent: u64) -> Self {
        Self { left: self.allowed.saturating_sub(spent), ..self }
    }

    /// Spends so much, if it is left.
    pub(crate) fn spend(&mut self, amount: u64) -> Result<(), Error> {
        match self.left.checked_sub(amount) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(self.exceeded(self.spent().saturating_add(amount))),
        }
    }

    /// Spends so much, if it is left. The error says no more than that it isn't.
    pub(crate) fn spend_quietly(&mut self, amount: u64) -> Result<(), Error> {
        self.spend(amount.min(self.left.saturating_add(1)))
    }

    /// How much was spent.
    pub(crate) fn spent(&self) -> u64 {
        self.allowed - self.left
    }

    #[cold]
    fn exceeded(&self, found: u64) -> Error {
        Error::too_large(self.limit, found, self.allowed, self.spender.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;
    use crate::{ErrorKind, Limit};

    /// How much was found where too much was spent.
    fn found(spent: Result<(), crate::Error>) -> Option<u64> {
        match spent.as_ref().map_err(crate::Error::kind) {
            Err(ErrorKind::TooLarge { found, .. }) => Some(*found),
            _ => None,
        }
    }

    #[test]
    fn no_more_is_spent_than_is_allowed() {
        let mut budget = Budget::new(Limit::Cells, 10, None).shared(3);
        assert_eq!(found(budget.spend(7)), None);
        assert_eq!(found(budget.spend(5)), Some(15));
        assert_eq!(found(budget.spend_quietly(5)), Some(11));
        assert_eq!(found(budget.spend(u64::MAX)), Some(u64::MAX));
        assert_eq!(budget.spent(), 10);
    }
}
