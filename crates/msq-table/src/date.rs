//! Dates as people write them.

use jiff::civil;
use msq_core::Date;

/// Day before month, as on the form; a month in words may come first.
const FORMATS: &[&str] = &[
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%d %B %Y",
    "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y", "%B %d %Y", "%b %d %Y",
];

/// The day that a text is; `None` if it isn't a whole date.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let text = text.trim().trim_end_matches('.').replace(',', " ");
    let text = text
        .split_once('T')
        .filter(|(date, time)| date.len() == 10 && time.contains(':'))
        .map_or(text.as_str(), |(date, _)| date);
    const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let is_weekday = |word: &&str| WEEKDAYS.contains(&word.to_lowercase().as_str());
    let words: Vec<_> =
        text.split_whitespace().filter(|word| !is_weekday(word)).map(without_ordinal).collect();
    let text = words.join(" ");
    let text = text.strip_suffix(" 00:00:00").unwrap_or(&text);
    let dates = FORMATS.iter().filter_map(|format| civil::Date::strptime(format, text).ok());
    // In `March 2019` a parser sees the 20th of March in the year 19, which is no year of a `Date`.
    dates.into_iter().find_map(|date| Date::new(date.year(), date.month(), date.day()))
}

/// Whether a date in digits is another one if its month comes first.
pub(crate) fn is_ambiguous(text: &str) -> bool {
    let mut numbers = text.split(|character: char| !character.is_ascii_digit()).filter(|run| !run.is_empty());
    let (day, month, year) = (numbers.next(), numbers.next(), numbers.next());
    let number = |run: Option<&str>| run.filter(|run| run.len() <= 2).and_then(|run| run.parse::<u8>().ok());
    let in_digits = !text.chars().any(char::is_alphabetic) && year.is_some();
    let (Some(day), Some(month), true) = (number(day), number(month), in_digits) else { return false };
    day <= 12 && day != month
}

/// `31st` as `31`.
fn without_ordinal(word: &str) -> &str {
    let digits = word.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let is_ordinal = !digits.is_empty()
        && ["st", "nd", "rd", "th"].contains(&word[digits.len()..].to_lowercase().as_str());
    if is_ordinal { digits } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_the_forms_that_occur() {
        for text in [
            "2019-03-31",
            "31-03-2019",
            "31/03/2019",
            "31.03.2019",
            "31.3.2019",
            "31 March 2019",
            "31 Mar 2019",
            "31st March, 2019",
            "March 31, 2019",
            "Mar 31 2019",
            " 31-03-2019. ",
            "Sunday, 31 March 2019",
            "2019-03-31T10:00:00Z",
            "2019-03-31 00:00:00",
            "31-Mar-2019",
        ] {
            assert_eq!(parse(text), Date::new(2019, 3, 31), "{text}");
        }
        assert_eq!(parse("05/04/2019"), Date::new(2019, 4, 5));
    }

    #[test]
    fn a_date_is_ambiguous_if_its_day_can_be_a_month() {
        for (text, ambiguous) in [
            ("05/04/2019", true),
            ("5.4.2019", true),
            ("31/03/2019", false),
            ("04/04/2019", false),
            ("2019-04-05", false),
            ("5 April 2019", false),
        ] {
            assert_eq!(is_ambiguous(text), ambiguous, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_stays_words() {
        for text in ["March 2019", "2019", "31/02/2019", "soon", "", "03/31/2019", "31-03-19"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
