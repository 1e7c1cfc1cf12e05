//! What the checks find, and above all what they don't.

use std::collections::{BTreeMap, BTreeSet};

use super::check;
use crate::{Edition, Entry, Response, Target, Value, editions::edition2020::Msq2020};

/// Values, each with the path of its part.
type Answers<'a> = &'a [(&'a str, Value)];

/// A response with nothing to be said against it but what `answers` add, each to the part of that path.
fn response(answers: Answers<'_>) -> Response {
    let catalogue = Msq2020::catalogue();
    let mut response = Response::new(&catalogue);
    let complete = [("authorization.answer", Value::YesNo(true)), ("X.contact.name", text("Halman Ade"))];
    for (path, value) in complete.iter().chain(answers) {
        let part = catalogue.part(path).expect("a path of the 2020 edition");
        response.set(part.id, value.clone()).expect("a value of the part's kind");
    }
    response
}

/// The findings in words.
fn found(response: &Response) -> Vec<String> {
    let catalogue = response.catalogue();
    let words = |code: crate::Code, target: Target, message: &str| {
        format!("{} {}: {message}", code.id(), catalogue.path(target))
    };
    check(response).iter().map(|finding| words(finding.code, finding.target, &finding.message)).collect()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn urls(urls: &[&str]) -> Value {
    let entry = |url: &&str| Entry { url: Some((*url).to_owned()), ..Entry::default() };
    Value::Entries(urls.iter().map(entry).collect())
}

/// The option of question 15 with that id.
fn option(id: &str) -> usize {
    let catalogue = Msq2020::catalogue();
    let part = catalogue.part("15.ticked").expect("15 has options").id;
    catalogue.options(part).iter().position(|choice| choice.id == id).expect("an option of 15")
}

fn ticked(ids: &[&str]) -> Value {
    Value::Ticked(ids.iter().map(|id| option(id)).collect::<BTreeSet<_>>())
}

fn beside(id: &str, words: &str) -> Value {
    Value::Details(BTreeMap::from([(option(id), words.to_owned())]))
}

#[test]
fn what_can_hardly_be_meant_is_told() {
    let words = |count| text(&vec!["word"; count].join(" "));
    let cases: &[(Answers<'_>, &[&str])] = &[
        (&[], &[]),
        // Questions that depend on others.
        (
            &[("10.answer", Value::YesNo(false)), ("11.answer", Value::YesNo(true))],
            &["ruled-out-answer 11.answer: 11 is answered, although 10 is no"],
        ),
        (
            &[("12.answer", Value::YesNo(false)), ("13.explanation", text("Every year."))],
            &["ruled-out-answer 13.explanation: 13 is answered, although 12 is no"],
        ),
        (&[("10.answer", Value::YesNo(true)), ("11.answer", Value::YesNo(true))], &[]),
        (&[("11.answer", Value::YesNo(true))], &[]),
        (&[("10.answer", Value::YesNo(false)), ("11.explanation", text(" - "))], &[]),
        (&[("10.answer", Value::YesNo(false)), ("11.answer", Value::YesNo(false))], &[]),
        (&[("10.answer", Value::YesNo(false)), ("13.answer", Value::YesNo(true))], &[]),
        // Percentages.
        (
            &[("17.value", Value::Percent(100.5))],
            &["percentage-out-of-range 17.value: 100.5 isn't between 0 and 100"],
        ),
        (
            &[("19.value", Value::Percent(-1.0))],
            &["percentage-out-of-range 19.value: -1 isn't between 0 and 100"],
        ),
        (
            &[("17.value", Value::Percent(0.81))],
            &["possible-fraction 17.value: 0.81 per cent is very little; it may be a fraction"],
        ),
        (
            &[("17.value", Value::Percent(1.0))],
            &["possible-fraction 17.value: 1 per cent is very little; it may be a fraction"],
        ),
        (
            &[("18.value", Value::Percent(0.004))],
            &["possible-fraction 18.value: 0.004 per cent is very little; it may be a fraction"],
        ),
        // A state may spend so little of its GDP.
        (
            &[
                ("18.value", Value::Percent(0.4)),
                ("17.value", Value::Percent(0.0)),
                ("19.value", Value::Percent(100.0)),
            ],
            &[],
        ),
        // Addresses.
        (
            &[("1.entries", urls(&["utopia.example", "n/a", "-"]))],
            &["url-without-host 1[2].url: \"n/a\" is no address with a host; nor is entry 3 of the list"],
        ),
        (
            &[("6.entries", urls(&["https://"]))],
            &["url-without-host 6[1].url: \"https://\" is no address with a host"],
        ),
        (&[("1.entries", urls(&["https://utopia.example/a b", ""]))], &[]),
        (
            &[("4.email", text("halman at utopia"))],
            &["malformed-email 4.email: \"halman at utopia\" is no e-mail address"],
        ),
        (&[("X.contact.email", text("halman@utopia.example")), ("4.email", text(""))], &[]),
        // Limits.
        (
            &[("X.1.explanation", words(251))],
            &["too-many-words X.1.explanation: 251 words; the form asks for 250 at most"],
        ),
        (&[("X.1.explanation", words(250)), ("14.explanation", words(251))], &[]),
        // Options for something else.
        (
            &[("15.ticked", ticked(&["other", "bigData"]))],
            &["tick-without-words 15.other: \"Other\" is ticked, but nothing says what is meant"],
        ),
        (
            &[("15.ticked", ticked(&["other"])), ("15.details", beside("other", " "))],
            &["tick-without-words 15.other: \"Other\" is ticked, but nothing says what is meant"],
        ),
        (&[("15.ticked", ticked(&["other"])), ("15.details", beside("other", "BI"))], &[]),
        (&[("15.ticked", ticked(&["other"])), ("15.explanation", text("BI"))], &[]),
        (
            &[("15.ticked", ticked(&["bigData"])), ("15.details", beside("other", "BI"))],
            &["words-without-tick 15.other.detail: \"BI\" stands beside \"Other\", which isn't ticked"],
        ),
        (
            &[("15.details", beside("other", "BI"))],
            &["words-without-tick 15.other.detail: \"BI\" stands beside \"Other\", which isn't ticked"],
        ),
        (&[("15.details", beside("bigData", "planned")), ("15.ticked", ticked(&[]))], &[]),
        // The time.
        (
            &[("date.value", Value::Date("2012-03-31".parse().expect("a date")))],
            &[
                "date-outside-edition date.value: 2012-03-31 isn't between 2018-01-01 and 2020-12-31, when the questionnaire was answered",
            ],
        ),
        (&[("date.value", Value::Date("2019-03-31".parse().expect("a date")))], &[]),
        // What is due.
        (
            &[("authorization.answer", Value::YesNo(false))],
            &["not-authorized authorization.answer: the response isn't authorized to be published"],
        ),
        // The state.
        (
            &[
                ("memberState.name", text("Panama")),
                ("memberState.iso", text("CRI")),
                ("memberState.m49", text("591")),
            ],
            &["state-differs memberState.iso: CRI was given, but Panama has PAN"],
        ),
        (
            &[("memberState.iso", text("PAN")), ("memberState.m49", text("188"))],
            &["state-differs memberState.m49: 188 was given, but Panama has 591"],
        ),
        (&[("memberState.name", text("Congo")), ("memberState.iso", text("COG"))], &[]),
        (
            &[
                ("memberState.name", text("Congo")),
                ("memberState.iso", text("COG")),
                ("memberState.m49", text("180")),
            ],
            &["state-differs memberState.m49: 180 was given, but Congo has 178"],
        ),
        (&[("memberState.name", text("Utopia")), ("memberState.iso", text("XUT"))], &[]),
    ];
    for (answers, expected) in cases {
        assert_eq!(found(&response(answers)), *expected, "{answers:?}");
    }
}

#[test]
fn what_is_missing_is_told() {
    let mut empty = Response::new(&Msq2020::catalogue());
    let consent = "not-authorized authorization.answer: nothing says that the response may be published";
    let contact = "no-contact X.contact.name: nobody is named who could be asked";
    assert_eq!(found(&empty), [consent, contact]);
    for (path, left) in
        [("authorization.explanation", [consent, contact].as_slice()), ("X.contact.explanation", &[consent])]
    {
        let part = empty.catalogue().part(path).expect("a path of the 2020 edition").id;
        empty.set(part, text("See the letter.")).expect("a text");
        assert_eq!(found(&empty), left, "{path}");
    }
    let mut only_organization =
        response(&[("X.contact.name", text("")), ("X.contact.organization", text("AIG"))]);
    assert_eq!(found(&only_organization), [contact]);
    let email = only_organization.catalogue().part("X.contact.email").expect("an address").id;
    only_organization.set(email, text("halman@utopia.example")).expect("a text");
    assert_eq!(found(&only_organization), [""; 0]);
}
