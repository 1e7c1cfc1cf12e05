//! What msq writes: the cells, what is refused, and the sheet that isn't read.

use std::{
    io::{self, Cursor, Read, Write},
    sync::Arc,
};

use msq_cells::{Cell, CellValue};
use msq_core::{
    Catalogue, Date, Edition, Entry, Kind, Response, Value, WriteError, editions::edition2020::Msq2020,
    editions::editions,
};
use msq_excel::{Refusal, Writer};
use msq_office::{Limits, Workbook};
use msq_table::{Layout, Settings, canonical};

fn open(bytes: Vec<u8>) -> Workbook<Cursor<Vec<u8>>> {
    Workbook::open(Cursor::new(bytes), &Limits::default()).expect("a workbook")
}

/// The cells of the first sheet.
fn cells(bytes: Vec<u8>) -> Vec<Cell> {
    open(bytes).cells(0).expect("a sheet").map(|cell| cell.expect("a cell")).collect()
}

/// Where a cell stands, what it holds, and the link behind it.
fn line(cell: &Cell) -> String {
    let value = match &cell.value {
        CellValue::Text(text) => format!("{text:?}"),
        CellValue::Number(number) => number.to_string(),
        CellValue::Bool(bool) => bool.to_string(),
        CellValue::DateTime { date, seconds } => format!("{date} {seconds}s"),
        other => format!("{other:?}"),
    };
    let link = cell.link.as_ref().map_or_else(String::new, |link| format!(" -> {link}"));
    format!("{} {value}{link}", cell.address)
}

/// A workbook that nobody made with msq: the name and the rows of each sheet.
fn foreign(sheets: &[(&str, &[Vec<String>])]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).expect("a name for a sheet");
        for (row, texts) in (0..).zip(*rows) {
            sheet.write_row(row, 0, texts).expect("room for a row");
        }
    }
    workbook.save_to_buffer().expect("room in memory")
}

/// A response that says this, by path.
fn response(catalogue: &Arc<Catalogue>, values: &[(&str, Value)]) -> Response {
    let mut response = Response::new(catalogue);
    for (path, value) in values {
        let part = catalogue.part(path).unwrap_or_else(|| panic!("no part is called {path}"));
        response.set(part.id, value.clone()).expect("a value for that part");
    }
    response
}

