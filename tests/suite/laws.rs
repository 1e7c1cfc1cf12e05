//! What holds for every response whatsoever.

use std::{collections::BTreeSet, sync::LazyLock};

use jsonschema::Validator;
use msq_core::{
    Catalogue, Edition, EntryField, Kind, Response, Target,
    editions::{edition2020::Msq2020, editions},
};
use msq_json::Reader;
use msq_tests::{arbitrary, written::Way};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::catalogues;

fn write(way: Way, responses: &[Response]) -> Vec<u8> {
    way.write(responses).expect("the format holds such responses")
}

/// Some responses of one edition.
fn responses_of_one() -> impl Strategy<Value = Vec<Response>> {
    let [of_2020, of_1999] = catalogues().map(|catalogue| vec(arbitrary::response(&catalogue), 1..4));
    prop_oneof![of_2020, of_1999]
}

fn responses() -> impl Strategy<Value = Vec<Response>> {
    let [of_2020, of_1999] = catalogues();
    vec(prop_oneof![arbitrary::response(&of_2020), arbitrary::response(&of_1999)], 1..4)
}

proptest! {
    #[test]
    fn xml_in_other_encodings_reads_the_same(responses in responses_of_one()) {
        let xml = String::from_utf8(write(Way::Xml, &responses))?;
        let utf_16: Vec<u16> = xml.replacen("UTF-8", "UTF-16", 1).encode_utf16().collect();
        let marked = |bytes: fn(u16) -> [u8; 2]| [0xFEFF].iter().chain(&utf_16).flat_map(|&unit| bytes(unit)).collect();
        let encoded: [Vec<u8>; 3] = [marked(u16::to_le_bytes), marked(u16::to_be_bytes), format!("\u{feff}{xml}").into()];
        for bytes in encoded {
            prop_assert_eq!(&Way::Xml.read(&bytes, &catalogues()), &responses);
        }
    }

    /// Whatever an input has become, it is read to its end, or to an error.
    #[test]
    fn broken_xml_does_no_harm(
        responses in responses_of_one(),
        edits in vec((any::<prop::sample::Index>(), select(b"<>&;/\"'=![]-? \r\n\0ax\xC3\xFF".as_slice()), any::<bool>()), 1..8),
    ) {
        let mut xml = write(Way::Xml, &responses);
        for (place, byte, is_cut) in edits {
            let place = place.index(xml.len());
            xml[place] = byte;
            if is_cut {
                xml.truncate(place + 1);
            }
        }
        let readings: Vec<_> = msq_xml::Reader::new(xml.as_slice(), catalogues().to_vec()).collect();
        prop_assert!(readings.len() < 10);
    }

    #[test]
    fn json_lines_are_a_line_a_response(responses in responses()) {
        let json = write(Way::JsonLines, &responses);
        prop_assert_eq!(json.iter().filter(|&&byte| byte == b'\n').count(), responses.len());
        prop_assert_eq!(json.last(), Some(&b'\n'));
    }

    #[test]
    fn the_typed_view_loses_nothing(response in arbitrary::response(&Msq2020::catalogue())) {
        let typed = Msq2020::from_response(&response)?;
        prop_assert_eq!(&typed.to_response()?, &response);
        prop_assert_eq!(Msq2020::from_response(&typed.to_response()?)?, typed);
    }

    #[test]
    fn what_is_written_follows_the_schema(response in arbitrary::response(&Msq2020::catalogue())) {
        static SCHEMA: LazyLock<Validator> = LazyLock::new(|| validator(&Msq2020::catalogue()));
        let document = serde_json::to_value(&response)?;
        let faults: Vec<_> = SCHEMA.iter_errors(&document).map(|error| error.to_string()).collect();
        prop_assert_eq!(faults, Vec::<String>::new());
    }
}

/// A validator that isn't msq's own.
pub(crate) fn validator(catalogue: &Catalogue) -> Validator {
    let options = jsonschema::options().should_validate_formats(true);
    options.build(catalogue.schema()).expect("the schema is a JSON Schema")
}

#[test]
fn an_unanswered_response_reads_back() {
    for way in Way::all() {
        for catalogue in catalogues() {
            let responses = [Response::new(&catalogue)];
            assert_eq!(way.read(&write(way, &responses), &catalogues()), responses, "{way:?}");
        }
        if way.holds_none() {
            assert_eq!(way.read(&write(way, &[]), &catalogues()), [], "{way:?}");
        }
    }
    assert_eq!(write(Way::Json, &[]), b"[]\n");
}

#[test]
fn a_path_names_one_target() {
    for catalogue in catalogues() {
        let mut paths = BTreeSet::new();
        for target in targets(&catalogue) {
            let path = catalogue.path(target);
            assert_eq!(catalogue.target(&path), Some(target), "{path}");
            assert!(paths.insert(path.clone()), "{path} names two targets");
        }
    }
}

/// Every target of a catalogue; of entries some.
fn targets(catalogue: &Catalogue) -> Vec<Target> {
    let mut targets = Vec::new();
    for part in catalogue.parts() {
        let (kind, part) = (part.kind, part.id);
        targets.push(Target::Part(part));
        targets.extend((0..catalogue.options(part).len()).map(|option| Target::Option { part, option }));
        if kind == Kind::Entries {
            let fields = EntryField::ALL.into_iter().map(Some).chain([None]);
            let indexes = [0, 1, 9, 10, 99_999];
            targets
                .extend(fields.flat_map(|field| indexes.map(|index| Target::Entry { part, index, field })));
        }
    }
    targets
}

#[test]
fn what_is_no_path_names_nothing() {
    let catalogue = Msq2020::catalogue();
    for path in [
        "",
        ".",
        "1",
        "1.",
        "1.entry",
        "25.answer",
        "2.f.entries",
        "5.c[0]",
        "5.c[01]",
        "5.c[+1]",
        "5.c[-1]",
        "5.c[1",
        "5.c[1]url",
        "5.c[1].phone",
        "5.c[99999999999999999999]",
        "17[1]",
        "9.DigitalIdentity",
        "9.digitalIdentity.details",
        "9.detail",
        "17.value ",
        "X.contact",
        "X.contact.phone",
    ] {
        assert_eq!(catalogue.target(path), None, "{path}");
    }
}

/// The published editions are read without being named.
#[test]
fn all_published_editions_are_read() {
    for catalogue in editions() {
        let json = write(Way::JsonLines, &[Response::new(&catalogue)]);
        let readings: Vec<_> = Reader::new(json.as_slice(), editions()).collect();
        assert!(matches!(readings.as_slice(), [Ok(reading)] if reading.diagnostics.is_empty()));
    }
}
