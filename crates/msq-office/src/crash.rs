//! Panics, made into errors: one odd workbook doesn't stop the reading of others.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
};

use crate::{Error, ErrorKind};

/// What `run` returns, unless it panics.
///
/// No panic is known, but the crates below read what strangers send. None is silenced on the way: the program's hook is
/// not a library's to replace. Where the program is built with `panic = "abort"`, nothing can be caught.
pub(crate) fn caught<T>(sheet: Option<&str>, run: impl FnOnce() -> T) -> Result<T, Error> {
    // What a panic may have left half done is not used again: the sheet ends there.
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| {
        let (sheet, message) = (sheet.map(str::to_owned), last_words(&*panic));
        ErrorKind::Crashed { sheet, message }.into()
    })
}

/// The message of a panic.
fn last_words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("it said nothing")
        .to_owned()
}
