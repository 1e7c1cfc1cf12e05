//! How grids are read: one value, made once and borrowed by whoever reads.

use std::sync::Arc;

use msq_core::{Catalogue, check::Checks};

use crate::{InputLayout, Limits};

/// How grids are read.
///
/// ```
/// use msq_core::{check::Checks, editions::editions};
/// use msq_table::{InputLayout, Settings};
///
/// let mut settings = Settings::new(editions());
/// settings.layout = Some(InputLayout::Wide);
/// settings.checks = Checks::All;
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// The editions that a grid can be of.
    pub editions: Vec<Arc<Catalogue>>,
    /// How the grid is laid out, instead of finding that out.
    pub layout: Option<InputLayout>,
    /// Which answers are checked ([`check`](msq_core::check::check)); what is doubtful about them is told at their
    /// cells.
    pub checks: Checks,
    /// How much may be in memory at a time.
    pub limits: Limits,
}

impl Settings {
    /// Reads grids of these editions, in any layout, without checks, within the limits that hold for everybody.
    pub fn new(editions: Vec<Arc<Catalogue>>) -> Self {
        Self { editions, layout: None, checks: Checks::None, limits: Limits::DEFAULT }
    }
}
