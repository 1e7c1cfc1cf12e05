//! Dates as people write them.

use msq_core::Date;

use crate::{
    number::digit,
    vocabulary::{is_beside_date, month},
};

/// A day at the beginning of a text, with nothing behind it but a time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) date: Date,
    /// How many bytes of the text are the date.
    pub(crate) length: usize,
    /// Whether the time behind it says something; programs write midnight behind every date.
    pub(crate) has_time: bool,
    pub(crate) doubt: Option<Doubt>,
}

/// Why a date may be another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Day and month could change places.
    DayOrMonth,
    /// The century isn't said.
    Century,
    /// Day and month have changed places: only so it is a day.
    Order,
}

/// The day that a text is; `None` if it isn't a whole date.
pub(crate) fn parse(text: &str) -> Option<Found> {
    let (told, length) = beginning(text);
    let (date, doubt) = day(told.try_into().ok()?)?;
    // What follows must be a time, and no word of a date is one of a time.
    let has_time = time(&text[length..])?;
    Some(Found { date, length, has_time, doubt })
}

/// A piece of a date.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Token {
    kind: Kind,
    /// What stands in front of it, besides space.
    separator: Option<char>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// A number, and with how many digits.
    Number(i16, usize),
    Month(i8),
    Beside,
}

/// The pieces that a text begins with and that tell a day, and where the last piece ends. A day has no more than three.
fn beginning(text: &str) -> (Vec<Token>, usize) {
    const MOST: usize = 3;
    let mut told: Vec<Token> = Vec::with_capacity(MOST);
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let start = at + rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        let between: Vec<_> =
            text[at..start].chars().filter(|character| !character.is_whitespace()).collect();
        let separator = match between.as_slice() {
            [] => None,
            [one] | ['.', one] if "-/.,،–".contains(*one) => Some(*one),
            _ => break,
        };
        let Some((kind, end)) = token(text, start) else { break };
        // One month by two names: `آذار/مارس`.
        let is_repeated = matches!(kind, Kind::Month(_)) && told.last().is_some_and(|last| last.kind == kind);
        if kind != Kind::Beside && !is_repeated {
            if told.len() == MOST {
                break;
            }
            told.push(Token { kind, separator });
        }
        at = end;
    }
    (told, at)
}

/// The piece that starts at a byte, and where it ends.
fn token(text: &str, start: usize) -> Option<(Kind, usize)> {
    let run = |from: usize, belongs: fn(char) -> bool| {
        text[from..].find(|character| !belongs(character)).map_or(text.len(), |end| from + end)
    };
    let end = run(start, |character| digit(character).is_some());
    if end > start {
        let digits = text[start..end].chars().filter_map(digit);
        let count = digits.clone().count();
        if count > 4 {
            return None;
        }
        let number = digits.fold(0, |sum, digit| sum * 10 + digit);
        return Some((Kind::Number(i16::try_from(number).ok()?, count), end));
    }
    let is_letter = |character: char| character.is_alphabetic() && digit(character).is_none();
    let end = run(start, is_letter);
    // Some names have two words.
    let second = end + text[end..].len() - text[end..].trim_start().len();
    let two = run(second, is_letter);
    let named = month(&text[start..two]).map(|month| (month, two));
    if let Some((month, end)) = named.or_else(|| Some((month(&text[start..end])?, end))) {
        return Some((Kind::Month(month), end));
    }
    (end > start && is_beside_date(&text[start..end])).then_some((Kind::Beside, end))
}

/// The day that pieces tell. Day before month, as on the form; a month in words may come first, and so may a year of
/// four digits.
fn day([first, second, third]: [Token; 3]) -> Option<(Date, Option<Doubt>)> {
    let (year, length, day, month) = match (first.kind, second.kind, third.kind) {
        (Kind::Number(year, 4), Kind::Month(month), Kind::Number(day, _)) => (year, 4, day, Ok(month)),
        (Kind::Number(day, _), Kind::Month(month), Kind::Number(year, length))
        | (Kind::Month(month), Kind::Number(day, _), Kind::Number(year, length)) => {
            (year, length, day, Ok(month))
        }
        _ if second.separator != third.separator => return None,
        (Kind::Number(year, 4), Kind::Number(month, _), Kind::Number(day, _)) => (year, 4, day, Err(month)),
        (Kind::Number(day, _), Kind::Number(month, _), Kind::Number(year, length)) => {
            (year, length, day, Err(month))
        }
        _ => return None,
    };
    let (year, century) = match length {
        4 => (year, None),
        // The survey began in this century.
        2 => (2000 + year, Some(Doubt::Century)),
        _ => return None,
    };
    let of = |month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    match month {
        Ok(month) => Some((of(month.into(), day)?, century)),
        // Nobody writes year, day, month.
        Err(month) if matches!(first.kind, Kind::Number(_, 4)) => Some((of(month, day)?, None)),
        Err(month) => match (of(month, day), of(day, month)) {
            (Some(date), Some(other)) if other != date => {
                Some((date, Some(century.unwrap_or(Doubt::DayOrMonth))))
            }
            (Some(date), _) => Some((date, century)),
            (None, other) => Some((other?, Some(Doubt::Order))),
        },
    }
}

