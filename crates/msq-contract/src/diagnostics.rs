//! The reference of diagnostics, from the registry of codes.

use askama::Template;
use msq_core::{Code, Severity, codes};

use crate::{
    Artefact,
    markup::{self, self as filters},
};

/// All codes by how much they matter.
#[derive(Template)]
#[template(path = "diagnostics.md")]
struct Reference {
    /// The file that describes findings to programs.
    schema: &'static str,
    groups: [Group; 3],
}

struct Group {
    title: &'static str,
    about: &'static str,
    codes: Vec<Code>,
}

/// The reference as Markdown.
pub(crate) fn reference() -> String {
    let group = |severity, title, about| {
        let codes = codes::all().filter(|code| code.severity() == severity).collect();
        Group { title, about, codes }
    };
    let groups = [
        group(Severity::Error, "Errors", "Something couldn't be read. `msq` ends with status 1."),
        group(
            Severity::Warning,
            "Warnings",
            "Something was read, kept or left in a way that a person should look at.",
        ),
        group(Severity::Note, "Notes", "Nothing is wrong; it is said so that nothing happens in silence."),
    ];
    markup::rendered(&Reference { schema: Artefact::DiagnosticsSchema.file_name(), groups })
}
