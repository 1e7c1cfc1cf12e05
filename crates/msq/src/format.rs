//! File formats: by name, and by content.

use std::path::Path;

/// A file format that msq reads or writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A workbook: .xlsx; .xlsm, .xlsb, .xls and .ods are read as well.
    Workbook,
    /// Delimited text: by commas, and read by any delimiter.
    Csv,
    /// Text delimited by tabulators.
    Tsv,
    /// Plain text or Markdown; it is only read.
    Text,
    /// JSON: one response, or a list of them.
    Json,
    /// JSON Lines: a response a line.
    JsonLines,
    /// XML: one response, or several.
    Xml,
}

impl Format {
    /// The formats that msq writes.
    pub const WRITTEN: [Self; 6] =
        [Self::Json, Self::JsonLines, Self::Xml, Self::Csv, Self::Tsv, Self::Workbook];

    /// Whether it has cells, which can be laid out in several ways.
    pub fn has_cells(self) -> bool {
        matches!(self, Self::Workbook | Self::Csv | Self::Tsv)
    }

    /// Whether it is read as if it had cells: the paragraphs of a text are some.
    pub fn is_read_in_cells(self) -> bool {
        self.has_cells() || self == Self::Text
    }

    /// How the names of its files end.
    pub fn extension(self) -> &'static str {
        let own = EXTENSIONS.iter().find(|(_, format)| *format == self);
        own.map_or("", |(extension, _)| extension)
    }

    /// How the names of files end that a folder stands for, in words.
    pub fn read_in_folders() -> String {
        list(EXTENSIONS.iter().filter(|(_, format)| *format != Self::Text).map(|(extension, _)| *extension))
    }

    /// How the names of outputs end, in words.
    pub fn written() -> String {
        list(Self::WRITTEN.into_iter().map(Self::extension))
    }

    /// The format to be written that a file's name says.
    pub fn of_output(path: &Path) -> Option<Self> {
        let is_workbook_of_another_kind = |format| {
            format == Self::Workbook
                && !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
        };
        Self::of_name(path)
            .filter(|format| Self::WRITTEN.contains(format) && !is_workbook_of_another_kind(*format))
    }

    /// Its name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Text => "text",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Xml => "xml",
        }
    }

    /// The format that a file's name says.
    pub fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|(_, format)| *format)
    }

    /// The format that the first bytes of a file say, and where they leave it open, the one that its name says. What
    /// nobody reads is for the workbook reader to name.
    pub(crate) fn of_content(start: &[u8], name: Option<Self>) -> Self {
        let is_named_text = matches!(name, Some(Self::Csv | Self::Tsv | Self::Text));
        match Look::of(start) {
            // It begins with a brace, like JSON.
            Look::RichText => Self::Workbook,
            _ if is_json(start) => Self::Json,
            Look::Text => Self::of_text(start, name),
            // Stray control characters, and UTF-16 without a mark.
            Look::Unknown if is_named_text => Self::of_text(start, name),
            Look::Unknown | Look::Other => Self::Workbook,
            // A link in Markdown.
            Look::Xml if name == Some(Self::Text) => Self::Text,
            Look::Xml => Self::Xml,
        }
    }

    fn of_text(start: &[u8], name: Option<Self>) -> Self {
        match (name, delimiter(start)) {
            // What is wrong with it is for the reader of that format to say.
            (Some(Self::Json | Self::JsonLines), _) => Self::Json,
            (Some(Self::Xml), _) => Self::Xml,
            (Some(Self::Csv | Self::Tsv), _) => Self::Csv,
            // Excel gives such names to text that it delimits by tabulators; other delimiters occur in prose.
            (Some(Self::Text), Some('\t')) => Self::Csv,
            (Some(Self::Text), _) | (_, None) => Self::Text,
            (_, Some(_)) => Self::Csv,
        }
    }
}

/// How names of files end; the first of a format is the one that outputs get.
const EXTENSIONS: &[(&str, Format)] = &[
    ("xlsx", Format::Workbook),
    ("xlsm", Format::Workbook),
    ("xlsb", Format::Workbook),
    ("xls", Format::Workbook),
    ("ods", Format::Workbook),
    ("csv", Format::Csv),
    ("tsv", Format::Tsv),
    ("tab", Format::Tsv),
    ("txt", Format::Text),
    ("md", Format::Text),
    ("markdown", Format::Text),
    ("json", Format::Json),
    ("jsonl", Format::JsonLines),
    ("ndjson", Format::JsonLines),
    ("xml", Format::Xml),
];

