//! Which characters a text holds: those of XML 1.0, in every format, so that one rule serves all.

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
    text.chars().find(|&character| !is_allowed(character))
}
