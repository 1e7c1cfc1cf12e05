//! Text as XML writes it, so that any parser gives back the same characters.

use std::borrow::Cow;

/// The text of an element as it is written.
pub(crate) fn text(text: &str) -> Cow<'_, str> {
    // What looks like indentation is thrown away by some programs, but not if it is written as references.
    let is_blank = text.bytes().all(|byte| byte.is_ascii_whitespace());
    let mut written = String::new();
    let mut from = 0;
    for (at, character) in text.char_indices() {
        if let Some(escaped) = escaped(character, is_blank) {
            written.push_str(&text[from..at]);
            written.push_str(escaped);
            from = at + character.len_utf8();
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    written.push_str(&text[from..]);
    Cow::Owned(written)
}

/// What stands for a character that can't stand for itself.
fn escaped(character: char, is_blank: bool) -> Option<&'static str> {
    Some(match character {
        '&' => "&amp;",
        '<' => "&lt;",
        // `]]>` must not stand in a text.
        '>' => "&gt;",
        // Parsers make line feeds of these, those of XML 1.0 of the first, those of XML 1.1 of all.
        '\r' => "&#13;",
        '\u{85}' => "&#133;",
        '\u{2028}' => "&#8232;",
        ' ' if is_blank => "&#32;",
        '\t' if is_blank => "&#9;",
        '\n' if is_blank => "&#10;",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_what_must_be_is_escaped() {
        for (text, expected) in [
            ("", ""),
            ("a]]>b & <c>", "a]]&gt;b &amp; &lt;c&gt;"),
            (" two\r\nlines\t\"'", " two&#13;\nlines\t\"'"),
            ("\n \t\r", "&#10;&#32;&#9;&#13;"),
            ("é\u{85}\u{2028}\u{2029}🇵🇦", "é&#133;&#8232;\u{2029}🇵🇦"),
        ] {
            assert_eq!(super::text(text), expected);
        }
    }
}
