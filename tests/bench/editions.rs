//! The editions that are read.

use std::sync::Arc;

use msq_core::{Catalogue, Edition, editions::edition2020::Msq2020};

/// The catalogue of each.
pub(crate) fn catalogues() -> [Arc<Catalogue>; 1] {
    [Msq2020::catalogue()]
}
