//! Texts: which characters they hold, which are those of XML 1.0 in every format, so that one rule serves all; where a
//! piece of one ends; and how a long one is quoted.

use std::fmt;

/// Whether XML 1.0 has the character.
///
/// ```
/// assert!(msq_cells::text::is_allowed('\n'));
/// assert!(!msq_cells::text::is_allowed('\u{b}'));
/// ```
pub fn is_allowed(character: char) -> bool {
    !matches!(character, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// The first character of `text` that no response can hold.
pub fn first_disallowed(text: &str) -> Option<char> {
    // All texts are asked, and nearly none has one: a look at the bytes is quicker, and the last two begin with 0xEF.
    let can_begin_one = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0xEF;
    let is_suspect = text.bytes().fold(false, |found, byte| found | can_begin_one(byte));
    if is_suspect { text.chars().find(|&character| !is_allowed(character)) } else { None }
}

/// The place behind a piece of UTF-8 that begins at that place: its line and column, from 1, the column in characters.
///
/// ```
/// use msq_cells::text::place_after;
///
/// assert_eq!(place_after((1, 5), "é".as_bytes()), (1, 6));
/// assert_eq!(place_after((1, 5), "x\né\r\nüb".as_bytes()), (3, 3));
/// ```
pub fn place_after((mut line, mut column): (u64, u64), text: &[u8]) -> (u64, u64) {
    /// Of longer pieces it is quicker to count one thing at a time.
    const SHORT: usize = 64;
    let begins_character = |byte: u8| byte & 0b1100_0000 != 0b1000_0000;
    if text.len() > SHORT {
        let lines = count(text, |byte| byte == b'\n');
        if lines == 0 {
            return (line, column + count(text, begins_character));
        }
        let end = text.iter().rposition(|&byte| byte == b'\n').unwrap_or_default();
        return (line + lines, 1 + count(&text[end + 1..], begins_character));
    }
    for &byte in text {
        match byte {
            b'\n' => (line, column) = (line + 1, 1),
            _ => column += u64::from(begins_character(byte)),
        }
    }
    (line, column)
}

/// How many bytes are such.
fn count(bytes: &[u8], is_such: impl Fn(u8) -> bool) -> u64 {
    // A byte counts as many, and many of them are counted at a time, since none can overflow.
    let counted =
        |piece: &[u8]| piece.iter().fold(0_u8, |count, &byte| count.wrapping_add(u8::from(is_such(byte))));
    bytes.chunks(u8::MAX.into()).map(|piece| u64::from(counted(piece))).sum()
}

/// A text in a message: its beginning, if it is long.
pub struct Shortened<'a>(pub &'a str);

impl Shortened<'_> {
    fn parts(&self) -> (&str, &str) {
        const SHOWN: usize = 40;
        cut(self.0, SHOWN)
    }
}

/// A text of so many characters at most, with a mark at its end if there were more.
///
/// ```
/// use msq_cells::text::short;
///
/// assert_eq!(short("Panamá", 5), "Panam…");
/// assert_eq!(short("Panamá", 6), "Panamá");
/// ```
pub fn short(text: &str, most: usize) -> String {
    let (shown, mark) = cut(text, most);
    format!("{shown}{mark}")
}

/// The first characters of a text, so many at most, and a mark if there are more.
pub fn cut(text: &str, most: usize) -> (&str, &'static str) {
    match text.char_indices().nth(most) {
        None => (text, ""),
        Some((end, _)) => (&text[..end], "…"),
    }
}

impl fmt::Display for Shortened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, mark) = self.parts();
        write!(f, "{text}{mark}")
    }
}

impl fmt::Debug for Shortened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, mark) = self.parts();
        write!(f, "{text:?}{mark}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_same_in_one_step_and_in_many() {
        let lines = ["", "a", "é\r", "中文 and words of more than a few letters, again and again"];
        let lines = lines.iter().cycle().take(100).copied().collect::<Vec<_>>();
        for text in [lines.join("\n"), lines.join(""), lines.join("\n\n") + "\n"] {
            let steps = text.as_bytes().chunks(1).scan((1, 1), |place, byte| {
                *place = place_after(*place, byte);
                Some(*place)
            });
            for (length, place) in (1..).zip(steps) {
                assert_eq!(place_after((1, 1), &text.as_bytes()[..length]), place, "{length} bytes");
            }
        }
    }

    #[test]
    fn what_no_response_holds_is_found() {
        for (text, found) in [
            ("tab\tand line\r\nbreak", None),
            ("\u{feff}\u{fffd}\u{ffe0}", None),
            ("a\u{b}b\u{0}", Some('\u{b}')),
            ("中\u{fffe}", Some('\u{fffe}')),
            ("\u{ffff}\u{1f}", Some('\u{ffff}')),
        ] {
            assert_eq!(first_disallowed(text), found, "{text:?}");
        }
    }
}
