//! Records: what a workbook's stream is made of, and the texts in them.

use encoding_rs::Encoding;

use crate::binary::fonts::Font;

/// The kind of a record that goes on with the one before.
const CONTINUE: u16 = 0x003C;

/// A record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
}

/// How a workbook writes its texts.
#[derive(Clone, Copy)]
pub(super) enum Script {
    /// As Unicode: since Excel 97.
    Unicode,
    /// As bytes in the encoding of one region: Excel 5 and 95.
    Bytes(&'static Encoding),
}

impl Script {
    /// The encoding that a number stands for; unless it is known, that of most.
    pub(super) fn of_code_page(number: u16) -> Self {
        let label = match number {
            10_000 | 32_768 => "macintosh".to_owned(),
            10_007 => "x-mac-cyrillic".to_owned(),
            866 => "ibm866".to_owned(),
            874 => "windows-874".to_owned(),
            932 => "shift_jis".to_owned(),
            936 => "gbk".to_owned(),
            949 => "euc-kr".to_owned(),
            950 => "big5".to_owned(),
            number => format!("windows-{number}"),
        };
        Self::Bytes(Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252))
    }
}

/// The records of a stream, or of a part of it.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// The records in `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// The next record, if the rest begins with a whole one.
    pub(super) fn next(&mut self) -> Option<Record<'a>> {
        let (kind, rest) = self.rest.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let (data, rest) = rest.split_at_checked(u16::from_le_bytes(*length).into())?;
        self.rest = rest;
        Some(Record { kind: u16::from_le_bytes(*kind), data })
    }

    /// The bytes of a record, of which `data` are the first, with those of the records that go on with it.
    pub(super) fn pieces(&mut self, data: &'a [u8]) -> Pieces<'_, 'a> {
        Pieces { data, records: self }
    }

    /// The next record, if it goes on with the one before.
    fn go_on(&mut self) -> Option<&'a [u8]> {
        let ahead = self.rest;
        let record = self.next()?;
        if record.kind != CONTINUE {
            self.rest = ahead;
            return None;
        }
        Some(record.data)
    }
}

/// The bytes of a record and of those that go on with it. All that reads is `None` where they end.
pub(super) struct Pieces<'r, 'a> {
    data: &'a [u8],
    records: &'r mut Records<'a>,
}

impl Pieces<'_, '_> {
    /// Whether nothing is left.
    pub(super) fn is_empty(&mut self) -> bool {
        while self.data.is_empty() {
            let Some(data) = self.records.go_on() else { return true };
            self.data = data;
        }
        false
    }

    /// The next byte.
    pub(super) fn byte(&mut self) -> Option<u8> {
        if self.is_empty() {
            return None;
        }
        let (byte, rest) = self.data.split_first()?;
        self.data = rest;
        Some(*byte)
    }

    /// The next two bytes as a number.
    pub(super) fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// The next four bytes as a number.
    pub(super) fn long(&mut self) -> Option<u32> {
        Some(u32::from(self.short()?) | u32::from(self.short()?) << 16)
    }

