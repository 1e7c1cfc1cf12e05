//! Which columns of a table are hidden.

/// The columns of a table, as runs of neighbours of which all are shown or none.
#[derive(Default)]
pub(super) struct Columns {
    /// The first column behind each run, and whether the run is hidden.
    runs: Vec<(u64, bool)>,
}

impl Columns {
    /// Adds so many columns.
    pub(super) fn push(&mut self, count: u32, hidden: bool) {
        let end = self.runs.last().map_or(0, |(end, _)| *end) + u64::from(count);
        match self.runs.last_mut() {
            Some(last) if last.1 == hidden => last.0 = end,
            _ => self.runs.push((end, hidden)),
        }
    }

    /// Whether a column is hidden.
    pub(super) fn is_hidden(&self, column: u32) -> bool {
        let run = self.runs.partition_point(|(end, _)| *end <= u64::from(column));
        self.runs.get(run).is_some_and(|(_, hidden)| *hidden)
    }

    /// How many bytes are kept.
    pub(super) fn bytes(&self) -> u64 {
        size_of_val(&*self.runs) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;

    #[test]
    fn runs_are_found_by_their_columns() {
        let mut columns = Columns::default();
        for (count, hidden) in [(1, false), (2, true), (1, true), (u32::MAX, false), (u32::MAX, false)] {
            columns.push(count, hidden);
        }
        assert_eq!(columns.runs.len(), 3);
        let hidden: Vec<_> = (0..6).map(|column| columns.is_hidden(column)).collect();
        assert_eq!(hidden, [false, true, true, true, false, false]);
        assert!(!Columns::default().is_hidden(7));
    }
}
