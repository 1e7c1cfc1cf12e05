//! The calendar of a spreadsheet: days as numbers, and as ISO 8601 writes them.

use msq_cells::{CellValue, Date};

/// Seconds of a day.
const DAY: u32 = 86_400;

/// The day and time that a number of days stands for, to the second, counted from 1904 or else from 1900; `None` if it
/// stands for none.
///
/// From 1900 the count begins with 1, and has a 60, February 29, that the calendar doesn't have; a time alone is below
/// 1.
pub(crate) fn day(days: f64, from_1904: bool) -> Option<CellValue> {
    let (first, last) = if from_1904 { (0.0, 2_957_003.0) } else { (1.0, 2_958_465.0) };
    if !(first..last + 1.0).contains(&days) {
        return None;
    }
    let seconds = (days * f64::from(DAY)).round() as u64;
    let (days, seconds) = (seconds / u64::from(DAY), (seconds % u64::from(DAY)) as u32);
    if days as f64 > last || !from_1904 && days == 60 {
        return None;
    }
    // Days since 1900-01-01.
    let days = match days as u32 {
        days if from_1904 => days + 1_460,
        days if days < 60 => days - 1,
        days => days - 2,
    };
    Some(CellValue::DateTime { date: since_1900(days)?, seconds })
}

/// The day so many days after 1900-01-01.
fn since_1900(days: u32) -> Option<Date> {
    // Counted from the March 1 of the year 0, a leap day is the last day of its year.
    let days = days + 693_901;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, year) = if month < 10 { (month + 3, year) } else { (month - 9, year + 1) };
    Date::new((era * 400 + year) as i16, month as i8, day as i8)
}

/// The day and time that `2019-03-31`, or that with a time such as `T12:30:00`, stands for; `None` if it stands for
/// none.
///
/// A workbook's times are local: what follows the seconds is a fraction, which is rounded, or a `Z`, which says
/// nothing.
pub(crate) fn iso(text: &str) -> Option<CellValue> {
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
    Some(CellValue::DateTime { date, seconds })
}

#[cfg(test)]
mod tests {
    use msq_cells::CellValue;

    use super::{day, iso};

    fn at(date: &str, seconds: u32) -> Option<CellValue> {
        Some(CellValue::DateTime { date: date.parse().expect("a date"), seconds })
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
            (36_525.0, at("1999-12-31", 0)),
            (36_585.0, at("2000-02-29", 0)),
            (73_109.0, at("2100-02-28", 0)),
            (73_110.0, at("2100-03-01", 0)),
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
    }
}
