//! The JSON Schema is fit to be published: what other programs rely on stands in it.

use msq_core::{BASE, Edition, Kind, editions::edition2020::Msq2020};
use serde_json::{Map, Value};

use crate::second_edition::Msq1999;

/// The codes in printed order, as the questionnaire numbers them.
const CODES: &str = "memberState date authorization 1 2 2.a 2.b 2.c 2.d 2.e 3 4 5 5.a 5.b 5.c 5.d 5.e 5.f 5.g 5.h 5.i \
    6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 X.contact X.1 X.2";

/// What every text refers to that isn't a code.
const TEXT: &str = "#/$defs/Text";

fn schema() -> Value {
    Msq2020::catalogue().schema().clone()
}

/// Every schema in a schema: itself and all that is below it.
fn schemas(schema: &Value) -> Vec<&Map<String, Value>> {
    let below = match schema {
        Value::Object(object) => object.values().collect(),
        Value::Array(list) => list.iter().collect(),
        _ => Vec::new(),
    };
    let own = schema.as_object();
    own.into_iter().chain(below.into_iter().flat_map(schemas)).collect()
}

/// The schema that stands for a property.
fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let reference = schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref"));
    match reference.and_then(Value::as_str) {
        Some(reference) => {
            root.pointer(reference.trim_start_matches('#')).expect("a reference leads somewhere")
        }
        None => schema,
    }
}

/// All properties of a document in the order of the schema: each with its pointer in a document.
fn properties<'a>(root: &'a Value, schema: &'a Value, pointer: &str, found: &mut Vec<(String, &'a Value)>) {
    for (name, property) in resolve(root, schema)["properties"].as_object().into_iter().flatten() {
        let pointer = format!("{pointer}/{name}");
        found.push((pointer.clone(), property));
        properties(root, property, &pointer, found);
    }
}

#[test]
fn it_says_what_it_is() {
    for (catalogue, title) in [(Msq2020::catalogue(), "Msq2020"), (Msq1999::catalogue(), "Msq1999")] {
        let schema = catalogue.schema();
        let id = format!("{BASE}{}/{}/msq.schema.json", catalogue.edition(), catalogue.version());
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["$id"], id);
        assert_eq!(schema["title"], title);
        assert_eq!(schema["description"], catalogue.title());
        assert_eq!(schema["required"], serde_json::json!(["edition", "version"]));
    }
}

#[test]
fn questions_stand_in_printed_order() {
    let root = schema();
    let mut found = Vec::new();
    properties(&root, &root, "", &mut found);
    let codes: Vec<_> =
        found.iter().filter_map(|(_, property)| property.pointer("/x-msq/code")?.as_str()).collect();
    assert_eq!(codes.join(" "), CODES);
}

#[test]
fn every_object_refuses_unknown_properties() {
    let root = schema();
    let objects = schemas(&root).into_iter().filter(|schema| schema.contains_key("properties"));
    for object in objects.clone() {
        // A property may be called `properties` one day; then this has to look closer.
        assert_eq!(object["additionalProperties"], false, "{object:?}");
    }
    assert!(objects.count() > 20);
}

/// One rule for all texts, in one place, so that generated code has one type for them.
#[test]
fn every_text_is_a_text_or_a_code() {
    let root = schema();
    let texts = schemas(&root).into_iter().filter(|schema| schema.get("type") == Some(&"string".into()));
    let patterns: Vec<_> = texts.filter_map(|schema| schema.get("pattern")?.as_str()).collect();
    let text = root.pointer("/$defs/Text/pattern").and_then(Value::as_str).expect("a definition of texts");
    let date = "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$";
    assert_eq!(patterns, [text, "^[A-Z]{3}$", "^[0-9]{3}$", date]);
}

/// Some tools read no word beside a `$ref`.
#[test]
fn a_reference_stands_alone() {
    let root = schema();
    let references = schemas(&root).into_iter().filter(|schema| schema.contains_key("$ref"));
    for reference in references.clone() {
        assert_eq!(reference.len(), 1, "{reference:?}");
    }
    assert!(references.count() > 40);
}

#[test]
fn every_option_and_property_is_described() {
    let root = schema();
    let mut options = 0;
    for list in schemas(&root).into_iter().filter_map(|schema| schema.get("oneOf")?.as_array()) {
        for option in list {
            let described = option["description"].as_str().is_some_and(|text| !text.is_empty());
            assert!(described && option["const"].is_string(), "{option}");
            options += 1;
        }
    }
    let catalogue = Msq2020::catalogue();
    let listed: usize = catalogue.code_lists().iter().map(|list| list.options.len()).sum();
    assert_eq!(options, listed, "the options of all lists");

    let mut found = Vec::new();
    properties(&root, &root, "", &mut found);
    for (pointer, property) in found {
        assert!(property["description"].as_str().is_some_and(|text| !text.is_empty()), "{pointer}");
    }
}

/// Unanswered is absent, so nothing may be null, or have a default.
#[test]
fn nothing_is_null() {
    let root = schema();
    for schema in schemas(&root) {
        assert!(!schema.contains_key("default"), "{schema:?}");
        if let Some(types) = schema.get("type") {
            assert!(types.is_string() && types != "null", "{schema:?}");
        }
    }
}

#[test]
fn every_part_says_its_kind() {
    let catalogue = Msq2020::catalogue();
    let root = catalogue.schema();
    let mut found = Vec::new();
    properties(root, root, "", &mut found);
    let kinds: Vec<_> = found
        .iter()
        .filter_map(|(pointer, property)| {
            Some((pointer.as_str(), property.pointer("/x-msq/kind")?.as_str()?))
        })
        .collect();
    let parts: Vec<_> =
        catalogue.parts().iter().map(|part| (part.pointer.as_str(), part.kind.id())).collect();
    assert_eq!(kinds, parts);
    for kind in Kind::ALL {
        assert!(kinds.iter().any(|(_, id)| *id == kind.id()), "the questionnaire has no {kind:?}");
    }
}

/// What a kind's value looks like is the same wherever it stands.
#[test]
fn a_kind_has_one_shape() {
    let catalogue = Msq2020::catalogue();
    let root = catalogue.schema();
    let mut found = Vec::new();
    properties(root, root, "", &mut found);
    for (pointer, property) in found {
        let id = property.pointer("/x-msq/kind").and_then(Value::as_str);
        let Some(kind) = Kind::ALL.into_iter().find(|kind| Some(kind.id()) == id) else { continue };
        let shape = resolve(root, property);
        let has = |path: &str| property.pointer(path).is_some();
        let (name, shaped) = match kind {
            Kind::YesNo => ("boolean", true),
            Kind::Percent => ("number", !has("/format")),
            Kind::Date => ("string", property["format"] == "date"),
            Kind::Text => ("string", shape["pattern"].is_string()),
            Kind::Ticked => ("array", property["uniqueItems"] == true && has("/items/$ref")),
            Kind::Details => {
                ("object", has("/propertyNames/$ref") && property["additionalProperties"]["$ref"] == TEXT)
            }
            Kind::Entries => ("array", shape["items"]["$ref"] == "#/$defs/Entry" && shape != property),
        };
        assert!(shape["type"] == name && shaped, "{pointer}: {property}");
    }
}
