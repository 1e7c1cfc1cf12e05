//! Reads drawn layouts, and prints how many of their words and values came out right.
//!
//! `layouts [--seeds 0..2500] [--kept] [--shape SHAPE] [--by PROPERTY] [--show COUNT]` prints the figures by shape, or
//! by another property, and the first failing seeds; *marks* are yes and no, ticks and percentages. A fifth of the
//! seeds is kept back, and read with `--kept` alone. `--right` judges what is right instead of what was read. `layouts
//! --dump SEED` shows a file, what is right about it, and how it was read; `layouts --write SEED FILE` writes it, if it
//! is one sheet.

#![expect(clippy::print_stdout, reason = "a person reads what it prints")]

use std::{collections::BTreeMap, env, fs, ops::Range, path::Path};

use msq_cells::SheetList;
use msq_core::editions::editions;
use msq_table::Settings;
use msq_tests::layouts::{Drawn, Outcome, Verdict, draw, judge};

/// Seeds that leave this rest are kept back.
const KEPT: u64 = 4;

fn main() {
    let mut arguments = env::args().skip(1);
    let mut next = || arguments.next();
    let mut run =
        Run { seeds: 0..2500, kept: false, right: false, shape: None, by: "shape".to_owned(), show: 0 };
    while let Some(argument) = next() {
        let mut value = || next().unwrap_or_else(|| panic!("{argument} needs a value"));
        match argument.as_str() {
            "--seeds" => {
                let range = value();
                let (from, to) = range.split_once("..").expect("a range, such as 0..2500");
                run.seeds = from.parse().expect("a number")..to.parse().expect("a number");
            }
            "--kept" => run.kept = true,
            "--right" => run.right = true,
            "--shape" => run.shape = Some(value()),
            "--by" => run.by = value(),
            "--show" => run.show = value().parse().expect("a number"),
            "--dump" => return dump(value().parse().expect("a number")),
            "--write" => {
                let seed = value().parse().expect("a number");
                return write(seed, Path::new(&value()));
            }
            other => panic!("{other} is no option"),
        }
    }
    run.figures();
}

/// What is to be read.
struct Run {
    seeds: Range<u64>,
    kept: bool,
    /// Whether what is right is judged instead of what was read.
    right: bool,
    shape: Option<String>,
    by: String,
    show: usize,
}

fn read(drawn: &Drawn, settings: &Settings) -> Outcome {
    Outcome::of(&msq_table::read(SheetList::from_iter(drawn.sheets.clone()), settings))
}

impl Run {
    fn figures(&self) {
        let settings = Settings::new(editions());
        let mut figures: BTreeMap<String, Figures> = BTreeMap::new();
        let mut total = Figures::default();
        let mut shown = 0;
        for seed in self.seeds.clone().filter(|seed| (seed % 5 == KEPT) == self.kept) {
            let drawn = draw(seed);
            if self.shape.as_ref().is_some_and(|shape| drawn.property("shape") != shape) {
                continue;
            }
            let outcome = if self.right { Outcome::right(&drawn) } else { read(&drawn, &settings) };
            let verdict = judge(&drawn, &outcome);
            let by = if drawn.is_negative() { "(negative)" } else { drawn.property(&self.by) };
            for by in by.split(", ") {
                figures.entry(by.to_owned()).or_default().add(&verdict);
            }
            if !drawn.is_negative() {
                total.add(&verdict);
            }
            if !verdict.is_sound() && shown < self.show {
                shown += 1;
                let first = verdict.faults.first().map_or("numbers untold", String::as_str);
                let more = verdict.faults.len().saturating_sub(1);
                println!(
                    "{seed} {}: {}{}",
                    drawn.property("shape"),
                    first.replace('\n', "↵"),
                    if more > 0 { format!(" (and {more} more)") } else { String::new() }
                );
            }
        }
        println!("{}", Figures::HEAD);
        for (name, figures) in &figures {
            println!("{}", figures.line(name));
        }
        println!("{}", total.line("all but negatives"));
    }
}

