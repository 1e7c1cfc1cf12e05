//! Compares two JSON Schemas of an edition, keyword by keyword, along the documents that they describe.
//!
//! All other artefacts derive from the schema. What changes in how they are derived shows as a difference of the
//! published files, and is for a person to judge. Nothing of the schema that differs is passed over: what isn't
//! understood is broken.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{
    align::{Aligned, align, swapped},
    change::{Change, Weight},
    keyword,
    reading::{
        VOCABULARY, home, inlined, items, members, names, only_reference, options, readable, reference, said,
        target, text, type_name, union, values,
    },
};

/// What is different in the second schema, in the order of a document.
///
/// A change of a type shows once in each question that uses it. The versions themselves are no change, unless one
/// is refused that has to be read.
pub(crate) fn compare(published: &Value, current: &Value) -> Vec<Change> {
    let mut walk =
        Walk { published, current, visited: BTreeSet::new(), reached: BTreeSet::new(), changes: Vec::new() };
    let place = Place { subject: "document".to_owned(), pointer: String::new(), option: None };
    walk.schema(published, current, &place);
    walk.unreached(&place);
    walk.changes
}

struct Walk<'a> {
    published: &'a Value,
    current: &'a Value,
    /// Pairs of types that were compared, for each subject: types are shared, and can contain themselves.
    visited: BTreeSet<(String, String, String)>,
    /// The published types that were met on the way.
    reached: BTreeSet<String>,
    changes: Vec<Change>,
}

/// Where the walk stands.
#[derive(Clone)]
struct Place {
    subject: String,
    pointer: String,
    option: Option<String>,
}

impl Place {
    fn below(&self, name: &str) -> Self {
        Self { pointer: format!("{}/{name}", self.pointer), ..self.clone() }
    }

    /// The member of an object; its schema may say that it is a question or a section.
    fn member(&self, name: &str, schema: &Value) -> Self {
        let code = said(schema, "code").map(|code| format!("question {code}"));
        let own = code.or_else(|| said(schema, "section").map(|numeral| format!("section {numeral}")));
        Self { subject: own.unwrap_or_else(|| self.subject.clone()), ..self.below(name) }
    }

    fn option(&self, id: &str) -> Self {
        Self { option: Some(id.to_owned()), ..self.clone() }
    }
}

