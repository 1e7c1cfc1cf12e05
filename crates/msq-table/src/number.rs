//! Decimal numbers as people write them, and numbers in per cent among words.

use std::ops::Range;

/// What a text says of a percentage: a number with all its digits, as documents write it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Percentage {
    /// The text is a number, with or without a sign for per cent.
    Plain(String),
    /// One number in per cent stands among words, at these bytes.
    InWords(String, Range<usize>),
    /// No number, several, a range or a bound: nothing that is one value.
    Untold,
}

/// Reads a percentage off a text.
pub(crate) fn percentage(text: &str) -> Percentage {
    let numbers = numbers(text);
    let alone = |number: &Number| {
        let rest = [&text[..number.bytes.start], &text[number.bytes.end..]];
        rest.iter().all(|rest| rest.trim().is_empty())
    };
    if let [only] = numbers.as_slice()
        && alone(only)
    {
        return only.literal.clone().map_or(Percentage::Untold, Percentage::Plain);
    }
    let mut marked = numbers.iter().filter(|number| number.is_percent);
    match (marked.next(), marked.next()) {
        (Some(number), None) if is_one_value(text, &numbers, number) => {
            let in_words = |literal| Percentage::InWords(literal, number.bytes.clone());
            number.literal.clone().map_or(Percentage::Untold, in_words)
        }
        _ => Percentage::Untold,
    }
}

/// A number in a text; the bytes include a sign for per cent.
struct Number {
    /// The number as documents write it; `None` if the digits can be read in two ways.
    literal: Option<String>,
    bytes: Range<usize>,
    is_percent: bool,
    is_year: bool,
}

/// Signs and words for per cent, in the languages of the United Nations.
const PER_CENT: &[&str] = &[
    "%",
    "％",
    "٪",
    "percent",
    "per cent",
    "pour cent",
    "por ciento",
    "процент",
    "بالمئة",
    "بالمائة",
    "في المئة",
];

/// Words around a number that make a bound of it, which is no value.
#[rustfmt::skip]
const BOUNDS_BEFORE: &[&str] = &[
    "less than", "more than", "fewer than", "greater than", "over", "under", "above", "below", "at least", "at most", "up to",
    "max", "max.", "min", "min.", "maximum", "minimum",
    "menos de", "más de", "al menos", "hasta", "superior a", "inferior a", "mais de", "pelo menos", "até",
    "moins de", "plus de", "au moins", "au plus", "supérieur à", "inférieur à",
    "менее", "более", "больше", "меньше", "свыше", "أكثر من", "أقل من", "超过", "不到", "至少",
];
const BOUNDS_BEHIND: &[&str] =
    &["or more", "or less", "and above", "and more", "o más", "ou plus", "ou mais", "или более", "以上"];

/// Signs in front of a number that is about so much: one value, though not an exact one.
const ABOUT: &[char] = &['~', '≈', '≅', '∼', '～'];

/// Marks of a sentence that can touch a number which stands for itself.
const MARKS: &[char] =
    &['(', ')', '[', ']', '"', '\'', '“', '”', '«', '»', ':', ';', ',', '.', '!', '?', '¿', '，', '。', '、'];

/// Whether a number stands for itself: no bound, no range, no sum, and alone in its clause.
fn is_one_value(text: &str, numbers: &[Number], number: &Number) -> bool {
    let about = |character: char| character.is_whitespace() || ABOUT.contains(&character);
    let (before, behind) =
        (text[..number.bytes.start].trim_end_matches(about), text[number.bytes.end..].trim_start());
    let ends_with_word = |words: &[&str]| {
        let tail: String = before.chars().rev().take(20).collect::<Vec<_>>().into_iter().rev().collect();
        let tail = tail.to_lowercase();
        words.iter().any(|word| tail.ends_with(word))
    };
    let head: String = behind.chars().take(20).collect::<String>().to_lowercase();
    let bounded = ends_with_word(BOUNDS_BEFORE) || BOUNDS_BEHIND.iter().any(|word| head.starts_with(word));
    // What touches a number that stands for itself belongs to words: a letter, a bracket, a mark of the sentence.
    let touches = |character: Option<char>| {
        character.is_none_or(|character| character.is_alphabetic() || MARKS.contains(&character))
    };
    let clause = clause(text, &number.bytes);
    let alone = numbers.iter().all(|other| {
        let is_beside = clause.start <= other.bytes.end && other.bytes.start <= clause.end;
        other.bytes == number.bytes || other.is_year || !is_beside
    });
    !bounded && touches(before.chars().next_back()) && touches(behind.chars().next()) && alone
}

