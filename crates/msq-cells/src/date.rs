//! A day of the Gregorian calendar.

use std::{fmt, str::FromStr};

use jiff::civil;

/// A day of a year of four digits, 1000 to 9999; it reads and displays as ISO 8601, `2019-03-31`.
///
/// ```
/// use msq_cells::Date;
///
/// let date: Date = "2019-03-31".parse()?;
/// assert_eq!(date, Date::new(2019, 3, 31).expect("a day of March"));
/// assert!("2019-02-29".parse::<Date>().is_err());
/// # Ok::<(), msq_cells::InvalidDate>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The day of a year, month and day of the month; `None` if there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        if year < 1000 {
            return None;
        }
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The year, 1000 to 9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// The text isn't a day written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date written as YYYY-MM-DD")]
#[non_exhaustive]
pub struct InvalidDate;

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| -> Option<i16> {
            let part = bytes.get(range)?;
            part.iter()
                .all(u8::is_ascii_digit)
                .then(|| part.iter().fold(0, |sum, digit| sum * 10 + i16::from(digit - b'0')))
        };
        let parts = (bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-')
            .then(|| Some((digits(0..4)?, digits(5..7)?, digits(8..10)?)))
            .flatten();
        let (year, month, day) = parts.ok_or(InvalidDate)?;
        Self::new(year, month as i8, day as i8).ok_or(InvalidDate)
    }
}

#[cfg(feature = "serde")]
mod data {
    //! A day as serde's data: the text that it displays as.

    use std::borrow::Cow;

    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use super::Date;

    impl Serialize for Date {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    impl<'de> Deserialize<'de> for Date {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = Cow::<str>::deserialize(deserializer)?;
            text.parse().map_err(de::Error::custom)
        }
    }
}