impl Walk<'_> {
    fn push(&mut self, place: &Place, weight: Weight, what: impl Into<String>) {
        let what = match &place.option {
            Some(id) => format!("option `{id}`: {}", what.into()),
            None => what.into(),
        };
        self.changes.push(Change {
            subject: place.subject.clone(),
            pointer: place.pointer.clone(),
            what,
            weight,
        });
    }

    /// Compares two schemas and the types that they refer to.
    fn schema(&mut self, before: &Value, now: &Value, place: &Place) {
        match (reference(before), reference(now)) {
            (None, None) => self.keywords(before, now, place),
            (Some(from), Some(to)) => {
                if from != to {
                    let what = format!("is of type `{}`, no longer of `{}`", type_name(to), type_name(from));
                    self.push(place, Weight::Broken, what);
                }
                self.keywords(before, now, place);
                self.definition(from, to, place);
            }
            (Some(from), None) => {
                self.reached.insert(from.to_owned());
                let what = format!("is of a type without a name, no longer of `{}`", type_name(from));
                self.push(place, Weight::Broken, what);
                self.keywords(&inlined(self.published, before), now, place);
            }
            (None, Some(to)) => {
                let what = format!("is of type `{}`, no longer of one without a name", type_name(to));
                self.push(place, Weight::Broken, what);
                self.keywords(before, &inlined(self.current, now), place);
            }
        }
    }

    fn definition(&mut self, from: &str, to: &str, place: &Place) {
        self.reached.insert(from.to_owned());
        if self.visited.insert((place.subject.clone(), from.to_owned(), to.to_owned())) {
            let (published, current) = (self.published, self.current);
            self.schema(target(published, from), target(current, to), place);
        }
    }

    /// The published types that were met nowhere, because what referred to them has gone.
    fn unreached(&mut self, root: &Place) {
        let (published, current) = (self.published, self.current);
        for (name, before) in members(published.get("$defs")) {
            let reference = format!("#/$defs/{name}");
            if !self.reached.contains(&reference) {
                let place = Place { subject: format!("type {name}"), ..root.clone() };
                match current.pointer(&reference[1..]) {
                    Some(now) => self.schema(before, now, &place),
                    None => self.push(&place, Weight::Broken, "is removed"),
                }
            }
        }
    }

    fn keywords(&mut self, before: &Value, now: &Value, place: &Place) {
        let (Value::Object(before_all), Value::Object(now_all)) = (before, now) else {
            if before != now {
                let what = format!("the schema {}", difference(Some(before), Some(now)));
                self.push(place, Weight::Broken, what);
            }
            return;
        };
        self.values(before, now, place);
        for keyword in union(before_all, now_all) {
            let (from, to) = (before.get(keyword), now.get(keyword));
            match keyword {
                // Compared elsewhere: by `schema`, `unreached` and `values`.
                "$ref" | "const" | "enum" => {}
                "allOf" if [from, to].into_iter().flatten().all(|it| only_reference(it).is_some()) => {}
                "$defs" if place.pointer.is_empty() => {}
                "$id"
                    if place.pointer.is_empty()
                        && home(self.published).is_some_and(|it| home(self.current) == Some(it)) => {}
                "properties" => self.properties(before, now, place),
                "required" => self.required(from, to, place),
                "oneOf" => self.options(from, to, place),
                "items" | "additionalProperties" => self.subschema(keyword, from, to, &place.below("*")),
                "propertyNames" => self.subschema(keyword, from, to, place),
                VOCABULARY => self.vocabulary(from, to, place),
                _ if from == to => {}
                _ => {
                    let what = format!("`{keyword}` {}", difference(from, to));
                    self.push(place, keyword::weight(keyword, from, to), what);
                }
            }
        }
    }

    /// The members of an object.
    fn properties(&mut self, before: &Value, now: &Value, place: &Place) {
        let is_closed = before.get("additionalProperties") == Some(&Value::Bool(false));
        let (before, now) = (members(before.get("properties")), members(now.get("properties")));
        let (old_names, new_names) = (names(&before), names(&now));
        let aligned = align(&old_names, &new_names, |old, new| {
            let (from, to) = (before[old].1, now[new].1);
            let [code, section, kind] =
                ["code", "section", "kind"].map(|key| (said(from, key), said(to, key)));
            let named = [code, section].into_iter().find(|pair| *pair != (None, None));
            named.map_or(old == new && kind.0 == kind.1, |(from, to)| from == to)
        });
        if let Some((first, second)) = swapped(&aligned) {
            let what = format!("`{}` stands before `{}` now", old_names[first], old_names[second]);
            self.push(place, Weight::Broken, what);
        }
        for each in aligned {
            match each {
                Aligned::Kept(old, new) => {
                    let member = place.member(old_names[old], before[old].1);
                    if old_names[old] != new_names[new] {
                        self.push(&member, Weight::Broken, format!("is renamed to `{}`", new_names[new]));
                    }
                    self.schema(before[old].1, now[new].1, &member);
                }
                Aligned::Removed(old) => {
                    let member = place.member(old_names[old], before[old].1);
                    self.push(&member, Weight::Broken, "is removed");
                }
                Aligned::Added(new) => {
                    let member = place.member(new_names[new], now[new].1);
                    // Where any member was allowed, one of that name could hold anything.
                    let weight = if is_closed { Weight::Added } else { Weight::Broken };
                    let what = format!("is new: {}", text(now[new].1, "description"));
                    self.push(&member, weight, what);
                }
            }
        }
    }

    fn required(&mut self, before: Option<&Value>, now: Option<&Value>, place: &Place) {
        let (before, now) = (items(before), items(now));
        for name in now.iter().filter(|name| !before.contains(name)) {
            self.push(place, Weight::Broken, format!("{name} is required now"));
        }
        for name in before.iter().filter(|name| !now.contains(name)) {
            self.push(place, Weight::Added, format!("{name} isn't required any more"));
        }
    }

    /// The values that are allowed, where they are listed.
    fn values(&mut self, before: &Value, now: &Value, place: &Place) {
        // An option is known by its value.
        if place.option.is_some() {
            return;
        }
        let (Some(from), Some(to)) = (values(before), values(now)) else {
            let loosened = values(now).is_none();
            if loosened != values(before).is_none() {
                let weight = if loosened { Weight::Added } else { Weight::Broken };
                let what =
                    if loosened { "any value is allowed now" } else { "only listed values are allowed now" };
                self.push(place, weight, what);
            }
            return;
        };
        if place.pointer == "/version"
            && let Some((from, to)) = readable(before).zip(readable(now))
        {
            let binding = from.iter().filter(|earlier| to.last().is_some_and(|last| earlier.binds(*last)));
            for refused in binding.filter(|version| !to.contains(version)) {
                let what = format!("documents of {refused} are refused: it isn't among READABLE_VERSIONS");
                self.push(place, Weight::Broken, what);
            }
            return;
        }
        for value in from.iter().filter(|value| !to.contains(value)) {
            self.push(place, Weight::Broken, format!("the value {value} is removed"));
        }
        for value in to.iter().filter(|value| !from.contains(value)) {
            self.push(place, Weight::Added, format!("the value {value} is new"));
        }
    }

    /// The options of a code list.
    fn options(&mut self, before: Option<&Value>, now: Option<&Value>, place: &Place) {
        let (Some(before), Some(now)) = (options(before), options(now)) else {
            if before != now {
                self.push(place, Weight::Broken, "`oneOf` isn't the list of options that it was");
            }
            return;
        };
        let (old_ids, new_ids) = (names(&before), names(&now));
        let aligned = align(&old_ids, &new_ids, |old, new| {
            let [from, to] = [before[old].1, now[new].1].map(|option| text(option, "description"));
            old == new || from == to
        });
        if let Some((first, second)) = swapped(&aligned) {
            // In XML, the words beside options stand in the order of the options.
            let what = format!("option `{}` stands before `{}` now", old_ids[first], old_ids[second]);
            self.push(place, Weight::Broken, what);
        }
        for each in aligned {
            match each {
                Aligned::Kept(old, new) => {
                    let option = place.option(old_ids[old]);
                    if old_ids[old] != new_ids[new] {
                        let what = format!("option `{}` has the id `{}` now", old_ids[old], new_ids[new]);
                        self.push(place, Weight::Broken, what);
                    }
                    let label = text(now[new].1, "description");
                    if text(before[old].1, "description") != label
                        && let Some((id, _)) =
                            before.iter().find(|(_, other)| text(other, "description") == label)
                    {
                        let what = format!("has the label that option `{id}` had");
                        self.push(&option, Weight::Broken, what);
                    }
                    self.schema(before[old].1, now[new].1, &option);
                }
                Aligned::Removed(old) => {
                    self.push(place, Weight::Broken, format!("option `{}` is removed", old_ids[old]));
                }
                Aligned::Added(new) => {
                    let label = text(now[new].1, "description");
                    self.push(place, Weight::Added, format!("option `{}` is new: {label}", new_ids[new]));
                }
            }
        }
    }

    /// What all that stands at a place has to follow; without a schema, anything may stand there.
    fn subschema(&mut self, keyword: &str, before: Option<&Value>, now: Option<&Value>, place: &Place) {
        let [from, to] = [before, now].map(|schema| schema.unwrap_or(&Value::Bool(true)));
        if from.is_object() && to.is_object() {
            return self.schema(from, to, place);
        }
        if from != to {
            let loosened = *from == Value::Bool(false) || *to == Value::Bool(true);
            let weight = if loosened { Weight::Added } else { Weight::Broken };
            self.push(place, weight, format!("`{keyword}` {}", difference(before, now)));
        }
    }

    /// What is said in the questionnaire's own vocabulary.
    fn vocabulary(&mut self, before: Option<&Value>, now: Option<&Value>, place: &Place) {
        let nothing = Map::new();
        let [from, to] = [before, now].map(|said| said.and_then(Value::as_object).unwrap_or(&nothing));
        for key in union(from, to) {
            let (from, to) = (from.get(key), to.get(key));
            if from != to {
                let what = format!("`{key}` {}", difference(from, to));
                self.push(place, keyword::vocabulary_weight(key), what);
            }
        }
    }
}

fn difference(before: Option<&Value>, now: Option<&Value>) -> String {
    let [before, now] = [before, now].map(|value| value.map_or("absent".to_owned(), Value::to_string));
    format!("was {before} and is {now}")
}
