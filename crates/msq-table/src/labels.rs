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
    let editions = editions.to_vec();
    move |text| {
        if canonical.has_head(text) {
            return true;
        }
        // A code is one where it says so: `Q2a`; a lone number is any.
        let is_code = |number: &Number| {
            text.starts_with(['q', 'Q'])
                && editions.iter().any(|catalogue| number.question(catalogue, None).is_some())
        };
        if Number::whole(text).as_ref().is_some_and(is_code) {
            return true;
        }
        let text = &text[Number::leading(text).map_or(0, |number| number.bytes.end)..];
        let mut found = lexicons.iter().filter_map(|lexicon| lexicon.find(text));
        found.any(|found| text[found.label.end..].trim().is_empty())
    }
}
