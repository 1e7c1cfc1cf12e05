#![doc = include_str!("../README.md")]
//! # What is where
//!
//! - [`editions`]: the questionnaire itself, as types; a prompt is a doc comment. Nothing else writes a question down.
//! - [`Catalogue`]: sections, questions and parts of an edition, read off the JSON Schema of those types.
//! - [`Response`]: one Member State's answers, a slot a part. Converters hold this; [`Edition::from_response`] makes
//!   the typed view of it.
//! - [`states`]: the Member States, their codes and names.
//! - [`document`]: a response as a tree, for formats that nest.
//! - [`check`]: what is doubtful about answers, whatever they were read from.
//! - [`Diagnostic`]: what a reader found, with a stable [`Code`] and a [`Place`].

mod answer;
mod catalogue;
pub mod check;
pub mod codes;
mod date;
pub mod document;
mod edition;
pub mod editions;
mod finding;
mod identity;
mod kind;
mod misfit;
mod path;
mod reading;
mod record;
mod response;
mod schema;
pub mod states;
mod vocabulary;
mod write;

pub use answer::{
    Authorization, CheckList, CodeListType, Contact, Details, Directory, Entry, MemberState, Narrative,
    Officer, Percentage, ResponseDate, YesNo,
};
pub use catalogue::{
    Catalogue, Choice, CodeList, Constant, Due, MalformedEdition, Node, Note, Object, Part, PartId, Period,
    Question, QuestionId, Section, TextKind,
};
pub use edition::{BASE, CONTRACT_VERSION, ContractVersion, Edition, READABLE_VERSIONS, TypedError};
pub use finding::Finding;
pub use identity::Identity;
pub use kind::Kind;
pub use misfit::{MAX_ENTRIES, Misfit};
pub use msq_cells::{
    Address, Code, Date, Diagnostic, InvalidDate, Listed, MAX_FINDINGS, MAX_QUOTED, Place, Severity, Spot,
    text,
};
pub use path::{EntryField, Target};
pub use reading::Reading;
pub use record::DiagnosticRecord;
pub use response::{Response, Value};
pub use vocabulary::vocabulary;
pub use write::{ResponseWriter, WriteError};
