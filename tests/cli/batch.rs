//! Many inputs: what comes of them is the same for any number of jobs, and one bad input doesn't stop the rest.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

use crate::run::{PANAMA, Run, msq, workspace};

/// A folder with inputs of every sort: good, doubtful, with errors, broken in part, broken, empty, and not to be read.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let add = |name: &str, content: &[u8]| fs::write(folder.path().join(name), content).expect("a file");
    let panama = fs::read(workspace().join(PANAMA)).expect("the example");
    let json = fs::read_to_string(workspace().join("examples/panama/response.json")).expect("the example");
    let line = |name: &str| {
        format!(r#"{{"edition":"2020","version":"1.0","memberState":{{"name":"{name}"}}}}"#) + "\n"
    };
    add("a-truncated.xlsx", &panama[..panama.len() / 2]);
    add("b-doubtful.xlsx", &panama);
    add("c-good.json", json.as_bytes());
    add("d-empty.csv", b"");
    let many: String = (0..100).map(|number| line(&format!("Utopia {number}"))).collect();
    add("e-many.jsonl", many.as_bytes());
    add("f-faulty.json", json.replacen("81", "\"81\"", 1).as_bytes());
    add("g-partly.jsonl", [line("Utopia"), "{]\n".to_owned(), line("Atlantis")].concat().as_bytes());
    add("h-unread.csv", b"edition,version,17.value,score\n2020,1.0,81,7\n");
    add("i-again.json", json.as_bytes());
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", folder.path().join("j-unreadable.xml")).expect("a link");
    #[cfg(not(unix))]
    add("j-unreadable.xml", b"<");
    folder
}

/// What a run says and leaves behind.
#[derive(Debug, PartialEq)]
struct Left {
    stdout: String,
    stderr: String,
    status: Option<i32>,
    files: Vec<(PathBuf, String)>,
}

/// Runs the command on the inputs in a new folder.
fn left(arguments: &[&str], inputs: &Path, jobs: Option<&str>) -> Left {
    let folder = tempfile::tempdir().expect("a folder");
    let jobs = jobs.into_iter().flat_map(|jobs| ["--jobs", jobs]);
    let run = msq().current_dir(folder.path()).args(arguments).arg(inputs).args(jobs).output();
    let Run { stdout, stderr, status } = run.expect("msq runs").into();
    let mut files = Vec::new();
    let mut folders = vec![folder.path().to_owned()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(below).expect("a folder").flatten() {
            let path = entry.path();
            let name = path.strip_prefix(folder.path()).expect("it is below").to_owned();
            match fs::read_to_string(&path) {
                Ok(text) => files.push((name, text)),
                Err(_) => folders.push(path),
            }
        }
    }
    files.sort();
    Left { stdout, stderr, status, files }
}

#[test]
fn any_number_of_jobs_gives_the_same() {
    let folder = folder();
    for (arguments, files) in [
        (&["convert", "--to", "jsonl"][..], 0),
        (&["convert", "-o", "all.csv", "--report", "findings.csv"], 2),
        (&["convert", "-o", "states", "--split", "--to", "json", "--report", "findings.csv"], 107),
        (&["convert", "--strict", "--to", "xml"], 0),
        (&["convert", "-o", "some.json", "--omit", "17,4,X.contact"], 1),
        (&["validate"], 0),
        (&["validate", "--format", "json"], 0),
        (&["validate", "--format", "csv"], 0),
    ] {
        let one = left(arguments, folder.path(), Some("1"));
        assert_eq!((one.status, one.files.len()), (Some(1), files), "{arguments:?}: {}", one.stderr);
        for jobs in ["2", "3"] {
            assert_eq!(left(arguments, folder.path(), Some(jobs)), one, "{arguments:?}, {jobs} jobs");
        }
    }
}

#[test]
fn a_summary_counts_inputs_and_responses() {
    let folder = folder();
    let converted = left(&["convert", "-o", "all.csv"], folder.path(), None);
    let lines: Vec<_> = converted.stderr.lines().rev().take(2).collect();
    assert_eq!(lines[0], "wrote 106 responses to all.csv");
    // Doubtful are Panama's workbook, its second and third response, and the table with an unread column.
    let summary = "10 inputs (4 failed), 107 responses (4 doubtful, 1 with errors): 5 errors, 18 warnings";
    assert_eq!(lines[1], summary);
    // `validate` checks more, and says it in the same words: for people below the findings, else beside the data.
    let validated = left(&["validate"], folder.path(), None);
    let last = validated.stdout.lines().last().expect("a summary");
    assert!(
        last.starts_with("10 inputs (4 failed), 107 responses (106 doubtful, 1 with errors): 5 errors, "),
        "{last}"
    );
    assert_eq!(validated.stderr, "");
    let listed = left(&["validate", "--format", "csv"], folder.path(), None);
    assert_eq!(listed.stderr.trim_end(), last);
    // Of one input, its own line says enough.
    let one = left(&["convert"], &folder.path().join("f-faulty.json"), None);
    assert!(one.stderr.ends_with("f-faulty.json: 1 error\n"), "{}", one.stderr);
}

