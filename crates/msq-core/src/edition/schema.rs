//! The JSON Schema of an edition: what schemars reads off the types, in the words of the contract.
//!
//! schemars describes what serde accepts. The contract is narrower: unanswered is absent and never null, a text
//! holds characters of XML 1.0, and every part says its kind. Those rules hold for all types alike, so they are
//! laid over the whole schema here instead of being written at each field.

use std::borrow::Cow;

use schemars::{
    JsonSchema, Schema, SchemaGenerator,
    generate::SchemaSettings,
    transform::{RecursiveTransform, Transform},
};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{CONTRACT_VERSION, Edition};
use crate::{
    Identity, Kind,
    schema::{KEYWORD, be_plain, constants, forbid_null, in_reading_order, resolve},
};

/// Where the schemas are said to live. Nobody owns this host: whoever publishes the schemas puts theirs here.
pub const BASE: &str = "https://msq.example/schemas/";

/// The definition that every free text refers to.
struct Text;

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // The same rule as `crate::text`.
        schemars::json_schema!({
            "type": "string",
            "description": "A text of characters that XML 1.0 allows: no control characters but tab, line feed and carriage return.",
            "pattern": r"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]*$",
        })
    }
}

/// The JSON Schema 2020-12 of a document of the edition `E`.
pub(crate) fn json_schema<E: Edition>() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let text = generator.subschema_for::<Text>();
    let mut schema = generator.into_root_schema_for::<E>();
    RecursiveTransform(|below: &mut Schema| narrow(below, &text)).transform(&mut schema);
    let whole = schema.as_value().clone();
    RecursiveTransform(|below: &mut Schema| stamp_parts(below, &whole)).transform(&mut schema);
    let edition = schema.pointer("/properties/edition").and_then(constants);
    let edition = edition.and_then(|texts| texts.last().copied()).unwrap_or_default();
    let id = format!("{BASE}{edition}/{CONTRACT_VERSION}/msq.schema.json");
    schema.insert("$id".into(), json!(id));
    in_reading_order(schema)
}

/// The kind of part that a (resolved) schema describes; `None` for a constant or a group.
fn kind(root: &Value, schema: &Value) -> Option<Kind> {
    if constants(schema).is_some() {
        return None;
    }
    match schema.get("type")?.as_str()? {
        "boolean" => Some(Kind::YesNo),
        "number" => Some(Kind::Percent),
        "string" if schema.get("format").is_some() => Some(Kind::Date),
        "string" => Some(Kind::Text),
        "array" if resolve(root, schema.get("items")?).get("oneOf").is_some() => Some(Kind::Ticked),
        "array" => Some(Kind::Entries),
        "object" if schema.get("propertyNames").is_some() => Some(Kind::Details),
        _ => None,
    }
}

/// Lays the rules of the contract over one schema; `text` refers to what a text is.
fn narrow(schema: &mut Schema, text: &Schema) {
    forbid_null(schema);
    be_plain(schema);
    if schema.get("type").is_some_and(|name| name == "string") {
        narrow_text(schema, text);
    }
    let reference = schema.as_object_mut().and_then(|own| own.shift_remove("$ref"));
    if let Some(target) = reference {
        refer(schema, target);
    }
}

/// A string of which nothing else is said is a code, or like every other text.
fn narrow_text(schema: &mut Schema, text: &Schema) {
    if ["format", "const", "enum", "oneOf", "pattern"].iter().any(|key| schema.get(*key).is_some()) {
        return;
    }
    let identity = schema.get(KEYWORD).and_then(|said| said.get("identity"));
    match identity.and_then(|identity| Identity::deserialize(identity).ok()).and_then(Identity::pattern) {
        Some(pattern) => drop(schema.insert("pattern".into(), json!(pattern))),
        None => {
            if let Some(own) = schema.as_object_mut() {
                own.shift_remove("type");
                own.extend(text.as_object().cloned().into_iter().flatten());
            }
        }
    }
}

/// Lets a schema refer to another: in `allOf` if it has words of its own, since tools of earlier drafts read no word
/// beside `$ref`, and json-schema-to-typescript would make a new type of every such place.
fn refer(schema: &mut Schema, target: Value) {
    let own = schema.ensure_object();
    let words = std::mem::take(own);
    if words.is_empty() {
        own.insert("$ref".into(), target);
    } else {
        own.insert("allOf".into(), json!([{ "$ref": target }]));
        own.extend(words);
    }
}

/// Writes an enum of one variant as the constant that it is, and the kind of every part beside its schema.
fn stamp_parts(schema: &mut Schema, whole: &Value) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    for property in properties.values_mut() {
        if let Some([only]) = property.get("oneOf").and_then(Value::as_array).map(Vec::as_slice) {
            let description = property.get("description");
            let mut constant =
                json!({ "type": "string", "const": only["const"], "description": description });
            if let Some(said) = property.get(KEYWORD).or_else(|| only.get(KEYWORD)) {
                // Nothing can be said of it: what is said is kept so that it is refused.
                constant[KEYWORD] = said.clone();
            }
            *property = constant;
        }
        let Some(kind) = kind(whole, resolve(whole, property)) else { continue };
        let Some(part) = property.as_object_mut() else { continue };
        let mut vocabulary = Map::from_iter([("kind".to_owned(), json!(kind.id()))]);
        if let Some(Value::Object(given)) = part.remove(KEYWORD) {
            vocabulary.extend(given);
        }
        part.insert(KEYWORD.into(), Value::Object(vocabulary));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nothing can be said of a constant; what is said nevertheless is refused when the schema is read.
    #[test]
    fn what_is_said_of_a_constant_is_kept() {
        let said = json!({ "label": "Edition" });
        for place in ["", "/oneOf/0"] {
            let mut edition = json!({ "description": "The edition.", "oneOf": [{ "const": "2020" }] });
            edition.pointer_mut(place).expect("a schema")[KEYWORD] = said.clone();
            let mut schema = schemars::json_schema!({ "properties": { "edition": edition } });
            stamp_parts(&mut schema, &Value::Null);
            let constant = schema.pointer("/properties/edition").expect("a constant");
            assert_eq!((&constant["const"], &constant[KEYWORD]), (&json!("2020"), &said));
        }
    }
}
