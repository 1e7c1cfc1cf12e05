//! What is read of a text, whatever its format, can be written in every format, and reads back as it was.
//!
//! An input is a file as it is, so that every file is a seed, and `msq convert` reads every finding.

#![no_main]

use libfuzzer_sys::fuzz_target;
use msq_core::{Response, Value, check::Checks, editions::editions};
use msq_csv::{Cells, Paragraphs, ReadOptions};
use msq_table::{Settings, labels};
use msq_tests::written::{Way, differences};

fuzz_target!(|bytes: &[u8]| {
    // What a text begins with tells its format, except that delimited text and prose begin alike.
    let first = bytes.iter().find(|byte| !b"\xEF\xBB\xBF\xFE\xFF\0 \t\r\n".contains(byte));
    let responses = match first {
        Some(b'{' | b'[') => json(bytes),
        Some(b'<') => xml(bytes),
        _ if msq_csv::sniff(bytes).is_some() => delimited(bytes),
        _ => prose(bytes),
    };
    // The length chooses how they are written: every way would take too long.
    let ways = Way::all();
    round_trip(ways[bytes.len() % ways.len()], &responses);
});

fn round_trip(way: Way, responses: &[Response]) {
    let in_a_file = if way.holds_several() { responses.len() } else { 1 };
    for responses in responses.chunks(in_a_file.max(1)) {
        match way.write(responses) {
            Ok(file) => assert_eq!(differences(&way.read(&file, &editions()), responses), [""; 0], "{way:?}"),
            Err(_) if way.has_limit() && has_long_text(responses) => {}
            Err(error) => panic!("{way:?} refuses {responses:?}: {error}"),
        }
    }
}

/// Whether a cell of Excel can't hold what is said: a text, or those of all entries of a list.
fn has_long_text(responses: &[Response]) -> bool {
    const LONGEST: usize = 32_767;
    let length = |value: &Value| value.texts().map(|text| text.encode_utf16().count() + 1).sum::<usize>();
    responses.iter().flat_map(Response::answers).any(|(_, value)| length(value) > LONGEST)
}

fn json(bytes: &[u8]) -> Vec<Response> {
    let readings = msq_json::Reader::new(bytes, editions()).checks(Checks::All);
    readings.filter_map(Result::ok).map(|reading| reading.response).collect()
}

fn xml(bytes: &[u8]) -> Vec<Response> {
    let readings = msq_xml::Reader::new(bytes, editions()).checks(Checks::All);
    readings.filter_map(Result::ok).map(|reading| reading.response).collect()
}

fn delimited(bytes: &[u8]) -> Vec<Response> {
    let settings = settings();
    let cells = Cells::new(bytes, &ReadOptions::default(), &labels(&settings.editions));
    // What came before an error was handed on, and has to be right.
    let readings = cells.into_iter().flat_map(|cells| msq_table::responses(cells, &settings));
    readings.map_while(Result::ok).map(|reading| reading.response).collect()
}

fn prose(bytes: &[u8]) -> Vec<Response> {
    let settings = settings();
    let readings = Paragraphs::new(bytes).into_iter().flat_map(|text| msq_table::responses(text, &settings));
    readings.map_while(Result::ok).map(|reading| reading.response).collect()
}

fn settings() -> Settings {
    let mut settings = Settings::new(editions());
    settings.checks = Checks::All;
    settings
}
