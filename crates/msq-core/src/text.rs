//! Which characters a text holds: those of XML 1.0, in every format, so that one rule serves all.

use std::fmt;

/// Whether XML 1.0 has the character.
///
/// ```
/// assert!(msq_core::text::is_allowed('\n'));
/// assert!(!msq_core::text::is_allowed('\u{b}'));
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

/// A text in a message: its beginning, if it is long.
pub struct Shortened<'a>(pub &'a str);

impl Shortened<'_> {
    fn parts(&self) -> (&str, &str) {
        const SHOWN: usize = 40;
        cut(self.0, SHOWN)
    }
}

/// A text of so many characters, and a mark if there are more.
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
