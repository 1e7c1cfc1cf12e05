//! Writes the responses of several files as one table, with a row a Member State, in the format that its name says.
//!
//! `cargo run -p msq-examples --bin write_wide_table -- all.xlsx examples/panama/response.json`

use std::{env, error::Error, path::PathBuf};

use msq::{Input, Session, Settings};

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = env::args_os().skip(1).map(PathBuf::from);
    let output = paths.next().ok_or("name the table and the files")?;

    let session = Session::new(Settings::default());
    let mut responses = Vec::new();
    for path in paths {
        for reading in session.responses(&Input::file(path)) {
            let reading = reading?;
            // A response that breaks the schema is read as far as it can be.
            for diagnostic in &reading.diagnostics {
                eprintln!("{diagnostic}");
            }
            responses.push(reading.response);
        }
    }
    msq::write(output, &responses)?;
    Ok(())
}
