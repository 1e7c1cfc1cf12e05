//! What a file looks like, by its first bytes, its parts and its streams; never by its name.
//!
//! Owns the words for it too. What is then done with the file isn't decided here.

use std::fmt;

use crate::package::compound;

/// How many bytes [`sniff`] looks at.
pub(crate) const HEAD: u64 = 4096;

/// What a file looks like; it displays as in "this is …". Workbooks since 2007 look like archives: only their parts
/// tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileKind {
    /// A workbook of Excel before 2007 (.xls).
    Xls,
    /// A workbook of Excel 4 or before.
    Excel4,
    /// A binary workbook of Excel (.xlsb).
    Xlsb,
    /// A spreadsheet of LibreOffice or another program (.ods).
    Ods,
    /// An XML spreadsheet of Excel 2003.
    Xml2003,
    /// A spreadsheet of Apple Numbers.
    Numbers,
    /// A Word document.
    Word,
    /// A presentation.
    Presentation,
    /// An OpenDocument file that isn't a spreadsheet.
    OpenDocument,
    /// A file of a program of Microsoft Office, or another one that packs its files alike.
    Compound,
    /// A zip archive with no workbook at its root.
    Zip,
    /// Another archive.
    Archive,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A page of the web.
    Html,
    /// XML of some other kind.
    Xml,
    /// Rich text.
    Rtf,
    /// Plain text, of which CSV and JSON are kinds.
    Text,
    /// Bytes that tell nothing.
    Unknown,
}

impl FileKind {
    /// What the first few KiB of a file look like. Excel's workbooks look like archives, which is what they are.
    ///
    /// ```
    /// # use msq_office::FileKind;
    /// assert_eq!(FileKind::of(b"Member State;Date"), FileKind::Text);
    /// assert_eq!(FileKind::of(b"%PDF-1.7"), FileKind::Pdf);
    /// ```
    pub fn of(head: &[u8]) -> Self {
        match sniff(head) {
            Sniffed::Zip => Self::Zip,
            Sniffed::Compound => Self::Compound,
            Sniffed::Other(kind) => kind,
        }
    }

    /// Whether it is a workbook of any kind, read or not.
    pub fn is_workbook(self) -> bool {
        matches!(self, Self::Xls | Self::Excel4 | Self::Xlsb | Self::Ods | Self::Xml2003 | Self::Numbers)
    }

    /// What a compound file with these streams is.
    pub(crate) fn of_compound(streams: &[String]) -> Self {
        let has = |name: &str| streams.iter().any(|stream| stream.eq_ignore_ascii_case(name));
        if compound::WORKBOOK.into_iter().any(has) {
            Self::Xls
        } else if has("WordDocument") {
            Self::Word
        } else if has("PowerPoint Document") {
            Self::Presentation
        } else {
            Self::Compound
        }
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Xls => "a workbook of Excel before 2007 (.xls)",
            Self::Excel4 => "a workbook of Excel 4 or before",
            Self::Xlsb => "a binary workbook of Excel (.xlsb)",
            Self::Ods => "an OpenDocument spreadsheet (.ods)",
            Self::Xml2003 => "an XML spreadsheet of Excel 2003",
            Self::Numbers => "a spreadsheet of Apple Numbers",
            Self::Word => "a Word document",
            Self::Presentation => "a presentation",
            Self::OpenDocument => "an OpenDocument file without a spreadsheet",
            Self::Compound => "an Office file without a workbook",
            Self::Zip => "a zip archive (if workbooks are packed in it, unpack them)",
            Self::Archive => "an archive (if workbooks are packed in it, unpack them)",
            Self::Pdf => "a PDF",
            Self::Picture => "a picture",
            Self::Html => "a web page, whatever its name says",
            Self::Xml => "an XML file",
            Self::Rtf => "a rich-text document",
            Self::Text => "a plain-text file, such as CSV or JSON",
            Self::Unknown => "something unknown",
        })
    }
}

/// What the first bytes of a file tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sniffed {
    /// A zip archive, which a workbook is.
    Zip,
    /// A compound file, which an encrypted workbook is.
    Compound,
    /// Neither.
    Other(FileKind),
}

