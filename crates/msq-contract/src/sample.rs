//! Invented responses: plainly nobody's, and the same each time.
//!
//! They are made by the kinds of the parts, so that every edition has them. A text says which path it stands for, so
//! that one sees in each format what became of it.

use std::{collections::BTreeSet, sync::Arc};

use msq_core::{
    Catalogue, Date, Entry, EntryField, Identity, Kind, Part, Question, Response, Target, TextKind, Value,
};

/// One of each of the responses below.
pub(crate) fn all(catalogue: &Arc<Catalogue>) -> Vec<Response> {
    [everything, answered_with_nothing, every_option, unusual, nothing]
        .map(|response| response(catalogue))
        .into()
}

/// A response in which nothing is answered.
pub(crate) fn nothing(catalogue: &Arc<Catalogue>) -> Response {
    Response::new(catalogue)
}

/// A response in which everything is answered.
pub(crate) fn everything(catalogue: &Arc<Catalogue>) -> Response {
    filled(catalogue, |part| Some(answer(catalogue, part)))
}

/// A response in which one question is answered.
pub(crate) fn one_question(catalogue: &Arc<Catalogue>, question: &Question) -> Response {
    filled(catalogue, |part| (part.question == question.id).then(|| answer(catalogue, part)))
}

/// A response in which everything is answered with nothing, where that is an answer.
pub(crate) fn answered_with_nothing(catalogue: &Arc<Catalogue>) -> Response {
    filled(catalogue, |part| match part.kind {
        Kind::Text => admits_any_text(part).then(|| Value::Text(String::new())),
        Kind::Ticked => Some(Value::Ticked(BTreeSet::new())),
        Kind::Details => Some(Value::Details([(0, String::new())].into())),
        Kind::Entries => Some(Value::Entries(Vec::new())),
        Kind::YesNo | Kind::Percent | Kind::Date => None,
    })
}

/// A response in which every option is ticked, and words stand beside each.
pub(crate) fn every_option(catalogue: &Arc<Catalogue>) -> Response {
    filled(catalogue, |part| {
        let options = 0..catalogue.options(part.id).len();
        match part.kind {
            Kind::Ticked => Some(Value::Ticked(options.collect())),
            Kind::Details => Some(Value::Details(
                options.map(|option| (option, detail(catalogue, part, option))).collect(),
            )),
            _ => None,
        }
    })
}

/// A response of values that programs take for something else, or lose.
pub(crate) fn unusual(catalogue: &Arc<Catalogue>) -> Response {
    let (mut texts, mut numbers) = (TEXTS.iter().cycle(), NUMBERS.iter().cycle());
    let mut text = || texts.next().map_or_else(String::new, |text| (*text).to_owned());
    filled(catalogue, |part| match part.kind {
        Kind::YesNo => Some(Value::YesNo(false)),
        Kind::Percent => numbers.next().map(|&number| Value::Percent(number)),
        Kind::Date => Some(Value::Date(day(1899, 12, 31))),
        Kind::Text => admits_any_text(part).then(|| Value::Text(text())),
        Kind::Ticked => Some(Value::Ticked([catalogue.options(part.id).len().saturating_sub(1)].into())),
        Kind::Details => Some(Value::Details([(0, text())].into())),
        Kind::Entries => {
            let whole = Entry { name: Some(text()), url: Some(text()), description: Some(text()) };
            let named = Entry { name: Some(text()), ..Entry::default() };
            Some(Value::Entries(vec![whole, Entry::default(), named]))
        }
    })
}

/// Texts that look like something else, that a spreadsheet would run, or that are easily changed on the way.
const TEXTS: &[&str] = &[
    "NA",
    "007",
    "=1+1",
    "'90s",
    "true",
    "1e5",
    "2019-03-31",
    " spaces around ",
    "two\nlines",
    "a carriage\r\nreturn",
    "a\ttabulator",
    "commas, semicolons; and \"quotes\"",
    "<b>mark-up</b> &amp; ]]>",
    "null",
    "@name",
    "-5",
    "Ελλάδα, Україна, مصر, 中国, 😀",
    "e\u{301} and \u{e9}",
    "'",
    "#REF!",
];

