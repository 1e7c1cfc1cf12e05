//! Where a value ends, and whether a number in it needs care, told byte by byte without understanding the value.

/// As many decimal digits as any float keeps: a number that takes no more bytes, and has no exponent, is read exactly.
const EXACT_DIGITS: usize = 15;

/// How far a value has been scanned.
#[derive(Default)]
pub(crate) struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// The length of the number so far, or of what looks like one.
    number: usize,
    has_long_number: bool,
}

impl Scan {
    /// How many of these bytes belong to the value, and whether it is complete.
    pub(crate) fn take(&mut self, bytes: &[u8]) -> (usize, bool) {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' if self.in_string => self.escaped = true,
                b'"' => self.in_string = !self.in_string,
                _ if self.in_string => {
                    // Most of a document is in texts.
                    let behind = memchr::memchr2(b'"', b'\\', &bytes[at..]);
                    at = behind.map_or(bytes.len(), |behind| at + behind);
                }
                b'0'..=b'9' | b'.' | b'-' | b'+' => {
                    self.number += 1;
                    self.has_long_number |= self.number > EXACT_DIGITS;
                    continue;
                }
                b'e' | b'E' if self.number > 0 => self.has_long_number = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' | b',' if self.depth == 0 => return (at - 1, true),
                b'}' | b']' => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return (at, true);
                    }
                }
                _ if self.depth == 0 && byte.is_ascii_whitespace() => return (at - 1, true),
                _ => {}
            }
            self.number = 0;
        }
        (bytes.len(), false)
    }

    /// Whether the value can end here: no bracket and no text is open.
    pub(crate) fn is_closed(&self) -> bool {
        self.depth == 0 && !self.in_string
    }

    /// Whether there is a number that a float may not hold as it is written.
    pub(crate) fn has_long_number(&self) -> bool {
        self.has_long_number
    }
}

/// Whether there is a number in `value` that a float may not hold as it is written.
pub(crate) fn has_long_number(value: &str) -> bool {
    let mut scan = Scan::default();
    scan.take(value.as_bytes());
    scan.has_long_number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_told_from_texts() {
        for (value, expected) in [
            ("123456789012345", false),
            ("1234567890123456", true),
            ("-12345678.901234", true),
            ("[12345678, 12345678]", false),
            ("{\"a\": 4e1}", true),
            ("4E1", true),
            ("[true, false, null]", false),
            (r#""12345678901234567890 1e5""#, false),
            (r#"["\"1e5", 1]"#, false),
        ] {
            assert_eq!(has_long_number(value), expected, "{value}");
        }
    }
}
