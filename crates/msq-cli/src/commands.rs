//! The verbs of the command line, a module each.

use std::sync::Arc;

use msq_core::{Catalogue, editions::editions};

use crate::failure::Failure;

pub(crate) mod convert;
pub(crate) mod inspect;
pub(crate) mod questions;
pub(crate) mod roundtrip;
pub(crate) mod schema;
pub(crate) mod validate;

/// The catalogue of the named edition, or of the latest.
fn edition(name: Option<&str>) -> Result<Arc<Catalogue>, Failure> {
    let editions = editions();
    let found = match name {
        None => editions.last(),
        Some(name) => editions.iter().find(|edition| edition.edition() == name),
    };
    found.cloned().ok_or_else(|| Failure::UnknownEdition {
        found: name.unwrap_or_default().to_owned(),
        known: editions.iter().map(|edition| edition.edition()).collect::<Vec<_>>().join(", "),
    })
}
