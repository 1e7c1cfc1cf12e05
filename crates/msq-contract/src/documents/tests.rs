//! Each document has the verdict that the list gives it.

use std::collections::BTreeSet;

use msq_core::{
    Code, Edition, Severity, codes,
    editions::{edition2020::Msq2020, editions},
};

use super::*;

/// The codes of the errors that `msq` finds in a document, and how many responses it reads.
fn read(document: &Document) -> (BTreeSet<Code>, usize) {
    let content = document.content.as_bytes();
    let readings: Vec<_> = match document.format {
        Format::Json => msq_json::Reader::new(content, editions())
            .map(|reading| reading.map_err(|error| error.code()))
            .collect(),
        Format::Xml => msq_xml::Reader::new(content, editions())
            .map(|reading| reading.map_err(|error| error.code()))
            .collect(),
    };
    let mut codes = BTreeSet::new();
    for reading in &readings {
        match reading {
            Err(code) => drop(codes.insert(*code)),
            Ok(reading) => {
                let found = reading.diagnostics.iter();
                let errors = found.filter(|found| found.severity() == Severity::Error);
                codes.extend(errors.map(|found| found.code));
            }
        }
    }
    (codes, readings.len())
}

#[test]
fn msq_accepts_and_refuses_them_as_listed() {
    for catalogue in editions() {
        for document in documents(&catalogue) {
            let (codes, count) = read(&document);
            let (name, expected) = (document.file_name(), document.error.into_iter().collect());
            assert_eq!(codes, expected, "{name}\n{}", document.content);
            if let Some(responses) = document.responses {
                assert_eq!(count, responses, "{name}");
            }
        }
    }
}

#[test]
fn the_json_schema_alone_says_of_them_what_is_listed() {
    for catalogue in editions() {
        let schema = jsonschema::validator_for(catalogue.schema()).expect("a JSON Schema");
        for document in documents(&catalogue).iter().filter(|document| document.format == Format::Json) {
            let accepts = serde_json::from_str(&document.content).is_ok_and(|value| match value {
                serde_json::Value::Array(list) => list.iter().all(|element| schema.is_valid(element)),
                value => schema.is_valid(&value),
            });
            match document.by_schema {
                BySchema::Accepted => assert!(accepts, "{}", document.file_name()),
                BySchema::Refused => assert!(!accepts, "{}", document.file_name()),
                BySchema::Varies => {}
            }
        }
    }
}

/// A reader that is tested with these documents has met every error that a document can have.
#[test]
fn every_error_of_a_document_is_shown() {
    let documents = documents(&Msq2020::catalogue());
    let shown: BTreeSet<_> = documents.iter().filter_map(|document| document.error).collect();
    let errors = codes::all().filter(|code| code.severity() == Severity::Error);
    // That there are more findings than are listed is no fault of its own, and how much is too much is for the reader
    // to say.
    let errors: BTreeSet<_> =
        errors.filter(|code| !codes::is_count(*code) && *code != codes::TOO_LARGE).collect();
    assert_eq!(shown, errors);
}

#[test]
fn each_has_a_file_of_its_own() {
    for catalogue in editions() {
        let documents = documents(&catalogue);
        let files: BTreeSet<_> = documents.iter().map(Document::file_name).collect();
        assert_eq!(files.len(), documents.len());
        assert_eq!(list(&documents).lines().count(), documents.len() + 1);
    }
}
