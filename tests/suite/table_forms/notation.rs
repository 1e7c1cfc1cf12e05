//! Grids and answers as short texts: a line a row, cells separated by ` | `.
//!
//! A blank cell is none. `↵` is a line break in a cell. What isn't text stands in braces: `{number 81}`,
//! `{percent 0.81}` for a number in a format for per cent, `{unknown 0.81}` for one whose format the file doesn't tell,
//! `{date 2019-03-31}`, `{bool true}`, `{link https://a.example} Portal` for a text with a link behind it, and so `{note Draft} Yes`;
//! `{rows 4} Yes` is merged over four rows.
//! `{text  spaced }` keeps the space around a text, and `␋` is Word's vertical tab.

use std::sync::Arc;

use msq_core::{Address, Catalogue, EntryField, Response, Target, Value as Answer};
use msq_table::{Cell, CellValue, NumberFormat, Reader, Sheet, TableReading};

use super::account::check_account;

/// The name of the sheet that a grid stands in.
pub(crate) const SHEET: &str = "Sheet";

/// Reads a grid, and checks that every cell is accounted for.
pub(crate) fn read(grid: &str, editions: Vec<Arc<Catalogue>>) -> TableReading {
    let reading = reader(grid, editions).finish().expect("the grid is the questionnaire");
    check_account(&cells(grid), &reading);
    reading
}

/// A reader that has taken the grid.
pub(crate) fn reader(grid: &str, editions: Vec<Arc<Catalogue>>) -> Reader {
    let mut reader = Reader::new(editions);
    reader.sheet(Sheet::new(SHEET));
    cells(grid).into_iter().for_each(|cell| reader.cell(cell).expect("a small grid"));
    reader
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
