//! The checks of answers say the same whatever the answers are read from, and where they stand there.

use msq_core::{Edition, Response, Spot, check::Checks, check::check, editions::edition2020::Msq2020};
use msq_table::Layout;
use msq_tests::{arbitrary, written::Way};
use proptest::prelude::*;

use crate::catalogues;

/// An answer to be doubted for each check, so that every one of them has a place.
const DOUBTFUL: &str = r#"{
  "edition": "2020",
  "version": "1.0",
  "memberState": { "name": "Panama", "iso": "CRI" },
  "date": { "value": "2012-03-04" },
  "authorization": { "answer": false },
  "institutionalFramework": {
    "eGovernmentPortal": { "entries": [{ "url": "https://utopia.example" }, { "url": "n/a" }] },
    "chiefInformationOfficer": { "email": "halman at utopia" }
  },
  "usageOfOnlineServices": {
    "collectsUsageStatistics": { "answer": false },
    "publishesUsageStatistics": { "answer": true }
  },
  "newTechnologies": { "nationalStrategyOn": { "ticked": ["other"] } },
  "indicators": { "satisfiedPopulation": { "value": 0.81 }, "employeesUsingIcts": { "value": 120 } },
  "contactAndAdditionalInformation": {
    "contact": { "name": "" },
    "heardThrough": { "details": { "other": "A friend" } }
  }
}"#;

fn doubtful() -> Response {
    Way::Json.readings(DOUBTFUL.as_bytes(), &catalogues(), Checks::None).remove(0).response
}

/// The findings of the checks in a file, in words.
fn told(way: Way, response: &Response, checks: Checks) -> Vec<String> {
    let written = way.write(std::slice::from_ref(response)).expect("a file holds a response");
    let reading = way.readings(&written, &catalogues(), checks).remove(0);
    let words = reading.diagnostics.iter().map(|found| {
        assert!(found.place.spot != Spot::Whole, "{way:?}: {found} stands nowhere");
        format!("{} {}: {}", found.code.id(), found.path.as_deref().unwrap_or_default(), found.message)
    });
    let mut words: Vec<_> = words.collect();
    words.sort();
    words
}

/// The findings of the checks in words, without a format between.
fn expected(response: &Response) -> Vec<String> {
    let path = |target| response.catalogue().path(target);
    let mut words: Vec<_> = check(response)
        .into_iter()
        .map(|found| format!("{} {}: {}", found.code.id(), path(found.target), found.message))
        .collect();
    words.sort();
    words
}

#[test]
fn every_format_tells_the_same_doubts() {
    let response = doubtful();
    let expected = expected(&response);
    assert_eq!(expected.len(), 11);
    for way in Way::all() {
        assert_eq!(told(way, &response, Checks::All), expected, "{way:?}");
    }
}

#[test]
fn doubts_stand_where_their_answers_do() {
    let response = doubtful();
    for (way, place) in [
        (Way::Json, "line 49, column 16 /indicators/employeesUsingIcts/value"),
        (Way::Xml, "line 50, column 7 /response/indicators/employeesUsingIcts/value"),
        (Way::Csv(Layout::Wide), "line 3, record 2, field 210"),
        (Way::Csv(Layout::Long), "line 25, record 25, field 5"),
        (Way::Excel(Layout::Form), "'Form'!D126"),
    ] {
        let written = way.write(std::slice::from_ref(&response)).expect("a file holds a response");
        let reading = way.readings(&written, &catalogues(), Checks::All).remove(0);
        let mut places = reading.diagnostics.iter().filter(|found| found.path.as_deref() == Some("19.value"));
        assert_eq!(places.next().map(|found| found.place.to_string()).as_deref(), Some(place), "{way:?}");
    }
}

#[test]
fn only_what_people_filled_in_is_checked_if_that_is_wanted() {
    let response = doubtful();
    for (layout, is_checked) in [(Layout::Wide, false), (Layout::Long, false), (Layout::Form, true)] {
        let told = told(Way::Csv(layout), &response, Checks::FilledIn);
        assert_eq!(told, if is_checked { expected(&response) } else { Vec::new() }, "{layout:?}");
    }
}

proptest! {
    #[test]
    fn arbitrary_answers_are_doubted_alike(response in arbitrary::response(&Msq2020::catalogue())) {
        for way in [Way::Json, Way::Xml, Way::Csv(Layout::Wide), Way::Csv(Layout::Long), Way::Csv(Layout::Form)] {
            prop_assert_eq!(told(way, &response, Checks::All), expected(&response), "{:?}", way);
        }
    }
}
