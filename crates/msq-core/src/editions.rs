//! The editions of the questionnaire, a module of types each.

use std::sync::Arc;

use crate::{Catalogue, Edition};

pub mod edition2020;

/// The catalogues of all published editions, oldest first.
///
/// A new edition is a new module of types, and its line here.
pub fn editions() -> Vec<Arc<Catalogue>> {
    vec![edition2020::Msq2020::catalogue()]
}
