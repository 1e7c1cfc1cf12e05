//! Numbers as documents write them, in decimal, and what a float keeps of them.

use std::{fmt, num::IntErrorKind};

use crate::{Code, codes, text::Shortened};

/// A number as it is written, and what a float keeps of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Number {
    /// The float is the number that is written.
    Exact(f64),
    /// The float is the nearest one to what is written.
    Rounded {
        /// The float.
        value: f64,
        /// What is written.
        literal: String,
    },
    /// No float is as large as what is written.
    OutOfRange {
        /// What is written.
        literal: String,
    },
}

impl Number {
    /// The float that is kept, and what there is to tell about it.
    pub fn kept(&self) -> (Option<f64>, Option<(Code, String)>) {
        match self {
            Self::Exact(value) => (Some(*value), None),
            Self::Rounded { value, .. } => {
                let read = Readable(*value);
                let message = format!("{self} has more digits than can be kept; it was read as {read}");
                (Some(*value), Some((codes::ROUNDED_NUMBER, message)))
            }
            Self::OutOfRange { .. } => {
                let message = format!("{self} is too large to be kept; the largest number is {:e}", f64::MAX);
                (None, Some((codes::NUMBER_OUT_OF_RANGE, message)))
            }
        }
    }

    /// The number that is written as `literal`, as JSON writes numbers; `None` if that is no number.
    pub fn of_literal(literal: &str) -> Option<Self> {
        // The first digit and those of the longest float; the rest of them are zeros.
        const ALL_DIGITS: usize = 767;
        let written = Decimal::of(literal)?;
        let value: f64 = literal.parse().ok()?;
        if value.is_infinite() {
            return Some(Self::OutOfRange { literal: literal.to_owned() });
        }
        let is_written = |text: String| Decimal::of(&text).as_ref() == Some(&written);
        // 0.1 isn't the value of any float, but the shortest way to write one, and so it is written again.
        // Of two ways equally short, `…322.2` and `…322.3` for `…322.25`, JSON is written in the other one.
        let exact = is_written(format!("{value:e}"))
            || is_written(serde_json::Value::from(value).to_string())
            || is_written(format!("{value:.ALL_DIGITS$e}"));
        Some(if exact { Self::Exact(value) } else { Self::Rounded { value, literal: literal.to_owned() } })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(value) => write!(f, "{}", Readable(*value)),
            Self::Rounded { literal, .. } | Self::OutOfRange { literal } => {
                write!(f, "{}", Shortened(literal))
            }
        }
    }
}

/// A float as a person writes it: with an exponent only if there would be many zeros.
struct Readable(f64);

impl fmt::Display for Readable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value) = self;
        if *value == 0.0 || (1e-7..1e21).contains(&value.abs()) {
            write!(f, "{value}")
        } else {
            write!(f, "{value:e}")
        }
    }
}

/// A decimal number in the one form that equal numbers share. Zero has no digits, no exponent and no sign.
#[derive(Debug, PartialEq)]
struct Decimal {
    is_negative: bool,
    /// The digits, from the first to the last one that isn't zero; the point stands behind the first.
    digits: String,
    exponent: i64,
}

impl Decimal {
    fn of(literal: &str) -> Option<Self> {
        let (is_negative, unsigned) = match literal.strip_prefix('-') {
            Some(unsigned) => (true, unsigned),
            None => (false, literal),
        };
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        if whole.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let exponent: i64 = match exponent.parse() {
            Ok(exponent) => exponent,
            // However many digits there are, they are nothing beside such an exponent.
            Err(error) if *error.kind() == IntErrorKind::PosOverflow => i64::MAX,
            Err(error) if *error.kind() == IntErrorKind::NegOverflow => i64::MIN,
            Err(_) => return None,
        };
        let telling = digits.trim_start_matches('0');
        let first = whole.len() as i64 - 1 - (digits.len() - telling.len()) as i64;
        let digits = telling.trim_end_matches('0').to_owned();
        Some(if digits.is_empty() {
            Self { is_negative: false, digits, exponent: 0 }
        } else {
            Self { is_negative, digits, exponent: exponent.saturating_add(first) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_are_equal_however_they_are_written() {
        for same in [
            &["0.4", "4e-1", "0.40", "0.04E+1", "400e-3"] as &[&str],
            &["0", "-0", "0.00", "-0e7", "0e99999999999999999999"],
            &["-1200", "-1.2e3", "-0.0012e6"],
            &["1e99999999999999999999", "10.0E99999999999999999999"],
        ] {
            let decimals: Vec<_> =
                same.iter().map(|literal| Decimal::of(literal).expect("a number")).collect();
            assert!(decimals.iter().all(|decimal| *decimal == decimals[0]), "{decimals:?}");
        }
        for (one, other) in [("1", "-1"), ("1", "10"), ("0.1", "0.01"), ("1e400", "1e-400"), ("12", "1.02e1")]
        {
            assert_ne!(Decimal::of(one), Decimal::of(other));
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "-",
            "+1",
            ".5",
            "e5",
            "1e",
            "1e5.0",
            "1.2.3",
            "NaN",
            "inf",
            "-Infinity",
            "0x10",
            "1_000",
            " 1",
        ] {
            assert_eq!(Number::of_literal(text), None, "{text:?}");
        }
    }
}
