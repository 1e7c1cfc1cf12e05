//! The data model of the UN **Member States Questionnaire** (MSQ): what it asks, and what a Member State answered.
//!
//! - [`editions`]: the questionnaire itself, as types; a prompt is a doc comment. Nothing else writes a question down.
//! - [`Catalogue`]: sections, questions and parts of an edition, read off the JSON Schema of those types.
//! - [`Response`]: one Member State's answers, a slot a part. Converters hold this; [`Edition::from_response`] makes
//!   the typed view of it.
//! - [`states`]: the Member States, their codes and names.
//! - [`document`]: a response as a tree, for formats that nest.
//! - [`check`]: what is doubtful about answers, whatever they were read from.
//! - [`Diagnostic`]: what a reader found, with a stable [`Code`] and a [`Place`].
//!
//! The crate does no input or output, and knows no file format.
//!
//! ```
//! use msq_core::{Edition, editions::edition2020::{LegalSubject, Msq2020}};
//!
//! let mut typed = Msq2020::default();
//! typed.member_state.name = Some("Utopia".to_owned());
//! typed.legal_framework.legal_framework_on.ticked = Some([LegalSubject::DigitalIdentity].into());
//!
//! let response = typed.to_response()?;
//! let answers: Vec<String> = response
//!     .answers()
//!     .map(|(part, value)| format!("{} {value:?}", response.catalogue()[part].pointer))
//!     .collect();
//! assert_eq!(answers, [
//!     r#"/memberState/name Text("Utopia")"#,
//!     r#"/legalFramework/legalFrameworkOn/ticked Ticked({3})"#,
//! ]);
//! # Ok::<(), msq_core::TypedError>(())
//! ```

mod answer;
mod catalogue;
pub mod check;
mod date;
mod diagnostic;
pub mod document;
mod edition;
pub mod editions;
mod finding;
mod identity;
mod kind;
mod path;
mod place;
mod response;
mod schema;
pub mod states;
pub mod text;
mod vocabulary;

pub use answer::{
    Authorization, CheckList, CodeListType, Contact, Details, Directory, Entry, MemberState, Narrative,
    Officer, Percentage, ResponseDate, YesNo,
};
pub use catalogue::{
    Catalogue, Choice, CodeList, Constant, Content, Due, MalformedEdition, Node, Note, Object, Part, PartId,
    Period, Question, QuestionId, Section,
};
pub use date::{Date, InvalidDate};
pub use diagnostic::{Code, Diagnostic, DiagnosticRecord, Reading, Severity};
pub use edition::{CONTRACT_VERSION, ContractVersion, Edition, READABLE_VERSIONS, TypedError};
pub use finding::Finding;
pub use identity::Identity;
pub use kind::Kind;
pub use path::{EntryField, Target};
pub use place::{Address, Place, Spot};
pub use response::{Misfit, Response, Value};
pub use schema::BASE;
pub use vocabulary::vocabulary;
