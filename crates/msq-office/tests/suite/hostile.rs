//! Workbooks made to do harm: each ends in an error, or is read in little memory.

use std::io::{Cursor, Write};

use msq_cells::codes;
use msq_office::{Allowance, ErrorKind, Limit, Limits, Workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::book::{Book, open, refusal};

/// The limit that a file meets.
#[track_caller]
fn limit(file: Vec<u8>) -> Limit {
    match refusal(file) {
        ErrorKind::TooLarge { limit, .. } => limit,
        other => panic!("{other:?}"),
    }
}

/// A book with one part more, which is `before`, then that many times `piece`, then `after`; it is never in memory.
fn with_long_part(book: Book, name: &str, before: &str, piece: &str, times: usize, after: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new_append(Cursor::new(book.without(name).bytes())).expect("a zip");
    zip.start_file(name, SimpleFileOptions::default()).expect("a name of its own");
    zip.write_all(before.as_bytes()).expect("room in memory");
    let block = piece.repeat(65_536 / piece.len() + 1);
    let mut left = times * piece.len();
    while left > 0 {
        let count = left.min(block.len() / piece.len() * piece.len());
        zip.write_all(&block.as_bytes()[..count]).expect("room in memory");
        left -= count;
    }
    zip.write_all(after.as_bytes()).expect("room in memory");
    zip.finish().expect("room in memory").into_inner()
}

#[test]
fn far_corners_cost_nothing() {
    let corner =
        |last: &str| Book::rows(&format!(r#"<c r="A1"><v>1</v></c><c r="{last}"><v>2</v></c>"#)).lines();
    assert_eq!(corner("XFD1048576"), ["A1 1", "XFD1048576 2"]);
    assert_eq!(corner("CV1048576"), ["A1 1", "CV1048576 2"]);
    let sheet = r#"<dimension ref="A1:XFD1048576"/><sheetData><c><v>1</v></c></sheetData>
        <mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>
        <hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>"#;
    assert_eq!(Book::new().sheet(sheet).lines(), ["A1 1 -> #x 1048576x16384"]);
}

#[test]
fn references_are_checked() {
    let cells = |xml: &str| format!("<sheetData>{xml}</sheetData>");
    for (sheet, reference) in [
        (cells(r#"<c r="ZZZZZZZZ99999999999"/>"#), "ZZZZZZZZ99999999999"),
        (cells(r#"<c r="XFE1"/>"#), "XFE1"),
        (cells(r#"<c r="A1048577"/>"#), "A1048577"),
        (cells(r#"<c r="A0"/>"#), "A0"),
        (cells(r#"<c r="$A$1"/>"#), "$A$1"),
        (cells(r#"<row r="99999999999"/>"#), "99999999999"),
        (cells(r#"<row r="0"/>"#), "0"),
        (cells(r#"<row r="1048576"/><row><c/></row>"#), "A1048577"),
        (cells(r#"<c r="XFD1"/><c/>"#), "XFE1"),
        (r#"<sheetData/><mergeCells><mergeCell ref="B2:A1"/></mergeCells>"#.into(), "B2:A1"),
        (
            r#"<sheetData/><hyperlinks><hyperlink ref="A1:B9999999" location="x"/></hyperlinks>"#.into(),
            "A1:B9999999",
        ),
    ] {
        let sheet: String = sheet;
        let expected = ErrorKind::Reference { sheet: "Sheet1".into(), reference: reference.into() };
        assert_eq!(Book::new().sheet(&sheet).refusal(), expected, "{sheet}");
    }
    // A dimension is only a hint.
    let sheet = r#"<dimension ref="C5:A1"/><sheetData><c><v>1</v></c></sheetData>"#;
    assert_eq!(Book::new().sheet(sheet).lines(), ["A1 1"]);
    let long = Book::rows(&format!(r#"<c r="{}"/>"#, "A".repeat(100_000))).refusal();
    assert!(long.to_string().len() < 200, "{long}");
}

#[test]
fn what_unfolds_is_refused_by_what_it_declares() {
    let gib = 1 << 30;
    let cell = r#"<worksheet><sheetData><c t="inlineStr"><is><t>"#;
    let end = "</t></is></c></sheetData></worksheet>";
    let sheet = "xl/worksheets/sheet1.xml";
    assert_eq!(limit(with_long_part(Book::rows(""), sheet, cell, "a", gib, end)), Limit::Unpacked);
    assert_eq!(
        limit(with_long_part(Book::rows(""), "xl/media/image1.png", "", "a", 200 << 20, "")),
        Limit::Unpacked
    );
    assert_eq!(limit(with_long_part(Book::rows(""), sheet, cell, "a", 20 << 20, end)), Limit::Content);
    let many = "&amp;<!-- -->";
    assert_eq!(limit(with_long_part(Book::rows(""), sheet, cell, many, 1 << 20, end)), Limit::Content);
    let tag = r#"<worksheet><sheetData><c r="A1" t=""#;
    assert_eq!(
        limit(with_long_part(Book::rows(""), sheet, tag, "a", 20 << 20, r#""/></sheetData></worksheet>"#)),
        Limit::Content
    );
}

#[test]
fn a_declared_size_holds() {
    let rows: String = (0..10_000).map(|_| "<c><v>1</v></c>").collect();
    let mut file = Book::rows(&rows).bytes();
    // The central directory declares the size of the sheet: 100 bytes instead.
    let name = b"xl/worksheets/sheet1.xml";
    let entry = file.windows(name.len()).rposition(|window| window == name).expect("its entry") - 46;
    file[entry + 24..entry + 28].copy_from_slice(&100_u32.to_le_bytes());
    assert!(matches!(refusal(file), ErrorKind::Damaged { part: Some(_) }));
}

#[test]
fn what_is_held_is_measured() {
    let texts = "xl/sharedStrings.xml";
    assert_eq!(
        limit(with_long_part(Book::rows(""), texts, "<sst><si><t>", "a", 20 << 20, "</t></si></sst>")),
        Limit::Content
    );
    // Announced without need, as sloppy programs do, or to do harm.
    let announced = Book::rows(r#"<c t="s"><v>0</v></c>"#)
        .part(texts, r#"<sst uniqueCount="99999999999"><si><t>a</t></si></sst>"#);
    assert_eq!(announced.lines(), ["A1 \"a\""]);

    let fonts = format!(r#"<fonts><font><name val="{}"/></font></fonts>"#, "a".repeat(1 << 20));
    let styles = format!("{fonts}<cellXfs>{}</cellXfs>", r#"<xf fontId="0"/>"#.repeat(10_000));
    assert_eq!(Book::rows("").styles(&styles).lines(), [""; 0]);
    let styles =
        with_long_part(Book::rows(""), "xl/styles.xml", "<styleSheet>", "<fonts/>", 3 << 20, "</styleSheet>");
    assert_eq!(limit(styles), Limit::Part);
}

#[test]
fn notes_are_counted() {
    let sheet = "xl/worksheets/sheet1.xml";
    let start = "<worksheet><sheetData/><mergeCells>";
    let end = "</mergeCells></worksheet>";
    assert_eq!(
        limit(with_long_part(Book::rows(""), sheet, start, r#"<mergeCell ref="A1"/>"#, 300_000, end)),
        Limit::Notes
    );
    let start = "<worksheet><sheetData>";
    let cell = r#"<c r="B7"><f t="shared" si="0">A1</f></c>"#;
    assert_eq!(
        limit(with_long_part(Book::rows(""), sheet, start, cell, 600_000, "</sheetData></worksheet>")),
        Limit::Notes
    );
}

#[test]
fn what_stands_beside_a_sheet_is_counted() {
    let comments = |piece: &str, times| {
        let book = Book::rows("").relations(&[("c", "comments", "../comments1.xml")]);
        with_long_part(book, "xl/comments1.xml", "<comments>", piece, times, "</comments>")
    };
    let comment = r#"<comment ref="A1"><text><t>a</t></text></comment>"#;
    assert_eq!(limit(comments(comment, 300_000)), Limit::Notes);
    assert_eq!(limit(comments("<a/>", 5 << 20)), Limit::Part);

    let drawing = |piece: &str, times| {
        let book = Book::rows("").relations(&[("v", "vmlDrawing", "../v.vml")]);
        with_long_part(book, "xl/v.vml", "<xml>", piece, times, "</xml>")
    };
    let check_box = r#"<shape><ClientData ObjectType="Radio"></ClientData></shape>"#;
    assert_eq!(limit(drawing(check_box, 280_000)), Limit::Notes);
    assert_eq!(limit(drawing("<br>", 5 << 20)), Limit::Part);

    let sheet = "xl/worksheets/sheet1.xml";
    let column = r#"<col min="1" max="16384"/>"#;
    let columns =
        with_long_part(Book::rows(""), sheet, "<worksheet>", column, 20_000, "<sheetData/></worksheet>");
    let kind = refusal(columns);
    assert!(kind.to_string().contains("it describes more columns than there are"), "{kind}");
}

#[test]
fn links_behind_many_cells_do_not_multiply_with_them() {
    let links = r#"<hyperlink ref="A1:B1048576" location="x"/>"#.repeat(300);
    let sheet = format!(r#"<sheetData/><hyperlinks>{links}</hyperlinks>"#);
    let kind = Book::new().sheet(&sheet).refusal();
    assert!(kind.to_string().contains("too many links lie behind row 1"), "{kind}");
}

#[test]
fn one_long_text_in_many_cells_is_counted() {
    let texts = format!("<si><t>{}</t></si>", "a".repeat(32_767));
    let book = Book::rows(&r#"<c t="s"><v>0</v></c>"#.repeat(16_384)).texts(&texts);
    assert_eq!(limit(book.bytes()), Limit::Text);
}

#[test]
fn xml_without_end_is_refused() {
    let sheet = "xl/worksheets/sheet1.xml";
    let deep = with_long_part(Book::rows(""), sheet, "<worksheet>", "<a>", 1 << 20, "");
    let open = with_long_part(Book::rows(""), sheet, "<worksheet><sheetData>", "<a>", 1 << 20, "");
    for (file, expected) in [
        (deep, "its elements nest too deep"),
        (open, "its end is missing"),
        (Book::rows("").part(sheet, "<worksheet><sheetData>").bytes(), "its end is missing"),
        (Book::rows("").part(sheet, "<worksheet/>").bytes(), "it has no place for cells"),
        (Book::rows(r#"<c r="A<1"/>"#).bytes(), "a tag is not well-formed"),
        (
            Book::rows("").part(sheet, r#"<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><worksheet><sheetData/></worksheet>"#).bytes(),
            "it declares a document type, which no workbook does",
        ),
        (
            Book::rows("").texts("<!DOCTYPE a>").bytes(),
            "it declares a document type, which no workbook does",
        ),
    ] {
        let kind = refusal(file);
        assert!(matches!(&kind, ErrorKind::Malformed { what, .. } if what == expected), "{expected}: {kind:?}");
    }
}

#[test]
fn each_limit_can_be_set() {
    let file = Book::rows(r#"<c><v>1</v></c><c t="s"><v>0</v></c><c><f t="shared" si="0">A1</f></c>"#)
        .texts("<si><t>text</t></si>")
        .bytes();
    const TINY: Allowance = Allowance { floor: 1, ratio: 0 };
    type Set = fn(&mut Limits);
    let sets: [(Limit, Set); 10] = [
        (Limit::Entries, |limits| limits.entries = 3),
        (Limit::Part, |limits| limits.part = 100),
        (Limit::Sheets, |limits| limits.sheets = 0),
        (Limit::SheetName, |limits| limits.sheet_name = 1),
        (Limit::Cells, |limits| limits.cells = 2),
        (Limit::Content, |limits| limits.content = 70),
        (Limit::Notes, |limits| limits.notes = 100),
        (Limit::Unpacked, |limits| limits.unpacked = TINY),
        (Limit::Held, |limits| limits.held = TINY),
        (Limit::Entries, |limits| limits.entries = 0),
    ];
    let found = |limits: &Limits| {
        let book = Workbook::open(Cursor::new(file.clone()), limits);
        book.and_then(|mut book| book.cells(0)?.collect::<Result<Vec<_>, _>>())
            .map_err(|error| (error.code(), error.kind().clone()))
    };
    assert!(found(&Limits::default()).is_ok());
    for (expected, set) in sets {
        let mut limits = Limits::default();
        set(&mut limits);
        let found = found(&limits);
        assert!(
            matches!(found, Err((codes::TOO_LARGE, ErrorKind::TooLarge { limit, .. })) if limit == expected),
            "{expected}: {found:?}"
        );
    }
}

#[test]
fn many_entries_are_refused() {
    let names: Vec<_> = (0..20_000).map(|n| format!("{n}")).collect();
    let file = crate::book::zip(names.iter().map(|name| (name.as_str(), &b""[..])));
    assert_eq!(limit(file), Limit::Entries);
}

#[test]
fn nothing_follows_an_error() {
    let rows = r#"<c t="s"><v>0</v></c>"#.repeat(16_384);
    let texts = format!("<si><t>{}</t></si>", "a".repeat(32_767));
    let mut book = open(Book::rows(&rows).texts(&texts).bytes()).expect("a sound workbook");
    let mut cells = book.cells(0).expect("a sound sheet");
    assert!(cells.by_ref().any(|cell| cell.is_err()));
    assert!(cells.next().is_none());
}
