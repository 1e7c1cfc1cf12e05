//! The catalogue: sections, questions and parts of an edition, in printed order, as read off its JSON Schema.

use std::{any::Any, ops::Index, sync::Arc};

use serde_json::Value;

use self::kept::Kept;
use crate::{Identity, Kind};

mod derive;
mod id;
mod kept;
mod purpose;
mod tree;

pub use derive::MalformedEdition;
pub use id::{PartId, QuestionId};
pub use purpose::{Due, Period, TextKind};
pub use tree::{Constant, Node, Object};

/// All that a converter needs to know of an edition.
///
/// ```
/// use msq_core::{Edition, editions::edition2020::Msq2020};
///
/// let catalogue = Msq2020::catalogue();
/// let question = catalogue.question("17").expect("the 2020 edition has a question 17");
/// assert!(question.prompt.starts_with("What is the percentage of the population satisfied"));
/// assert_eq!(question.section(&catalogue).title, "Indicators");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    edition: String,
    version: String,
    title: String,
    boilerplate: Vec<String>,
    period: Option<Period>,
    notes: Vec<Note>,
    sections: Vec<Section>,
    questions: Vec<Question>,
    parts: Vec<Part>,
    code_lists: Vec<CodeList>,
    document: Object,
    schema: Value,
    kept: Kept,
}

impl Catalogue {
    /// The edition's name, such as `2020`.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// The version of the data contract.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The printed title of the questionnaire.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Printed text that asks nothing: preamble, page header, thanks.
    pub fn boilerplate(&self) -> &[String] {
        &self.boilerplate
    }

    /// When the questionnaire can have been answered, if the edition says so.
    pub fn period(&self) -> Option<Period> {
        self.period
    }

    /// Footnotes that hang on no question, option or section.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The sections in printed order; the head of the form comes first and has no numeral.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The questions in printed order.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The parts of all answers, in the order of the document.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The lists of options.
    pub fn code_lists(&self) -> &[CodeList] {
        &self.code_lists
    }

    /// The tree of a document: names, nesting and order, the same in JSON and XML.
    pub fn document(&self) -> &Object {
        &self.document
    }

    /// The JSON Schema that the catalogue was read off.
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// What a converter derives from the catalogue, made the first time that it is asked for and kept: a value a type.
    ///
    /// ```
    /// # use msq_core::{Edition, editions::edition2020::Msq2020};
    /// struct Longest(usize);
    ///
    /// let catalogue = Msq2020::catalogue();
    /// let longest = catalogue.kept(|catalogue| {
    ///     Longest(catalogue.questions().iter().map(|question| question.prompt.len()).max().unwrap_or_default())
    /// });
    /// assert_eq!(longest.0, catalogue.kept(|_| Longest(0)).0);
    /// ```
    pub fn kept<T: Any + Send + Sync>(&self, derive: impl FnOnce(&Self) -> T) -> Arc<T> {
        self.kept.get_or_insert(|| derive(self))
    }

    /// The question with that code.
    pub fn question(&self, code: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.code == code)
    }

    /// The part that says so who responds.
    ///
    /// ```
    /// # use msq_core::{Edition, Identity, Target, editions::edition2020::Msq2020};
    /// let catalogue = Msq2020::catalogue();
    /// let name = catalogue.identifying(Identity::Name).expect("a name");
    /// assert_eq!(catalogue.path(Target::Part(name.id)), "memberState.name");
    /// ```
    pub fn identifying(&self, identity: Identity) -> Option<&Part> {
        self.parts.iter().find(|part| part.identity == Some(identity))
    }

    /// The options of a part of kind [`Kind::Ticked`] or [`Kind::Details`]; none for another, or beyond the parts.
    pub fn options(&self, part: PartId) -> &[Choice] {
        let list = self.parts.get(part.0).and_then(|part| self.code_lists.get(part.code_list?));
        list.map_or(&[], |list| &list.options)
    }
}

/// The part of that id.
///
/// # Panics
///
/// If the catalogue has no such part, because the id is another catalogue's.
impl Index<PartId> for Catalogue {
    type Output = Part;

    fn index(&self, id: PartId) -> &Part {
        &self.parts[id.0]
    }
}

/// The question of that id.
///
/// # Panics
///
/// If the catalogue has no such question, because the id is another catalogue's.
impl Index<QuestionId> for Catalogue {
    type Output = Question;

    fn index(&self, id: QuestionId) -> &Question {
        &self.questions[id.0]
    }
}

/// A section of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Section {
    /// The printed numeral, such as `IV`; `None` for the head of the form.
    pub numeral: Option<String>,
    /// The printed title; empty for the head of the form.
    pub title: String,
    /// Footnotes that hang on the title.
    pub notes: Vec<Note>,
}

