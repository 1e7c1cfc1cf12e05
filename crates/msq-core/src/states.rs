//! The Member States of the United Nations: their codes, and the names by which respondents call them.
//!
//! A name is recognised in any of the six languages of the United Nations. It isn't compared by likeness: it is one of
//! the names in the tables of `data/`, or it isn't known. [`find()`] looks a name up, [`identify()`] does so for a
//! response.

mod find;
mod fold;
mod identify;
mod table;
#[cfg(test)]
mod tests;

pub use find::{Match, find};
pub use identify::{identify, respondent};
pub use table::{all, of_iso};

/// A state, or a territory that has codes as states do.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct State {
    /// Its ISO 3166-1 alpha-3 code, such as `PAN`.
    pub iso: &'static str,
    /// Its UN M49 code of three digits, such as `591`.
    pub m49: &'static str,
    /// The short name that the United Nations use, in English.
    pub name: &'static str,
    /// What it is to the United Nations.
    pub status: Status,
}

/// What a state is to the United Nations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One of the 193 Member States.
    Member,
    /// A non-member observer State.
    Observer,
    /// Neither: the table has it so that its name isn't taken for another's.
    Other,
}
