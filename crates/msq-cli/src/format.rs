//! File formats: by name, and by content.

use std::path::Path;

use clap::{
    ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};

/// A file format that msq reads or writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A workbook of Excel or another spreadsheet program
    Xlsx,
    /// JSON: one response, or a list of them
    Json,
    /// JSON Lines: a response a line
    #[value(alias = "ndjson")]
    Jsonl,
}

impl Format {
    /// Takes the name of a format that msq writes.
    pub(crate) fn writable() -> impl TypedValueParser<Value = Self> {
        let written = [Self::Json, Self::Jsonl].into_iter().filter_map(|format| format.to_possible_value());
        PossibleValuesParser::new(written).try_map(|name| Self::from_str(&name, false))
    }

    /// The format that a file's name says.
    pub(crate) fn of_name(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "xlsx" | "xlsm" => Some(Self::Xlsx),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }

    /// The format that the first bytes of a file say. What is neither is for the workbook reader to name.
    pub(crate) fn of_content(start: &[u8]) -> Self {
        let text = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start).trim_ascii_start();
        if matches!(text.first(), Some(b'{' | b'[')) { Self::Json } else { Self::Xlsx }
    }
}
