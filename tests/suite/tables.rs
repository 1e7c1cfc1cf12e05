//! Canonical tables give back the responses that they were made of, whatever stands in them.

use std::{ops::ControlFlow, sync::Arc};

use msq_core::{Catalogue, Edition, Reading, Response, editions::edition2020::Msq2020};
use msq_csv::{Delimiter, Options, WriteOptions};
use msq_table::{Layout, Reader};
use proptest::{collection::vec, prelude::*};

use crate::{arbitrary, second_edition::Msq1999};

/// The editions, the one that most cases are of last: every law also holds for a small one.
fn catalogues() -> [Arc<Catalogue>; 2] {
    [Msq2020::catalogue(), Msq1999::catalogue()]
}

/// Responses that a table of that layout holds.
fn responses(layout: Layout) -> impl Strategy<Value = Vec<Response>> {
    let [of_2020, of_1999] = catalogues();
    let count = if layout == Layout::Form { 1..2_usize } else { 0..4 };
    let [one, other] = [of_2020, of_1999].map(|catalogue| arbitrary::response(&catalogue));
    if layout == Layout::Long {
        vec(prop_oneof![one, other], count).boxed()
    } else {
        prop_oneof![vec(one, count.clone()), vec(other, count)].boxed()
    }
}

fn cases() -> impl Strategy<Value = (Layout, Vec<Response>)> {
    prop_oneof![Just(Layout::Wide), Just(Layout::Long), Just(Layout::Form)]
        .prop_flat_map(|layout| (Just(layout), responses(layout)))
}

fn catalogue(responses: &[Response]) -> Arc<Catalogue> {
    responses.first().map_or_else(Msq2020::catalogue, |first| Arc::clone(first.catalogue()))
}

/// What was read, if nothing was found wrong.
fn faultless(readings: Vec<Reading>) -> Vec<Response> {
    let take = |reading: Reading| {
        assert_eq!(reading.diagnostics, []);
        reading.response
    };
    readings.into_iter().map(take).collect()
}

/// Where responses that should be equal differ.
fn differences(found: &[Response], expected: &[Response]) -> Vec<String> {
    let mut all = Vec::new();
    if found.len() != expected.len() {
        all.push(format!("{} responses instead of {}", found.len(), expected.len()));
    }
    for (found, expected) in found.iter().zip(expected).filter(|(found, expected)| found != expected) {
        let parts = expected.catalogue().parts().iter();
        all.extend(parts.filter(|part| found.get(part.id) != expected.get(part.id)).map(|part| {
            format!("{}: {:?} instead of {:?}", part.pointer, found.get(part.id), expected.get(part.id))
        }));
    }
    all
}

fn write_csv(responses: &[Response], layout: Layout, options: &WriteOptions) -> Vec<u8> {
    let written = "memory takes all that is written";
    let mut writer = msq_csv::Writer::new(Vec::new(), layout, &catalogue(responses), options).expect(written);
    responses.iter().for_each(|response| writer.write(response).expect("the table is for such responses"));
    writer.finish().expect(written)
}

fn read_csv(text: &[u8]) -> Vec<Response> {
    let reader = Reader::new(catalogues().to_vec());
    let mut readings = Vec::new();
    let all = |reading| {
        readings.push(reading);
        ControlFlow::Continue(())
    };
    msq_csv::read_each(text, reader, &Options::default(), all).expect("msq reads what it wrote");
    faultless(readings)
}

proptest! {
    #[test]
    fn csv_reads_back_what_was_written(
        (layout, responses) in cases(),
        is_tabbed in any::<bool>(),
        byte_order_mark in any::<bool>(),
    ) {
        let mut options = WriteOptions::default();
        options.byte_order_mark = byte_order_mark;
        if is_tabbed {
            options.delimiter = Delimiter::TAB;
        }
        let text = write_csv(&responses, layout, &options);
        let again = read_csv(&text);
        prop_assert_eq!(differences(&again, &responses), Vec::<String>::new());
        prop_assert!(write_csv(&again, layout, &options) == text, "writing again gives other bytes");
    }
}
