//! Takes the printed texts away from the source, and returns what is left over.
//!
//! Footnotes and boilerplate are whole lines: they are taken away first. Then one walk takes the form's own texts, each
//! from the beginning of a line to the end of one. Beside the flaws of the source ([`super::source`]), it knows:
//!
//! 5. The page header repeats: boilerplate is taken away wherever it stands, and its first occurrence tells its order.
//! 6. A label without an end of its own is ended by a colon, and its answer may follow: `Other: BI`.
//! 7. Options stand side by side in the lines of a table: a text ends in mid-line where the next one begins at once.
//! 8. The boxes Yes and No below a question are no text of the catalogue: the kind of the answer stands for them.
//!
//! A heading's number and title, or the sentences of a prompt, may stand in two lines; no word may stand between them.

use super::{
    printed::{Place, Printed},
    source::{Source, Word},
};

/// What is left of the source without `texts`: a line a paragraph, with the code or path that it stands beside.
pub(super) fn take_away(source: &Source, texts: &[Printed]) -> Result<Vec<String>, String> {
    let mut lines: Vec<&[Word]> = source.lines.iter().map(Vec::as_slice).collect();
    for place in [Place::Foot, Place::Boilerplate] {
        let mut last = None;
        for printed in texts.iter().filter(|printed| printed.place == place) {
            let text: Vec<_> = printed.text.split_whitespace().collect();
            let first = source.lines.iter().position(|line| is_whole_line(line, printed, &text));
            if first.is_none() || first <= last {
                return Err(format!("{} isn't at its place: {:?}", printed.name, printed.text));
            }
            last = first;
            lines.retain(|line| !is_whole_line(line, printed, &text));
        }
    }
    let mut walk = Walk { words: words(&lines), at: 0, before: None, left_over: Vec::new() };
    for printed in texts.iter().filter(|printed| printed.place == Place::Form) {
        walk.take(printed)?;
    }
    walk.leave(walk.words.len())?;
    Ok(walk.left_over)
}

/// Whether a line is that text, the words of which are given, and no more, with its footnotes' numbers.
fn is_whole_line(line: &[Word], printed: &Printed, text: &[&str]) -> bool {
    // A number on its own, before a footnote, leaves no word.
    let words = line.iter().map(|word| word.text.as_str()).filter(|word| !word.is_empty());
    printed.number.is_none()
        && words.eq(text.iter().copied())
        && line.iter().filter_map(|word| word.note).eq(printed.notes.iter().copied())
}

/// A word of the form, and whether a line begins with it.
struct At<'a> {
    word: &'a Word,
    begins_line: bool,
}

fn words<'a>(lines: &[&'a [Word]]) -> Vec<At<'a>> {
    let words = lines.iter().flat_map(|line| line.iter().enumerate());
    words.map(|(at, word)| At { word, begins_line: at == 0 }).collect()
}

struct Walk<'a> {
    words: Vec<At<'a>>,
    /// The first word that hasn't been passed.
    at: usize,
    /// The text that was taken last, and whether a colon ended it.
    before: Option<(&'a Printed, bool)>,
    left_over: Vec<String>,
}

impl<'a> Walk<'a> {
    /// Takes the next occurrence of a text, and leaves the words before it.
    fn take(&mut self, printed: &'a Printed) -> Result<(), String> {
        let expected: Vec<&str> =
            printed.number.as_deref().into_iter().chain(printed.text.split_whitespace()).collect();
        let may_begin = |at: &usize| {
            if self.ends_in_mid_line() { *at == self.at } else { self.words[*at].begins_line }
        };
        let mut starts = (self.at..self.words.len()).filter(may_begin);
        let found = starts.find_map(|start| Some((start, self.end_of(&expected, start)?)));
        let (start, (end, colon)) =
            found.ok_or_else(|| format!("{} isn't at its place: {:?}", printed.name, printed.text))?;
        let notes = self.words[start..end].iter().filter_map(|at| at.word.note);
        if !notes.clone().eq(printed.notes.iter().copied()) {
            let found: Vec<_> = notes.collect();
            return Err(format!("{} has the footnotes {found:?}, not {:?}", printed.name, printed.notes));
        }
        self.leave(start)?;
        self.before = Some((printed, colon));
        self.at = end;
        Ok(())
    }

    fn ends_in_mid_line(&self) -> bool {
        let next_goes_on = self.words.get(self.at).is_some_and(|next| !next.begins_line);
        next_goes_on && self.before.is_some_and(|(_, colon)| !colon)
    }

    /// Where words end that stand at `start`, and whether a colon ends them.
    fn end_of(&self, expected: &[&str], start: usize) -> Option<(usize, bool)> {
        let end = start + expected.len();
        let found = self.words.get(start..end)?.iter().map(|at| at.word.text.as_str());
        let (last, rest) = expected.split_last()?;
        let (found_last, found_rest) = (found.clone().next_back()?, found.take(rest.len()));
        let colon = found_last.strip_suffix(':') == Some(last);
        (found_rest.eq(rest.iter().copied()) && (colon || found_last == *last)).then_some((end, colon))
    }

    /// Leaves the words up to `end`, which must belong to the respondent.
    fn leave(&mut self, end: usize) -> Result<(), String> {
        let words = &self.words[self.at..end];
        if let Some(note) = words.iter().find_map(|at| at.word.note) {
            return Err(format!("the number of footnote {note} is left over"));
        }
        for line in words.chunk_by(|_, next| !next.begins_line) {
            let text = line.iter().map(|at| at.word.text.as_str()).collect::<Vec<_>>().join(" ");
            match self.before {
                Some((printed, _)) if printed.yes_or_no && text == "Yes No" => {}
                Some((printed, _)) if printed.code.is_empty() || !line[0].begins_line => {
                    self.left_over.push(format!("{}: {text}", printed.name));
                }
                Some((printed, _)) => self.left_over.push(format!("{}: {text}", printed.code)),
                None => self.left_over.push(text),
            }
        }
        self.at = end;
        Ok(())
    }
}
