//! Words for people.

use std::io::{self, Write};

use msq::Error;
use msq_core::{Diagnostic, Part, Response, Target, Value};

use crate::failure::{self, Failure};

/// Tells of a failure on standard error.
pub(crate) fn failure(failure: &Failure) {
    let help = failure.help().map(|help| format!("\n  help: {help}")).unwrap_or_default();
    tell(&format!("error: {failure}{help}"));
}

/// Tells of an input that failed on standard error.
pub(crate) fn error(error: &Error) {
    let help = failure::help(error).map(|help| format!("\n  help: {help}")).unwrap_or_default();
    tell(&format!("error: {error}{help}"));
}

/// Tells of findings on standard error.
pub(crate) fn diagnostics(diagnostics: &[Diagnostic]) {
    diagnostics.iter().for_each(|diagnostic| tell(&diagnostic.to_string()));
}

/// A line on standard error. If nobody listens, there is nobody to tell that to.
pub(crate) fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Where two responses to the same edition differ, in words.
pub(crate) fn differences(before: &Response, after: &Response) -> Vec<String> {
    let catalogue = before.catalogue();
    if catalogue.edition() != after.catalogue().edition() {
        return vec![format!("the edition {} became {}", catalogue.edition(), after.catalogue().edition())];
    }
    let changed = catalogue.parts().iter().filter(|part| before.get(part.id) != after.get(part.id));
    let words = |value: Option<&Value>| value.map_or("unanswered".to_owned(), |value| format!("{value:?}"));
    let tell = |part: &Part| {
        let path = catalogue.path(Target::Part(part.id));
        format!("{path}: {} became {}", words(before.get(part.id)), words(after.get(part.id)))
    };
    changed.map(tell).collect()
}
