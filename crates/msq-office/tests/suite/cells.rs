//! What a cell holds.

use crate::book::Book;

#[test]
fn values_are_read_as_they_are_written() {
    let texts = r#"<si><t>shared</t></si><si><t xml:space="preserve"> a </t></si><si><r><t>ri</t></r><r><t>ch</t></r></si>
        <si><t>line_x000D_
break</t></si><si><t/></si><si/>
        <si> <r> <t>ab </t></r> <r><rPr><b/></rPr><t>cd</t></r> <rPh sb="0" eb="1"><t>read so</t></rPh></si>"#;
    for (cell, expected) in [
        (r#"<c r="B2"><v>0.4</v></c>"#, "B2 0.4"),
        (r#"<c r="B2" t="n"><v>5207540.0</v></c>"#, "B2 5207540"),
        (r#"<c r="B2"><v>-1e-7</v></c>"#, "B2 -0.0000001"),
        (r#"<c r="B2"><v>1e400</v></c>"#, "B2 #NUM!"),
        (r#"<c r="B2"><v>NaN</v></c>"#, "B2 #NUM!"),
        (r#"<c r="B2"><v> 7 </v></c>"#, "B2 7"),
        (r#"<c r="B2"><v>&#49;<![CDATA[2]]><!-- -->3</v></c>"#, "B2 123"),
        (r#"<c r="B2"><v>007 or so</v></c>"#, "B2 \"007 or so\""),
        (r#"<c r="B2" t="b"><v>1</v></c>"#, "B2 true"),
        (r#"<c r="B2" t="b"><v>false</v></c>"#, "B2 false"),
        (r#"<c r="B2" t="b"><v> TRUE</v></c>"#, "B2 true"),
        (r#"<c r="B2" t="e"><v>#N/A</v></c>"#, "B2 #N/A"),
        (r#"<c r="B2" t="e"><v>#DIV/0!</v></c>"#, "B2 #DIV/0!"),
        (r#"<c r="B2" t="e"><v>#SPILL!</v></c>"#, "B2 #SPILL!"),
        (r#"<c r="B2" t="e"><v>#KÜHN!</v></c>"#, "B2 #KÜHN!"),
        (r#"<c r="B2" t="s"><v>0</v></c>"#, "B2 \"shared\""),
        (r#"<c r="B2" t="s"><v>1</v></c>"#, "B2 \" a \""),
        (r#"<c r="B2" t="s"><v>2</v></c>"#, "B2 \"rich\""),
        (r#"<c r="B2" t="s"><v>3</v></c>"#, "B2 \"line\\r\\nbreak\""),
        (r#"<c r="B2" t="s"><v>4</v></c>"#, "B2 \"\""),
        (r#"<c r="B2" t="s"><v>5</v></c>"#, "B2 \"\""),
        (r#"<c r="B2" t="s"><v>6</v></c>"#, "B2 \"ab cd\""),
        (r#"<c r="B2" t="inlineStr"><is><t>R&amp;D</t></is></c>"#, "B2 \"R&D\""),
        (r#"<c r="B2" t="inlineStr"><is><t>a_x000B_b</t></is></c>"#, "B2 \"a\\u{b}b\""),
        (r#"<c r="B2" t="inlineStr"><is><t></t></is></c>"#, "B2 \"\""),
        (r#"<c r="B2" t="inlineStr"><v>in the wrong place</v></c>"#, "B2 \"in the wrong place\""),
        (r#"<c r="B2" t="inlineStr"><is><t>a</t></is><v/></c>"#, "B2 \"a\""),
        (r#"<c r="B2"><is><r><t>ab </t></r><r><t>cd</t></r><rPh><t>e</t></rPh></is></c>"#, "B2 \"ab cd\""),
        (r#"<c r="B2" t="inlineStr"><is><t>caf&eacute; &#0;</t></is></c>"#, "B2 \"caf&eacute; &#0;\""),
        (r#"<c r="B2" t="str"><v>a_x000B_b<![CDATA[ <c>]]></v></c>"#, "B2 \"a\\u{b}b <c>\""),
        (r#"<c r="B2"><v>1</v><f>A1</f></c>"#, "B2 1 =A1"),
        (r#"<c r="B2"><v>1</v><extLst><ext><v>2</v></ext></extLst></c>"#, "B2 1"),
        (r#"<c r="B2"><v>1</v><other/></c>"#, "B2 1"),
        (r#"<c r="B2" t="str"><v>&#9746; Yes</v></c>"#, "B2 \"☒ Yes\""),
        (r#"<c r="B2" t="d"><v>2019-03-31</v></c>"#, "B2 2019-03-31 0s"),
        (r#"<c r="B2" t="d"><v>31.3.2019</v></c>"#, "B2 \"31.3.2019\""),
        (r#"<x:c r="B2" xmlns:x="http://x"><x:v>1</x:v></x:c>"#, "B2 1"),
        (r#"<c><v>1</v></c>"#, "A2 1"),
    ] {
        let lines = Book::rows(&format!(r#"<row r="2">{cell}</row>"#)).texts(texts).lines();
        assert_eq!(lines, [expected], "{cell}");
    }
}

#[test]
fn cells_that_hold_nothing_are_left_out() {
    for cell in [
        r#"<c r="B2"/>"#,
        r#"<c r="B2" s="1"></c>"#,
        r#"<c r="B2"><v/></c>"#,
        r#"<c r="B2" t="s"><v></v></c>"#,
        r#"<c r="B2" t="inlineStr"/>"#,
        r#"<c r="B2"><extLst><ext/></extLst></c>"#,
    ] {
        assert_eq!(Book::rows(cell).formats(&["0%"]).lines(), [""; 0], "{cell}");
    }
}

#[test]
fn places_are_counted_where_they_are_not_written() {
    let rows = r#"<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>
        <row r="9"><c><v>5</v></c></row><row><c><v>6</v></c></row>"#;
    assert_eq!(Book::rows(rows).lines(), ["A1 1", "D1 2", "E1 3", "A3 4", "A9 5", "A10 6"]);
}

#[test]
fn the_number_format_tells_percentages_and_dates() {
    let codes = ["0%", "0.0&quot; %&quot;", "yyyy-mm-dd", "[h]:mm", "0.00 %;-0", "dd/mm/yyyy hh:mm"];
    for (style, number, expected) in [
        (0, "0.81", "A1 0.81"),
        (1, "0.81", "A1 0.81 in per cent"),
        (1, "0.004", "A1 0.004 in per cent"),
        (2, "0.4", "A1 0.4"),
        (3, "43555", "A1 2019-03-31 0s"),
        (3, "60", "A1 60"),
        (3, "-1", "A1 -1"),
        (3, "3e9", "A1 3000000000"),
        (4, "1.5", "A1 1.5"),
        (5, "0.5", "A1 0.5 in per cent"),
        (6, "43555.75", "A1 2019-03-31 64800s"),
        (99, "0.5", "A1 0.5"),
    ] {
        let book = Book::rows(&format!(r#"<c r="A1" s="{style}"><v>{number}</v></c>"#)).formats(&codes);
        assert_eq!(book.lines(), [expected], "{number} in style {style}");
    }
    let built_in: String = [9, 10, 14].map(|id| format!(r#"<xf numFmtId="{id}"/>"#)).concat();
    let rows = r#"<c s="0"><v>0.5</v></c><c s="1"><v>0.5</v></c><c s="2"><v>43555</v></c><c s="0" t="b"><v>1</v></c>"#;
    assert_eq!(
        Book::rows(rows).styles(&format!("<cellXfs>{built_in}</cellXfs>")).lines(),
        ["A1 0.5 in per cent", "B1 0.5 in per cent", "C1 2019-03-31 0s", "D1 true"]
    );
}

#[test]
fn days_are_counted_from_where_the_workbook_says() {
    for (properties, expected) in [
        ("", "A1 2019-03-31 0s"),
        (r#"date1904="0""#, "A1 2019-03-31 0s"),
        (r#"date1904="1""#, "A1 2023-04-01 0s"),
        (r#"date1904="true""#, "A1 2023-04-01 0s"),
    ] {
        let book = Book::rows(r#"<c s="1"><v>43555</v></c>"#).formats(&["d.m.yy"]).properties(properties);
        assert_eq!(book.lines(), [expected], "{properties}");
    }
}

#[test]
fn formulas_are_kept_with_and_without_a_value() {
    let rows = r#"<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>3</v></c><c r="B1"><f>A1&amp;"&lt;"</f></c>
        <c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f/></c></row>
        <row r="2"><c r="A2"><f t="shared" ref="A2:A4" si="0">B2*2</f><v>2</v></c></row>
        <row r="3"><c r="A3"><f t="shared" si="0"/><v>4</v></c></row>
        <row r="4"><c r="A4"><f t="shared" si="0"/></c></row>
        <row r="5"><c r="A5"><f t="shared" si="99999999999"/><v>1</v></c></row>"#;
    assert_eq!(
        Book::rows(rows).lines(),
        [
            "A1 3 =SUM(B1:C1)",
            "B1 empty =A1&\"<\"",
            "C1 \"\" =\"\"",
            "D1 empty =",
            "A2 2 =B2*2",
            "A3 4 =B3*2",
            "A4 empty =B4*2",
            "A5 1 ="
        ]
    );
}

#[test]
fn links_are_joined_and_lie_behind_their_cells() {
    let sheet = r#"<sheetData>
        <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>
        <row r="3"><c r="A3"><v>3</v></c><c r="B3"/><c r="C3"><v>4</v></c><c r="D3"/></row>
        <row r="4"><c r="A4"><v>5</v></c><c r="B4"/></row></sheetData>
        <hyperlinks><hyperlink ref="A1" r:id="a"/><hyperlink ref="B1" r:id="b" location="part"/>
        <hyperlink ref="B2" location="'Sheet 2'!A1"/><hyperlink ref="A3:C3" r:id="a"/><hyperlink ref="B4" r:id="a"/>
        <hyperlink ref="A4" r:id="gone"/><hyperlink ref="F9:G9" r:id="a"/></hyperlinks>"#;
    let links = [("a", "https://a.example/?x=1&amp;y=2"), ("b", "https://b.example/")];
    assert_eq!(
        Book::new().sheet(sheet).links(&links).lines(),
        [
            "A1 1 -> https://a.example/?x=1&y=2",
            "B1 2 -> https://b.example/#part",
            "B2 empty -> #'Sheet 2'!A1",
            "A3 3 -> https://a.example/?x=1&y=2",
            "C3 4 -> https://a.example/?x=1&y=2",
            "A4 5",
            "B4 empty -> https://a.example/?x=1&y=2",
            "F9 empty -> https://a.example/?x=1&y=2",
        ]
    );
}

#[test]
fn formulas_that_are_links_or_no_more_than_a_value_are_none() {
    let rows = r#"<row><c><f>HYPERLINK("https://a.example/","Portal")</f><v>1</v></c><c><f>HYPERLINK(A1,"Portal")</f><v>2</v></c>
        <c t="b"><f>TRUE()</f><v>1</v></c><c t="b"><f>NOT(TRUE())</f><v>0</v></c></row>"#;
    assert_eq!(
        Book::rows(rows).lines(),
        ["A1 1 -> https://a.example/", r#"B1 2 =HYPERLINK(A1,"Portal")"#, "C1 true", "D1 false =NOT(TRUE())"]
    );
}

#[test]
fn merged_cells_span_and_covered_values_stay() {
    let sheet = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:C2"/></mergeCells>"#;
    assert_eq!(Book::new().sheet(sheet).lines(), ["A1 1 2x3", "B1 2"]);
}

#[test]
fn cells_in_disorder_keep_it() {
    // What hangs on a cell comes by itself if the cell comes late: nothing is lost, and nothing is told twice.
    let sheet = r#"<sheetData><row r="2"><c r="B2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c><c r="A1"><v>3</v></c></row>
        </sheetData><hyperlinks><hyperlink ref="A1" location="x"/><hyperlink ref="A3" location="y"/></hyperlinks>"#;
    assert_eq!(
        Book::new().sheet(sheet).lines(),
        ["A1 empty -> #x", "B2 1", "A1 2", "A1 3", "A3 empty -> #y"]
    );
}

/// One bad value costs its cell, not the sheet, and doesn't pass in silence.
#[test]
fn values_that_cannot_be_read_say_so() {
    for (cell, expected) in [
        (r#"<c r="B7" t="s"><v>1</v></c>"#, "shared text 1 of 1"),
        (r#"<c r="B7" t="s"><v>first</v></c>"#, "shared text first of 1"),
        (r#"<c r="B7" t="s"><v>-0</v></c>"#, "shared text -0 of 1"),
        (r#"<c r="B7" t="n"><v>twelve</v></c>"#, "number twelve"),
        (r#"<c r="B7" t="b"><v>yes</v></c>"#, "true or false yes"),
        (r#"<c r="B7" t="zz"><v>1</v></c>"#, "1, a value of an unknown kind"),
        (r#"<c r="B7"><v>1</v><v>2</v></c>"#, "two values in one cell"),
        (r#"<c r="B7" t="inlineStr"><is><t>a</t></is><v>b</v></c>"#, "two values in one cell"),
        (r#"<c r="B7"><w>1</w></c>"#, "<w> in the place of a value"),
        (r#"<c r="B7" t="s"><f><b>A1</b></f><v>9</v></c>"#, "shared text 9 of 1 =A1"),
    ] {
        let rows = format!(r#"<row r="7">{cell}<c r="C7"><v>1</v></c></row>"#);
        let lines = Book::rows(&rows).texts("<si><t>one</t></si>").lines();
        assert_eq!(lines, [format!("B7 #unreadable: {expected}"), "C7 1".into()], "{cell}");
    }
    let long = Book::rows(&format!(r#"<c t="n"><v>{}</v></c>"#, "x".repeat(1000))).lines();
    assert!(long[0].len() < 100, "{}", long[0]);
}

#[test]
fn texts_and_styles_are_where_the_workbook_says() {
    let relations = crate::book::relations(&[
        ("r1", "worksheet", "worksheets/sheet1.xml"),
        ("t", "sharedStrings", "/texts.xml"),
        ("s", "styles", "../styles.xml"),
    ]);
    let book = Book::rows(r#"<c t="s"><v>0</v></c><c s="0"><v>0.5</v></c>"#)
        .part("xl/_rels/workbook.xml.rels", relations)
        .part("texts.xml", "<sst><si><t>elsewhere</t></si></sst>")
        .part("styles.xml", r#"<styleSheet><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="9"/></cellXfs></styleSheet>"#);
    assert_eq!(book.lines(), ["A1 \"elsewhere\"", "B1 0.5 in per cent"]);
}

#[test]
fn what_looks_like_the_end_of_the_cells_is_not() {
    let rows = r#"<c t="str"><v><![CDATA[</sheetData><mergeCell ref="A1:B9"/>]]></v></c><!-- </sheetData> --><c><v>2</v></c>"#;
    let sheet = format!(r#"<sheetData>{rows}</sheetData ><mergeCells><mergeCell ref="B1:C1"/></mergeCells>"#);
    assert_eq!(
        Book::new().sheet(&sheet).lines(),
        [r#"A1 "</sheetData><mergeCell ref=\"A1:B9\"/>""#, "B1 2 1x2"]
    );
}

#[test]
fn sheets_keep_their_order_and_say_if_they_are_hidden() {
    let cells = |number: u32| format!("<sheetData><c><v>{number}</v></c></sheetData>");
    let mut book = Book::new()
        .tab("Cover &amp; notes", "", &cells(1))
        .other_tab("Chart", "chartsheet")
        .tab("Hidden", r#"state="hidden""#, &cells(2))
        .tab("Deep", r#"state="veryHidden""#, &cells(3))
        .tab("Last", r#"state="visible""#, &cells(4))
        .open()
        .expect("a sound workbook");
    let sheets: Vec<_> = book.sheets().iter().map(|sheet| (sheet.name.clone(), sheet.hidden)).collect();
    let expected = [("Cover & notes", false), ("Hidden", true), ("Deep", true), ("Last", false)];
    assert_eq!(sheets, expected.map(|(name, hidden)| (name.to_owned(), hidden)));
    for sheet in [3, 0, 2, 1] {
        let cells: Result<Vec<_>, _> = book.cells(sheet).expect("a sound sheet").collect();
        assert_eq!(cells.expect("sound cells")[0].text(), (sheet + 1).to_string());
    }
    let error = book.cells(4).map(|_| ()).expect_err("no such sheet");
    assert_eq!(error.to_string(), "there is no sheet 4: the workbook has 4, counted from 0");
}

#[test]
fn a_workbook_can_move_to_another_thread() {
    fn moves<T: Send>(_: &T) {}
    moves(&Book::rows("").open().expect("a sound workbook"));
}
