//! What is struck out in OpenDocument spreadsheets, by the styles of cells, rows, columns and spans.

use crate::{
    book::zip,
    ods::{MIMETYPE, cells},
};

/// Styles of `content.xml`: `no` says that nothing is struck out, `made` goes back to `Withdrawn`.
const MADE_UP: &str = r#"<office:automatic-styles>
    <style:style style:name="yes" style:family="table-cell"><style:table-cell-properties/><style:text-properties style:text-line-through-style="solid" style:text-line-through-type="double"/></style:style>
    <style:style style:name="dots" style:family="table-cell"><style:text-properties style:text-line-through-style="dotted"></style:text-properties></style:style>
    <style:style style:name="no" style:family="table-cell" style:parent-style-name="Withdrawn"><style:text-properties style:text-line-through-style="none" style:text-line-through-type="none"/></style:style>
    <style:style style:name="made" style:family="table-cell" style:parent-style-name="Withdrawn"/>
    <style:style style:name="bold" style:family="table-cell" style:parent-style-name="gone"><style:text-properties fo:font-weight="bold" style:text-underline-style="solid"/></style:style>
    <number:number-style style:name="N1"><style:text-properties style:text-line-through-style="solid"/></number:number-style>
    <style:style style:name="yes" style:family="paragraph"><style:text-properties style:text-line-through-style="none"/></style:style>
    <style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-type="single"/></style:style>
    <style:style style:name="T2" style:family="text"><style:text-properties style:text-line-through-type="none"/></style:style>
    <style:style style:name="T3" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="T4" style:family="text" style:parent-style-name="Old"/>
    </office:automatic-styles>"#;

/// Styles of `styles.xml`: `Revised` goes back to `Withdrawn`, which comes later, and two go back to each other.
const NAMED: &str = r#"<office:document-styles><office:styles>
    <style:default-style style:family="table-cell"><style:text-properties fo:font-size="11pt"/></style:default-style>
    <style:style style:name="Revised" style:family="table-cell" style:parent-style-name="Withdrawn"/>
    <style:style style:name="Withdrawn" style:family="table-cell"><style:text-properties style:text-line-through-style="wave"/></style:style>
    <style:style style:name="Kept" style:family="table-cell" style:parent-style-name="Revised"><style:text-properties style:text-line-through-style="none"/></style:style>
    <style:style style:name="Egg" style:family="table-cell" style:parent-style-name="Hen"/>
    <style:style style:name="Hen" style:family="table-cell" style:parent-style-name="Egg"/>
    <style:style style:name="Old" style:family="text"><style:text-properties style:text-line-through-style="dash"/></style:style>
    </office:styles></office:document-styles>"#;

