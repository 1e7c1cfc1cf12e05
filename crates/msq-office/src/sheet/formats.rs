//! Number formats: what a number in a cell is shown as.

/// What a number is shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    /// A number; a duration is one of hours or days.
    #[default]
    Number,
    /// A number in per cent.
    Percent,
    /// A date, a time, or both.
    Date,
}

impl Shown {
    /// What the code of a number format shows a positive number as: in per cent by `0.0%`, but not by `0" % of GDP"`.
    pub(crate) fn by(code: &str) -> Self {
        let mut chars = code.chars();
        while let Some(char) = chars.next() {
            match char {
                '%' => return Self::Percent,
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Self::Date,
                // The first section is the one for positive numbers.
                ';' => break,
                // The next character is shown as it is, sets a width, or fills the cell.
                '\\' | '_' | '*' => {
                    chars.next();
                }
                '"' => {
                    chars.find(|&char| char == '"');
                }
                '[' => {
                    let (inside, rest) = chars.as_str().split_once(']').unwrap_or_default();
                    if is_elapsed(inside) {
                        return Self::Number;
                    }
                    chars = rest.chars();
                }
                _ => {}
            }
        }
        Self::Number
    }

    /// What a number format that every workbook knows shows a number as; from 27 on, some are dates in East Asia only.
    pub(crate) fn built_in(number: u32) -> Self {
        match number {
            9 | 10 => Self::Percent,
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Date,
            _ => Self::Number,
        }
    }
}

/// Whether `[…]` stands for all the hours, minutes or seconds that have passed, as in `[hh]:mm`.
fn is_elapsed(inside: &str) -> bool {
    let inside = inside.to_ascii_lowercase();
    ['h', 'm', 's'].iter().any(|unit| !inside.is_empty() && inside.chars().all(|char| char == *unit))
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn a_percent_sign_counts_unless_it_is_only_shown() {
        for code in
            ["0%", "0.00%", "0.0 %", "%0", "[Red]0%;-0%", "\"about \"0%", "_(0%_)", "#,##0.0%;[Red]\\-0%"]
        {
            assert_eq!(Shown::by(code), Shown::Percent, "{code}");
        }
        for code in
            ["General", "0", "0\" %\"", "0\\%", "0_%", "*%0", "[$%-409]0", "0;0%", "\"%", "[%", "\\", "@", ""]
        {
            assert_eq!(Shown::by(code), Shown::Number, "{code}");
        }
    }

    #[test]
    fn dates_and_times_are_told_from_durations_and_units() {
        for code in
            ["yyyy-mm-dd", "D.M.YY", "[$-409]mmmm d\\, yyyy;@", "h:mm AM/PM", "[Red]dd", "mm:ss.0", "[]d"]
        {
            assert_eq!(Shown::by(code), Shown::Date, "{code}");
        }
        for code in
            ["[h]:mm", "[MM]:ss", "[ss]", "0\" days\"", "0.00E+00", "#,##0 \\d", "_d0", "0;d", "[Magenta]0"]
        {
            assert_eq!(Shown::by(code), Shown::Number, "{code}");
        }
    }
}
