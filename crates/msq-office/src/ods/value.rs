//! Values: what the attributes of a cell say that it holds, and what then is left to its text.

use msq_cells::{CellValue, NumberFormat};

use crate::sheet::{calendar::iso, value::number};

/// The errors that a formula may show, but for the numbered ones of LibreOffice.
const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// The attributes of a cell that say its value, as they are written.
#[derive(Default)]
pub(super) struct Written<'a> {
    /// `office:value-type`.
    pub(super) kind: Option<&'a str>,
    /// `calcext:value-type`, which knows errors as well.
    pub(super) finer_kind: Option<&'a str>,
    /// `office:value`.
    pub(super) number: Option<&'a str>,
    /// `office:date-value`.
    pub(super) date: Option<&'a str>,
    /// `office:time-value`.
    pub(super) time: Option<&'a str>,
    /// `office:boolean-value`.
    pub(super) bool: Option<&'a str>,
    /// `office:string-value`.
    pub(super) text: Option<&'a str>,
}

/// What a cell holds, before its text is known.
#[derive(Debug, PartialEq)]
pub(super) enum Typed {
    /// What the attributes say; its text is only how it is shown.
    Known(CellValue, NumberFormat),
    /// Its text; this one if none is shown.
    Shown(String),
    /// Its text, if there is one.
    Untyped,
    /// The error that is shown.
    Error,
}

impl Written<'_> {
    /// What they say. A value that can't be read leaves what is shown.
    pub(super) fn typed(&self) -> Typed {
        if self.finer_kind == Some("error") {
            return Typed::Error;
        }
        let shown = |text: Option<&str>| Typed::Shown(text.unwrap_or_default().to_owned());
        let number = |format| {
            let number = self.number.and_then(|text| text.trim().parse().ok()).map(number);
            number.map_or_else(|| shown(self.number), |number| Typed::Known(number, format))
        };
        match self.kind {
            None | Some("void") => Typed::Untyped,
            Some("percentage") => number(NumberFormat::Percent),
            Some("float" | "currency") => number(NumberFormat::General),
            Some("date") => self
                .date
                .and_then(iso)
                .map_or_else(|| shown(self.date), |date| Typed::Known(date, NumberFormat::General)),
            Some("boolean") => match self.bool {
                Some("true") => Typed::Known(CellValue::Bool(true), NumberFormat::General),
                Some("false") => Typed::Known(CellValue::Bool(false), NumberFormat::General),
                other => shown(other),
            },
            Some("time") => shown(self.time),
            // LibreOffice writes it where the paragraphs aren't the text: they lose the second of two spaces.
            Some("string") if self.text.is_some_and(|text| !text.is_empty()) => {
                Typed::Known(CellValue::Text(self.text.unwrap_or_default().to_owned()), NumberFormat::General)
            }
            Some(_) => shown(self.text),
        }
    }
}

impl Typed {
    /// The value of a cell that shows `text`.
    pub(super) fn value(self, text: Option<String>, computed: bool) -> (CellValue, NumberFormat) {
        // OpenOffice says of an error that it is the number 0.
        let fails = computed && text.as_deref().is_some_and(is_error);
        let value = match self {
            Self::Error => CellValue::Error(text.unwrap_or_else(|| "#VALUE!".into())),
            _ if fails => CellValue::Error(text.unwrap_or_default()),
            Self::Known(value, format) => return (value, format),
            Self::Shown(written) => CellValue::Text(text.unwrap_or(written)),
            // A formula without a type that shows something empty gave an empty text.
            Self::Untyped => {
                text.filter(|text| computed || !text.is_empty()).map_or(CellValue::Empty, CellValue::Text)
            }
        };
        (value, NumberFormat::General)
    }
}

/// Whether a formula that shows this has failed.
fn is_error(text: &str) -> bool {
    let number = text.strip_prefix("Err:");
    ERRORS.contains(&text)
        || number.is_some_and(|number| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A formula without what says its language: `of:=[.A1]*2` is `[.A1]*2`.
pub(super) fn formula(written: &str) -> &str {
    let (language, formula) = written.split_once('=').unwrap_or(("", written));
    let named =
        language.strip_suffix(':').is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if language.is_empty() || named { formula } else { written }
}

/// The value that a formula is no more than a name of: LibreOffice writes so what other programs have as true or false.
pub(super) fn constant(formula: &str) -> Option<CellValue> {
    match formula {
        "TRUE()" => Some(CellValue::Bool(true)),
        "FALSE()" => Some(CellValue::Bool(false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use msq_cells::{CellValue, NumberFormat};

    use super::{Typed, Written, formula};

    #[test]
    fn a_formula_is_stripped_of_its_language() {
        for (written, expected) in [
            ("of:=[.A1]=2", "[.A1]=2"),
            ("oooc:=SUM([.A1:.A2])", "SUM([.A1:.A2])"),
            ("msoxl:=A1", "A1"),
            ("=A1", "A1"),
            ("A1", "A1"),
            ("[.A1]=2", "[.A1]=2"),
        ] {
            assert_eq!(formula(written), expected);
        }
    }

    #[test]
    fn what_cannot_be_read_is_left_to_what_is_shown() {
        for (kind, text) in [("float", "12,5"), ("date", "31.3.2019"), ("boolean", "yes")] {
            let written = Written {
                kind: Some(kind),
                number: Some(text),
                date: Some(text),
                bool: Some(text),
                ..Default::default()
            };
            assert_eq!(written.typed(), Typed::Shown(text.into()));
            assert_eq!(
                written.typed().value(Some("shown".into()), false),
                (CellValue::Text("shown".into()), NumberFormat::General)
            );
            assert_eq!(
                written.typed().value(None, false),
                (CellValue::Text(text.into()), NumberFormat::General)
            );
        }
    }
}
