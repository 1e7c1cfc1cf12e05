//! The source as words, with the flaws of its conversion set aside.
//!
//! Each flaw has its rule here or in [`super::walk`], and no rule touches a letter of a word:
//!
//! 1. Markdown's marks aren't printed: [`MARKDOWN`], and the dash that begins an item of a list.
//! 2. A superscript number is a footnote's, and no part of the word that it clings to: [`Word::notes`].
//! 3. The runs of space between words don't count, and empty lines don't.
//! 4. The layout put the answer to 23 into the middle of the prompt of 24: [`CUT`].

/// Marks of Markdown; the links that it has for its own sake lead to `#`, and addresses stand in angle brackets.
const MARKDOWN: &[&str] = &["**", "](#)", "[", "\\", "<", ">"];

/// A prompt that is cut in two: the line that ends with the first piece goes on with the line that is the second one.
const CUT: (&str, &str) = ("focusing on e-", "government?");

const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// A word of the source.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    /// The footnote whose number clings to it.
    pub(super) note: Option<u32>,
}

/// The lines of the source that hold something.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) lines: Vec<Vec<Word>>,
}

impl Source {
    pub(super) fn new(text: &str) -> Self {
        let mut lines: Vec<String> = text.lines().map(without_markdown).collect();
        let tail = lines.iter().position(|line| line == CUT.1).expect("the source has the second piece");
        lines.remove(tail);
        let head =
            lines.iter_mut().find(|line| line.ends_with(CUT.0)).expect("the source has the first piece");
        head.push_str(CUT.1);
        let lines = lines.iter().map(|line| line.split_whitespace().map(Word::new).collect());
        Self { lines: lines.filter(|line: &Vec<Word>| !line.is_empty()).collect() }
    }
}

impl Word {
    fn new(written: &str) -> Self {
        let digit = |character| SUPERSCRIPTS.iter().position(|&digit| digit == character);
        let digits: Vec<usize> = written.chars().filter_map(digit).collect();
        let number = digits.iter().fold(0, |number, &digit| number * 10 + digit as u32);
        Self { text: written.replace(SUPERSCRIPTS, ""), note: (!digits.is_empty()).then_some(number) }
    }
}

fn without_markdown(line: &str) -> String {
    let line = line.strip_prefix("- ").unwrap_or(line);
    MARKDOWN.iter().fold(line.to_owned(), |line, mark| line.replace(mark, ""))
}
