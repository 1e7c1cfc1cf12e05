//! How msq writes and reads a JSON Schema: without what is only Rust's, and without null.

use schemars::Schema;
use serde_json::{Map, Value};

/// The keyword that carries what JSON Schema has no word for. Validators may ignore it: it constrains nothing.
pub(crate) const KEYWORD: &str = "x-msq";

/// The root with what identifies it first, as a person reads it.
pub(crate) fn in_reading_order(mut schema: Schema) -> Value {
    let mut root = Map::new();
    for key in ["$schema", "$id", "title", "description", KEYWORD] {
        root.extend(schema.remove(key).map(|value| (key.to_owned(), value)));
    }
    if let Value::Object(rest) = schema.to_value() {
        root.extend(rest);
    }
    Value::Object(root)
}

/// What a schema refers to: in `allOf` where it has words of its own, as the schema of an edition does.
pub(crate) fn reference(schema: &Value) -> Option<&str> {
    let of_all = || schema.get("allOf")?.get(0)?.get("$ref");
    schema.get("$ref").or_else(of_all)?.as_str()
}

/// The schema that `schema` refers to, or itself.
pub(crate) fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let target = reference(schema).and_then(|reference| root.pointer(reference.strip_prefix('#')?));
    target.unwrap_or(schema)
}

/// The texts that a constant can be, the one to write last: as `const`, or as `enum`.
pub(crate) fn constants(schema: &Value) -> Option<Vec<&str>> {
    if let Some(Value::Array(texts)) = schema.get("enum") {
        return texts.iter().map(Value::as_str).collect();
    }
    schema.get("const").and_then(Value::as_str).map(|text| vec![text])
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
