//! Counts lines: LF, CRLF and a lone CR each end one.

/// The line that comes next, for text that goes by in pieces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineCount {
    line: u64,
    after_cr: bool,
}

impl LineCount {
    pub(crate) fn new() -> Self {
        Self { line: 1, after_cr: false }
    }

    /// The line of the next byte, counted from 1.
    pub(crate) fn line(self) -> u64 {
        self.line
    }

    /// Goes past a piece of text, which may end anywhere: between CR and LF, or within a character.
    pub(crate) fn pass(&mut self, piece: &[u8]) {
        for at in memchr::memchr2_iter(b'\r', b'\n', piece) {
            let follows_cr = at.checked_sub(1).map_or(self.after_cr, |before| piece[before] == b'\r');
            // The LF of a CRLF ends the line that its CR has ended already.
            let ends_line = piece[at] == b'\r' || !follows_cr;
            self.line += u64::from(ends_line);
        }
        if let Some(&last) = piece.last() {
            self.after_cr = last == b'\r';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LineCount;

    #[test]
    fn every_line_break_counts_once_wherever_the_text_is_cut() {
        for (text, line) in [("", 1), ("a", 1), ("a\n", 2), ("a\r\nb", 2), ("\r\r\n\n\r", 5), ("é\n\rü", 3)]
        {
            for cut in 0..=text.len() {
                let mut count = LineCount::new();
                count.pass(&text.as_bytes()[..cut]);
                count.pass(&text.as_bytes()[cut..]);
                assert_eq!(count.line(), line, "{text:?} cut at {cut}");
            }
        }
    }
}
