//! How a field becomes a cell: what Excel holds exactly is a value, anything else is text.

use msq_core::Date;
use rust_xlsxwriter::{ExcelDateTime, XlsxError};

/// The UTF-16 units that a cell's text can have.
pub(crate) const MAX_TEXT: usize = 32_767;

/// How long a text is as Excel counts.
pub(crate) fn units(text: &str) -> usize {
    // No UTF-16 text has more units than its UTF-8 has bytes, and counting those costs nothing.
    if text.len() <= MAX_TEXT { text.len() } else { text.encode_utf16().count() }
}

/// Whether a cell gives back that number, also after Excel has saved it: Excel keeps 15 digits, no subnormal numbers,
/// and no sign of nought.
pub(crate) fn is_exact(number: f64) -> bool {
    if number == 0.0 {
        return number.is_sign_positive();
    }
    (LEAST..=MOST).contains(&number.abs()) && format!("{number:.14e}").parse() == Ok(number)
}

/// The numbers that Excel can hold, by its specification.
const LEAST: f64 = 2.2251e-308;
const MOST: f64 = 9.999_999_999_999_99e307;

/// The day as Excel counts it, if every program counts it alike: Excel's calendar has a 29th of February 1900.
pub(crate) fn day(date: Date) -> Result<Option<ExcelDateTime>, XlsxError> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    if (year, month) < (1900, 3) {
        return Ok(None);
    }
    match (u16::try_from(year), u8::try_from(month), u8::try_from(day)) {
        (Ok(year), Ok(month), Ok(day)) => ExcelDateTime::from_ymd(year, month, day).map(Some),
        _ => Ok(None),
    }
}

/// The text with its escapes spelled out, if rust_xlsxwriter wouldn't do that right: it writes a carriage return as
/// `_x000D_`, and doesn't see that what stands before it now ends with an underscore and says another character.
pub(crate) fn spelled(text: &str) -> Option<String> {
    let is_escape = |at: usize, ends: &[u8]| {
        let digits = text.get(at + 2..at + 6).is_some_and(|d| d.bytes().all(|byte| byte.is_ascii_hexdigit()));
        digits && text.as_bytes().get(at + 6).is_some_and(|end| ends.contains(end))
    };
    let starts = || text.match_indices("_x").map(|(at, _)| at);
    if !text.contains('\r') || !starts().any(|at| is_escape(at, b"\r")) {
        return None;
    }
    let (mut spelled, mut from) = (String::new(), 0);
    for at in starts().filter(|&at| is_escape(at, b"_\r")) {
        spelled.push_str(&text[from..at]);
        spelled.push_str("_x005F_");
        from = at + 1;
    }
    spelled.push_str(&text[from..]);
    Some(spelled)
}

/// Whether such a text can be written: rust_xlsxwriter counts what it writes as if that were the text.
pub(crate) fn is_writable(spelled: &str) -> bool {
    let written = |character: char| match character {
        '&' => 5,
        '<' | '>' => 4,
        '\r' => 7,
        character => character.len_utf16(),
    };
    spelled.chars().map(written).sum::<usize>() + AROUND <= MAX_TEXT
}

/// The characters that are written around a text in a run of its own, at most.
const AROUND: usize = r#"<r><t xml:space="preserve"></t></r>"#.len();

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
    fn what_would_read_as_an_escape_is_spelled_out() {
        for (text, expected) in [
            ("_x0041_", None),
            ("_x0041\n", None),
            ("_x0041\r", Some("_x005F_x0041\r")),
            ("a _x0041_ _x00ff\r\n_x", Some("a _x005F_x0041_ _x005F_x00ff\r\n_x")),
            ("_xyz\r", None),
            ("_xéé\r", None),
        ] {
            assert_eq!(spelled(text).as_deref(), expected, "{text:?}");
        }
        assert!(is_writable(&"a".repeat(MAX_TEXT - AROUND)));
        assert!(!is_writable(&"\r".repeat(MAX_TEXT / 7)));
    }

    #[test]
    fn texts_are_as_long_as_excel_counts() {
        assert_eq!(units(&"a".repeat(MAX_TEXT)), MAX_TEXT);
        assert_eq!(units(&"é".repeat(MAX_TEXT)), MAX_TEXT);
        assert_eq!(units(&"😀".repeat(MAX_TEXT)), 2 * MAX_TEXT);
    }
}
