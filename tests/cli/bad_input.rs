//! Input and output that can't be: a clear message, status 2, and nothing written.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::run::{PANAMA, Run, msq, workspace};

/// A folder with a bad file of every sort.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let add = |name: &str, content: &[u8]| fs::write(folder.path().join(name), content).expect("a file");
    let panama = fs::read(workspace().join(PANAMA)).expect("the example");
    let json = fs::read_to_string(workspace().join("examples/panama/response.json")).expect("the example");
    fs::create_dir(folder.path().join("empty")).expect("a folder");
    add("empty.xlsx", b"");
    add("pdf.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n");
    add("truncated.xlsx", &panama[..panama.len() / 2]);
    add("budget.xlsx", &workbook(&["Budget 2019", "Salaries", "Health"]));
    add("nothing.xlsx", &workbook(&[]));
    add("open.csv", b"Member State,Utopia\r\n10,\"Yes\r\n12,No\r\n");
    add("budget.csv", b"Budget 2019;Salaries\r\n");
    add("empty.csv", b"");
    add("blank.csv", b"\xef\xbb\xbf\r\n\r\n");
    add("notes.txt", b"Call the ministry.\n");
    add("page.csv", b"<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>");
    add("form.txt", b"{\\rtf1\\ansi Member State}");
    add("archive.zip", &zip(&[("notes.txt", "remember")]));
    add("edition.json", json.replacen("\"2020\"", "\"1999\"", 1).as_bytes());
    add("no-edition.json", b"{}");
    add("cut.json", &json.as_bytes()[..json.len() / 2]);
    add("fault.json", json.replacen("81", "\"81\"", 1).as_bytes());
    add("panama.xlsx", &panama);
    folder
}

/// A workbook of one sheet with these texts in its first column.
fn workbook(texts: &[&str]) -> Vec<u8> {
    let rows: String = texts
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let row = at + 1;
            format!(r#"<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{text}</t></is></c></row>"#)
        })
        .collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    zip(&[
        (
            "[Content_Types].xml",
            &format!(
                r#"<Types xmlns="{package}/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            &format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#),
        ),
    ])
}

fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let files = parts.iter().map(|(name, content)| (*name, content.as_bytes()));
    msq_tests::package(files, zip::CompressionMethod::Deflated)
}

#[test]
fn every_bad_input_has_its_message() {
    let folder = folder();
    let cases: &[&[&str]] = &[
        &["none.xlsx"],
        &["empty"],
        &["empty.xlsx"],
        &["pdf.xlsx"],
        &["truncated.xlsx"],
        &["budget.xlsx"],
        &["nothing.xlsx"],
        &["open.csv"],
        &["budget.csv"],
        &["empty.csv"],
        &["blank.csv"],
        &["notes.txt"],
        &["page.csv"],
        &["form.txt"],
        &["archive.zip"],
        &["edition.json"],
        &["no-edition.json"],
        &["cut.json"],
        &["fault.json"],
        &["panama.xlsx", "-o", "panama.xlsx"],
        &["panama.xlsx", "-o", "./empty/../panama.xlsx"],
        &["panama.xlsx", "-o", "none/panama.json"],
        &["panama.xlsx", "-o", "empty", "--to", "json"],
        &["panama.xlsx", "-o", "panama.pdf"],
        &["panama.xlsx", "-o", "copy.xls"],
        &["panama.xlsx", "-o", "copy.docx"],
    ];
    let mut messages = String::new();
    for case in cases {
        let before = files(folder.path());
        let run: Run =
            msq().current_dir(folder.path()).arg("convert").args(*case).output().expect("msq runs").into();
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{case:?} {}", run.stderr);
        assert_eq!(files(folder.path()), before, "{case:?}");
        messages += &format!("$ msq convert {}\n{}\n", case.join(" "), run.stderr);
    }
    insta::assert_snapshot!("messages on bad input", messages);
}

/// Whoever reads the findings alone learns of every input.
#[test]
fn a_refused_input_is_a_finding() {
    let folder = folder();
    let mut msq = msq();
    let run = msq.current_dir(folder.path()).args(["validate", "--format", "csv", "empty.xlsx", "pdf.xlsx"]);
    let run: Run = run.output().expect("msq runs").into();
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    for (name, line) in ["empty.xlsx", "pdf.xlsx"].into_iter().zip(run.stdout.lines().skip(1)) {
        assert!(line.contains(name) && line.contains(",unreadable-input,"), "{line}");
    }
    assert_eq!(run.stdout.lines().count(), 3, "{}", run.stdout);
}

