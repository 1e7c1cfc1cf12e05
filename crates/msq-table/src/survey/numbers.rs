//! Where printed numbers stand, and where marks do that look like numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::numbered;
use crate::{
    code::Number,
    grid::{CellId, Grid, Row},
    lexicon::Name,
    recognise::Recogniser,
    vocabulary::{self, Heading},
};
/// The columns of a sheet in which printed numbers stand: most texts are, and not the same again and again; or many, in
/// the printed order.
pub(crate) fn of_numbers(recogniser: &Recogniser<'_>, grid: &Grid, rows: &[Row]) -> BTreeSet<u32> {
    /// What stands in a column.
    #[derive(Default)]
    struct Numbers {
        /// Texts that are neither marks nor titles.
        cells: usize,
        /// Numbers that could name something.
        numbers: usize,
        distinct: BTreeSet<String>,
        /// How many come behind the one before, in the printed order.
        ascending: usize,
        last: Option<Name>,
        is_headed: bool,
    }
    let mut columns: BTreeMap<u32, Numbers> = BTreeMap::new();
    for cell in rows.iter().flat_map(Row::cells) {
        let text = grid.text(cell);
        let seen = columns.entry(grid.column(cell)).or_default();
        if seen.cells == 0 && vocabulary::headings(text) == [Heading::Number] {
            seen.is_headed = true;
            continue;
        }
        let number = Number::whole(text);
        let names =
            number.as_ref().map_or_else(Default::default, |number| numbered(recogniser.catalogue, number));
        let (Some(number), Some(_)) = (number, names.first()) else {
            let is_title = Number::leading(text)
                .is_some_and(|number| !number.is_digits() && number.bytes.end < text.len());
            seen.cells += usize::from(vocabulary::mark(text).is_none() && !is_title);
            continue;
        };
        seen.cells += 1;
        seen.numbers += 1;
        seen.distinct.insert(number.pieces().join("."));
        let order = |name: &Name| name.question();
        let next = names
            .iter()
            .filter(|name| order(name) > seen.last.as_ref().and_then(order))
            .min_by_key(|name| order(name));
        seen.ascending += usize::from(next.is_some());
        seen.last = next.or(names.first()).copied();
    }
    columns.retain(|_, seen| {
        let are_different =
            (seen.distinct.len() > 1 || seen.is_headed) && seen.distinct.len() * 2 >= seen.numbers;
        let are_ordered = seen.distinct.len() > 4 && seen.ascending * 5 >= seen.numbers * 4;
        seen.numbers > 0 && (are_different && seen.numbers * 2 >= seen.cells || are_ordered)
    });
    columns.into_keys().collect()
}

/// The marks that stand alone in cells of a row. In front of prompts stand their numbers, and 1 is none that ticks.
pub(crate) fn marks(grid: &Grid, row: &Row, numbers: &BTreeSet<u32>) -> Vec<CellId> {
    let is_mark = |cell: &CellId| {
        !numbers.contains(&grid.column(*cell)) && vocabulary::mark(grid.text(*cell)).is_some()
    };
    row.cells().filter(is_mark).collect()
}
