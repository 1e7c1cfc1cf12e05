//! `msq convert`, `inspect` and `validate` on good files.

use std::{
    fs,
    io::{Read, Write},
    process::Stdio,
};

use crate::run::{PANAMA, Run, msq, run, workspace};

/// The committed response, which the workbook must give.
fn response() -> String {
    fs::read_to_string(workspace().join("examples/panama/response.json")).expect("the example is committed")
}

#[test]
fn a_workbook_becomes_json() {
    let converted = run(["convert", PANAMA]);
    assert_eq!((converted.status, converted.stdout), (Some(0), response()));
    insta::assert_snapshot!("findings in Panama's workbook", converted.stderr);
}

#[test]
fn json_becomes_the_same_json() {
    let converted = run(["convert", "examples/panama/response.json"]);
    assert_eq!((converted.status, converted.stdout), (Some(0), response()));
    assert_eq!(converted.stderr, "");
}

#[test]
fn inspect_is_as_reviewed() {
    insta::assert_snapshot!("inspect", run(["inspect", PANAMA]).stdout);
}

#[test]
fn validate_lists_what_convert_finds() {
    let validated = run(["validate", PANAMA]);
    assert_eq!(validated.status, Some(0));
    insta::assert_snapshot!("validate", validated.stdout);
    let listed = run(["validate", "--format", "json", PANAMA]).stdout;
    let findings: Vec<serde_json::Value> = serde_json::from_str(&listed).expect("JSON");
    let table = run(["validate", "--format", "csv", PANAMA]).stdout;
    assert_eq!(table.lines().count(), findings.len() + 1);
    assert_eq!(validated.stdout.matches("  --> ").count(), findings.len());
}

#[test]
fn an_output_file_holds_what_standard_output_would() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("panama.json");
    for _ in 0..2 {
        // The second time, it replaces the first.
        let converted = msq().args(["convert", PANAMA, "-o"]).arg(&path).output().expect("msq runs");
        assert!(converted.status.success() && converted.stdout.is_empty());
        assert_eq!(fs::read_to_string(&path).expect("the output"), response());
    }
    let left: Vec<_> = fs::read_dir(folder.path()).expect("the folder").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[cfg(unix)]
#[test]
fn an_output_file_has_the_mode_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().expect("a folder");
    let (ours, any) = (folder.path().join("ours.json"), folder.path().join("any"));
    fs::write(&any, "").expect("a file");
    assert!(msq().args(["convert", PANAMA, "-o"]).arg(&ours).status().expect("msq runs").success());
    let mode = |path| fs::metadata(path).expect("the file").permissions().mode();
    assert_eq!(mode(&ours), mode(&any));
    fs::set_permissions(&ours, fs::Permissions::from_mode(0o640)).expect("a mode");
    assert!(msq().args(["convert", PANAMA, "-o"]).arg(&ours).status().expect("msq runs").success());
    assert_eq!(mode(&ours) & 0o777, 0o640);
}

#[test]
fn a_folder_and_a_list_become_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    let add =
        |name: &str, from: &str| fs::copy(workspace().join(from), folder.path().join(name)).expect("a copy");
    add("b.XLSX", PANAMA);
    add("a.json", "examples/panama/response.json");
    // Excel leaves such a file beside an open one.
    fs::write(folder.path().join("~$b.xlsx"), "owner").expect("a file");
    fs::write(folder.path().join("notes.txt"), "remember").expect("a file");
    let converted: Run =
        msq().args(["convert", "--to", "jsonl"]).arg(folder.path()).output().expect("msq runs").into();
    assert_eq!(converted.status, Some(0));
    let lines: Vec<_> = converted.stdout.lines().collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0], lines[1]);

    let list = run(["convert", "examples/panama/response.json", "examples/panama/response.json"]).stdout;
    fs::write(folder.path().join("list.json"), &list).expect("a file");
    let again: Run =
        msq().arg("convert").arg(folder.path().join("list.json")).output().expect("msq runs").into();
    assert_eq!(again.stdout, list);
}

