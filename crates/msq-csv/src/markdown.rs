//! Takes the marks of Markdown off a text.
//!
//! Not a parser of Markdown, which would renumber the questions and drop what it takes for HTML. These marks mean
//! the same in plain text, if they occur there at all; a single `*` or `_` is too often the respondent's, and stays.

/// A line by the marks before its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line<'a> {
    /// Nothing to read, or a rule drawn across the page.
    Blank,
    /// `# Heading`
    Heading(&'a str),
    /// `- item`, or `17. item`, which keeps its number.
    Item(&'a str),
    /// Anything else.
    Other(&'a str),
}

impl<'a> Line<'a> {
    pub(crate) fn of(line: &'a str) -> Self {
        let line = line.trim();
        if line.is_empty() || is_rule(line) {
            return Self::Blank;
        }
        let text = line.trim_start_matches('#');
        let level = line.len() - text.len();
        if (1..=6).contains(&level) && text.starts_with([' ', '\t']) {
            return Self::Heading(text.trim_end_matches('#').trim());
        }
        let item = ["-", "*", "+", "•", "‣", "–"].iter().find_map(|dash| line.strip_prefix(dash));
        match item {
            Some(text) if text.starts_with(char::is_whitespace) => Self::Item(text.trim_start()),
            _ if is_numbered(line) => Self::Item(line),
            _ => Self::Other(line),
        }
    }
}

/// A line of nothing but dashes: a rule, the underline of a heading, or a place to write on that was left blank.
fn is_rule(line: &str) -> bool {
    let first = line.chars().next().filter(|first| matches!(first, '-' | '=' | '*' | '_'));
    let dashes = line.chars().filter(|character| !character.is_whitespace());
    first.is_some_and(|first| dashes.clone().all(|dash| dash == first)) && dashes.count() >= 3
}

/// Whether a line begins with a printed number: `17.`, `a)`, `IV.`
fn is_numbered(line: &str) -> bool {
    let Some((number, rest)) = line.split_once(['.', ')']) else { return false };
    let is_digits = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_roman = number.len() <= 4 && number.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    !number.is_empty()
        && (is_digits || is_letter || is_roman)
        && (rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// A text without marks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plain {
    pub(crate) text: String,
    /// The target of the first link in it; those of further links stand in brackets behind their texts.
    pub(crate) link: Option<String>,
}

/// Takes the marks off a text.
pub(crate) fn plain(source: &str) -> Plain {
    let mut plain = Plain::default();
    plain.add(source);
    plain
}

impl Plain {
    fn add(&mut self, source: &str) {
        let mut rest = source;
        while let Some(at) = rest.find(['\\', '*', '[', '<']) {
            let (before, marked) = rest.split_at(at);
            self.text.push_str(before);
            rest = self.mark(marked);
        }
        self.text.push_str(rest);
    }

    /// Takes what begins with a mark, or the one character if it is none; gives what follows.
    fn mark<'a>(&mut self, marked: &'a str) -> &'a str {
        if let Some((escaped, rest)) = escape(marked) {
            self.text.push_str(escaped);
            rest
        } else if let Some((inner, rest)) = strong(marked) {
            self.add(inner);
            rest
        } else if let Some((label, target, rest)) = link(marked) {
            self.add_link(label, target);
            rest
        } else if let Some((target, rest)) = autolink(marked) {
            self.text.push_str(target);
            rest
        } else {
            // All four marks are ASCII.
            let (mark, rest) = marked.split_at(1);
            self.text.push_str(mark);
            rest
        }
    }

    fn add_link(&mut self, label: &str, target: &str) {
        let label = plain_label(label);
        let target = unescaped(target);
        let says_itself = target == label || target.strip_prefix("mailto:") == Some(label.as_str());
        self.text.push_str(&label);
        if target.is_empty() || target.starts_with('#') || says_itself {
            return;
        }
        match &self.link {
            None => self.link = Some(target),
            Some(link) if *link == target => {}
            Some(_) => {
                self.text.push_str(" (");
                self.text.push_str(&target);
                self.text.push(')');
            }
        }
    }
}

/// The label of a link without its marks. Links don't nest, so what looks like one within is text.
fn plain_label(label: &str) -> String {
    unescaped(&label.replace("**", ""))
}

/// A text without the backslashes before punctuation.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let (escaped, after) = escape(&rest[at..]).unwrap_or(rest[at..].split_at(1));
        out.push_str(escaped);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// `\(` stands for `(`; at the end of a line, a backslash is a line break.
fn escape(marked: &str) -> Option<(&str, &str)> {
    let rest = marked.strip_prefix('\\')?;
    let next = rest.chars().next()?;
    (next.is_ascii_punctuation() || next == '\n').then(|| rest.split_at(1))
}

/// `**text**`
fn strong(marked: &str) -> Option<(&str, &str)> {
    let (inner, rest) = marked.strip_prefix("**")?.split_once("**")?;
    (!inner.is_empty() && inner.trim() == inner).then_some((inner, rest))
}

/// `[label](target)`
fn link(marked: &str) -> Option<(&str, &str, &str)> {
    let (label, rest) = bracketed(marked, '[', ']')?;
    let (target, rest) = bracketed(rest, '(', ')')?;
    // With a space it is no target, but the respondent's words in brackets.
    (!target.contains(char::is_whitespace)).then_some((label, target, rest))
}

/// What stands between a bracket and the one that closes it, and what follows.
fn bracketed(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    /// No label or target is longer; without an end, a row of brackets would take time squared.
    const LONGEST: usize = 1024;
    let inner = text.strip_prefix(open)?;
    let mut depth = 1;
    let mut is_escaped = false;
    for (at, character) in inner.char_indices().take_while(|(at, _)| *at < LONGEST) {
        match character {
            _ if is_escaped => {}
            _ if character == open => depth += 1,
            _ if character == close => depth -= 1,
            _ => {}
        }
        is_escaped = character == '\\' && !is_escaped;
        if depth == 0 {
            return Some((&inner[..at], &inner[at + close.len_utf8()..]));
        }
    }
    None
}

/// `<https://example.org>` or `<someone@example.org>`
fn autolink(marked: &str) -> Option<(&str, &str)> {
    let inner = marked.strip_prefix('<')?;
    let end = inner.find(|character: char| character.is_whitespace() || matches!(character, '<' | '>'))?;
    let (target, rest) = inner.split_at(end);
    let rest = rest.strip_prefix('>')?;
    (target.contains("://") || target.contains('@'))
        .then(|| (target.strip_prefix("mailto:").unwrap_or(target), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_what_they_begin_with() {
        for (line, expected) in [
            ("  ", Line::Blank),
            ("* * *", Line::Blank),
            ("======", Line::Blank),
            ("___", Line::Blank),
            ("--", Line::Other("--")),
            ("## II. Strategy ##", Line::Heading("II. Strategy")),
            ("#hashtag", Line::Other("#hashtag")),
            ("  - a. E-services³:", Line::Item("a. E-services³:")),
            ("•\tYes", Line::Item("Yes")),
            ("-5 %", Line::Other("-5 %")),
            ("**Date**", Line::Other("**Date**")),
            ("17. What is", Line::Item("17. What is")),
            ("a) Health", Line::Item("a) Health")),
            ("VII.", Line::Item("VII.")),
            ("2019. It was", Line::Other("2019. It was")),
            (".4% of GDP", Line::Other(".4% of GDP")),
            ("81.5 per cent", Line::Other("81.5 per cent")),
        ] {
            assert_eq!(Line::of(line), expected, "{line:?}");
        }
    }

    #[test]
    fn marks_come_off_and_words_stay() {
        for (source, text, link) in [
            ("no marks", "no marks", None),
            ("a **Chief (CIO)**⁵ to", "a Chief (CIO)⁵ to", None),
            ("2 ** 3 ** 4, **open", "2 ** 3 ** 4, **open", None),
            ("*single* _marks_ and http://x/a_b_c stay", "*single* _marks_ and http://x/a_b_c stay", None),
            (r"Agenda\_Digital \(2014\) C:\dir\", r"Agenda_Digital (2014) C:\dir\", None),
            ("one\\\ntwo", "one\ntwo", None),
            ("<https://311.gob.pa/> <a@b.org>", "https://311.gob.pa/ a@b.org", None),
            ("<none> a < b > c <", "<none> a < b > c <", None),
            ("[E-participation⁴](#):", "E-participation⁴:", None),
            (r"[Goals \(SDGs\)](#sdg)", "Goals (SDGs)", None),
            ("the [**Agenda**](http://x/a_(1)) of", "the Agenda of", Some("http://x/a_(1)")),
            ("**[law](http://x)**", "law", Some("http://x")),
            ("[a](http://x) and [b](http://y)", "a and b (http://y)", Some("http://x")),
            ("[http://x](http://x) [a@b.org](mailto:a@b.org)", "http://x a@b.org", None),
            ("[see](the law) [1] [] [x]", "[see](the law) [1] [] [x]", None),
            ("[](http://x)", "", Some("http://x")),
        ] {
            assert_eq!(
                plain(source),
                Plain { text: text.to_owned(), link: link.map(str::to_owned) },
                "{source}"
            );
        }
    }

    #[test]
    fn a_row_of_marks_takes_no_longer_than_a_row_of_letters() {
        for mark in ["[", "**", "<", "\\", "** a", "<@", "[]("] {
            let source = mark.repeat(20_000);
            assert!(plain(&source).text.len() <= source.len());
        }
    }
}