    /// Passes over so many bytes.
    pub(super) fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if self.is_empty() {
                return None;
            }
            let now = count.min(self.data.len());
            self.data = &self.data[now..];
            count -= now;
        }
        Some(())
    }

    /// A text whose length takes two bytes.
    pub(super) fn text(&mut self, script: Script) -> Option<String> {
        match script {
            Script::Unicode => self.unicode_text(),
            Script::Bytes(encoding) => {
                let count = self.short()?;
                self.encoded(count.into(), encoding)
            }
        }
    }

    /// A text whose length takes one byte.
    pub(super) fn short_text(&mut self, script: Script) -> Option<String> {
        let count = self.byte()?;
        match script {
            Script::Unicode => {
                let wide = self.byte()? & 1 != 0;
                self.characters(count.into(), wide)
            }
            Script::Bytes(encoding) => self.encoded(count.into(), encoding),
        }
    }

    /// So many bytes of text.
    fn encoded(&mut self, count: usize, encoding: &'static Encoding) -> Option<String> {
        let bytes: Option<Vec<u8>> = (0..count).map(|_| self.byte()).collect();
        Some(encoding.decode_without_bom_handling(&bytes?).0.into_owned())
    }

    /// A text in Unicode.
    pub(super) fn unicode_text(&mut self) -> Option<String> {
        self.rich_text().map(|(text, _)| text)
    }

    /// A text in Unicode and its fonts, with what may follow it of pronunciation.
    pub(super) fn rich_text(&mut self) -> Option<(String, Vec<Font>)> {
        let count = self.short()?;
        let flags = self.byte()?;
        let fonts = if flags & 8 == 0 { 0 } else { self.short()? };
        let spoken = if flags & 4 == 0 { 0 } else { usize::try_from(self.long()?).ok()? };
        let text = self.characters(count.into(), flags & 1 != 0)?;
        let fonts: Option<Vec<_>> = (0..fonts).map(|_| Some((self.short()?, self.short()?))).collect();
        let fonts = fonts?;
        self.skip(spoken)?;
        Some((text, fonts))
    }

    /// So many characters of two bytes or one. Each record that goes on says anew which.
    fn characters(&mut self, count: usize, mut wide: bool) -> Option<String> {
        let mut units = Vec::with_capacity(count);
        while units.len() < count {
            if self.data.is_empty() {
                wide = self.byte()? & 1 != 0;
                continue;
            }
            let left = count - units.len();
            if wide {
                let (pairs, odd) = self.data.as_chunks();
                let pairs = &pairs[..pairs.len().min(left)];
                if pairs.is_empty() && !odd.is_empty() {
                    return None;
                }
                units.extend(pairs.iter().map(|pair| u16::from_le_bytes(*pair)));
                self.data = &self.data[2 * pairs.len()..];
            } else {
                let (now, rest) = self.data.split_at(left.min(self.data.len()));
                units.extend(now.iter().map(|byte| u16::from(*byte)));
                self.data = rest;
            }
        }
        Some(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::{Records, Script};

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).expect("a short record");
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    #[test]
    fn a_text_goes_on_in_other_records() {
        let file = [
            record(0xFC, b"\x05\0\x08\x01\0ab"),
            record(0x3C, b"\x01c\0\x12\x26"),
            record(0x3C, b"\0e1234\x02\0\0xy"),
            record(0x0A, b""),
        ]
        .concat();
        let mut records = Records::new(&file);
        let first = records.next().expect("a record");
        let mut pieces = records.pieces(first.data);
        let fonts = vec![(u16::from_le_bytes(*b"12"), u16::from_le_bytes(*b"34"))];
        assert_eq!(pieces.rich_text(), Some(("abc☒e".to_owned(), fonts)));
        assert_eq!(pieces.rich_text(), Some(("xy".to_owned(), Vec::new())));
        assert!(pieces.is_empty());
        assert_eq!(records.next().map(|record| record.kind), Some(0x0A));
        assert!(records.next().is_none());
    }

    #[test]
    fn old_texts_are_in_the_encoding_of_a_region() {
        for (number, bytes, expected) in [
            (1252, &b"\x03\0\xE9\x80!"[..], "é€!"),
            (1251, b"\x02\0\xC4\xE0", "Да"),
            (932, b"\x04\0\x93\xFA\x96\x7B", "日本"),
            (10_000, b"\x01\0\x8E", "é"),
            (9, b"\x01\0\xE9", "é"),
        ] {
            let file = record(0x204, bytes);
            let mut records = Records::new(&file);
            let first = records.next().expect("a record");
            let text = records.pieces(first.data).text(Script::of_code_page(number));
            assert_eq!(text.as_deref(), Some(expected), "{number}");
        }
    }

    #[test]
    fn a_text_that_is_cut_short_is_none() {
        for data in [
            &b"\x05\0\0abc"[..],
            b"\x02\0\x01abc",
            b"\x01",
            b"\x01\0\x04\xFF\xFF\xFF\xFFa",
            b"\x01\0\x08\x09\0a",
        ] {
            let file = record(0xFC, data);
            let mut records = Records::new(&file);
            let first = records.next().expect("a record");
            assert_eq!(records.pieces(first.data).rich_text(), None, "{data:?}");
        }
    }
}