/// What is read of a spreadsheet with these rows, and those styles with names.
#[track_caller]
fn ods_of(rows: &str, named: &str) -> Vec<String> {
    let content = format!(
        r#"<office:document-content>{MADE_UP}<office:body><office:spreadsheet><table:table table:name="Sheet1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let file =
        zip([("mimetype", MIMETYPE), ("styles.xml", named.as_bytes()), ("content.xml", content.as_bytes())]);
    cells(file)
}

/// What is read of one cell of a spreadsheet with those attributes.
#[track_caller]
fn ods(attributes: &str, contents: &str) -> Vec<String> {
    let cell = format!("<table:table-cell {attributes}>{contents}</table:table-cell>");
    ods_of(&format!("<table:table-row>{cell}</table:table-row>"), NAMED)
}

#[test]
fn a_style_of_a_spreadsheet_goes_back_to_others() {
    for (style, struck) in [
        ("yes", true),
        ("dots", true),
        ("no", false),
        ("made", true),
        ("bold", false),
        ("Revised", true),
        ("Withdrawn", true),
        ("Kept", false),
        ("Egg", false),
        ("N1", false),
        ("T1", false),
        ("nowhere", false),
        ("", false),
    ] {
        let expected = if struck { r#"A1 "a" struck ["a"]"# } else { r#"A1 "a""# };
        let attribute = format!(r#"table:style-name="{style}""#);
        assert_eq!(ods(&attribute, "<text:p>a</text:p>"), [expected], "{style}");
    }
    let value = r#"table:style-name="yes" office:value-type="percentage" office:value="0.81""#;
    assert_eq!(ods(value, "<text:p>81 %</text:p>"), [r#"A1 0.81 in per cent struck ["81%"]"#]);
    // Of styles that cannot be read to their end, what comes before is known.
    let rows = r#"<table:table-row><table:table-cell table:style-name="made"><text:p>a</text:p></table:table-cell>
        <table:table-cell table:style-name="Late"><text:p>b</text:p></table:table-cell></table:table-row>"#;
    let broken = NAMED.replace("</office:styles>", "<style:style style:name=\"Late\" <<");
    assert_eq!(ods_of(rows, &broken), [r#"A1 "a" struck ["a"]"#, r#"B1 "b""#]);
    let default = NAMED.replace("fo:font-size", "style:text-line-through-style");
    assert_eq!(ods_of(rows, &default), [r#"A1 "a" struck ["a"]"#, r#"B1 "b" struck ["b"]"#]);
}

#[test]
fn cells_without_a_style_have_that_of_their_row_or_column() {
    let cell =
        |attributes: &str| format!("<table:table-cell {attributes}><text:p>a</text:p></table:table-cell>");
    let rows = format!(
        r#"<table:table-column/><table:table-column table:number-columns-repeated="2" table:default-cell-style-name="yes"/>
        <table:table-column table:default-cell-style-name="made" table:visibility="collapse"/>
        <table:table-row>{0}</table:table-row>
        <table:table-row table:default-cell-style-name="no">{1}</table:table-row>
        <table:table-row table:default-cell-style-name="yes" table:number-rows-repeated="2">{1}</table:table-row>
        <table:table-row>{1}{2}{1}<table:covered-table-cell><text:p>b</text:p></table:covered-table-cell></table:table-row>"#,
        cell(r#"table:number-columns-repeated="5""#),
        cell(""),
        cell(r#"table:style-name="no""#),
    );
    assert_eq!(
        ods_of(&rows, NAMED),
        [
            r#"A1 "a""#,
            r#"B1 "a" struck ["a"]"#,
            r#"C1 "a" struck ["a"]"#,
            r#"D1 "a" struck ["a"] hidden"#,
            r#"E1 "a""#,
            r#"A2 "a""#,
            r#"A3 "a" struck ["a"]"#,
            r#"A4 "a" struck ["a"]"#,
            r#"A5 "a""#,
            r#"B5 "a""#,
            r#"C5 "a" struck ["a"]"#,
            r#"D5 "b" struck ["b"] hidden"#,
        ]
    );
}

#[test]
fn spans_are_struck_out_by_themselves() {
    let span =
        |style: &str, text: &str| format!(r#"<text:span text:style-name="{style}">{text}</text:span>"#);
    for (text, plain, struck) in [
        ("ab".to_owned(), r#""ab""#, r#""ab" struck ["ab"]"#),
        (span("T1", "Yes. ") + "No.", r#""Yes. No." struck ["Yes. "]"#, r#""Yes. No." struck ["Yes. No."]"#),
        (span("T4", "a") + &span("T3", "b"), r#""ab" struck ["a"]"#, r#""ab" struck ["ab"]"#),
        ("a".to_owned() + &span("T2", " b"), r#""a b""#, r#""a b" struck ["a"]"#),
        (
            span("T1", &("a".to_owned() + &span("T2", "b") + &span("T3", "c"))) + "d",
            r#""abcd" struck ["a", "c"]"#,
            r#""abcd" struck ["a", "cd"]"#,
        ),
        (
            span("T1", "") + "a" + &span("gone", "b") + "<text:span>c</text:span>",
            r#""abc""#,
            r#""abc" struck ["abc"]"#,
        ),
        // White space that lays out the file is one space or none, on the side where it begins.
        (
            "\n  ".to_owned()
                + &span("T1", "é\n  ")
                + "\n"
                + &span("T2", "\n b<text:s text:c=\"2\"/>")
                + "c\n",
            r#""é b  c" struck ["é "]"#,
            r#""é b  c" struck ["é ", "c"]"#,
        ),
        (span("T1", "a ") + " \n b", r#""a b" struck ["a "]"#, r#""a b" struck ["a b"]"#),
        (
            format!(
                "a</text:p><text:p>{}</text:p><text:p>{}",
                span("T1", "&amp;<text:tab/>"),
                span("T2", "b")
            ),
            r#""a\n&\t\nb" struck ["&\t"]"#,
            r#""a\n&\t\nb" struck ["a\n&\t\n"]"#,
        ),
    ] {
        let text = format!("<text:p>{text}</text:p>");
        assert_eq!(ods("", &text), [format!("A1 {plain}")], "{text}");
        assert_eq!(ods(r#"table:style-name="yes""#, &text), [format!("A1 {struck}")], "{text}");
    }
    // What is shown isn't the value: it is struck out as a whole, or not.
    let (all, some) = (span("T1", "a b"), span("T1", "a") + " b");
    for (attributes, text, expected) in [
        (r#"office:value-type="string" office:string-value="a  b""#, &all, r#"A1 "a  b" struck ["a  b"]"#),
        (r#"office:value-type="string" office:string-value="a  b""#, &some, r#"A1 "a  b""#),
        (r#"office:value-type="string" office:string-value="a b""#, &some, r#"A1 "a b" struck ["a"]"#),
        (r#"office:value-type="float" office:value="7""#, &all, r#"A1 7 struck ["7"]"#),
        (r#"office:value-type="float" office:value="7""#, &some, "A1 7"),
    ] {
        assert_eq!(ods(attributes, &format!("<text:p>{text}</text:p>")), [expected], "{attributes} {text}");
    }
    let note = format!(
        "<office:annotation><text:p>{}</text:p></office:annotation><text:p>b</text:p>",
        span("T1", "a")
    );
    assert_eq!(ods("", &note), [r#"A1 "b" note "a""#]);
}
