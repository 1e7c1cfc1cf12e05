//! Reads a workbook, or a file of any other format, and prints some of its answers and what a person should look at.
//!
//! `cargo run -p msq-examples --bin read_workbook -- examples/panama/form.xlsx`

use std::{env, error::Error};

use msq::editions::edition2020::Msq2020;

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("name a workbook")?;
    // A workbook can hold the responses of several Member States.
    for reading in msq::read(path)? {
        let answers: Msq2020 = reading.typed()?;
        println!("Member State: {}", answers.member_state.name.as_deref().unwrap_or("not said"));
        match answers.date.value {
            Some(date) => println!("Date: {date}"),
            None => println!("Date: not said"),
        }
        for portal in answers.institutional_framework.e_government_portal.entries.iter().flatten() {
            println!("Portal: {}", portal.url.as_deref().unwrap_or("without an address"));
        }
        match answers.indicators.satisfied_population.value {
            Some(percent) => println!("Satisfied: {percent} %"),
            None => println!("Satisfied: not said"),
        }
        for diagnostic in &reading.diagnostics {
            println!("\n{diagnostic}");
        }
    }
    Ok(())
}
