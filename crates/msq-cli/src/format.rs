//! File formats: by name, and by content.

use std::path::Path;

use clap::{
    ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use msq_csv::Delimiter;
use msq_excel::Content;

/// A file format that msq reads or writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A workbook: xlsx; xlsm, xlsb, xls and ods are read as well
    #[value(aliases = ["xlsm", "xlsb", "xls", "ods"])]
    Xlsx,
    /// Delimited text: by commas, and read by any delimiter
    Csv,
    /// Text delimited by tabulators
    #[value(alias = "tab")]
    Tsv,
    /// Plain text or Markdown
    #[value(aliases = ["txt", "md", "markdown"])]
    Text,
    /// JSON: one response, or a list of them
    Json,
    /// JSON Lines: a response a line
    #[value(alias = "ndjson")]
    Jsonl,
    /// XML: one response, or several
    Xml,
}

impl Format {
    /// The formats that msq writes.
    pub(crate) const WRITTEN: [Self; 6] =
        [Self::Json, Self::Jsonl, Self::Xml, Self::Csv, Self::Tsv, Self::Xlsx];

    /// Whether it has cells, which can be laid out in several ways.
    pub(crate) fn has_cells(self) -> bool {
        matches!(self, Self::Xlsx | Self::Csv | Self::Tsv)
    }

    /// Whether it is read as if it had cells: the paragraphs of a text are some.
    pub(crate) fn is_read_in_cells(self) -> bool {
        self.has_cells() || self == Self::Text
    }

    /// How the names of its files end.
    pub(crate) fn extension(self) -> &'static str {
        let own = EXTENSIONS.iter().find(|(_, format)| *format == self);
        own.map_or("", |(extension, _)| extension)
    }

    /// How the names of files end that a folder stands for, in words.
    pub(crate) fn read_in_folders() -> String {
        list(EXTENSIONS.iter().filter(|(_, format)| *format != Self::Text).map(|(extension, _)| *extension))
    }

    /// How the names of outputs end, in words.
    pub(crate) fn written() -> String {
        list(Self::WRITTEN.into_iter().map(Self::extension))
    }

    /// The format to be written that a file's name says.
    pub(crate) fn of_output(path: &Path) -> Option<Self> {
        let is_workbook_of_another_kind = |format| {
            format == Self::Xlsx
                && !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
        };
        Self::of_name(path)
            .filter(|format| Self::WRITTEN.contains(format) && !is_workbook_of_another_kind(*format))
    }

    /// Takes the name of a format that msq writes.
    pub(crate) fn writable() -> impl TypedValueParser<Value = Self> {
        let written = Self::WRITTEN.into_iter().filter_map(|format| format.to_possible_value());
        PossibleValuesParser::new(written).try_map(|name| Self::from_str(&name, false))
    }

    /// Its name on the command line.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// The format that a file's name says.
    pub(crate) fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|(_, format)| *format)
    }

    /// The format that the first bytes of a file say, and where they leave it open, the one that its name says. What
    /// nobody reads is for the workbook reader to name.
    pub(crate) fn of_content(start: &[u8], name: Option<Self>) -> Self {
        let is_named_text = matches!(name, Some(Self::Csv | Self::Tsv | Self::Text));
        match Content::of(start) {
            _ if start.is_empty() => Self::Xlsx,
            // It begins with a brace, like JSON.
            Content::Rtf => Self::Xlsx,
            _ if is_json(start) => Self::Json,
            Content::Text => Self::of_text(start, name),
            // Stray control characters, and UTF-16 without a mark.
            Content::Unknown if is_named_text => Self::of_text(start, name),
            // A link in Markdown.
            Content::Xml if name == Some(Self::Text) => Self::Text,
            Content::Xml => Self::Xml,
            _ => Self::Xlsx,
        }
    }

    fn of_text(start: &[u8], name: Option<Self>) -> Self {
        match (name, msq_csv::sniff(start)) {
            // What is wrong with it is for the reader of that format to say.
            (Some(Self::Json | Self::Jsonl), _) => Self::Json,
            (Some(Self::Xml), _) => Self::Xml,
            (Some(Self::Csv | Self::Tsv), _) => Self::Csv,
            // Excel gives such names to text that it delimits by tabulators; other delimiters occur in prose.
            (Some(Self::Text), Some(Delimiter::TAB)) => Self::Csv,
            (Some(Self::Text), _) | (_, None) => Self::Text,
            (_, Some(_)) => Self::Csv,
        }
    }
}

/// How names of files end; the first of a format is the one that outputs get.
const EXTENSIONS: &[(&str, Format)] = &[
    ("xlsx", Format::Xlsx),
    ("xlsm", Format::Xlsx),
    ("xlsb", Format::Xlsx),
    ("xls", Format::Xlsx),
    ("ods", Format::Xlsx),
    ("csv", Format::Csv),
    ("tsv", Format::Tsv),
    ("tab", Format::Tsv),
    ("txt", Format::Text),
    ("md", Format::Text),
    ("markdown", Format::Text),
    ("json", Format::Json),
    ("jsonl", Format::Jsonl),
    ("ndjson", Format::Jsonl),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_and_the_name_where_it_leaves_it_open() {
        let table = b"State;Date\nUtopia;2019\n";
        let words = b"Member State\n\nUtopia, it seems\n";
        for (start, name, format) in [
            (&b"PK\x03\x04"[..], "form.csv", Format::Xlsx),
            (b"%PDF-1.7", "form.csv", Format::Xlsx),
            (b"{\\rtf1", "form.txt", Format::Xlsx),
            (b"<html><table>", "form.xls", Format::Xlsx),
            (b"", "form.xlsx", Format::Xlsx),
            (b"\x00\x01\x02", "", Format::Xlsx),
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
