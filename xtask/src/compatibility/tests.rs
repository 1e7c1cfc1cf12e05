//! Changes of a real contract, and what the comparison says of each.

use serde_json::{Map, Value, json};

use super::{
    change::{Change, Weight},
    check,
    compare::compare,
    compared_with, files,
    verdict::Comparison,
};
use crate::generated;

mod cases;
mod versions;

/// A published version, which stays as it is.
const PUBLISHED: &str = include_str!("../../../schemas/2020/0.1/msq.schema.json");

fn published() -> Value {
    serde_json::from_str(PUBLISHED).expect("it is JSON")
}

/// What is done to a schema, at a JSON pointer.
enum Edit {
    Set(&'static str, Value),
    Remove(&'static str),
    /// Gives a member another name, at its place.
    Rename(&'static str, &'static str),
    /// Puts a member, or an item, in front of all others.
    First(&'static str),
    /// Adds an item at the end.
    Push(&'static str, Value),
}

impl Edit {
    fn apply(&self, schema: &mut Value) {
        match self {
            Self::Set(pointer, value) => {
                let (parent, key) = parent(schema, pointer);
                match parent {
                    Value::Array(items) => items[index(key)] = value.clone(),
                    parent => parent[key] = value.clone(),
                }
            }
            Self::Remove(pointer) => remove(schema, pointer),
            Self::Rename(pointer, new) => {
                let (parent, key) = parent(schema, pointer);
                let members = std::mem::take(parent.as_object_mut().expect("an object"));
                let renamed = members
                    .into_iter()
                    .map(|(name, value)| (if name == key { (*new).to_owned() } else { name }, value));
                *parent = Value::Object(renamed.collect());
            }
            Self::First(pointer) => match parent(schema, pointer) {
                (Value::Array(items), key) => items[..=index(key)].rotate_right(1),
                (parent, key) => {
                    let mut members = std::mem::take(parent.as_object_mut().expect("an object"));
                    let first = members.shift_remove(key).expect("a member");
                    let mut all = Map::from_iter([(key.to_owned(), first)]);
                    all.extend(members);
                    *parent = Value::Object(all);
                }
            },
            Self::Push(pointer, value) => {
                let list = schema.pointer_mut(pointer).and_then(Value::as_array_mut);
                list.expect("a list").push(value.clone());
            }
        }
    }
}

fn parent<'a, 'p>(schema: &'a mut Value, pointer: &'p str) -> (&'a mut Value, &'p str) {
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer below the root");
    (schema.pointer_mut(parent).expect("it stands in the schema"), key)
}

fn remove(schema: &mut Value, pointer: &str) {
    match parent(schema, pointer) {
        (Value::Array(items), key) => drop(items.remove(index(key))),
        (parent, key) => {
            drop(parent.as_object_mut().and_then(|members| members.shift_remove(key)).expect("a member"))
        }
    }
}

fn index(key: &str) -> usize {
    key.parse().expect("an index")
}

/// Changes as a line each.
fn lines(changes: &[Change]) -> Vec<String> {
    let line = |change: &Change| {
        let Change { subject, pointer, what, weight } = change;
        format!("{weight}, {subject}, {pointer}: {what}")
    };
    changes.iter().map(line).collect()
}

fn has_broken(changes: &[Change]) -> bool {
    changes.iter().any(|change| change.weight == Weight::Broken)
}

#[test]
fn a_schema_is_compatible_with_itself() {
    assert_eq!(lines(&compare(&published(), &published())), [""; 0]);
    for catalogue in msq_core::editions::editions() {
        assert_eq!(lines(&compare(catalogue.schema(), catalogue.schema())), [""; 0]);
    }
}

#[test]
fn no_property_and_no_option_can_be_removed() {
    for catalogue in msq_core::editions::editions() {
        let mut removed = 0;
        for pointer in pointers(catalogue.schema()) {
            let (list, _) = pointer.rsplit_once('/').expect("a pointer below the root");
            if list.ends_with("/properties") || list.ends_with("/oneOf") {
                let mut current = catalogue.schema().clone();
                remove(&mut current, &pointer);
                assert!(has_broken(&compare(catalogue.schema(), &current)), "{pointer}");
                removed += 1;
            }
        }
        let options: usize = catalogue.code_lists().iter().map(|list| list.options.len()).sum();
        assert!(removed > options + catalogue.questions().len(), "only {removed} were removed");
    }
}

#[test]
fn nothing_changes_unseen() {
    for catalogue in msq_core::editions::editions() {
        let schema = catalogue.schema();
        let mut other = schema.clone();
        for pointer in pointers(schema) {
            let mut without = schema.clone();
            remove(&mut without, &pointer);
            assert!(!compare(schema, &without).is_empty(), "{pointer} was removed");
            let value = std::mem::replace(at(&mut other, &pointer), json!("something else"));
            assert!(!compare(schema, &other).is_empty(), "{pointer} was changed");
            *at(&mut other, &pointer) = value;
        }
    }
}

fn at<'a>(schema: &'a mut Value, pointer: &str) -> &'a mut Value {
    schema.pointer_mut(pointer).expect("it stands there")
}

/// The pointers to all that stands in a schema.
fn pointers(schema: &Value) -> Vec<String> {
    let below = |key: &str, value: &Value| {
        let deeper = pointers(value).into_iter().map(|pointer| format!("/{key}{pointer}"));
        deeper.chain([format!("/{key}")]).collect::<Vec<_>>()
    };
    match schema {
        Value::Object(members) => members.iter().flat_map(|(key, value)| below(key, value)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(at, value)| below(&at.to_string(), value)).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn types_that_contain_themselves_are_compared_once() {
    let schema = |kind: &str| {
        json!({
            "properties": { "root": { "$ref": "#/$defs/Tree" } },
            "$defs": { "Tree": {
                "type": kind,
                "items": { "$ref": "#/$defs/Tree" },
                "properties": { "left": { "$ref": "#/$defs/Tree" } },
            } },
        })
    };
    let expected = ["broken, document, /root: `type` was \"object\" and is \"array\""];
    assert_eq!(lines(&compare(&schema("object"), &schema("array"))), expected);
}

#[test]
fn the_contract_holds_and_former_versions_are_frozen() {
    if let Err(error) = check(None) {
        panic!("{error}");
    }
    let files = files().expect("it was just checked");
    if let Err(stale) = generated::check(&files) {
        panic!("{stale}");
    }
}
