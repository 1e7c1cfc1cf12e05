//! The help texts, for review.

use crate::run::run;

#[test]
fn help_is_as_reviewed() {
    for command in ["", "convert", "validate", "inspect", "questions", "schema"] {
        let arguments = [command, "--help"].into_iter().filter(|argument| !argument.is_empty());
        let help = run(arguments);
        assert_eq!(help.status, Some(0));
        insta::assert_snapshot!(format!("help {command}").trim(), help.stdout);
    }
}

#[test]
fn questions_are_as_reviewed() {
    insta::assert_snapshot!("questions", run(["questions"]).stdout);
}

#[test]
fn questions_for_programs_hold_the_same_codes() {
    let listed = run(["questions", "--format", "json"]).stdout;
    let questions: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    let catalogue = msq_core::editions::editions().remove(0);
    let codes: Vec<_> =
        questions.as_array().expect("a list").iter().map(|question| question["code"].as_str()).collect();
    let expected: Vec<_> =
        catalogue.questions().iter().map(|question| Some(question.code.as_str())).collect();
    assert_eq!(codes, expected);
}

#[test]
fn the_schema_is_the_published_one() {
    let catalogue = msq_core::editions::editions().remove(0);
    let path = format!("schemas/{}/{}/msq.schema.json", catalogue.edition(), catalogue.version());
    let published =
        std::fs::read_to_string(crate::run::workspace().join(path)).expect("the schema is published");
    assert_eq!(run(["schema"]).stdout, published);
}
