//! A response as a document: the same tree for every format that nests, written and read through serde.

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq},
};

use crate::{Choice, Node, Object, Response, Value};

mod number;
mod read;
mod shape;

pub use number::Number;
pub use read::{Fault, MAX_FAULTS, MAX_RESPONSE, read};

/// Whether anything below that object of the response's document is answered; if not, the object is left out.
pub fn is_answered(response: &Response, object: &Object) -> bool {
    object.members.iter().any(|(_, node)| match node {
        Node::Constant(_) => false,
        Node::Part(part) => response.get(*part).is_some(),
        Node::Object(object) => is_answered(response, object),
    })
}

/// A percentage as documents write it, which is JSON's notation: the shortest number that reads back the same.
///
/// ```
/// use msq_core::document::percent;
///
/// assert_eq!([81.0, 0.4, 1e21].map(percent), ["81", "0.4", "1e+21"]);
/// ```
pub fn percent(number: f64) -> String {
    match whole(number) {
        Some(whole) => whole.to_string(),
        None => serde_json::Value::from(number).to_string(),
    }
}

impl Serialize for Response {
    /// Writes the document, without what is unanswered.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ObjectView { response: self, object: self.catalogue().document() }.serialize(serializer)
    }
}

struct ObjectView<'a> {
    response: &'a Response,
    object: &'a Object,
}

impl Serialize for ObjectView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let response = self.response;
        let mut map = serializer.serialize_map(None)?;
        for (name, node) in &self.object.members {
            match node {
                Node::Constant(constant) => map.serialize_entry(name, &constant.written)?,
                Node::Part(part) => {
                    if let Some(value) = response.get(*part) {
                        let options = response.catalogue().options(*part);
                        map.serialize_entry(name, &ValueView { value, options })?;
                    }
                }
                Node::Object(object) => {
                    if is_answered(response, object) {
                        map.serialize_entry(name, &ObjectView { response, object })?;
                    }
                }
            }
        }
        map.end()
    }
}

struct ValueView<'a> {
    value: &'a Value,
    options: &'a [Choice],
}

impl Serialize for ValueView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::YesNo(answer) => serializer.serialize_bool(*answer),
            Value::Percent(number) => match whole(*number) {
                Some(whole) => serializer.serialize_i64(whole),
                None => serializer.serialize_f64(*number),
            },
            Value::Date(date) => date.serialize(serializer),
            Value::Text(text) => text.serialize(serializer),
            Value::Ticked(ticked) => {
                let mut list = serializer.serialize_seq(Some(ticked.len()))?;
                ticked.iter().try_for_each(|&option| list.serialize_element(&self.options[option].id))?;
                list.end()
            }
            Value::Details(details) => {
                let mut map = serializer.serialize_map(Some(details.len()))?;
                details
                    .iter()
                    .try_for_each(|(&option, text)| map.serialize_entry(&self.options[option].id, text))?;
                map.end()
            }
            Value::Entries(entries) => entries.serialize(serializer),
        }
    }
}

/// `number` as an integer, if it is one that a float holds exactly: 81, not 81.0.
fn whole(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}
