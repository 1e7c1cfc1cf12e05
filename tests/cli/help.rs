//! The help texts, for review.

use msq_contract::Artefact;

use crate::run::{run, workspace};

#[test]
fn help_is_as_reviewed() {
    for command in ["", "convert", "validate", "inspect", "questions", "schema"] {
        let arguments = [command, "--help"].into_iter().filter(|argument| !argument.is_empty());
        let help = run(arguments);
        assert_eq!(help.status, Some(0));
        insta::assert_snapshot!(format!("help {command}").trim(), help.stdout);
    }
}

/// Which files of a folder are read is said by the code, and again where people look first.
#[test]
fn the_readme_knows_what_is_read_in_a_folder() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let help = words(&run(["convert", "--help"]).stdout);
    let (_, endings) = help.split_once("whose names end in ").expect("the endings");
    let (endings, _) = endings.split_once(';').expect("more words");
    let endings = endings.replace(", ", "`, `");
    let readme = std::fs::read_to_string(workspace().join("README.md")).expect("a page");
    assert!(words(&readme).contains(&format!("whose names end in `{endings}`;")), "{endings}");
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
    for catalogue in msq_core::editions::editions() {
        let folder = format!("schemas/{}/{}", catalogue.edition(), catalogue.version());
        for artefact in Artefact::ALL {
            let path = workspace().join(&folder).join(artefact.file_name());
            let published = std::fs::read_to_string(path).expect("it is published");
            let printed = run(["schema", "--edition", catalogue.edition(), "--kind", artefact.id()]);
            assert!(printed.stdout == published, "{}", artefact.id());
        }
    }
    assert_eq!(run(["schema"]).stdout, run(["schema", "--kind", "json"]).stdout);
}

#[test]
fn the_schema_goes_to_a_file_that_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("msq.xsd");
    let written = run(["schema", "--kind", "xsd", "-o", file.to_str().expect("a name")]);
    assert_eq!((written.status, &*written.stdout), (Some(0), ""));
    assert_eq!(
        std::fs::read_to_string(file).expect("the file is written"),
        run(["schema", "--kind", "xsd"]).stdout
    );
}
