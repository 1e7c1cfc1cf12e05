//! Number formats: whether a number is shown in per cent.

/// Whether the code of a number format shows a positive number in per cent: `0.0%`, but not `0" % of GDP"`.
pub(crate) fn is_percent(code: &str) -> bool {
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char {
            '%' => return true,
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
                chars.find(|&char| char == ']');
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_percent;

    #[test]
    fn a_percent_sign_counts_unless_it_is_only_shown() {
        for code in
            ["0%", "0.00%", "0.0 %", "%0", "[Red]0%;-0%", "\"about \"0%", "_(0%_)", "#,##0.0%;[Red]\\-0%"]
        {
            assert!(is_percent(code), "{code}");
        }
        for code in
            ["General", "0", "0\" %\"", "0\\%", "0_%", "*%0", "[$%-409]0", "0;0%", "\"%", "[%", "\\", "@"]
        {
            assert!(!is_percent(code), "{code}");
        }
    }
}
