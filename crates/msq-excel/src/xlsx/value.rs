//! Values: what calamine read, as what a cell holds.
//!
//! Owns the calendar of a spreadsheet. Nothing that a cell holds is dropped: what isn't a date stays a number or a text.

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};
use msq_core::Date;
use msq_table::Value;

/// Seconds of a day.
const DAY: u32 = 86_400;
/// What Excel shows for a number that is none.
const NOT_A_NUMBER: &str = "#NUM!";

/// What a cell holds, in a workbook that counts days from 1904 or else from 1900.
pub(crate) fn value(data: &DataRef<'_>, from_1904: bool) -> Value {
    match data {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => self::number(*number),
        DataRef::Bool(bool) => Value::Bool(*bool),
        // calamine lends its texts only.
        DataRef::String(text) | DataRef::DurationIso(text) => Value::Text(text.clone()),
        DataRef::SharedString(text) => Value::Text((*text).to_owned()),
        DataRef::Error(error) => Value::Error(error.to_string()),
        DataRef::DateTime(time) if time.is_duration() => number(time.as_f64()),
        DataRef::DateTime(time) => day(time.as_f64(), from_1904).unwrap_or_else(|| number(time.as_f64())),
        DataRef::DateTimeIso(text) => iso(text).unwrap_or_else(|| Value::Text(text.clone())),
    }
}

/// A number, or what Excel shows in place of one beyond its range.
pub(crate) fn number(number: f64) -> Value {
    if number.is_finite() { Value::Number(number) } else { Value::Error(NOT_A_NUMBER.into()) }
}

/// The day and time that a number of days stands for, to the second; `None` if it stands for none.
///
/// From 1900 the count begins with 1, and has a 60, February 29, that the calendar doesn't have; a time alone is below 1.
pub(crate) fn day(days: f64, from_1904: bool) -> Option<Value> {
    let (first, last) = if from_1904 { (0.0, 2_957_003.0) } else { (1.0, 2_958_465.0) };
    if !(first..last + 1.0).contains(&days) {
        return None;
    }
    let seconds = (days * f64::from(DAY)).round() as u64;
    let (days, seconds) = (seconds / u64::from(DAY), (seconds % u64::from(DAY)) as u32);
    if days as f64 > last || !from_1904 && days == 60 {
        return None;
    }
    let day = ExcelDateTime::new(days as f64, ExcelDateTimeType::DateTime, from_1904);
    let (year, month, day, ..) = day.to_ymd_hms_milli();
    let date = Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)?;
    Some(Value::DateTime { date, seconds })
}

/// The day and time that `2019-03-31`, or that with a time such as `T12:30:00`, stands for; `None` if it stands for none.
///
/// A workbook's times are local: what follows the seconds is a fraction, which is rounded, or a `Z`, which says nothing.
pub(crate) fn iso(text: &str) -> Option<Value> {
    let (date, time) = text.split_once('T').unwrap_or((text, "00:00:00"));
    let date: Date = date.parse().ok()?;
    let time = time.strip_suffix('Z').unwrap_or(time);
    let (hours, rest) = time.split_once(':')?;
    let (minutes, seconds) = rest.split_once(':').unwrap_or((rest, "0"));
    let two = |digits: &str, below: u32| {
        let valid = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        valid.then(|| digits.parse().ok()).flatten().filter(|number: &u32| *number < below)
    };
    let (hours, minutes) = (two(hours, 24)?, two(minutes, 60)?);
    let valid = seconds.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let seconds: f64 = valid.then(|| seconds.parse().ok()).flatten().filter(|seconds| *seconds < 60.0)?;
    // Rounded up to the next day at the end of one, a time would need that day: cut it there.
    let seconds = (hours * 3600 + minutes * 60 + seconds.round() as u32).min(DAY - 1);
    Some(Value::DateTime { date, seconds })
}

#[cfg(test)]
mod tests {
    use calamine::DataRef;
    use msq_table::Value;

    use super::{day, iso, value};

    fn at(date: &str, seconds: u32) -> Option<Value> {
        Some(Value::DateTime { date: date.parse().expect("a date"), seconds })
    }

    #[test]
    fn days_are_counted_from_1900() {
        for (days, expected) in [
            (1.0, at("1900-01-01", 0)),
            (59.0, at("1900-02-28", 0)),
            (61.0, at("1900-03-01", 0)),
            (366.0, at("1900-12-31", 0)),
            (367.0, at("1901-01-01", 0)),
            (43_555.0, at("2019-03-31", 0)),
            (43_555.5, at("2019-03-31", 43_200)),
            (43_555.541_666_666_664, at("2019-03-31", 46_800)),
            (43_555.999_999, at("2019-04-01", 0)),
            (2_958_465.0, at("9999-12-31", 0)),
            (60.0, None),
            (59.999_999_9, None),
            (0.5, None),
            (0.0, None),
            (-1.0, None),
            (2_958_465.999_999_9, None),
            (2_958_466.0, None),
            (f64::NAN, None),
            (f64::INFINITY, None),
        ] {
            assert_eq!(day(days, false), expected, "{days}");
        }
    }

    #[test]
    fn days_are_counted_from_1904() {
        for (days, expected) in [
            (0.0, at("1904-01-01", 0)),
            (60.0, at("1904-03-01", 0)),
            (42_093.25, at("2019-03-31", 21_600)),
            (2_957_003.0, at("9999-12-31", 0)),
            (2_957_004.0, None),
            (-0.5, None),
        ] {
            assert_eq!(day(days, true), expected, "{days}");
        }
    }

    #[test]
    fn iso_dates_are_checked() {
        for (text, expected) in [
            ("2019-03-31", at("2019-03-31", 0)),
            ("2019-03-31T00:00:00", at("2019-03-31", 0)),
            ("2019-03-31T12:30:15.6Z", at("2019-03-31", 45_016)),
            ("2019-03-31T23:59:59.9", at("2019-03-31", 86_399)),
            ("2019-03-31T12:30", at("2019-03-31", 45_000)),
            ("2019-02-29", None),
            ("2019-03-31T24:00:00", None),
            ("2019-03-31T12:30:00+02:00", None),
            ("2019-03-31T12:30:-1", None),
            ("12:30:00", None),
            ("31.3.2019", None),
            ("", None),
        ] {
            assert_eq!(iso(text), expected, "{text}");
        }
        assert_eq!(value(&DataRef::DateTimeIso("soon".into()), false), Value::Text("soon".into()));
    }

    #[test]
    fn numbers_are_finite() {
        assert_eq!(value(&DataRef::Float(0.4), false), Value::Number(0.4));
        for number in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
            assert_eq!(value(&DataRef::Float(number), false), Value::Error("#NUM!".into()));
        }
    }
}
