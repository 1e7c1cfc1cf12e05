//! Inputs that ask for more than is allowed: refused with the limit and the way to raise it, in one line of each kind.

use std::fs;

use crate::run::run;

/// Runs a command on a file with this content.
fn on(content: &str, name: &str, arguments: &[&str]) -> crate::run::Run {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file");
    let path = path.display().to_string();
    let mut result = run(arguments.iter().copied().chain([&*path]));
    for text in [&mut result.stdout, &mut result.stderr] {
        *text = text.replace(&path, name);
    }
    result
}

#[test]
fn what_is_too_large_is_read_if_more_is_allowed() {
    let long = "a".repeat(140_000);
    let form = format!(
        "Member State,Utopia\nDo you collect usage statistics of e-government services?,Yes\n\
         Do you measure satisfaction of citizens on e-government services?,{long}\n"
    );
    let refused = on(&form, "form.csv", &["convert"]);
    assert_eq!(
        refused.stderr,
        "error: form.csv: too large: more than 131072 bytes of text in one cell; if the file is sound, allow more\n  \
         help: --allow 10 allows ten times as much\n"
    );
    assert_eq!((refused.stdout.as_str(), refused.status), ("", Some(2)));
    let validated = on(&form, "form.csv", &["validate"]);
    assert!(validated.stdout.contains("allow more; --allow 10"), "{}", validated.stdout);
    for command in ["convert", "validate", "inspect"] {
        assert_eq!(on(&form, "form.csv", &[command, "--allow", "10"]).status, Some(0), "{command}");
    }
    assert_eq!(on(&form, "form.csv", &["convert", "--allow", "0"]).status, Some(2));
}

#[test]
fn the_help_allows_more_than_is_allowed() {
    let form =
        |times: usize| format!("Member State,{}\nDate,2019-03-31\n", "U".repeat((128 << 10) * times + 1));
    let json = |times: usize| format!("{{\"edition\": \"{}\"}}", "2".repeat((16 << 20) * times));
    for (name, content, commands) in [
        ("form.csv", &form as &dyn Fn(usize) -> String, &["convert", "validate", "inspect"][..]),
        ("response.json", &json, &["convert", "validate"]),
    ] {
        for (allowed, more) in [("1", "--allow 10 "), ("2", "--allow 20 ")] {
            let content = content(allowed.parse().expect("a number"));
            for command in commands {
                let refused = on(&content, name, &[command, "--allow", allowed]);
                let said = refused.stdout + &refused.stderr;
                let help = format!("{more}allows ten times as much");
                assert!(said.contains(&help), "{command} {name}, {allowed}: {said}");
                // What is sound and large isn't told to be broken.
                let is_finding = *command == "validate";
                assert_eq!(said.contains("error[too-large]: "), is_finding, "{command} {name}: {said}");
                assert!(!said.contains("whole"), "{command} {name}: {said}");
            }
        }
    }
}

/// Nobody reads ten thousand warnings; the response is written nevertheless.
#[test]
fn more_warnings_than_are_listed_keep_no_response_back() {
    let leftovers = "xyzzy\n".repeat(10_005);
    let form = format!(
        "{leftovers}Member State,Namibia\nDo you collect usage statistics of e-government services?,Yes\n\
         Do you measure satisfaction of citizens on e-government services?,No\n"
    );
    let run = on(&form, "form.csv", &["convert"]);
    assert_eq!(run.status, Some(0));
    assert!(run.stdout.contains("\"Namibia\""), "{}", run.stdout);
    let more = run.stderr.lines().filter(|line| line.starts_with("warning[more-warnings]: from here on, "));
    assert_eq!(more.count(), 1);
    assert!(run.stderr.ends_with("form.csv: 10003 warnings\n"), "{:?}", run.stderr.lines().last());
}

#[test]
fn a_file_of_anything_but_responses_is_read_to_the_thousandth_value() {
    let junk = "{\"level\": \"info\"}\n".repeat(1_500);
    let response = "{\"edition\":\"2020\",\"version\":\"1.0\"}\n";
    let refused = on(&junk, "log.jsonl", &["validate", "--format", "csv"]);
    assert_eq!(refused.stdout.lines().count(), 1 + 1_000 + 1);
    let last = refused.stdout.lines().last().unwrap_or_default();
    assert!(last.contains("1000 values in a row are no response; nothing was read behind them"), "{last}");
    // Some that are none among others are told, and no more.
    let mixed = format!("{}{response}", "{}\n".repeat(999)).repeat(2);
    let told = on(&mixed, "mixed.jsonl", &["validate"]);
    assert!(told.stdout.contains(" 2 responses "), "{}", told.stdout.lines().last().unwrap_or_default());
}