#[test]
fn a_second_response_of_a_state_is_told() {
    let json = "examples/panama/response.json";
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("list.jsonl");
    let line = run(["convert", "--to", "jsonl", json]).stdout;
    // Another state, and one that has no code but a name in Russian.
    let peru = line.replace("PAN", "PER").replace("591", "604").replace("Panamá", "Perú");
    let panama = line.replace(r#","iso":"PAN","m49":"591""#, "").replace("Panamá", "Панама");
    fs::write(&list, [peru, panama].concat()).expect("a file");
    for command in ["convert", "validate"] {
        let both: Run = msq().args([command, PANAMA]).arg(&list).output().expect("msq runs").into();
        assert_eq!(both.status, Some(0), "{}", both.stderr);
        let said = if command == "convert" { both.stderr } else { both.stdout };
        let repeated: Vec<_> =
            said.lines().filter(|line| line.contains("warning[repeated-member-state]")).collect();
        let first = format!("a second response of Panama; the first one stands at {PANAMA} 'MSQ 2020'!");
        assert!(matches!(repeated[..], [line] if line.contains(&first)), "{repeated:?}");
        assert!(said.contains(&format!("  --> {}:2:1\n", list.display())), "{said}");
    }
}

#[test]
fn standard_input_is_read_by_its_content() {
    for path in [PANAMA, "examples/panama/response.json", "crates/msq-csv/tests/fixtures/panama-form.csv"] {
        let input = fs::read(workspace().join(path)).expect("the example");
        let mut child = msq()
            .args(["convert", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("msq runs");
        child.stdin.take().expect("a pipe").write_all(&input).expect("it reads");
        let converted: Run = child.wait_with_output().expect("msq ends").into();
        assert_eq!((converted.status, converted.stdout), (Some(0), response()), "{path}");
    }
}

#[test]
fn a_form_in_csv_gives_the_answers_of_the_workbook() {
    for name in ["panama-form.csv", "panama-form-utf-16.txt"] {
        let path = format!("crates/msq-csv/tests/fixtures/{name}");
        let converted = run(["convert", &path]);
        assert_eq!((converted.status, converted.stdout), (Some(0), response()), "{name}");
        assert!(
            converted.stderr.contains(&format!("--> {path}:102 record 81, field 3\n")),
            "{}",
            converted.stderr
        );
    }
}

#[test]
fn text_becomes_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let form = "# MSQ 2020\n\nMember State: C\u{f4}te d'Ivoire\n\n\
        10. Do you collect **usage statistics** of e-government services?\nYes\n\n\
        18. What percentage of your GDP is allocated for ICT investment in the public sector?\n\n- .4 %\n";
    let latin: Vec<u8> = form.chars().map(|letter| u8::try_from(letter).expect("Latin-1")).collect();
    let mut read = Vec::new();
    for (name, content) in [("form.md", form.as_bytes()), ("form.txt", &latin)] {
        fs::write(folder.path().join(name), content).expect("a file");
        let converted: Run =
            msq().current_dir(folder.path()).args(["convert", name]).output().expect("msq runs").into();
        assert_eq!(converted.status, Some(0));
        let guess = "form.txt\n  help: check a word with accents";
        assert_eq!(converted.stderr.contains(guess), name == "form.txt", "{}", converted.stderr);
        read.push(converted.stdout);
    }
    insta::assert_snapshot!("a form in Markdown", read[0]);
    assert_eq!(read[0], read[1]);
}

#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let converted = run(["convert", "README.md", "examples/panama/response.json"]);
    assert_eq!((converted.status, converted.stdout), (Some(1), response()));
    assert!(converted.stderr.starts_with("error: README.md: "), "{}", converted.stderr);
}

#[test]
fn strict_fails_on_what_is_unread() {
    assert_eq!(run(["convert", "--strict", PANAMA]).status, Some(0));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = msq()
        .args(["convert", "examples/panama/response.json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("msq runs");
    drop(child.stdout.take());
    let status = child.wait().expect("msq ends");
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("text");
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}
