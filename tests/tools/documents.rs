//! Makes arbitrary responses, and judges documents: msq's side of `xml_verdicts.py`.
//!
//! `documents make FOLDER COUNT` writes each response as JSON and as XML, always the same ones. `documents judge` reads
//! names of files, a line each, and prints for each whether msq accepts it.

#![expect(clippy::print_stdout, reason = "another program reads what it prints")]

use std::{env, fs, io, path::Path};

use msq_core::{
    Edition, Reading, Severity,
    editions::{edition2020::Msq2020, editions},
};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

#[path = "../suite/arbitrary.rs"]
mod arbitrary;

fn main() {
    let arguments: Vec<_> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", folder, count] => make(Path::new(folder), count.parse().expect("a number")),
        ["judge"] => io::stdin().lines().for_each(|file| judge(&file.expect("the name of a file"))),
        _ => panic!("documents make FOLDER COUNT, or documents judge"),
    }
}

fn make(folder: &Path, count: usize) {
    let catalogue = Msq2020::catalogue();
    let responses = arbitrary::response(&catalogue);
    let mut runner = TestRunner::deterministic();
    for number in 0..count {
        let response = responses.new_tree(&mut runner).expect("a response").current();
        let mut json = msq_json::Writer::new(Vec::new(), msq_json::Style::Pretty);
        json.write(&response).expect("memory takes all that is written");
        let json = json.finish().expect("memory takes all that is written");
        let mut xml = msq_xml::Writer::new(Vec::new(), &catalogue);
        xml.write(&response).expect("memory takes all that is written");
        let xml = xml.finish().expect("memory takes all that is written");
        fs::write(folder.join(format!("{number}.json")), json).expect("the folder can be written to");
        fs::write(folder.join(format!("{number}.xml")), xml).expect("the folder can be written to");
    }
}

fn judge(file: &str) {
    let content = fs::read(file).expect("a file");
    let is_accepted = if file.ends_with(".xml") {
        msq_xml::Reader::new(content.as_slice(), editions()).all(|reading| reading.is_ok_and(has_no_error))
    } else {
        msq_json::Reader::new(content.as_slice(), editions()).all(|reading| reading.is_ok_and(has_no_error))
    };
    println!("{}", if is_accepted { "accepted" } else { "refused" });
}

fn has_no_error(reading: Reading) -> bool {
    reading.diagnostics.iter().all(|diagnostic| diagnostic.severity() != Severity::Error)
}
