//! Documents to test a reader with: those that it must accept, and those that it must refuse.
//!
//! They are made from the catalogue by the kinds of its parts. A document that must be refused has one fault.

use std::sync::Arc;

use msq_core::{Catalogue, Code, Response};

use crate::{sample, written};

mod faults;
mod text;
mod values;

/// The folder of the documents, below that of the edition and version.
pub const FOLDER: &str = "examples";

/// The name of the list of all documents, below the folder of the edition and version.
pub const LIST: &str = "examples/examples.csv";

/// A document to test a reader with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Document {
    /// Its name, which says what is special about it.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// The document.
    pub content: String,
    /// How many responses it has, if it is accepted. Of several, a JSON document is a list.
    pub responses: Option<usize>,
    /// What a validator says that has the schema alone.
    pub by_schema: BySchema,
    /// The error that a reader gives; `None` if it must accept the document.
    pub error: Option<Code>,
    /// What it is, or why it is refused.
    pub why: String,
}

/// The format of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// JSON, described by the JSON Schema.
    Json,
    /// XML, described by the XML Schema.
    Xml,
}

/// What a validator says of a document that has the schema alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BySchema {
    /// It accepts the document.
    Accepted,
    /// It refuses the document, or can't even parse it.
    Refused,
    /// It depends on the validator, and on the parser that is used with it.
    Varies,
}

impl Format {
    /// How the names of its files end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Xml => "xml",
        }
    }
}

impl BySchema {
    /// The verdict in a word.
    pub fn id(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Varies => "varies",
        }
    }
}

impl Document {
    /// A document of so many responses that a reader must accept.
    pub fn valid(name: &str, format: Format, content: String, responses: usize, why: &str) -> Self {
        Self {
            name: name.to_owned(),
            format,
            content,
            responses: Some(responses),
            by_schema: BySchema::Accepted,
            error: None,
            why: why.to_owned(),
        }
    }

    /// Its file, below the folder of the edition and version.
    pub fn file_name(&self) -> String {
        let folder = if self.error.is_none() { "valid" } else { "invalid" };
        format!("{FOLDER}/{folder}/{}.{}", self.name, self.format.extension())
    }
}

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
