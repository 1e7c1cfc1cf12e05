//! Every diagnostic code is asserted by a test: a code that nobody asserts could stop being told unnoticed.
//!
//! What is asserted is told from what is only mentioned by how it is written, and where. Tests hold findings as texts,
//! so that in test code a code is asserted
//! - in a snapshot, with its severity, as the command line prints it: `warning[unread]`;
//! - in a string that begins with its id and goes on, as the tables of cases have it: `"unread - A1"`, `"no-contact :
//!   …"`;
//! - in a string, as a field of the findings as CSV: `",unread,"`;
//! - as `codes::UNREAD` within the parentheses of an `assert…!`, or in a line of a table of cases, which begins with
//!   `(`.
//!
//! Comments don't count, nor does what stands in front of the tests of a file.

use std::{fs, path::Path};

use msq_core::{Code, codes};

use super::{files, sources};

#[test]
fn every_code_is_asserted() {
    let code: String = sources().iter().filter_map(|file| test_code(file)).collect();
    let snapshots: String = files("snap").iter().map(|file| read(file)).collect();
    let forgotten: Vec<_> = codes::all()
        .filter(|&wanted| !is_in_snapshot(wanted, &snapshots) && !is_asserted(wanted, &code))
        .map(|code| code.id())
        .collect();
    assert_eq!(forgotten, [""; 0], "no test asserts that they are told");
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).expect("the file was just listed")
}

/// What is test code of a Rust file, without comments; not this file's own.
fn test_code(file: &Path) -> Option<String> {
    let text = read(file);
    if file.ends_with("xtask/src/tidy/codes.rs") {
        return None;
    }
    let is_test = file.components().any(|part| part.as_os_str() == "tests") || file.ends_with("tests.rs");
    let from = if is_test { 0 } else { text.find("#[cfg(test)]\nmod tests {")? };
    let lines = text[from..].lines().filter(|line| !line.trim_start().starts_with("//"));
    Some(lines.flat_map(|line| [line, "\n"]).collect())
}

fn is_in_snapshot(code: Code, snapshots: &str) -> bool {
    snapshots.contains(&format!("{}[{}]", code.severity(), code.id()))
}

fn is_asserted(code: Code, tests: &str) -> bool {
    let id = code.id();
    let is_text = [" ", ":"].iter().any(|end| tests.contains(&format!("\"{id}{end}")));
    let is_printed =
        tests.contains(&format!("{}[{id}]", code.severity())) || tests.contains(&format!("\",{id},\""));
    is_text || is_printed || is_compared(&format!("codes::{}", id.to_uppercase().replace('-', "_")), tests)
}

/// Whether it stands in an assertion, or in a line of a table of cases.
fn is_compared(name: &str, tests: &str) -> bool {
    tests.match_indices(name).any(|(at, _)| {
        let rest = &tests[at + name.len()..];
        let is_whole = !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
        let line = tests[..at].rfind('\n').map_or(&tests[..at], |end| &tests[end + 1..at]);
        is_whole && (line.trim_start().starts_with('(') || is_within_assert(&tests[..at]))
    })
}

/// Whether the last `assert…!(` of a text is still open at its end.
fn is_within_assert(before: &str) -> bool {
    let Some(start) = before.rfind("assert") else { return false };
    let mut depth = 0;
    for (at, character) in before[start..].char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 && at > "assert_matches!(".len() {
            return false;
        }
    }
    depth > 0
}

/// The scan finds what is asserted, and nothing else.
#[test]
fn a_mention_is_no_assertion() {
    for (tests, expected) in [
        (r#"findings(&reading), ["unread - A1"]"#, true),
        (r#"assert!(found.contains("warning[unread]"))"#, true),
        ("assert_eq!(\n    found.code,\n    codes::UNREAD\n);", true),
        ("    (codes::UNREAD, 3),", true),
        ("let others = found.filter(|found| found.code != codes::UNREAD);", false),
        ("assert!(found.is_empty());\nlet unread = found.code == codes::UNREAD;", false),
        ("assert_eq!(code, codes::UNREADABLE_DATE);", false),
        (r#"assert!(findings.contains(",unread,"))"#, true),
        (r#"for code in ["unread", "no-contact"] {"#, false),
        (r#"let name = "what is unread";"#, false),
        (r#"let name = "unreadable-date";"#, false),
    ] {
        assert_eq!(is_asserted(codes::UNREAD, tests), expected, "{tests}");
    }
}
