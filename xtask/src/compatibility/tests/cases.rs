//! Changes one by one, and what is said of each.

use serde_json::json;

use super::{
    Edit::{self, First, Push, Remove, Rename, Set},
    compare, lines, published,
};

/// A change of the published schema: what it is, how it is made, and what is said of it.
type Case = (&'static str, Vec<Edit>, Vec<&'static str>);

#[track_caller]
fn check<const N: usize>(cases: [Case; N]) {
    for (name, edits, expected) in cases {
        let mut current = published();
        edits.iter().for_each(|edit| edit.apply(&mut current));
        assert_eq!(lines(&compare(&published(), &current)), expected, "{name}");
    }
}

#[test]
fn of_identifiers() {
    check([(
        "an identifier within",
        vec![Set("/$defs/ResponseDate/$id", json!("https://msq.example/date"))],
        vec!["broken, question date, /date: `$id` was absent and is \"https://msq.example/date\""],
    )]);
}

#[test]
fn of_options() {
    let drones = json!({ "type": "string", "const": "drones", "description": "Drones" });
    check([
        (
            "removed",
            vec![Remove("/$defs/NewTechnology/oneOf/1")],
            vec![
                "broken, question 15, /newTechnologies/nationalStrategyOn/ticked/*: \
                 option `blockchain` is removed",
            ],
        ),
        (
            "added",
            vec![Push("/$defs/NewTechnology/oneOf", drones)],
            vec![
                "added, question 15, /newTechnologies/nationalStrategyOn/ticked/*: \
                 option `drones` is new: Drones",
            ],
        ),
        (
            "another id",
            vec![Set("/$defs/NewTechnology/oneOf/1/const", json!("ledgers"))],
            vec![
                "broken, question 15, /newTechnologies/nationalStrategyOn/ticked/*: \
                 option `blockchain` has the id `ledgers` now",
            ],
        ),
        (
            "another label",
            vec![Set("/$defs/NewTechnology/oneOf/1/description", json!("Ledgers"))],
            vec![
                "reworded, question 15, /newTechnologies/nationalStrategyOn/ticked/*: \
                 option `blockchain`: `description` was \"Blockchain\" and is \"Ledgers\"",
            ],
        ),
        (
            "the label of another",
            vec![
                Set("/$defs/NewTechnology/oneOf/0/description", json!("Blockchain")),
                Set("/$defs/NewTechnology/oneOf/1/description", json!("Artificial Intelligence (AI)")),
            ],
            vec![
                "broken, question 15, /newTechnologies/nationalStrategyOn/ticked/*: \
                 option `artificialIntelligence`: has the label that option `blockchain` had",
                "reworded, question 15, /newTechnologies/nationalStrategyOn/ticked/*: \
                 option `artificialIntelligence`: `description` was \"Artificial Intelligence (AI)\" and is \"Blockchain\"",
                "broken, question 15, /newTechnologies/nationalStrategyOn/ticked/*: \
                 option `blockchain`: has the label that option `artificialIntelligence` had",
                "reworded, question 15, /newTechnologies/nationalStrategyOn/ticked/*: \
                 option `blockchain`: `description` was \"Blockchain\" and is \"Artificial Intelligence (AI)\"",
            ],
        ),
        (
            "another order",
            vec![First("/$defs/NewTechnology/oneOf/1")],
            vec![
                "broken, question 15, /newTechnologies/nationalStrategyOn/ticked/*: \
                 option `blockchain` stands before `artificialIntelligence` now",
            ],
        ),
        (
            "no list any more",
            vec![Remove("/$defs/NewTechnology/oneOf")],
            vec![
                "broken, question 15, /newTechnologies/nationalStrategyOn/ticked/*: \
                 `oneOf` isn't the list of options that it was",
            ],
        ),
        (
            "another edition, which is the only option of a constant",
            vec![Set("/$defs/Edition2020/oneOf/0/const", json!("2022"))],
            vec!["broken, document, /edition: option `2020` has the id `2022` now"],
        ),
    ]);
}

