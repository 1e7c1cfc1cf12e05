//! What hangs on cells, lies over them or hides them: notes, check boxes, hidden rows and columns.

use crate::book::{Book, lines};

#[test]
fn hidden_rows_and_columns_are_told() {
    let sheet = r#"<cols><col min="2" max="3" width="0" customWidth="1"/><col min="5" max="5" hidden="1"/><col min="6" max="6" hidden="0" width="9"/></cols>
        <sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="E1"><v>3</v></c><c r="F1"><v>4</v></c></row>
        <row r="2" hidden="1"><c r="A2"><v>5</v></c><c r="B2"/></row><row r="3" ht="0" customHeight="1"><c r="A3"><v>6</v></c></row>
        <row r="4" hidden="true"/><row r="5" ht="15"><c r="A5"><v>7</v></c></row></sheetData>
        <hyperlinks><hyperlink ref="C1" location="a"/><hyperlink ref="F2" location="b"/><hyperlink ref="A4" location="c"/>
        <hyperlink ref="A6" location="d"/></hyperlinks>"#;
    assert_eq!(
        Book::new().sheet(sheet).lines(),
        [
            "A1 1",
            "B1 2 hidden",
            "C1 empty -> #a hidden",
            "E1 3 hidden",
            "F1 4",
            "A2 5 hidden",
            "F2 empty -> #b hidden",
            "A3 6 hidden",
            "A4 empty -> #c hidden",
            "A5 7",
            "A6 empty -> #d",
        ]
    );
}

#[test]
fn rows_that_are_not_listed_are_hidden_if_the_sheet_says_so() {
    let sheet = r#"<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"/></sheetData>
        <hyperlinks><hyperlink ref="A2" location="a"/><hyperlink ref="A3" location="b"/></hyperlinks>"#;
    assert_eq!(Book::new().sheet(sheet).lines(), ["A1 1", "A2 empty -> #a", "A3 empty -> #b hidden"]);
}

