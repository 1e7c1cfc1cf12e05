//! Panics: what one says is kept until it is clear who tells it.
//!
//! Rust's own hook prints it at once, and a library that makes an error of a panic (rust_xlsxwriter panics where its
//! temporary file fails) would tell it a second time. A hook is the program's to replace, not a library's.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe, PanicHookInfo, catch_unwind},
};

/// From now on, a panic below [`caught`] is silent, and told by whoever called that. Any other one is shown as ever.
///
/// A hook is the program's to replace: a `main` calls this, a library doesn't.
pub fn keep_words() {
    let show = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if CATCHERS.get() == 0 {
            show(panic);
        } else {
            WORDS.replace(words(panic));
        }
    }));
}

/// What `run` returns, or what a panic said that nobody below caught: its message, and, where the program
/// [keeps words](keep_words), its place.
///
/// # Errors
///
/// The words of a panic.
pub fn caught<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    CATCHERS.set(CATCHERS.get() + 1);
    // What a panic leaves half done isn't used again.
    let done = catch_unwind(AssertUnwindSafe(run));
    CATCHERS.set(CATCHERS.get() - 1);
    done.map_err(|panic| {
        let words = WORDS.take();
        let payload = || panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
        let payload = || payload().or_else(|| panic.downcast_ref::<String>().cloned());
        if words.is_empty() { payload().unwrap_or_else(|| SILENT.to_owned()) } else { words }
    })
}

thread_local! {
    /// How many callers of `caught` there are on this thread.
    static CATCHERS: Cell<usize> = const { Cell::new(0) };
    /// What the last panic of this thread said.
    static WORDS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What is told of a panic that left no words.
const SILENT: &str = "it said nothing";

fn words(panic: &PanicHookInfo<'_>) -> String {
    let mut words = panic.payload_as_str().unwrap_or(SILENT).to_owned();
    if let Some(location) = panic.location() {
        words += &format!(" ({location})");
    }
    // It is there if RUST_BACKTRACE asks for it.
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        words += &format!("\n{trace}");
    }
    words
}

#[cfg(test)]
mod tests {
    use std::panic::resume_unwind;

    use super::*;

    #[test]
    fn the_words_of_a_panic_are_told_by_whoever_catches_it_at_last() {
        keep_words();
        let told = |run: fn()| caught(run).expect_err("a panic");
        let words = told(|| panic!("number {}", 7));
        assert!(words.starts_with("number 7 (") && words.contains("crash.rs:"), "{words}");
        // As a library does.
        assert_eq!(caught(|| catch_unwind(|| panic!("below")).is_err()), Ok(true));
        assert!(told(|| panic!("behind it")).starts_with("behind it ("));
        // As a taker does between the reader and the end of the run.
        let words = told(|| {
            let taken = catch_unwind(|| panic!("on top"));
            assert_eq!(caught(|| 1), Ok(1));
            resume_unwind(taken.expect_err("a panic"));
        });
        assert!(words.starts_with("on top ("), "{words}");
        assert!(told(|| panic::panic_any(7)).starts_with("it said nothing ("));
    }
}