/// The figures of some files.
#[derive(Default)]
struct Figures {
    files: usize,
    sound: usize,
    perfect: usize,
    silent: usize,
    sum: Verdict,
}

impl Figures {
    const HEAD: &str = concat!(
        "                       files perfect  sound | refused read untold resp. |  words  own% astray  told untold ",
        "lost |  values right% marks%  wrong  told missing told | labels | silently wrong files"
    );

    fn add(&mut self, verdict: &Verdict) {
        self.files += 1;
        self.sound += usize::from(verdict.is_sound());
        self.perfect += usize::from(verdict.is_perfect());
        self.silent += usize::from(verdict.wrong > 0);
        self.sum.add(verdict);
    }

    fn line(&self, name: &str) -> String {
        let sum = &self.sum;
        let words =
            sum.words_own + sum.words_astray + sum.words_astray_told + sum.words_told + sum.words_lost;
        let values = sum.right + sum.wrong + sum.wrong_told + sum.missing + sum.missing_told;
        let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
        format!(
            "{name:22} {:5} {:7} {:6} | {:7} {:4} {:6} {:5} | {words:6} {:5.1} {:6} {:5} {:6} {:4} | \
             {values:7} {:6.1} {:6.1} {:6} {:5} {:7} {:4} | {:6} | {}",
            self.files,
            self.perfect,
            self.sound,
            sum.refused,
            sum.read_wrongly,
            sum.numbers_untold,
            sum.responses,
            share(sum.words_own, words),
            sum.words_astray,
            sum.words_astray_told,
            sum.words_told,
            sum.words_lost,
            share(sum.right, values),
            share(sum.marks_right, sum.marks),
            sum.wrong,
            sum.wrong_told,
            sum.missing,
            sum.missing_told,
            sum.labels,
            self.silent,
        )
    }
}

/// Shows a file, what is right about it, and how it was read.
fn dump(seed: u64) {
    let drawn = draw(seed);
    for (name, value) in &drawn.properties {
        println!("{name}: {value}");
    }
    println!("expected: {:?}; respondents: {:?}\n\n{}", drawn.expected, drawn.respondents, drawn.grid());
    let outcome = read(&drawn, &Settings::new(editions()));
    let found = match &outcome {
        Outcome::Refused(reason) => {
            println!("refused: {reason}");
            &[][..]
        }
        Outcome::Read(found) => found,
    };
    for right in &drawn.rights {
        let said =
            found.iter().filter_map(|found| found.values.get(&right.path)).map(|said| said.value.as_str());
        let said: Vec<_> = said.collect();
        let is_read = said.contains(&right.value.as_str());
        let sign = if is_read { "  " } else { "! " };
        let tellable = if right.tellable { "" } else { "  (nobody could tell)" };
        println!("{sign}{}: {} = {:?}, read {said:?}{tellable}", right.respondent, right.path, right.value);
    }
    for (at, found) in found.iter().enumerate() {
        println!("\nresponse {at}");
        for (path, said) in &found.values {
            println!("  {path} = {:?}", said.value);
        }
        for told in &found.told {
            let cell =
                told.cell.map_or_else(String::new, |cell| format!(" R{}C{}", cell.row + 1, cell.column + 1));
            println!("  {}{cell} {}: {}", told.code, told.path.as_deref().unwrap_or_default(), told.message);
        }
    }
    let verdict = judge(&drawn, &outcome);
    println!(
        "
{}",
        Figures::HEAD
    );
    let mut figures = Figures::default();
    figures.add(&verdict);
    println!("{}", figures.line(drawn.property("shape")));
    for fault in &verdict.faults {
        println!("  {fault}");
    }
}

/// Writes a file as text, by the extension of its name.
fn write(seed: u64, file: &Path) {
    let delimiter = match file.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => Some(','),
        Some("tsv") => Some('\t'),
        _ => None,
    };
    let text = draw(seed).delimited(delimiter).expect("the file has one sheet");
    fs::write(file, text).expect("the file can be written");
}
