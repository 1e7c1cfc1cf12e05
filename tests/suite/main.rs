//! What crosses the crates of msq, in one test binary.
//!
//! Each module holds one promise and says it in its first line. Tests are data: a module's cases stand in a table, and
//! one function holds each of them against the public API, so that a change inside a crate rewrites no test. To add a
//! case, add a line to its table.
//!
//! Property tests try a hundred cases each; `PROPTEST_CASES=10000 cargo test -p msq-tests laws` tries more, and
//! `cargo xtask long` many more of all of them.

mod checks;
mod grids;
mod json_strict;
mod laws;
mod layouts;
mod limits;
mod model;
mod pieces;
mod promises;
mod round_trips;
mod schema;
mod second_edition;
mod table_forms;
mod table_kinds;
mod table_layouts;
mod xml_schema;
mod xml_strict;

use std::sync::Arc;

use msq_core::{Catalogue, Edition, editions::edition2020::Msq2020};

/// The editions that are read: a law also holds for a small one.
fn catalogues() -> [Arc<Catalogue>; 2] {
    [Msq2020::catalogue(), second_edition::Msq1999::catalogue()]
}
