//! Whatever records the csv crate writes, they come back: in every encoding, with every delimiter and line end.

use csv::{Terminator, WriterBuilder};
use msq_csv::{Cells, Delimiter, ReadOptions};
use proptest::prelude::*;

use crate::{Listed, listed};

/// Texts that need quotes, or nearly.
fn field() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a", "7", " ", ",", ";", "\t", "|", "\"", "'", "\n", "\r", "\r\n", "é", "ж", "中", "😀", "\0", "=",
    ]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn records() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(field(), 1..5), 0..8)
}

/// The bytes of a text in an encoding.
#[derive(Clone, Copy, Debug)]
enum Encoded {
    Utf8,
    Utf8WithMark,
    Utf16Le,
    Utf16Be,
}

impl Encoded {
    const ALL: [Self; 4] = [Self::Utf8, Self::Utf8WithMark, Self::Utf16Le, Self::Utf16Be];

    fn encode(self, text: &str) -> Vec<u8> {
        let marked = || format!("\u{feff}{text}");
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8WithMark => marked().into_bytes(),
            Self::Utf16Le => marked().encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Self::Utf16Be => marked().encode_utf16().flat_map(u16::to_be_bytes).collect(),
        }
    }
}

fn written(records: &[Vec<String>], delimiter: Delimiter, end: Terminator) -> String {
    let delimiter = u8::try_from(delimiter.character()).expect("delimiters are ASCII");
    let mut writer =
        WriterBuilder::new().delimiter(delimiter).terminator(end).flexible(true).from_writer(Vec::new());
    records.iter().for_each(|record| writer.write_record(record).expect("memory takes it"));
    String::from_utf8(writer.into_inner().expect("memory takes it")).expect("texts were written")
}

/// The cells of records, as they were before they were written.
fn cells(records: &[Vec<String>]) -> Vec<Listed> {
    let mut cells = Vec::new();
    let mut line = 1;
    for (record, fields) in (1..).zip(records) {
        for (field, text) in (1..).zip(fields) {
            if !text.is_empty() {
                cells.push((line, record, field, text.clone()));
            }
            let breaks = text.replace("\r\n", "\n").matches(['\r', '\n']).count();
            line += breaks as u64;
        }
        line += 1;
    }
    cells
}

fn read(input: &[u8], delimiter: Delimiter) -> Vec<Listed> {
    let mut options = ReadOptions::default();
    options.delimiter = Some(delimiter);
    let mut cells = Cells::new(input, &options, &|_| false).expect("a text");
    let found = listed(&mut cells);
    assert_eq!(cells.take_diagnostics(), []);
    found
}

proptest! {
    #[test]
    fn records_come_back(
        records in records(),
        delimiter in prop::sample::select(vec![
            Delimiter::COMMA, Delimiter::SEMICOLON, Delimiter::TAB, Delimiter::PIPE,
        ]),
        end in prop::sample::select(vec![Terminator::CRLF, Terminator::Any(b'\n'), Terminator::Any(b'\r')]),
        encoded in prop::sample::select(Encoded::ALL.to_vec()),
    ) {
        let text = written(&records, delimiter, end);
        // Without a mark, zero bytes make a short text look like UTF-16.
        prop_assume!(!matches!(encoded, Encoded::Utf8) || !text.contains('\0'));
        prop_assert_eq!(read(&encoded.encode(&text), delimiter), cells(&records));
    }

    #[test]
    fn nothing_makes_it_panic(input in prop::collection::vec(any::<u8>(), 0..200)) {
        let cells = Cells::new(&*input, &ReadOptions::default(), &|_| false).expect("memory doesn't fail");
        prop_assert!(cells.count() <= input.len());
        let paragraphs = msq_csv::Paragraphs::new(&*input).expect("memory doesn't fail");
        prop_assert!(paragraphs.count() <= input.len());
    }
}

/// Texts longer than all buffers, whose seams fall within characters, line ends and quotes.
#[test]
fn a_long_text_has_no_seams() {
    let long = "é\"\r\n😀,".repeat(12_345);
    let records: Vec<_> = (0..9_000)
        .map(|at| vec![at.to_string(), "x".repeat(at % 89), "\r\nж".repeat(at % 5), "中\"".repeat(at % 67)])
        .chain([vec![long.clone(), String::new(), long]])
        .collect();
    for encoded in Encoded::ALL {
        for end in [Terminator::CRLF, Terminator::Any(b'\r')] {
            let text = written(&records, Delimiter::COMMA, end);
            assert!(text.len() > 2 << 20, "{}", text.len());
            // Comparing whole lists would print them.
            let found = read(&encoded.encode(&text), Delimiter::COMMA);
            let expected = cells(&records);
            let differs = found.iter().zip(&expected).find(|(found, expected)| found != expected);
            assert_eq!(differs, None, "{encoded:?}");
            assert_eq!(found.len(), expected.len(), "{encoded:?}");
        }
    }
}
