//! Makes arbitrary responses, and judges documents: what is written in Rust of `verdicts`.
//!
//! `documents make FOLDER COUNT` writes each response as JSON and as XML, always the same ones. `documents judge
//! SCHEMA` reads names of files, a line each, and prints for each whether the `jsonschema` crate accepts it.

#![expect(clippy::print_stdout, reason = "another program reads what it prints")]

use std::{env, fs, io, path::Path};

use msq_core::{Edition, editions::edition2020::Msq2020};
use msq_tests::arbitrary;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

fn main() {
    let arguments: Vec<_> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", folder, count] => make(Path::new(folder), count.parse().expect("a number")),
        ["judge", schema] => judge(schema),
        _ => panic!("documents make FOLDER COUNT, or documents judge SCHEMA"),
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

/// Says of each document whether the schema allows it, dates that are none among what it doesn't.
fn judge(schema: &str) {
    let schema = serde_json::from_slice(&fs::read(schema).expect("a schema")).expect("JSON");
    let validator = jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("a schema that jsonschema can read");
    for file in io::stdin().lines() {
        let document = fs::read(file.expect("the name of a file")).expect("a file");
        let is_accepted =
            serde_json::from_slice(&document).is_ok_and(|document| validator.is_valid(&document));
        println!("{}", if is_accepted { "accepted" } else { "refused" });
    }
}
