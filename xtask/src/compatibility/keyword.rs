//! What a change of a keyword means to those who built on the schema.
//!
//! The lists name what is understood. A keyword that stands in none of them is taken for a promise: nobody
//! has said that it may change.

use std::cmp::Ordering;

use serde_json::Value;

use super::{change::Weight, reading::one_or_all};

/// What a keyword of JSON Schema weighs that went from one value to another; `None` is absent.
pub(super) fn weight(keyword: &str, before: Option<&Value>, now: Option<&Value>) -> Weight {
    let loosened = match keyword {
        "description" | "examples" | "deprecated" | "$comment" => return Weight::Reworded,
        "type" => is_wider(before, now),
        "minimum" | "exclusiveMinimum" | "minLength" | "minItems" | "minProperties" => {
            is_eased(before, now, Ordering::Less)
        }
        "maximum" | "exclusiveMaximum" | "maxLength" | "maxItems" | "maxProperties" => {
            is_eased(before, now, Ordering::Greater)
        }
        "uniqueItems" => now.is_none_or(|unique| *unique == Value::Bool(false)),
        "pattern" | "format" | "multipleOf" => now.is_none(),
        // `title` is the name of the root's type here: in the XML Schema, and of classes made from either.
        _ => false,
    };
    if loosened { Weight::Added } else { Weight::Broken }
}

/// What a key of the questionnaire's own vocabulary weighs that changed.
pub(super) fn vocabulary_weight(key: &str) -> Weight {
    match key {
        // What is printed, and what forms call it.
        "printed" | "aliases" | "label" | "labels" | "notes" | "boilerplate" | "open" => Weight::Reworded,
        // What only decides whether a desk is warned.
        "follows" | "maxWords" | "content" | "due" | "period" | "fractionUpTo" => Weight::Reworded,
        // Among them `code`, `section`, `kind` and `identity`.
        _ => Weight::Broken,
    }
}

/// Whether all types of before are types now.
fn is_wider(before: Option<&Value>, now: Option<&Value>) -> bool {
    let (before, now) = match (before, now) {
        (_, None) => return true,
        (None, Some(_)) => return false,
        (Some(before), Some(now)) => (one_or_all(before), one_or_all(now)),
    };
    before.iter().all(|each| now.contains(each) || *each == "integer" && now.contains(&"number".into()))
}

/// Whether a bound has gone, or moved in the direction in which more is allowed.
fn is_eased(before: Option<&Value>, now: Option<&Value>, direction: Ordering) -> bool {
    let Some(now) = now else { return true };
    let bounds = before.and_then(Value::as_f64).zip(now.as_f64());
    bounds.is_some_and(|(before, now)| now.partial_cmp(&before) == Some(direction))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::{Value, json};

    use super::{Weight, vocabulary_weight, weight};

    /// A key that the vocabulary doesn't have is a slip; one that isn't weighed is broken when it changes.
    #[test]
    fn keys_are_those_of_the_vocabulary() {
        let vocabulary = msq_core::vocabulary();
        let places = vocabulary["anyOf"].as_array().expect("what can be said depends on the place");
        let at = |place: &Value| {
            let pointer = place["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
            let place = pointer.and_then(|pointer| vocabulary.pointer(pointer)).expect("a definition");
            place["properties"]
                .as_object()
                .expect("the keys are properties")
                .keys()
                .cloned()
                .collect::<Vec<_>>()
        };
        let keys: BTreeSet<_> = places.iter().flat_map(at).collect();
        let broken: Vec<_> = keys.iter().filter(|key| vocabulary_weight(key) == Weight::Broken).collect();
        assert_eq!(broken, ["code", "identity", "kind", "section"]);
    }

    #[test]
    fn a_keyword_weighs_what_it_does_to_documents() {
        use Weight::{Added, Broken, Reworded};
        const ABSENT: Value = Value::Null;
        for (keyword, before, now, expected) in [
            ("type", json!("number"), json!("integer"), Broken),
            ("type", json!("integer"), json!("number"), Added),
            ("type", json!("string"), json!("boolean"), Broken),
            ("type", json!("string"), json!(["string", "null"]), Added),
            ("type", json!(["string", "null"]), json!("string"), Broken),
            ("type", ABSENT, json!("string"), Broken),
            ("type", json!("string"), ABSENT, Added),
            ("minimum", ABSENT, json!(0), Broken),
            ("minimum", json!(0), json!(0.5), Broken),
            ("minimum", json!(0), json!(-1), Added),
            ("minimum", json!(0), ABSENT, Added),
            ("minimum", json!(0), json!("none"), Broken),
            ("maxLength", ABSENT, json!(9), Broken),
            ("maxLength", json!(9), json!(8), Broken),
            ("maxLength", json!(9), json!(10), Added),
            ("maxLength", json!(9), ABSENT, Added),
            ("uniqueItems", ABSENT, json!(true), Broken),
            ("uniqueItems", json!(true), json!(false), Added),
            ("format", json!("date"), json!("date-time"), Broken),
            ("format", json!("date"), ABSENT, Added),
            ("title", json!("Msq2020"), json!("Msq"), Broken),
            ("description", json!("Date"), ABSENT, Reworded),
            ("notYetInvented", json!(1), ABSENT, Broken),
        ] {
            let given = |value: &Value| (!value.is_null()).then(|| value.clone());
            let found = weight(keyword, given(&before).as_ref(), given(&now).as_ref());
            assert_eq!(found, expected, "{keyword}: {before} → {now}");
        }
    }
}
