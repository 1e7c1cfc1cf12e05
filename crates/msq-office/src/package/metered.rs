//! The bytes of a part on their way to the XML reader: counted, rationed, and now and then skipped.
//!
//! Skipping knows just as much of XML as it takes to find the end of an element whose content is of no interest: tags,
//! comments and CDATA sections. It runs at the speed of a search for `<`, many times that of reading events.

use std::io::{self, BufRead, Read};

/// An input that gives out only so many bytes until it is told to go on.
pub(super) struct Metered<B> {
    input: B,
    /// How many bytes a piece may have, and how many are left of this one.
    allowed: u64,
    left: u64,
    /// How many bytes were consumed in all.
    consumed: u64,
    /// Bytes that were consumed and come once more, from that place on.
    again: (Vec<u8>, usize),
}

impl<B> Metered<B> {
    /// An input that gives out `allowed` bytes at first.
    pub(super) fn new(input: B, allowed: u64) -> Self {
        Self { input, allowed, left: allowed, consumed: 0, again: (Vec::new(), 0) }
    }

    /// Goes on: as many bytes as at first may be read.
    pub(super) fn renew(&mut self) {
        self.left = self.allowed;
    }

    /// How many bytes may be read between two times that it goes on.
    pub(super) fn allowed(&self) -> u64 {
        self.allowed
    }

    /// Whether no more may be read.
    pub(super) fn is_spent(&self) -> bool {
        self.left == 0
    }
}

impl<B: BufRead> Metered<B> {
    /// Skips everything before the first end tag of that name, whatever its prefix. Returns how many bytes were
    /// skipped.
    pub(super) fn skip_to_end_of(&mut self, name: &str) -> io::Result<u64> {
        let start = self.consumed;
        let mut tag = Vec::new();
        loop {
            self.renew();
            self.skip_until(b'<')?;
            match self.fill_buf()?.first() {
                Some(b'/') => {
                    tag.clear();
                    tag.push(b'<');
                    self.read_until(b'>', &mut tag)?;
                    if is_end_of(&tag, name) {
                        let skipped = self.consumed - start - tag.len() as u64;
                        self.again = (tag, 0);
                        return Ok(skipped);
                    }
                }
                Some(b'!' | b'?') => self.skip_markup()?,
                Some(_) => {}
                None => return Ok(self.consumed - start),
            }
        }
    }

    /// Skips a comment, a CDATA section or a processing instruction, of which the `<` was read.
    fn skip_markup(&mut self) -> io::Result<()> {
        let mut seen = Vec::new();
        while self.read_until(b'>', &mut seen)? > 0 {
            let ended = if seen.starts_with(b"!--") {
                seen.len() >= b"!---->".len() && seen.ends_with(b"-->")
            } else if seen.starts_with(b"![CDATA[") {
                seen.ends_with(b"]]>")
            } else if seen.starts_with(b"?") {
                seen.ends_with(b"?>") && seen.len() > b"?>".len()
            } else {
                // A document type or nonsense, which is refused when it is read.
                true
            };
            if ended {
                break;
            }
        }
        Ok(())
    }
}

/// Whether `tag` is the end tag of that name, whatever its prefix.
fn is_end_of(tag: &[u8], name: &str) -> bool {
    let inside =
        tag.strip_prefix(b"</").and_then(|tag| tag.strip_suffix(b">")).unwrap_or_default().trim_ascii_end();
    let local = inside.iter().position(|&byte| byte == b':').map_or(inside, |colon| &inside[colon + 1..]);
    local == name.as_bytes()
}

impl<B: BufRead> Read for Metered<B> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buf)?;
        self.consume(count);
        Ok(count)
    }
}

impl<B: BufRead> BufRead for Metered<B> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let (again, from) = &self.again;
        if *from < again.len() {
            return Ok(&again[*from..]);
        }
        let available = self.input.fill_buf()?;
        if self.left == 0 && !available.is_empty() {
            return Err(io::ErrorKind::QuotaExceeded.into());
        }
        let given = usize::try_from(self.left).map_or(available.len(), |left| available.len().min(left));
        Ok(&available[..given])
    }

    fn consume(&mut self, count: usize) {
        let (again, from) = &mut self.again;
        if *from < again.len() {
            *from += count;
            return;
        }
        self.left = self.left.saturating_sub(count as u64);
        self.consumed += count as u64;
        self.input.consume(count);
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::Metered;

    /// What is left of `xml` after skipping to the end of `a`, whatever the size of the pieces it comes in.
    fn rest(xml: &str) -> String {
        let rests = [1, 2, 7, 4096].map(|size| {
            let mut input = Metered::new(BufReader::with_capacity(size, xml.as_bytes()), 100);
            let skipped = input.skip_to_end_of("a").expect("within the meter");
            let mut rest = String::new();
            input.read_to_string(&mut rest).expect("within the meter");
            assert_eq!(skipped as usize + rest.len(), xml.len(), "{xml}");
            rest
        });
        assert!(rests.iter().all(|other| *other == rests[0]), "{xml}");
        rests[0].clone()
    }

    #[test]
    fn the_end_tag_is_left_to_be_read() {
        for (xml, expected) in [
            ("<b>1</b></a>2", "</a>2"),
            ("</x:a ><c/>", "</x:a ><c/>"),
            ("</aa></a:b></ba></a>", "</a>"),
            ("<!-- </a> --></a>.", "</a>."),
            ("<!--> </a> --></a>.", "</a>."),
            ("<![CDATA[</a>]]]></a>.", "</a>."),
            ("<?p </a>?></a>.", "</a>."),
            ("<!b></a>.", "</a>."),
            ("<!-", ""),
            ("<!-- </a>", ""),
            ("<b></b>", ""),
            ("</a", ""),
            ("", ""),
        ] {
            assert_eq!(rest(xml), expected, "{xml}");
        }
    }

    #[test]
    fn a_piece_is_rationed() {
        let skip = |xml: String| Metered::new(xml.as_bytes(), 100).skip_to_end_of("a");
        assert!(skip(format!("{}<b/></a>", "1".repeat(98))).is_ok());
        assert!(skip(format!("{}<b/></a>", "1".repeat(200))).is_err());
        assert!(skip(format!("</{}>", "1".repeat(200))).is_err());
        assert!(skip("<b/>".repeat(100)).is_ok());
    }
}
