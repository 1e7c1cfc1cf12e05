//! Whether a text is a label, for those who have no grid yet.

use std::sync::Arc;

use msq_core::{Catalogue, check::Checks};

use crate::{canonical::Sheets, code::Number, lexicon::Lexicon};

/// Tells whether a text is something that one of these editions prints, a prompt, an option, a heading, and nothing
/// else.
///
/// For file formats that have to find out how a file is laid out before they have its cells.
///
/// ```
/// let is_label = msq_table::labels(&msq_core::editions::editions());
/// assert!(is_label("10. Do you collect usage statistics of e-government services?"));
/// assert!(!is_label("10. Do you collect usage statistics of e-government services? Yes"));
/// ```
pub fn labels(editions: &[Arc<Catalogue>]) -> impl Fn(&str) -> bool + use<> {
    let lexicons: Vec<_> = editions.iter().map(|catalogue| Lexicon::of(catalogue)).collect();
    let canonical = Sheets::new(editions, Checks::None);
    move |text| {
        if canonical.has_head(text) {
            return true;
        }
        let text = &text[Number::leading(text).map_or(0, |number| number.bytes.end)..];
        let mut found = lexicons.iter().filter_map(|lexicon| lexicon.find(text));
        found.any(|found| text[found.label.end..].trim().is_empty())
    }
}
