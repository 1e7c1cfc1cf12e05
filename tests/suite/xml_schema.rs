//! The XML Schema is fit to be published: it names what other programs generate code from, and nothing twice.
//!
//! Whether it accepts what it should is asked of other programs, in `tests/tools/verdicts`.

use std::collections::BTreeSet;

use msq_core::{Catalogue, Edition, editions::edition2020::Msq2020};

use crate::second_edition::Msq1999;

fn schemas() -> [(std::sync::Arc<Catalogue>, String); 2] {
    [Msq2020::catalogue(), Msq1999::catalogue()].map(|catalogue| {
        let xsd = msq_xml::xsd(&catalogue);
        (catalogue, xsd)
    })
}

/// The values of an attribute in the lines that begin so.
fn values<'a>(xsd: &'a str, line: &str, attribute: &str) -> Vec<&'a str> {
    let lines = xsd.lines().filter(|each| each.starts_with(line));
    lines.filter_map(|each| each.split_once(attribute)?.1.split('"').next()).collect()
}

#[test]
fn every_type_is_defined_once() {
    for (_, xsd) in schemas() {
        let mut defined = values(&xsd, "  <xs:complexType", " name=\"");
        defined.extend(values(&xsd, "  <xs:simpleType", " name=\""));
        let names: BTreeSet<_> = defined.iter().copied().collect();
        assert_eq!(names.len(), defined.len(), "{defined:?}");
        let used: BTreeSet<_> = values(&xsd, "", " type=\"msq:").into_iter().collect();
        assert_eq!(used.difference(&names).collect::<Vec<_>>(), Vec::<&&str>::new());
        let constraints = xsd.lines().filter(|line| line.trim_start().starts_with("<xs:unique"));
        let constraints: Vec<_> = constraints.collect();
        let names: BTreeSet<_> = constraints.iter().collect();
        assert_eq!(names.len(), constraints.len(), "{constraints:?}");
    }
}

#[test]
fn what_is_printed_stands_in_it() {
    for (catalogue, xsd) in schemas() {
        for question in catalogue.questions() {
            let code = format!("<msq:code>{}</msq:code>", question.code);
            assert_eq!(xsd.matches(&code).count(), 1, "{code}");
        }
        let options = catalogue.code_lists().iter().flat_map(|list| &list.options);
        for choice in options {
            assert!(xsd.contains(&format!("<xs:enumeration value=\"{}\">", choice.id)), "{}", choice.id);
        }
        let notes = catalogue.questions().iter().flat_map(|question| &question.notes);
        for note in notes {
            assert!(
                xsd.contains(&format!("<xs:documentation>{} {}", note.number, note.text)),
                "{}",
                note.text
            );
        }
    }
}
