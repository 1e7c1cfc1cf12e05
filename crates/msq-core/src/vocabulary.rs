//! The keyword of the schema that carries what JSON Schema has no word for: what it can say at each place.
//!
//! Each place has a struct of its own, so that a key is refused where it would mean nothing.

use std::{borrow::Cow, collections::BTreeMap};

use schemars::{
    JsonSchema, Schema, SchemaGenerator,
    generate::SchemaSettings,
    json_schema,
    transform::{RecursiveTransform, Transform},
};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    Due, Identity, Kind, Note, Period, TextKind,
    schema::{KEYWORD, be_plain, forbid_null, in_reading_order},
};

/// What is said of a Member States Questionnaire as a whole.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Whole {
    /// Printed text that asks nothing.
    pub(crate) boilerplate: Vec<String>,
    /// When such a questionnaire can have been answered.
    pub(crate) period: Option<Period>,
    /// The footnotes that hang on no section, question or option.
    pub(crate) notes: Vec<Note>,
}

/// What is said of a section.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    /// Its printed numeral.
    pub(crate) section: String,
    /// The footnotes that hang on its title.
    #[serde(default)]
    pub(crate) notes: Vec<Note>,
}

/// What is said of a question, or of a stem that leads to sub-items.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Question {
    /// The code that names it in every format.
    pub(crate) code: String,
    /// Whether the form prints the prompt. It does if nothing is said.
    #[serde(default = "is_printed")]
    pub(crate) printed: bool,
    /// Other names that forms give it.
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    /// The labels that the form prints for its parts, by their names.
    #[serde(default)]
    pub(crate) labels: BTreeMap<String, String>,
    /// The code of the question for yes or no that it depends on. After a no, it isn't to be answered.
    pub(crate) follows: Option<String>,
    /// The most words that the form asks for in its texts, by the names of these parts.
    #[serde(default)]
    pub(crate) max_words: BTreeMap<String, usize>,
    /// Of a question for a percentage: up to which number the answer is suspected to be a fraction, 0.4 for 40 per cent. Up
    /// to 1 if nothing is said.
    pub(crate) fraction_up_to: Option<f64>,
    /// The footnotes that hang on its prompt.
    #[serde(default)]
    pub(crate) notes: Vec<Note>,
}

fn is_printed() -> bool {
    true
}

/// What is said of a part of an answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    /// What it holds.
    pub(crate) kind: Kind,
    /// Of a text: what it says of the state that responds.
    pub(crate) identity: Option<Identity>,
    /// Its label on forms.
    pub(crate) label: Option<String>,
    /// Other labels that forms give it.
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    /// Of a text: what it is.
    pub(crate) content: Option<TextKind>,
    /// What a response can't do without.
    pub(crate) due: Option<Due>,
}

/// What is said of a field of an entry.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "the catalogue has no fields of entries; other programs read them off the schema"
)]
pub(crate) struct Field {
    /// What it holds.
    kind: Kind,
    /// Its label on forms.
    label: Option<String>,
}

/// What is said of an option.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Option")]
pub(crate) struct Choice {
    /// Whether it asks for words of one's own, as "Other" does.
    #[serde(default)]
    pub(crate) open: bool,
    /// The footnotes that hang on its label.
    #[serde(default)]
    pub(crate) notes: Vec<Note>,
}

/// What is said of anything else, such as a type.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// The JSON Schema 2020-12 of the values of the keyword `x-msq`, which the schemas of all editions use: what can be said of
/// the whole, of a section, a question, a part, a field of an entry or an option.
///
/// ```
/// let vocabulary = msq_core::vocabulary();
/// assert_eq!(vocabulary["$defs"]["Question"]["properties"]["code"]["type"], "string");
/// ```
pub fn vocabulary() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Vocabulary>();
    RecursiveTransform(forbid_null).transform(&mut schema);
    RecursiveTransform(be_plain).transform(&mut schema);
    in_reading_order(schema)
}

/// Any of them. A validator that knows a keyword by its name alone doesn't know the place.
struct Vocabulary;

impl JsonSchema for Vocabulary {
    fn schema_name() -> Cow<'static, str> {
        KEYWORD.into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What the schema of a Member States Questionnaire says of the whole, or of a section, question, part, field or option, beside what JSON Schema has keywords for.",
            "type": "object",
            "anyOf": [
                generator.subschema_for::<Whole>(),
                generator.subschema_for::<Section>(),
                generator.subschema_for::<Question>(),
                generator.subschema_for::<Part>(),
                generator.subschema_for::<Field>(),
                generator.subschema_for::<Choice>(),
            ],
        })
    }
}
