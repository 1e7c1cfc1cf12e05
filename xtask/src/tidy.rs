//! What can be checked of the source without understanding it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
    process::Command,
};

use serde_json::Value;

use crate::workspace;

mod codes;

/// The crates of the workspace, and the crates of it that each may depend on. Arrows run one way: the core knows no
/// format, formats don't know each other, the contract is made of what the formats write, and only `msq` and what
/// stands on it know all.
const ARROWS: &[(&str, &[&str])] = &[
    ("msq-cells", &[]),
    ("msq-core", &["msq-cells"]),
    ("msq-json", &["msq-core"]),
    ("msq-xml", &["msq-core"]),
    ("msq-table", &["msq-cells", "msq-core"]),
    ("msq-csv", &["msq-cells", "msq-core", "msq-table"]),
    ("msq-office", &["msq-cells"]),
    ("msq-excel", &["msq-cells", "msq-core", "msq-table"]),
    (
        "msq",
        &["msq-cells", "msq-core", "msq-json", "msq-xml", "msq-table", "msq-csv", "msq-office", "msq-excel"],
    ),
    ("msq-cli", &["msq", "msq-contract", "msq-core", "msq-table"]),
    ("msq-contract", &["msq-core", "msq-json", "msq-xml", "msq-table", "msq-csv"]),
];

#[test]
fn arrows_run_one_way() {
    let dependencies = dependencies();
    for (name, allowed) in ARROWS {
        let found = &dependencies[*name];
        assert!(found.iter().all(|other| allowed.contains(&other.as_str())), "{name} depends on {found:?}");
    }
    for library in libraries() {
        assert!(ARROWS.iter().any(|(name, _)| *name == library), "{library} has no line in ARROWS");
    }
}

/// The crates of the workspace, each with those that it depends on (not counting its tests).
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let packages = packages();
    let own: Vec<_> = packages.iter().map(name).collect();
    let dependencies = |package: &Value| {
        let all = package["dependencies"].as_array().expect("a list of dependencies");
        all.iter().filter(|each| each["kind"] != "dev").map(name).filter(|name| own.contains(name)).collect()
    };
    packages.iter().map(|package| (name(package), dependencies(package))).collect()
}

/// The crates of the workspace that others can use.
fn libraries() -> Vec<String> {
    let is_library = |package: &&Value| {
        // Of a package that is published nowhere, this list is empty.
        let is_published = package["publish"].is_null();
        let targets = package["targets"].as_array().expect("a list of targets");
        is_published && targets.iter().any(|target| target["kind"][0] == "lib")
    };
    packages().iter().filter(is_library).map(name).collect()
}

/// What cargo says of each crate of the workspace.
pub(crate) fn packages() -> Vec<Value> {
    let metadata = cargo(&["metadata", "--no-deps", "--format-version", "1", "--offline"]);
    let mut metadata: Value = serde_json::from_str(&metadata).expect("cargo metadata is JSON");
    match metadata["packages"].take() {
        Value::Array(packages) => packages,
        other => panic!("a list of packages, not {other}"),
    }
}

fn name(value: &Value) -> String {
    value["name"].as_str().expect("a name").to_owned()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(workspace::folder())
        .output()
        .expect("cargo runs, since it runs this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("cargo prints text")
}

#[test]
fn the_architecture_names_every_crate() {
    let page =
        fs::read_to_string(workspace::folder().join("ARCHITECTURE.md")).expect("there is an ARCHITECTURE.md");
    for name in dependencies().keys().filter(|name| name.starts_with("msq-")) {
        assert!(page.contains(&format!("`{name}`")), "ARCHITECTURE.md doesn't name {name}");
    }
}

#[test]
fn the_readme_says_how_many_crates_each_pulls_in() {
    let page = fs::read_to_string(workspace::folder().join("README.md")).expect("there is a README.md");
    for library in libraries() {
        let mut rows = page.lines().filter(|line| line.starts_with(&format!("| [`{library}`]")));
        let row = rows.next().unwrap_or_else(|| panic!("README.md has no row for {library}"));
        let pulled_in = pulled_in(&library).to_string();
        assert_eq!(row.trim_end_matches(" |").rsplit(" | ").next(), Some(pulled_in.as_str()), "{library}");
    }
}

/// How many other crates are built for a program that uses this one alone. The platform is given, since some depend on
/// it.
fn pulled_in(library: &str) -> usize {
    let tree = ["tree", "--locked", "--edges", "normal", "--prefix", "none", "--no-dedupe"];
    let tree = cargo(&[&tree[..], &["--target", "x86_64-unknown-linux-gnu", "--package", library]].concat());
    tree.lines().collect::<BTreeSet<_>>().len() - 1
}

#[test]
fn every_source_file_says_what_it_owns() {
    for file in sources() {
        let text = fs::read_to_string(&file).expect("the file was just listed");
        let first = text.lines().find(|line| !line.starts_with("#![")).unwrap_or_default();
        assert!(first.starts_with("//! "), "{} doesn't begin with `//!`", file.display());
        // Spelled in two pieces, so that this file doesn't find itself.
        let unfinished = [concat!("TO", "DO"), concat!("FIX", "ME")];
        assert!(!unfinished.iter().any(|word| text.contains(word)), "{} isn't finished", file.display());
    }
}

/// Prose is read in lines that fit a screen: what is written by hand outside of tables, headings and code.
#[test]
fn prose_is_wrapped() {
    const WIDTH: usize = 120;
    let is_ours = |file: &&PathBuf| {
        // The questionnaire itself, what is generated, and what is a pattern for it.
        let others = ["examples/panama", "schemas", "templates", "tests/tools", "node_modules"];
        !others.iter().any(|other| file.display().to_string().contains(other))
    };
    let root = fs::read_dir(workspace::folder()).expect("the workspace is a folder");
    let root = root.map(|entry| entry.expect("it can be listed").path());
    let pages = root.filter(|path| path.extension() == Some("md".as_ref())).chain(files("md"));
    let mut long = Vec::new();
    for file in pages.collect::<Vec<_>>().iter().filter(is_ours) {
        let text = fs::read_to_string(file).expect("the file was just listed");
        let mut is_code = false;
        for (number, line) in (1..).zip(text.lines()) {
            is_code ^= line.trim_start().starts_with("```");
            let is_prose = !is_code && !line.trim_start().starts_with(['|', '#', '`', '<']);
            if is_prose && line.chars().count() > WIDTH {
                long.push(format!("{}:{number}", file.display()));
            }
        }
    }
    assert_eq!(long, [""; 0], "lines of prose longer than {WIDTH} characters");
}

/// The Rust files of the workspace.
pub(crate) fn sources() -> Vec<PathBuf> {
    let found = files("rs");
    assert!(found.len() > 30, "the sources were not found");
    found
}

/// The files of the workspace with that extension.
fn files(extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<_> = ["crates", "docs", "tests", "examples", "xtask", "fuzz"]
        .map(|folder| workspace::folder().join(folder))
        .into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() && path.file_name() != Some("target".as_ref()) {
                folders.push(path);
            } else if path.extension() == Some(extension.as_ref()) {
                found.push(path);
            }
        }
    }
    found
}
