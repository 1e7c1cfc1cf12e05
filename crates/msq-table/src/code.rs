//! Printed numbers, as people write them: `17.`, `a)`, `2a`, `5 (c)`, `Q2.a`, `IV`, `１７、`, `١٧`.

use std::{borrow::Cow, ops::Range};

use msq_core::{Catalogue, Question, QuestionId};

/// A printed number at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// Its pieces in lower case: `2 (a)` is `2` and `a`.
    pieces: Vec<String>,
    /// Its bytes, with the punctuation that ends it.
    pub(crate) bytes: Range<usize>,
    /// Whether more than space sets it apart, so that it numbers what follows: `5. March`, not `5 March`.
    pub(crate) is_set_apart: bool,
}

impl Number {
    /// The number that a text begins with, if something ends it there.
    pub(crate) fn leading(text: &str) -> Option<Self> {
        let bare = text.trim_start();
        let start = text.len() - bare.strip_prefix(['(', '（']).unwrap_or(bare).len();
        let announced = prefix(&text[start..]);
        let start = start + announced;
        let mut pieces = Vec::new();
        let mut at = start;
        while let Some(end) = piece(&text[at..], pieces.last().map(String::as_str)) {
            let written: String = text[at..at + end].chars().flat_map(folded).collect();
            // Survey platforms fill numbers up: `Q09`.
            let bare = written.trim_start_matches('0');
            pieces.push(if bare.is_empty() { written } else { bare.to_owned() });
            at += end;
            let separators = text[at..].find(|character| !matches!(character, '.' | '(' | '-' | '_' | ' '));
            let next = at + separators.unwrap_or(text.len() - at);
            // `2.a` and `5 (c)` go on; behind a space without a bracket a word begins.
            let between = &text[at..next];
            let goes_on = between.len() <= MOST_BETWEEN && (!between.contains(' ') || between.contains('('));
            if !goes_on || piece(&text[next..], pieces.last().map(String::as_str)).is_none() {
                break;
            }
            at = next;
        }
        let separates = |character: char| {
            character.is_whitespace()
                || matches!(character, '_' | '-' | '–')
                || SETS_APART.contains(&character)
        };
        let end =
            text[at..].find(|character: char| !separates(character)).map_or(text.len(), |next| at + next);
        let ended = end > at || end == text.len();
        let lone_word = start == at
            || (announced == 0
                && end < text.len()
                && pieces.len() == 1
                && is_word(&pieces[0])
                && !text[at..end].contains(&SETS_APART[1..]));
        // A section, a question and its letter: what has more pieces is a version or an address.
        (matches!(pieces.len(), 1..=3) && ended && !lone_word).then(|| {
            // `2.c Data` and `2 - Portals` number what follows as well.
            let is_set_apart = start > text.len() - bare.len()
                || text[at..end].contains(SETS_APART)
                || text[at..end].contains(['–', '—'])
                || text[at..end].trim_end().ends_with('-') && text[at..end].starts_with(' ')
                || pieces.len() > 1 && pieces.iter().any(|piece| is_word(piece));
            Self { pieces, bytes: 0..end, is_set_apart }
        })
    }

    /// The number that a whole text is.
    pub(crate) fn whole(text: &str) -> Option<Self> {
        Self::leading(text).filter(|number| number.bytes.end == text.len())
    }

