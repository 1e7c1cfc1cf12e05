//! Faults while reading and writing: what exists stays as it was, what is written is whole, and the message says where. What needs
//! a full disk or a run that is killed anywhere is tried by `tests/tools/faults.py`.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Seek, SeekFrom, Write},
    path::Path,
    process::{Command, Stdio},
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

#[cfg(unix)]
mod unix {
    use std::os::unix::{fs::symlink, process::ExitStatusExt};

    use super::*;

    fn mkfifo(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().expect("POSIX has it").success());
    }

    #[test]
    fn a_link_stays_and_the_file_behind_it_is_written() {
        let folder = folder();
        fs::create_dir(folder.path().join("below")).expect("a folder");
        fs::write(folder.path().join("old.json"), "old").expect("a file");
        let link = |link: &str, target: &str| symlink(target, folder.path().join(link)).expect("a link");
        link("to-a-file.json", "old.json");
        link("to-nothing.json", "new-1.json");
        // Where it leads counts from its own folder.
        link("below/up.json", "../new-2.json");
        link("first.json", "second.json");
        link("second.json", "new-3.json");
        for (name, file) in [
            ("to-a-file.json", "old.json"),
            ("to-nothing.json", "new-1.json"),
            ("below/up.json", "new-2.json"),
            ("first.json", "new-3.json"),
        ] {
            let run = convert(folder.path(), &["in.json", "-o", name]);
            assert_eq!(run.status, Some(0), "{name}: {}", run.stderr);
            assert!(folder.path().join(name).is_symlink(), "{name}");
            let file = folder.path().join(file);
            assert!(!file.is_symlink(), "{name}");
            assert_eq!(fs::read_to_string(file).expect("the output"), response(), "{name}");
        }
        assert!(folder.path().join("second.json").is_symlink());
        for (name, target, message) in [
            ("self.json", "self.json", "self.json: it can't be written (Too many levels of symbolic links"),
            ("folder.json", "below", "folder.json: it can't be written (is a directory)"),
            ("away.json", "none/new.json", "none: the folder to write to does not exist"),
            ("input.json", "in.json", "input.json: it is an input as well as the output"),
        ] {
            link(name, target);
            refused(folder.path(), &["in.json", "-o", name], message);
        }
    }

    #[test]
    fn a_split_never_leaves_its_folder() {
        for there in ["../victim.json", "nowhere.json", "in a circle", "a folder", "a pipe"] {
            let folder = folder();
            fs::write(folder.path().join("victim.json"), "old").expect("a file");
            let name = folder.path().join("states/PAN.json");
            fs::create_dir(folder.path().join("states")).expect("a folder");
            match there {
                "a folder" => fs::create_dir(&name).expect("a folder"),
                "a pipe" => mkfifo(&name),
                "in a circle" => symlink("PAN.json", &name).expect("a link"),
                target => symlink(target, &name).expect("a link"),
            }
            let message = "states/PAN.json: in the folder of --split, that name is taken";
            refused(folder.path(), &["in.json", "-o", "states", "--split"], message);
        }
        // A link to the folder itself was named by who types.
        let folder = folder();
        fs::create_dir(folder.path().join("states")).expect("a folder");
        symlink("states", folder.path().join("link")).expect("a link");
        assert_eq!(convert(folder.path(), &["in.json", "-o", "link", "--split"]).status, Some(0));
        assert!(folder.path().join("states/PAN.json").is_file());
    }

    #[test]
    fn a_folder_is_read_with_whatever_is_in_it() {
        let folder = folder();
        let link = |target, name| symlink(target, folder.path().join(name)).expect("a link");
        link("in.json", "again.json");
        link("circle.json", "circle.json");
        link(".", "folder.json");
        link("/dev/zero", "endless.csv");
        mkfifo(&folder.path().join("pipe.csv"));
        let run = convert(folder.path(), &[".", "--to", "jsonl"]);
        assert_eq!((run.status, run.stdout.lines().count()), (Some(1), 2), "{}", run.stderr);
        assert!(
            run.stderr.starts_with(".: passed over endless.csv, folder.json, pipe.csv\n"),
            "{}",
            run.stderr
        );
        assert!(run.stderr.contains("error: ./circle.json: it can't be read"), "{}", run.stderr);
        assert!(run.stderr.contains("a second response of Panama"), "{}", run.stderr);
        let summary = "\n3 inputs (1 failed), 2 responses (1 doubtful): 1 error, 1 warning\n";
        assert!(run.stderr.contains(summary), "{}", run.stderr);
    }

    /// A pipe is opened once, to write: to compare it with the inputs first would wait for ever.
    #[test]
    fn a_pipe_is_written_to() {
        let folder = folder();
        let pipe = folder.path().join("pipe");
        mkfifo(&pipe);
        let child = msq()
            .current_dir(folder.path())
            .args(["convert", ".", "--to", "json", "-o", "pipe", "--report", "findings.csv"])
            .stderr(Stdio::piped())
            .spawn()
            .expect("msq runs");
        assert_eq!(fs::read_to_string(pipe).expect("a pipe"), response());
        assert_eq!(child.wait_with_output().expect("msq ends").status.code(), Some(0));
    }

    /// Whoever opened a descriptor has written there before, and may do so behind that.
    #[cfg(target_os = "linux")]
    #[test]
    fn what_names_an_open_descriptor_is_written_to_as_it_is() {
        let line = LINE.repeat(2);
        for (command, names) in [
            // Where the shell and msq share a place in the file, the last line comes behind the data.
            ("{ echo before; msq -o NAME; echo behind; } > log", &["/dev/stdout", "/dev/fd/1", "link"][..]),
            (
                "echo before > log; msq -o NAME >> log; echo behind >> log",
                &["/dev/stdout", "/proc/self/fd/1"],
            ),
            ("{ echo before; msq -o NAME; echo behind; } 2> log >&2", &["/dev/stderr", "/dev/fd/2"]),
            ("{ echo before; msq -o NAME; echo behind; } 3>> log >&3", &["/dev/fd/3", "/proc/self/fd/3"]),
            (
                "echo before > log; msq --report NAME 2>> log > log.jsonl; echo behind >> log",
                &["/dev/stderr"],
            ),
        ] {
            for name in names {
                let folder = tempfile::tempdir().expect("a folder");
                fs::write(folder.path().join("in.jsonl"), &line).expect("a file");
                symlink("/dev/stdout", folder.path().join("link")).expect("a link");
                let convert = format!("{} convert in.jsonl --to jsonl", env!("CARGO_BIN_EXE_msq"));
                let script = command.replace("msq", &convert).replace("NAME", name);
                let mut sh = Command::new("sh");
                let run: Run =
                    sh.current_dir(folder.path()).args(["-c", &script]).output().expect("a shell").into();
                let log = fs::read_to_string(folder.path().join("log")).expect("the log");
                assert!(log.starts_with("before\n") && log.ends_with("behind\n"), "{script}: {log:?}");
                let written = if script.contains("report") { "severity" } else { LINE };
                assert!(log.contains(written), "{script}: {log:?} {}", run.stderr);
            }
        }
    }

    #[test]
    fn an_interrupted_run_leaves_nothing() {
        for (signal, number) in [("INT", 2), ("TERM", 15)] {
            let folder = tempfile::tempdir().expect("a folder");
            fs::write(folder.path().join("out.json"), "old").expect("a file");
            let mut child = msq()
                .current_dir(folder.path())
                .args(["convert", "-", "-o", "out.json", "--report", "findings.csv"])
                .stdin(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("msq runs");
            let mut stdin = child.stdin.take().expect("a pipe");
            // More than fits into a pipe: when it is gone, msq has begun to read, and has made its outputs before.
            stdin.write_all(" ".repeat(1 << 20).as_bytes()).expect("msq reads");
            assert_eq!(state(folder.path()).len(), 3);
            let id = child.id().to_string();
            assert!(Command::new("kill").args(["-s", signal, &id]).status().expect("POSIX has it").success());
            assert_eq!(child.wait().expect("msq ends").signal(), Some(number));
            let path = folder.path().join("out.json").display().to_string();
            assert_eq!(state(folder.path()), [format!("{path}: Some(\"old\")")], "SIG{signal}");
        }
    }
}
