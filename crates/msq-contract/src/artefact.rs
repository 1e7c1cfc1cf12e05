//! The published files, one for each purpose.

/// A file of the contract of an edition. All are derived from its [`Catalogue`](msq_core::Catalogue), and always the
/// same.
///
/// ```
/// use msq_contract::Artefact;
/// use msq_core::{Edition, editions::edition2020::Msq2020};
///
/// let questions = Artefact::from_id("questions").expect("an artefact");
/// assert_eq!(questions.file_name(), "questions.csv");
/// assert!(questions.content(&Msq2020::catalogue()).starts_with("code,section,"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Artefact {
    /// The JSON Schema of a document.
    JsonSchema,
    /// The XML Schema of a document.
    XmlSchema,
    /// The JSON Schema of what the JSON Schema says under `x-msq`.
    Vocabulary,
    /// The questions.
    Questions,
    /// The parts of all answers.
    Parts,
    /// The options to tick.
    Options,
    /// The Member States and observers.
    MemberStates,
    /// The code book in Markdown.
    CodeBook,
    /// The code book as a web page.
    CodeBookPage,
    /// What the columns of all tables hold.
    DataPackage,
    /// Invented responses as a wide table.
    WideTable,
    /// Invented responses as a long table.
    LongTable,
    /// What each diagnostic means.
    Diagnostics,
    /// The JSON Schema of the diagnostics that `msq validate` prints.
    DiagnosticsSchema,
    /// The page that leads to the others.
    Index,
}

impl Artefact {
    /// All artefacts, in the order in which people are told of them.
    pub const ALL: &[Self] = &[
        Self::JsonSchema,
        Self::XmlSchema,
        Self::CodeBookPage,
        Self::CodeBook,
        Self::Questions,
        Self::Parts,
        Self::Options,
        Self::MemberStates,
        Self::DataPackage,
        Self::WideTable,
        Self::LongTable,
        Self::Diagnostics,
        Self::DiagnosticsSchema,
        Self::Vocabulary,
        Self::Index,
    ];

    /// Its stable name, by which it is asked for.
    pub fn id(self) -> &'static str {
        match self {
            Self::JsonSchema => "json",
            Self::XmlSchema => "xsd",
            Self::Vocabulary => "vocabulary",
            Self::Questions => "questions",
            Self::Parts => "parts",
            Self::Options => "options",
            Self::MemberStates => "member-states",
            Self::CodeBook => "code-book",
            Self::CodeBookPage => "code-book-html",
            Self::DataPackage => "data-package",
            Self::WideTable => "wide-table",
            Self::LongTable => "long-table",
            Self::Diagnostics => "diagnostics",
            Self::DiagnosticsSchema => "diagnostics-schema",
            Self::Index => "index",
        }
    }

    /// The artefact of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|artefact| artefact.id() == id)
    }

    /// The name of its file, below the folder of the edition and version.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::JsonSchema => "msq.schema.json",
            Self::XmlSchema => "msq.xsd",
            Self::Vocabulary => "x-msq.schema.json",
            Self::Questions => "questions.csv",
            Self::Parts => "parts.csv",
            Self::Options => "options.csv",
            Self::MemberStates => "member-states.csv",
            Self::CodeBook => "code-book.md",
            Self::CodeBookPage => "code-book.html",
            Self::DataPackage => "datapackage.json",
            Self::WideTable => "tables/wide.csv",
            Self::LongTable => "tables/long.csv",
            Self::Diagnostics => "diagnostics.md",
            Self::DiagnosticsSchema => "diagnostics.schema.json",
            Self::Index => "index.html",
        }
    }

    /// What it is, and what or whom it is for, in one line.
    pub fn about(self) -> &'static str {
        match self {
            Self::JsonSchema => "JSON Schema 2020-12 of a response, to check documents and generate types",
            Self::XmlSchema => "XML Schema 1.0 of a response, to check documents and generate classes",
            Self::Vocabulary => {
                "JSON Schema of the keyword x-msq, for programs that read questions off the JSON Schema"
            }
            Self::Questions => "Questions as CSV, with codes, prompts and footnotes, to join with data",
            Self::Parts => "Parts of answers as CSV, with their places in JSON, XML and tables, for loaders",
            Self::Options => "Options to tick as CSV, with ids and printed labels, to label data",
            Self::MemberStates => {
                "Member States and observers as CSV, with their codes, to join with other statistics"
            }
            Self::CodeBook => "Code book in Markdown, for wikis and repositories",
            Self::CodeBookPage => {
                "Code book as a web page, for analysts: every question, part and option, with examples"
            }
            Self::DataPackage => {
                "Data Package that describes every column of the tables and lists, for loaders and data portals"
            }
            Self::WideTable => "Invented responses as CSV, a row a Member State, to try a loader on",
            Self::LongTable => "Invented responses as CSV, a row an answer, to try a loader on",
            Self::Diagnostics => {
                "Reference of diagnostics in Markdown, for whoever cleans data: what each code means, and what to do"
            }
            Self::DiagnosticsSchema => {
                "JSON Schema of what `msq validate --format json` prints, for programs that read diagnostics"
            }
            Self::Index => "Start page, for everybody: what each file is for, and how to use it",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_has_a_name_and_a_file_of_its_own() {
        let ids: BTreeSet<_> = Artefact::ALL.iter().map(|artefact| artefact.id()).collect();
        let files: BTreeSet<_> = Artefact::ALL.iter().map(|artefact| artefact.file_name()).collect();
        assert_eq!((ids.len(), files.len()), (Artefact::ALL.len(), Artefact::ALL.len()));
        for &artefact in Artefact::ALL {
            assert_eq!(Artefact::from_id(artefact.id()), Some(artefact));
        }
    }
}
