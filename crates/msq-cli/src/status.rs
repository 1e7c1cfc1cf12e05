//! Exit statuses.

use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Everything was done; there may be warnings.
    Done,
    /// Some input had errors; the rest was done.
    SomeErrors,
    /// Nothing could be done.
    Failed,
    /// A fault of msq ended the run.
    Crashed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::SomeErrors => 1,
            Status::Failed => 2,
            // As Rust ends a program that panics.
            Status::Crashed => 101,
        })
    }
}
