//! Documents to test a reader with: those that it must accept, and those that it must refuse.
//!
//! They are made from the catalogue by the kinds of its parts. A document that must be refused has one fault.

use std::sync::Arc;

use msq_core::{Catalogue, Response};

use crate::{sample, written};

mod document;
mod faults;
mod text;
mod values;

pub use document::{BySchema, Document, FOLDER, Format};

/// The name of the list of all documents, below the folder of the edition and version.
pub const LIST: &str = "examples/examples.csv";

/// All documents: those to be accepted, and those to be refused.
///
/// ```
/// use msq_contract::documents::documents;
/// use msq_core::{Edition, editions::edition2020::Msq2020};
///
/// let documents = documents(&Msq2020::catalogue());
/// assert!(documents.iter().any(|document| document.file_name() == "examples/valid/nothing.json"));
/// assert!(documents.iter().any(|document| document.file_name() == "examples/invalid/null.json"));
/// ```
pub fn documents(catalogue: &Arc<Catalogue>) -> Vec<Document> {
    let mut documents = accepted(catalogue);
    documents.extend(faults::documents(catalogue));
    documents
}

/// The list of documents as CSV.
pub fn list(documents: &[Document]) -> String {
    let head = ["file", "responses", "verdict", "verdictOfSchema", "diagnostic", "why"].map(str::to_owned);
    let row = |document: &Document| {
        let verdict = if document.error.is_none() { BySchema::Accepted } else { BySchema::Refused };
        [
            document.file_name(),
            document.responses.map_or_else(String::new, |count| count.to_string()),
            verdict.id().to_owned(),
            document.by_schema.id().to_owned(),
            document.error.map_or_else(String::new, |code| code.id().to_owned()),
            document.why.clone(),
        ]
    };
    written::csv([head].into_iter().chain(documents.iter().map(row)))
}

fn accepted(catalogue: &Arc<Catalogue>) -> Vec<Document> {
    type Make = fn(&Arc<Catalogue>) -> Vec<Response>;
    let kinds: [(&str, Make, &str); 6] = [
        ("nothing", |catalogue| vec![sample::nothing(catalogue)], "Nothing is answered."),
        ("everything", |catalogue| vec![sample::everything(catalogue)], "Every part is answered."),
        (
            "answered-with-nothing",
            |catalogue| vec![sample::answered_with_nothing(catalogue)],
            "Empty texts, lists without entries, and no option ticked: each is an answer.",
        ),
        (
            "every-option",
            |catalogue| vec![sample::every_option(catalogue)],
            "Every option is ticked, and words stand beside each.",
        ),
        (
            "unusual",
            |catalogue| vec![sample::unusual(catalogue)],
            "Texts that look like something else, and numbers and dates that programs change or refuse.",
        ),
        (
            "several",
            sample::all,
            "Several responses; in JSON a list, each element of which follows the schema.",
        ),
    ];
    let both = |(name, responses, why): (&str, Make, &str)| {
        let responses = responses(catalogue);
        let document = |format, content| Document::valid(name, format, content, responses.len(), why);
        [
            document(Format::Json, written::json(&responses)),
            document(Format::Xml, written::xml(catalogue, &responses)),
        ]
    };
    kinds.into_iter().flat_map(both).collect()
}

#[cfg(test)]
mod tests;
