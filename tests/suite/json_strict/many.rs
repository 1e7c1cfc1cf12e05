//! However many faults a document has, they are found in little time, and their list ends.

use msq_core::{MAX_ENTRIES, Reading, Spot, codes, document::MAX_FAULTS};

use super::{marks::Marked, read};

const COUNT: usize = MAX_ENTRIES;

fn reading(json: &str) -> Reading {
    read(Marked::new(json).json.as_bytes()).pop().expect("an item").expect("the document is read")
}

/// A quadratic reader takes minutes here.
#[test]
fn many_faults_are_counted_and_some_are_listed() {
    let options = "\n\"x\",".repeat(COUNT - 1) + "\n\"x\"";
    let members = "\n\"x\": 1,".repeat(COUNT - 1) + "\n\"x\": 1";
    let entries = "\n7,".repeat(COUNT - 1) + "\n7";
    for (json, code) in [
        (
            format!(r#"{{@, "newTechnologies": {{"nationalStrategyOn": {{"ticked": [{options}]}}}}}}"#),
            codes::UNKNOWN_OPTION,
        ),
        (format!("{{@, {members}}}"), codes::UNKNOWN_PROPERTY),
        (
            format!(
                r#"{{@, "institutionalFramework": {{"eGovernmentPortal": {{"entries": [{entries}]}}}}}}"#
            ),
            codes::WRONG_SHAPE,
        ),
    ] {
        let reading = reading(&json);
        let (more, listed) = reading.diagnostics.split_last().expect("findings");
        assert_eq!(listed.len(), MAX_FAULTS);
        for (at, diagnostic) in listed.iter().enumerate() {
            assert_eq!(diagnostic.code, code);
            let line = at as u64 + 2;
            assert!(
                matches!(diagnostic.place.spot, Spot::Json { line: found, .. } if found == line),
                "{diagnostic}"
            );
        }
        let rest = COUNT - MAX_FAULTS;
        assert_eq!(more.code, codes::MORE_FINDINGS);
        assert_eq!(
            more.message,
            format!("from here on, {rest} more; the first 1000 of this document are listed")
        );
        assert!(matches!(more.place.spot, Spot::Json { line: 1002, .. }), "{more}");
    }
}

#[test]
fn as_many_as_are_listed_are_no_more() {
    for (count, more) in [(MAX_FAULTS, 0), (MAX_FAULTS + 1, 1)] {
        let reading = reading(&format!("{{@{}}}", r#", "x": 1"#.repeat(count)));
        assert_eq!(reading.diagnostics.len(), MAX_FAULTS + more);
    }
}

/// What a fault says doesn't grow with what is wrong.
#[test]
fn a_message_is_short() {
    let long = "x".repeat(1_000_000);
    for json in [
        format!(r#"{{@, "{long}": 1}}"#),
        format!(r#"{{@, "memberState": "{long}"}}"#),
        format!(r#"{{@, "newTechnologies": {{"nationalStrategyOn": {{"ticked": ["{long}"]}}}}}}"#),
        format!(r#"{{@, "indicators": {{"ictInvestment": {{"value": 1{}}}}}}}"#, long.replace('x', "0")),
    ] {
        let reading = reading(&json);
        assert!(reading.diagnostics[0].message.len() < 1000, "{json:.60}");
    }
}
