#![doc = include_str!("../README.md")]
//! # Documents
//!
//! A document mirrors the one in JSON: the same names, the same nesting, the same words for values. A response is an
//! element `response`, several stand in an element `responses`, both in the [`namespace`] of their edition and contract
//! version. Every list has an element around it: `<ticked><option>bigData</option></ticked>`,
//! `<entries><entry><url>…</url></entry></entries>`; words beside an option are an element of the option's name in
//! `<details>`. What is unanswered is absent, and an empty element is an answer with nothing: `<explanation/>`,
//! `<ticked/>`. Reading is strict and reports everything in one run, each finding with its element, line and column;
//! both ways go a response at a time, so memory does not grow with their number.
//!
//! # What is accepted
//!
//! - Elements stand in the order of the questionnaire. There are no attributes, except for namespaces and
//!   `xsi:schemaLocation` (and `xsi:noNamespaceSchemaLocation`), which say nothing of a response; `xml:lang`,
//!   `xml:space`, `xsi:nil` and `xsi:type` would, and are refused. Prefixes are free.
//! - Texts are kept with every character. Around all other values (dates, numbers, yes or no, options, codes) white
//!   space is ignored, as XML Schema does.
//! - Yes and no are `true` and `false`, a number is written as in JSON, a date is `YYYY-MM-DD`.
//! - CDATA sections are text; comments and processing instructions are skipped.
//! - XML 1.0 in UTF-8 or UTF-16. A document type is refused, and with it every entity but the five of XML.
//!
//! # What is wrong, and how far it reaches
//!
//! A fault in a response is a finding, and all of the response but that is read; of one response,
//! [`MAX_FAULTS`](msq_core::document::MAX_FAULTS) are listed and the rest are counted. What isn't well-formed, or isn't
//! of a known namespace, is an [`Error`], and ends the reading. What stands among responses and is none is an
//! [`Error`], too, behind which reading goes on ([`Error::is_final`]).

mod error;
mod escape;
mod events;
mod found;
mod input;
mod limits;
mod names;
mod number;
mod read;
mod shape;
mod strict;
mod tree;
mod value;
mod write;
mod xsd;

pub use error::{Error, ErrorKind};
pub use limits::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, MAX_NAMESPACE};
pub use msq_core::document::MAX_RESPONSE;
pub use names::{namespace, path};
pub use read::Reader;
pub use write::{Refusal, Writer};
pub use xsd::xsd;
