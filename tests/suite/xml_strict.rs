//! XML is read strictly: each fault of a document is found, by name and at its place, and all of them in one run.
//!
//! The cases are data: [`findings`] are documents that are well-formed and break the contract, [`accepted`] are
//! documents that keep it in unusual ways, [`errors`] can't be read at all, and [`many`] have far more faults than a
//! person reads.

use msq_core::{Diagnostic, Reading, Spot, editions::editions};
use msq_xml::{Error, Reader};

mod accepted;
mod errors;
mod findings;
mod many;
mod marks;

use marks::Marked;

fn read(xml: &[u8]) -> Vec<Result<Reading, Error>> {
    Reader::new(xml, editions()).collect()
}

/// The findings of a document as `line:column code path: message`.
fn findings(xml: &[u8]) -> Vec<String> {
    let readings = read(xml).into_iter().map(|reading| reading.expect("the document is read"));
    readings.flat_map(|reading| reading.diagnostics).map(|diagnostic| finding(&diagnostic)).collect()
}

fn finding(diagnostic: &Diagnostic) -> String {
    match &diagnostic.place.spot {
        Spot::Xml { path, line, column } => {
            format!("{line}:{column} {} {path}: {}", diagnostic.code.id(), diagnostic.message)
        }
        spot => panic!("a finding in XML at {spot}"),
    }
}

#[test]
fn each_fault_is_found_at_its_place() {
    for (name, xml, expected) in findings::CASES {
        let marked = Marked::new(xml);
        assert_eq!(expected.len(), marked.places.len(), "{name}: a mark for each finding");
        let expected = expected.iter().zip(&marked.places);
        let expected: Vec<_> =
            expected.map(|(said, (line, column))| format!("{line}:{column} {said}")).collect();
        let mut found = findings(marked.xml.as_bytes());
        for (found, expected) in found.iter_mut().zip(&expected) {
            if let Some(beginning) =
                expected.strip_suffix('…').filter(|beginning| found.starts_with(*beginning))
            {
                *found = format!("{beginning}…");
            }
        }
        assert_eq!(found, expected, "{name}: {}", marked.xml);
    }
}

#[test]
fn a_finding_is_about_a_part() {
    for (xml, path) in [
        ("<response§>@<date><value>x</value></date></response>", Some("date.value")),
        ("<response§>@<date><value a='1'/></date></response>", Some("date.value")),
        ("<response§>@<date a='1'/></response>", None),
        ("<response§/>", None),
    ] {
        let reading = read(Marked::new(xml).xml.as_bytes()).remove(0).expect("the document is read");
        assert_eq!(reading.diagnostics[0].path.as_deref(), path, "{xml}");
    }
}

#[test]
fn what_keeps_the_contract_is_accepted() {
    for (name, xml, expected) in accepted::CASES {
        let marked = Marked::new(xml);
        let readings = read(marked.xml.as_bytes());
        let documents: Vec<_> = readings
            .into_iter()
            .map(|reading| {
                let reading = reading.expect(name);
                assert_eq!(reading.diagnostics, [], "{name}: {}", marked.xml);
                let mut document = serde_json::to_value(&reading.response).expect("a response is a document");
                let members = document.as_object_mut().expect("an object");
                members.retain(|name, _| name != "edition" && name != "version");
                document.to_string()
            })
            .collect();
        assert_eq!(documents, *expected, "{name}");
    }
}

#[test]
fn what_is_no_response_is_an_error_at_its_place() {
    for (name, xml, message) in errors::CASES {
        let marked = Marked::new(xml);
        let mut readings = read(marked.xml.as_bytes());
        let error = readings.pop().expect("an item").expect_err(name);
        assert_eq!(error.kind().to_string(), *message, "{name}");
        assert_eq!((error.line(), error.column()), marked.places[0], "{name}: {error}");
        assert!(error.is_final(), "{name}");
        assert!(readings.iter().all(Result::is_ok), "{name}: one error");
    }
}

/// What is no response doesn't keep those behind it from being read.
#[test]
fn reading_goes_on_behind_what_is_no_response() {
    let marked = Marked::new(
        "<responses§ lang='en'>\n\
         <response>@</response>\n\
         <reponse>@<a>&amp;</a></reponse><response>@<date/></response>\n\
         \ttext &amp; more<response>@<memberState><name>Utopia</name></memberState></response>\n\
         <response xmlns=''>@</response>\n\
         </responses>",
    );
    let mut errors = Vec::new();
    let mut count = 0;
    for reading in read(marked.xml.as_bytes()) {
        match reading {
            Ok(reading) => {
                assert_eq!(reading.diagnostics, []);
                count += 1;
            }
            Err(error) => {
                assert!(!error.is_final(), "{error}");
                errors.push(error.to_string());
            }
        }
    }
    assert_eq!(count, 3);
    assert_eq!(
        errors,
        [
            "line 1, column 1: expected an element response, found the attribute \"lang\"",
            "line 3, column 1: expected an element response, found an element reponse",
            "line 4, column 2: expected an element response, found text",
            "line 5, column 1: expected an element response, found an element {}response",
        ]
    );
}

#[test]
fn what_is_badly_encoded_is_an_error_at_its_place() {
    let xml = Marked::new("<response§>@\n<memberState><name>caf▶?</name></memberState></response>");
    let mut latin = xml.xml.clone().into_bytes();
    latin.iter_mut().filter(|byte| **byte == b'?').for_each(|byte| *byte = 0xE9);
    // Half of a surrogate pair.
    let units = xml.xml.encode_utf16().map(|unit| if unit == u16::from(b'?') { 0xD83C } else { unit });
    let utf_16 = units.flat_map(u16::to_le_bytes).collect();
    for (bytes, encoding) in [(latin, "UTF-8"), (utf_16, "UTF-16LE")] {
        let error = read(&bytes).pop().expect("an item").expect_err(encoding);
        let message = format!("a byte that isn't {encoding}; XML is read as UTF-8, or as UTF-16");
        assert_eq!((error.kind().to_string(), (error.line(), error.column())), (message, xml.places[0]));
    }
}

#[test]
fn an_input_that_fails_is_an_error() {
    struct Failing;
    impl std::io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let mut reader = Reader::new(Failing, editions());
    let error = reader.next().expect("an item").expect_err("the input fails");
    let source = std::error::Error::source(&error).expect("a source").to_string();
    assert_eq!(
        (error.to_string().as_str(), source.as_str()),
        ("the input can't be read", "the disk is gone")
    );
    assert!(reader.next().is_none());
}
