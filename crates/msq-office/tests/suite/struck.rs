//! What is struck out in Excel's files: whole cells, and pieces of their texts.

use std::io::Cursor;

use msq_office::{Allowance, ErrorKind, Limit, Limits, Workbook};

use crate::{
    binary::{longs, new, old, shorts, stream, wide, xlsb},
    book::Book,
    ods::cells,
};

/// Fonts and styles of cells: style 1 is struck out, style 2 says that it isn't, and the fonts of 3 to 5 aren't there.
const STYLES: &str = r#"<numFmts><numFmt numFmtId="164" formatCode="0%"/></numFmts>
    <fonts><font><b/></font><font><strike/><sz val="11"/></font><font><strike val="0"/></font></fonts>
    <cellStyleXfs><xf fontId="1"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="1"/><xf fontId="2"/>
    <xf fontId="3"/><xf fontId="-1"/><xf fontId="99999999999999999999"/><xf/></cellXfs>
    <dxfs><dxf><font><strike/></font></dxf></dxfs>"#;

/// What is read of one cell of an .xlsx with that style, attributes and contents.
#[track_caller]
fn cell(style: &str, attributes: &str, contents: &str, texts: &str) -> Vec<String> {
    let cell = format!(r#"<c r="A1" s="{style}" {attributes}>{contents}</c>"#);
    Book::rows(&cell).styles(STYLES).texts(texts).lines()
}

#[test]
fn a_cell_has_the_font_of_its_style() {
    for (style, attributes, contents, expected) in [
        ("0", "", "<v>0.81</v>", "A1 0.81"),
        ("1", "", "<v>0.81</v>", r#"A1 0.81 in per cent struck ["81%"]"#),
        ("2", "", "<v>0.81</v>", "A1 0.81"),
        ("3", "", "<v>7</v>", "A1 7"),
        ("4", "", "<v>7</v>", "A1 7"),
        ("5", "", "<v>7</v>", "A1 7"),
        ("6", "", "<v>7</v>", "A1 7"),
        ("7", "", "<v>7</v>", "A1 7"),
        ("-1", "", "<v>7</v>", "A1 7"),
        ("1", r#"t="str""#, "<v>a_x000D_b</v>", r#"A1 "a\rb" struck ["a\rb"]"#),
        ("1", r#"t="b""#, "<v>1</v>", r#"A1 true struck ["TRUE"]"#),
        ("1", r#"t="str""#, "<f>B1</f><v/>", r#"A1 "" =B1"#),
        ("1", "", "<f>B1</f>", "A1 empty =B1"),
        (
            "1",
            r#"t="s""#,
            "<v>9</v>",
            r##"A1 #unreadable: shared text 9 of 0 struck ["#unreadable: shared text 9 of 0"]"##,
        ),
    ] {
        assert_eq!(cell(style, attributes, contents, ""), [expected], "{style} {contents}");
    }
}

#[test]
fn a_strike_that_says_no_is_none() {
    for (strike, struck) in [
        ("<strike/>", true),
        (r#"<strike val="1"/>"#, true),
        (r#"<strike val="true"></strike>"#, true),
        (r#"<x:strike xmlns:x="http://x" val=" 1 "/>"#, true),
        ("<dstrike/>", true),
        (r#"<strike val="dblStrike"/>"#, true),
        (r#"<strike val="0"/>"#, false),
        (r#"<strike val="false"/>"#, false),
        (r#"<dstrike val="0"/>"#, false),
        (r#"<strike val="noStrike"/>"#, false),
        (r#"<u val="double"/>"#, false),
        ("", false),
    ] {
        let expected = if struck { r#"A1 "ab" struck ["a"]"# } else { r#"A1 "ab""# };
        let run = format!("<r><rPr>{strike}<b/></rPr><t>a</t></r><r><t>b</t></r>");
        let inline = cell("0", r#"t="inlineStr""#, &format!("<is>{run}</is>"), "");
        assert_eq!(inline, [expected], "{strike}");
        assert_eq!(cell("0", r#"t="s""#, "<v>0</v>", &format!("<si>{run}</si>")), [expected], "{strike}");
        let styles = format!(r#"<fonts><font>{strike}</font></fonts><cellXfs><xf fontId="0"/></cellXfs>"#);
        let expected = if struck { r#"A1 7 struck ["7"]"# } else { "A1 7" };
        assert_eq!(Book::rows("<c><v>7</v></c>").styles(&styles).lines(), [expected], "{strike}");
    }
}

#[test]
fn runs_are_struck_out_by_themselves() {
    let struck = |text: &str| format!("<r><rPr><strike/></rPr><t>{text}</t></r>");
    let plain = |text: &str| format!("<r><rPr><b/></rPr><t>{text}</t></r>");
    let bare = |text: &str| format!("<r><t>{text}</t></r>");
    for (runs, plain_cell, struck_cell) in [
        (bare("ab"), r#""ab""#, r#""ab" struck ["ab"]"#),
        ("<t>ab</t>".into(), r#""ab""#, r#""ab" struck ["ab"]"#),
        (plain("ab"), r#""ab""#, r#""ab""#),
        (struck("ab"), r#""ab" struck ["ab"]"#, r#""ab" struck ["ab"]"#),
        (
            struck("Yes. ") + &bare("No."),
            r#""Yes. No." struck ["Yes. "]"#,
            r#""Yes. No." struck ["Yes. No."]"#,
        ),
        (bare("Yes. ") + &plain("No."), r#""Yes. No.""#, r#""Yes. No." struck ["Yes. "]"#),
        (struck("a") + &struck("b") + &plain("c"), r#""abc" struck ["ab"]"#, r#""abc" struck ["ab"]"#),
        (
            struck("a") + &plain("b") + &struck("c"),
            r#""abc" struck ["a", "c"]"#,
            r#""abc" struck ["a", "c"]"#,
        ),
        // An empty font is a font, and one without a text nothing.
        ("<r><rPr/><t>a</t></r>".to_owned() + &struck("") + &bare("b"), r#""ab""#, r#""ab" struck ["b"]"#),
        // Bytes of the text are counted, not those that write it, nor what isn't the text.
        (
            bare("é_x000D_&amp;") + &struck("_xD83D__xDE00__x0041_") + "\n  " + &plain(" z"),
            r#""é\r&😀A z" struck ["😀A"]"#,
            r#""é\r&😀A z" struck ["é\r&😀A"]"#,
        ),
        (
            "<rPh sb=\"0\" eb=\"1\"><t>read so</t></rPh>\n".to_owned()
                + &struck(" a ")
                + "<phoneticPr/>"
                + &plain("b"),
            r#"" a b" struck [" a "]"#,
            r#"" a b" struck [" a "]"#,
        ),
        (
            "<r><t>a</t><rPr><strike/></rPr></r><r/><t>b</t>".into(),
            r#""ab" struck ["a"]"#,
            r#""ab" struck ["ab"]"#,
        ),
    ] {
        let shared = format!("<si>{}</si><si>{runs}</si><si>{}</si>", struck("before"), struck("behind"));
        for (style, expected) in [("0", plain_cell), ("1", struck_cell)] {
            let expected = format!("A1 {expected}");
            assert_eq!(
                cell(style, r#"t="inlineStr""#, &format!("<is>{runs}</is><v/>"), ""),
                [&*expected],
                "{runs}"
            );
            assert_eq!(cell(style, r#"t="s""#, "<v> 1 </v>", &shared), [&*expected], "{runs}");
        }
    }
    let twice = cell("0", r#"t="s""#, "<v>0</v><v>0</v>", &format!("<si>{}</si>", struck("a")));
    assert_eq!(twice, ["A1 #unreadable: two values in one cell"]);
}

#[test]
fn an_answer_that_was_replaced_stays_where_it_was_written() {
    let rows = r#"<row><c t="inlineStr"><is><t>Do invented countries plan?</t></is></c><c t="inlineStr"><is>
        <r><rPr><strike val="1"/></rPr><t xml:space="preserve">Yes. Until 2016. </t></r><r><rPr/><t>No. Not since.</t></r></is></c></row>
        <row><c s="1" t="inlineStr"><is><t>Do they publish?</t></is></c><c s="1" t="b"><v>0</v></c></row>"#;
    assert_eq!(
        Book::rows(rows).styles(STYLES).lines(),
        [
            r#"A1 "Do invented countries plan?""#,
            r#"B1 "Yes. Until 2016. No. Not since." struck ["Yes. Until 2016. "]"#,
            r#"A2 "Do they publish?" struck ["Do they publish?"]"#,
            r#"B2 false struck ["FALSE"]"#,
        ]
    );
}

#[test]
fn what_is_struck_out_is_counted() {
    let runs = r#"<r><rPr><strike/></rPr><t>a</t></r><r><t>b</t></r>"#.repeat(500);
    let refused = |rows: &str, change: fn(&mut Limits)| {
        let mut limits = Limits::default();
        change(&mut limits);
        let file = Book::rows(rows).texts(&format!("<si>{runs}</si>")).bytes();
        let read = Workbook::open(Cursor::new(file), &limits)
            .and_then(|mut book| book.cells(0)?.collect::<Result<Vec<_>, _>>());
        match read.map_err(|error| error.kind().clone()) {
            Ok(cells) => Err(cells.len()),
            Err(ErrorKind::TooLarge { limit, .. }) => Ok(limit),
            Err(other) => panic!("{other}"),
        }
    };
    let cell = r#"<c t="s"><v>0</v></c>"#;
    // The text has 1,000 bytes, and each of its pieces takes more.
    let held = |limits: &mut Limits| limits.held = Allowance { floor: 10_000, ratio: 0 };
    assert_eq!(refused("", held), Ok(Limit::Held));
    let unpacked = |limits: &mut Limits| limits.unpacked = Allowance { floor: 100_000, ratio: 0 };
    assert_eq!(refused(&cell.repeat(8), unpacked), Err(8));
    assert_eq!(refused(&cell.repeat(20), unpacked), Ok(Limit::Text));
}

#[test]
fn a_cell_of_an_xls_has_the_font_of_its_style() {
    let fonts = [0, 8, 0xFFF7, 0, 8].map(|flags| old(0x0031, &shorts(&[200, flags]))).concat();
    // Two texts: one has no fonts, and of the other the second piece has font 0, and the third font 5.
    let texts = b"\x02\0\0\0\x02\0\0\0\x01\0\0a\x03\0\x08\x02\0abc\x01\0\0\0\x02\0\x05\0";
    // No font has the number 4, and behind the last of 5 there is none.
    let styles = [0, 1, 2, 4, 5, 6, 0xFFFF].map(|font| old(0x00E0, &shorts(&[font, 9]))).concat();
    let globals = [fonts, styles, old(0x00FC, texts)].concat();
    let cell = |kind: u16, row: u16, style: u16, value: &[u8]| {
        old(kind, &[&shorts(&[row, 0, style])[..], value].concat())
    };
    let number = |row: u16, style: u16| cell(0x0203, row, style, &0.5_f64.to_le_bytes());
    let computed = |row: u16, style: u16| {
        cell(
            0x0006,
            row,
            style,
            &[&[0, 0, 0, 0, 0, 0, 0xFF, 0xFF][..], &[0; 6], &[5, 0, 0x44, 0, 0, 0, 0]].concat(),
        )
    };
    let sheet = [
        number(0, 0),
        number(1, 1),
        number(2, 2),
        number(3, 3),
        number(4, 4),
        number(5, 5),
        number(6, 6),
        number(7, 99),
        cell(0x00FD, 8, 1, &[0; 4]),
        cell(0x0205, 9, 1, &[1, 0]),
        computed(10, 1),
        old(0x0207, b"\x01\0\0b"),
        computed(11, 0),
        old(0x0207, b"\x01\0\0c"),
        cell(0x00FD, 12, 0, &[1, 0, 0, 0]),
        cell(0x00FD, 13, 1, &[1, 0, 0, 0]),
        cell(0x00D6, 14, 1, b"\x01\0\0d\x01\0\0\0\0\0"),
    ]
    .concat();
    assert_eq!(
        cells(stream(0x0600, b"\x06\0Sheet1", &globals, &sheet)),
        [
            "A1 0.5 in per cent",
            r#"A2 0.5 in per cent struck ["50%"]"#,
            "A3 0.5 in per cent",
            "A4 0.5 in per cent",
            r#"A5 0.5 in per cent struck ["50%"]"#,
            "A6 0.5 in per cent",
            "A7 0.5 in per cent",
            "A8 0.5",
            r#"A9 "a" struck ["a"]"#,
            r#"A10 true struck ["TRUE"]"#,
            r#"A11 "b" struck ["b"] =…"#,
            r#"A12 "c" =…"#,
            r#"A13 "abc" struck ["c"]"#,
            r#"A14 "abc" struck ["a", "c"]"#,
            r#"A15 "d""#,
        ]
    );
}

#[test]
fn a_cell_of_an_xlsb_has_the_font_of_its_style() {
    // Of the styles that the tests of such files have, 3 is struck out, 4 has a font that isn't there, and 5 none.
    let number = |column: u32, style: u32| {
        new(0x0005, &[longs(&[column, style]), 0.5_f64.to_le_bytes().to_vec()].concat())
    };
    let text = new(0x0006, &[longs(&[5, 3]), wide("a")].concat());
    let fonts = [shorts(&[1, 0, 2, 1]), shorts(&[3, 9])].concat();
    let rich = |column: u32, style: u32| {
        let text = [vec![1], wide("abcd"), longs(&[3]), fonts.clone()].concat();
        new(0x003E, &[longs(&[column, style]), text].concat())
    };
    let texts = [text, rich(6, 0), rich(7, 3)].concat();
    let sheet = [number(0, 0), number(1, 3), number(2, 4), number(3, 5), number(4, 99), texts].concat();
    assert_eq!(
        cells(xlsb(&[new(0x0091, b""), sheet, new(0x0092, b"")].concat())),
        [
            "A1 0.5",
            r#"B1 0.5 in per cent struck ["50%"]"#,
            "C1 0.5",
            "D1 0.5",
            "E1 0.5",
            r#"F1 "a" struck ["a"]"#,
            r#"G1 "abcd" struck ["c"]"#,
            r#"H1 "abcd" struck ["a", "c"]"#,
        ]
    );
}
