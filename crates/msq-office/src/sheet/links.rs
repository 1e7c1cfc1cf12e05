//! Links that lie behind several cells: which one lies behind a given cell.
//!
//! A sheet may hold a hundred thousand of them, and millions of cells ask, so they form an interval tree over rows: the
//! middle of a slice is its root, the halves before and after are its branches.

use msq_cells::Address;

use super::reference::Range;

/// How many may lie behind one row; people make a few, and every cell of the row looks through them.
const ROW: usize = 64;

/// Links that lie behind several cells.
#[derive(Default)]
pub(crate) struct Links(Vec<Link>);

/// A link behind several cells.
struct Link {
    range: Range,
    target: String,
    /// The last row of this link and its branches.
    reach: u32,
}

impl Links {
    /// Adds a link; none is found before [`build`](Self::build).
    pub(crate) fn push(&mut self, range: Range, target: String) {
        self.0.push(Link { range, target, reach: 0 });
    }

    /// Prepares for [`find`](Self::find). The error is a row that too many lie behind, counted from 0.
    pub(crate) fn build(&mut self) -> Result<(), u32> {
        self.0.sort_by_key(|link| link.range.first);
        reach(&mut self.0);
        let begins = self.0.iter().map(|link| link.range.first.row);
        let mut ends: Vec<u32> = self.0.iter().map(|link| link.range.last.row).collect();
        ends.sort_unstable();
        let mut ended = 0;
        for (begun, row) in begins.enumerate() {
            ended += ends[ended..].partition_point(|&end| end < row);
            if begun + 1 - ended > ROW {
                return Err(row);
            }
        }
        Ok(())
    }

    /// The link behind a cell, with the first cell of its range; of several the one that begins last.
    pub(crate) fn find(&self, cell: Address) -> Option<(Address, &str)> {
        find(&self.0, cell).map(|link| (link.range.first, &*link.target))
    }
}

/// Works out how far a tree reaches.
fn reach(links: &mut [Link]) -> u32 {
    let middle = links.len() / 2;
    let (before, rest) = links.split_at_mut(middle);
    let Some((root, after)) = rest.split_first_mut() else { return 0 };
    root.reach = root.range.last.row.max(reach(before)).max(reach(after));
    root.reach
}

/// The link in a tree that lies behind a cell.
fn find(links: &[Link], cell: Address) -> Option<&Link> {
    let (before, rest) = links.split_at(links.len() / 2);
    let (root, after) = rest.split_first()?;
    if root.reach < cell.row {
        return None;
    }
    let after = if root.range.first.row <= cell.row { after } else { &[] };
    find(after, cell).or_else(|| root.range.contains(cell).then_some(root)).or_else(|| find(before, cell))
}

#[cfg(test)]
mod tests {
    use msq_cells::Address;

    use super::{Links, ROW};
    use crate::sheet::reference::Range;

    fn links(ranges: impl IntoIterator<Item = String>) -> Links {
        let mut links = Links::default();
        for range in ranges {
            links.push(Range::parse(&range).expect("a range"), range);
        }
        links
    }

    #[test]
    fn a_search_through_all_finds_the_same() {
        // Ranges of many shapes, in no order: some long, most short, few rows with two.
        let ranges: Vec<_> = (0..200_u32)
            .map(|n| (n * 7919 % 500 + 1, n * 104_729 % 3 * (n % 40), n % 3))
            .map(|(row, rows, column)| {
                format!("{0}{row}:{0}{1}", ["A", "B", "D"][column as usize], row + rows)
            })
            .collect();
        let mut tree = links(ranges.clone());
        assert_eq!(tree.build(), Ok(()));
        for cell in (0..600).flat_map(|row| (0..5).map(move |column| Address::new(row, column))) {
            let behind =
                ranges.iter().filter_map(|text| Range::parse(text)).filter(|range| range.contains(cell));
            assert_eq!(
                tree.find(cell).map(|(first, _)| first),
                behind.map(|range| range.first).max(),
                "{cell}"
            );
        }
    }

    #[test]
    fn too_many_behind_one_row_are_refused() {
        let nested = |count: usize| links((1..=count).map(|row| format!("A{row}:B1000"))).build();
        assert_eq!(nested(ROW), Ok(()));
        assert_eq!(nested(ROW + 1), Err(64));
        let stacked = links((1..=10_000).map(|row| format!("A{row}:B{row}"))).build();
        assert_eq!(stacked, Ok(()));
        assert_eq!(Links::default().build(), Ok(()));
    }
}
