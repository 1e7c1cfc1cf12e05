//! The law of every format: what is read is what was written, and written again it is the same bytes.
//!
//! `cargo xtask long round_trips` is the long run.

use msq_core::{Edition, Response, Value, editions::edition2020::Msq2020};
use msq_table::Layout;
use msq_tests::{
    arbitrary,
    written::{Way, differences},
};
use proptest::{collection::vec, prelude::*};

use crate::catalogues;

/// Responses that a file of that kind holds.
fn responses(way: Way) -> BoxedStrategy<Vec<Response>> {
    let [one, other] = catalogues().map(|catalogue| arbitrary::response(&catalogue));
    let count = usize::from(!way.holds_none())..if way.holds_several() { 4 } else { 2 };
    let all = if way.holds_editions() {
        vec(prop_oneof![3 => one, 1 => other], count).boxed()
    } else {
        prop_oneof![3 => vec(one, count.clone()), 1 => vec(other, count)].boxed()
    };
    if way.has_limit() { all.prop_map(|all| all.into_iter().map(short).collect()).boxed() } else { all }
}

/// The response without the answers whose texts are too long for a cell, all of a list in one.
fn short(mut response: Response) -> Response {
    // A cell holds twice as many: marks and tabulators come in. What reads as an escape is spelled out.
    const LONGEST: usize = 16_000;
    const ESCAPE: usize = 6;
    let units = |value: &Value| -> usize {
        value.texts().map(|text| text.encode_utf16().count() + ESCAPE * text.matches("_x").count()).sum()
    };
    let long = response.answers().filter(|(_, value)| units(value) > LONGEST);
    let long: Vec<_> = long.map(|(part, _)| part).collect();
    long.into_iter().for_each(|part| drop(response.take(part)));
    response
}

fn holds(way: Way, responses: &[Response]) -> Result<(), TestCaseError> {
    let bytes = way.write(responses).map_err(TestCaseError::fail)?;
    let again = way.read(&bytes, &catalogues());
    prop_assert_eq!(differences(&again, responses), Vec::<String>::new());
    prop_assert!(way.write(&again) == Ok(bytes), "writing again gives other bytes");
    Ok(())
}

/// A test of the law for each way.
macro_rules! laws {
    ($($name:ident: $way:expr;)+) => {
        proptest! {
            $(#[test]
            fn $name(responses in responses($way)) {
                holds($way, &responses)?;
            })+
        }
    };
}

laws! {
    json: Way::Json;
    json_lines: Way::JsonLines;
    xml: Way::Xml;
    csv_wide: Way::Csv(Layout::Wide);
    csv_long: Way::Csv(Layout::Long);
    csv_form: Way::Csv(Layout::Form);
    tsv_wide: Way::Tsv(Layout::Wide);
    tsv_long: Way::Tsv(Layout::Long);
    tsv_form: Way::Tsv(Layout::Form);
    excel_wide: Way::Excel(Layout::Wide);
    excel_long: Way::Excel(Layout::Long);
    excel_form: Way::Excel(Layout::Form);
}

proptest! {
    /// One response through all ways, in any order.
    #[test]
    fn a_chain_of_all_formats(
        response in arbitrary::response(&Msq2020::catalogue()).prop_map(short),
        ways in Just(Way::all()).prop_shuffle(),
    ) {
        let mut now = vec![response.clone()];
        for way in ways {
            let bytes = way.write(&now).map_err(TestCaseError::fail)?;
            now = way.read(&bytes, &catalogues());
            prop_assert_eq!(differences(&now, std::slice::from_ref(&response)), Vec::<String>::new(), "after {:?}", way);
        }
    }
}