/// A sheet with a number in A1, and these comments beside it.
fn with_comments(comments: &str, threads: Option<&str>) -> Book {
    let mut relations = vec![("c", "comments", "../comments1.xml")];
    let mut book =
        Book::rows(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#).part("xl/comments1.xml", comments);
    if let Some(threads) = threads {
        relations.push(("t", "threadedComment", "../threadedComments/threadedComment1.xml"));
        let xml = format!("<ThreadedComments>{threads}</ThreadedComments>");
        book = book.part("xl/threadedComments/threadedComment1.xml", xml);
    }
    book.relations(&relations)
}

#[test]
fn notes_hang_on_cells_with_and_without_a_value() {
    let comments = r#"<comments><authors><author>Ana &amp; co</author></authors><commentList>
        <comment ref="A1" authorId="0"><text><r><rPr><b/></rPr><t xml:space="preserve">Ana: </t></r><r><t>see_x000D_
below</t></r></text></comment>
        <comment ref="C3" authorId="7"><text><t>plain</t></text></comment>
        <comment ref="C3" authorId="0"><text><t>and another</t></text></comment>
        <comment ref="D4" authorId="0"><text/></comment><comment ref="D5"><text><t/></text></comment></commentList></comments>"#;
    assert_eq!(
        with_comments(comments, None).lines(),
        [r#"A1 1 note "Ana: see\r\nbelow""#, r#"C3 empty note "plain\nand another""#]
    );
}

#[test]
fn threads_are_told_once_with_their_replies() {
    let comments = r#"<comments><authors><author>tc={1}</author><author>Ana</author></authors><commentList>
        <comment ref="A1" authorId="0"><text><t>[Kommentarthread] Ihre Excel-Version... Kommentar: Is it so? Antwort: It is.</t></text></comment>
        <comment ref="B2" authorId="1"><text><t>[Threaded comment] Your version of Excel... Comment: Why?</t></text></comment>
        <comment ref="C3" authorId="1"><text><t>a note</t></text></comment>
        <comment ref="D4" authorId="0"><text><t>[Threaded comment] all that is left</t></text></comment></commentList></comments>"#;
    let threads = r#"<threadedComment ref="A1" dT="2024-01-01T00:00:00.00" personId="{P}" id="{1}"><text>Is it so?</text></threadedComment>
        <threadedComment ref="A1" personId="{P}" id="{2}" parentId="{1}"><text>It is.</text><mentions/></threadedComment>
        <threadedComment ref="B2" personId="{P}" id="{3}"><text>Why?</text></threadedComment>"#;
    assert_eq!(
        with_comments(comments, Some(threads)).lines(),
        [
            r#"A1 1 note "Is it so?\nIt is.""#,
            r#"B2 empty note "Why?""#,
            r#"C3 empty note "a note""#,
            r#"D4 empty note "[Threaded comment] all that is left""#,
        ]
    );
}

/// A shape in VML as Excel draws a check box.
fn vml(id: &str, label: &str, anchor: &str, data: &str) -> String {
    format!(
        r##"<v:shape {id} type="#_x0000_t201" style='position:absolute;z-index:1' filled="f" o:insetmode="auto">
        <v:path shadowok="t"/><v:textbox style='mso-direction-alt:auto' o:singleclick="f"><div style='text-align:left'>{label}</div></v:textbox>
        <x:ClientData ObjectType="Checkbox"><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>{data}</x:ClientData></v:shape>"##
    )
}

/// A book whose first sheet is this, with VML shapes beside it and check boxes in parts of their own: attributes of
/// each.
fn with_controls(sheet: &str, shapes: &str, controls: &[&str]) -> Book {
    let mut relations = vec![("v".to_owned(), "vmlDrawing", "../drawings/vmlDrawing1.vml".to_owned())];
    let mut book = Book::new().sheet(sheet).part(
        "xl/drawings/vmlDrawing1.vml",
        format!("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"><o:shapelayout v:ext=\"edit\"><br></o:shapelayout>{shapes}</xml>"),
    );
    for (number, control) in (1..).zip(controls) {
        let name = format!("ctrlProp{number}.xml");
        relations.push((format!("k{number}"), "ctrlProp", format!("../ctrlProps/{name}")));
        book = book.part(&format!("xl/ctrlProps/{name}"), format!("<formControlPr {control}/>"));
    }
    let relations: Vec<_> = relations.iter().map(|(id, kind, target)| (&**id, *kind, &**target)).collect();
    book.relations(&relations)
}

#[test]
fn boxes_of_older_programs_are_drawn_in_vml_alone() {
    let shapes = [
        vml(
            r#"id="_x0000_s1025""#,
            "<font face=\"Tahoma\">E-mail &amp;<br>\n  phone</font>",
            "\n 1, 5, 1, 1, 2, 9, 1, 19",
            "<x:Checked>1</x:Checked>",
        ),
        vml(r#"id="Named" o:spid="_x0000_s1026""#, "", "1, 50, 1, 1, 2, 9, 1, 19", ""),
        vml(r#"id="_x0000_s1027""#, "Mixed", "1, 5, 4, 1, 2, 9, 4, 19", "<x:Checked>2</x:Checked>"),
        vml(
            r#"id="_x0000_s1028""#,
            "Linked",
            "3, 5, 2, 1, 4, 9, 2, 19",
            "<x:Checked>0</x:Checked><x:FmlaLink>$A$1</x:FmlaLink>",
        ),
        vml(r#"id="_x0000_s1029""#, "No place", "nowhere", "<x:Checked>1</x:Checked>"),
        vml(r#"id="_x0000_s1030""#, "Button", "1, 5, 5, 1, 2, 9, 5, 19", "").replace("Checkbox", "Button"),
        vml(r#"id="_x0000_s1031""#, "Yes", "1, 5, 6, 1, 2, 9, 6, 19", "<x:Checked>1</x:Checked>")
            .replace("Checkbox", "Radio"),
    ];
    let sheet = r#"<sheetData><row r="1"><c r="A1" t="b"><v>0</v></c></row><row r="2"><c r="B2" t="str"><v>How?</v></c></row></sheetData>"#;
    assert_eq!(
        with_controls(sheet, &shapes.concat(), &[]).lines(),
        [
            "A1 false mirrors a box",
            r#"B2 "How?" [x] E-mail & phone [ ] "#,
            r#"D3 empty [ ] Linked"#,
            r#"B7 empty [x] Yes"#,
        ]
    );
}

/// What a sheet lists of a control: with its place for programs since 2010, and without for others.
fn control(shape: u32, id: &str, (column, right, row, down): (u32, u32, u32, u32)) -> String {
    let point = |column: u32, row: u32| {
        format!(
            "<xdr:col>{column}</xdr:col><xdr:colOff>{right}</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>{down}</xdr:rowOff>"
        )
    };
    format!(
        r#"<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x14"><control shapeId="{shape}" r:id="{id}" name="Check Box 1">
        <controlPr defaultSize="0"><anchor moveWithCells="1"><from>{}</from><to>{}</to></anchor></controlPr></control></mc:Choice>
        <mc:Fallback><control shapeId="{shape}" r:id="{id}" name="Check Box 1"/></mc:Fallback></mc:AlternateContent>"#,
        point(column, row),
        point(column + 1, row + 1),
    )
}

#[test]
fn what_newer_programs_say_of_boxes_counts() {
    let shapes = [
        vml(r#"id="_x0000_s1025""#, "Stale", "9, 5, 9, 1, 10, 9, 9, 19", "<x:Checked>1</x:Checked>"),
        vml(r#"id="_x0000_s1026""#, "Fresh", "1, 5, 1, 1, 2, 9, 1, 19", ""),
    ];
    let controls = [
        r#"objectType="CheckBox" lockText="1""#,
        r#"objectType="CheckBox" checked="Checked" fmlaLink="$C$1""#,
        r#"objectType="CheckBox" checked="Checked""#,
        r#"objectType="Drop""#,
        r#"objectType="CheckBox" checked="Checked" fmlaLink="'Data &amp; co'!$B$2""#,
    ];
    // The second is drawn from 15 of 20 pixels down row 1 on: over row 2.
    let list = [
        control(1025, "k1", (0, 0, 0, 0)),
        control(1026, "k2", (0, 0, 0, 15 * 9525))
            .replace(r#"<xdr:rowOff>142875</xdr:rowOff></to>"#, "<xdr:rowOff>133350</xdr:rowOff></to>"),
        control(1027, "k3", (3, 0, 3, 0)),
        control(1028, "k4", (4, 0, 4, 0)),
        control(1029, "gone", (5, 0, 5, 0)),
        control(1030, "k5", (1, 0, 4, 0)),
    ];
    let sheet = format!(
        "<sheetData><c><v>1</v></c><c/><c t=\"b\"><v>1</v></c></sheetData><controls>{}</controls>",
        list.concat()
    );
    let drawing = r#"<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>7</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>7</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>
        <xdr:to/><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="Check Box 3"><a:ext><a14:compatExt spid="_x0000_s1027"/></a:ext></xdr:cNvPr></xdr:nvSpPr>
        <xdr:txBody><a:p><a:r><a:t>Drawn</a:t></a:r><a:r><a:t> anew</a:t></a:r></a:p><a:p><a:r><a:t>&amp; more</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>
        <xdr:twoCellAnchor><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1026"/></xdr:nvPicPr></xdr:pic></xdr:twoCellAnchor></xdr:wsDr>"#;
    let links =
        r#"<Relationship Id="d" Type="x/drawing" Target="/xl/drawings/drawing1.xml"/></Relationships>"#;
    let book = with_controls(&sheet, &shapes.concat(), &controls);
    let book =
        book.append("xl/worksheets/_rels/sheet1.xml.rels", links).part("xl/drawings/drawing1.xml", drawing);
    let book = book.tab(
        "DATA &amp; CO",
        "",
        r#"<sheetData><row r="2"><c r="B2" t="b"><v>1</v></c></row></sheetData>"#,
    );
    let mut book = book.open().expect("a sound workbook");
    assert_eq!(
        lines(&mut book, 0),
        [
            r#"A1 1 [ ] Stale"#,
            "C1 true mirrors a box",
            r#"A2 empty [x] Fresh"#,
            r#"D4 empty [x] Drawn anew & more"#,
            r#"B5 empty [x] "#,
        ]
    );
    assert_eq!(lines(&mut book, 1), ["B2 true mirrors a box"]);
    assert_eq!(lines(&mut book, 0).len(), 5, "a sheet can be read again");
}

#[test]
fn parts_beside_belong_to_one_sheet() {
    let comments = r#"<comments><commentList><comment ref="A1"><text><t>a</t></text></comment></commentList></comments>"#;
    let relations = crate::book::relations(&[("c", "comments", "../Comments1.xml")]);
    let book = with_comments(comments, None)
        .tab("Sheet2", "", "<sheetData/>")
        .part("xl/worksheets/_rels/sheet2.xml.rels", relations);
    let mut book = book.open().expect("a sound workbook");
    assert_eq!(lines(&mut book, 0), [r#"A1 1 note "a""#]);
    let error = book.cells(1).map(|_| ()).expect_err("the second sheet to ask for it");
    assert!(error.to_string().contains("it belongs to two sheets"), "{error}");
    assert_eq!(lines(&mut book, 0).len(), 1, "the first sheet can be read again");
}

#[test]
fn a_note_on_no_cell_is_refused() {
    let comments = r#"<comments><commentList><comment ref="A0"><text><t>a</t></text></comment></commentList></comments>"#;
    let refusal = with_comments(comments, None).refusal();
    assert!(refusal.to_string().contains("no cell is called “A0”"), "{refusal}");
}
