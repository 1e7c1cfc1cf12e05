//! Positions of questions and parts in their catalogue.

/// A question of one catalogue: a position, which means something else in another edition, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId(pub(super) usize);

impl QuestionId {
    /// Its place among the questions of the catalogue.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A part of one catalogue; a response has a slot for each.
///
/// It is a position: it belongs to the catalogue that it comes from, and to the responses of that edition. In another
/// edition it is another part, or none; what crosses editions is the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartId(pub(super) usize);

impl PartId {
    /// Its position among the parts of its catalogue.
    pub fn index(self) -> usize {
        self.0
    }
}
