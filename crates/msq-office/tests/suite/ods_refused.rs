//! OpenDocument spreadsheets that are refused, in part or whole, and what still is read.

use std::io::Cursor;

use msq_office::{Error, ErrorKind, Limits, Workbook};

use crate::{
    book::{line, open, refusal, zip},
    ods::{MIMETYPE, cells, content, number, row, tables},
};

#[test]
fn what_is_malformed_is_refused_by_its_place() {
    for (file, expected) in [
        (content("<office:document-content/>"), "the workbook is malformed in content.xml at byte 26: it has no sheet; open it and save it again as .xlsx"),
        (zip([("mimetype", MIMETYPE)]), "the workbook is malformed in content.xml: it is missing; open it and save it again as .xlsx"),
        (row("<table:table-cell><text:p>&unknown;</text:p></table:table-cell>"), "cell A1 of sheet “Sheet1” cannot be read: its text has an unknown entity in it; clear the cell or type its value again"),
        (row(&number(r#"table:number-columns-repeated="0""#, 1)), "the workbook is malformed in content.xml at byte 204: a number of rows or columns isn't one; open it and save it again as .xlsx"),
        (row(&number(r#"table:number-columns-repeated="16385""#, 1)), "sheet “Sheet1” is malformed: no cell is called “XFE1”; open it and save it again as .xlsx"),
        (row("<table:table-cell/></table:table-row>"), "the workbook is malformed in content.xml at byte 145: it is not well-formed XML; open it and save it again as .xlsx"),
        (
            zip([
                ("mimetype", MIMETYPE),
                ("META-INF/manifest.xml", br#"<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#),
                ("content.xml", b"\x80\x81"),
            ]),
            "the workbook is protected with a password; open it with that and save it without",
        ),
    ] {
        assert_eq!(refusal(file).to_string(), expected);
    }
}

#[test]
fn one_sheet_that_is_malformed_leaves_the_others() {
    let bad =
        r#"<table:table table:name="bad"><table:table-row table:number-rows-repeated="x"/></table:table>"#;
    let good = format!(
        r#"<table:table table:name="good"><table:table-row>{}</table:table-row></table:table>"#,
        number("", 7)
    );
    let mut book = open(tables(&format!("{bad}{good}"))).expect("a sound workbook");
    let first: Result<Vec<_>, Error> = book.cells(0).expect("a sheet").collect();
    assert!(first.is_err());
    let second: Result<Vec<_>, Error> = book.cells(1).expect("a sheet").collect();
    assert_eq!(second.expect("a sound sheet").iter().map(line).collect::<Vec<_>>(), ["A1 7"]);
}

#[test]
fn a_workbook_that_is_stored_is_read_like_one_that_is_packed() {
    let xml = format!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="a"><table:table-row>{}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#,
        number("", 7)
    );
    let files = [("mimetype", MIMETYPE), ("content.xml", xml.as_bytes())];
    let file = msq_tests::package(files, zip::CompressionMethod::Stored);
    assert_eq!(cells(file), ["A1 7"]);
}

#[test]
fn limits_are_kept() {
    let mut limits = Limits::default();
    limits.sheets = 1;
    let file = tables(r#"<table:table table:name="a"/><table:table table:name="b"/>"#);
    let error = Workbook::open(Cursor::new(file), &limits).map(|_| ()).expect_err("too many sheets");
    assert!(matches!(error.kind(), ErrorKind::TooLarge { .. }), "{error}");
}
