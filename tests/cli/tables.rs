//! `msq convert` to tables and back, to many files, and without some answers; and `msq roundtrip`.

use std::{fs, path::Path, process::Stdio};

use crate::run::{PANAMA, Run, msq, run, workspace};

const RESPONSE: &str = "examples/panama/response.json";

/// Converts a file of the workspace to `to`.
fn convert(input: &Path, to: &Path, arguments: &[&str]) -> Run {
    msq().arg("convert").arg(input).arg("-o").arg(to).args(arguments).output().expect("msq runs").into()
}

/// Panama's response twice and a third one, which is plainly invented.
fn three(folder: &Path) -> std::path::PathBuf {
    let one = fs::read_to_string(workspace().join(RESPONSE)).expect("the example is committed");
    let utopia = r#"{"edition": "2020", "version": "1.0", "memberState": {"name": "../Utopia"}, "date": {"explanation": ""}}"#;
    let path = folder.join("three.json");
    fs::write(&path, format!("[{one}, {one}, {utopia}]")).expect("the folder is ours");
    path
}

#[test]
fn tables_hold_what_json_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let three = three(folder.path());
    for (name, arguments) in [
        ("a.csv", &[][..]),
        ("b.csv", &["--layout", "wide", "--bom"]),
        ("c.csv", &["--layout", "long"]),
        ("d.tsv", &["--layout", "long"]),
    ] {
        let (table, again) = (folder.path().join(name), folder.path().join("again.json"));
        assert_eq!(convert(&three, &table, arguments).status, Some(0), "{name}");
        assert_eq!(convert(&table, &again, &[]).status, Some(0), "{name}");
        let expected = run(["convert", &three.display().to_string()]).stdout;
        assert_eq!(fs::read_to_string(&again).expect("the output"), expected, "{name}");
        let start = fs::read(&table).expect("the table");
        assert_eq!(start.starts_with("\u{feff}".as_bytes()), arguments.contains(&"--bom"), "{name}");
    }
}

#[test]
fn a_form_holds_one_response() {
    let folder = tempfile::tempdir().expect("a folder");
    let form = folder.path().join("form.csv");
    assert_eq!(convert(Path::new(PANAMA), &form, &["--layout", "form"]).status, Some(0));
    let json = fs::read_to_string(workspace().join(RESPONSE)).expect("the example is committed");
    assert_eq!(run(["convert", &form.display().to_string()]).stdout, json);
    let refused = convert(&three(folder.path()), &folder.path().join("all.csv"), &["--layout", "form"]);
    assert_eq!(refused.status, Some(2));
    assert!(refused.stderr.contains("a form holds one response"), "{}", refused.stderr);
    assert!(!folder.path().join("all.csv").exists());
}

#[test]
fn a_file_for_each_response() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("states");
    let split = convert(&three(folder.path()), &to, &["--split", "--to", "csv"]);
    assert_eq!(split.status, Some(0), "{}", split.stderr);
    let mut names: Vec<_> = fs::read_dir(&to)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    assert_eq!(names, ["PAN-2.csv", "PAN.csv", "response-Utopia.csv"]);
    let all = run(["convert", &to.display().to_string(), "--to", "jsonl"]);
    assert_eq!(all.stdout.lines().count(), 3, "{}", all.stderr);
}

#[test]
fn answers_are_left_out() {
    for (arguments, kept, dropped) in [
        (&["--omit", "4,X.contact"][..], "satisfiedPopulation", "Halman"),
        (&["--omit", "X"], "Halman", "Madelaine"),
        (&["--omit", "memberState"], "Halman", "Panamá\""),
        (&["--omit", "4.email"], "Halman", "ihalman@"),
        (&["--only", "17"], "Panamá", "Halman"),
        (&["--only", "VI,4.name", "--omit", "17"], "Halman", "satisfiedPopulation"),
    ] {
        let converted = msq().args(["convert", PANAMA]).args(arguments).output().expect("msq runs");
        let Run { stdout, stderr, status } = converted.into();
        assert_eq!(status, Some(0), "{arguments:?}: {stderr}");
        assert!(stdout.contains(kept), "{arguments:?} keeps {kept}");
        assert!(!stdout.contains(dropped) && !stderr.contains(dropped), "{arguments:?} drops {dropped}");
    }
}

#[test]
fn what_is_left_out_is_not_told_and_keeps_nothing_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("table.csv");
    let form = "path,number,question,answer,url,description\nedition,,,2020\nversion,,,1.0\n4.name,,,Halman,call Halman\n\
                authorization.answer,,,yes\n";
    for (text, arguments) in [
        ("edition,version,17.value,18.value\n2020,1.0,lots,7\n", &["--omit", "17"][..]),
        ("edition,version,memberState.name\n2020,1.0,Panama\n2020,1.0,Panama\n", &["--omit", "memberState"]),
        (form, &["--omit", "4,X.contact"]),
    ] {
        fs::write(&table, text).expect("the folder is ours");
        let converted = msq().arg("convert").arg(&table).args(arguments).output().expect("msq runs");
        let Run { stderr, status, .. } = converted.into();
        assert_eq!((status, stderr.as_str()), (Some(0), ""), "{text}");
    }
}

