//! What separates fields.

/// The character that separates the fields of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Delimiter(u8);

impl Delimiter {
    /// `,`
    pub const COMMA: Self = Self(b',');
    /// `;`, where the comma is the decimal mark.
    pub const SEMICOLON: Self = Self(b';');
    /// The tabulator.
    pub const TAB: Self = Self(b'\t');
    /// `|`
    pub const PIPE: Self = Self(b'|');

    /// Another character, if it can be one: ASCII, and neither a line break, a quotation mark, a letter nor a digit.
    ///
    /// ```
    /// # use msq_csv::Delimiter;
    /// assert_eq!(Delimiter::new(';'), Some(Delimiter::SEMICOLON));
    /// assert_eq!(Delimiter::new('"'), None);
    /// ```
    pub fn new(character: char) -> Option<Self> {
        let can_be = character.is_ascii()
            && !character.is_ascii_alphanumeric()
            && !matches!(character, '\r' | '\n' | '"' | '\0');
        can_be.then_some(Self(character as u8))
    }

    /// The character.
    pub fn character(self) -> char {
        char::from(self.0)
    }

    pub(crate) fn byte(self) -> u8 {
        self.0
    }
}
