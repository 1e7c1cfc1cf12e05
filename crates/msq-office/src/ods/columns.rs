//! Which columns of a table are hidden, and which strike out cells that have no style of their own.

/// The columns of a table, as runs of neighbours that are alike.
#[derive(Default)]
pub(super) struct Columns {
    /// The first column behind each run, and what the columns of the run are like.
    runs: Vec<(u64, Column)>,
}

/// What is known of a column.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) hidden: bool,
    pub(super) struck: bool,
}

impl Columns {
    /// Adds so many columns.
    pub(super) fn push(&mut self, count: u32, column: Column) {
        let end = self.runs.last().map_or(0, |(end, _)| *end) + u64::from(count);
        match self.runs.last_mut() {
            Some(last) if last.1 == column => last.0 = end,
            _ => self.runs.push((end, column)),
        }
    }

    /// Whether a column is hidden.
    pub(super) fn is_hidden(&self, column: u32) -> bool {
        let run = self.runs.partition_point(|(end, _)| *end <= u64::from(column));
        self.runs.get(run).is_some_and(|(_, column)| column.hidden)
    }

    /// So many columns from `first` on, as neighbours: how many strike out, and how many don't. Those of which nothing
    /// is said are like `others`.
    pub(super) fn struck(&self, first: u64, count: u32, others: bool) -> Vec<(u32, bool)> {
        let (mut pieces, mut from, end) = (Vec::<(u32, bool)>::new(), first, first + u64::from(count));
        let mut run = self.runs.partition_point(|(end, _)| *end <= first);
        while from < end {
            let said = self.runs.get(run);
            let (to, struck) = said.map_or((end, others), |(to, column)| (end.min(*to), column.struck));
            // No more than `count`.
            let width = u32::try_from(to - from).unwrap_or(count);
            match pieces.last_mut() {
                Some(last) if last.1 == struck => last.0 += width,
                _ => pieces.push((width, struck)),
            }
            (from, run) = (to, run + 1);
        }
        pieces
    }

    /// How many bytes are kept.
    pub(super) fn bytes(&self) -> u64 {
        size_of_val(&*self.runs) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Columns};

    #[test]
    fn runs_are_found_by_their_columns() {
        let mut columns = Columns::default();
        for (count, hidden) in [(1, false), (2, true), (1, true), (u32::MAX, false), (u32::MAX, false)] {
            columns.push(count, Column { hidden, struck: false });
        }
        assert_eq!(columns.runs.len(), 3);
        let hidden: Vec<_> = (0..6).map(|column| columns.is_hidden(column)).collect();
        assert_eq!(hidden, [false, true, true, true, false, false]);
        assert!(!Columns::default().is_hidden(7));
    }

    #[test]
    fn neighbours_that_strike_out_are_together() {
        let mut columns = Columns::default();
        for (count, hidden, struck) in
            [(2, false, false), (1, false, true), (3, true, true), (1, true, false)]
        {
            columns.push(count, Column { hidden, struck });
        }
        assert_eq!(columns.struck(0, 2, true), [(2, false)]);
        assert_eq!(columns.struck(1, 4, true), [(1, false), (3, true)]);
        assert_eq!(columns.struck(5, 4, true), [(1, true), (1, false), (2, true)]);
        assert_eq!(columns.struck(9, u32::MAX, false), [(u32::MAX, false)]);
    }
}
