//! Values: what a cell holds, by how its sheet writes it.
//!
//! Nothing that a cell holds is dropped: what isn't a date stays a number or a text, and what can't be read is an error
//! that says so, in the cell that it is in.

use msq_cells::{Cell, CellValue, NumberFormat, text::Shortened};

use super::{styles::Styles, text::unescape};
use crate::sheet::{calendar, formats::Shown, runs::Runs, texts::Texts, value::number};

/// How a cell's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number, if it reads as one.
    Any,
    /// A number.
    Number,
    /// The number of a text that cells share.
    SharedText,
    /// True or false.
    Bool,
    /// An error of the spreadsheet.
    Error,
    /// What a formula gave as text.
    Text,
    /// A day and time as ISO 8601 writes them.
    Day,
    /// Text in a place of its own.
    InlineText,
    /// In a way that Excel doesn't know.
    Unknown,
}

impl Kind {
    /// What the attribute `t` says.
    pub(crate) fn of(kind: Option<&str>) -> Self {
        match kind {
            None => Self::Any,
            Some("n") => Self::Number,
            Some("s") => Self::SharedText,
            Some("b") => Self::Bool,
            Some("e") => Self::Error,
            Some("str") => Self::Text,
            Some("d") => Self::Day,
            Some("inlineStr" | "is") => Self::InlineText,
            Some(_) => Self::Unknown,
        }
    }
}

/// What it takes to understand a value: the workbook's texts, styles and calendar.
pub(crate) struct Terms {
    pub(crate) texts: Texts,
    pub(crate) styles: Styles,
    pub(crate) from_1904: bool,
}

impl Terms {
    /// What is written as `written` in a cell of that style.
    pub(crate) fn value(&self, kind: Kind, written: &str, style: usize) -> CellValue {
        let plain = written.trim_ascii();
        match kind {
            Kind::Text => text(written),
            // Its text should stand in a place of its own; here it is as good.
            Kind::InlineText if !written.is_empty() => text(written),
            _ if plain.is_empty() => CellValue::Empty,
            Kind::Any | Kind::Number => match plain.parse() {
                Ok(number) => self.number(number, style),
                Err(_) if kind == Kind::Any => text(written),
                Err(_) => unreadable(format_args!("number {}", Shortened(plain))),
            },
            Kind::SharedText => shared(plain).and_then(|number| self.texts.get(number)).map_or_else(
                || unreadable(format_args!("shared text {} of {}", Shortened(plain), self.texts.len())),
                |text| CellValue::Text(text.to_owned()),
            ),
            Kind::Bool => match plain.to_ascii_lowercase().as_str() {
                "1" | "true" => CellValue::Bool(true),
                "0" | "false" => CellValue::Bool(false),
                _ => unreadable(format_args!("true or false {}", Shortened(plain))),
            },
            Kind::Error => CellValue::Error(plain.to_owned()),
            Kind::Day => calendar::iso(plain).unwrap_or_else(|| text(written)),
            Kind::InlineText => CellValue::Empty,
            Kind::Unknown => unreadable(format_args!("{}, a value of an unknown kind", Shortened(plain))),
        }
    }

    /// The runs of what is written as `written`.
    pub(crate) fn runs(&self, kind: Kind, written: &str) -> Runs {
        let number = (kind == Kind::SharedText).then(|| shared(written.trim_ascii())).flatten();
        number.map(|number| self.texts.runs(number)).unwrap_or_default()
    }

    /// Says of a cell with a number in that style what the number is, and of any cell with those runs what of it is
    /// struck out.
    pub(crate) fn format(&self, cell: &mut Cell, style: usize, runs: &Runs) {
        if matches!(cell.value, CellValue::Number(_)) && self.styles.of(style) == Shown::Percent {
            cell.format = NumberFormat::Percent;
        }
        runs.strike(cell, self.styles.is_struck(style));
    }

    /// A number in that style, which may be a day.
    fn number(&self, days: f64, style: usize) -> CellValue {
        let day = (self.styles.of(style) == Shown::Date).then(|| calendar::day(days, self.from_1904));
        day.flatten().unwrap_or_else(|| number(days))
    }
}

/// The number of a shared text, as it is written.
fn shared(plain: &str) -> Option<usize> {
    // Rust would take a sign.
    plain.parse().ok().filter(|_| plain.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A text, its escapes undone.
fn text(written: &str) -> CellValue {
    let mut text = written.to_owned();
    unescape(&mut text, 0);
    CellValue::Text(text)
}

/// The value of a cell that holds what can't be read.
pub(crate) fn unreadable(what: impl std::fmt::Display) -> CellValue {
    CellValue::Error(format!("#unreadable: {what}"))
}
