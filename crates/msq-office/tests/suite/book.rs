//! Workbooks made of a few lines of XML, and what is read from them as a few lines of text.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::{Cursor, Read, Seek},
    path::Path,
};

use msq_cells::{Cell, CellValue, Extent, NumberFormat};
use msq_office::{Error, ErrorKind, Limits, Workbook};
use msq_tests::package;
use zip::CompressionMethod;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a workbook.
pub(crate) struct Book {
    parts: Vec<(String, String)>,
    sheets: Vec<(String, String)>,
    properties: String,
}

impl Book {
    /// A workbook without a sheet.
    pub(crate) fn new() -> Self {
        let mut book = Self { parts: Vec::new(), sheets: Vec::new(), properties: String::new() };
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        book =
            book.part("[Content_Types].xml", format!(r#"<Types><Override ContentType="{kind}"/></Types>"#));
        book.part("_rels/.rels", relations(&[("r1", "officeDocument", "xl/workbook.xml")]))
    }

    /// One sheet whose rows are these.
    pub(crate) fn rows(rows: &str) -> Self {
        Self::new().sheet(&format!("<sheetData>{rows}</sheetData>"))
    }

    /// One sheet of these parts of a `worksheet` element.
    pub(crate) fn sheet(self, xml: &str) -> Self {
        self.tab("Sheet1", "", xml)
    }

    /// One more sheet, of that name and with those attributes.
    pub(crate) fn tab(mut self, name: &str, attributes: &str, xml: &str) -> Self {
        let number = self.sheets.len() + 1;
        self.sheets
            .push((format!(r#"<sheet name="{name}" {attributes} r:id="r{number}"/>"#), "worksheet".into()));
        self.part(&format!("xl/worksheets/sheet{number}.xml"), format!("<worksheet>{xml}</worksheet>"))
    }

    /// One more sheet that isn't a worksheet, but of that kind.
    pub(crate) fn other_tab(mut self, name: &str, kind: &str) -> Self {
        let number = self.sheets.len() + 1;
        self.sheets.push((format!(r#"<sheet name="{name}" r:id="r{number}"/>"#), kind.into()));
        self
    }

    /// The properties of the workbook.
    pub(crate) fn properties(mut self, attributes: &str) -> Self {
        self.properties = attributes.into();
        self
    }

    /// The texts that cells share.
    pub(crate) fn texts(self, xml: &str) -> Self {
        self.part("xl/sharedStrings.xml", format!("<sst>{xml}</sst>"))
    }

    /// Number formats of one's own, by numbers from 164, each with a style: the first is style 1, style 0 is General.
    pub(crate) fn formats(self, codes: &[&str]) -> Self {
        let (mut formats, mut styles) = (String::new(), r#"<xf numFmtId="0"/>"#.to_owned());
        for (number, code) in (164..).zip(codes) {
            formats += &format!(r#"<numFmt numFmtId="{number}" formatCode="{code}"/>"#);
            styles += &format!(r#"<xf numFmtId="{number}"/>"#);
        }
        self.styles(&format!("<numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs>"))
    }

    /// The styles.
    pub(crate) fn styles(self, xml: &str) -> Self {
        self.part("xl/styles.xml", format!("<styleSheet>{xml}</styleSheet>"))
    }

    /// What the first sheet's relationships point to, as links.
    pub(crate) fn links(self, links: &[(&str, &str)]) -> Self {
        let links: Vec<_> = links.iter().map(|(id, target)| (*id, "hyperlink", *target)).collect();
        self.relations(&links)
    }

    /// What the first sheet's relationships point to: a name, a kind and a target each.
    pub(crate) fn relations(self, list: &[(&str, &str, &str)]) -> Self {
        self.part("xl/worksheets/_rels/sheet1.xml.rels", relations(list))
    }

    /// A part, which replaces one of the same name.
    pub(crate) fn part(mut self, name: &str, xml: impl Into<String>) -> Self {
        self.parts.retain(|(other, _)| other != name);
        self.parts.push((name.into(), xml.into()));
        self
    }

    /// A part with more at its end, in the place of its last end tag.
    pub(crate) fn append(mut self, name: &str, xml: &str) -> Self {
        let part = self.parts.iter_mut().find(|(other, _)| other == name).expect("a part of that name");
        let end = part.1.rfind("</").expect("an end tag");
        part.1.replace_range(end.., xml);
        self
    }

    /// No part of that name.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self = self.finish();
        self.parts.retain(|(other, _)| other != name);
        self
    }

    /// The list of sheets is written, where no part replaces it.
    fn finish(mut self) -> Self {
        let tabs: String = self.sheets.iter().map(|(tab, _)| tab.as_str()).collect();
        let targets: Vec<_> =
            (1..=self.sheets.len()).map(|n| (format!("r{n}"), format!("worksheets/sheet{n}.xml"))).collect();
        let kinds = self.sheets.iter().map(|(_, kind)| kind.as_str());
        let targets: Vec<_> =
            targets.iter().zip(kinds).map(|((id, target), kind)| (&**id, kind, &**target)).collect();
        let written = [
            (
                "xl/workbook.xml",
                format!(
                    r#"<workbook xmlns:r="{RELATIONS}"><workbookPr {}/><sheets>{tabs}</sheets></workbook>"#,
                    self.properties
                ),
            ),
            ("xl/_rels/workbook.xml.rels", relations(&targets)),
        ];
        for (name, xml) in written {
            if !self.parts.iter().any(|(other, _)| other == name) {
                self = self.part(name, xml);
            }
        }
        self
    }

    /// The workbook as a file.
    pub(crate) fn bytes(self) -> Vec<u8> {
        let book = self.finish();
        zip(book.parts.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())))
    }

    /// The workbook, opened.
    pub(crate) fn open(self) -> Result<Workbook<Cursor<Vec<u8>>>, Error> {
        open(self.bytes())
    }

    /// The cells of the first sheet, a line each.
    #[track_caller]
    pub(crate) fn lines(self) -> Vec<String> {
        lines(&mut self.open().unwrap_or_else(|error| panic!("{error}")), 0)
    }

    /// Why the first sheet cannot be read.
    #[track_caller]
    pub(crate) fn refusal(self) -> ErrorKind {
        refusal(self.bytes())
    }
}

/// The cells of a sheet, a line each.
#[track_caller]
pub(crate) fn lines<R: Read + Seek>(book: &mut Workbook<R>, sheet: usize) -> Vec<String> {
    let cells = book.cells(sheet).and_then(|cells| cells.collect::<Result<Vec<_>, _>>());
    cells.unwrap_or_else(|error| panic!("{error}")).iter().map(line).collect()
}

/// A file, opened as a workbook.
pub(crate) fn open(bytes: Vec<u8>) -> Result<Workbook<Cursor<Vec<u8>>>, Error> {
    keep_as_seed(&bytes);
    Workbook::open(Cursor::new(bytes), &Limits::default())
}

/// Keeps a file for the fuzzer, if `MSQ_SEEDS` names a folder.
fn keep_as_seed(bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("MSQ_SEEDS") {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        fs::create_dir_all(&folder).expect("a folder for seeds");
        fs::write(Path::new(&folder).join(format!("{:016x}", hasher.finish())), bytes).expect("a seed");
    }
}

/// Why the first sheet of a file cannot be read.
#[track_caller]
pub(crate) fn refusal(bytes: Vec<u8>) -> ErrorKind {
    match open(bytes).and_then(|mut book| book.cells(0)?.collect::<Result<Vec<_>, _>>()) {
        Ok(cells) => panic!("{} cells were read", cells.len()),
        Err(error) => error.kind().clone(),
    }
}

/// Files, packed.
pub(crate) fn zip<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    package(files, CompressionMethod::Deflated)
}

/// A part that lists relationships: a name, a kind and a target each.
pub(crate) fn relations(relations: &[(&str, &str, &str)]) -> String {
    let relation = |(id, kind, target): &(&str, &str, &str)| {
        format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
    };
    format!("<Relationships>{}</Relationships>", relations.iter().map(relation).collect::<String>())
}

/// All that is known of a cell, but for what goes without saying.
pub(crate) fn line(cell: &Cell) -> String {
    let mut line = format!("{} ", cell.address);
    line += &match &cell.value {
        CellValue::Empty => "empty".into(),
        CellValue::Text(text) => format!("{text:?}"),
        CellValue::Number(number) => format!("{number}"),
        CellValue::Bool(bool) => format!("{bool}"),
        CellValue::DateTime { date, seconds } => format!("{date} {seconds}s"),
        CellValue::Error(error) => error.clone(),
        other => format!("{other:?}"),
    };
    if cell.format == NumberFormat::Percent {
        line += " in per cent";
    }
    if !cell.struck.is_empty() {
        let struck: Vec<_> =
            cell.struck_text().into_iter().map(|range| cell.text()[range].to_owned()).collect();
        line += &format!(" struck {struck:?}");
    }
    if let Some(link) = &cell.link {
        line += &format!(" -> {link}");
    }
    if let Some(formula) = &cell.formula {
        line += &format!(" ={formula}");
    }
    if cell.extent != Extent::default() {
        line += &format!(" {}x{}", cell.extent.rows, cell.extent.columns);
    }
    if cell.hidden {
        line += " hidden";
    }
    if let Some(note) = &cell.note {
        line += &format!(" note {note:?}");
    }
    for check_box in &cell.boxes {
        line += &format!(" [{}] {}", if check_box.ticked { "x" } else { " " }, check_box.label);
    }
    if cell.mirrors_box {
        line += " mirrors a box";
    }
    line
}
