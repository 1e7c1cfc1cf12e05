//! OpenDocument spreadsheets: what is read of each thing that `content.xml` says.

use msq_cells::Cell;
use msq_office::{ErrorKind, Workbook};

use crate::book::{line, open, zip};

pub(crate) const MIMETYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// A spreadsheet with these tables.
pub(crate) fn tables(tables: &str) -> Vec<u8> {
    content(&format!(
        "<office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    ))
}

/// A spreadsheet with this `content.xml`.
pub(crate) fn content(xml: &str) -> Vec<u8> {
    zip([("mimetype", MIMETYPE), ("content.xml", xml.as_bytes())])
}

/// A spreadsheet with one table, whose rows and columns these are.
pub(crate) fn table(xml: &str) -> Vec<u8> {
    tables(&format!(r#"<table:table table:name="Sheet1">{xml}</table:table>"#))
}

/// A spreadsheet with one row of these cells.
pub(crate) fn row(cells: &str) -> Vec<u8> {
    table(&format!("<table:table-row>{cells}</table:table-row>"))
}

/// All that is known of a cell.
pub(crate) fn rich(cell: &Cell) -> String {
    line(cell)
}

/// The cells of all sheets, a line each, under the names of the sheets.
pub(crate) fn lines(book: &mut Workbook<impl std::io::Read + std::io::Seek>) -> Vec<String> {
    let mut lines = Vec::new();
    for index in 0..book.sheets().len() {
        let sheet = &book.sheets()[index];
        lines.push(format!("# {}{}", sheet.name, if sheet.hidden { " hidden" } else { "" }));
        for cell in book.cells(index).expect("a sound sheet") {
            lines.push(rich(&cell.expect("a sound cell")));
        }
    }
    lines
}

/// The cells of the first sheet, a line each.
#[track_caller]
pub(crate) fn cells(file: Vec<u8>) -> Vec<String> {
    let cells = open(file).and_then(|mut book| book.cells(0)?.collect::<Result<Vec<_>, _>>());
    cells.unwrap_or_else(|error| panic!("{error}")).iter().map(rich).collect()
}

#[test]
fn values_are_typed_and_texts_are_shown() {
    for (cell, expected) in [
        (r#"office:value-type="string"><text:p>a</text:p>"#, r#"A1 "a""#),
        (r#"office:value-type="float" office:value="5207540"><text:p>5 207 540</text:p>"#, "A1 5207540"),
        (r#"office:value-type="percentage" office:value="0.81"><text:p>81%</text:p>"#, "A1 0.81 in per cent"),
        (
            r#"office:value-type="percentage" office:value="0.004"><text:p>0%</text:p>"#,
            "A1 0.004 in per cent",
        ),
        (r#"office:value-type="string"><text:p>81 %</text:p>"#, r#"A1 "81 %""#),
        (
            r#"office:value-type="currency" office:currency="USD" office:value="12.5"><text:p>$12.50</text:p>"#,
            "A1 12.5",
        ),
        (
            r#"office:value-type="date" office:date-value="2019-03-31"><text:p>31.03.19</text:p>"#,
            "A1 2019-03-31 0s",
        ),
        (
            r#"office:value-type="date" office:date-value="2019-03-31T12:30:15"><text:p>31.03.19</text:p>"#,
            "A1 2019-03-31 45015s",
        ),
        (
            r#"office:value-type="date" office:date-value="soon"><text:p>next week</text:p>"#,
            r#"A1 "next week""#,
        ),
        (
            r#"office:value-type="time" office:time-value="PT12H30M00S"><text:p>12:30</text:p>"#,
            r#"A1 "12:30""#,
        ),
        (r#"office:value-type="time" office:time-value="PT12H30M00S">"#, r#"A1 "PT12H30M00S""#),
        (r#"office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p>"#, "A1 true"),
        (r#"office:value-type="float" office:value="1e400"><text:p>inf</text:p>"#, "A1 #NUM!"),
        (r#"office:value-type="float" office:value="twelve"><text:p>twelve</text:p>"#, r#"A1 "twelve""#),
        (r#"office:value-type="string" office:string-value="a &amp; b">"#, r#"A1 "a & b""#),
        (
            r#"office:value-type="string" office:string-value="a  b&#x0a;c"><text:p>a  b</text:p><text:p>c</text:p>"#,
            r#"A1 "a  b\nc""#,
        ),
        (r#"office:value-type="string">"#, r#"A1 """#),
        ("><text:p>untyped</text:p>", r#"A1 "untyped""#),
        (r#"office:value-type="later"><text:p>unknown</text:p>"#, r#"A1 "unknown""#),
    ] {
        assert_eq!(cells(row(&format!("<table:table-cell {cell}</table:table-cell>"))), [expected], "{cell}");
    }
    for blank in
        ["/>", r#" table:style-name="ce1"/>"#, "></table:table-cell>", "><text:p/></table:table-cell>"]
    {
        assert_eq!(cells(row(&format!("<table:table-cell{blank}"))), [""; 0], "{blank}");
    }
}

#[test]
fn formulas_are_kept_and_errors_are_errors() {
    for (cell, expected) in [
        (
            r#"table:formula="of:=[.B1]*2" office:value-type="float" office:value="2"><text:p>2</text:p>"#,
            "A1 2 =[.B1]*2",
        ),
        (r#"table:formula="of:=[.B1]&amp;&quot;!&quot;">"#, r#"A1 empty =[.B1]&"!""#),
        (
            r##"table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p>"##,
            "A1 #N/A =NA()",
        ),
        // As OpenOffice writes it.
        (
            r##"table:formula="oooc:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p>"##,
            "A1 #DIV/0! =1/0",
        ),
        (
            r#"table:formula="of:=[.A1]" office:value-type="float" office:value="0"><text:p>Err:522</text:p>"#,
            "A1 Err:522 =[.A1]",
        ),
        (r#"table:formula="of:=&quot;&quot;"><text:p/>"#, r#"A1 "" ="""#),
        (r#"office:value-type="string"><text:p>#N/A</text:p>"#, r##"A1 "#N/A""##),
        // As LibreOffice writes what was TRUE in a workbook of Excel.
        (
            r#"table:formula="of:=TRUE()" office:value-type="float" office:value="1"><text:p>TRUE</text:p>"#,
            "A1 true",
        ),
    ] {
        assert_eq!(cells(row(&format!("<table:table-cell {cell}</table:table-cell>"))), [expected], "{cell}");
    }
}

#[test]
fn texts_are_paragraphs_with_their_white_space() {
    for (paragraphs, expected) in [
        ("<text:p>two</text:p><text:p/><text:p>lines</text:p>", "two\n\nlines"),
        ("\n  <text:p>pretty\n    printed</text:p>\n  ", "pretty printed"),
        (r#"<text:p>a<text:s/>b<text:s text:c="3"/>c</text:p>"#, "a b   c"),
        ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc"),
        (
            r#"<text:p><text:span>Mini<text:span text:style-name="T1">s</text:span></text:span>try</text:p>"#,
            "Ministry",
        ),
        ("<text:p>R&amp;D &#9746; <![CDATA[<x>]]> <!-- not this -->end</text:p>", "R&D ☒ <x> end"),
        ("<text:h>Heading</text:h><text:p>text</text:p>", "Heading\ntext"),
        (
            "<text:list><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>",
            "one\ntwo",
        ),
        (
            "<text:p><text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>かん</text:ruby-text></text:ruby></text:p>",
            "漢",
        ),
        (
            "<text:p>seen</text:p><draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame>",
            "seen",
        ),
        ("<text:p>page <text:page-number>1</text:page-number></text:p>", "page 1"),
    ] {
        let cell = format!(r#"<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>"#);
        assert_eq!(cells(row(&cell)), [format!("A1 {expected:?}")], "{paragraphs}");
    }
}

#[test]
fn links_and_notes_lie_behind_the_text() {
    let link = |target: &str, words: &str| format!(r#"<text:a xlink:href="{target}">{words}</text:a>"#);
    let portal = link("https://a.example/?x=1&amp;y=2#top", "Portal");
    for (contents, expected) in [
        (format!("<text:p>{portal}</text:p>"), r#"A1 "Portal" -> https://a.example/?x=1&y=2#top"#.to_owned()),
        (
            format!("<text:p>{}, {}</text:p>", link("https://a.example/", "a.example"), link("https://b.example/", "b")),
            r#"A1 "a.example, b" -> https://b.example/"#.to_owned(),
        ),
        (
            format!("<text:p>{portal}</text:p><text:p>{}</text:p>", link("https://b.example/", "Agency")),
            r#"A1 "Portal\nAgency" -> https://a.example/?x=1&y=2#top note "https://b.example/""#.to_owned(),
        ),
        (
            "<office:annotation><dc:creator>Invented</dc:creator><dc:date>2019-03-31</dc:date><text:p>A note,</text:p>\n<text:p>in two  lines</text:p></office:annotation><text:p>noted</text:p>".to_owned(),
            r#"A1 "noted" note "A note,\nin two  lines""#.to_owned(),
        ),
        (
            "<text:p>noted</text:p><office:annotation><text:p/></office:annotation>".to_owned(),
            r#"A1 "noted""#.to_owned(),
        ),
    ] {
        let cell = format!(r#"<table:table-cell office:value-type="string">{contents}</table:table-cell>"#);
        assert_eq!(cells(row(&cell)), [expected], "{contents}");
    }
    let alone =
        "<table:table-cell><office:annotation><text:p>alone</text:p></office:annotation></table:table-cell>";
    assert_eq!(cells(row(alone)), [r#"A1 empty note "alone""#]);
}

/// A cell with a number.
pub(crate) fn number(attributes: &str, value: u32) -> String {
    format!(r#"<table:table-cell {attributes} office:value-type="float" office:value="{value}"/>"#)
}

#[test]
fn what_repeats_is_counted() {
    let rows = format!(
        r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <!-- a comment --> <table:table-row>
        <table:table-cell table:number-columns-repeated="2"/> <!-- another -->
        {}{}</table:table-row><table:table-row/>
        <table:table-row table:number-rows-repeated="2">{}</table:table-row>
        <table:table-row table:number-rows-repeated="46572"><table:table-cell/></table:table-row>"#,
        number(r#"table:number-columns-repeated="2""#, 1),
        number("", 2),
        number(r#"table:number-columns-repeated="2""#, 3),
    );
    assert_eq!(
        cells(table(&rows)),
        ["C1000001 1", "D1000001 1", "E1000001 2", "A1000003 3", "B1000003 3", "A1000004 3", "B1000004 3"]
    );
}

#[test]
fn merged_cells_span_and_covered_values_stay() {
    let spanned = r#"table:number-columns-spanned="3" table:number-rows-spanned="2""#;
    let cells_of_row = format!(
        r#"{}<table:covered-table-cell/><table:covered-table-cell office:value-type="float" office:value="2"/>{}"#,
        number(spanned, 1),
        number(r#"table:number-columns-spanned="99999""#, 3)
    );
    assert_eq!(cells(row(&cells_of_row)), ["A1 1 2x3", "C1 2", "D1 3 1x16381"]);
}

#[test]
fn hidden_rows_columns_and_sheets_are_told() {
    let styles = r#"<office:automatic-styles>
        <style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>
        <style:style style:name="ta2" style:family="table"><style:table-properties table:display="true"/></style:style>
        <style:style style:name="ta3" style:family="table-cell"><style:table-properties table:display="false"/></style:style>
        </office:automatic-styles>"#;
    let rows = format!(
        r#"<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
        <table:table-header-rows><table:table-row>{0}</table:table-row></table:table-header-rows>
        <table:table-row table:visibility="filter">{1}</table:table-row>
        <table:table-row-group table:display="false"><table:table-row table:visibility="collapse">{1}</table:table-row>
        <table:table-row-group><table:table-row>{1}</table:table-row></table:table-row-group></table:table-row-group>
        <table:table-row table:visibility="visible">{1}</table:table-row>"#,
        number(r#"table:number-columns-repeated="4""#, 1),
        number("", 1),
    );
    let sheet = |name: &str, style: &str, rows: &str| {
        format!(r#"<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>"#)
    };
    let xml = format!(
        "<office:document-content>{styles}<office:body><office:spreadsheet><table:tracked-changes><table:table/></table:tracked-changes>{}{}{}<table:table/></office:spreadsheet><x><table:table/></x></office:body></office:document-content>",
        sheet("a", "ta1", ""),
        sheet("R&amp;D", "ta2", &rows),
        sheet("c", "ta3", "<table:table-row/>"),
    );
    let mut book = open(content(&xml)).expect("a sound workbook");
    assert_eq!(
        lines(&mut book),
        [
            "# a hidden",
            "# R&D",
            "A1 1",
            "B1 1 hidden",
            "C1 1 hidden",
            "D1 1",
            "A2 1 hidden",
            "A3 1 hidden",
            "A4 1 hidden",
            "A5 1",
            "# c",
            "# ",
        ]
    );
}

#[test]
fn check_boxes_belong_to_the_cells_that_they_are_drawn_over() {
    let forms = r#"<office:forms><form:form>
        <form:checkbox xml:id="control1" form:id="control1" form:label="R&amp;D" form:current-state="checked"><form:properties/></form:checkbox>
        <form:checkbox form:id="control2" form:label="Open data" form:state="checked" form:linked-cell="Sheet1.C1"/>
        <form:radio xml:id="control3" form:current-selected="true"/>
        <form:checkbox form:label="nameless"/></form:form></office:forms>"#;
    let drawn = |id: &str| format!(r#"<draw:control draw:control="{id}"/>"#);
    let rows = format!(
        r#"{forms}<table:table-row><table:table-cell>{}<draw:g>{}</draw:g></table:table-cell>
        <table:table-cell office:value-type="string"><draw:control draw:control="control3"><svg:title>x</svg:title></draw:control><text:p>Yes</text:p></table:table-cell>
        {}<table:table-cell>{}</table:table-cell></table:table-row>"#,
        drawn("control1"),
        drawn("control2"),
        number("", 0),
        drawn("control9"),
    );
    assert_eq!(
        cells(table(&rows)),
        ["A1 empty [x] R&D [ ] Open data", r#"B1 "Yes" [x] "#, "C1 0 mirrors a box"]
    );
}

#[test]
fn sheets_can_be_read_in_any_order_and_left_early() {
    let sheet = |number: u32| {
        format!(
            r#"<table:table table:name="{number}"><table:table-row>{}{}</table:table-row></table:table>"#,
            self::number("", number),
            self::number("", number)
        )
    };
    let mut book = open(tables(&(0..4).map(sheet).collect::<String>())).expect("a sound workbook");
    for index in [2, 0, 1, 3, 3] {
        let first = book.cells(index).expect("a sound sheet").next().expect("a cell").expect("a sound cell");
        assert_eq!(first.text(), index.to_string());
        assert_eq!(book.cells(index).expect("a sound sheet").count(), 2);
    }
    assert!(matches!(
        book.cells(4).map(|_| ()).expect_err("no such sheet").kind(),
        ErrorKind::NoSuchSheet { .. }
    ));
}
