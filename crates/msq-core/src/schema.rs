//! The JSON Schema of an edition: what schemars reads off the types, in the words of the contract.
//!
//! schemars describes what serde accepts. The contract is narrower: unanswered is absent and never null, a text
//! holds characters of XML 1.0, and every part says its kind. Those rules hold for all types alike, so they are
//! laid over the whole schema here instead of being written at each field.

use schemars::{
    Schema,
    generate::SchemaSettings,
    transform::{RecursiveTransform, Transform},
};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::{CONTRACT_VERSION, Edition, Identity, Kind, vocabulary::KEYWORD};

/// Where the schemas are said to live. Nobody owns this host: whoever publishes the schemas puts theirs here.
pub const BASE: &str = "https://msq.example/schemas/";

/// A text without the characters that XML 1.0 excludes (the same rule as [`crate::text`]).
const TEXT_PATTERN: &str = r"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]*$";

/// The JSON Schema 2020-12 of a document of the edition `E`.
pub(crate) fn json_schema<E: Edition>() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<E>();
    RecursiveTransform(narrow).transform(&mut schema);
    let whole = schema.as_value().clone();
    RecursiveTransform(|below: &mut Schema| stamp_parts(below, &whole)).transform(&mut schema);
    let edition =
        whole.pointer("/properties/edition").and_then(|edition| constants(resolve(&whole, edition)));
    let edition = edition.and_then(|texts| texts.last().copied()).unwrap_or_default();
    let id = format!("{BASE}{edition}/{CONTRACT_VERSION}/msq.schema.json");
    schema.insert("$id".into(), json!(id));
    in_reading_order(schema)
}

/// The root with what identifies it first, as a person reads it.
pub(crate) fn in_reading_order(mut schema: Schema) -> Value {
    let mut root = Map::new();
    for key in ["$schema", "$id", "title", "description", KEYWORD] {
        root.extend(schema.remove(key).map(|value| (key.to_owned(), value)));
    }
    root.extend(schema.as_object().cloned().into_iter().flatten());
    Value::Object(root)
}

/// The schema that `schema` refers to, or itself.
pub(crate) fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|reference| root.pointer(reference.strip_prefix('#')?))
        .unwrap_or(schema)
}

/// The texts that a schema allows, the one to write last: as `const`, as `enum`, or as one documented variant.
pub(crate) fn constants(schema: &Value) -> Option<Vec<&str>> {
    if let Some(Value::Array(texts)) = schema.get("enum") {
        return texts.iter().map(Value::as_str).collect();
    }
    let variant = || match schema.get("oneOf")?.as_array()?.as_slice() {
        [only] => only.get("const"),
        _ => None,
    };
    schema.get("const").or_else(variant).and_then(Value::as_str).map(|text| vec![text])
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

/// Takes null, and what stands for an absent value, out of one schema.
pub(crate) fn forbid_null(schema: &mut Schema) {
    schema.remove("default");
    if let Some(Value::Array(types)) = schema.get("type") {
        // An `Option`: absent when unanswered, so null is no answer.
        if let Some(only) = types.iter().find(|name| *name != "null").cloned() {
            schema.insert("type".into(), only);
        }
    }
    // The same of a type that has a definition.
    let Some(Value::Array(either)) = schema.get("anyOf") else { return };
    if let [Value::Object(only), Value::Object(null)] = &either[..]
        && null.get("type").is_some_and(|name| name == "null")
    {
        let only = only.clone();
        schema.remove("anyOf");
        only.into_iter().for_each(|(key, value)| drop(schema.insert(key, value)));
    }
}

/// Takes out of one schema what is Rust's: line breaks of doc comments, and formats of numbers.
pub(crate) fn be_plain(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description") {
        // A line break in a doc comment is the editor's; an empty line is the author's.
        *description = description
            .split("\n\n")
            .map(|paragraph| paragraph.replace('\n', " "))
            .collect::<Vec<_>>()
            .join("\n\n");
    }
    let holds = |schema: &Schema, name: &str| match schema.get("type") {
        Some(Value::Array(types)) => types.iter().any(|each| each == name),
        only => only.is_some_and(|only| only == name),
    };
    if holds(schema, "number") || holds(schema, "integer") {
        schema.remove("format");
    }
}

/// Lays the rules of the contract over one schema.
fn narrow(schema: &mut Schema) {
    forbid_null(schema);
    be_plain(schema);
    let is_constrained = ["format", "const", "enum", "oneOf"].iter().any(|key| schema.get(*key).is_some());
    if schema.get("type").is_some_and(|name| name == "string") && !is_constrained {
        schema.insert("pattern".into(), json!(TEXT_PATTERN));
    }
}

/// Writes the kind of every part beside its schema, and the pattern of its texts where they are codes.
fn stamp_parts(schema: &mut Schema, whole: &Value) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    for property in properties.values_mut() {
        let Some(kind) = kind(whole, resolve(whole, property)) else { continue };
        let Some(part) = property.as_object_mut() else { continue };
        let mut vocabulary = Map::from_iter([("kind".to_owned(), json!(kind.id()))]);
        if let Some(Value::Object(given)) = part.remove(KEYWORD) {
            vocabulary.extend(given);
        }
        let identity = vocabulary.get("identity").and_then(|identity| Identity::deserialize(identity).ok());
        if let Some(pattern) = identity.and_then(Identity::pattern) {
            part.insert("pattern".into(), json!(pattern));
        }
        part.insert(KEYWORD.into(), Value::Object(vocabulary));
    }
}