#[test]
fn of_members() {
    let cloud = json!({
        "$ref": "#/$defs/YesNo", "description": "Do ministries share a cloud?", "x-msq": { "code": "25" }
    });
    check([
        (
            "a question removed",
            vec![Remove("/$defs/NewTechnologies/properties/governmentBody")],
            vec!["broken, question 16, /newTechnologies/governmentBody: is removed"],
        ),
        (
            "a question renamed",
            vec![Rename("/$defs/NewTechnologies/properties/governmentBody", "body")],
            vec!["broken, question 16, /newTechnologies/governmentBody: is renamed to `body`"],
        ),
        (
            "a part renamed",
            vec![Rename("/$defs/Authorization/properties/answer", "agreed")],
            vec!["broken, question authorization, /authorization/answer: is renamed to `agreed`"],
        ),
        (
            "a part of another kind in its place",
            vec![
                Rename("/$defs/Authorization/properties/answer", "agreed"),
                Set("/$defs/Authorization/properties/agreed", json!({ "x-msq": { "kind": "text" } })),
            ],
            vec![
                "broken, question authorization, /authorization/answer: is removed",
                "added, question authorization, /authorization/agreed: is new: ",
            ],
        ),
        (
            "a section renamed and moved",
            vec![Rename("/properties/socialMedia", "media"), First("/properties/media")],
            vec![
                "broken, document, : `socialMedia` stands before `edition` now",
                "broken, section VI, /socialMedia: is renamed to `media`",
            ],
        ),
        (
            "parts in another order",
            vec![First("/$defs/ResponseDate/properties/explanation")],
            vec!["broken, question date, /date: `explanation` stands before `value` now"],
        ),
        (
            "a question added before others",
            vec![
                Set("/$defs/NewTechnologies/properties/sharedCloud", cloud.clone()),
                First("/$defs/NewTechnologies/properties/sharedCloud"),
            ],
            vec!["added, question 25, /newTechnologies/sharedCloud: is new: Do ministries share a cloud?"],
        ),
        (
            "a question added that has to be answered",
            vec![
                Set("/$defs/NewTechnologies/properties/sharedCloud", cloud.clone()),
                Set("/$defs/NewTechnologies/required", json!(["sharedCloud"])),
            ],
            vec![
                "added, question 25, /newTechnologies/sharedCloud: is new: Do ministries share a cloud?",
                "broken, section VII, /newTechnologies: \"sharedCloud\" is required now",
            ],
        ),
        (
            "a question that comes with another type in the place of the last",
            vec![
                Remove("/$defs/NewTechnologies/properties/governmentBody"),
                Set("/$defs/NewTechnologies/properties/sharedCloud", cloud),
            ],
            vec![
                "broken, question 16, /newTechnologies/governmentBody: is removed",
                "added, question 25, /newTechnologies/sharedCloud: is new: Do ministries share a cloud?",
            ],
        ),
        (
            "another code",
            vec![Set("/$defs/NewTechnologies/properties/governmentBody/x-msq/code", json!("15.a"))],
            vec!["broken, question 16, /newTechnologies/governmentBody: `code` was \"16\" and is \"15.a\""],
        ),
        (
            "another kind",
            vec![Set("/$defs/ResponseDate/properties/value/x-msq/kind", json!("text"))],
            vec!["broken, question date, /date/value: `kind` was \"date\" and is \"text\""],
        ),
    ]);
}

#[test]
fn of_types() {
    let without_a_name = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {},
        "description": "Date",
        "x-msq": published()["properties"]["date"]["x-msq"],
    });
    check([
        (
            "another name",
            vec![
                Rename("/$defs/Narrative", "Words"),
                Set("/$defs/SocialMedia/properties/useOfSocialMedia/$ref", json!("#/$defs/Words")),
                Set("/$defs/Indicators/properties/digitalLiteracyIndicators/$ref", json!("#/$defs/Words")),
            ],
            vec![
                "broken, question 14, /socialMedia/useOfSocialMedia: \
                 is of type `Words`, no longer of `Narrative`",
                "broken, question 21, /indicators/digitalLiteracyIndicators: \
                 is of type `Words`, no longer of `Narrative`",
            ],
        ),
        (
            "no name any more",
            vec![Set("/properties/date", without_a_name)],
            vec![
                "broken, question date, /date: is of a type without a name, no longer of `ResponseDate`",
                "broken, question date, /date/value: is removed",
                "broken, question date, /date/explanation: is removed",
            ],
        ),
        (
            "another type",
            vec![Set("/properties/authorization/$ref", json!("#/$defs/YesNo"))],
            vec![
                "broken, question authorization, /authorization: \
                 is of type `YesNo`, no longer of `Authorization`",
                "reworded, question authorization, /authorization/answer: `description` was \
                 \"Yes (true) or no (false); a box left unticked is unanswered.\" and is \
                 \"Yes (true) or no (false).\"",
                "added, question authorization, /authorization/entries: \
                 is new: Links and bodies named in the answer.",
                "reworded, question authorization, /authorization: `description` was \
                 \"Whether the response may be published.\" and is \
                 \"Yes or no, with the links and bodies named there.\"",
            ],
        ),
        (
            "gone with its last question",
            vec![
                Remove("/$defs/NewTechnologies/properties/nationalStrategyOn"),
                Remove("/$defs/NewTechnologyCheckList"),
                Remove("/$defs/NewTechnology"),
            ],
            vec![
                "broken, question 15, /newTechnologies/nationalStrategyOn: is removed",
                "broken, type NewTechnologyCheckList, : is removed",
                "broken, type NewTechnology, : is removed",
            ],
        ),
        (
            "changed where nothing refers to it any more",
            vec![Remove("/properties/date"), Set("/$defs/ResponseDate/not", json!(true))],
            vec![
                "broken, question date, /date: is removed",
                "broken, type ResponseDate, : `not` was absent and is true",
            ],
        ),
    ]);
}

