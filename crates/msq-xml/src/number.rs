//! How numbers are written: as in JSON.

/// The same rule as [`is_number`], for XML Schema.
pub(crate) const PATTERN: &str = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+\-]?[0-9]+)?";

/// Whether `text` is a number of JSON: no plus sign, no zeros in front, a digit on both sides of the point.
pub(crate) fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        None => (unsigned, None),
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        None => (mantissa, None),
        Some((whole, fraction)) => (whole, Some(fraction)),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(|exponent| is_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_are_written_as_in_json() {
        for text in ["0", "-0", "81", "0.40", "-12.5", "1e5", "1E+5", "0.5e-324", "10e0"] {
            assert!(is_number(text), "{text}");
        }
        for text in [
            "", "-", "+1", "01", "00", "-01", ".4", "1.", "1.e5", "1e", "1e+", "e5", "1e1.5", "1e1e1", "1,5",
            "1 ", "0x1", "INF", "-INF", "NaN", "1_0", "٣", "--1", "1e+-1",
        ] {
            assert!(!is_number(text), "{text}");
        }
    }
}
