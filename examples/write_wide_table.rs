//! Writes the responses of several JSON documents as one table, with a row a Member State: a workbook, or else CSV.
//!
//! `cargo run -p msq-examples --bin write_wide_table -- all.xlsx examples/panama/response.json`

use std::{env, error::Error, fs::File, path::PathBuf};

use msq_core::{Edition, editions::edition2020::Msq2020};
use msq_csv::WriteOptions;
use msq_table::Layout;

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = env::args_os().skip(1).map(PathBuf::from);
    let output = paths.next().ok_or("name the table and the documents")?;

    // A wide table has one edition: its columns are the parts of that edition's answers.
    let catalogue = Msq2020::catalogue();
    let mut responses = Vec::new();
    for path in paths {
        for reading in msq_json::Reader::new(File::open(&path)?, vec![catalogue.clone()]) {
            let reading = reading?;
            // A document that breaks the schema is read as far as it can be.
            for diagnostic in &reading.diagnostics {
                eprintln!("{}: {diagnostic}", path.display());
            }
            responses.push(reading.response);
        }
    }

    let file = File::create(&output)?;
    if output.extension().is_some_and(|extension| extension == "xlsx") {
        let mut writer = msq_excel::Writer::new(file, Layout::Wide, &catalogue)?;
        for response in &responses {
            writer.write(response)?;
        }
        writer.finish()?;
    } else {
        let mut writer = msq_csv::Writer::new(file, Layout::Wide, &catalogue, &WriteOptions::default())?;
        for response in &responses {
            writer.write(response)?;
        }
        writer.finish()?;
    }
    Ok(())
}
