//! What a JSON Schema says, as far as the comparison asks. What is absent says nothing.

use serde_json::{Map, Value};

use super::version::Version;

/// The key under which a schema carries what JSON Schema has no word for.
pub(super) const VOCABULARY: &str = "x-msq";

/// The versions that the schema of the member `version` admits, oldest first; the last is written. `None` if it
/// admits something else.
pub(super) fn readable(version: &Value) -> Option<Vec<Version>> {
    values(version)?.into_iter().map(|text| text.as_str()?.parse().ok()).collect()
}

/// Where the schemas of all versions live: the `$id` without the version. The XML namespace begins with it.
pub(super) fn home(schema: &Value) -> Option<String> {
    let version = schema.pointer("/properties/version").and_then(readable)?;
    Some(schema.get("$id")?.as_str()?.replacen(&format!("/{}/", version.last()?), "/", 1))
}

/// What a schema refers to: by itself, or as all of what it has to keep.
pub(super) fn reference(schema: &Value) -> Option<&str> {
    let alone = schema.get("$ref").and_then(Value::as_str);
    alone.or_else(|| only_reference(schema.get("allOf")?))
}

/// The reference that is all that `allOf` lists.
pub(super) fn only_reference(all_of: &Value) -> Option<&str> {
    match all_of.as_array()?.as_slice() {
        [Value::Object(only)] if only.len() == 1 => only.get("$ref")?.as_str(),
        _ => None,
    }
}

pub(super) fn type_name(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or_default()
}

pub(super) fn target<'a>(root: &'a Value, reference: &str) -> &'a Value {
    reference.strip_prefix('#').and_then(|pointer| root.pointer(pointer)).unwrap_or(&Value::Null)
}

/// A schema with what it refers to in its place, under what it says itself.
pub(super) fn inlined(root: &Value, schema: &Value) -> Value {
    let target = reference(schema).and_then(|to| target(root, to).as_object());
    let [target, own] = [target, schema.as_object()].map(|object| object.cloned().unwrap_or_default());
    let refers =
        |key: &str, value: &Value| key == "$ref" || (key == "allOf" && only_reference(value).is_some());
    let own = own.into_iter().filter(|(key, value)| !refers(key, value));
    Value::Object(target.into_iter().chain(own).collect())
}

pub(super) fn said<'a>(schema: &'a Value, key: &str) -> Option<&'a str> {
    schema.get(VOCABULARY)?.get(key)?.as_str()
}

pub(super) fn text<'a>(schema: &'a Value, key: &str) -> &'a str {
    schema.get(key).and_then(Value::as_str).unwrap_or_default()
}

pub(super) fn items(list: Option<&Value>) -> &[Value] {
    list.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

pub(super) fn members(object: Option<&Value>) -> Vec<(&str, &Value)> {
    let object = object.and_then(Value::as_object);
    object.into_iter().flatten().map(|(name, value)| (name.as_str(), value)).collect()
}

pub(super) fn names<'a>(members: &[(&'a str, &Value)]) -> Vec<&'a str> {
    members.iter().map(|(name, _)| *name).collect()
}

/// The options that a `oneOf` lists, each with its id; `None` if it lists something else.
pub(super) fn options(one_of: Option<&Value>) -> Option<Vec<(&str, &Value)>> {
    one_of?.as_array()?.iter().map(|option| Some((option.get("const")?.as_str()?, option))).collect()
}

/// The values that `const` or `enum` allow.
pub(super) fn values(schema: &Value) -> Option<Vec<&Value>> {
    let one = || schema.get("const").map(std::slice::from_ref);
    Some(schema.get("enum").map(one_or_all).or_else(one)?.iter().collect())
}

/// The items of a list, or the only value.
pub(super) fn one_or_all(value: &Value) -> &[Value] {
    value.as_array().map_or_else(|| std::slice::from_ref(value), Vec::as_slice)
}

/// The keys of both objects.
pub(super) fn union<'a>(before: &'a Map<String, Value>, now: &'a Map<String, Value>) -> Vec<&'a str> {
    let added = now.keys().filter(|key| !before.contains_key(*key));
    before.keys().chain(added).map(String::as_str).collect()
}