fn list<'a>(extensions: impl Iterator<Item = &'a str>) -> String {
    extensions.map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(", ")
}

/// Whether a text begins as a document of JSON does, or a list of them: Markdown has words in brackets.
fn is_json(start: &[u8]) -> bool {
    let text = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start).trim_ascii_start();
    let first = |text: &[u8]| text.first().copied();
    match text.strip_prefix(b"[") {
        Some(list) => matches!(first(list.trim_ascii_start()), None | Some(b'{' | b'[' | b']')),
        None => first(text) == Some(b'{'),
    }
}

/// What the first bytes of a file look like.
enum Look {
    Text,
    Xml,
    /// Bytes that tell nothing.
    Unknown,
    /// A document of a word processor, as text.
    RichText,
    /// Something else, such as a workbook, or nothing at all.
    Other,
}

impl Look {
    #[cfg(feature = "excel")]
    fn of(start: &[u8]) -> Self {
        use msq_office::FileKind;
        match FileKind::of(start) {
            _ if start.is_empty() => Self::Other,
            FileKind::Rtf => Self::RichText,
            FileKind::Text => Self::Text,
            FileKind::Xml => Self::Xml,
            FileKind::Unknown => Self::Unknown,
            _ => Self::Other,
        }
    }

    /// Without the reader of office files, only text is told from the rest.
    #[cfg(not(feature = "excel"))]
    fn of(start: &[u8]) -> Self {
        let is_control = |byte: &u8| *byte < b' ' && !byte.is_ascii_whitespace();
        match start.trim_ascii_start().first() {
            None => Self::Other,
            _ if start.starts_with(b"{\\rtf") => Self::RichText,
            _ if start.iter().any(is_control) => Self::Unknown,
            Some(b'<') => Self::Xml,
            Some(_) => Self::Text,
        }
    }
}

/// What delimits a text, if it is delimited.
fn delimiter(start: &[u8]) -> Option<char> {
    #[cfg(feature = "csv")]
    return msq_csv::sniff(start).map(|delimiter| delimiter.character());
    #[cfg(not(feature = "csv"))]
    return start.contains(&b'\t').then_some('\t');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_and_the_name_where_it_leaves_it_open() {
        let table = b"State;Date\nUtopia;2019\n";
        let words = b"Member State\n\nUtopia, it seems\n";
        for (start, name, format) in [
            (&b"PK\x03\x04"[..], "form.csv", Format::Workbook),
            (b"%PDF-1.7", "form.csv", Format::Workbook),
            (b"{\\rtf1", "form.txt", Format::Workbook),
            (b"<html><table>", "form.xls", Format::Workbook),
            (b"", "form.xlsx", Format::Workbook),
            (b"\x00\x01\x02", "", Format::Workbook),
            (b"<?xml version=\"1.0\"?><response/>", "", Format::Xml),
            (b"<responses xmlns=\"urn:a\"/>", "form.csv", Format::Xml),
            (b"no angle", "form.xml", Format::Xml),
            (b"{\"edition\"", "form.csv", Format::Json),
            (b" [\n{", "", Format::Json),
            (b"edition", "form.json", Format::Json),
            (table, "", Format::Csv),
            (table, "form.xlsx", Format::Csv),
            (words, "form.csv", Format::Csv),
            (b"one\x01column", "form.tsv", Format::Csv),
            (b"one\x0bcolumn", "", Format::Text),
            (b"a\tb\nc\td\n", "form.txt", Format::Csv),
            (table, "form.txt", Format::Text),
            (words, "", Format::Text),
            (b"[Goals](#)", "form.md", Format::Text),
            (b"<https://un.org>", "form.md", Format::Text),
        ] {
            let named = Format::of_name(Path::new(name));
            assert_eq!(
                Format::of_content(start, named),
                format,
                "{:?} {name}",
                start.escape_ascii().to_string()
            );
        }
    }
}
