//! Which states have responded so far in a run.

use std::collections::{BTreeMap, btree_map::Entry};

use msq_core::{Diagnostic, Identity, Place, Reading, Target, codes, states};

/// Where the response of each state stands, edition by edition.
#[derive(Default)]
pub(crate) struct Seen(BTreeMap<(String, &'static str), Place>);

impl Seen {
    /// Takes note of a response. If one of the same state was read before, that is the first of its findings.
    pub(crate) fn note(&mut self, reading: &mut Reading) {
        let Some(state) = states::respondent(&reading.response) else { return };
        let edition = reading.response.catalogue().edition().to_owned();
        match self.0.entry((edition, state.iso)) {
            Entry::Vacant(entry) => drop(entry.insert(reading.place.clone())),
            Entry::Occupied(first) => {
                let message =
                    format!("a second response of {}; the first one stands at {}", state.name, first.get());
                let mut finding =
                    Diagnostic::new(codes::REPEATED_MEMBER_STATE, reading.place.clone(), message);
                let catalogue = reading.response.catalogue();
                if let Some(name) = catalogue.identifying(Identity::Name) {
                    finding = finding.about(catalogue.path(Target::Part(name.id)));
                }
                reading.diagnostics.insert(0, finding);
            }
        }
    }
}
