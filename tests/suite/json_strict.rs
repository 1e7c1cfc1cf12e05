//! JSON is read strictly: each fault of a document is found, by name and at its place, and all of them in one run.
//!
//! The cases are data: [`findings`] are documents that are well-formed and break the contract, [`accepted`] are
//! documents that keep it in unusual ways, [`errors`] can't be read at all, [`numbers`] can't all be kept as they are
//! written, [`streams`] hold several documents, and [`many`] have far more faults than a person reads. Where a text is
//! well-formed JSON, msq and a validator of the JSON Schema must agree on it.

use msq_core::{
    Edition, Reading, Spot,
    editions::{edition2020::Msq2020, editions},
};
use msq_json::{Error, ErrorKind, Reader};
use serde_json::Value;

use crate::laws::validator;

mod accepted;
mod errors;
mod findings;
mod many;
mod marks;
mod numbers;
mod streams;

use findings::Sees;
use marks::Marked;

fn read(json: &[u8]) -> Vec<Result<Reading, Error>> {
    Reader::new(json, editions()).collect()
}

/// The findings of a document as `code pointer line:column`.
fn findings(json: &[u8]) -> Vec<String> {
    let readings = read(json).into_iter().map(|reading| reading.expect("the document is read"));
    let diagnostics = readings.flat_map(|reading| reading.diagnostics);
    diagnostics
        .map(|diagnostic| match &diagnostic.place.spot {
            Spot::Json { pointer, line, column } => {
                format!("{} {pointer} {line}:{column}", diagnostic.code.id())
            }
            spot => panic!("a finding in JSON at {spot}"),
        })
        .collect()
}

#[test]
fn each_fault_is_found_at_its_place() {
    for case in findings::CASES {
        let marked = Marked::new(case.json);
        assert_eq!(case.findings.len(), marked.places.len(), "{}: a mark for each finding", case.name);
        let findings = case.findings.iter().zip(&marked.places);
        let expected: Vec<_> =
            findings.map(|(finding, (line, column))| format!("{finding} {line}:{column}")).collect();
        assert_eq!(findings_of(&marked), expected, "{}: {}", case.name, marked.json);
    }
}

fn findings_of(marked: &Marked) -> Vec<String> {
    findings(marked.json.as_bytes())
}

#[test]
fn what_keeps_the_contract_is_accepted() {
    for (name, json) in accepted::CASES {
        assert_eq!(findings_of(&Marked::new(json)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_is_no_response_is_an_error_at_its_place() {
    for (name, json, kind) in errors::texts() {
        let marked = Marked::new(json);
        check_error(name, marked.json.as_bytes(), marked.places[0], &kind);
    }
    for case in errors::bytes() {
        check_error(case.name, case.bytes, case.place, &case.kind);
    }
}

#[track_caller]
fn check_error(name: &str, json: &[u8], place: (u64, u64), kind: &ErrorKind) {
    let mut readings = read(json);
    let error = readings.pop().expect("an item").expect_err(name);
    assert_eq!(error.kind(), kind, "{name}");
    assert_eq!((error.line(), error.column()), place, "{name}: {error}");
    assert!(readings.iter().all(Result::is_ok), "{name}: one error");
}

/// However deep it is, what isn't looked into is skipped.
#[test]
fn deep_nesting_is_a_finding_like_others() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for (json, finding) in [
        (r#"{@, "colour": ▶DEEP}"#, "unknown-property /colour"),
        (r#"{@, "indicators": ▶DEEP}"#, "wrong-shape /indicators"),
        (r#"{@, "memberState": {"name": ▶DEEP}}"#, "wrong-shape /memberState/name"),
    ] {
        let marked = Marked::new(json);
        let (line, column) = marked.places[0];
        let found = findings(marked.json.replace("DEEP", &deep).as_bytes());
        assert_eq!(found, [format!("{finding} {line}:{column}")], "{json}");
    }
    let found = read(format!(r#"{{"edition": {deep}}}"#).as_bytes()).pop().expect("an item");
    let ErrorKind::UnknownEdition { found, .. } = found.expect_err("no edition").kind().clone() else {
        panic!("a list is an edition that isn't known")
    };
    assert_eq!(found, format!("{}…", "[".repeat(40)));
}

/// The JSON Schema is the contract: another program that validates with it accepts what msq accepts.
#[test]
fn msq_and_the_schema_agree() {
    let schema = validator(&Msq2020::catalogue());
    for case in findings::CASES {
        let marked = Marked::new(case.json);
        let value: Value = serde_json::from_str(&marked.json).expect("well-formed");
        let refused = documents(&value).iter().any(|document| !schema.is_valid(document));
        let expected = match case.schema {
            Sees::It => true,
            Sees::Nothing { why: _ } => false,
        };
        assert_eq!(refused, expected, "{}: whether the schema refuses {}", case.name, marked.json);
    }
    for (name, json) in accepted::CASES {
        // A byte order mark, or documents one after the other, are no single JSON text.
        let Ok(value) = serde_json::from_str::<Value>(&Marked::new(json).json) else { continue };
        assert!(documents(&value).iter().all(|document| schema.is_valid(document)), "{name}");
    }
    for (name, json, _) in errors::texts() {
        let Ok(value) = serde_json::from_str::<Value>(&Marked::new(json).json) else { continue };
        assert!(documents(&value).iter().any(|document| !schema.is_valid(document)), "{name}");
    }
}

/// The documents of a text: those of the list, or the only one.
fn documents(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}
