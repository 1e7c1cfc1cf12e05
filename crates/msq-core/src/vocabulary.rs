//! The keyword of the schema that carries what JSON Schema has no word for.

use std::collections::BTreeMap;

use schemars::{
    JsonSchema,
    generate::SchemaSettings,
    transform::{RecursiveTransform, Transform},
};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    Content, Due, Identity, Kind, Note, Period,
    schema::{be_plain, forbid_null, in_reading_order},
};

/// The keyword. Validators may ignore it: it constrains nothing.
pub(crate) const KEYWORD: &str = "x-msq";

/// What the schema of a Member States Questionnaire says of a section, question, part, option or field, beside what JSON
/// Schema has keywords for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[schemars(title = "x-msq")]
pub(crate) struct Vocabulary {
    /// Of a section: its printed numeral.
    pub(crate) section: Option<String>,
    /// Of a question: the code that names it in every format.
    pub(crate) code: Option<String>,
    /// Of a question: whether the form prints the prompt. It does if nothing is said.
    pub(crate) printed: Option<bool>,
    /// Of a question or a part: other names that forms give it.
    pub(crate) aliases: Vec<String>,
    /// Of a part: what it holds.
    pub(crate) kind: Option<Kind>,
    /// Of a part: what it says of the state that responds.
    pub(crate) identity: Option<Identity>,
    /// Of a part or a field: its label on forms.
    pub(crate) label: Option<String>,
    /// Of a question: the labels that the form prints for its parts, by their names.
    pub(crate) labels: BTreeMap<String, String>,
    /// Of a question: the code of the question for yes or no that it depends on. After a no, it isn't to be answered.
    pub(crate) follows: Option<String>,
    /// Of a question: the most words that the form asks for in its parts, by their names.
    pub(crate) max_words: BTreeMap<String, usize>,
    /// Of a question for a percentage: up to which number the answer is suspected to be a fraction, 0.4 for 40 per cent. Up
    /// to 1 if nothing is said.
    pub(crate) fraction_up_to: Option<f64>,
    /// Of a part: what its text is.
    pub(crate) content: Option<Content>,
    /// Of a part: what a response can't do without.
    pub(crate) due: Option<Due>,
    /// Of an option: whether it asks for words of one's own, as "Other" does.
    pub(crate) open: bool,
    /// Of a section, question or option: the footnotes that hang on it; of the whole, those that hang on none of them.
    pub(crate) notes: Vec<Note>,
    /// Of the whole: printed text that asks nothing.
    pub(crate) boilerplate: Vec<String>,
    /// Of the whole: when such a questionnaire can have been answered.
    pub(crate) period: Option<Period>,
}

/// The JSON Schema 2020-12 of the values of the keyword `x-msq`, which the schemas of all editions use.
///
/// ```
/// let vocabulary = msq_core::vocabulary();
/// assert_eq!(vocabulary["properties"]["code"]["type"], "string");
/// ```
pub fn vocabulary() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Vocabulary>();
    RecursiveTransform(forbid_null).transform(&mut schema);
    RecursiveTransform(be_plain).transform(&mut schema);
    in_reading_order(schema)
}
