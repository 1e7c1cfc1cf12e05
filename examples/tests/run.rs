//! Runs the programs as their heads say, and looks at what they print.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use msq::{
    Edition,
    editions::edition2020::{LegalSubject, Msq2020},
};

/// What a program prints. It must succeed, and complain of nothing.
#[track_caller]
fn run(program: &str, arguments: &[&Path]) -> String {
    let output = Command::new(program).args(arguments).output().expect("the program was built for this test");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("text")
}

fn panama(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("panama").join(name)
}

/// An empty folder for what a test writes.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder is this test's");
    }
    fs::create_dir_all(&folder).expect("the folder is this test's");
    folder
}

#[test]
fn count_answers() {
    let form = panama("form.xlsx");
    let printed = run(env!("CARGO_BIN_EXE_count_answers"), &[&form]);
    assert_eq!(printed, format!("{} 'MSQ 2020'!C2: 59 answers\n", form.display()));
    // What is no questionnaire is told as a person would say it, and so that the person knows what to do.
    let page = panama("../Cargo.toml");
    let output = Command::new(env!("CARGO_BIN_EXE_count_answers")).arg(&page).output().expect("it was built");
    let told = String::from_utf8(output.stderr).expect("text");
    assert!(!output.status.success());
    let expected = format!("Error: {}: this doesn't look like the questionnaire: of its ", page.display());
    assert!(told.starts_with(&expected), "{told}");
    assert!(told.ends_with("check that this is the right file\n"), "{told}");
}

#[test]
fn read_workbook() {
    let printed = run(env!("CARGO_BIN_EXE_read_workbook"), &[&panama("form.xlsx")]);
    assert!(
        printed.starts_with("Member State: Panamá\nDate: 2019-03-31\nPortal: www.panamatramita.gob.pa/\n")
    );
    assert!(printed.contains("\nSatisfied: 81 %\n"));
    assert!(printed.contains("\nwarning[number-in-words]: 17.value: "));
    assert!(printed.contains("form.xlsx 'MSQ 2020'!C81\n"));
}

#[test]
fn walk_answers() {
    let printed = run(env!("CARGO_BIN_EXE_walk_answers"), &[&panama("response.json")]);
    let lines: Vec<_> = printed.lines().collect();
    assert_eq!(lines.first(), Some(&r#"head | memberState | name | "Panamá""#));
    for line in [
        r#"head | date | value | "2019-03-31""#,
        r#"I | 2.c | entries | "Open Data portal, www.datosabiertos.gob.pa""#,
        r#"II | 6 | answer | "yes""#,
        r#"VII | 15 | details | "Other: BI""#,
        r#"VIII | 18 | value | "0.4 %""#,
    ] {
        assert!(lines.contains(&line), "{line}");
    }
    let ticks = lines.iter().any(|line| line.starts_with("III | 9 | ticked"));
    assert!(!ticks, "Panama's ticks are unknown");
}

#[test]
fn count_open_data_laws() {
    let folder = folder("count_open_data_laws");
    let ticks = [
        ("Utopia", vec![LegalSubject::DigitalIdentity, LegalSubject::OpenGovernmentData]),
        ("Erewhon", vec![LegalSubject::DigitalIdentity]),
        ("Laputa", Vec::new()),
    ];
    for (state, ticked) in ticks {
        let mut answers = Msq2020::default();
        answers.member_state.name = Some(state.to_owned());
        answers.legal_framework.legal_framework_on.ticked = Some(ticked.into_iter().collect());
        let response = answers.to_response().expect("all of it can be kept");
        msq::write(folder.join(state).with_extension("xlsx"), [&response]).expect("it fits");
    }
    fs::copy(panama("form.xlsx"), folder.join("panama.xlsx")).expect("the folder is this test's");
    fs::write(folder.join("notes.txt"), "no workbook").expect("the folder is this test's");

    let printed = run(env!("CARGO_BIN_EXE_count_open_data_laws"), &[&folder]);
    assert_eq!(printed, "yes: 1 [\"Utopia\"]\nno: 2 [\"Erewhon\", \"Laputa\"]\nunanswered: 1 [\"PAN\"]\n");
}

#[test]
fn write_wide_table() {
    let folder = folder("write_wide_table");
    let document = panama("response.json");
    let (csv, workbook) = (folder.join("all.csv"), folder.join("all.xlsx"));
    for table in [&csv, &workbook] {
        assert_eq!(run(env!("CARGO_BIN_EXE_write_wide_table"), &[table, &document, &document]), "");
    }
    let csv = fs::read_to_string(csv).expect("the program wrote it");
    assert!(csv.starts_with("edition,version,memberState.name,memberState.iso,"));
    assert_eq!(csv.matches("\n2020,1.0,Panamá,PAN,").count(), 2);
    let printed = run(env!("CARGO_BIN_EXE_read_workbook"), &[&workbook]);
    assert_eq!(printed.matches("Member State: Panamá").count(), 2);
}

#[test]
fn list_cells() {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/msq-office/tests/files/phenomena");
    let printed = run(env!("CARGO_BIN_EXE_list_cells"), &[&files.join("synthetic.ods")]);
    assert!(printed.starts_with("# Cells\nA1: a text\nB1: two\nlines\n"), "{printed}");
    for lines in [
        "\nA2: 81%\n",
        "\nA5: 1.62\n  was computed by =[.A2]*2\n",
        "\nA6: Portal\n  leads to https://portal.example/?a=1&b=2#top\n",
        "\nA9: noted\n  has a note: A note,\nin two lines\n",
        "\nA10: in a hidden row\n  isn't shown\n",
    ] {
        assert!(printed.contains(lines), "{lines:?} isn't in {printed}");
    }
}

#[test]
fn define_edition() {
    let printed = run(env!("CARGO_BIN_EXE_define_edition"), &[]);
    assert!(printed.contains("\n1: What is the percentage of nights with fog?\n"));
    assert!(printed.contains("\"$id\": \"https://msq.example/schemas/1999/"));
    assert!(printed.contains("\"description\": \"Owl\""));
    assert!(printed.contains(
        "\"name\": \"Utopia\"\n  },\n  \"light\": {\n    \"restingBirds\": {\n      \"ticked\": ["
    ));
}