#[test]
fn what_cannot_be_meant_is_refused() {
    for (arguments, message) in [
        (&["--omit", "99"][..], "\"99\" is neither"),
        (&["--only", "4,"], "\"\" is neither"),
        (&["--split"], "--output"),
        (&["-o", "out.ods"], "doesn't say a format that msq writes"),
        (&["-o", "out.md"], "doesn't say a format that msq writes"),
        (&["-o", "out.csv", "--to", "json"], "another format"),
        (&["-o", "Cargo.toml", "--split"], "it is no folder"),
        (&["-o", "-", "--split"], "it is no folder"),
        (&["--bom"], "--bom is of CSV; the output is json"),
        (&["--report", "-"], "the report would go where the data goes"),
        (&["-o", "out.csv", "--report", "out.csv"], "the report would go where the data goes"),
    ] {
        let refused = msq().args(["convert", PANAMA]).args(arguments).output().expect("msq runs");
        let Run { stdout, stderr, status } = refused.into();
        assert_eq!((status, stdout.as_str()), (Some(2), ""), "{arguments:?}: {stderr}");
        assert!(stderr.contains(message), "{arguments:?}: {stderr}");
    }
}

#[test]
fn a_layout_that_nothing_has_is_refused() {
    let message = "its format has no cells, which could be laid out";
    for (arguments, status) in [
        (&["convert", RESPONSE, "--to", "json", "--layout", "long"][..], 2),
        (&["convert", RESPONSE, RESPONSE, "--to", "csv", "--input-layout", "wide"], 2),
        (&["convert", PANAMA, "--from", "xml", "--layout", "form"], 2),
        (&["validate", RESPONSE, "--layout", "form"], 2),
        (&["roundtrip", RESPONSE, "--layout", "form"], 2),
        // Some input or the output has cells, or may have some.
        (&["convert", RESPONSE, PANAMA, "--to", "jsonl", "--layout", "form"], 0),
        (&["convert", RESPONSE, "--to", "csv", "--layout", "long"], 0),
        (&["validate", "-", PANAMA, "--layout", "form"], 1),
    ] {
        let Run { stderr, status: ended, .. } =
            msq().args(arguments).stdin(Stdio::null()).output().expect("msq runs").into();
        assert_eq!((ended, stderr.contains(message)), (Some(status), status == 2), "{arguments:?}: {stderr}");
    }
}

