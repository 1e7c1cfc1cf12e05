//! A workbook as a source of sheets and cells, and what holds for every kind of file: sheets that are left early, one
//! that can't be read, parts that were damaged, and an input that panics.

use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};

use msq_cells::Source;
use msq_office::{Error, ErrorKind, Limits, Workbook};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{
    binary::{cell, stream, xlsb},
    book::{Book, line, open, relations, zip},
    ods::{number, table, tables},
};

/// The sheets and cells of a file, a line each; of each sheet only so many cells.
fn read(file: Vec<u8>, most: usize) -> Result<Vec<String>, Error> {
    let mut book = open(file)?;
    let mut lines = Vec::new();
    while let Some(sheet) = book.next_sheet()? {
        lines.push(format!("# {}", sheet.name));
        for _ in 0..most {
            let Some(cell) = book.next_cell()? else { break };
            lines.push(line(&cell));
        }
    }
    assert_eq!(book.next_cell()?, None, "there is no sheet any more");
    Ok(lines)
}

/// Two sheets with two cells each, of every kind that can have two.
fn files() -> [Vec<u8>; 2] {
    let sheet = r#"<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>"#;
    let table = |name: &str| {
        // What is inside a table is none of the sheets.
        let inner = "<table:table/>";
        format!(
            r#"<table:table table:name="{name}"><table:table-row>{}</table:table-row><table:table-row>{}{}</table:table-row>{inner}</table:table>"#,
            number("", 1),
            number("", 2),
            number("", 3),
        )
    };
    [
        Book::new().tab("a", "", sheet).tab("b", "", sheet).bytes(),
        tables(&[table("a"), "<table:table table:name=\"none\"/>".into(), table("b")].concat()),
    ]
}

#[test]
fn sheets_come_one_after_the_other() {
    let [xlsx, ods] = files();
    assert_eq!(read(xlsx.clone(), 9).expect("sound"), ["# a", "A1 1", "B1 2", "# b", "A1 1", "B1 2"]);
    assert_eq!(read(xlsx, 1).expect("sound"), ["# a", "A1 1", "# b", "A1 1"]);
    let all = ["# a", "A1 1", "A2 2", "B2 3", "# none", "# b", "A1 1", "A2 2", "B2 3"];
    assert_eq!(read(ods.clone(), 9).expect("sound"), all);
    assert_eq!(
        read(ods.clone(), 2).expect("sound"),
        ["# a", "A1 1", "A2 2", "# none", "# b", "A1 1", "A2 2"]
    );
    assert_eq!(read(ods, 0).expect("sound"), ["# a", "# none", "# b"]);
}

#[test]
fn the_cells_of_one_sheet_can_be_asked_for_in_between() {
    for file in files() {
        let mut book = open(file).expect("a sound workbook");
        let last = book.sheets().len() - 1;
        assert_eq!(book.next_sheet().expect("sound").map(|sheet| sheet.name).as_deref(), Some("a"));
        let mut cells = book.cells(last).expect("sound");
        assert_eq!(cells.next().map(|cell| line(&cell.expect("sound"))).as_deref(), Some("A1 1"));
        assert!(cells.by_ref().count() > 0 && cells.next().is_none());
        assert_eq!(book.next_cell().expect("sound"), None);
        assert_ne!(book.next_sheet().expect("sound").map(|sheet| sheet.name).as_deref(), Some("a"));
    }
}