    /// Its pieces as one code in lower case.
    pub(crate) fn code(&self) -> Cow<'_, str> {
        match self.pieces.as_slice() {
            [only] => Cow::Borrowed(only),
            pieces => Cow::Owned(pieces.join(".")),
        }
    }

    /// Its pieces in lower case.
    pub(crate) fn pieces(&self) -> &[String] {
        &self.pieces
    }

    /// Whether it is one of digits alone, as no section has.
    pub(crate) fn is_digits(&self) -> bool {
        self.pieces.iter().all(|piece| piece.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// Whether it is the code of a question, or its last piece; the numeral of the section may stand in front.
    pub(crate) fn names(&self, catalogue: &Catalogue, question: &Question) -> bool {
        let numeral = || question.section(catalogue).numeral.as_deref().map(str::to_lowercase);
        let in_section = || {
            let (first, rest) = self.pieces.split_first()?;
            let is_section = !rest.is_empty()
                && !question.code.starts_with(char::is_alphabetic)
                && Some(first) == numeral().as_ref();
            Some(is_section && rest.join(".") == question.code.to_lowercase())
        };
        self.repeats(&question.code) || in_section().unwrap_or_default()
    }

    /// The same number with a further piece behind it.
    pub(crate) fn with(mut self, item: &Self) -> Self {
        self.pieces.extend(item.pieces.iter().cloned());
        self
    }

    /// The same number in a text that has so many bytes more in front.
    pub(crate) fn behind(mut self, bytes: usize) -> Self {
        self.bytes = self.bytes.start..self.bytes.end + bytes;
        self
    }

    /// Whether it is the code or numeral, or its last piece.
    pub(crate) fn repeats(&self, code: &str) -> bool {
        let code = code.to_lowercase();
        let pieces: Vec<_> = code.split('.').collect();
        self.pieces == pieces || (self.pieces.len() == 1 && pieces.last() == Some(&self.pieces[0].as_str()))
    }

    /// The question that has this number, behind the question that is open: by its whole code, or by its last piece
    /// where it follows.
    pub(crate) fn question(&self, catalogue: &Catalogue, open: Option<QuestionId>) -> Option<QuestionId> {
        let questions =
            || catalogue.questions().iter().filter(|question| open.is_none_or(|open| question.id > open));
        let code = self.pieces.join(".");
        let whole = questions().find(|question| {
            question.code.to_lowercase() == code || self.pieces.len() > 1 && self.names(catalogue, question)
        });
        let parent = |code: &str| code.rsplit_once('.').map(|(parent, _)| parent.to_owned());
        let opened = open.map(|open| catalogue[open].code.clone());
        let follows = questions().find(|question| {
            let own = parent(&question.code);
            let under = own.is_some() && (own == opened || own == opened.as_deref().and_then(parent));
            under && self.repeats(&question.code)
        });
        follows.or(whole).map(|question| question.id)
    }
}

/// The length of a word that announces a number.
fn prefix(text: &str) -> usize {
    const PREFIXES: &[&str] = &["question ", "question", "q.", "q", "no. ", "n° ", "#"];
    const SECTIONS: &[&str] =
        &["section ", "part ", "chapter ", "sección ", "seção ", "chapitre ", "раздел "];
    let is_digit = |next: char| next.is_ascii_digit();
    // A platform's group of questions: `G01Q09`.
    if let Some(group) = text.strip_prefix(['g', 'G'])
        && let Some(rest) = group.trim_start_matches(is_digit).strip_prefix(['q', 'Q'])
        && group.starts_with(is_digit)
        && rest.starts_with(is_digit)
    {
        return text.len() - rest.len();
    }
    let begins =
        |prefix: &str| text.get(..prefix.len()).is_some_and(|word| word.eq_ignore_ascii_case(prefix));
    let found = PREFIXES.iter().find(|prefix| {
        begins(prefix)
            && text[prefix.len()..]
                .starts_with(|next: char| next.is_ascii_digit() || matches!(next, 'x' | 'X'))
    });
    let section = || {
        let numeral = |prefix: &&&str| text[prefix.len()..].starts_with(['I', 'V', 'X']);
        SECTIONS.iter().find(|prefix| begins(prefix) && numeral(prefix))
    };
    found.or_else(section).map_or(0, |prefix| prefix.len())
}

/// Digits and letters that a piece can have.
const MOST_DIGITS: usize = 2;
const MOST_LETTERS: usize = 5;

/// Signs that stand between two pieces at most, as in `2. (a)`: a row of them is room to fill in.
const MOST_BETWEEN: usize = 3;

/// The length of the run of such characters that a text begins with; of one that has more than `most`, the length of
/// one more.
fn run(text: &str, most: usize, belongs: impl Fn(char) -> bool) -> usize {
    text.chars().take(most + 1).take_while(|character| belongs(*character)).map(char::len_utf8).sum()
}

/// The length of a piece at the beginning: digits, a letter, a numeral.
fn piece(text: &str, before: Option<&str>) -> Option<usize> {
    let digits = run(text, MOST_DIGITS, |character| digit(character).is_some());
    if digits > 0 {
        return (text[..digits].chars().count() <= MOST_DIGITS).then_some(digits);
    }
    let letters = run(text, MOST_LETTERS, char::is_alphabetic);
    let word = &text[..letters];
    let is_numeral = before.is_none()
        && !word.is_empty()
        && word.len() <= MOST_LETTERS
        && word.bytes().all(|letter| matches!(letter.to_ascii_lowercase(), b'i' | b'v' | b'x'));
    // The e of e-services is no number.
    let is_hyphenated = text[letters..]
        .strip_prefix(['-', '’', '\''])
        .is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let is_letter = letters == 1 && !is_hyphenated;
    (is_numeral || is_letter).then_some(letters)
}

/// Signs behind a number that set it apart from words, also as Chinese writes them. Behind a lone letter a bracket
/// closes what was opened before it.
const SETS_APART: [char; 8] = [']', '.', ')', ':', '．', '）', '：', '、'];

/// A digit of Latin, Arabic, Persian or full width.
fn digit(character: char) -> Option<char> {
    let zeros = ['0', '\u{660}', '\u{6f0}', '０'];
    let value = zeros.iter().map(|zero| u32::from(character).wrapping_sub(u32::from(*zero)));
    value.into_iter().find(|value| *value < 10).and_then(|value| char::from_digit(value, 10))
}

/// A character of a number, in lower case and with the digits of Latin.
fn folded(character: char) -> impl Iterator<Item = char> {
    let digit = digit(character);
    digit.into_iter().chain(character.to_lowercase().filter(move |_| digit.is_none()))
}

fn is_word(piece: &str) -> bool {
    piece.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use msq_core::{Edition, editions::edition2020::Msq2020};

    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, code, rest) in [
            ("17.", "17", ""),
            ("a)", "a", ""),
            ("(b)", "b", ""),
            ("a. E-services", "a", "E-services"),
            ("2a", "2.a", ""),
            ("2.a", "2.a", ""),
            ("5 (c)", "5.c", ""),
            ("2. (a)", "2.a", ""),
            ("2____a", "2", "a"),
            ("Q2.a", "2.a", ""),
            ("Q17_percent", "17", "percent"),
            ("Question 4: Officer", "4", "Officer"),
            ("IV. Usage", "iv", "Usage"),
            ("X.1", "x.1", ""),
            ("Q09", "9", ""),
            ("G01Q09", "9", ""),
            ("Q10. Есть ли портал", "10", "Есть ли портал"),
            ("1. National Authority", "1", "National Authority"),
            ("17 What is", "17", "What is"),
            ("１７．什么", "17", "什么"),
            ("10、是否", "10", "是否"),
            ("（b）电子", "b", "电子"),
            ("١٧", "17", ""),
            ("٢.a ما هي", "2.a", "ما هي"),
            ("۱۰) آیا", "10", "آیا"),
        ] {
            let number = Number::leading(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (number.pieces.join(".").as_str(), &text[number.bytes]),
                (code, &text[..text.len() - rest.len()]),
                "{text}"
            );
        }
        for text in
            ["", "10.0.0.1", "e’t statistics", "a law", "I think", "2019", "311gob", "x", "National", "100 %"]
        {
            let number = Number::leading(text);
            assert!(number.is_none() || text == "x", "{text} {number:?}");
        }
    }

    #[test]
    fn a_number_names_a_question_where_it_follows() {
        let catalogue = Msq2020::catalogue();
        let id = |code: &str| catalogue.question(code).map(|question| question.id);
        for (number, open, question) in [
            ("1.", None, Some("1")),
            ("a.", Some("2"), Some("2.a")),
            ("b.", Some("2.a"), Some("2.b")),
            ("a.", Some("5"), Some("5.a")),
            ("a.", Some("3"), None),
            ("1.", Some("X.contact"), Some("X.1")),
            ("2.", Some("X.1"), Some("X.2")),
            ("5 (c)", Some("4"), Some("5.c")),
            ("4.", Some("9"), None),
        ] {
            let found =
                Number::whole(number).and_then(|number| number.question(&catalogue, open.and_then(id)));
            assert_eq!(found, question.and_then(id), "{number} after {open:?}");
        }
    }
}