/// The words around the digits of a time.
const TIME_WORDS: &[&str] = &["t", "z", "utc", "gmt", "h", "hrs", "am", "pm", "a", "p", "m", "at", "à", "às"];

/// Whether a text behind a date is a time that says something; `None` if it is anything else.
fn time(text: &str) -> Option<bool> {
    let text = text.trim();
    let mut pieces =
        text.split(|character: char| !character.is_alphanumeric()).filter(|piece| !piece.is_empty());
    let is_time = pieces.all(|piece| {
        let mut letters = piece.split(|character: char| character.is_ascii_digit());
        letters.all(|word| word.is_empty() || TIME_WORDS.contains(&word.to_lowercase().as_str()))
    });
    let digits = || text.chars().filter(char::is_ascii_digit);
    if digits().count() == 0 {
        return text.chars().all(|character| ".,;،。".contains(character)).then_some(false);
    }
    let has_hours = text.contains(':') || text.to_lowercase().contains('h');
    (is_time && has_hours && digits().count() <= "10:22:05.000000+02:00".len())
        .then(|| digits().any(|digit| digit != '0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Option<Date> {
        parse(text).filter(|found| found.doubt.is_none()).map(|found| found.date)
    }

    #[test]
    fn a_day_is_read_in_the_forms_that_occur() {
        for text in [
            "2019-03-31",
            "31-03-2019",
            "31/03/2019",
            "31.03.2019",
            "31. 3. 2019",
            "31.3.2019 г.",
            "31 March 2019",
            "31 Mar 2019",
            "31st March, 2019",
            "31st of March 2019",
            "March 31, 2019",
            "Mar. 31 2019",
            " 31-03-2019. ",
            "Sunday, 31 March 2019",
            "31-Mar-2019",
            "2019/March/31",
            "le 31 mars 2019",
            "31 de marzo de 2019",
            "31 de março de 2019",
            "31 марта 2019 года",
            "٣١ مارس ٢٠١٩",
            "31 آذار/مارس 2019",
            "2019年3月31日",
            "2019 年 3 月 31 日",
        ] {
            assert_eq!(plain(text), Date::new(2019, 3, 31), "{text}");
        }
        for (text, month) in [
            ("1er août 2019", 8),
            ("1 AOUT 2019", 8),
            ("1 de setembro de 2019", 9),
            ("1 تشرين الأول/أكتوبر 2019", 10),
            ("1 كانون الثاني 2019", 1),
            ("1 мая 2019 г.", 5),
            ("1 févr. 2019", 2),
        ] {
            assert_eq!(plain(text), Date::new(2019, month, 1), "{text}");
        }
    }

    #[test]
    fn what_may_be_another_day_is_told() {
        for (text, date, doubt) in [
            ("05/04/2019", (2019, 4, 5), Some(Doubt::DayOrMonth)),
            ("5.4.2019", (2019, 4, 5), Some(Doubt::DayOrMonth)),
            ("31/03/2019", (2019, 3, 31), None),
            ("04/04/2019", (2019, 4, 4), None),
            ("2019-04-05", (2019, 4, 5), None),
            ("5 April 2019", (2019, 4, 5), None),
            ("31/03/19", (2019, 3, 31), Some(Doubt::Century)),
            ("05/04/19", (2019, 4, 5), Some(Doubt::Century)),
            ("31-Mar-19", (2019, 3, 31), Some(Doubt::Century)),
            ("4/25/2019", (2019, 4, 25), Some(Doubt::Order)),
            ("04-25-19", (2019, 4, 25), Some(Doubt::Order)),
        ] {
            let found = parse(text).unwrap_or_else(|| panic!("{text}"));
            let (year, month, day) = date;
            assert_eq!((Some(found.date), found.doubt), (Date::new(year, month, day), doubt), "{text}");
        }
    }

    #[test]
    fn a_time_behind_a_date_is_no_part_of_it() {
        for (text, date, has_time) in [
            ("2019-03-31T10:22", "2019-03-31", true),
            ("2019-03-31T10:22:05.123+02:00", "2019-03-31", true),
            ("31/03/2019 10:22", "31/03/2019", true),
            ("31 March 2019, 10:22 a.m.", "31 March 2019", true),
            ("31 mars 2019 à 10h22", "31 mars 2019", true),
            ("2019-03-31 00:00:00", "2019-03-31", false),
            ("2019-03-31T00:00:00Z", "2019-03-31", false),
        ] {
            let found = parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&text[..found.length], found.has_time), (date, has_time), "{text}");
        }
    }

    #[test]
    fn no_word_of_a_time_is_one_of_a_date() {
        for word in TIME_WORDS {
            assert_eq!(token(word, 0), None, "{word}");
        }
    }

    #[test]
    fn what_is_no_day_stays_words() {
        for text in [
            "March 2019",
            "2019",
            "31/02/2019",
            "soon",
            "",
            "2/31/2019",
            "2019-31-03",
            "31-03/2019",
            "31 March 2019 or later",
            "31/03/2019 - 30/04/2019",
            "1/2/3",
            "520-7540",
            "31/03/20190000000000",
            "3 ministries, 2019",
            "de 2019",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