/// It quotes prompts and answers, from which a response could be made up.
#[test]
fn what_msq_wrote_about_a_response_is_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let print = |name: &str, arguments: &[&str]| {
        let run = msq().args(arguments).args(["--format", "csv"]).output().expect("msq runs");
        fs::write(path(name), &run.stdout).expect("a file");
        String::from_utf8(run.stdout).expect("text")
    };
    let findings = print("findings.csv", &["validate", PANAMA]);
    assert!(findings.lines().count() > 10, "{findings}");
    print("cells.csv", &["inspect", PANAMA]);
    // As Excel saves it again where a comma stands in numbers.
    let mut records = csv::Reader::from_reader(findings.as_bytes());
    let mut saved = csv::WriterBuilder::new().delimiter(b';').from_writer(b"\xef\xbb\xbf".to_vec());
    saved.write_record(records.headers().expect("a header")).expect("a record");
    records.records().for_each(|record| saved.write_record(&record.expect("a record")).expect("a record"));
    fs::write(path("saved.csv"), saved.into_inner().expect("bytes")).expect("a file");
    for (name, what) in [
        ("findings.csv", "a list of findings"),
        ("saved.csv", "a list of findings"),
        ("cells.csv", "an account of cells"),
    ] {
        for command in ["convert", "inspect"] {
            let run: Run =
                msq().current_dir(folder.path()).args([command, name]).output().expect("msq runs").into();
            assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{command} {name}");
            assert_eq!(run.stderr, format!("error: {name}: this is {what} that msq wrote, not a response\n"));
        }
    }
    // Others may have such a column.
    let other = findings.replacen("memberState,", "Member State,", 1);
    fs::write(path("other.csv"), other).expect("a file");
    fs::copy(workspace().join(PANAMA), path("panama.xlsx")).expect("a file");
    fs::write(path("notes.txt"), "").expect("a file");
    let run: Run = msq().current_dir(folder.path()).args(["convert", "."]).output().expect("msq runs").into();
    let passed_over = ".: passed over cells.csv (an account of cells that msq wrote), \
                       findings.csv (a list of findings that msq wrote), notes.txt, \
                       saved.csv (a list of findings that msq wrote)\n";
    assert!(run.stderr.starts_with(passed_over), "{}", run.stderr);
    assert!(run.stderr.contains("other.csv"), "{}", run.stderr);
}

/// Whoever has a thousand lines, one of them broken, gets the others.
#[test]
fn a_broken_line_is_told_and_the_others_are_converted() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("lines.jsonl");
    let line = |name: &str| {
        format!(r#"{{"edition":"2020","version":"1.0","memberState":{{"name":"{name}"}}}}"#) + "\n"
    };
    let (first, third) = (line("Utopia"), line("Atlantis"));
    fs::write(&path, format!("{first}{{\"edition\": \"2020\",}}\n{third}")).expect("a file");
    let run: Run = msq().args(["convert", "--to", "jsonl"]).arg(&path).output().expect("msq runs").into();
    assert_eq!((run.status, run.stdout), (Some(1), format!("{first}{third}")));
    assert!(run.stderr.contains("lines.jsonl: line 2, column 20: not well-formed JSON"), "{}", run.stderr);
    let run: Run = msq().arg("validate").arg(&path).output().expect("msq runs").into();
    assert_eq!(run.status, Some(1));
    assert!(
        run.stdout.ends_with("1 input (1 failed), 2 responses (2 doubtful): 1 error, 4 warnings\n"),
        "{}",
        run.stdout
    );
}

/// The files below a folder with their contents.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = entries.map(|path| (path.clone(), fs::read(path).unwrap_or_default())).collect();
    files.sort();
    files
}

#[test]
fn an_unknown_edition_is_named_beside_the_known() {
    for command in ["questions", "schema"] {
        let run = crate::run::run([command, "--edition", "1999"]);
        assert_eq!(run.status, Some(2));
        assert!(run.stderr.starts_with("error: edition 1999 isn't known; there is 2020"), "{}", run.stderr);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has /dev/full");
    for command in ["convert", "inspect", "validate"] {
        let output = msq().args([command, PANAMA]).stdout(full()).output().expect("msq runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(
            said.contains("error: standard output: it can't be written (No space left on device"),
            "{said}"
        );
    }
    let run: Run =
        msq().args(["convert", PANAMA, "-o", "/dev/full", "--to", "json"]).output().expect("msq runs").into();
    assert_eq!(run.status, Some(2));
    assert!(
        run.stderr.contains("error: /dev/full: it can't be written (No space left on device"),
        "{}",
        run.stderr
    );
}
