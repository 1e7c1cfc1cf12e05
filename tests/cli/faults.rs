//! Faults while reading and writing: what exists stays as it was, what is written is whole, and the message says where.
//! What needs a full disk or a run that is killed anywhere is tried by `tests/tools/faults.py`.

#[cfg(unix)]
mod unix;

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Seek, SeekFrom, Write},
    path::Path,
    process::Stdio,
};

use crate::run::{Run, msq, workspace};

const RESPONSE: &str = "examples/panama/response.json";

/// A folder with Panama's response as `in.json`.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("in.json"), response()).expect("a file");
    folder
}

fn response() -> String {
    fs::read_to_string(workspace().join(RESPONSE)).expect("the example is committed")
}

/// Runs `msq convert` in a folder.
fn convert(folder: &Path, arguments: &[&str]) -> Run {
    msq().current_dir(folder).arg("convert").args(arguments).output().expect("msq runs").into()
}

/// What is in a folder and the folders below it: names, where links lead, contents.
fn state(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if let Ok(target) = fs::read_link(&path) {
            found.push(format!("{} -> {}", path.display(), target.display()));
        } else if path.is_dir() {
            found.extend(state(&path));
        } else {
            let content = path.is_file().then(|| fs::read_to_string(&path).unwrap_or_default());
            found.push(format!("{}: {content:?}", path.display()));
        }
    }
    found.sort();
    found
}

/// Runs the command, which is refused and changes nothing.
#[track_caller]
fn refused(folder: &Path, arguments: &[&str], message: &str) {
    let before = state(folder);
    let Run { stdout, stderr, status } = convert(folder, arguments);
    assert_eq!((status, stdout.as_str()), (Some(2), ""), "{arguments:?}: {stderr}");
    assert!(stderr.starts_with(&format!("error: {message}")), "{arguments:?}: {stderr}");
    assert_eq!(state(folder), before, "{arguments:?}");
}

#[test]
fn an_input_is_never_written_to() {
    let folder = folder();
    fs::hard_link(folder.path().join("in.json"), folder.path().join("hard.json")).expect("a link");
    fs::create_dir(folder.path().join("states")).expect("a folder");
    fs::hard_link(folder.path().join("in.json"), folder.path().join("states/PAN.json")).expect("a link");
    let is_input = |name: &str| format!("{name}: it is an input as well as the output");
    for name in ["in.json", "hard.json", "./states/../in.json"] {
        refused(folder.path(), &["in.json", "-o", name], &is_input(name));
    }
    refused(folder.path(), &["hard.json", "--report", "in.json"], &is_input("in.json"));
    let file = Path::new("states").join("PAN.json").display().to_string();
    refused(folder.path(), &["in.json", "-o", "states", "--split"], &is_input(&file));
    // What is appended would be read again, without an end.
    for (command, input) in [("convert", "in.json"), ("validate", "hard.json"), ("convert", "-")] {
        let path = folder.path().join("in.json");
        let open = |options: &mut fs::OpenOptions| Stdio::from(options.open(&path).expect("the input"));
        let (read, append) =
            (open(fs::OpenOptions::new().read(true)), open(fs::OpenOptions::new().append(true)));
        let mut msq = msq();
        let run = msq.current_dir(folder.path()).args([command, input]).stdin(read).stdout(append);
        let run: Run = run.output().expect("msq runs").into();
        assert_eq!(run.status, Some(2), "{command} {input}");
        assert!(run.stderr.contains(&is_input("standard output")), "{}", run.stderr);
    }
    assert_eq!(fs::read_to_string(folder.path().join("in.json")).expect("the input"), response());
}

/// A shell makes the file before msq lists the folder.
#[test]
fn what_is_written_is_not_an_input_of_its_folder() {
    for to_stdout in [false, true] {
        let folder = folder();
        let path = folder.path().join("all.json");
        let all = File::create(&path).expect("a file");
        let arguments: &[&str] = if to_stdout { &[] } else { &["-o", "all.json"] };
        let mut msq = msq();
        msq.current_dir(folder.path()).args(["convert", "."]).args(arguments);
        if to_stdout {
            msq.stdout(all);
        }
        let run: Run = msq.output().expect("msq runs").into();
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        assert_eq!(fs::read_to_string(path).expect("the output"), response());
    }
}

