//! Walks through all answers of a file, whatever its format and their edition, and prints each with its section,
//! question and part.
//!
//! `cargo run -p msq-examples --bin walk_answers -- examples/panama/response.json`

use std::{env, error::Error};

use msq_core::{Choice, EntryField, Value};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("name a file with responses")?;
    for reading in msq::read(path)? {
        for diagnostic in &reading.diagnostics {
            eprintln!("{diagnostic}");
        }
        let response = &reading.response;
        let catalogue = response.catalogue();
        // What is unanswered doesn't come up.
        for (id, value) in response.answers() {
            let part = &catalogue[id];
            let question = &catalogue[part.question];
            let section = question.section(catalogue).numeral.as_deref().unwrap_or("head");
            let value = in_words(value, catalogue.options(id));
            println!("{section} | {} | {} | {value:?}", question.code, part.name);
        }
    }
    Ok(())
}

/// A value as a text. There are these seven kinds, in every edition.
fn in_words(value: &Value, options: &[Choice]) -> String {
    match value {
        Value::YesNo(true) => "yes".to_owned(),
        Value::YesNo(false) => "no".to_owned(),
        Value::Percent(number) => format!("{number} %"),
        Value::Date(date) => date.to_string(),
        Value::Text(text) => text.clone(),
        Value::Ticked(ticked) => joined(ticked.iter().map(|&option| options[option].label.clone())),
        Value::Details(details) => {
            joined(details.iter().map(|(&option, words)| format!("{}: {words}", options[option].label)))
        }
        Value::Entries(entries) => joined(entries.iter().map(|entry| {
            let fields: Vec<_> = EntryField::ALL.into_iter().filter_map(|field| entry.field(field)).collect();
            fields.join(", ")
        })),
    }
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("; ")
}
