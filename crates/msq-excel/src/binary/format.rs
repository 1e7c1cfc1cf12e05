//! Number formats: whether a number is shown as it is, in per cent, or as a day.

use crate::xlsx::format::is_percent;

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number, or a span of time, which is one as well.
    #[default]
    Plain,
    /// A number in per cent.
    Percent,
    /// A day, with or without a time.
    Date,
}

impl Kind {
    /// What the format of that number is, if it is one that every workbook knows.
    pub(crate) fn built_in(number: u16) -> Self {
        match number {
            9 | 10 => Self::Percent,
            // 27 to 58 are days where Chinese, Japanese, Korean or Thai is spoken, but for what stands between.
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Date,
            _ => Self::Plain,
        }
    }

    /// What a format with this code is.
    pub(crate) fn of_code(code: &str) -> Self {
        if is_percent(code) {
            Self::Percent
        } else if is_date(code) {
            Self::Date
        } else {
            Self::Plain
        }
    }
}

/// Whether the code of a format shows days or times of day, but not spans of time: `d.m.yy`, but not `[h]:mm` nor `0 "days"`.
fn is_date(code: &str) -> bool {
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char {
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => return true,
            // The first section is the one for positive numbers.
            ';' => return false,
            // The next character is shown as it is, sets a width, or fills the cell.
            '\\' | '_' | '*' => {
                chars.next();
            }
            '"' => {
                chars.find(|&char| char == '"');
            }
            '[' => {
                let within: String = chars.by_ref().take_while(|&char| char != ']').collect();
                let unit = |unit: u8| within.bytes().all(|byte| byte.eq_ignore_ascii_case(&unit));
                if !within.is_empty() && b"hms".iter().any(|&each| unit(each)) {
                    return false;
                }
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn codes_tell_days_from_numbers() {
        for code in ["d.m.yy", "yyyy\\-mm\\-dd", "[$-409]h:mm AM/PM", "mmm", "[Red]dd/mm/yyyy", "\"on \"d"] {
            assert_eq!(Kind::of_code(code), Kind::Date, "{code}");
        }
        for code in [
            "General",
            "0.0",
            "#,##0\\ \\k\\m",
            "0 \"days\"",
            "[h]:mm",
            "[ss].0",
            "0_d",
            "0;d",
            "[Red]0",
            "[",
            "\"",
        ] {
            assert_eq!(Kind::of_code(code), Kind::Plain, "{code}");
        }
        assert_eq!(Kind::of_code("0.0%"), Kind::Percent);
        assert_eq!([0, 9, 10, 11, 14, 22, 23, 46].map(Kind::built_in), {
            use Kind::{Date, Percent, Plain};
            [Plain, Percent, Percent, Plain, Date, Date, Plain, Plain]
        });
    }
}
