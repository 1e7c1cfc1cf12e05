//! Says how many answers each response in a file has, whatever its format.
//!
//! `cargo run -p msq-examples --bin count_answers -- examples/panama/form.xlsx`

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("name a file")?;
    for reading in msq::read(path)? {
        println!("{}: {} answers", reading.place, reading.response.answers().count());
    }
    Ok(())
}
