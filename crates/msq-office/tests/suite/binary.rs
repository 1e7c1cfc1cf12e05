//! Binary workbooks of Excel, .xls and .xlsb, written record by record.

use msq_office::{ErrorKind, FileKind, Limit};

use crate::{
    book::{open, refusal, relations, zip},
    ods::lines,
};

/// A record of an .xls.
pub(crate) fn old(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// Numbers of two bytes.
pub(crate) fn shorts(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// Numbers of four bytes.
pub(crate) fn longs(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A text of two bytes a character behind their number.
pub(crate) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [u32::try_from(units.len()).expect("a short text").to_le_bytes().to_vec(), shorts(&units)].concat()
}

/// A stream of an .xls of that version, with these records before the sheets, and one sheet with those.
pub(crate) fn stream(version: u16, name: &[u8], globals: &[u8], sheet: &[u8]) -> Vec<u8> {
    let begin = old(0x0809, &shorts(&[version, 5, 0, 0]));
    let tab = |start: usize| {
        let start = u32::try_from(start).expect("a short stream").to_le_bytes();
        old(0x0085, &[&start[..], &[0, 0], name].concat())
    };
    let length = begin.len() + globals.len() + tab(0).len() + 4;
    [
        begin,
        globals.to_vec(),
        tab(length),
        old(0x0A, b""),
        old(0x0809, &shorts(&[version, 16])),
        sheet.to_vec(),
        old(0x0A, b""),
    ]
    .concat()
}

/// An .xls without a container, with one sheet.
fn xls(globals: &[u8], sheet: &[u8]) -> Vec<u8> {
    stream(0x0600, b"\x06\0Sheet1", globals, sheet)
}

/// The record of a cell in a row and a column, with the style 1.
pub(crate) fn cell(kind: u16, row: u16, column: u16, value: &[u8]) -> Vec<u8> {
    old(kind, &[&shorts(&[row, column, 1])[..], value].concat())
}

#[test]
fn cells_of_an_xls_are_read() {
    let style = |format: u16| old(0x00E0, &shorts(&[0, format, 0]));
    let texts = old(0x00FC, b"\x03\0\0\0\x02\0\0\0\x02\0\0ab\x01\0\x09\x01\0\x12\x26\0\0\0\0");
    let globals =
        [old(0x0022, &[1, 0]), old(0x041E, b"\xA4\0\x04\0\x000.0%"), style(0), style(0xA4), texts].concat();
    let number = |number: f64| number.to_le_bytes();
    let computed = |row: u16, result: [u8; 8]| {
        cell(0x0006, row, 0, &[&result[..], &[0; 6], &[5, 0, 0x44, 0, 0, 0, 0]].concat())
    };
    let sheet = [
        old(0x007D, &shorts(&[1, 2, 0, 0, 1])),
        old(0x0208, &[&shorts(&[0, 0, 256, 255, 0, 0])[..], &[0x20, 0, 0, 0]].concat()),
        cell(0x0203, 0, 0, &number(0.004)),
        old(
            0x00BD,
            &[&shorts(&[1, 0])[..], &[0, 0, 6, 0, 0, 0], &[1, 0, 0xE3, 0x7E, 0, 0], &[1, 0]].concat(),
        ),
        cell(0x00FD, 2, 0, &[1, 0, 0, 0]),
        cell(0x0204, 3, 0, b"\x03\0\0\xE9t\xE9"),
        cell(0x0205, 4, 0, &[0x2A, 1]),
        cell(0x0205, 4, 1, &[1, 0]),
        computed(5, number(0.81)),
        computed(6, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        old(0x0207, b"\x04\0\0te"),
        old(0x003C, b"\x01x\0t\0"),
        computed(7, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        computed(8, [2, 0, 7, 0, 0, 0, 0xFF, 0xFF]),
        computed(9, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        computed(10, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        // A chart inside the sheet.
        old(0x0809, &shorts(&[0x0600, 32])),
        cell(0x0203, 0, 0, &number(9.0)),
        old(0x0A, b""),
        old(0x00E5, &shorts(&[1, 2, 3, 0, 1])),
        old(0x01B8, &[&shorts(&[2, 3, 0, 0])[..], &[0; 16], &longs(&[2, 8]), &wide("Other!A1\0")].concat()),
    ]
    .concat();
    let mut book = open(xls(&globals, &sheet)).expect("a sound workbook");
    assert_eq!(
        lines(&mut book),
        [
            "# Sheet1",
            "A1 0.004 in per cent hidden",
            "A2 1",
            "B2 81.2 in per cent hidden",
            "A3 \"☒\" -> #Other!A1 2x2",
            "A4 \"été\" -> #Other!A1",
            "A5 #N/A",
            "B5 true hidden",
            "A6 0.81 in per cent =…",
            "A7 \"text\" =…",
            "A8 true =…",
            "A9 #DIV/0! =…",
            "A10 \"\" =…",
            "A11 empty =…",
        ]
    );
}

#[test]
fn an_xls_of_excel_5_has_its_code_page() {
    let globals = old(0x0042, &shorts(&[1251]));
    let file = stream(0x0500, b"\x02\xC4\xE0", &globals, &cell(0x0204, 0, 0, b"\x03\0\xCD\xE5\xF2"));
    assert_eq!(lines(&mut open(file).expect("a sound workbook")), ["# Да", "A1 \"Нет\""]);
}

#[test]
fn what_an_xls_may_not_be_is_refused() {
    let refused = |file: Vec<u8>| refusal(file);
    assert_eq!(
        refused(b"\x09\x02\x06\0\0\0\x10\0".to_vec()),
        ErrorKind::NotReadYet { kind: FileKind::Excel4 }
    );
    assert_eq!(refused(xls(&old(0x002F, &[1, 0]), b"")), ErrorKind::Encrypted);
    let unread = ErrorKind::Sheet { sheet: "Sheet1".into(), after: None };
    for sheet in [
        cell(0x00FD, 0, 0, &[9, 0, 0, 0]),
        cell(0x0203, 0, 0, &[0; 4]),
        cell(0x0204, 0, 0, b"\x09\0\0short"),
        old(0x00BD, &[0; 3]),
        old(0x00E5, &shorts(&[1, 3, 2, 0, 1])),
    ] {
        assert_eq!(refused(xls(b"", &sheet)), unread, "{sheet:?}");
    }
    let far = ErrorKind::Reference { sheet: "Sheet1".into(), reference: "XFE1".into() };
    assert_eq!(refused(xls(b"", &cell(0x0203, 0, 16_384, &[0; 8]))), far);
    // Two sheets at one place.
    let tab = old(0x0085, b"\x58\0\0\0\0\0\x05\0other");
    let twice = xls(&[tab.clone(), tab].concat(), b"");
    assert!(matches!(refused(twice), ErrorKind::Malformed { .. }));
    let text = [
        old(0x00FC, &[&[0; 8][..], &shorts(&[32_767]), &[0], &[b'a'; 8000]].concat()),
        old(0x003C, &[&[0][..], &[b'a'; 8000]].concat()).repeat(3),
        old(0x003C, &[&[0][..], &[b'a'; 767]].concat()),
    ]
    .concat();
    let many = xls(&text, &cell(0x00FD, 0, 0, &[0; 4]).repeat(100_000));
    assert!(matches!(refused(many), ErrorKind::TooLarge { limit: Limit::Text, .. }));
}

/// A record of an .xlsb.
pub(crate) fn new(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = match kind {
        0..0x80 => vec![kind as u8],
        _ => vec![kind as u8 | 0x80, (kind >> 7) as u8],
    };
    let mut left = data.len();
    while left >= 0x80 {
        record.push(left as u8 | 0x80);
        left >>= 7;
    }
    record.push(left as u8);
    record.extend(data);
    record
}

/// An .xlsb with a sheet of these records.
pub(crate) fn xlsb(sheet: &[u8]) -> Vec<u8> {
    let tab =
        |name: &str, state: u32, id: &str| new(0x009C, &[longs(&[state, 1]), wide(id), wide(name)].concat());
    let workbook = [
        new(0x0083, b""),
        new(0x0099, &longs(&[0, 0, 0])),
        new(0x008F, b""),
        tab("R&D", 0, "r1"),
        tab("Chart", 0, "r2"),
        tab("Deep", 2, "r3"),
        new(0x0090, b""),
        new(0x0084, b""),
    ]
    .concat();
    let styles = [
        new(0x002C, &[shorts(&[0xA4]), wide("0.0%")].concat()),
        new(0x002B, &shorts(&[220, 0xFFF7])),
        new(0x002B, &shorts(&[220, 8])),
        new(0x002F, &[0; 16]),
        new(0x0269, &longs(&[3])),
        new(0x002F, &[0; 16]),
        new(0x002F, &[&shorts(&[0, 0xA4])[..], &[0; 12]].concat()),
        new(0x002F, &[&shorts(&[0, 14])[..], &[0; 12]].concat()),
        new(0x002F, &[&shorts(&[0, 0xA4, 1])[..], &[0; 10]].concat()),
        new(0x002F, &shorts(&[0, 0, 2])),
        new(0x002F, &shorts(&[0, 0])),
        new(0x026A, b""),
    ]
    .concat();
    let texts =
        [new(0x009F, &longs(&[1, 1])), new(0x0013, &[vec![0], wide("shared ☒")].concat()), new(0x00A0, b"")]
            .concat();
    let types =
        r#"<Types><Override ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>"#;
    let root = relations(&[("r1", "officeDocument", "xl/workbook.bin")]);
    let rels = relations(&[
        ("r1", "worksheet", "worksheets/sheet1.bin"),
        ("r2", "chartsheet", "chartsheets/sheet1.bin"),
        ("r3", "worksheet", "/xl/worksheets/sheet2.bin"),
        ("r4", "sharedStrings", "sharedStrings.bin"),
        ("r5", "styles", "styles.bin"),
    ]);
    let links = relations(&[("r1", "hyperlink", "https://a.example/")]);
    zip([
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.bin", &workbook),
        ("xl/_rels/workbook.bin.rels", rels.as_bytes()),
        ("xl/styles.bin", &styles),
        ("xl/sharedStrings.bin", &texts),
        ("xl/worksheets/sheet1.bin", sheet),
        ("xl/worksheets/_rels/sheet1.bin.rels", links.as_bytes()),
        ("xl/worksheets/sheet2.bin", &new(0x0092, b"")),
    ])
}

#[test]
fn cells_of_an_xlsb_are_read() {
    let row = |number: u32, flags: u16| {
        new(0x0000, &[longs(&[number, 0]), shorts(&[300, flags]), vec![0; 5]].concat())
    };
    let cell = |kind: u16, column: u32, style: u32, value: &[u8]| {
        new(kind, &[&longs(&[column, style])[..], value].concat())
    };
    let sheet = [
        new(0x003C, &[longs(&[1, 1, 2304, 0]), shorts(&[1])].concat()),
        new(0x0091, b""),
        row(0, 0),
        cell(0x0002, 0, 1, &0x7EE3_u32.to_le_bytes()),
        cell(0x0005, 1, 2, &43_555.0_f64.to_le_bytes()),
        cell(0x0001, 2, 0, b""),
        row(1, 0x1000),
        cell(0x0007, 0, 0, &[0; 4]),
        cell(0x0006, 1, 0, &wide("inline")),
        cell(0x003E, 2, 0, &[vec![1], wide("rich"), longs(&[0])].concat()),
        row(6, 0),
        cell(0x0003, 0, 0, &[0x1D]),
        cell(0x0004, 1, 0, &[1]),
        cell(0x0008, 2, 0, &[wide("computed"), vec![0; 10]].concat()),
        cell(0x0009, 3, 1, &[&0.5_f64.to_le_bytes()[..], &[0; 10]].concat()),
        cell(0x000A, 4, 0, &[0; 11]),
        cell(0x000B, 5, 0, &[&[0x2A][..], &[0; 10]].concat()),
        new(0x0092, b""),
        new(0x00B0, &longs(&[6, 7, 0, 2])),
        new(0x01EE, &[longs(&[0, 0, 0, 0]), wide("r1"), wide("part"), wide(""), wide("")].concat()),
        new(0x01EE, &[longs(&[8, 9, 0, 0]), wide(""), wide("Deep!A1"), wide(""), wide("")].concat()),
    ]
    .concat();
    let mut book = open(xlsb(&sheet)).expect("a sound workbook");
    assert_eq!(
        lines(&mut book),
        [
            "# R&D",
            "A1 81.2 in per cent -> https://a.example/#part",
            "B1 2019-03-31 0s hidden",
            "A2 \"shared ☒\" hidden",
            "B2 \"inline\" hidden",
            "C2 \"rich\" hidden",
            "A7 #NAME? 2x3",
            "B7 true hidden",
            "C7 \"computed\" =…",
            "D7 0.5 in per cent =…",
            "E7 false =…",
            "F7 #N/A =…",
            "A9 empty -> #Deep!A1",
            "# Deep hidden",
        ]
    );
}

#[test]
fn what_an_xlsb_may_not_be_is_refused() {
    let unread = ErrorKind::Sheet { sheet: "R&D".into(), after: None };
    assert_eq!(refusal(xlsb(&new(0x0007, &longs(&[0, 0, 9])))), unread);
    assert_eq!(refusal(xlsb(&new(0x0005, &[0; 9]))), unread);
    assert!(
        matches!(refusal(xlsb(&[0x05, 0x10, 0])), ErrorKind::Malformed { what, .. } if what == "its end is missing")
    );
    let huge = xlsb(&[0x05, 0xFF, 0xFF, 0xFF, 0x7F]);
    assert!(matches!(refusal(huge), ErrorKind::TooLarge { limit: Limit::Content, .. }));
    let far = ErrorKind::Reference { sheet: "R&D".into(), reference: "XFE1".into() };
    assert_eq!(refusal(xlsb(&new(0x0004, &[&longs(&[16_384, 0])[..], &[1]].concat()))), far);
}
