//! The text of a cell or a note: its paragraphs, with white space as OpenDocument understands it.
//!
//! White space in the file collapses to one space, and vanishes at both ends of a paragraph; what is meant to stay is written
//! as elements.

/// A text, put together as the file is read.
#[derive(Default)]
pub(super) struct Text {
    text: String,
    /// Whether there was a paragraph, be it an empty one.
    begun: bool,
    /// Whether one is open. What stands outside of all is layout of the file.
    open: bool,
    /// Where it begins.
    start: usize,
    /// Whether white space waits for a character behind it.
    space: bool,
}

impl Text {
    /// Begins a paragraph, on a line of its own.
    pub(super) fn begin(&mut self) {
        if self.begun {
            self.text.push('\n');
        }
        (self.begun, self.open, self.space, self.start) = (true, true, false, self.text.len());
    }

    /// Ends the paragraph.
    pub(super) fn end(&mut self) {
        (self.open, self.space) = (false, false);
    }

    /// Characters of the file.
    pub(super) fn push(&mut self, text: &str) {
        if !self.open {
            return;
        }
        for char in text.chars() {
            if matches!(char, ' ' | '\t' | '\r' | '\n') {
                self.space = self.text.len() > self.start;
            } else {
                self.flush();
                self.text.push(char);
            }
        }
    }

    /// White space that stays: so many of a character.
    pub(super) fn keep(&mut self, char: char, times: usize) {
        if self.open {
            self.flush();
            self.text.extend(std::iter::repeat_n(char, times));
        }
    }

    /// The text, if there was a paragraph.
    pub(super) fn finish(self) -> Option<String> {
        self.begun.then_some(self.text)
    }

    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Writes the space that waits.
    fn flush(&mut self) {
        if std::mem::take(&mut self.space) {
            self.text.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    fn paragraph(write: impl FnOnce(&mut Text)) -> String {
        let mut text = Text::default();
        text.push("\n  ");
        text.begin();
        write(&mut text);
        text.end();
        text.push("\n");
        text.finish().expect("a paragraph")
    }

    #[test]
    fn white_space_collapses_unless_it_is_an_element() {
        assert_eq!(paragraph(|text| text.push("\n  Ministry\r\n\tof   Health ")), "Ministry of Health");
        assert_eq!(paragraph(|text| ["a ", " b", " "].iter().for_each(|piece| text.push(piece))), "a b");
        let kept = paragraph(|text| {
            text.keep(' ', 2);
            text.push(" a ");
            text.keep(' ', 2);
            text.push(" b\u{a0} ");
            text.keep('\n', 1);
            text.keep(' ', 1);
        });
        assert_eq!(kept, "   a    b\u{a0} \n ");
    }

    #[test]
    fn paragraphs_are_lines() {
        let mut text = Text::default();
        for words in ["a", "", " b"] {
            text.begin();
            text.push(words);
            text.end();
        }
        assert_eq!(text.finish().as_deref(), Some("a\n\nb"));
        assert_eq!(Text::default().finish(), None);
    }
}