/// Whoever sent a Word file is missing from the data.
#[test]
fn a_summary_counts_what_is_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(workspace().join(PANAMA), folder.path().join("panama.xlsx")).expect("a file");
    let summary_of = |run: &Left| {
        let said = format!("{}{}", run.stderr, run.stdout);
        said.lines().find(|line| line.starts_with("1 input, 1 response")).map(str::to_owned)
    };
    let alone = left(&["convert", "-o", "all.csv"], folder.path(), None);
    assert_eq!(summary_of(&alone), None, "{}", alone.stderr);
    fs::write(folder.path().join("utopia.docx"), "PK").expect("a file");
    fs::write(folder.path().join("~$utopia.docx"), "").expect("a file");
    let with_one = left(&["convert", "-o", "all.csv"], folder.path(), None);
    assert!(with_one.stderr.contains(": passed over utopia.docx\n"), "{}", with_one.stderr);
    let summary = summary_of(&with_one).expect("a summary");
    assert!(summary.ends_with("; 1 other passed over"), "{summary}");
    fs::write(folder.path().join("panama.xlsx.bak"), "PK").expect("a file");
    fs::create_dir(folder.path().join("more")).expect("a folder");
    for format in ["text", "csv", "json"] {
        let run = left(&["validate", "--format", format], folder.path(), None);
        let summary = summary_of(&run).expect("a summary");
        assert!(summary.ends_with("; 3 others passed over"), "{summary}");
        assert_eq!(run.stdout.contains(&summary), format == "text");
    }
}

#[test]
fn findings_as_json_are_one_list() {
    let folder = folder();
    fs::write(
        folder.path().join("nothing-to-say.csv"),
        "edition,version,memberState.name,authorization.answer,X.contact.name\n2020,1.0,Peru,true,Ana\n",
    )
    .expect("a file");
    let list = |input: &str| {
        let listed = left(&["validate", "--format", "json"], &folder.path().join(input), None).stdout;
        let findings: Vec<serde_json::Value> = serde_json::from_str(&listed).expect("a list");
        assert_eq!(listed, serde_json::to_string_pretty(&findings).expect("JSON") + "\n");
        findings.len()
    };
    assert_eq!((list("nothing-to-say.csv"), list("d-empty.csv")), (0, 1));
    assert!(list("") > list("e-many.jsonl"));
}

#[test]
fn standard_input_is_one_input() {
    let run: Run = msq().args(["validate", "-", "README.md", "-"]).output().expect("msq runs").into();
    assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.starts_with("error: standard input: it is named twice"), "{}", run.stderr);
}

/// Whoever closes the pipe has read enough, even if another input never ends.
#[test]
fn a_closed_pipe_ends_a_batch_quietly() {
    let mut child = msq()
        .args([
            "convert",
            "--jobs",
            "2",
            "examples/panama/response.json",
            "examples/panama/response.json",
            "-",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("msq runs");
    let open = child.stdin.take();
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("msq ends");
    drop(open);
    assert_eq!(ended.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn the_report_goes_as_far_as_the_output_did() {
    let folder = folder();
    let both = |jobs| {
        let arguments = ["convert", "-o", "/dev/full", "--to", "json", "--report", "findings.csv"];
        left(&arguments, folder.path(), Some(jobs))
    };
    let one = both("1");
    assert_eq!(one.status, Some(2));
    assert!(one.stderr.contains("error: /dev/full: it can't be written"), "{}", one.stderr);
    let [(name, report)] = &one.files[..] else { panic!("{:?}", one.files) };
    assert_eq!(name, Path::new("findings.csv"));
    assert!(report.contains("a-truncated.xlsx") && report.contains("number-in-words"), "{report}");
    assert!(!report.contains("f-faulty.json"), "{report}");
    assert_eq!(both("3"), one);
}
