//! The text of a cell or a note: its paragraphs, with white space as LibreOffice understands it.
//!
//! By OpenDocument, white space in the file collapses to one space and vanishes at both ends of a paragraph, and what
//! is meant to stay is written as elements. LibreOffice keeps to that in some cells only, and reads every space back:
//! so spaces stay here, and white space with a line break or a tabulator in it, which lays out the file, collapses.

use msq_cells::{Cell, CellValue};

use crate::sheet::runs::Runs;

/// A text, put together as the file is read.
#[derive(Default)]
pub(super) struct Text {
    text: String,
    /// The pieces of it whose spans say whether they are struck out.
    runs: Runs,
    /// What the span under way says of that, and those around it.
    struck: Option<bool>,
    outside: Vec<Option<bool>>,
    /// Whether there was a paragraph, be it an empty one.
    begun: bool,
    /// Whether one is open. What stands outside of all is layout of the file.
    open: bool,
    /// Where it begins.
    start: usize,
    /// The white space at its end, as the file writes it.
    space: Option<Space>,
}

/// White space of the file.
#[derive(Clone, Copy)]
struct Space {
    /// Where it begins.
    start: usize,
    /// Whether it lays out the file. If so, nothing of it is in the text before something else follows.
    layout: bool,
    /// What is said of whether it is struck out where it begins.
    struck: Option<bool>,
}

impl Text {
    /// Begins a paragraph, on a line of its own.
    pub(super) fn begin(&mut self) {
        if self.begun {
            self.text.push('\n');
        }
        (self.begun, self.open, self.space, self.start) = (true, true, None, self.text.len());
    }

    /// Ends the paragraph.
    pub(super) fn end(&mut self) {
        (self.open, self.space) = (false, None);
    }

    /// Begins a span, the text of which is struck out, isn't, or is what the text around it is.
    pub(super) fn begin_span(&mut self, struck: Option<bool>) {
        self.outside.push(self.struck);
        self.struck = struck.or(self.struck);
    }

    /// Ends the span.
    pub(super) fn end_span(&mut self) {
        self.struck = self.outside.pop().flatten();
    }

    /// Characters of the file.
    pub(super) fn push(&mut self, text: &str) {
        if !self.open {
            return;
        }
        for char in text.chars() {
            if matches!(char, ' ' | '\t' | '\r' | '\n') {
                self.push_space(char);
            } else {
                self.flush();
                self.write(char, 1, self.struck);
            }
        }
    }

    /// White space of the file: spaces, unless a line break or tabulator among them says that it lays out the file.
    fn push_space(&mut self, char: char) {
        let (start, struck) = (self.text.len(), self.struck);
        let space = self.space.get_or_insert(Space { start, layout: false, struck });
        if char != ' ' && !space.layout {
            space.layout = true;
            self.text.truncate(space.start);
            self.runs.truncate(space.start);
        }
        if !space.layout {
            self.write(' ', 1, self.struck);
        }
    }

    /// White space that stays: so many of a character.
    pub(super) fn keep(&mut self, char: char, times: usize) {
        if self.open {
            self.flush();
            self.write(char, times, self.struck);
        }
    }

    /// The text, if there was a paragraph, and its runs.
    pub(super) fn finish(self) -> (Option<String>, Runs) {
        (self.begun.then_some(self.text), self.runs)
    }

    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Ends white space, as something follows it: what lays out the file is one space, unless a paragraph begins so.
    fn flush(&mut self) {
        if let Some(space) = self.space.take()
            && space.layout
            && self.text.len() > self.start
        {
            self.write(' ', 1, space.struck);
        }
    }

    /// Writes so many of a character.
    fn write(&mut self, char: char, times: usize, struck: Option<bool>) {
        let start = self.text.len();
        self.text.extend(std::iter::repeat_n(char, times));
        if let Some(struck) = struck {
            self.runs.push(start..self.text.len(), struck);
        }
    }
}

/// What spans say of the value of a cell.
pub(super) struct Marked {
    runs: Runs,
    /// The text that they are spans of, where there are any.
    shown: String,
    /// Whether that is the value, rather than how the value is shown.
    is_value: bool,
}

impl Marked {
    /// What the runs of a text say.
    pub(super) fn new(shown: Option<&str>, runs: Runs) -> Self {
        let shown = shown.filter(|_| !runs.is_empty()).unwrap_or_default().to_owned();
        Self { runs, shown, is_value: false }
    }

    /// Finds out whether that text is the value.
    pub(super) fn check(&mut self, value: &CellValue) {
        let (CellValue::Text(text) | CellValue::Error(text)) = value else { return };
        self.is_value = *text == self.shown;
    }

    /// Strikes out what they strike out of the cell, whose style is `struck` or isn't. A value that is shown in another
    /// way is struck out if all is that is shown.
    pub(super) fn strike(&self, cell: &mut Cell, struck: bool) {
        let length = self.shown.len();
        let ranges = self.runs.struck(length, struck);
        if !self.runs.is_empty() && self.is_value {
            cell.struck = ranges;
        } else if self.runs.is_empty() && struck || matches!(&*ranges, [all] if all.len() == length) {
            cell.strike_out();
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
        text.finish().0.expect("a paragraph")
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
        assert_eq!(text.finish().0.as_deref(), Some("a\n\n b"));
        assert_eq!(Text::default().finish().0, None);
    }
}
