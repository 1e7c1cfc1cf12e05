//! What versions owe to each other, and what a developer is told.

use serde_json::json;

use super::{
    Comparison,
    Edit::{Remove, Set},
    compare, compared_with, lines, published,
};
use crate::compatibility::version::Version;

#[test]
fn documents_of_earlier_versions_are_read_on() {
    let schema = |versions: &[&str]| {
        let mut schema = published();
        let last = versions.last().expect("a version");
        Set("/$id", json!(format!("https://msq.example/schemas/2020/{last}/msq.schema.json")))
            .apply(&mut schema);
        Set("/properties/version", json!({ "enum": versions })).apply(&mut schema);
        schema
    };
    let refused = |version: &str| {
        format!(
            "broken, document, /version: documents of {version} are refused: it isn't among READABLE_VERSIONS"
        )
    };
    for (before, now, expected) in [
        (&["1.0"][..], &["1.0", "1.1"][..], vec![]),
        (&["1.0"], &["1.1"], vec![refused("1.0")]),
        (&["1.0", "1.1"], &["1.1", "1.2"], vec![refused("1.0")]),
        (&["1.0", "1.1"], &["1.2"], vec![refused("1.0"), refused("1.1")]),
        (&["1.9"], &["1.9", "1.10"], vec![]),
        (&["1.0", "1.1"], &["2.0"], vec![]),
        (&["0.1"], &["0.2"], vec![]),
        (&["0.1"], &["1.0"], vec![]),
    ] {
        assert_eq!(lines(&compare(&schema(before), &schema(now))), expected, "{before:?} → {now:?}");
    }
}

#[test]
fn a_version_is_compared_with_the_one_before_and_with_itself() {
    for (current, published, expected) in [
        ("1.0", &[][..], &[][..]),
        ("1.0", &["0.1"], &["0.1"]),
        ("1.0", &["0.1", "1.0"], &["1.0"]),
        ("1.1", &["1.0", "0.1"], &["1.0"]),
        ("1.1", &["0.1", "1.0", "1.1"], &["1.0", "1.1"]),
        ("1.11", &["1.10", "1.9", "1.11", "1.2"], &["1.10", "1.11"]),
        ("2.0", &["1.0", "1.1"], &["1.1"]),
        ("2.0", &["1.1", "2.0"], &["2.0"]),
        ("1.1", &["1.0", "1.2", "2.0"], &["1.0"]),
    ] {
        let version = |text: &&str| text.parse::<Version>().expect("a version");
        let expected: Vec<_> = expected.iter().map(version).collect();
        let found = compared_with(version(&current), published.iter().map(version));
        assert_eq!(found, expected, "{current} of {published:?}");
    }
}

#[test]
fn the_verdict_says_which_version_it_takes() {
    let schema = |versions: &[&str]| {
        let mut schema = published();
        Set("/properties/version", json!({ "enum": versions })).apply(&mut schema);
        Remove("/$id").apply(&mut schema);
        schema
    };
    let reworded = || Set("/description", json!("Questions"));
    let added = || Set("/properties/more", json!({ "description": "More?", "x-msq": { "code": "25" } }));
    let broken = || Remove("/properties/date");
    let needs = |version: &str, readable: &str| {
        format!(
            "refused: needs version {version}. Set CONTRACT_VERSION to \"{version}\" and READABLE_VERSIONS to \
             &[{readable}CONTRACT_VERSION], then run `cargo xtask schema`"
        )
    };
    let major = || needs("2.0", "") + "; or take back what is broken";
    for (before, now, edits, expected) in [
        (&["1.0"][..], &["1.0"][..], vec![], "allowed: no change".to_owned()),
        (&["1.0"], &["1.0"], vec![reworded()], "allowed: only words have changed".to_owned()),
        (&["1.0"], &["1.0"], vec![reworded(), added()], needs("1.1", "\"1.0\", ")),
        (&["1.0", "1.1"], &["1.0", "1.1"], vec![added()], needs("1.2", "\"1.0\", \"1.1\", ")),
        (&["1.0"], &["1.0"], vec![added(), broken()], major()),
        (&["1.0"], &["1.0", "1.1"], vec![added()], "allowed: documents of 1.0 stay valid".to_owned()),
        (&["1.0"], &["1.0", "1.1"], vec![broken()], major()),
        (&["1.0"], &["1.1"], vec![], major()),
        (&["1.0"], &["2.0"], vec![broken()], "allowed: 2.0 need not hold what 1.0 said".to_owned()),
        (&["1.0"], &["1.0", "2.0"], vec![added()], "allowed: documents of 1.0 stay valid".to_owned()),
        (
            &["1.0"],
            &["1.0", "2.0"],
            vec![broken()],
            "refused: documents of 1.0 aren't documents of 2.0; take 1.0 out of READABLE_VERSIONS".to_owned(),
        ),
        (&["0.1"], &["0.1"], vec![broken()], "allowed: 0.1 need not hold what 0.1 said".to_owned()),
        (&["1.0"], &["2.0"], vec![added()], "allowed: 2.0 need not hold what 1.0 said".to_owned()),
        (&["0.1"], &["0.2"], vec![broken()], "allowed: 0.2 need not hold what 0.1 said".to_owned()),
        (&["0.1"], &["1.0"], vec![broken()], "allowed: 1.0 need not hold what 0.1 said".to_owned()),
    ] {
        let version = |versions: &[&str]| versions.last().and_then(|it| it.parse().ok()).expect("a version");
        let mut current = schema(now);
        edits.iter().for_each(|edit| edit.apply(&mut current));
        let comparison =
            Comparison::new("2020", (version(before), &schema(before)), (version(now), &current));
        let text = comparison.to_string();
        assert_eq!(text.lines().last().map(str::trim_start), Some(&*expected), "{before:?} → {now:?}");
        assert_eq!(comparison.holds(), expected.starts_with("allowed"), "{text}");
    }
}

#[test]
fn changes_are_shown_by_question_in_printed_order() {
    let mut current = published();
    for edit in [
        Remove("/$defs/NewTechnology/oneOf/1"),
        Set("/$defs/NewTechnologies/properties/nationalStrategyOn/description", json!("Which?")),
        Set("/$defs/Contact/properties/fax", json!({ "description": "A fax number." })),
        Remove("/$defs/LegalSubject/oneOf/0"),
    ] {
        edit.apply(&mut current);
    }
    let version = "0.1".parse().expect("a version");
    let report = Comparison::new("2020", (version, &published()), (version, &current)).to_string();
    assert_eq!(
        report,
        "edition 2020: 0.1, compared with 0.1 as published
  question 9
    broken   /legalFramework/legalFrameworkOn/ticked/*: option `accessToInformation` is removed
  question 15
    reworded /newTechnologies/nationalStrategyOn: `description` was \"Does your government have \
         a specific national strategy on one or more of following new technologies?\" and is \"Which?\"
    broken   /newTechnologies/nationalStrategyOn/ticked/*: option `blockchain` is removed
  question X.contact
    added    /contactAndAdditionalInformation/contact/fax: is new: A fax number.
  allowed: 0.1 need not hold what 0.1 said"
    );
}
