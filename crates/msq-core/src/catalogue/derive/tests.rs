//! What an edition can say of itself, and what is refused.

use serde_json::json;

use super::*;
use crate::{Edition, editions::edition2020::Msq2020};

#[test]
fn what_an_edition_says_of_itself_makes_sense() {
    let question = |name: &str| format!("/$defs/Indicators/properties/{name}/x-msq");
    let part = |answer: &str, name: &str| format!("/$defs/{answer}/properties/{name}/x-msq");
    for (pointer, key, value, reason) in [
        (
            "/x-msq".to_owned(),
            "period",
            json!({ "from": "2020-01-01", "until": "2018-01-01" }),
            "ends before it begins",
        ),
        (question("ictInvestment"), "fractionUpTo", json!(-5), "fractionUpTo"),
        (question("ictInvestment"), "maxWords", json!({ "explaination": 250 }), "\"explaination\""),
        (question("ictInvestment"), "labels", json!({ "worth": "GDP" }), "\"worth\""),
        (question("ictInvestment"), "follows", json!("17"), "no question for yes or no"),
        (question("ictInvestment"), "follows", json!("22"), "no question for yes or no"),
        (question("ictInvestment"), "code", json!("17"), "a second question 17"),
        (question("digitalLiteracyIndicators"), "fractionUpTo", json!(1), "fractionUpTo means nothing"),
        (question("ictInvestment"), "maxWords", json!({ "value": 2 }), "maxWords means nothing"),
        (part("ResponseDate", "value"), "content", json!("email"), "content means nothing"),
        (part("ResponseDate", "value"), "identity", json!("iso"), "identity means nothing"),
    ] {
        let mut schema = Msq2020::catalogue().schema().clone();
        schema.pointer_mut(&pointer).expect("it is said there")[key] = value;
        let malformed = derive(schema).expect_err("an edition can't say that");
        assert!(malformed.reason.contains(reason), "{key}: {malformed}");
    }
}

/// What would be accepted and ignored is refused: with its place, the key, and the keys that are known there.
#[test]
fn a_key_belongs_where_it_means_something() {
    let whole = "expected one of `boilerplate`, `period`, `notes`";
    let section = "expected `section` or `notes`";
    let question = "expected one of `code`, `printed`, `aliases`, `labels`, `follows`, `maxWords`, `fractionUpTo`, `notes`";
    let part = "expected one of `kind`, `identity`, `label`, `aliases`, `content`, `due`";
    let option = "expected `open` or `notes`";
    let nothing = "there are no fields";
    for (of, key, value, place, known) in [
        ("", "code", json!("0"), " x-msq of the whole", whole),
        ("", "aliases", json!(["MSQ"]), " x-msq of the whole", whole),
        ("/properties/indicators", "code", json!("VIII"), "/indicators x-msq of a section", section),
        ("/properties/indicators", "aliases", json!(["Figures"]), "/indicators x-msq of a section", section),
        ("/properties/indicators", "printed", json!(false), "/indicators x-msq of a section", section),
        ("/properties/date", "label", json!("Day"), "/date x-msq of a question", question),
        ("/properties/date", "due", json!("contact"), "/date x-msq of a question", question),
        ("/properties/date", "boilerplate", json!(["Thanks"]), "/date x-msq of a question", question),
        ("/$defs/ResponseDate/properties/value", "notes", json!([]), "/date/value x-msq of a part", part),
        ("/$defs/ResponseDate/properties/value", "printed", json!(true), "/date/value x-msq of a part", part),
        ("/$defs/ResponseDate/properties/value", "code", json!("1"), "/date/value x-msq of a part", part),
        (
            "/$defs/Entry/properties/url",
            "aliases",
            json!(["Link"]),
            "/institutionalFramework/eGovernmentPortal/entries x-msq of the field \"url\" of an entry",
            "expected `kind` or `label`",
        ),
        (
            "/$defs/NewTechnology/oneOf/9",
            "aliases",
            json!(["Others"]),
            "/newTechnologies/nationalStrategyOn/ticked x-msq of the option \"other\"",
            option,
        ),
        (
            "/$defs/NewTechnology/oneOf/0",
            "label",
            json!("AI"),
            "/newTechnologies/nationalStrategyOn/ticked x-msq of the option \"artificialIntelligence\"",
            option,
        ),
        ("/$defs/ResponseDate", "code", json!("date"), "/date x-msq of the type ResponseDate", nothing),
        ("/$defs/Indicators", "section", json!("I"), "/indicators x-msq of the type Indicators", nothing),
        ("/$defs/Text", "kind", json!("text"), "/memberState/name x-msq of the type Text", nothing),
        (
            "/$defs/Entry",
            "label",
            json!("Body"),
            "/institutionalFramework/eGovernmentPortal/entries x-msq of an entry",
            nothing,
        ),
        (
            "/$defs/NewTechnology",
            "notes",
            json!([]),
            "/newTechnologies/nationalStrategyOn/ticked x-msq of the type NewTechnology",
            nothing,
        ),
        ("/properties/edition", "label", json!("Edition"), "/edition x-msq of a constant", nothing),
    ] {
        let mut schema = Msq2020::catalogue().schema().clone();
        schema.pointer_mut(of).expect("a schema")["x-msq"][key] = value;
        let MalformedEdition { pointer, reason } = derive(schema).expect_err("it means nothing there");
        assert_eq!(format!("{pointer} {reason}"), format!("{place}: unknown field `{key}`, {known}"));
    }
}

#[test]
fn what_is_no_section_question_or_part_says_what_it_is_instead() {
    let mut schema = Msq2020::catalogue().schema().clone();
    schema.pointer_mut("/properties/date").expect("a question")["x-msq"] = json!({ "coed": "date" });
    let malformed = derive(schema).expect_err("a slip");
    assert_eq!(
        malformed.to_string(),
        "/date: neither a section, a question nor a part, which say their section, code or kind; said is [\"coed\"]"
    );
}
