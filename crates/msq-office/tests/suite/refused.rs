//! Files that are no workbook, or one that cannot be read: what is said of them.

use msq_office::{Error, ErrorKind, FileKind};

use crate::book::{Book, open, refusal, zip};

/// A compound file with one entry of that name beside the root: a header, a table, and a sector of names.
fn compound(name: &str) -> Vec<u8> {
    let mut file = vec![0; 512 * 3];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    file[30] = 9;
    file[48] = 1;
    file[512..1024].fill(0xFF);
    for (entry, name) in ["Root Entry", name].iter().enumerate() {
        let entry = 1024 + 128 * entry;
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        file[entry..entry + units.len()].copy_from_slice(&units);
        file[entry + 64] = units.len() as u8 + 2;
    }
    file
}

#[test]
fn what_is_no_workbook_is_named() {
    let types = |kind: &str| {
        zip([(
            "[Content_Types].xml",
            format!(r#"<Types><Override ContentType="{kind}"/></Types>"#).as_bytes(),
        )])
    };
    let mimetype = |kind: &str| zip([("mimetype", kind.as_bytes()), ("content.xml", b"<a/>")]);
    for (kind, file) in [
        (FileKind::Pdf, b"%PDF-1.4\n".to_vec()),
        (FileKind::Text, b"code;value\r\n17;0.4\r\n".to_vec()),
        (FileKind::Html, b"<html><table><tr><td>17</td></tr></table></html>".to_vec()),
        (FileKind::Zip, zip([("forms/panama.xlsx", &b"PK"[..])])),
        (FileKind::Zip, Book::rows("").without("_rels/.rels").bytes()),
        (
            FileKind::Word,
            types("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
        ),
        (FileKind::Word, compound("WordDocument")),
        (
            FileKind::Presentation,
            types("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
        ),
        (FileKind::OpenDocument, mimetype("application/vnd.oasis.opendocument.text")),
        (FileKind::Compound, compound("Something")),
        // The workbook isn't at the root: another document holds it.
        (FileKind::Compound, compound("Workbook")),
    ] {
        assert_eq!(refusal(file), ErrorKind::NotAWorkbook { kind }, "{kind}");
    }
    for (kind, file) in [
        (FileKind::Xlsb, types("application/vnd.ms-excel.sheet.binary.macroEnabled.main")),
        (FileKind::Numbers, zip([("Index/Document.iwa", &b""[..])])),
    ] {
        assert_eq!(refusal(file), ErrorKind::NotReadYet { kind }, "{kind}");
    }
}

#[test]
fn messages_say_what_to_do() {
    for (file, message) in [
        (Vec::new(), "the file is empty; ask for it to be sent again"),
        (
            b"%PDF-1.4".to_vec(),
            "this is not a workbook but a PDF; ask for the workbook itself, saved as .xlsx",
        ),
        (
            zip([("Index/Document.iwa", &b""[..])]),
            "this is a spreadsheet of Apple Numbers, which is not read yet; open it and save it as an Excel workbook (.xlsx)",
        ),
        (
            compound("EncryptedPackage"),
            "the workbook is protected with a password; open it with that and save it without",
        ),
        (
            Book::rows(r#"<c r="ZZZZZZZZ99999999999"/>"#).bytes(),
            "sheet “Sheet1” is malformed: no cell is called “ZZZZZZZZ99999999999”; open it and save it again as .xlsx",
        ),
        (
            Book::rows("").part("xl/workbook.xml", "<workbook><sheets></workbook>").bytes(),
            "the workbook is malformed in xl/workbook.xml at byte 18: it is not well-formed XML; open it and save it again as .xlsx",
        ),
    ] {
        assert_eq!(refusal(file).to_string(), message);
    }
}

#[test]
fn a_file_cut_short_is_damaged() {
    let whole = Book::rows(&"<c><v>1</v></c>".repeat(1000)).bytes();
    for kept in [4, 100, whole.len() / 2, whole.len() - 1] {
        assert_eq!(refusal(whole[..kept].to_vec()), ErrorKind::Damaged { part: None }, "{kept} bytes");
    }
}

#[test]
fn a_part_that_was_damaged_is_named() {
    let mut file =
        Book::rows(&(0..1000).map(|n| format!("<c><v>{}</v></c>", n * n)).collect::<String>()).bytes();
    let name = b"xl/worksheets/sheet1.xml";
    let start =
        file.windows(name.len()).position(|window| window == name).expect("its local header") + name.len();
    for byte in &mut file[start + 100..start + 140] {
        *byte ^= 0x55;
    }
    let kind = refusal(file);
    assert!(
        matches!(&kind, ErrorKind::Damaged { part: Some(part) } if part == "xl/worksheets/sheet1.xml"),
        "{kind:?}"
    );
}

#[test]
fn causes_are_kept() {
    use std::error::Error as _;
    let error = open(Book::rows("").part("xl/workbook.xml", "<workbook>").bytes())
        .map(|_| ())
        .expect_err("malformed");
    assert!(error.source().is_none(), "quick-xml sees no fault in a missing end");
    let error = open(Book::rows("").part("xl/workbook.xml", "</workbook>").bytes())
        .map(|_| ())
        .expect_err("malformed");
    assert!(error.source().is_some());
    fn crosses_threads<T: Send + Sync + 'static>() {}
    crosses_threads::<Error>();
}

#[test]
fn workbooks_that_can_be_read_in_two_ways_are_refused() {
    let two = r#"<sheetData><c><v>1</v></c></sheetData><sheetData><c><v>2</v></c></sheetData>"#;
    let sheets = r#"<workbook><sheet name="A" r:id="r1"/><sheet name="B" r:id="r1"/></workbook>"#;
    let shared = Book::rows("").part("xl/workbook.xml", sheets).bytes();
    let named = |name: &str| Book::rows("").part("xl/other.xml", "<a/>").part(name, "<a/>");
    let mut twice = Book::rows("").part("xl/worksheets/sheetX.xml", "<worksheet/>").bytes();
    for start in 0..twice.len() {
        if twice[start..].starts_with(b"xl/worksheets/sheetX.xml") {
            twice[start + 19] = b'1';
        }
    }
    for (file, what) in [
        (Book::new().sheet(two).bytes(), "it has two lists of cells"),
        (Book::rows(r#"<c r="A1" r="B1"/>"#).bytes(), "an attribute occurs twice"),
        (Book::rows("").tab("Sheet1", "", "").bytes(), "two sheets are called “Sheet1”"),
        (named("XL/Other.xml").bytes(), "two files inside it have the same name"),
        (named("xl\\other.xml").bytes(), "two files inside it have the same name"),
        (twice, "two files inside it have the same name"),
        (
            Book::rows("").other_tab("Odd", "oddsheet").bytes(),
            "sheet “Odd” is of the kind oddsheet, which is not read: delete it",
        ),
        (Book::rows("").links(&[("a", "x"), ("a", "y")]).bytes(), "two relationships have the same name"),
        (Book::rows("").without("xl/worksheets/sheet1.xml").bytes(), "it is missing"),
        (shared, "sheets “A” and “B” are one"),
    ] {
        let kind = refusal(file);
        assert!(
            matches!(&kind, ErrorKind::Malformed { what: found, .. } if found == what),
            "{what}: {kind:?}"
        );
    }
}
