//! Bytes that are read from front to back; all that reads is `None` where they end.

/// The bytes that are left.
#[derive(Clone, Copy)]
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next so many bytes.
    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next bytes, as many as the array has.
    pub(crate) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    /// The next two bytes as a number.
    pub(crate) fn short(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    /// The next four bytes as a number.
    pub(crate) fn long(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// The next four bytes as a number of things.
    pub(crate) fn size(&mut self) -> Option<usize> {
        usize::try_from(self.long()?).ok()
    }

    /// A text behind a byte that says what follows it, and its fonts, each behind the place where it begins. Fonts that
    /// are cut short are none: the text is sound.
    pub(crate) fn rich_text(&mut self) -> Option<(String, Vec<(u16, u16)>)> {
        const HAS_FONTS: u8 = 1;
        let [flags] = self.array()?;
        let text = self.text()?;
        let count = if flags & HAS_FONTS == 0 { Some(0) } else { self.size() };
        let fonts = count.and_then(|count| self.take(count.checked_mul(4)?)).unwrap_or_default();
        let font = |&[a, b, c, d]: &[u8; 4]| (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
        Some((text, fonts.as_chunks().0.iter().map(font).collect()))
    }

    /// A text of two bytes a character behind the number of its characters.
    pub(crate) fn text(&mut self) -> Option<String> {
        let count = self.size()?;
        self.take(count.checked_mul(2)?).map(utf16)
    }
}

/// The number in two bytes at `offset`.
pub(crate) fn short(data: &[u8], offset: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*data.get(offset..)?.first_chunk()?))
}

/// The number in four bytes at `offset`.
pub(crate) fn long(data: &[u8], offset: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*data.get(offset..)?.first_chunk()?))
}

/// The number in eight bytes at `offset`.
pub(crate) fn float(data: &[u8], offset: usize) -> Option<f64> {
    Some(f64::from_le_bytes(*data.get(offset..)?.first_chunk()?))
}

/// A text of two bytes a character.
pub(crate) fn utf16(bytes: &[u8]) -> String {
    let units = bytes.as_chunks().0.iter().map(|pair| u16::from_le_bytes(*pair));
    char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::Bytes;

    #[test]
    fn nothing_is_read_beyond_the_end() {
        let mut bytes = Bytes(b"\x01\0\0\0a\0\x02\0\0\0b\0");
        assert_eq!(bytes.text().as_deref(), Some("a"));
        assert_eq!(bytes.text(), None);
        assert_eq!(Bytes(b"\xFF\xFF\xFF\xFFab").text(), None);
        assert_eq!(Bytes(b"\x01").short(), None);
    }
}