/// Numbers that programs change or refuse.
const NUMBERS: &[f64] = &[0.0, 0.300_000_000_000_000_04, 120.0, -3.5, 1e21];

fn filled(catalogue: &Arc<Catalogue>, mut value: impl FnMut(&Part) -> Option<Value>) -> Response {
    let mut response = Response::new(catalogue);
    for part in catalogue.parts() {
        if let Some(value) = value(part) {
            response.set(part.id, value).expect("the value was made for the kind of the part");
        }
    }
    response
}

/// An invented answer to a part.
fn answer(catalogue: &Catalogue, part: &Part) -> Value {
    match part.kind {
        Kind::YesNo => Value::YesNo(true),
        Kind::Percent => Value::Percent(62.5),
        Kind::Date => Value::Date(catalogue.period().map_or(day(2000, 1, 31), |period| period.until)),
        Kind::Text => Value::Text(match part.identity {
            Some(Identity::Name) => "Utopia".to_owned(),
            Some(Identity::Iso) => "UTO".to_owned(),
            Some(Identity::M49) => "999".to_owned(),
            None if part.content == Some(TextKind::Email) => format!("invented@{}", host(catalogue, part)),
            None => invented(catalogue, Target::Part(part.id)),
        }),
        Kind::Ticked => {
            let open = catalogue.options(part.id).iter().enumerate().filter(|(_, choice)| choice.open);
            Value::Ticked(open.map(|(option, _)| option).chain([0]).collect())
        }
        Kind::Details => {
            let open = catalogue.options(part.id).iter().position(|choice| choice.open);
            let option = open.unwrap_or_default();
            Value::Details([(option, detail(catalogue, part, option))].into())
        }
        Kind::Entries => {
            let field = |index, field| {
                let target = Target::Entry { part: part.id, index, field: Some(field) };
                Some(invented(catalogue, target))
            };
            let url = |name: &str| Some(format!("https://{name}.{}", host(catalogue, part)));
            let whole = Entry {
                name: field(0, EntryField::Name),
                url: url("first"),
                description: field(0, EntryField::Description),
            };
            Value::Entries(vec![whole, Entry { url: url("second"), ..Entry::default() }])
        }
    }
}

/// Invented words beside an option.
fn detail(catalogue: &Catalogue, part: &Part, option: usize) -> String {
    invented(catalogue, Target::Option { part: part.id, option })
}

/// An invented host, for a question.
fn host(catalogue: &Catalogue, part: &Part) -> String {
    format!("{}.example", catalogue[part.question].code).to_lowercase()
}

fn invented(catalogue: &Catalogue, target: Target) -> String {
    format!("Invented text of {}", catalogue.path(target))
}

fn admits_any_text(part: &Part) -> bool {
    part.identity.is_none_or(|identity| identity.pattern().is_none())
}

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).expect("the days of these responses are in the calendar")
}

#[cfg(test)]
mod tests {
    use msq_core::{check::check, editions::editions};

    use super::*;

    #[test]
    fn everything_is_answered() {
        for catalogue in editions() {
            let response = everything(&catalogue);
            assert_eq!(response.answers().count(), catalogue.parts().len());
            let findings = check(&response);
            assert!(findings.is_empty(), "{findings:?}");
            for question in catalogue.questions() {
                let answered = one_question(&catalogue, question);
                let parts: Vec<_> = answered.answers().map(|(part, _)| part).collect();
                assert_eq!(parts, question.parts);
            }
        }
    }

    #[test]
    fn every_unusual_value_is_used() {
        for catalogue in editions() {
            let response = unusual(&catalogue);
            let texts: Vec<_> = response.answers().flat_map(|(_, value)| value.texts()).collect();
            for text in TEXTS {
                assert!(texts.contains(text), "{text:?}");
            }
        }
    }
}
