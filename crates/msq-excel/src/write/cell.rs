//! How a field becomes a cell: what Excel holds exactly is a value, anything else is text.

use msq_core::Date;
use rust_xlsxwriter::{ExcelDateTime, XlsxError};

/// The UTF-16 units that a cell's text can have.
pub(super) const MAX_TEXT: usize = 32_767;

/// How long a text is as Excel counts; one that is written in pieces, as rust_xlsxwriter counts: with its mark-up.
pub(super) fn units(text: &str) -> usize {
    const PIECE: usize = r#"<r><t xml:space="preserve"></t></r>"#.len();
    if let Some(pieces) = pieces(text) {
        let written = |character| match character {
            '\r' => "_x000D_".len(),
            '&' | '<' | '>' | '"' => "&quot;".len(),
            other => other.len_utf16(),
        };
        return text.chars().map(written).sum::<usize>() + pieces.len() * PIECE;
    }
    // No UTF-16 text has more units than its UTF-8 has bytes, and counting those costs nothing.
    if text.len() <= MAX_TEXT { text.len() } else { text.encode_utf16().count() }
}

/// Whether a cell gives back that number, also after Excel has saved it: Excel keeps 15 digits, no subnormal numbers, and no
/// sign of nought.
pub(super) fn is_exact(number: f64) -> bool {
    if number == 0.0 {
        return number.is_sign_positive();
    }
    (LEAST..=MOST).contains(&number.abs()) && format!("{number:.14e}").parse() == Ok(number)
}

/// The numbers that Excel can hold, by its specification.
const LEAST: f64 = 2.2251e-308;
const MOST: f64 = 9.999_999_999_999_99e307;

/// The day as Excel counts it, if every program counts it alike: Excel's calendar has a 29th of February 1900.
pub(super) fn day(date: Date) -> Result<Option<ExcelDateTime>, XlsxError> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    if (year, month) < (1900, 3) {
        return Ok(None);
    }
    match (u16::try_from(year), u8::try_from(month), u8::try_from(day)) {
        (Ok(year), Ok(month), Ok(day)) => ExcelDateTime::from_ymd(year, month, day).map(Some),
        _ => Ok(None),
    }
}

/// The pieces of a text that can't be written in one: rust_xlsxwriter writes a carriage return as `_x000D_`, and doesn't see
/// that what stands before it now ends with an underscore and says another character. No piece holds the beginning of an
/// escape. `None` if the text is none of these.
pub(super) fn pieces(text: &str) -> Option<Vec<&str>> {
    let is_escape = |at: usize| {
        let digits = text.get(at + 2..at + 6).is_some_and(|d| d.bytes().all(|byte| byte.is_ascii_hexdigit()));
        digits && text.as_bytes().get(at + 6) == Some(&b'\r')
    };
    let starts = || text.match_indices("_x").map(|(at, _)| at);
    if !text.contains('\r') || !starts().any(is_escape) {
        return None;
    }
    let cuts: Vec<_> = starts().map(|at| at + 1).chain([text.len()]).collect();
    let mut from = 0;
    Some(cuts.into_iter().map(|to| &text[std::mem::replace(&mut from, to)..to]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_that_15_digits_hold() {
        for (number, expected) in [
            (0.0, true),
            (-0.0, false),
            (81.0, true),
            (0.4, true),
            (-62.5, true),
            (0.1 + 0.2, false),
            (99.999_999_999_999_99, false),
            (999_999_999_999_999.0, true),
            (9_007_199_254_740_993.0, false),
            (1e307, true),
            (f64::MAX, false),
            (f64::MIN, false),
            (f64::MIN_POSITIVE, false),
            (5e-324, false),
            (1e-300, true),
        ] {
            assert_eq!(is_exact(number), expected, "{number:e}");
        }
    }

    #[test]
    fn days_are_written_that_all_programs_count_alike() {
        for ((year, month, day_), expected) in [
            ((1000, 1, 1), false),
            ((1900, 2, 28), false),
            ((1900, 3, 1), true),
            ((2019, 3, 31), true),
            ((9999, 12, 31), true),
        ] {
            let date = Date::new(year, month, day_).expect("a day of the calendar");
            assert_eq!(day(date).expect("in Excel's calendar").is_some(), expected, "{date}");
        }
    }

    #[test]
    fn a_text_in_pieces_is_as_long_as_its_mark_up() {
        assert_eq!(units("_x0041 &"), 8);
        assert_eq!(units("_x0041\r&"), 1 + 5 + 7 + 6 + 2 * 35);
    }

    #[test]
    fn what_reads_as_an_escape_is_cut() {
        for (text, expected) in [
            ("_x0041_", None),
            ("_x0041\n", None),
            ("_x0041\r", Some(vec!["_", "x0041\r"])),
            ("a _x0041_ _x00ff\r\n", Some(vec!["a _", "x0041_ _", "x00ff\r\n"])),
            ("_xyz\r", None),
            ("_xéé\r", None),
        ] {
            assert_eq!(pieces(text), expected, "{text:?}");
        }
    }

    #[test]
    fn texts_are_as_long_as_excel_counts() {
        assert_eq!(units(&"a".repeat(MAX_TEXT)), MAX_TEXT);
        assert_eq!(units(&"é".repeat(MAX_TEXT)), MAX_TEXT);
        assert_eq!(units(&"😀".repeat(MAX_TEXT)), 2 * MAX_TEXT);
    }
}
