//! Fonts: whether they are struck out, and which pieces of a text have one of their own.

use crate::{bytes::short, sheet::runs::Runs};

/// The flag of a font that is struck out.
const STRUCK: u16 = 8;

/// Where a font begins in a text, in UTF-16 units, and the number of the font.
pub(crate) type Font = (u16, u16);

/// Whether the font of a record is struck out.
pub(crate) fn is_struck(data: &[u8]) -> bool {
    // The height comes first.
    short(data, 2).is_some_and(|flags| flags & STRUCK != 0)
}

/// The runs of a text with these fonts, of which some are struck out. What stands before the first has the cell's.
pub(crate) fn runs(text: &str, fonts: &[Font], is_struck: impl Fn(u16) -> bool) -> Runs {
    let (mut runs, mut chars, mut units) = (Runs::default(), text.char_indices(), 0);
    let mut current = None;
    for &(position, font) in fonts {
        while units < usize::from(position)
            && let Some((_, char)) = chars.next()
        {
            units += char.len_utf16();
        }
        if let Some((start, struck)) = current.replace((chars.offset(), is_struck(font))) {
            runs.push(start..chars.offset(), struck);
        }
    }
    if let Some((start, struck)) = current {
        runs.push(start..text.len(), struck);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn fonts_begin_where_units_are_counted() {
        // Font 1 is struck out.
        for (text, fonts, expected) in [
            ("Yes. No.", &[(5, 0)][..], "Yes. "),
            ("Yes. No.", &[(0, 1), (5, 0)], "Yes. "),
            ("é😀ab", &[(0, 0), (1, 1), (3, 0)], "😀"),
            ("é😀ab", &[(0, 0), (2, 1), (4, 0)], "a"),
            ("ab", &[(0, 0), (9, 1)], ""),
            ("ab", &[(1, 1), (0, 0)], "a"),
            ("", &[(0, 1)], ""),
        ] {
            let struck = runs(text, fonts, |font| font == 1).struck(text.len(), true);
            let struck: String = struck.into_iter().map(|range| &text[range]).collect();
            assert_eq!(struck, expected, "{text} {fonts:?}");
        }
    }
}
