//! Panics of the crates below, made into errors.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
};

/// What `run` returns, or what was said when it panicked.
///
/// Where the program is built with `panic = "abort"`, nothing can be caught.
pub(crate) fn told<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    // What a panic may have left half done is not used again: writing ends there.
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| last_words(&*panic))
}

/// The message of a panic.
fn last_words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("it said nothing")
        .to_owned()
}
