//! Which encoding a text is in: told by its first bytes, guessed where they don't tell.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use msq_cells::{Diagnostic, Spot, codes};

use crate::lines::LineCount;

/// How many bytes are looked at: most files as a whole. A text that is plain ASCII up to here is read as UTF-8, and
/// what follows, if it isn't, is reported as undecodable.
pub(crate) const PREFIX: u64 = 1 << 20;

/// The encoding of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Detected {
    pub(crate) encoding: &'static Encoding,
    /// Whether it is only what the bytes look like.
    pub(crate) is_guess: bool,
}

/// The encoding of a text with these first bytes, which are all of it if `is_whole`. The rules in their order:
///
/// 1. a byte order mark says it;
/// 2. zero bytes on every other place are the upper halves of UTF-16;
/// 3. what is UTF-8 isn't so by chance, even with a fault or two in it;
/// 4. else it is what the frequencies of its letters speak for.
pub(crate) fn detect(prefix: &[u8], is_whole: bool) -> Detected {
    if let Some((encoding, _)) = Encoding::for_bom(prefix) {
        return Detected { encoding, is_guess: false };
    }
    if let Some(encoding) = utf16_without_mark(prefix) {
        return Detected { encoding, is_guess: true };
    }
    if is_mostly_utf8(prefix, is_whole) {
        return Detected { encoding: UTF_8, is_guess: false };
    }
    // ISO-2022-JP is plain ASCII with escapes; nobody has sent a form in it for decades.
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(prefix, is_whole);
    Detected { encoding: detector.guess(None, Utf8Detection::Deny), is_guess: true }
}

/// In UTF-16, spaces, digits, delimiters and Latin letters have a zero byte; text of other encodings has none.
fn utf16_without_mark(prefix: &[u8]) -> Option<&'static Encoding> {
    /// One zero byte in so many: fewer are stray. Arabic or Russian words are shorter than that.
    const SHARE: usize = 40;
    /// So many zero bytes on one side for one on the other.
    const DOMINANCE: usize = 10;
    let zeros = |side| prefix.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if prefix.len() < 4 || (even + odd) * SHARE < prefix.len() {
        None
    } else if odd >= DOMINANCE * even {
        Some(UTF_16LE)
    } else if even >= DOMINANCE * odd {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether the bytes are UTF-8 but for some faults: a text in another encoding is UTF-8 in hardly any place.
fn is_mostly_utf8(prefix: &[u8], is_whole: bool) -> bool {
    /// So many characters that only UTF-8 writes that way, for each fault.
    const DOMINANCE: usize = 10;
    let (mut characters, mut faults) = (0, 0);
    for chunk in prefix.utf8_chunks() {
        characters += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    // The prefix may end within a character.
    let is_cut = |error: std::str::Utf8Error| error.error_len().is_none();
    let cut = !is_whole
        && prefix
            .utf8_chunks()
            .last()
            .is_some_and(|chunk| std::str::from_utf8(chunk.invalid()).is_err_and(is_cut));
    faults -= usize::from(cut);
    faults == 0 || characters >= DOMINANCE * faults
}

/// What is to be said of a guess: a word that tells a person at once whether it is right.
pub(crate) fn guessed(encoding: &'static Encoding, prefix: &[u8]) -> Diagnostic {
    let (text, _) = encoding.decode_with_bom_removal(prefix);
    let name = encoding.name();
    let message = match telling_word(&text) {
        Some((line, word)) => {
            format!("nothing says how the file is encoded; read as {name}, line {line} has “{word}”")
        }
        None => format!("nothing says how the file is encoded; it was read as {name}"),
    };
    Diagnostic::new(codes::GUESSED_ENCODING, Spot::Whole, message)
}

/// The first word that another encoding would spell differently, and its line.
fn telling_word(text: &str) -> Option<(u64, &str)> {
    /// More of a word is of no use.
    const SHOWN: usize = 30;
    let at = text.find(|character: char| !character.is_ascii())?;
    let is_around = |character: char| !character.is_alphanumeric() && character.is_ascii();
    let start = text[..at].rfind(is_around).map_or(0, |before| before + 1);
    let word = text[start..].split(is_around).next().unwrap_or_default();
    let end = word.char_indices().nth(SHOWN).map_or(word.len(), |(end, _)| end);
    let mut count = LineCount::new();
    count.pass(&text.as_bytes()[..start]);
    Some((count.line(), &word[..end]))
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, GBK, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

    use super::*;

    #[track_caller]
    fn check(prefix: &[u8], is_whole: bool, encoding: &'static Encoding, is_guess: bool) {
        let detected = detect(prefix, is_whole);
        assert_eq!((detected.encoding, detected.is_guess), (encoding, is_guess));
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn what_the_bytes_say_is_no_guess() {
        check(b"", true, UTF_8, false);
        check(b"plain", true, UTF_8, false);
        check("\u{feff}Côte".as_bytes(), true, UTF_8, false);
        check("Côte d’Ivoire".as_bytes(), true, UTF_8, false);
        check(&utf16("\u{feff}Côte", u16::to_le_bytes), true, UTF_16LE, false);
        check(&utf16("\u{feff}Côte", u16::to_be_bytes), true, UTF_16BE, false);
        // Stray zero bytes, and a character that the prefix cuts.
        check(b"a zero \0 byte in a longer line, which happens", true, UTF_8, false);
        check(&"Perú".as_bytes()[..4], false, UTF_8, false);
    }

    #[test]
    fn what_they_look_like_is() {
        check(&utf16("State\tDate", u16::to_le_bytes), true, UTF_16LE, true);
        check(&utf16("Государство;Дата", u16::to_be_bytes), true, UTF_16BE, true);
        for (text, encoding) in [
            ("República; Côte d’Ivoire; São Tomé", WINDOWS_1252),
            ("Российская Федерация; электронное правительство", WINDOWS_1251),
            ("المملكة العربية السعودية; الحكومة الإلكترونية", WINDOWS_1256),
            ("中华人民共和国的电子政务发展战略", GBK),
            ("電子政府的發展策略與數位服務", BIG5),
        ] {
            check(&encoding.encode(text).0, true, encoding, true);
        }
        assert!(detect(&"Perú".as_bytes()[..4], true).is_guess, "nothing cuts a whole text");
    }

    #[test]
    fn a_fault_in_utf8_does_not_make_it_another_encoding() {
        let mut text = "é".repeat(30).into_bytes();
        text.insert(20, 0xFF);
        check(&text, true, UTF_8, false);
    }

    #[test]
    fn a_guess_is_shown_at_a_word() {
        let (bytes, ..) = WINDOWS_1252.encode("State\r\nthe République française\r\n");
        let said = guessed(WINDOWS_1252, &bytes).message;
        assert_eq!(
            said,
            "nothing says how the file is encoded; read as windows-1252, line 2 has “République”"
        );
    }
}
