//! Workbooks that other programs made; `files/README.md` says which.

use std::{fs::File, path::Path};

use msq_office::{Limits, Workbook};

use crate::book::lines;

/// The sheets of a file, a line each, and the cells of the first.
#[track_caller]
fn read(name: &str) -> (Vec<String>, Vec<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name);
    let mut book =
        Workbook::open(File::open(path).expect("the file"), &Limits::default()).expect("a sound workbook");
    let hidden = |hidden| if hidden { " hidden" } else { "" };
    let sheets =
        book.sheets().iter().map(|sheet| format!("{}{}", sheet.name, hidden(sheet.hidden))).collect();
    (sheets, lines(&mut book, 0))
}

#[test]
fn xlsxwriter() {
    let (sheets, cells) = read("xlsxwriter.xlsx");
    assert_eq!(sheets, ["Form"]);
    assert_eq!(
        cells,
        [
            r#"A1 "17. Satisfied population (%)""#,
            r#"B1 0.81 in per cent note "Survey of 2018\nby the office of statistics""#,
            r#"E1 "hidden column" hidden"#,
            "B2 2019-03-31 0s",
            "A3 true",
            r#"B3 "E-mail""#,
            "A4 false",
            r#"B4 "Phone or fax""#,
            r#"C5 empty note "On an empty cell""#,
            r#"A6 "hidden row" hidden"#,
            r#"B7 "yes" =IF(A3,"yes","no")"#,
            r#"A8 "5. Does your country have …" 1x3"#,
            r#"B9 "The law" -> https://example.org/law#part"#,
        ]
    );
}

#[test]
fn libreoffice() {
    let (sheets, cells) = read("libreoffice.xlsx");
    assert_eq!(sheets, ["Form"]);
    // A check box in a cell comes back as a formula that is no more than its value.
    assert_eq!(cells, read("xlsxwriter.xlsx").1);
}

#[test]
fn openpyxl() {
    let (sheets, cells) = read("openpyxl.xlsx");
    assert_eq!(sheets, ["Form", "Lists hidden"]);
    assert_eq!(
        cells,
        [
            r#"A1 "Country:""#,
            r#"B1 "Panamá" note "Short name""#,
            "C1 true hidden",
            r#"A2 "hidden" hidden"#,
            "A3 empty =B1",
            "A4 2019-03-31 45000s",
            "A5 0.004 in per cent",
            r#"A6 "https://example.org/?a=1&b=2" -> https://example.org/?a=1&b=2"#,
            r#"D9 empty note "On an empty cell""#,
        ]
    );
}

#[test]
fn check_boxes_of_excel_and_as_libreoffice_saves_them() {
    let expected = [
        r#"A1 "How can it be used?""#,
        "D1 true mirrors a box",
        r#"A2 "By""#,
        r#"B2 empty [x] E-mail"#,
        r#"B3 empty [ ] Telephone & fax"#,
        r#"B4 empty [x] "#,
    ];
    assert_eq!(read("controls-by-hand.xlsx").1, expected);
    assert_eq!(read("controls-libreoffice.xlsx").1, expected);
}