/// A question of the questionnaire, or a stem that leads to sub-items.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Question {
    /// Its own place in the catalogue.
    pub id: QuestionId,
    /// The code that names it in every format, such as `2.a`.
    pub code: String,
    /// The printed prompt.
    pub prompt: String,
    /// Whether the form prints the prompt.
    pub printed: bool,
    /// Other names that forms give the question.
    pub aliases: Vec<String>,
    /// Footnotes that hang on the prompt.
    pub notes: Vec<Note>,
    /// The question for yes or no that it depends on: after a no, it isn't to be answered.
    pub follows: Option<QuestionId>,
    /// Up to which number an answer in per cent is suspected to be a fraction.
    pub fraction_up_to: f64,
    /// The parts of its answer, without those of its sub-items.
    pub parts: Vec<PartId>,
    /// Where its answer stands in a document, as a JSON pointer.
    pub pointer: String,
    section: usize,
}

impl Question {
    /// The section that it stands in.
    pub fn section<'a>(&self, catalogue: &'a Catalogue) -> &'a Section {
        &catalogue.sections[self.section]
    }

    /// The position of its section among [`Catalogue::sections`].
    pub fn section_index(&self) -> usize {
        self.section
    }

    /// Its part of that name, such as `entries`.
    pub fn part<'a>(&self, catalogue: &'a Catalogue, name: &str) -> Option<&'a Part> {
        self.find(catalogue, |part| part.name == name)
    }

    /// Its part of that kind. Of several, such as texts with labels, it is the first.
    ///
    /// ```
    /// # use msq_core::{Edition, Kind, editions::edition2020::Msq2020};
    /// let catalogue = Msq2020::catalogue();
    /// let question = catalogue.question("15").expect("the 2020 edition has a question 15");
    /// assert_eq!(question.part_of_kind(&catalogue, Kind::Details).map(|part| part.name.as_str()), Some("details"));
    /// assert_eq!(question.part_of_kind(&catalogue, Kind::Percent), None);
    /// ```
    pub fn part_of_kind<'a>(&self, catalogue: &'a Catalogue, kind: Kind) -> Option<&'a Part> {
        self.find(catalogue, |part| part.kind == kind)
    }

    /// Its part that says so who responds.
    pub fn identifying<'a>(&self, catalogue: &'a Catalogue, identity: Identity) -> Option<&'a Part> {
        self.find(catalogue, |part| part.identity == Some(identity))
    }

    /// Its part for the respondent's own words, which every type of answer has.
    ///
    /// ```
    /// # use msq_core::{Edition, editions::edition2020::Msq2020};
    /// let catalogue = Msq2020::catalogue();
    /// for question in catalogue.questions() {
    ///     assert!(question.explanation(&catalogue).is_some_and(|part| part.is_explanation()), "{}", question.code);
    /// }
    /// ```
    pub fn explanation<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a Part> {
        self.find(catalogue, Part::is_explanation)
    }

    fn find<'a>(&self, catalogue: &'a Catalogue, is_meant: impl Fn(&Part) -> bool) -> Option<&'a Part> {
        self.parts.iter().map(|&id| &catalogue[id]).find(|part| is_meant(part))
    }
}

/// A part of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// Its own place in the catalogue.
    pub id: PartId,
    /// The question that it answers.
    pub question: QuestionId,
    /// Its name in a document, such as `entries`.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// What it says of the state that responds, if it says that.
    pub identity: Option<Identity>,
    /// What its text is, if that is known.
    pub content: Option<TextKind>,
    /// What a response can't do without, if that is it.
    pub due: Option<Due>,
    /// The most words that the form asks for, if it says so.
    pub max_words: Option<usize>,
    /// Its label on forms, if it has one.
    pub label: Option<String>,
    /// Other labels that forms give it.
    pub aliases: Vec<String>,
    /// What it means.
    pub description: String,
    /// Where it stands in a document, as a JSON pointer.
    pub pointer: String,
    /// The position of its options among [`Catalogue::code_lists`], for [`Kind::Ticked`] and [`Kind::Details`].
    pub code_list: Option<usize>,
}

impl Part {
    /// What its value looks like in a document, for messages to people.
    pub fn expected(&self) -> &'static str {
        self.identity.map_or(self.kind.expected(), Identity::expected)
    }

    /// Whether it is for the respondent's own words on the question: a text that the types of answers call so.
    pub fn is_explanation(&self) -> bool {
        self.kind == Kind::Text && self.name == "explanation"
    }

    /// Whether its text can be this one: a code has its form.
    pub fn admits(&self, text: &str) -> bool {
        self.identity.is_none_or(|identity| identity.admits(text))
    }
}

/// A list of options.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CodeList {
    /// Its name in the schema, such as `NewTechnology`.
    pub name: String,
    /// What the options are.
    pub description: String,
    /// The options in printed order.
    pub options: Vec<Choice>,
}

/// One option of a code list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Choice {
    /// The id that names it in every format, such as `bigData`.
    pub id: String,
    /// The printed label.
    pub label: String,
    /// Whether it asks for words of one's own, as "Other" does.
    pub open: bool,
    /// Footnotes that hang on the label.
    pub notes: Vec<Note>,
}

/// A printed footnote.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct Note {
    /// The printed number.
    pub number: u32,
    /// The printed text.
    pub text: String,
}
