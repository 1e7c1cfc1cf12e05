//! Panics, made into errors: one odd workbook of many doesn't stop the rest.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
};

use crate::{Error, ErrorKind};

/// What `run` returns, unless it panics.
///
/// No panic is known, but the crates below read what strangers send. None is silenced on the way: the program's hook is not
/// a library's to replace. Where the program is built with `panic = "abort"`, nothing can be caught.
pub(crate) fn caught<T>(sheet: Option<&str>, run: impl FnOnce() -> T) -> Result<T, Error> {
    told(run).map_err(|message| ErrorKind::Crashed { sheet: sheet.map(str::to_owned), message }.into())
}

/// What `run` returns, or what was said when it panicked.
pub(crate) fn told<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    // What a panic may have left half done is not used again: reading or writing ends there.
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| last_words(&*panic))
}

/// The message of a panic.
fn last_words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("it said nothing")
        .to_owned()
}
