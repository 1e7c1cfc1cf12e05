//! Links, pipes, descriptors and signals, as Unix has them.

use std::{
    os::unix::{fs::symlink, process::ExitStatusExt},
    process::Command,
};

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
fn a_report_behind_a_link_is_not_replaced_by_the_data() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("elsewhere/below")).expect("a folder");
    symlink("elsewhere/below", folder.path().join("states")).expect("a link");
    // To a file that isn't there yet.
    symlink("elsewhere/./below/pan.csv", folder.path().join("findings.csv")).expect("a link");
    for _ in 0..2 {
        let arguments = ["in.json", "-o", "states", "--split", "--to", "csv", "--report", "findings.csv"];
        let run = convert(folder.path(), &arguments);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        assert_eq!(fs::read_dir(folder.path().join("states")).expect("a folder").count(), 2);
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("an output");
        assert!(read("findings.csv").starts_with("memberState,iso,severity,"), "{}", read("findings.csv"));
        assert!(read("states/PAN-2.csv").contains("Panamá"));
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
    assert!(run.stderr.starts_with(".: passed over endless.csv, folder.json, pipe.csv\n"), "{}", run.stderr);
    assert!(run.stderr.contains("error: ./circle.json: it can't be read"), "{}", run.stderr);
    assert!(run.stderr.contains("a second response of Panama"), "{}", run.stderr);
    let summary =
        "\n3 inputs (1 failed), 2 responses (1 doubtful): 1 error, 1 warning; 3 others passed over\n";
    assert!(run.stderr.contains(summary), "{}", run.stderr);
}

/// The crate that writes workbooks panics where its temporary file finds no room, which is no fault of msq.
#[test]
fn no_room_for_a_workbook_is_told_once() {
    let folder = folder();
    fs::write(folder.path().join("many.jsonl"), LINE.repeat(1_000)).expect("a file");
    // A file may have one block, and to go on is a failure, not the end.
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" convert many.jsonl -o out.xlsx --layout long";
    let run = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_msq")])
        .current_dir(folder.path())
        .env_remove("RUST_BACKTRACE")
        .output();
    let run: Run = run.expect("a shell runs").into();
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    let errors: Vec<_> = run.stderr.lines().filter(|line| line.starts_with("error: ")).collect();
    let [error] = &errors[..] else { panic!("{}", run.stderr) };
    assert!(error.starts_with("error: out.xlsx: the response from many.jsonl:"), "{error}");
    assert!(error.contains("that the folder for temporary files has room"), "{error}");
    assert!(!folder.path().join("out.xlsx").exists());
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
        ("echo before > log; msq -o NAME >> log; echo behind >> log", &["/dev/stdout", "/proc/self/fd/1"]),
        ("{ echo before; msq -o NAME; echo behind; } 2> log >&2", &["/dev/stderr", "/dev/fd/2"]),
        ("{ echo before; msq -o NAME; echo behind; } 3>> log >&3", &["/dev/fd/3", "/proc/self/fd/3"]),
        ("echo before > log; msq --report NAME 2>> log > log.jsonl; echo behind >> log", &["/dev/stderr"]),
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

/// A run that was sent a signal while it reads standard input, and is given more of it behind that.
#[cfg(target_os = "linux")]
fn signalled(folder: &Path, env: &str, signal: &str) -> std::process::ExitStatus {
    fs::write(folder.join("out.json"), "old").expect("a file");
    let mut child = Command::new("sh")
        .current_dir(folder)
        // Without a core, which would be in the folder.
        .args(["-c", "ulimit -c 0; exec env \"$@\"", "sh", &format!("--{env}-signal={signal}")])
        .args([env!("CARGO_BIN_EXE_msq"), "convert", "-", "-o", "out.json", "--report", "findings.csv"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a shell");
    let mut stdin = child.stdin.take().expect("a pipe");
    // More than fits into a pipe: when it is gone, msq has begun to read, and has made its outputs before.
    let blank = " ".repeat(1 << 20);
    stdin.write_all(blank.as_bytes()).expect("msq reads");
    assert_eq!(state(folder).len(), 3);
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-s", signal, &id]).status().expect("POSIX has it").success());
    // Whoever is gone doesn't read it.
    let _ = stdin.write_all(blank.as_bytes());
    drop(stdin);
    child.wait().expect("msq ends")
}

#[cfg(target_os = "linux")]
#[test]
fn an_interrupted_run_leaves_nothing_and_one_that_ignores_signals_goes_on() {
    for (signal, number) in [("HUP", 1), ("INT", 2), ("QUIT", 3), ("TERM", 15)] {
        // Nothing is in its input: status 2.
        for (env, ended) in [("default", (Some(number), None)), ("ignore", (None, Some(2)))] {
            let folder = tempfile::tempdir().expect("a folder");
            let status = signalled(folder.path(), env, signal);
            assert_eq!((status.signal(), status.code()), ended, "SIG{signal}, {env}");
            let kept = fs::read_to_string(folder.path().join("out.json")).expect("the output");
            assert_eq!(kept, "old", "SIG{signal}, {env}");
            let left = state(folder.path()).iter().filter(|file| file.contains(".part")).count();
            assert_eq!(left, 0, "SIG{signal}, {env}");
        }
    }
}
