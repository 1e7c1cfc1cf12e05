//! What people write into the fields of a form, where a table has one way to write it.

use msq_core::{Date, Kind, document::Number};

use crate::{Value, date, number, vocabulary};

/// The value that a text means in a field of that kind, if it isn't written as tables write it and leaves no doubt.
pub(super) fn value(kind: Kind, text: &str) -> Option<Value> {
    match kind {
        Kind::YesNo => vocabulary::yes_or_no(text).map(Value::Bool),
        Kind::Ticked => vocabulary::mark(text).map(Value::Bool),
        Kind::Percent if Number::of_literal(text).is_none() => match number::percentage(text) {
            number::Percentage::Plain(number) => Some(Value::Number(number)),
            number::Percentage::InWords(..) | number::Percentage::Untold => None,
        },
        Kind::Date if text.parse::<Date>().is_err() => {
            let found = date::parse(text).filter(|found| found.doubt.is_none() && !found.has_time)?;
            Some(Value::DateTime { date: found.date, seconds: 0 })
        }
        Kind::Percent | Kind::Date | Kind::Text | Kind::Details | Kind::Entries => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_no_doubt_is_read() {
        let day =
            |year, month, day| Date::new(year, month, day).map(|date| Value::DateTime { date, seconds: 0 });
        for (kind, text, expected) in [
            (Kind::YesNo, "Yes", Some(Value::Bool(true))),
            (Kind::YesNo, "нет", Some(Value::Bool(false))),
            (Kind::YesNo, "perhaps", None),
            (Kind::Ticked, "x", Some(Value::Bool(true))),
            (Kind::Ticked, "☐", Some(Value::Bool(false))),
            (Kind::Percent, "62,5 %", Some(Value::Number(62.5))),
            (Kind::Percent, "0.30000000000000004", None),
            (Kind::Percent, "about 70%", None),
            (Kind::Date, "31 March 2019", day(2019, 3, 31)),
            (Kind::Date, "2019-03-31", None),
            (Kind::Date, "04/03/2019", None),
            (Kind::Text, "yes", None),
        ] {
            assert_eq!(value(kind, text), expected, "{text}");
        }
    }
}