/// The bytes around a number up to what ends its clause on either side.
fn clause(text: &str, number: &Range<usize>) -> Range<usize> {
    const ENDS: [char; 7] = [',', ';', ':', '(', ')', '\n', '\r'];
    let (before, behind) = (&text[..number.start], &text[number.end..]);
    let start = before.rfind(ENDS).max(before.rfind(". ")).map_or(0, |at| at + 1);
    let end = [behind.find(ENDS), behind.find(". ")].into_iter().flatten().min();
    start..end.map_or(text.len(), |at| number.end + at)
}

fn numbers(text: &str) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(is_digit).map(|at| from + at) {
        let end = number_end(text, start);
        let start = with_point_and_sign(text, from, start);
        let glued = text[..start].ends_with(|before: char| before.is_alphabetic() && !is_unspaced(before));
        let (is_percent, after) = per_cent(text, end);
        let end_with_sign = if is_percent { after } else { end };
        // `311gob` and `4K` are words.
        let goes_on = text[end..].starts_with(|next: char| next.is_alphabetic() && !is_unspaced(next));
        if !glued && (is_percent || !goes_on) {
            let written = &text[start..end];
            let is_year =
                !is_percent && written.len() == 4 && (written.starts_with("19") || written.starts_with("20"));
            numbers.push(Number {
                literal: literal(written),
                bytes: start..end_with_sign,
                is_percent,
                is_year,
            });
        }
        from = end_with_sign;
    }
    numbers
}

/// Where the run of digits and separators that starts at `start` ends: with a digit.
fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    for (at, character) in text[start..].char_indices() {
        if is_digit(character) {
            end = start + at + character.len_utf8();
        } else if !is_separator(character) || start + at > end {
            break;
        }
    }
    end
}

/// The start of a number with the point (`.4`) and the minus sign right before it.
fn with_point_and_sign(text: &str, from: usize, start: usize) -> usize {
    let before = |at: usize| text[..at].chars().next_back();
    let mut start = start;
    if text[from..start].ends_with(['.', ','])
        && before(start - 1).is_none_or(|before| !before.is_alphanumeric())
    {
        start -= 1;
    }
    let minus =
        before(start).filter(|sign| start > from && matches!(sign, '-' | '−')).map_or(0, char::len_utf8);
    if before(start - minus).is_none_or(char::is_whitespace) { start - minus } else { start }
}

/// Whether a sign for per cent follows, and where it ends.
fn per_cent(text: &str, end: usize) -> (bool, usize) {
    let rest = &text[end..];
    let space = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']).len();
    // The longest sign has nine letters; lower case can take more bytes than upper.
    let rest = rest[space..].chars().take(12).collect::<String>().to_lowercase();
    PER_CENT.iter().find(|sign| rest.starts_with(**sign)).map_or((false, end), |sign| {
        let written = &text[end + space..];
        let length = written.char_indices().nth(sign.chars().count()).map_or(written.len(), |(at, _)| at);
        (true, end + space + length)
    })
}

/// Whether a letter is of a script that sets no spaces between words: Han, kana.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

fn is_digit(character: char) -> bool {
    digit(character).is_some()
}

/// The value of a digit: Latin, Arabic, Persian, full-width.
pub(crate) fn digit(character: char) -> Option<u32> {
    ['0', '٠', '۰', '０']
        .into_iter()
        .find_map(|zero| u32::from(character).checked_sub(u32::from(zero)).filter(|value| *value < 10))
}

fn is_separator(character: char) -> bool {
    matches!(character, '.' | ',' | '٫' | '٬' | '\u{a0}' | '\u{202f}' | '\'' | '’')
}

