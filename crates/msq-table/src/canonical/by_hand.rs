//! What people write into the fields of a form, where a table has one way to write it.

use msq_core::{Code, Date, Kind, codes, document::Number};

use crate::{CellValue, date, number, vocabulary};

/// What a text means in a field.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meant {
    pub(super) value: CellValue,
    /// Why the text is kept as well: it says more than the value.
    pub(super) keep: Option<Code>,
}

/// What a text means in a field of that kind, if it isn't written as tables write it and leaves no doubt.
pub(super) fn meant(kind: Kind, text: &str) -> Option<Meant> {
    let whole = |value| Meant { value, keep: None };
    let within = |value, code| Meant { value, keep: Some(code) };
    let said_first = || {
        let (said, _) = vocabulary::leading_yes_or_no(text)?;
        Some(within(CellValue::Bool(said), codes::KEPT_AS_WORDS))
    };
    match kind {
        Kind::YesNo => vocabulary::yes_or_no(text).map(CellValue::Bool).map(whole).or_else(said_first),
        Kind::Ticked => vocabulary::mark(text).map(CellValue::Bool).map(whole).or_else(said_first),
        Kind::Percent if Number::of_literal(text).is_none() => match number::percentage(text) {
            number::Percentage::Plain(literal) => Some(whole(CellValue::Text(literal))),
            number::Percentage::InWords(literal, _) => {
                Some(within(CellValue::Text(literal), codes::NUMBER_IN_WORDS))
            }
            number::Percentage::Untold => None,
        },
        Kind::Date if text.parse::<Date>().is_err() => {
            let found = date::parse(text).filter(|found| found.doubt.is_none() && !found.has_time)?;
            Some(whole(CellValue::DateTime { date: found.date, seconds: 0 }))
        }
        Kind::Percent | Kind::Date | Kind::Text | Kind::Details | Kind::Entries => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_no_doubt_is_read() {
        let day = |year, month, day| {
            Date::new(year, month, day).map(|date| (CellValue::DateTime { date, seconds: 0 }, None))
        };
        let literal = |literal: &str, keep| Some((CellValue::Text(literal.to_owned()), keep));
        for (kind, text, expected) in [
            (Kind::YesNo, "Yes", Some((CellValue::Bool(true), None))),
            (Kind::YesNo, "нет", Some((CellValue::Bool(false), None))),
            (Kind::YesNo, "Yes, since 2014", Some((CellValue::Bool(true), Some(codes::KEPT_AS_WORDS)))),
            (Kind::YesNo, "perhaps", None),
            (Kind::Ticked, "x", Some((CellValue::Bool(true), None))),
            (Kind::Ticked, "☐", Some((CellValue::Bool(false), None))),
            (Kind::Ticked, "Act 12 of 2018", None),
            (Kind::Percent, "62,5 %", literal("62.5", None)),
            (Kind::Percent, "1,00000000000000000001 %", literal("1.00000000000000000001", None)),
            (Kind::Percent, "0.30000000000000004", None),
            (Kind::Percent, "0.4 % of GDP", literal("0.4", Some(codes::NUMBER_IN_WORDS))),
            (Kind::Percent, "between 60 and 70 %", None),
            (Kind::Date, "31 March 2019", day(2019, 3, 31)),
            (Kind::Date, "2019-03-31", None),
            (Kind::Date, "04/03/2019", None),
            (Kind::Text, "yes", None),
        ] {
            let expected = expected.map(|(value, keep)| Meant { value, keep });
            assert_eq!(meant(kind, text), expected, "{text}");
        }
    }
}
