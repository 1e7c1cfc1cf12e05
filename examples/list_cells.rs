//! Lists the cells of a spreadsheet, with what each says beside its text. It knows no questionnaire.
//!
//! `cargo run -p msq-examples --bin list_cells -- crates/msq-office/tests/files/phenomena/synthetic.ods`

use std::{env, error::Error, fs::File};

use msq_cells::Source;
use msq_office::{Limits, Workbook};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("name a spreadsheet")?;
    let mut workbook = Workbook::open(File::open(path)?, &Limits::default())?;

    // Cells come as they are read: a sheet of a million rows takes no more memory than one of ten.
    while let Some(sheet) = workbook.next_sheet()? {
        println!("# {}", sheet.name);
        while let Some(cell) = workbook.next_cell()? {
            println!("{}: {}", cell.address, cell.text());
            if let Some(link) = &cell.link {
                println!("  leads to {link}");
            }
            if let Some(formula) = &cell.formula {
                println!("  was computed by ={formula}");
            }
            if let Some(note) = &cell.note {
                println!("  has a note: {note}");
            }
            if cell.hidden {
                println!("  isn't shown");
            }
        }
    }
    Ok(())
}