/// Digits with separators as documents write them; `None` if a separator could mean two things, or if all of them group
/// digits: `12.345.678` counts something, and is no number in per cent.
fn literal(written: &str) -> Option<String> {
    let mut plain = String::new();
    for character in written.chars() {
        match (digit(character), character) {
            (Some(value), _) => plain.extend(char::from_digit(value, 10)),
            (None, '٫') => plain.push(','),
            (None, '−') => plain.push('-'),
            (None, '٬' | '\u{a0}' | '\u{202f}' | '’') => plain.push('\''),
            (None, other) => plain.push(other),
        }
    }
    let groups = |text: &str| {
        // After the first group of a grouped number every group has three digits.
        let mut groups = text.split(['.', ',', '\'']);
        groups.next().is_some_and(|first| (1..=3).contains(&first.trim_start_matches('-').len()))
            && groups.all(|group| group.len() == 3)
    };
    let kinds: Vec<char> = plain.chars().filter(|character| matches!(character, '.' | ',' | '\'')).collect();
    // Documents write a digit on both sides of the point.
    let decimal = |text: &str| {
        let (minus, digits) = text.split_at(usize::from(text.starts_with('-')));
        let zero = if digits.starts_with(['.', ',']) { "0" } else { "" };
        Some(format!("{minus}{zero}{}", digits.replace(',', ".")))
    };
    match kinds.as_slice() {
        [] | ['.'] => decimal(&plain),
        [','] => {
            let (whole, fraction) = plain.split_once(',')?;
            // `10,000` is ten thousand to some and ten to others.
            let grouped = fraction.len() == 3 && !matches!(whole.trim_start_matches('-'), "" | "0");
            if grouped { None } else { decimal(&plain) }
        }
        [first, .., last] if first != last => {
            let (whole, fraction) = plain.rsplit_once(*last)?;
            let one_kind = kinds[..kinds.len() - 1].iter().all(|kind| kind == first);
            (one_kind && *last != '\'' && groups(whole))
                .then(|| decimal(&format!("{}.{fraction}", whole.replace(['.', ',', '\''], ""))))?
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_a_number_is_its_value() {
        for (text, number) in [
            ("81", "81"),
            ("81%", "81"),
            ("62,5 %", "62.5"),
            ("0.4", "0.4"),
            (".4%", "0.4"),
            ("-,4%", "-0.4"),
            ("-3 %", "-3"),
            ("−3 %", "-3"),
            ("1'234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("0,123 %", "0.123"),
            ("٨١٪", "81"),
            ("８１％", "81"),
            ("4.8 per cent", "4.8"),
            ("62,5\u{a0}pour cent", "62.5"),
            ("12.345.678.901.234.567,25", "12345678901234567.25"),
            ("81,0000000000000000001 %", "81.0000000000000000001"),
        ] {
            assert_eq!(percentage(text), Percentage::Plain(number.to_owned()), "{text}");
        }
    }

    #[test]
    fn one_number_in_per_cent_is_read_out_of_words() {
        for (text, number, written) in [
            ("The satisfaction is 81%.", "81", "81%"),
            (".4% of GDP is intended for research", "0.4", ".4%"),
            ("increased to 10,000 users, equivalent to 4.8%", "4.8", "4.8%"),
            ("It is estimated that 70 % regularly use ICT", "70", "70 %"),
            ("In 2018, 81 Percent.", "81", "81 Percent"),
            ("~70%", "70", "70%"),
            ("≈ 70 %", "70", "70 %"),
            ("about 70%", "70", "70%"),
            ("满意度为81%", "81", "81%"),
            ("2018年为81%。", "81", "81%"),
        ] {
            let Percentage::InWords(literal, bytes) = percentage(text) else { panic!("{text}") };
            assert_eq!((literal.as_str(), &text[bytes]), (number, written), "{text}");
        }
    }

    #[test]
    fn what_is_not_one_value_is_left_in_words() {
        for text in [
            "",
            "There are none",
            "70-80%",
            "between 70 and 80 %",
            "less than 5%",
            "<5%",
            "70 to 80 per cent",
            "81% in 2018 and 85% in 2019",
            "81%,5",
            "about 70",
            "12,345 %",
            "311gob",
            "10,000",
            "- 5%",
            "2 1/2 %",
            "12 345 %",
            "10^3 %",
            "entre 5 y el 10 %",
            "from 5 to about 10%",
            "5% or more",
            "80 %+",
            "max. 5%",
            ">70%",
            "≥ 70 %",
            "70+%",
            "hasta 70 %",
            "超过70%",
            "~70",
            "1,234,567",
            "12.345.678",
            "12.345.678 %",
            "1'234'567",
        ] {
            assert_eq!(percentage(text), Percentage::Untold, "{text}");
        }
    }
}
