//! Whatever stands in a grid, its account is whole.

use std::sync::LazyLock;

use msq_cells::{Cell, CellValue, NumberFormat, Sheet, SheetList};
use msq_core::{Address, Date, Edition, editions::edition2020::Msq2020, editions::editions};
use msq_table::Settings;
use msq_tests::{account::check_account, arbitrary, pieces::PIECES};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::{FRONT, notation, printed};

/// The beginning of a form.
static FORM: LazyLock<Vec<Cell>> =
    LazyLock::new(|| notation::cells(&printed(&format!("{FRONT}Date | {{date 2019-03-31}}"))));

fn cell_text() -> impl Strategy<Value = String> {
    let catalogue = Msq2020::catalogue();
    let pieces = prop_oneof![
        select(PIECES).prop_map(str::to_owned),
        arbitrary::texts(&catalogue).prop_filter("short", |text| text.len() < 1000),
    ];
    prop_oneof![arbitrary::texts(&catalogue), vec(pieces, 1..5).prop_map(|pieces| pieces.join(" "))]
}

fn value() -> impl Strategy<Value = (CellValue, NumberFormat)> {
    let plain = |value| (value, NumberFormat::General);
    prop_oneof![
        8 => cell_text().prop_map(CellValue::Text).prop_map(plain),
        1 => (0.0..100.0).prop_map(CellValue::Number).prop_map(plain),
        1 => (0.0..1.0).prop_map(|number| (CellValue::Number(number), NumberFormat::Percent)),
        1 => any::<bool>().prop_map(CellValue::Bool).prop_map(plain),
        1 => (1..28_i8).prop_filter_map("a day", |day| Date::new(2019, 3, day))
            .prop_map(move |date| plain(CellValue::DateTime { date, seconds: 0 })),
    ]
}

proptest! {
    #[test]
    fn every_cell_is_accounted_for(rows in vec([option::of(value()), option::of(value()), option::of(value())], 0..12)) {
        let front = FORM.clone();
        let below = front.last().map_or(0, |cell| cell.address.row + 1);
        let mut cells = front;
        for (row, values) in (below..).zip(rows) {
            for (column, value) in (0..).zip(values) {
                let Some((value, format)) = value else { continue };
                let mut cell = Cell::new(Address::new(row, column), value);
                cell.format = format;
                cells.push(cell);
            }
        }
        let source = SheetList::from_iter([(Sheet::new("Sheet"), cells.clone())]);
        check_account(&cells, &msq_table::read(source, &Settings::new(editions()))?);
    }
}
