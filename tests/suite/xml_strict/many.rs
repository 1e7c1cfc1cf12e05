//! However many faults a document has, however deep or long it is: they are found in little time, and their list ends.

use msq_core::{MAX_ENTRIES, Reading, Spot, codes, document::MAX_FAULTS};
use msq_xml::ErrorKind;

use super::{marks::Marked, read};

const COUNT: usize = MAX_ENTRIES;

fn reading(xml: &str) -> Reading {
    read(Marked::new(xml).xml.as_bytes()).pop().expect("an item").expect("the document is read")
}

/// A quadratic reader takes minutes here.
#[test]
fn many_faults_are_counted_and_some_are_listed() {
    let strategy = |element: &str| {
        let elements = format!("\n{element}").repeat(COUNT);
        format!(
            "<response§>@<newTechnologies><nationalStrategyOn><ticked>{elements}</ticked></nationalStrategyOn></newTechnologies></response>"
        )
    };
    for (xml, code) in [
        (strategy("<option>x</option>"), codes::UNKNOWN_OPTION),
        (strategy("<opt/>"), codes::UNKNOWN_PROPERTY),
        (format!("<response§>@{}</response>", "\n<x/>".repeat(COUNT)), codes::UNKNOWN_PROPERTY),
    ] {
        let reading = reading(&xml);
        let (more, listed) = reading.diagnostics.split_last().expect("findings");
        assert_eq!(listed.len(), MAX_FAULTS);
        for (at, diagnostic) in listed.iter().enumerate() {
            assert_eq!(diagnostic.code, code);
            let expected = at as u64 + 2;
            assert!(
                matches!(diagnostic.place.spot, Spot::Xml { line, .. } if line == expected),
                "{diagnostic}"
            );
        }
        let rest = COUNT - MAX_FAULTS;
        assert_eq!(more.code, codes::MORE_FINDINGS);
        let message = format!("from here on, {rest} more; the first 1000 of this document are listed");
        assert_eq!(more.message, message);
        assert!(matches!(more.place.spot, Spot::Xml { line: 1002, .. }), "{more}");
    }
}

/// The faults of values and those of XML alone count together.
#[test]
fn all_kinds_of_fault_are_counted_together() {
    let option = "\n<option a='1'>x</option>";
    let ticked = |count: usize| {
        let options = option.repeat(count);
        format!(
            "<response§>@<newTechnologies><nationalStrategyOn><ticked>{options}</ticked></nationalStrategyOn></newTechnologies></response>"
        )
    };
    for (count, more) in
        [(MAX_FAULTS / 2, None), (MAX_FAULTS / 2 + 1, Some(2)), (MAX_FAULTS * 3, Some(5 * MAX_FAULTS))]
    {
        let reading = reading(&ticked(count));
        assert_eq!(reading.diagnostics.len(), MAX_FAULTS + usize::from(more.is_some()));
        if let (Some(more), Some(last)) = (more, reading.diagnostics.last()) {
            assert!(last.message.starts_with(&format!("from here on, {more} more;")), "{last}");
        }
    }
}

#[test]
fn what_no_response_needs_is_refused() {
    let deep = format!("<response§>@{}{}</response>", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let attributes: String = (0..100).map(|count| format!(" a{count}=''")).collect();
    let prefixes: String = (0..100).map(|count| format!(" xmlns:a{count}='b'")).collect();
    let long = format!(
        "<response§>@<memberState><name>{}</name></memberState></response>",
        "x".repeat(msq_xml::MAX_RESPONSE)
    );
    for (xml, kind) in [
        (deep, Some(ErrorKind::TooDeep)),
        (format!("<response§>@<date{attributes}/></response>"), Some(ErrorKind::TooManyAttributes)),
        (format!("<response§>@<date{prefixes}/></response>"), None),
        (format!("<response§>@{}</response>", "<a/>".repeat(1 << 20)), Some(ErrorKind::TooManyElements)),
        (long, Some(ErrorKind::TooLong { allowed: msq_xml::MAX_RESPONSE })),
    ] {
        let error = read(Marked::new(&xml).xml.as_bytes()).pop().expect("an item").expect_err("too much");
        match kind {
            Some(kind) => assert_eq!(*error.kind(), kind),
            None => assert!(matches!(error.kind(), ErrorKind::Syntax(_)), "{error}"),
        }
    }
}

/// What a fault says doesn't grow with what is wrong.
#[test]
fn a_message_is_short() {
    let long = "x".repeat(1_000_000);
    for xml in [
        format!("<response§>@<{long}/></response>"),
        format!("<response§>@<memberState>{long}</memberState></response>"),
        format!("<response§>@<memberState>{long}<name/></memberState></response>"),
        format!("<response§>@<memberState {long}='1'/></response>"),
        format!(
            "<response§>@<indicators><ictInvestment><value>1{}</value></ictInvestment></indicators></response>",
            long.replace('x', "0")
        ),
    ] {
        assert!(reading(&xml).diagnostics[0].message.len() < 1000, "{xml:.60}");
    }
}
