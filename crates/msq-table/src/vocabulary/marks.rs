//! Marks: boxes that are ticked and boxes that aren't, in every way in which programs and people draw them.

use std::ops::Range;

use super::yes_no::{DRAWING_SIGNS, folded, yes_or_no};

/// Boxes that are ticked, and boxes that aren't.
pub(super) const TICKED: &[&str] =
    &["✓", "✔", "☑", "☒", "■", "●", "✅", "√", "🗹", "⌧", "\u{f0fe}", "\u{f0fd}", "\u{f0fc}", "\u{f052}"];
pub(super) const UNTICKED: &[&str] = &["☐", "□", "○", "\u{f0a8}", "\u{f06f}"];

/// Crosses: alone they tick, beside check marks they say no.
const CROSSES: &[&str] = &["✗", "✘", "✕", "✖"];

/// Check marks, beside which a cross says no.
const CHECKS: &[char] = &['✓', '✔', '☑', '✅', '√', '🗹'];

/// Boxes of the font Wingdings, which are letters where nobody knows the font: they mark alone in a cell.
const TICKED_LETTERS: &[&str] = &["þ", "ý", "ü"];
const UNTICKED_LETTERS: &[&str] = &["¨"];

/// How boxes are written with brackets.
const TICKED_BRACKETS: &[&str] = &["[x]", "(x)", "[✓]", "[✔]"];
const UNTICKED_BRACKETS: &[&str] = &["[ ]", "[]", "( )", "()", "[_]"];

/// What a mark beside an option says; `None` if the text is no mark.
pub(crate) fn mark(text: &str) -> Option<bool> {
    let folded = folded(text);
    let is = |list: &[&str]| list.contains(&folded.as_str());
    yes_or_no(text).or_else(|| {
        if is(TICKED) || is(CROSSES) || is(TICKED_BRACKETS) || is(TICKED_LETTERS) || folded == "x" {
            Some(true)
        } else {
            let none = is(UNTICKED) || is(UNTICKED_BRACKETS) || is(UNTICKED_LETTERS);
            (none || folded == "n/a").then_some(false)
        }
    })
}

/// Whether a text has a check mark, beside which a cross says no.
pub(crate) fn has_check(text: &str) -> bool {
    !text.is_ascii() && text.contains(CHECKS)
}

/// Whether a mark is a cross.
pub(crate) fn is_cross(mark: &str) -> bool {
    CROSSES.iter().any(|cross| mark.trim_start().starts_with(cross))
}

/// How many bytes stand in front of a text that only quote it or ask for it: `> 3.` in a reply, `* 3.` on a platform.
pub(crate) fn quoted(text: &str) -> usize {
    let bare = text
        .trim_start_matches(|character: char| character.is_whitespace() || matches!(character, '>' | '*'));
    if bare.is_empty() { 0 } else { text.len() - bare.len() }
}

/// A box in front of a text: whether it is ticked, and its length with the space around it.
pub(crate) fn leading_box(text: &str) -> Option<(bool, usize)> {
    let start = text.len() - text.trim_start().len();
    let (ticked, length) = box_at(&text[start..])?;
    let rest = text[start + length..].trim_start();
    (!rest.is_empty()).then(|| (ticked, text.len() - rest.len()))
}

/// A mark in front of words that punctuation or a box sets apart: `x: Law 83`, `☒ (2015)`, `TRUE. Law 83`; its bytes, and
/// what it says. The x of `X-Road` is a letter, and `1. One` and the next line below it number a list.
pub(crate) fn leading_mark(text: &str) -> Option<(Range<usize>, bool)> {
    let start = text.len() - text.trim_start().len();
    let begun = &text[start..];
    let sets_apart =
        |rest: &str, signs: &[char]| rest.starts_with(signs) && rest.contains(char::is_alphanumeric);
    if let Some((said, length)) = box_at(begun) {
        let rest = &begun[length..];
        let is_letter = begun.starts_with(['x', 'X']);
        let is_apart =
            !is_letter || rest.starts_with(char::is_whitespace) || sets_apart(rest, &[':', '(', ',', ';']);
        return (is_apart && rest.contains(char::is_alphanumeric)).then_some((start..start + length, said));
    }
    let end = begun.find([':', '.', ',', ';', '(', '–'])?;
    let rest = &begun[end..];
    let said = mark(&begun[..end])?;
    let is_number = begun.starts_with(|first: char| first.is_ascii_digit());
    let goes_on =
        rest.starts_with('.') && rest[1..].trim_start().starts_with(|next: char| next.is_ascii_digit());
    let is_apart =
        sets_apart(rest, &[':', '.', ',', ';', '(', '–']) && !goes_on && !(is_number && rest.contains('\n'));
    is_apart.then_some((start..start + begun[..end].trim_end().len(), said))
}

/// Where a box behind a text starts, with the space before it.
pub(crate) fn trailing_box(text: &str) -> Option<usize> {
    let end = text.trim_end().len();
    let start = text[..end].rfind(char::is_whitespace)?;
    let mark = text[start..end].trim_start();
    box_at(mark).filter(|(_, length)| *length == mark.len()).map(|_| text[..start].trim_end().len())
}

/// Whether a box can begin with that character: most begin none.
pub(crate) fn can_begin_box(character: char) -> bool {
    match character.is_ascii() {
        true => matches!(character, '[' | '(' | 'x' | 'X'),
        false => !character.is_alphanumeric(),
    }
}

/// A box that a text begins with, a glyph, brackets or a lone x; and its length.
pub(crate) fn box_at(text: &str) -> Option<(bool, usize)> {
    const LONGEST: usize = 3;
    text.chars().next().filter(|first| can_begin_box(*first))?;
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
    let start = text[..end].to_lowercase();
    let among =
        |list: &[&str]| list.iter().find(|mark| start.starts_with(**mark)).map(|mark| mark.chars().count());
    let ticked = among(TICKED)
        .or_else(|| among(CROSSES))
        .or_else(|| among(TICKED_BRACKETS))
        .map(|length| (true, length));
    let found =
        ticked.or_else(|| among(UNTICKED).or_else(|| among(UNTICKED_BRACKETS)).map(|length| (false, length)));
    let lone = || {
        (start.starts_with('x')
            && !start[1..].starts_with(|next: char| next.is_alphanumeric() || next == '.'))
        .then_some((true, 1))
    };
    let (ticked, characters) = found.or_else(lone)?;
    let length = text.char_indices().nth(characters).map_or(text.len(), |(end, _)| end);
    Some((ticked, text.len() - text[length..].trim_start_matches(DRAWING_SIGNS).len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_say_yes_or_no() {
        for (text, said) in [
            ("x", Some(true)),
            (" X ", Some(true)),
            ("☒", Some(true)),
            ("TRUE", Some(true)),
            ("1", Some(true)),
            ("☐", Some(false)),
            ("n/a", Some(false)),
            ("FALSE", Some(false)),
            ("BI", None),
            ("Oui / Yes", Some(true)),
            ("Oui / Non", None),
            ("þ", Some(true)),
            ("¨", Some(false)),
            ("", None),
            ("[x]", Some(true)),
            ("( )", Some(false)),
            ("1.", None),
            ("2", None),
        ] {
            assert_eq!(mark(text), said, "{text}");
        }
    }
}
