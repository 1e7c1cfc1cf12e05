//! The published document against the workbook of the same answers: equal, but for what the conversion to text
//! displaced or took away.

use std::{collections::BTreeMap, fs};

use serde_json::Value;

use crate::run::{run, workspace};

/// The answers that differ, as JSON pointers, with the reason why.
const DIFFERENCES: &[(&str, &str)] = &[
    (
        "/institutionalFramework/eGovernmentPortal/explanation",
        "a paragraph is a cell of its own: only the one with other words is kept",
    ),
    (
        "/institutionalFramework/specificPortals/eParticipation/entries/2/name",
        "2.c's answer stands above its label, below 2.b's",
    ),
    (
        "/institutionalFramework/specificPortals/eParticipation/entries/2/url",
        "2.c's answer stands above its label, below 2.b's",
    ),
    (
        "/institutionalFramework/specificPortals/openGovernmentData/entries/0/name",
        "2.c's answer stands above its label, below 2.b's",
    ),
    (
        "/institutionalFramework/specificPortals/openGovernmentData/entries/0/url",
        "2.c's answer stands above its label, below 2.b's",
    ),
    (
        "/legalFramework/legalFrameworkOn/details/dataInteroperability",
        "a paragraph that begins with an option is about it",
    ),
    (
        "/legalFramework/legalFrameworkOn/details/openGovernmentData",
        "a paragraph that begins with an option is about it",
    ),
    (
        "/legalFramework/legalFrameworkOn/details/publishingGovernmentExpenditure",
        "a paragraph that begins with an option is about it",
    ),
    ("/legalFramework/legalFrameworkOn/explanation", "a paragraph that begins with an option is about it"),
    (
        "/internationalAndRegionalCooperation/cooperation/explanation",
        "dashes before items are the document's marks",
    ),
];

#[test]
fn the_published_document_gives_the_answers_of_the_workbook() {
    let published = run(["convert", "examples/panama/msq-2020-panama.md"]);
    assert_eq!(published.status, Some(0));
    let read = leaves(&published.stdout);
    let expected = fs::read_to_string(workspace().join("examples/panama/response.json"))
        .expect("the example is committed");
    let expected = leaves(&expected);
    let differ = |pointer: &&String| read.get(*pointer) != expected.get(*pointer);
    let mut found: Vec<_> = read.keys().chain(expected.keys()).filter(differ).map(String::as_str).collect();
    found.sort_unstable();
    found.dedup();
    let mut listed: Vec<_> = DIFFERENCES.iter().map(|(pointer, _)| *pointer).collect();
    listed.sort_unstable();
    assert_eq!(found, listed);
}

#[test]
fn what_the_conversion_displaced_is_said() {
    let findings = run(["validate", "--format", "csv", "examples/panama/msq-2020-panama.md"]).stdout;
    for code in [",label-by-content,", ",displaced-answer,"] {
        assert!(findings.contains(code), "{code}: {findings}");
    }
    assert!(!findings.contains(",unread,"), "{findings}");
}

/// The scalars of a document by their JSON pointers.
fn leaves(json: &str) -> BTreeMap<String, Value> {
    fn walk(value: &Value, pointer: String, found: &mut BTreeMap<String, Value>) {
        match value {
            Value::Object(members) => {
                members.iter().for_each(|(name, value)| walk(value, format!("{pointer}/{name}"), found))
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, value)| walk(value, format!("{pointer}/{at}"), found))
            }
            scalar => drop(found.insert(pointer, scalar.clone())),
        }
    }
    let mut found = BTreeMap::new();
    walk(&serde_json::from_str(json).expect("JSON"), String::new(), &mut found);
    found
}
