//! A document to test a reader with, and what is to be said of it.

use msq_core::Code;

/// The folder of the documents, below that of the edition and version.
pub const FOLDER: &str = "examples";

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
