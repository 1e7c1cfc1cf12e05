//! FORMATS.md promises what is exact in which format: every cell of its tables is held against a response of that sort.
//!
//! The responses are in `tests/promises`, a file for each line of the tables. What another program keeps is checked
//! with that program, by `tests/tools/written_workbooks.py`.

use std::fs;

use msq_core::{Edition, Response, editions::edition2020::Msq2020};
use msq_table::Layout;
use msq_tests::{workspace, written::Way};

use crate::{catalogues, second_edition::Msq1999};

/// A table of FORMATS.md: its heads, and its lines with their cells.
struct Table {
    heads: Vec<String>,
    lines: Vec<Vec<String>>,
}

/// The table whose first head begins so.
fn table(first: &str) -> Table {
    let page = fs::read_to_string(workspace().join("FORMATS.md")).expect("the page is committed");
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let mut lines = page.lines().skip_while(|line| !line.starts_with(&format!("| {first}")));
    let heads = cells(lines.next().unwrap_or_else(|| panic!("no table begins with {first:?}")));
    let lines = lines.skip(1).take_while(|line| line.starts_with('|')).map(cells).collect();
    Table { heads, lines }
}

/// The responses that a line of a table is about.
fn responses(line: &str) -> Vec<Response> {
    if line == "responses to several editions" {
        return vec![Response::new(&Msq2020::catalogue()), Response::new(&Msq1999::catalogue())];
    }
    let words = line.to_lowercase().replace(|character: char| !character.is_ascii_alphanumeric(), " ");
    let name = words.split_whitespace().collect::<Vec<_>>().join("-");
    let path = workspace().join(format!("tests/promises/{name}.json"));
    let json = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let readings = msq_json::Reader::new(json.as_slice(), vec![Msq2020::catalogue()]);
    let read = readings.map(|reading| {
        let reading = reading.expect("it is JSON");
        assert_eq!(reading.diagnostics, [], "{line}");
        reading.response
    });
    read.collect()
}

/// What becomes of responses on a way there and back, in the words of the tables.
fn verdict(way: Way, responses: &[Response]) -> &'static str {
    match way.write(responses) {
        Err(_) => "refused",
        Ok(bytes) => match way.read(&bytes, &catalogues()) == responses {
            true => "exact",
            false => "changed",
        },
    }
}

#[test]
fn every_response_is_kept_as_promised() {
    let table = table("a response with");
    assert!(table.lines.len() >= 10, "the table wasn't found");
    for line in &table.lines {
        let responses = responses(&line[0]);
        for (head, promise) in table.heads.iter().zip(line).skip(1) {
            let ways = match head.as_str() {
                "JSON" => vec![Way::Json, Way::JsonLines],
                "XML" => vec![Way::Xml],
                "CSV" => Layout::ALL.map(Way::Csv).to_vec(),
                "Excel" => Layout::ALL.map(Way::Excel).to_vec(),
                "saved by LibreOffice" => continue,
                head => panic!("nobody tests the column {head:?}"),
            };
            for way in ways {
                for response in &responses {
                    let found = verdict(way, std::slice::from_ref(response));
                    assert_eq!(found, promise, "{} in {way:?}", line[0]);
                }
            }
        }
    }
}

#[test]
fn a_file_holds_as_many_responses_as_promised() {
    let table = table("one file with");
    assert_eq!(table.lines.len(), 3, "the table wasn't found");
    for line in &table.lines {
        let responses = responses(&line[0]);
        for (head, promise) in table.heads.iter().zip(line).skip(1) {
            let tables = |layout| vec![Way::Csv(layout), Way::Excel(layout)];
            let ways = match head.as_str() {
                "JSON" => vec![Way::Json],
                "JSON Lines" => vec![Way::JsonLines],
                "XML" => vec![Way::Xml],
                "wide" => tables(Layout::Wide),
                "long" => tables(Layout::Long),
                "form" => tables(Layout::Form),
                head => panic!("nobody tests the column {head:?}"),
            };
            for way in ways {
                assert_eq!(verdict(way, &responses), promise, "{} in {way:?}", line[0]);
            }
        }
    }
}
