//! Texts as a workbook writes them: in runs, with readings beside them, and with characters escaped that XML can't
//! hold.
//!
//! A text is what the file holds, the white space around it included: Excel drops that where `xml:space="preserve"` is
//! missing, LibreOffice doesn't, and nobody can bring it back.

use std::{
    io::{Read, Seek},
    ops::Range,
};

use quick_xml::events::{BytesStart, Event};

use crate::{Error, package::part::Part, sheet::runs::Runs};

/// Adds to `text` the text up to the end of the element that has just begun, as part of the same piece.
pub(crate) fn plain<R: Read + Seek>(
    part: &mut Part<R>,
    buf: &mut Vec<u8>,
    text: &mut String,
) -> Result<(), Error> {
    rich(part, buf, text, &mut Runs::default())
}

/// Adds to `text` the text up to the end of the element that has just begun, as part of the same piece, and to `runs`
/// those pieces of it that have a font of their own.
///
/// What stands outside of runs is layout, and phonetic readings aren't part of the text.
pub(crate) fn rich<R: Read + Seek>(
    part: &mut Part<R>,
    buf: &mut Vec<u8>,
    text: &mut String,
    runs: &mut Runs,
) -> Result<(), Error> {
    // Where the run under way began, and whether it is struck out if it has a font of its own.
    let (mut start, mut font) = (text.len(), None);
    let mut depth = 1;
    while depth > 0 {
        let (tag, empty) = match part.next_within(buf)? {
            Event::Start(tag) => (tag, false),
            Event::Empty(tag) => (tag, true),
            Event::End(tag) => {
                depth -= 1;
                if tag.local_name().as_ref() == "r" {
                    end_run(runs, start..text.len(), &mut font);
                    start = text.len();
                }
                continue;
            }
            _ => continue,
        };
        match tag.local_name().as_ref() {
            "r" if !empty => {
                end_run(runs, start..text.len(), &mut font);
                start = text.len();
            }
            "rPr" => font = Some(false),
            name if font.is_some() && is_strike(name) => font = Some(strikes(part, &tag)?),
            "t" if !empty => {
                let start = text.len();
                part.text(buf, text)?;
                unescape(text, start);
                continue;
            }
            "rPh" if !empty => {
                part.skip(buf)?;
                continue;
            }
            _ => {}
        }
        depth += usize::from(!empty);
    }
    Ok(())
}

/// Ends a run, the font of which is none of the next one's.
fn end_run(runs: &mut Runs, range: Range<usize>, font: &mut Option<bool>) {
    if let Some(struck) = font.take() {
        runs.push(range, struck);
    }
}

/// Whether an element of a font is about a line through its text. Excel has no double one, but programs that do may
/// write it as other files of Office have it.
pub(crate) fn is_strike(name: &str) -> bool {
    matches!(name, "strike" | "dstrike")
}

/// Whether such an element strikes out, rather than to say that nothing does.
pub(crate) fn strikes<R: Read + Seek>(part: &Part<R>, tag: &BytesStart<'_>) -> Result<bool, Error> {
    let [said] = part.attributes(tag, ["val"])?;
    let said = said.as_deref().map(str::trim);
    Ok(said.is_none_or(|said| matches!(said, "1" | "true" | "on" | "sngStrike" | "dblStrike")))
}

/// Puts characters in the place of escapes such as `_x000D_`, from the byte `start` on.
///
/// An escape stands for a UTF-16 unit; half of a pair that has no other half stays as it is written.
pub(crate) fn unescape(text: &mut String, start: usize) {
    // Few texts have an underscore, and one character is found faster than two.
    let Some(first) = text[start..].find('_') else { return };
    let escaped = text.split_off(start + first);
    let mut rest = &*escaped;
    while let Some(place) = rest.find("_x") {
        let (before, after) = rest.split_at(place);
        text.push_str(before);
        let decoded = unit(after).and_then(|unit| {
            let low = unit_after(after);
            let char = |units: &[u16]| char::decode_utf16(units.iter().copied()).next()?.ok();
            char(&[unit]).map(|char| (char, ESCAPE)).or_else(|| Some((char(&[unit, low?])?, 2 * ESCAPE)))
        });
        match decoded {
            Some((char, len)) => {
                text.push(char);
                rest = &after[len..];
            }
            None => {
                // The underscore alone: the next escape may begin with the last one of what looks like this one.
                text.push('_');
                rest = &after[1..];
            }
        }
    }
    text.push_str(rest);
}

/// Bytes of `_xHHHH_`.
const ESCAPE: usize = 7;

/// The unit that an escape at the start of `text` stands for.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    let valid = digits.bytes().all(|byte| byte.is_ascii_hexdigit()) && text.as_bytes().get(6) == Some(&b'_');
    valid.then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

/// The unit that the escape after the one at the start of `text` stands for.
fn unit_after(text: &str) -> Option<u16> {
    unit(text.get(ESCAPE..)?)
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escapes_are_undone_once() {
        for (written, expected) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x0041_", "_x0041_"),
            ("_x0041__x0042_", "AB"),
            ("_x0041_x0042_", "Ax0042_"),
            ("__x0041_", "_A"),
            ("_xD83D__xDE00_", "\u{1F600}"),
            ("_xD83D_", "_xD83D_"),
            ("_xDE00__x0041_", "_xDE00_A"),
            ("_xD83D__x0041_", "_xD83D_A"),
            ("_x004", "_x004"),
            ("_x004é_", "_x004é_"),
            ("_x00+1_", "_x00+1_"),
            ("_x00e9_ _X0041_", "é _X0041_"),
            ("max_xmin", "max_xmin"),
            ("", ""),
        ] {
            let mut text = format!("_x0041_{written}");
            unescape(&mut text, 7);
            assert_eq!(text, format!("_x0041_{expected}"), "{written}");
        }
    }
}