#[test]
fn of_constraints() {
    check([
        (
            "a narrower type, in all questions that share it",
            vec![Set("/$defs/Percentage/properties/value/type", json!("integer"))],
            vec![
                "broken, question 17, /indicators/satisfiedPopulation/value: \
                 `type` was \"number\" and is \"integer\"",
                "broken, question 18, /indicators/ictInvestment/value: \
                 `type` was \"number\" and is \"integer\"",
                "broken, question 19, /indicators/employeesUsingIcts/value: \
                 `type` was \"number\" and is \"integer\"",
                "broken, question 20, /indicators/employeesUsingInternet/value: \
                 `type` was \"number\" and is \"integer\"",
            ],
        ),
        (
            "one more",
            vec![Set("/$defs/MemberState/properties/name/maxLength", json!(200))],
            vec!["broken, question memberState, /memberState/name: `maxLength` was absent and is 200"],
        ),
        (
            "one less",
            vec![Remove("/$defs/MemberState/properties/iso/pattern")],
            vec![
                "added, question memberState, /memberState/iso: \
                 `pattern` was \"^[A-Z]{3}$\" and is absent",
            ],
        ),
        (
            "another pattern",
            vec![Set("/$defs/MemberState/properties/iso/pattern", json!("^[A-Z]{2,3}$"))],
            vec![
                "broken, question memberState, /memberState/iso: \
                 `pattern` was \"^[A-Z]{3}$\" and is \"^[A-Z]{2,3}$\"",
            ],
        ),
        (
            "a value listed that was free",
            vec![Set("/$defs/MemberState/properties/name/const", json!("Utopia"))],
            vec!["broken, question memberState, /memberState/name: only listed values are allowed now"],
        ),
        (
            "not required any more",
            vec![Remove("/required/0")],
            vec!["added, document, : \"edition\" isn't required any more"],
        ),
        (
            "members that nobody knows are admitted",
            vec![Remove("/$defs/Authorization/additionalProperties")],
            vec![
                "added, question authorization, /authorization/*: \
                 `additionalProperties` was false and is absent",
            ],
        ),
        (
            "a keyword that the check doesn't know",
            vec![Set("/$defs/Authorization/minContains", json!(1))],
            vec!["broken, question authorization, /authorization: `minContains` was absent and is 1"],
        ),
        (
            "another place for the schemas",
            vec![Set("/$id", json!("https://utopia.example/2020/0.1/msq.schema.json"))],
            vec![
                "broken, document, : `$id` was \"https://msq.example/schemas/2020/0.1/msq.schema.json\" \
                 and is \"https://utopia.example/2020/0.1/msq.schema.json\"",
            ],
        ),
    ]);
}

#[test]
fn of_words() {
    check([
        (
            "a prompt",
            vec![Set("/properties/date/description", json!("Day"))],
            vec!["reworded, question date, /date: `description` was \"Date\" and is \"Day\""],
        ),
        (
            "the title of a section",
            vec![Set("/properties/socialMedia/description", json!("Networks"))],
            vec![
                "reworded, section VI, /socialMedia: `description` was \"Social Media\" and is \"Networks\"",
            ],
        ),
        (
            "a footnote",
            vec![Set("/$defs/NewTechnologies/properties/governmentBody/x-msq/notes", json!([]))],
            vec![
                "reworded, question 16, /newTechnologies/governmentBody: `notes` was \
                 [{\"number\":9,\"text\":\"This can be an agency, cabinet, commission, committee, \
                 initiative etc.\"}] and is []",
            ],
        ),
        (
            "the label of a part",
            vec![Set("/$defs/ResponseDate/properties/value/x-msq/label", json!("Day"))],
            vec!["reworded, question date, /date/value: `label` was \"Date\" and is \"Day\""],
        ),
        (
            "what decides whether a desk is warned",
            vec![Set("/properties/date/x-msq/follows", json!("authorization"))],
            vec!["reworded, question date, /date: `follows` was absent and is \"authorization\""],
        ),
        (
            "a key that the check doesn't know",
            vec![Set("/properties/date/x-msq/weight", json!(2))],
            vec!["broken, question date, /date: `weight` was absent and is 2"],
        ),
    ]);
}
