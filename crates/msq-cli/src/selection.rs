//! `--omit` and `--only`: which answers are passed on.

use std::collections::BTreeSet;

use msq_core::{Catalogue, Identity, PartId, Reading, Target, editions::editions};

use crate::failure::Failure;

/// Which answers are passed on: all, without some, or only some.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    omit: Vec<String>,
    only: Vec<String>,
}

impl Selection {
    /// The selection that these names make: of sections, by their numerals; of questions with all that stands below
    /// them; and of parts, by their paths.
    pub(crate) fn new(omit: &[String], only: &[String]) -> Result<Self, Failure> {
        for name in omit.iter().chain(only) {
            let is_known = editions().iter().any(|catalogue| !parts(catalogue, name).is_empty());
            if !is_known {
                return Err(Failure::UnknownCode(name.clone()));
            }
        }
        Ok(Self { omit: omit.to_vec(), only: only.to_vec() })
    }

    /// Takes the answers out that aren't passed on, and what is said about them. Whose response it is stays, unless it
    /// is omitted by name.
    pub(crate) fn apply(&self, reading: &mut Reading) {
        if self.omit.is_empty() && self.only.is_empty() {
            return;
        }
        let catalogue = std::sync::Arc::clone(reading.response.catalogue());
        let named = |names: &[String]| -> BTreeSet<PartId> {
            names.iter().flat_map(|name| parts(&catalogue, name)).collect()
        };
        let (omit, only) = (named(&self.omit), named(&self.only));
        let identifies = |part: PartId| {
            let name = catalogue.identifying(Identity::Name);
            name.is_some_and(|name| name.question == catalogue[part].question)
        };
        let stays = |part: PartId| {
            !omit.contains(&part) && (self.only.is_empty() || only.contains(&part) || identifies(part))
        };
        for part in catalogue.parts().iter().filter(|part| !stays(part.id)) {
            reading.response.take(part.id);
        }
        reading.diagnostics.retain(|diagnostic| {
            let target = diagnostic.path.as_deref().and_then(|path| catalogue.target(path));
            target.is_none_or(|target| stays(part_of(target)))
        });
    }
}

fn part_of(target: Target) -> PartId {
    match target {
        Target::Part(part) | Target::Entry { part, .. } | Target::Option { part, .. } => part,
    }
}

/// The parts that a name stands for.
fn parts(catalogue: &Catalogue, name: &str) -> Vec<PartId> {
    let below = format!("{name}.");
    let is_named = |part: &msq_core::Part| {
        let question = &catalogue[part.question];
        question.code == name
            || question.code.starts_with(&below)
            || question.section(catalogue).numeral.as_deref() == Some(name)
            || catalogue.path(Target::Part(part.id)) == name
    };
    catalogue.parts().iter().filter(|part| is_named(part)).map(|part| part.id).collect()
}
