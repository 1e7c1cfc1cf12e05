//! The one mark of canonical tables: an apostrophe in front keeps apart what a grid confuses.
//!
//! It stands before an empty text, which a grid can't tell from a blank, and before a text that begins with an
//! apostrophe itself. Delimited text also puts it before what a spreadsheet would run as a formula. Reading takes one
//! mark away, whatever it was for; an apostrophe before anything else is no mark, but one that a person wrote.

use std::borrow::Cow;

const MARK: char = '\'';

/// The text as a field holds it.
pub(super) fn marked(text: &str) -> Cow<'_, str> {
    if text.is_empty() || text.starts_with(MARK) {
        Cow::Owned(format!("{MARK}{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that a field holds; a field without anything holds none.
pub(super) fn unmarked(field: &str) -> Option<&str> {
    // Other programs make a line feed of a carriage return.
    let is_marked = |text: &&str| text.is_empty() || text.starts_with([MARK, '\n']) || is_formula(text);
    let text = field.strip_prefix(MARK).filter(is_marked);
    text.or_else(|| Some(field).filter(|field| !field.is_empty()))
}

/// Whether a spreadsheet that opens delimited text would run a field as a formula, or lose what it begins with.
///
/// ```
/// # use msq_table::canonical::is_formula;
/// assert!(is_formula("=1+1") && is_formula("-5 points"));
/// assert!(!is_formula("1+1"));
/// ```
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// What a line begins with that goes on with the text above it. No text begins so, once it is marked.
const CONTINUED: &str = "'>";

/// A list of texts as one field holds it: a line a text. A blank line is no text. Every line break of a text is marked
/// as such, also the carriage return, which other programs make a line feed.
pub(super) fn joined<'a>(texts: impl Iterator<Item = Option<&'a str>>) -> String {
    texts.map(|text| text.map_or_else(String::new, continued)).collect::<Vec<_>>().join("\n")
}

fn continued(text: &str) -> String {
    let mut lines = String::new();
    // Behind the line feed of the line above, some programs take a carriage return for a part of that.
    let text = if text.starts_with('\r') { Cow::Owned(format!("{MARK}{text}")) } else { marked(text) };
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        lines.push(character);
        if character == '\n' || (character == '\r' && characters.peek() != Some(&'\n')) {
            lines.push_str(CONTINUED);
        }
    }
    lines
}

/// The texts of a list that a field holds, if there are no more than that many.
pub(super) fn split(field: &str, most: usize) -> Option<Vec<Option<String>>> {
    let mut texts: Vec<String> = Vec::new();
    for line in field.split('\n') {
        let plain = |line: &str| line.replace(&format!("\r{CONTINUED}"), "\r");
        let is_full = texts.len() == most;
        match (texts.last_mut(), line.strip_prefix(CONTINUED)) {
            (Some(text), Some(more)) => {
                text.push('\n');
                text.push_str(&plain(more));
            }
            _ if is_full => return None,
            _ => texts.push(plain(line)),
        }
    }
    Some(texts.iter().map(|text| unmarked(text).map(str::to_owned)).collect())
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, option, prelude::*};

    use super::*;

    /// Texts of the characters that mean something here.
    fn texts() -> impl Strategy<Value = String> {
        "['>=\n\ra]{0,5}"
    }

    proptest! {
        #[test]
        fn a_text_comes_back(text in texts()) {
            let field = marked(&text);
            prop_assert_eq!(unmarked(&field), Some(text.as_str()));
        }

        #[test]
        fn a_list_comes_back(list in vec(option::of(texts()), 1..5)) {
            let field = joined(list.iter().map(Option::as_deref));
            prop_assert_eq!(split(&field, list.len() - 1), None);
            prop_assert_eq!(split(&field, list.len()), Some(list));
        }
    }

    #[test]
    fn a_blank_holds_no_text() {
        assert_eq!(unmarked(""), None);
        assert_eq!(unmarked("'"), Some(""));
        assert_eq!(unmarked("'=1+1"), Some("=1+1"));
        assert_eq!(unmarked("''90s"), Some("'90s"));
        assert_eq!(unmarked("'90s"), Some("'90s"));
    }
}
