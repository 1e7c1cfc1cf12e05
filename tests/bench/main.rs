//! What msq costs, beside the least that the same reading and writing costs: a table of a few cases, with the ratio in
//! it.
//!
//! `cargo bench -p msq-tests` prints it, `cargo bench -p msq-tests -- survey` the cases with that in their names. Each
//! crate has its hot path, in a case that begins with its name (that of msq-table is the survey's), and conversions go
//! from file to file. Both sides of a case get the same bytes: [`floor`] is what the parsers alone make of them, and
//! [`compare`] takes turns between it and msq.

#![expect(clippy::print_stdout, reason = "the table is what the benchmarks are for")]

mod compare;
mod conversions;
mod editions;
mod floor;

use std::{env, fs, io::Cursor};

use msq_core::{Catalogue, Edition, check::Checks, editions::edition2020::Msq2020};
use msq_office::{Limits, Workbook};
use msq_table::Layout;
use msq_tests::{workspace, written::Way};

use self::{compare::Comparison, editions::catalogues};

/// As many responses as there are Member States, all alike: msq remembers nothing of one for the next. They pack well,
/// so that the floor of a workbook has less to do than with real ones.
const RESPONSES: usize = 193;

fn main() {
    let comparison = Comparison::new(env::args().skip(1));
    derive(&comparison);

    let document = repository("examples/panama/response.json");
    let responses = vec![Way::Json.read(&document, &catalogues()).remove(0); RESPONSES];
    let written = |way: Way| way.write(&responses).expect("any format holds them");
    for (name, way) in [
        ("msq-json: JSON Lines", Way::JsonLines),
        ("msq-xml: XML", Way::Xml),
        ("msq-csv: a wide table", Way::Csv(Layout::Wide)),
        ("msq-excel: a wide table", Way::Excel(Layout::Wide)),
    ] {
        let file = written(way);
        read(&comparison, name, way, &file, RESPONSES);
        let floor = floor::writer(way, &file);
        comparison.case(&format!("{name}, written"), file.len(), floor, || written(way));
    }

    let form = repository("examples/panama/form.xlsx");
    read(&comparison, "msq-excel: a form", Way::Excel(Layout::Form), &form, 1);
    let survey = survey();
    read(&comparison, "msq-csv: a survey", Way::Csv(Layout::Wide), &survey, RESPONSES);

    conversions::compare(&comparison, &survey, &written(Way::JsonLines));
}

/// Compares what every process begins with; the floor parses the schema.
fn derive(comparison: &Comparison) {
    let schema = Msq2020::catalogue().schema().to_string();
    let floor = || floor::read(Way::Json, schema.as_bytes());
    comparison.case("msq-core: the catalogue, derived", schema.len(), floor, Catalogue::derive::<Msq2020>);
}

/// Compares the reading of a file with so many responses.
fn read(comparison: &Comparison, name: &str, way: Way, file: &[u8], responses: usize) {
    let msq = || assert_eq!(way.readings(file, &catalogues(), Checks::FilledIn).len(), responses, "{name}");
    comparison.case(&format!("{name}, read"), file.len(), || floor::read(way, file), msq);
}

/// A survey platform's export as CSV: the rows of the one that tests have, again and again.
fn survey() -> Vec<u8> {
    let export = repository("tests/files/synthetic-survey-export.xlsx");
    let mut export = Workbook::open(Cursor::new(export), &Limits::default()).expect("a workbook");
    let mut rows: Vec<Vec<String>> = Vec::new();
    for cell in export.cells(0).expect("a sheet") {
        let cell = cell.expect("a cell");
        let (row, column) = (cell.address.row as usize, cell.address.column as usize);
        rows.resize(row + 1, Vec::new());
        rows[row].resize(column, String::new());
        rows[row].push(cell.text().into_owned());
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let (head, rows) = rows.split_first().expect("a header");
    for row in [head].into_iter().chain(rows.iter().cycle().take(RESPONSES)) {
        writer.write_record(row).expect("memory takes it");
    }
    writer.into_inner().expect("memory takes it")
}

fn repository(path: &str) -> Vec<u8> {
    fs::read(workspace().join(path)).expect("the file is in the repository")
}
