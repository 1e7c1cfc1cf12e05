//! The text of a cell or a note: its paragraphs, with white space as LibreOffice understands it.
//!
//! By OpenDocument, white space in the file collapses to one space and vanishes at both ends of a paragraph, and what
//! is meant to stay is written as elements. LibreOffice keeps to that in some cells only, and reads every space back:
//! so spaces stay here, and white space with a line break or a tabulator in it, which lays out the file, collapses.

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
    /// The white space that waits for what stands behind it.
    space: Space,
}

/// White space of the file.
#[derive(Clone, Copy, Default)]
struct Space {
    /// How many characters of it there are.
    count: usize,
    /// Whether it lays out the file.
    layout: bool,
}

impl Text {
    /// Begins a paragraph, on a line of its own.
    pub(super) fn begin(&mut self) {
        if self.begun {
            self.text.push('\n');
        }
        (self.begun, self.open, self.space, self.start) = (true, true, Space::default(), self.text.len());
    }

    /// Ends the paragraph.
    pub(super) fn end(&mut self) {
        if !self.space.layout {
            self.flush();
        }
        (self.open, self.space) = (false, Space::default());
    }

    /// Characters of the file.
    pub(super) fn push(&mut self, text: &str) {
        if !self.open {
            return;
        }
        for char in text.chars() {
            if matches!(char, ' ' | '\t' | '\r' | '\n') {
                self.space.count += 1;
                self.space.layout |= char != ' ';
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

    /// Writes the white space that waits.
    fn flush(&mut self) {
        let Space { count, layout } = std::mem::take(&mut self.space);
        let kept = if layout { usize::from(self.text.len() > self.start) } else { count };
        self.text.extend(std::iter::repeat_n(' ', kept));
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
    fn white_space_that_lays_out_the_file_collapses() {
        assert_eq!(paragraph(|text| text.push("\n  Ministry\r\n\tof Health \n")), "Ministry of Health");
        assert_eq!(paragraph(|text| ["a ", "\n b", "\n"].iter().for_each(|piece| text.push(piece))), "a b");
        assert_eq!(
            paragraph(|text| ["  a ", " b", " "].iter().for_each(|piece| text.push(piece))),
            "  a  b "
        );
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
        assert_eq!(text.finish().as_deref(), Some("a\n\n b"));
        assert_eq!(Text::default().finish(), None);
    }
}
