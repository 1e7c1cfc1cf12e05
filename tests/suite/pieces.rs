//! A table read in pieces gives what it gives as a whole: the same responses, and the same findings on any of them.

use msq_cells::{Address, Cell, CellValue, Sheet, SheetList};
use msq_core::{Reading, editions::editions};
use msq_table::Settings;

/// Sheets of rows of cells.
type Book = Vec<(&'static str, Vec<Vec<String>>)>;

fn wide(rows: usize, header: &[&str]) -> Vec<Vec<String>> {
    let row = |at: usize| {
        vec![
            format!("Utopia {at}"),
            if at.is_multiple_of(3) { "Yes" } else { "No" }.to_owned(),
            "Yes".to_owned(),
            format!("{} %", at % 100),
            format!("note {at}"),
        ]
    };
    let head = header.iter().map(|&head| head.to_owned()).collect();
    std::iter::once(head).chain((0..rows).map(row)).collect()
}

const HEADER: [&str; 5] = [
    "Member State",
    "10. Do you collect usage statistics of e-government services?",
    "12. Do you measure satisfaction of citizens on e-government services?",
    // With a typing error, so that the header has a finding of its own.
    "What is the percentage of the population satisfyed with e-government services?",
    "Favourite colour",
];

fn books() -> Vec<(&'static str, Book)> {
    let note = vec![vec!["Answers of the survey's first round".to_owned()]];
    let table = |rows| wide(rows, &HEADER);
    vec![
        ("a short table", vec![("A", table(5))]),
        ("a long table", vec![("A", table(350))]),
        ("a cover sheet in front", vec![("Cover", note.clone()), ("A", table(250))]),
        ("a sheet behind", vec![("A", table(250)), ("Notes", note.clone())]),
        ("several tables", vec![("A", table(250)), ("B", table(3)), ("C", table(101))]),
        ("exactly a piece", vec![("A", table(99))]),
        ("a title above", vec![("A", [note, table(300)].concat())]),
    ]
}

fn source(book: &Book) -> SheetList {
    let sheet = |(name, rows): &(&str, Vec<Vec<String>>)| {
        let cells = (0..).zip(rows).flat_map(|(row, texts)| {
            let cell = move |(column, text): (u32, &String)| {
                Cell::new(Address::new(row, column), CellValue::Text(text.clone()))
            };
            (0..).zip(texts).map(cell)
        });
        (Sheet::new(*name), cells.collect())
    };
    book.iter().map(sheet).collect()
}

fn whole(book: &Book) -> Vec<Reading> {
    let reading = msq_table::read(source(book), &Settings::new(editions()));
    reading.expect("it is the questionnaire").responses
}

fn in_pieces(book: &Book) -> Vec<Reading> {
    let settings = Settings::new(editions());
    let readings = msq_table::responses(source(book), &settings);
    readings.map(|reading| reading.expect("it is the questionnaire")).collect()
}

#[test]
fn pieces_make_up_the_whole() {
    for (name, book) in books() {
        let whole = whole(&book);
        let pieces = in_pieces(&book);
        let findings = |readings: &[Reading]| {
            let all = readings.iter().flat_map(|reading| &reading.diagnostics);
            // What is about no response in particular may stand with another one.
            let mut texts: Vec<_> = all
                .map(|finding| (finding.place.to_string(), finding.code.id(), finding.path.clone()))
                .collect();
            texts.sort();
            texts
        };
        assert_eq!(pieces.len(), whole.len(), "{name}");
        for (piece, whole) in pieces.iter().zip(&whole) {
            assert_eq!((&piece.response, &piece.place), (&whole.response, &whole.place), "{name}");
        }
        assert_eq!(findings(&pieces), findings(&whole), "{name}");
    }
}

#[test]
fn a_canonical_sheet_behind_keeps_the_pieces() {
    let canonical = [["edition", "version", "17.value"], ["2020", "1.0", "81"]];
    let canonical = canonical.map(|row| row.map(str::to_owned).to_vec()).to_vec();
    let book = vec![("A", wide(250, &HEADER)), ("Responses", canonical)];
    let pieces = in_pieces(&book);
    assert_eq!(pieces.len(), 251);
}
