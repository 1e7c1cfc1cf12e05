//! What the published files hold.

use std::sync::Arc;

use msq_core::{BASE, Catalogue, DiagnosticRecord};
use msq_table::Layout;
use serde_json::Value;

use crate::{Artefact, code_book, data_package, diagnostics, index, lists, sample, written};

impl Artefact {
    /// The content of its file, for that edition.
    pub fn content(self, catalogue: &Arc<Catalogue>) -> String {
        match self {
            Self::JsonSchema => json(catalogue.schema()),
            Self::XmlSchema => msq_xml::xsd(catalogue),
            Self::Vocabulary => json(&self.identified(catalogue, msq_core::vocabulary())),
            Self::Questions => lists::questions(catalogue).csv(),
            Self::Parts => lists::parts(catalogue).csv(),
            Self::Options => lists::options(catalogue).csv(),
            Self::MemberStates => lists::member_states().csv(),
            Self::CodeBook => code_book::markdown(catalogue),
            Self::CodeBookPage => code_book::page(catalogue),
            Self::DataPackage => data_package::data_package(catalogue),
            Self::WideTable => written::table(catalogue, Layout::Wide, &sample::all(catalogue)),
            Self::LongTable => written::table(catalogue, Layout::Long, &sample::all(catalogue)),
            Self::Diagnostics => diagnostics::reference(),
            Self::DiagnosticsSchema => json(&self.identified(catalogue, DiagnosticRecord::schema())),
            Self::Index => index::of_version(catalogue),
        }
    }

    /// A schema with the name under which it is published.
    fn identified(self, catalogue: &Catalogue, mut schema: Value) -> Value {
        let id = format!("{BASE}{}/{}/{}", catalogue.edition(), catalogue.version(), self.file_name());
        if let Some(keywords) = schema.as_object_mut() {
            // Behind `$schema`, as in the schema of documents.
            keywords.shift_insert(1, "$id".to_owned(), id.into());
        }
        schema
    }
}

fn json(value: &Value) -> String {
    format!("{value:#}\n")
}

#[cfg(test)]
mod tests {
    use msq_core::editions::editions;

    use super::*;

    #[test]
    fn each_ends_with_one_line_break() {
        for catalogue in editions() {
            for artefact in Artefact::ALL {
                let content = artefact.content(&catalogue);
                assert!(content.ends_with('\n') && !content.ends_with("\n\n"), "{artefact:?}");
            }
        }
    }
}