/// The beginnings that tell what a file is.
const MAGIC: [(&[u8], Sniffed); 18] = [
    (b"PK\x03\x04", Sniffed::Zip),
    (b"PK\x05\x06", Sniffed::Other(FileKind::Zip)),
    (&compound::MAGIC, Sniffed::Compound),
    (b"%PDF", Sniffed::Other(FileKind::Pdf)),
    (b"{\\rtf", Sniffed::Other(FileKind::Rtf)),
    // The workbooks of Excel 2, 3, 4 and 5, and later ones without a container.
    (b"\x09\x00\x04\x00", Sniffed::Other(FileKind::Excel4)),
    (b"\x09\x02\x06\x00", Sniffed::Other(FileKind::Excel4)),
    (b"\x09\x04\x06\x00", Sniffed::Other(FileKind::Excel4)),
    (b"\x09\x08\x08\x00", Sniffed::Other(FileKind::Xls)),
    (b"\x09\x08\x10\x00", Sniffed::Other(FileKind::Xls)),
    (b"\x89PNG", Sniffed::Other(FileKind::Picture)),
    (b"\xFF\xD8\xFF", Sniffed::Other(FileKind::Picture)),
    (b"GIF8", Sniffed::Other(FileKind::Picture)),
    (b"II*\0", Sniffed::Other(FileKind::Picture)),
    (b"MM\0*", Sniffed::Other(FileKind::Picture)),
    (b"\x1F\x8B", Sniffed::Other(FileKind::Archive)),
    (b"7z\xBC\xAF\x27\x1C", Sniffed::Other(FileKind::Archive)),
    (b"Rar!", Sniffed::Other(FileKind::Archive)),
];

/// What the first bytes of a file tell.
pub(crate) fn sniff(head: &[u8]) -> Sniffed {
    let known = MAGIC.iter().find(|(magic, _)| head.starts_with(magic));
    known.map_or_else(|| Sniffed::Other(text(head)), |(_, sniffed)| *sniffed)
}

/// What kind of text it is, if it is one.
fn text(head: &[u8]) -> FileKind {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return FileKind::Text;
    }
    if head.iter().any(|&byte| byte < 0x20 && !matches!(byte, b'\t'..=b'\r')) {
        return FileKind::Unknown;
    }
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches(|char: char| char.is_whitespace() || char == '\u{FEFF}');
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") && text.starts_with("<?xml") {
        FileKind::Xml2003
    } else if text.contains("<html") || text.contains("<!doctype html") || text.starts_with("<table") {
        FileKind::Html
    } else if text.starts_with("<?xml") || text.starts_with('<') {
        FileKind::Xml
    } else {
        FileKind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::{FileKind, Sniffed, sniff};

    #[test]
    fn the_first_bytes_tell() {
        for (head, kind) in [
            (&b"%PDF-1.7\n"[..], FileKind::Pdf),
            (b"\xEF\xBB\xBFcode;value\r\n", FileKind::Text),
            (b"\xFF\xFEc\0o\0d\0e\0", FileKind::Text),
            (b"caf\xE9;1\r\n", FileKind::Text),
            (b"{\"1\": {}}", FileKind::Text),
            // The vertical tab is a line break of Word.
            (b"one\x0Btwo\x0C", FileKind::Text),
            (b"{\\rtf1\\ansi", FileKind::Rtf),
            (b"\n <!DOCTYPE html><html>", FileKind::Html),
            (b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", FileKind::Html),
            (b"MIME-Version: 1.0\r\n\r\n<html>", FileKind::Html),
            (b"<?xml version=\"1.0\"?><a/>", FileKind::Xml),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                FileKind::Xml2003,
            ),
            (b"\x89PNG\r\n\x1A\n", FileKind::Picture),
            (b"\x1F\x8B\x08", FileKind::Archive),
            (b"\x09\x08\x10\x00\x00\x06", FileKind::Xls),
            (b"PK\x05\x06\0\0", FileKind::Zip),
            (b"\x00\x01\x02", FileKind::Unknown),
        ] {
            assert_eq!(sniff(head), Sniffed::Other(kind), "{:?}", String::from_utf8_lossy(head));
        }
        assert_eq!(sniff(b"PK\x03\x04\x14\0"), Sniffed::Zip);
    }
}
