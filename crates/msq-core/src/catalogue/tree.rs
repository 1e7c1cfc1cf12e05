//! The tree of a document: names, nesting and order, the same in JSON and XML.

use super::id::PartId;

/// An object of the document tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Object {
    /// The name of its type in the schema, such as `Directory`: objects of one type have the same members. Empty for a
    /// type without a name.
    pub type_name: String,
    /// What its type is, in English.
    pub description: String,
    /// Its members in order, each with its name.
    pub members: Vec<(String, Node)>,
}

impl Object {
    /// The position and node of the member of that name.
    pub fn member(&self, name: &str) -> Option<(usize, &Node)> {
        self.members
            .iter()
            .enumerate()
            .find(|(_, (member, _))| member == name)
            .map(|(at, (_, node))| (at, node))
    }
}

/// A text that every document says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Constant {
    /// What it says of a document, in English.
    pub description: String,
    /// What is written.
    pub written: String,
    /// What is read as well: earlier versions of the contract that this one includes.
    pub earlier: Vec<String>,
}

impl Constant {
    /// Whether `text` is what is written, or read as well.
    pub fn admits(&self, text: &str) -> bool {
        self.all().any(|known| known == text)
    }

    /// All that is read, oldest first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.earlier.iter().chain([&self.written]).map(String::as_str)
    }
}

/// What stands at a place of the document tree.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Node {
    /// A required text that is the same in every document of the edition.
    Constant(Constant),
    /// A part of an answer.
    Part(PartId),
    /// A section, a question, or a group of questions.
    Object(Object),
}
