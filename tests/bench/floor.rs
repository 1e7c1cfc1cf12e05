//! The least that reading and writing cost: the parsers under msq, with no thought given to what they hand over.
//!
//! Of workbooks those are zip and quick-xml, on which msq's reader stands. Not calamine: it would turn on quick-xml's
//! `encoding` in every build of the tests, so that they would hold for another parser than msq ships with.

use std::{
    hint::black_box,
    io::{BufRead, BufReader, Cursor},
};

use msq_cells::{Cell, CellValue};
use msq_office::{Limits, Workbook};
use msq_tests::written::Way;
use quick_xml::events::Event;
use rust_xlsxwriter::Worksheet;
use serde_json::Value;
use zip::ZipArchive;

/// Reads a file that was written so, wherever its answers stand, and keeps nothing.
pub(crate) fn read(way: Way, bytes: &[u8]) {
    match way {
        Way::Json | Way::JsonLines => values(bytes).for_each(|value| drop(black_box(value))),
        Way::Xml => events(bytes, |event| drop(black_box(event))),
        Way::Csv(_) | Way::Tsv(_) => {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
            let mut record = csv::ByteRecord::new();
            while reader.read_byte_record(&mut record).expect(READ) {
                black_box(&record);
            }
        }
        Way::Excel(_) => {
            let mut parts = ZipArchive::new(Cursor::new(bytes)).expect(READ);
            for at in 0..parts.len() {
                let part = parts.by_index(at).expect(READ);
                if part.name().is_ok_and(|name| has_cells(&name)) {
                    events(BufReader::new(part), |event| drop(black_box(event)));
                }
            }
        }
    }
}

/// What writes such a file again, from what the writer of its format takes.
pub(crate) fn writer(way: Way, bytes: &[u8]) -> Box<dyn Fn() -> Vec<u8>> {
    match way {
        Way::Json | Way::JsonLines => {
            let values: Vec<_> = values(bytes).collect();
            Box::new(move || {
                let mut output = Vec::new();
                for value in &values {
                    serde_json::to_writer(&mut output, value).expect(WRITTEN);
                    output.push(b'\n');
                }
                output
            })
        }
        Way::Xml => {
            let mut all = Vec::new();
            events(bytes, |event| all.push(event.into_owned()));
            Box::new(move || {
                let mut writer = quick_xml::Writer::new(Vec::new());
                all.iter().try_for_each(|event| writer.write_event(event.borrow())).expect(WRITTEN);
                writer.into_inner()
            })
        }
        Way::Csv(_) | Way::Tsv(_) => {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
            let records: Vec<_> = reader.byte_records().map(|record| record.expect(READ)).collect();
            Box::new(move || {
                let mut writer = csv::Writer::from_writer(Vec::new());
                records.iter().try_for_each(|record| writer.write_byte_record(record)).expect(WRITTEN);
                writer.into_inner().expect(WRITTEN)
            })
        }
        Way::Excel(_) => {
            let mut book = Workbook::open(Cursor::new(bytes), &Limits::default()).expect(READ);
            let sheets = 0..book.sheets().len();
            let cells = |sheet| book.cells(sheet).expect(READ).map(|cell| cell.expect(READ)).collect();
            let sheets: Vec<Vec<Cell>> = sheets.map(cells).collect();
            Box::new(move || {
                let mut book = rust_xlsxwriter::Workbook::new();
                for cells in &sheets {
                    let sheet = book.add_worksheet_with_constant_memory().expect(WRITTEN);
                    cells.iter().for_each(|cell| put(sheet, cell));
                }
                book.save_to_buffer().expect(WRITTEN)
            })
        }
    }
}

const READ: &str = "the file is well-formed";
const WRITTEN: &str = "memory takes all that is written";

fn values(bytes: &[u8]) -> impl Iterator<Item = Value> {
    serde_json::Deserializer::from_slice(bytes).into_iter().map(|value| value.expect(READ))
}

fn events(input: impl BufRead, mut each: impl FnMut(Event<'_>)) {
    let mut reader = quick_xml::Reader::from_reader(input);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).expect(READ) {
            Event::Eof => return,
            event => each(event),
        }
        buffer.clear();
    }
}

/// Whether cells stand in that part of a workbook, or what they share.
fn has_cells(part: &str) -> bool {
    part.starts_with("xl/worksheets/sheet") || ["xl/sharedStrings.xml", "xl/styles.xml"].contains(&part)
}

fn put(sheet: &mut Worksheet, cell: &Cell) {
    let row = cell.address.row;
    let column = u16::try_from(cell.address.column).expect("a sheet has 16,384 columns");
    match &cell.value {
        CellValue::Number(number) => sheet.write_number(row, column, *number),
        CellValue::Bool(truth) => sheet.write_boolean(row, column, *truth),
        _ => sheet.write_string(row, column, cell.text()),
    }
    .expect(WRITTEN);
}