#[test]
fn a_sheet_that_is_malformed_leaves_the_others() {
    let sound = "<sheetData><row><c><v>1</v></c></row></sheetData>";
    let malformed = r#"<sheetData><row><c><v>1</v></c><c r="0"/></row></sheetData>"#;
    let file = Book::new().tab("a", "", malformed).tab("b", "", "").tab("c", "", sound).bytes();
    let mut book = open(file).expect("a sound list of sheets");
    assert!(book.next_sheet().is_ok_and(|sheet| sheet.is_some()));
    assert!(book.next_cell().is_ok_and(|cell| cell.is_some()));
    assert!(book.next_cell().is_err());
    assert_eq!(book.next_cell().expect("nothing follows an error"), None);
    assert!(book.next_sheet().is_err(), "it has no place for cells");
    assert_eq!(book.next_cell().expect("no sheet is begun"), None);
    assert_eq!(book.next_sheet().expect("sound").map(|sheet| sheet.name).as_deref(), Some("c"));
    assert!(book.next_cell().is_ok_and(|cell| cell.is_some()));
}

/// A package whose parts are stored as they are.
fn stored(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(*name, options).expect("a name of its own");
        zip.write_all(bytes).expect("room in memory");
    }
    zip.finish().expect("room in memory").into_inner()
}

/// What reads as well as before, but isn't what was packed, is told at the end of its part.
#[test]
fn a_checksum_that_does_not_fit_is_told() {
    use std::error::Error as _;
    let rows = format!("<table:table-row>{}</table:table-row>", number("", 81));
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let ods = stored(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ]);
    let workbook = r#"<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"#;
    let styles = r#"<styleSheet><cellXfs><xf numFmtId="81"/></cellXfs></styleSheet>"#;
    let (root, links) = (
        relations(&[("r1", "officeDocument", "xl/workbook.xml")]),
        relations(&[("r1", "worksheet", "sheet.xml")]),
    );
    let xlsx = stored(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/sheet.xml", b"<worksheet><sheetData/></worksheet>"),
    ]);
    for (mut file, part) in [(ods, "content.xml"), (xlsx, "xl/styles.xml")] {
        read(file.clone(), 9).expect("a sound workbook");
        let at = file.windows(4).position(|bytes| bytes == b"\"81\"").expect("a number");
        file[at + 1] = b'9';
        let error = read(file, 9).expect_err("another number than was packed");
        assert_eq!(*error.kind(), ErrorKind::Damaged { part: Some(part.to_owned()) });
        assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("Invalid checksum"));
    }
}

/// An input that panics once so many bytes were read.
struct Panicking {
    input: Cursor<Vec<u8>>,
    left: usize,
}

impl Read for Panicking {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let most = buf.len().min(512);
        let count = self.input.read(&mut buf[..most])?;
        self.left = self.left.checked_sub(count).expect("no more bytes");
        Ok(count)
    }
}

impl Seek for Panicking {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.input.seek(to)
    }
}

#[test]
fn a_panic_is_an_error_whatever_the_file() {
    let many = |cell: &[u8]| cell.repeat(2_000);
    let rows: String =
        (0..20_000).map(|n| format!("<row><c><v>{}</v></c></row>", n * 7919 % 10_007)).collect();
    let cells: String = (0..20_000)
        .map(|n| format!("<table:table-row>{}</table:table-row>", number("", n * 7919 % 10_007)))
        .collect();
    for (kind, file) in [
        ("xlsx", Book::rows(&rows).bytes()),
        ("ods", table(&cells)),
        ("xls", stream(0x0600, b"\x06\0Sheet1", b"", &many(&cell(0x0203, 0, 0, &7.0_f64.to_le_bytes())))),
        ("xlsb", xlsb(&[])),
        ("other", zip([("a", &b"b"[..])])),
    ] {
        let mut panics = 0;
        for left in (0..3 * file.len()).step_by(file.len().div_ceil(10)) {
            let input = Panicking { input: Cursor::new(file.clone()), left };
            let read = Workbook::open(input, &Limits::default()).and_then(|mut book| {
                while book.next_sheet()?.is_some() {
                    while book.next_cell()?.is_some() {}
                }
                Ok(())
            });
            let crashed = |error: &Error| matches!(error.kind(), ErrorKind::Crashed { .. });
            panics += u32::from(read.as_ref().is_err_and(crashed));
        }
        assert!(panics > 3, "{kind}: {panics}");
    }
}