fn written(layout: Layout, responses: &[Response]) -> Result<Vec<u8>, WriteError> {
    let mut writer = Writer::new(Vec::new(), layout, &Msq2020::catalogue())?;
    responses.iter().try_for_each(|response| writer.write(response))?;
    writer.finish()
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn day(year: i16, month: i8, day: i8) -> Value {
    Value::Date(Date::new(year, month, day).expect("a day of the calendar"))
}

#[test]
fn values_are_what_they_look_like() {
    let catalogue = Msq2020::catalogue();
    for (path, value, cell) in [
        ("17.value", Value::Percent(81.0), "81"),
        ("17.value", Value::Percent(0.4), "0.4"),
        ("17.value", Value::Percent(0.1 + 0.2), r#""0.30000000000000004""#),
        ("17.value", Value::Percent(5e-7), "0.0000005"),
        ("authorization.answer", Value::YesNo(true), "true"),
        ("authorization.answer", Value::YesNo(false), "false"),
        ("date.value", day(2019, 3, 31), "2019-03-31 0s"),
        ("date.value", day(1900, 3, 1), "1900-03-01 0s"),
        ("date.value", day(1900, 2, 28), r#""1900-02-28""#),
        ("4.phone", text("007"), r#""007""#),
        ("4.phone", text("=1+1"), r#""=1+1""#),
        ("4.phone", text(""), r#""'""#),
        ("4.email", text("mailto:a@a.example"), r#""mailto:a@a.example" -> mailto:a@a.example"#),
        ("4.name", text("https://a.example/#b"), r#""https://a.example/#b" -> https://a.example/#b"#),
        ("4.name", text("http://a.example/%C3%A9"), r#""http://a.example/%C3%A9" -> http://a.example/é"#),
        ("4.name", text("www.a.example"), r#""www.a.example""#),
        ("4.name", text("See https://a.example"), r#""See https://a.example""#),
    ] {
        let bytes = written(Layout::Long, &[response(&catalogue, &[(path, value)])]).expect("it fits");
        assert_eq!(cells(bytes).last().map(line), Some(format!("E4 {cell}")), "{path}");
    }
}

#[test]
fn what_no_cell_holds_is_refused_with_its_place() {
    let catalogue = Msq2020::catalogue();
    let long = "a".repeat(32_768);
    let url = |text: &str| Entry { url: Some(text.to_owned()), ..Entry::default() };
    let lists = Value::Entries(vec![url(&long[..20_000]), url(&long[..20_000])]);
    let cases = [
        (Layout::Long, "4.name", text(&*long), "4.name", "sheet “Answers”", "32768"),
        (Layout::Form, "4.name", text(&*long), "4.name", "sheet “Form”", "32768"),
        (Layout::Wide, "4.name", text(&*long), "4.name", "sheet “Responses”", "32768"),
        // Two UTF-16 units a character.
        (Layout::Long, "4.name", text("😀".repeat(16_384)), "4.name", "cell E4 ", "32768"),
        // The mark counts as well.
        (Layout::Long, "4.name", text("'".repeat(32_767)), "4.name", "cell E4 ", "32768"),
        // The name of the respondent stands in every row, and is told once.
        (Layout::Long, "memberState.name", text(&*long), "memberState.name", "cell E4 ", "32768"),
        (Layout::Wide, "5.c.entries", lists, "5.c.url", "sheet “Responses”", "40001"),
    ];
    for (layout, path, value, named, place, units) in cases {
        let sound = response(&catalogue, &[("17.value", Value::Percent(81.0))]);
        let refused = response(&catalogue, &[("17.value", Value::Percent(1.0)), (path, value)]);
        let mut writer = Writer::new(Vec::new(), layout, &catalogue).expect("a workbook");
        let error = writer.write(&refused).expect_err(named);
        assert!(
            matches!(error.refusal(), Some(Refusal::TextTooLong { response: 1, path, .. }) if path == named)
        );
        let message = error.to_string();
        for part in [named, place, units, "response 1", "32767", "write JSON, XML or CSV"] {
            assert!(message.contains(part), "{message:?} doesn't say {part:?}");
        }
        // Nothing of it was written, and its number is free.
        writer.write(&sound).expect("the writer goes on");
        assert!(writer.finish().ok() == written(layout, &[sound]).ok(), "{layout:?}, {path}");
    }
    let unwritable = response(&catalogue, &[("4.name", text("_x0041\r".repeat(4_000)))]);
    let error = written(Layout::Form, &[unwritable]).expect_err("its escapes take more room than there is");
    let refusal = error.refusal();
    assert!(matches!(refusal, Some(Refusal::TextUnwritable { path, .. }) if path == "4.name"), "{error}");
    for fits in [long[1..].to_owned(), "😀".repeat(16_383), "é".repeat(32_767)] {
        assert!(written(Layout::Form, &[response(&catalogue, &[("4.name", text(fits))])]).is_ok());
    }
}

#[test]
fn links_beyond_what_memory_is_for_are_text() {
    let catalogue = Msq2020::catalogue();
    let entry = Entry { url: Some("https://a.example/b".to_owned()), ..Entry::default() };
    let list = |entries| Value::Entries(vec![entry.clone(); entries]);
    let all = response(&catalogue, &[("1.entries", list(10_000)), ("3.entries", list(10))]);
    let cells = cells(written(Layout::Long, &[all]).expect("the texts fit"));
    assert_eq!(cells.iter().filter(|cell| cell.link.is_some()).count(), 10_000);
    assert_eq!(cells.iter().filter(|cell| cell.text() == "https://a.example/b").count(), 10_010);
}

#[test]
fn a_code_book_is_never_read_as_answers() {
    let catalogue = Msq2020::catalogue();
    let row = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
    let answers = [
        row(&["Member State", "Namibia"]),
        row(&["Do you collect usage statistics of e-government services?", "Yes"]),
        row(&["Do you measure satisfaction of citizens on e-government services?", "No"]),
    ];
    let code_book: Vec<Vec<_>> = canonical::code_book(&catalogue)
        .iter()
        .map(|contents| contents.iter().map(|content| content.as_text().into_owned()).collect())
        .collect();
    let alone = foreign(&[("Sheet1", &answers)]);
    let behind = foreign(&[("Sheet1", &answers), ("Code book", &code_book)]);
    let before = foreign(&[("Codes", &code_book), ("Sheet1", &answers)]);
    let read = |bytes| {
        let workbook = Workbook::open(Cursor::new(bytes), &Limits::default()).expect("a workbook");
        let reading = msq_table::read(workbook, &Settings::new(editions()));
        let reading = reading.expect("a questionnaire").responses;
        let [reading] = &reading[..] else { panic!("{} responses", reading.len()) };
        assert_eq!(reading.diagnostics, []);
        reading.response.clone()
    };
    let expected = read(alone);
    assert_eq!(expected.answers().count(), 5, "the name, its two codes, and two answers");
    assert!(read(behind) == expected);
    assert!(read(before) == expected);
}

#[test]
fn every_sheet_is_as_people_know_it() {
    let catalogue = Msq2020::catalogue();
    for (layout, name, header) in
        [(Layout::Wide, "Responses", "A1"), (Layout::Long, "Answers", "A1"), (Layout::Form, "Form", "A1")]
    {
        let bytes = written(layout, &[Response::new(&catalogue)]).expect("it fits");
        let book = open(bytes.clone());
        let names: Vec<_> = book.sheets().iter().map(|sheet| (&*sheet.name, sheet.hidden)).collect();
        assert_eq!(names, [(name, false), ("Code book", false)]);
        let cells = cells(bytes.clone());
        assert_eq!(cells[0].address.to_string(), header);
        let noted = cells.iter().filter(|cell| cell.note.is_some()).map(|cell| cell.address.row);
        assert!(
            noted.clone().count() > 4 && noted.max() == Some(0),
            "each head has a note, and nothing else"
        );
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut part = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).expect(name).read_to_string(&mut text).expect("text");
            text
        };
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(sheet.contains(r#"state="frozen""#));
        assert_eq!(sheet.contains("<autoFilter"), layout != Layout::Form);
        assert_eq!(sheet.contains("<dataValidation "), layout == Layout::Form);
        let properties = part("docProps/core.xml");
        assert!(properties.contains("2000-01-01T00:00:00Z"), "{properties}");
        assert!(properties.contains(catalogue.title()), "{properties}");
        assert!(properties.contains("<dc:creator></dc:creator>"), "{properties}");
    }
}

#[test]
fn a_form_asks_for_what_fits() {
    let catalogue = Msq2020::catalogue();
    let bytes = written(Layout::Form, &[Response::new(&catalogue)]).expect("it fits");
    let mut text = String::new();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    zip.by_name("xl/worksheets/sheet1.xml").expect("a sheet").read_to_string(&mut text).expect("text");
    let kinds = |kind| catalogue.parts().iter().filter(move |part| part.kind == kind);
    let options: usize = kinds(Kind::Ticked).map(|part| catalogue.options(part.id).len()).sum();
    for (kind, expected) in [
        ("list", kinds(Kind::YesNo).count() + options),
        ("decimal", kinds(Kind::Percent).count()),
        ("date", kinds(Kind::Date).count()),
    ] {
        let found = text.matches(&format!(r#"<dataValidation type="{kind}""#)).count();
        assert_eq!(found, expected, "{kind}");
    }
}

/// An output that fails at a certain byte.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_output_that_fails_is_told() {
    for room in [0, 1, 1_000, 10_000] {
        let catalogue = Msq2020::catalogue();
        let mut writer = Writer::new(Full(room), Layout::Form, &catalogue).expect("nothing is written yet");
        writer.write(&Response::new(&catalogue)).expect("nothing is written yet");
        let error = writer.finish().map(drop).expect_err("it fails");
        assert!(
            matches!(&error, WriteError::Io(error) if error.kind() == io::ErrorKind::StorageFull),
            "{error:?}"
        );
    }
}
