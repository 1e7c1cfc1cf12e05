//! Responses as the formats write them, and lists: what the examples show is what `msq` does.

use std::sync::Arc;

use msq_core::{Catalogue, Response};
use msq_csv::WriteOptions;
use msq_json::Style;
use msq_table::Layout;

/// What whoever reads a table must know of its texts.
pub(crate) const MARK: &str = "In tables, an apostrophe stands in front of an empty text, of a text that begins with one, and \
     of a text that a spreadsheet would run as a formula; it isn't part of the text. Among the lines of a list, one that begins \
     with '> goes on with the entry above it.";

const IN_MEMORY: &str = "memory takes all that is written, and the responses are of the edition";

pub(crate) fn json(responses: &[Response]) -> String {
    let mut writer = msq_json::Writer::new(Vec::new(), Style::Pretty);
    responses.iter().for_each(|response| writer.write(response).expect(IN_MEMORY));
    text(writer.finish().expect(IN_MEMORY))
}

pub(crate) fn xml(catalogue: &Arc<Catalogue>, responses: &[Response]) -> String {
    let mut writer = msq_xml::Writer::new(Vec::new(), catalogue);
    responses.iter().for_each(|response| writer.write(response).expect(IN_MEMORY));
    text(writer.finish().expect(IN_MEMORY))
}

pub(crate) fn table(catalogue: &Arc<Catalogue>, layout: Layout, responses: &[Response]) -> String {
    let mut writer =
        msq_csv::Writer::new(Vec::new(), layout, catalogue, &WriteOptions::default()).expect(IN_MEMORY);
    responses.iter().for_each(|response| writer.write(response).expect(IN_MEMORY));
    text(writer.finish().expect(IN_MEMORY))
}

/// Records as CSV, its header first, written as msq-csv writes tables.
pub(crate) fn csv<R: IntoIterator<Item = String>>(records: impl Iterator<Item = R>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    records.into_iter().for_each(|record| writer.write_record(record).expect(IN_MEMORY));
    text(writer.into_inner().expect(IN_MEMORY))
}

/// The records of a table, its header first.
pub(crate) fn records(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let records = reader.records().map(|record| record.expect("the table was written by msq-csv"));
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("all formats are written as UTF-8")
}
