//! Two ways to do the same work, timed in turns, and the ratio of their times.
//!
//! On a machine that does other work, too, a time differs more from minute to minute than the two ways do; taken in
//! turns, both meet the same conditions, and each round has a ratio of its own. A loop of our own does it: divan 0.1
//! and criterion 0.8 time one function after the other and print no ratio (a `Measurement` of criterion's could be one,
//! in more lines than these, without the two times), and tango-bench 0.9 takes turns between two builds of one
//! function.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

/// Which cases are compared, and how long.
pub(crate) struct Comparison {
    /// What the name of a case must contain.
    wanted: String,
    rounds: usize,
    at_least: Duration,
}

impl Comparison {
    /// Prints the head of the table. Of the arguments, a word is what the names of cases must contain; without the flag
    /// that `cargo bench` gives, every case is only seen to work.
    pub(crate) fn new(arguments: impl Iterator<Item = String>) -> Self {
        let (flags, wanted): (Vec<_>, Vec<_>) = arguments.partition(|argument| argument.starts_with('-'));
        let measures = flags.iter().any(|flag| flag == "--bench");
        let (rounds, at_least) = if measures { (11, Duration::from_secs(1)) } else { (1, Duration::ZERO) };
        println!("| {:36} | KiB | floor, ms | msq, ms | × floor | middle half |", "case");
        println!("| {:-<36} | ---: | ---: | ---: | ---: | ---: |", "");
        Self { wanted: wanted.join(" "), rounds, at_least }
    }

    /// Times both ways and prints a row: the size of the file, the median time of each way, the median of the rounds'
    /// ratios, and between which ratios the middle half of the rounds is. To drop what a way returns is part of it.
    pub(crate) fn case<F, M>(&self, name: &str, bytes: usize, floor: impl Fn() -> F, msq: impl Fn() -> M) {
        if !name.contains(&self.wanted) {
            return;
        }
        // What is derived once and kept isn't counted.
        drop((floor(), msq()));
        let (mut floors, mut msqs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        let start = Instant::now();
        while ratios.len() < self.rounds || start.elapsed() < self.at_least {
            let (floor, msq) = (milliseconds(&floor), milliseconds(&msq));
            floors.push(floor);
            msqs.push(msq);
            ratios.push(msq / floor);
        }
        let ([_, floor, _], [_, msq, _]) = (quartiles(floors), quartiles(msqs));
        let [low, ratio, high] = quartiles(ratios);
        let kib = bytes.div_ceil(1024);
        println!("| {name:36} | {kib} | {floor:.2} | {msq:.2} | {ratio:.2} | {low:.2}–{high:.2} |");
    }
}

fn milliseconds<T>(work: impl Fn() -> T) -> f64 {
    let start = Instant::now();
    drop(black_box(work()));
    start.elapsed().as_secs_f64() * 1e3
}

fn quartiles(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarter| values[(values.len() - 1) * quarter / 4])
}
