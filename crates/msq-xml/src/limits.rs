//! How large what is in a document may be: far beyond what any response needs.

/// How deep elements may nest; a response's go about eight deep.
pub const MAX_DEPTH: usize = 64;
/// How many attributes an element may have, and how many namespaces may be declared at a place: resolving is linear in
/// their number.
pub const MAX_ATTRIBUTES: usize = 64;
/// How many bytes the name of a namespace may have: each element in one that isn't the document's keeps it.
pub const MAX_NAMESPACE: usize = 1_024;
/// How many elements a response may have: one that answers everything has some hundreds.
pub const MAX_ELEMENTS: usize = 1 << 18;
