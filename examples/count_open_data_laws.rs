//! Says which states have a law on open government data, across a folder of workbooks.
//!
//! `cargo run -p msq-examples --bin count_open_data_laws -- examples/panama`

use std::{env, error::Error, fs, path::Path};

use msq::{
    Input, Session, Settings,
    editions::edition2020::{LegalSubject, Msq2020},
};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).ok_or("name a folder of workbooks")?;
    // What serves all inputs is made once.
    let session = Session::new(Settings::default());
    let (mut yes, mut no, mut unanswered) = (Vec::new(), Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "xlsx") {
            continue;
        }
        let responses = read(&session, &path).unwrap_or_else(|error| {
            // The other workbooks can still be read.
            eprintln!("{error}");
            Vec::new()
        });
        for answers in responses {
            let state = answers.member_state.iso.or(answers.member_state.name);
            // Where nothing is known of the ticks, the answer isn't "no".
            let laws = &answers.legal_framework.legal_framework_on;
            let states = match laws.is_ticked(LegalSubject::OpenGovernmentData) {
                None => &mut unanswered,
                Some(true) => &mut yes,
                Some(false) => &mut no,
            };
            states.push(state.unwrap_or_else(|| path.display().to_string()));
        }
    }
    for (answer, mut states) in [("yes", yes), ("no", no), ("unanswered", unanswered)] {
        states.sort();
        println!("{answer}: {} {states:?}", states.len());
    }
    Ok(())
}

/// The responses in a workbook, as values of the types of the 2020 edition.
fn read(session: &Session, path: &Path) -> Result<Vec<Msq2020>, Box<dyn Error>> {
    session.read(&Input::file(path))?.iter().map(|reading| Ok(reading.typed()?)).collect()
}