#[test]
fn an_edited_table_is_read_strictly() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("table.csv");
    for (text, finding) in [
        ("edition,version,17.value\n2020,1.0,lots\n", "found \"lots\", expected a number in per cent"),
        ("edition,version,17.value\n2042,1.0,81\n", "found edition \"2042\", expected \"2020\""),
        ("edition,17.value\n2020,81\n", "the version is missing"),
        ("17.value,18.value,1.count\n81,2,0\n", "the edition is missing"),
        ("response,memberState,code,path,value\n1,,17,17.value,81\n", "the edition is missing"),
        ("response,memberState,code,path,value\n1,Utopia,17,17.value,81\n", "no row of its own says it"),
        ("edition,version,5.c.count,5.c.name\n2020,1.0,2,one\n", "1 line(s), but the list has 2 entries"),
        ("edition,version,17.value,17.value\n2020,1.0,81,82\n", "a second value"),
        (
            "response,memberState,code,path,value\n1,,,edition,2020\n1,,,version,1.0\n1,,99,99.value,x\n",
            "no part has the path \"99.value\"",
        ),
    ] {
        fs::write(&table, text).expect("the folder is ours");
        let converted = run(["convert", &table.display().to_string()]);
        assert_eq!((converted.status, converted.stdout.as_str()), (Some(2), ""), "{text}");
        assert!(converted.stderr.contains(finding), "{text}: {}", converted.stderr);
    }
    for text in [
        "Edition,VERSION , 17.Value\n2020,1.0,81\n",
        "response,memberstate,code,path,value\n1,,17,17.value,81\n1,,,version,1.0\n1,,,edition,2020\n",
        "Path,Number,Question,Answer,URL,Description\nedition,,,2020\nversion,,,1.0\n17.value,,,81\n\
         authorization.answer,,,yes\nX.contact.name,,,Halman\n",
    ] {
        fs::write(&table, text).expect("the folder is ours");
        let converted = run(["convert", "--to", "jsonl", &table.display().to_string()]);
        assert_eq!((converted.status, converted.stderr.as_str()), (Some(0), ""), "{text}");
        assert!(converted.stdout.contains(r#"{"value":81}"#), "{text}: {}", converted.stdout);
    }
    fs::write(&table, "edition,version,17.value,score\n2020,1.0,81,7\n").expect("the folder is ours");
    let converted = run(["convert", "--strict", &table.display().to_string()]);
    assert_eq!(converted.status, Some(1));
    assert!(converted.stderr.contains("its column is headed \"score\""), "{}", converted.stderr);
}

#[test]
fn a_form_filled_in_by_hand_is_read_as_people_write() {
    let folder = tempfile::tempdir().expect("a folder");
    let form = folder.path().join("form.csv");
    let rows = [
        "Our copy",
        "path,number,question,answer,url,description",
        ",,Member States Questionnaire,said above",
        "edition,,,2020",
        "version,,,1.0",
        "memberState.name,,Member State,Utopia",
        "date.value,,Date,31 March 2019",
        "10.answer,10,,Yes",
        "9.digitalIdentity,,,x,,since 2015",
        "9.digitalSignature,,,Act 12 of 2018",
        "8.digitalFirst,,,no",
        "15.other,,,,,BI",
        "17.value,17,,\"62,5 %\"",
        "18.value,18,,\"Yes, 0.4 % of it\"",
        "18.explanation,,,of GDP",
        "17.explanation,,,'90s",
        "19.value,19,,\"Yes, 81.0000000000000000001 % of it\"",
        "5.c[2],,,,https://a.example",
    ];
    fs::write(&form, rows.join("\n")).expect("the folder is ours");
    let Run { stdout, stderr, status } = run(["convert", "--to", "jsonl", &form.display().to_string()]);
    assert_eq!(status, Some(0), "{stderr}");
    for answer in [
        r#""date":{"value":"2019-03-31"}"#,
        r#"{"answer":true}"#,
        r#"{"ticked":["digitalIdentity"],"details":{"digitalIdentity":"since 2015","digitalSignature":"Act 12 of 2018"}}"#,
        r#"{"details":{"other":"BI"}}"#,
        r#"{"value":62.5,"explanation":"'90s"}"#,
        r#"{"entries":[{"url":"https://a.example"}]}"#,
        r#"{"value":0.4,"explanation":"of GDP\nYes, 0.4 % of it"}"#,
        r#"{"value":81,"explanation":"Yes, 81.0000000000000000001 % of it"}"#,
    ] {
        assert!(stdout.contains(answer), "{answer} isn't in {stdout}");
    }
    assert!(!stdout.contains(r#""ticked":[]"#), "one option of 8 is said not to be ticked: {stdout}");
    for finding in
        ["kept-as-words", "number-in-words", "rounded-number", "1 of 11 options are said not to be ticked"]
    {
        assert!(stderr.contains(finding), "{finding}: {stderr}");
    }
    assert!(stderr.contains("\"Our copy\" stands beside the table"), "{stderr}");
    assert!(stderr.contains("\"said above\" isn't understood"), "{stderr}");
}

#[test]
fn every_example_is_the_same_response() {
    let json = fs::read_to_string(workspace().join(RESPONSE)).expect("the example is committed");
    let examples = workspace().join("examples/panama/formats");
    let examples: Vec<_> = fs::read_dir(examples).expect("they are committed").flatten().collect();
    assert_eq!(examples.len(), 11);
    for example in examples {
        let Run { stdout, stderr, status } = run(["convert", &example.path().display().to_string()]);
        assert_eq!((status, stdout), (Some(0), json.clone()), "{example:?}");
        // A form is for people to fill in, so that its answers are checked.
        let is_form = example.file_name().to_string_lossy().starts_with("form.");
        let found = stderr.lines().filter(|line| line.starts_with("warning["));
        let told: Vec<_> = found.map(|line| line.split_once(']').map_or(line, |(code, _)| code)).collect();
        let checks = ["warning[not-authorized", "warning[words-without-tick"];
        assert_eq!((told, stderr.is_empty()), (if is_form { checks.into() } else { Vec::new() }, !is_form));
    }
}

#[test]
fn a_file_is_identical_after_every_format() {
    let gone_round = run(["roundtrip", PANAMA]);
    assert_eq!(gone_round.status, Some(0));
    assert!(gone_round.stdout.ends_with(": identical\n"), "{}", gone_round.stdout);
}

#[test]
fn what_cannot_be_read_does_not_come_round() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("table.csv");
    fs::write(&table, "edition,version,17.value\n2020,1.0,lots\n").expect("the folder is ours");
    let gone_round = run(["roundtrip", &table.display().to_string()]);
    assert_eq!(gone_round.status, Some(1));
    assert!(gone_round.stderr.contains("17.value: found \"lots\""), "{}", gone_round.stderr);
}