#[test]
fn a_folder_that_is_written_to_is_read_the_same_again() {
    let folder = folder();
    let arguments = [".", "-o", "all.jsonl", "--report", "findings.csv"];
    let before = [(); 3].map(|()| {
        let run = convert(folder.path(), &arguments);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        state(folder.path())
    });
    assert!(before[0].len() == 3 && before[1..].iter().all(|again| *again == before[0]), "{before:?}");
    fs::create_dir(folder.path().join("below")).expect("a folder");
    let message = "below/..: --split would write into a folder that is read";
    refused(folder.path(), &["in.json", ".", "-o", "below/..", "--split", "--to", "xml"], message);
}

#[test]
fn data_and_report_are_two_files() {
    let folder = folder();
    fs::create_dir(folder.path().join("below")).expect("a folder");
    for report in ["./out.csv", "below/../out.csv"] {
        let message = format!("{report}: the report would go where the data goes");
        refused(folder.path(), &["in.json", "-o", "out.csv", "--report", report], &message);
    }
    let split = convert(
        folder.path(),
        &["in.json", "-o", "all", "--split", "--to", "csv", "--report", "all/pan.csv"],
    );
    assert_eq!(split.status, Some(0), "{}", split.stderr);
    let read = |name: &str| fs::read_to_string(folder.path().join("all").join(name)).expect("an output");
    assert!(read("PAN-2.csv").contains("Panamá") && !read("pan.csv").contains("Panamá"));
}

/// Those that a killed run leaves are nobody's: neither read nor in the way.
#[test]
fn what_a_killed_run_left_hinders_nobody() {
    let folder = folder();
    fs::write(folder.path().join(".msq-a1B2c3.part"), "{").expect("a file");
    for arguments in [&[".", "-o", "out.jsonl"][..], &["in.json", "-o", ".", "--split", "--to", "xml"]] {
        let run = convert(folder.path(), arguments);
        assert_eq!((run.status, run.stderr.contains("part")), (Some(0), false), "{}", run.stderr);
    }
    let mut names: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    names.sort();
    assert_eq!(names, [".msq-a1B2c3.part", "PAN.xml", "in.json", "out.jsonl"]);
}

/// Converts a long file into a pipe that is full before it ends, and changes the file then.
fn changed_meanwhile(change: impl FnOnce(&Path)) -> Run {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.jsonl");
    fs::write(&path, LINE.repeat(LINES)).expect("a file");
    let mut child = msq()
        .current_dir(folder.path())
        .args(["convert", "--to", "jsonl", "long.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("msq runs");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut first = String::new();
    stdout.read_line(&mut first).expect("a line");
    change(&path);
    let rest = std::io::read_to_string(stdout).expect("lines");
    let mut run: Run = child.wait_with_output().expect("msq ends").into();
    run.stdout = first + &rest;
    run
}

const LINE: &str = "{\"edition\":\"2020\",\"version\":\"1.0\",\"memberState\":{\"name\":\"Utopia\"}}\n";
const LINES: usize = 20_000;

#[test]
fn a_file_that_is_written_to_while_it_is_read_is_told() {
    let open = |path: &Path| fs::OpenOptions::new().write(true).open(path).expect("the file");
    for change in [
        // Between two lines, so that all that is left is well-formed.
        |file: File| file.set_len(LINE.len() as u64 * (LINES as u64 / 2)).expect("a shorter file"),
        |file: File| file.set_len(0).expect("an empty file"),
        |mut file: File| {
            file.seek(SeekFrom::End(0)).and_then(|_| file.write_all(LINE.as_bytes())).expect("a longer file");
        },
    ] {
        let run = changed_meanwhile(|path| change(open(path)));
        assert_eq!(run.status, Some(1));
        assert!(
            run.stderr.starts_with("error: long.jsonl: it was changed while it was read"),
            "{}",
            run.stderr
        );
    }
}

/// It is opened once, and what was opened stays as it was.
#[cfg(unix)]
#[test]
fn a_file_that_is_replaced_or_removed_while_it_is_read_is_read_whole() {
    for change in [
        |path: &Path| fs::remove_file(path).expect("the file"),
        |path: &Path| {
            let new = path.with_extension("new");
            fs::write(&new, LINE.replace("Utopia", "Atlantis").repeat(LINES)).expect("a file");
            fs::rename(new, path).expect("its new name");
        },
    ] {
        let run = changed_meanwhile(change);
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
        assert_eq!(run.stdout, LINE.repeat(LINES));
    }
}
