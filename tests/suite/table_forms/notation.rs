//! Grids and answers as short texts: a line a row, cells separated by ` | `.
//!
//! A blank cell is none. `↵` is a line break in a cell. What isn't text stands in braces: `{number 81}`, `{percent
//! 0.81}` for a number in a format for per cent, `{unknown 0.81}` for one whose format the file doesn't tell, `{date
//! 2019-03-31}`, `{bool true}`, `{link https://a.example} Portal` for a text with a link behind it, and so `{note
//! Draft} Yes`; `{rows 4} Yes` is merged over four rows. `{error #N/A}` is an error that a cell shows, and `{formula
//! A1}` a formula that was saved without its value. `{text  spaced }` keeps the space around a text, and `␋` is Word's
//! vertical tab.

use std::{convert::Infallible, sync::Arc};

use msq_cells::{Cell, CellValue, NumberFormat, Sheet, SheetList};
use msq_core::{Address, Catalogue, EntryField, Response, Target, Value as Answer};
use msq_table::{ReadError, Settings, TableReading};
use msq_tests::account::check_account;

/// Why a grid isn't read.
pub(crate) type Refused = ReadError<Infallible>;

/// The name of the sheet that a grid stands in.
pub(crate) const SHEET: &str = "Sheet";

/// Reads a grid, and checks that every cell is accounted for.
pub(crate) fn read(grid: &str, editions: Vec<Arc<Catalogue>>) -> TableReading {
    let reading = try_read(grid, editions).expect("the grid is the questionnaire");
    check_account(&cells(grid), &reading);
    reading
}

/// Reads a grid, if it is the questionnaire.
pub(crate) fn try_read(grid: &str, editions: Vec<Arc<Catalogue>>) -> Result<TableReading, Refused> {
    msq_table::read(SheetList::from_iter([(Sheet::new(SHEET), cells(grid))]), &Settings::new(editions))
}

pub(crate) fn cells(grid: &str) -> Vec<Cell> {
    let rows = grid.trim_matches('\n').lines().enumerate();
    rows.flat_map(|(row, line)| {
        let cells = line.split('|').map(str::trim).enumerate();
        cells
            .filter(|(_, written)| !written.is_empty())
            .map(move |(column, written)| cell(Address::new(row as u32, column as u32), written))
    })
    .collect()
}

fn cell(address: Address, written: &str) -> Cell {
    let Some((kind, rest)) = written.strip_prefix('{').and_then(|braced| braced.split_once(' ')) else {
        return Cell::new(address, text(written));
    };
    let (value, behind) = rest.split_once('}').expect("a brace closes");
    let mut cell = Cell::new(address, CellValue::Empty);
    let number = || CellValue::Number(value.parse().expect("a number"));
    match kind {
        "number" => cell.value = number(),
        "percent" | "unknown" => {
            cell.value = number();
            cell.format = if kind == "percent" { NumberFormat::Percent } else { NumberFormat::Unknown };
        }
        "date" => {
            let date = value.parse().expect("a date");
            cell.value = CellValue::DateTime { date, seconds: 0 };
        }
        "bool" => cell.value = CellValue::Bool(value == "true"),
        "text" => cell.value = text(value),
        "error" => cell.value = CellValue::Error(value.to_owned()),
        "formula" => cell.formula = Some(value.to_owned()),
        "link" => {
            cell.value = text(behind.trim());
            cell.link = Some(value.to_owned());
        }
        "note" => {
            cell.value = text(behind.trim());
            cell.note = Some(value.to_owned());
        }
        "rows" => {
            cell.value = text(behind.trim());
            cell.extent.rows = value.parse().expect("a number");
        }
        _ => panic!("no kind of cell: {kind}"),
    }
    cell
}

fn text(written: &str) -> CellValue {
    CellValue::Text(written.replace('↵', "\n").replace('␋', "\u{b}"))
}

/// The answers of a response in the order of the document: `17.value = 81`, `5.c[1].url = www.a.example`.
pub(crate) fn answers(response: &Response) -> Vec<String> {
    let catalogue = response.catalogue();
    let mut lines = Vec::new();
    let mut say = |target, value: &str| {
        lines.push(format!("{} = {}", catalogue.path(target), value.replace('\n', "↵")));
    };
    for (part, value) in response.answers() {
        match value {
            Answer::YesNo(answer) => say(Target::Part(part), if *answer { "yes" } else { "no" }),
            Answer::Percent(number) => say(Target::Part(part), &number.to_string()),
            Answer::Date(date) => say(Target::Part(part), &date.to_string()),
            Answer::Text(text) => say(Target::Part(part), text),
            Answer::Ticked(ticked) if ticked.is_empty() => say(Target::Part(part), "nothing"),
            Answer::Ticked(ticked) => {
                ticked.iter().for_each(|&option| say(Target::Option { part, option }, "yes"));
            }
            Answer::Details(details) => {
                details.iter().for_each(|(&option, text)| say(Target::Option { part, option }, text));
            }
            Answer::Entries(entries) if entries.is_empty() => say(Target::Part(part), "nothing"),
            Answer::Entries(entries) => {
                for (index, entry) in entries.iter().enumerate() {
                    for field in EntryField::ALL {
                        if let Some(text) = entry.field(field) {
                            say(Target::Entry { part, index, field: Some(field) }, text);
                        }
                    }
                }
            }
        }
    }
    lines
}
