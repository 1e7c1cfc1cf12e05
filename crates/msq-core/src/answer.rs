//! The types of answer that the questionnaire asks for, each a run of parts.
//!
//! A part is an `Option`: `None` is unanswered, `Some` of nothing (`false` isn't nothing; an empty text, list or
//! set is) is answered with nothing. What kind of part a field is follows from its Rust type, see [`Kind`].
//!
//! [`Kind`]: crate::Kind

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer, de::DeserializeOwned, ser::Error};

use crate::{Date, Misfit, date::DateText};

/// Portals, authorities or other bodies, each with its name, URL or description.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Directory {
    /// What is listed, in the order in which it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Entries")]
    pub entries: Option<Vec<Entry>>,
    /// The respondent's words, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

/// One portal, authority or other body.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Entry {
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "label": "Name" }))]
    pub name: Option<String>,
    /// Its address, as written: often without `https://`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "label": "URL" }))]
    pub url: Option<String>,
    /// What is said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "label": "Description" }))]
    pub description: Option<String>,
}

/// The definition that every list of entries refers to.
///
/// As a list in place, typify would take one that is empty for one that is absent.
struct Entries;

impl JsonSchema for Entries {
    fn schema_name() -> Cow<'static, str> {
        "Entries".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array",
            "description": "Entries in the order in which they were written; empty if it is known that there is none.",
            "items": generator.subschema_for::<Entry>(),
        })
    }
}

/// Yes or no, with the links and bodies named there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct YesNo {
    /// Yes (true) or no (false).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<bool>,
    /// Links and bodies named in the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Entries")]
    pub entries: Option<Vec<Entry>>,
    /// The respondent's words, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

/// A senior official: whether there is one, and who.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Officer {
    /// Yes (true) or no (false).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<bool>,
    /// The officer's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "label": "Name" }))]
    pub name: Option<String>,
    /// The officer's title or position.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "label": "Title", "aliases": ["Position", "Job title"] }))]
    pub title: Option<String>,
    /// The organization that the officer works for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "label": "Organization", "aliases": ["Organisation", "Institution"] }))]
    pub organization: Option<String>,
    /// The officer's e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "content": "email", "label": "E-mail", "aliases": ["Email", "E-mail address"] }))]
    pub email: Option<String>,
    /// The officer's phone number, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "label": "Phone", "aliases": ["Telephone", "Tel", "Phone number"] }))]
    pub phone: Option<String>,
    /// The respondent's words, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

/// The person who answers for the response.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Contact {
    /// The person's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "due": "contact", "label": "Name" }))]
    pub name: Option<String>,
    /// The person's title or position.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "label": "Title", "aliases": ["Position", "Job title"] }))]
    pub title: Option<String>,
    /// The person's e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "content": "email", "due": "contact", "label": "Email", "aliases": ["E-mail", "E-mail address"] }))]
    pub email: Option<String>,
    /// The organization that the person works for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "label": "Organization", "aliases": ["Organisation", "Institution"] }))]
    pub organization: Option<String>,
    /// The respondent's words, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "due": "contact" }))]
    pub explanation: Option<String>,
}

/// Options to be ticked, and words beside them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields, bound = "O: CodeListType")]
#[schemars(rename = "{O}CheckList")]
pub struct CheckList<O: CodeListType> {
    /// The options that were ticked; empty if it is known that none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticked: Option<BTreeSet<O>>,
    /// Words written beside one option, ticked or not.
    #[serde(skip_serializing_if = "Details::is_empty")]
    pub details: Details<O>,
    /// The respondent's words, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

impl<O: CodeListType> CheckList<O> {
    /// Whether an option is ticked; `None` if nothing is known of the ticks.
    ///
    /// ```
    /// use msq_core::{CheckList, editions::edition2020::NewTechnology};
    ///
    /// let mut answer = CheckList::default();
    /// assert_eq!(answer.is_ticked(NewTechnology::Robotics), None);
    /// answer.ticked = Some([NewTechnology::BigData].into());
    /// assert_eq!(answer.is_ticked(NewTechnology::Robotics), Some(false));
    /// ```
    pub fn is_ticked(&self, option: O) -> Option<bool> {
        self.ticked.as_ref().map(|ticked| ticked.contains(&option))
    }
}

// Written by hand, since the derived one asks for a default option.
impl<O: CodeListType> Default for CheckList<O> {
    fn default() -> Self {
        Self { ticked: None, details: Details::default(), explanation: None }
    }
}

/// An option of a [`CheckList`]: a field-less enum, documented with the printed labels, in printed order.
pub trait CodeListType: Copy + Ord + Serialize + DeserializeOwned + JsonSchema {}

impl<O: Copy + Ord + Serialize + DeserializeOwned + JsonSchema> CodeListType for O {}

/// Words beside options: at most one text an option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent, bound = "O: CodeListType")]
pub struct Details<O: CodeListType>(pub BTreeMap<O, String>);

impl<O: CodeListType> Details<O> {
    /// Whether nothing is written beside any option.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<O: CodeListType> Default for Details<O> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

// schemars gives a map's values a schema, but not its keys.
impl<O: CodeListType> JsonSchema for Details<O> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}Details", O::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": generator.subschema_for::<O>(),
            "additionalProperties": generator.subschema_for::<String>(),
        })
    }
}

/// A share of a whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Percentage {
    /// The number in per cent: 81 is eighty-one per cent, 0.4 is less than half of one per cent.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "finite")]
    pub value: Option<f64>,
    /// The respondent's words, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

/// Refuses a number that isn't finite, for which some formats would write null.
fn finite<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(number) if !number.is_finite() => Err(S::Error::custom(Misfit::NotFinite)),
        value => value.serialize(serializer),
    }
}

/// An answer in the respondent's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Narrative {
    /// The respondent's words, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

/// The Member State that responds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct MemberState {
    /// Its name as written, in any language.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "label": "Member State", "identity": "name" }))]
    pub name: Option<String>,
    /// Its ISO 3166-1 alpha-3 code, such as `PAN`, where the name was recognised.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "identity": "iso" }))]
    pub iso: Option<String>,
    /// Its UN M49 code of three digits, such as `591`, where the name was recognised.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "identity": "m49" }))]
    pub m49: Option<String>,
    /// The respondent's words, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

/// The day of the response.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct ResponseDate {
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<DateText>", extend("x-msq" = { "label": "Date" }))]
    pub value: Option<Date>,
    /// The respondent's words, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

/// Whether the response may be published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Authorization {
    /// Yes (true) or no (false); a box left unticked is unanswered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-msq" = { "due": "consent" }))]
    pub answer: Option<bool>,
    /// The respondent's words, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}
