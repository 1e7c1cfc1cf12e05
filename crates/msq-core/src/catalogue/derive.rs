//! Reads a catalogue off a JSON Schema.

use std::{collections::BTreeMap, fmt, ptr};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{
    Catalogue, Choice, CodeList, Constant, Kept, Node, Object, Part, PartId, Question, QuestionId, Section,
};
use crate::{
    Edition, Kind,
    edition::schema::json_schema,
    schema::{KEYWORD, constants, reference, resolve},
    vocabulary,
};

#[cfg(test)]
mod tests;

/// The types of an edition don't follow the conventions of [`Edition`].
#[derive(Debug, thiserror::Error)]
#[error("{pointer}: {reason}")]
#[non_exhaustive]
pub struct MalformedEdition {
    /// Where in a document the fault shows, as a JSON pointer.
    pub pointer: String,
    /// What is wrong there.
    pub reason: String,
}

impl Catalogue {
    /// Reads the catalogue off the types of an edition, by way of their JSON Schema.
    ///
    /// # Panics
    ///
    /// If the types don't follow the conventions of [`Edition`]: a mistake in the edition's own source, which its
    /// first test finds.
    pub fn derive<E: Edition>() -> Self {
        match derive(json_schema::<E>()) {
            Ok(catalogue) => catalogue,
            Err(malformed) => panic!("{}: {malformed}", std::any::type_name::<E>()),
        }
    }
}

/// Reads the catalogue off the schema of an edition's documents.
fn derive(schema: Value) -> Result<Catalogue, MalformedEdition> {
    let root = &schema;
    let said: vocabulary::Whole = said(root, "", "the whole")?;
    if said.period.is_some_and(|period| period.until < period.from) {
        return Err(malformed("", "the period ends before it begins"));
    }
    let mut walk = Walk {
        root,
        catalogue: Catalogue {
            edition: String::new(),
            version: String::new(),
            title: text(root, "description").to_owned(),
            boilerplate: said.boilerplate,
            period: said.period,
            notes: said.notes,
            sections: vec![Section { numeral: None, title: String::new(), notes: Vec::new() }],
            questions: Vec::new(),
            parts: Vec::new(),
            code_lists: Vec::new(),
            document: Object::default(),
            schema: Value::Null,
            kept: Kept::default(),
        },
        checked: Vec::new(),
    };
    let mut document = walk.object(root, "", None, 0)?;
    document.type_name = text(root, "title").to_owned();
    let mut catalogue = walk.catalogue;
    let constant = |name| match document.member(name) {
        Some((_, Node::Constant(constant))) => Ok(constant.written.clone()),
        _ => Err(malformed("", format!("there is no constant {name:?}"))),
    };
    catalogue.edition = constant("edition")?;
    catalogue.version = constant("version")?;
    catalogue.document = document;
    catalogue.schema = schema;
    Ok(catalogue)
}

struct Walk<'a> {
    root: &'a Value,
    catalogue: Catalogue,
    /// The types of lists whose entries were checked.
    checked: Vec<String>,
}

/// Deeper than any questionnaire; types that contain themselves end here.
const MAX_DEPTH: usize = 8;

/// The question that a part belongs to, and what it says of its parts.
struct Within<'a> {
    question: QuestionId,
    labels: &'a BTreeMap<String, String>,
    max_words: &'a BTreeMap<String, usize>,
}

impl Walk<'_> {
    /// The object that `schema` describes at `pointer`.
    fn object(
        &mut self,
        schema: &Value,
        pointer: &str,
        within: Option<&Within<'_>>,
        depth: usize,
    ) -> Result<Object, MalformedEdition> {
        if depth > MAX_DEPTH {
            return Err(malformed(pointer, "the types are nested too deep"));
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        let properties =
            properties.ok_or_else(|| malformed(pointer, "neither a part nor a group of questions"))?;
        let mut object = Object { description: text(schema, "description").to_owned(), ..Object::default() };
        for (name, property) in properties {
            check_name(name, pointer)?;
            let node = self.node(name, property, &format!("{pointer}/{name}"), within, depth)?;
            object.members.push((name.clone(), node));
        }
        Ok(object)
    }

    fn node(
        &mut self,
        name: &str,
        property: &Value,
        pointer: &str,
        within: Option<&Within<'_>>,
        depth: usize,
    ) -> Result<Node, MalformedEdition> {
        let target = resolve(self.root, property);
        if !ptr::eq(target, property) {
            says_nothing(target, pointer, format_args!("the type {}", type_name(property)))?;
        }
        // Most are parts.
        let keys = property.get(KEYWORD).and_then(Value::as_object);
        let says = |key| keys.is_some_and(|keys| keys.contains_key(key));
        if says("kind") {
            let within = within.ok_or_else(|| malformed(pointer, "a part outside every question"))?;
            return Ok(Node::Part(self.part(name, property, pointer, within)?));
        }
        if let Some([earlier @ .., written]) = constants(target).as_deref() {
            says_nothing(property, pointer, "a constant")?;
            let earlier = earlier.iter().map(|&text| text.to_owned()).collect();
            let description = text(property, "description").to_owned();
            return Ok(Node::Constant(Constant { description, written: (*written).to_owned(), earlier }));
        }
        let type_name = type_name(property).to_owned();
        let object = if says("section") {
            let said: vocabulary::Section = said(property, pointer, "a section")?;
            let title = text(property, "description").to_owned();
            self.catalogue.sections.push(Section { numeral: Some(said.section), title, notes: said.notes });
            self.object(target, pointer, None, depth + 1)?
        } else if says("code") {
            self.question(property, target, pointer, depth)?
        } else {
            let keys: Vec<_> = keys.into_iter().flatten().map(|(key, _)| key.as_str()).collect();
            let reason = "neither a section, a question nor a part, which say their section, code or kind";
            return Err(malformed(pointer, format!("{reason}; said is {keys:?}")));
        };
        Ok(Node::Object(Object { type_name, ..object }))
    }

    /// The object of a question, which is added to the catalogue.
    fn question(
        &mut self,
        property: &Value,
        target: &Value,
        pointer: &str,
        depth: usize,
    ) -> Result<Object, MalformedEdition> {
        let said: vocabulary::Question = said(property, pointer, "a question")?;
        if self.catalogue.question(&said.code).is_some() {
            return Err(malformed(pointer, format!("a second question {}", said.code)));
        }
        if said.fraction_up_to.is_some_and(|number| !(0.0..=100.0).contains(&number)) {
            return Err(malformed(pointer, "fractionUpTo is no number of per cent"));
        }
        let id = QuestionId(self.catalogue.questions.len());
        let follows = said.follows.map(|code| self.answered_by_yes_or_no(&code, pointer)).transpose()?;
        self.catalogue.questions.push(Question {
            id,
            code: said.code,
            prompt: text(property, "description").to_owned(),
            printed: said.printed,
            aliases: said.aliases,
            notes: said.notes,
            follows,
            fraction_up_to: said.fraction_up_to.unwrap_or(1.0),
            parts: Vec::new(),
            pointer: pointer.to_owned(),
            section: self.catalogue.sections.len() - 1,
        });
        let within = Within { question: id, labels: &said.labels, max_words: &said.max_words };
        let object = self.object(target, pointer, Some(&within), depth + 1)?;
        if said.fraction_up_to.is_some() && !self.asks_for(id, Kind::Percent) {
            return Err(malformed(
                pointer,
                "fractionUpTo means nothing where no number in per cent is asked for",
            ));
        }
        let is_part = |name: &str| matches!(object.member(name), Some((_, Node::Part(_))));
        match said.labels.keys().chain(said.max_words.keys()).find(|name| !is_part(name)) {
            Some(name) => {
                Err(malformed(pointer, format!("it says something of a part {name:?}, and has none")))
            }
            None => Ok(object),
        }
    }

    fn asks_for(&self, question: QuestionId, kind: Kind) -> bool {
        self.catalogue[question].part_of_kind(&self.catalogue, kind).is_some()
    }

    /// The question before with that code, which asks for yes or no.
    fn answered_by_yes_or_no(&self, code: &str, pointer: &str) -> Result<QuestionId, MalformedEdition> {
        let question = self.catalogue.question(code);
        let is_asked = |question: &&Question| self.asks_for(question.id, Kind::YesNo);
        question.filter(is_asked).map(|question| question.id).ok_or_else(|| {
            malformed(pointer, format!("it follows {code}, which is no question for yes or no before it"))
        })
    }

    /// The part that `property` describes, which is added to its question.
    fn part(
        &mut self,
        name: &str,
        property: &Value,
        pointer: &str,
        within: &Within<'_>,
    ) -> Result<PartId, MalformedEdition> {
        let said: vocabulary::Part = said(property, pointer, "a part")?;
        let kind = said.kind;
        let max_words = within.max_words.get(name).copied();
        let of_texts = [
            ("identity", said.identity.is_some()),
            ("content", said.content.is_some()),
            ("maxWords", max_words.is_some()),
        ];
        if let Some((key, _)) = of_texts.iter().find(|(_, is_said)| *is_said && kind != Kind::Text) {
            return Err(malformed(pointer, format!("{key} means nothing of a part that is no text")));
        }
        let code_list = match kind {
            Kind::Ticked => Some(self.code_list(&property["items"], pointer)?),
            Kind::Details => Some(self.code_list(&property["propertyNames"], pointer)?),
            Kind::Entries => {
                self.check_fields(property, pointer)?;
                None
            }
            Kind::YesNo | Kind::Percent | Kind::Date | Kind::Text => None,
        };
        let id = PartId(self.catalogue.parts.len());
        self.catalogue.parts.push(Part {
            id,
            question: within.question,
            name: name.to_owned(),
            kind,
            identity: said.identity,
            content: said.content,
            due: said.due,
            max_words,
            label: within.labels.get(name).cloned().or(said.label),
            aliases: said.aliases,
            description: text(property, "description").to_owned(),
            pointer: pointer.to_owned(),
            code_list,
        });
        self.catalogue.questions[within.question.0].parts.push(id);
        Ok(id)
    }

    /// Refuses what can't be said of the entries of that list, or of their fields.
    fn check_fields(&mut self, list: &Value, pointer: &str) -> Result<(), MalformedEdition> {
        // All lists of entries are of one type, or of a few.
        let name = type_name(list).to_owned();
        if self.checked.contains(&name) {
            return Ok(());
        }
        let entry = resolve(self.root, &resolve(self.root, list)["items"]);
        self.checked.push(name);
        says_nothing(entry, pointer, "an entry")?;
        for (name, field) in entry.get("properties").and_then(Value::as_object).into_iter().flatten() {
            said::<vocabulary::Field>(field, pointer, format_args!("the field {name:?} of an entry"))?;
        }
        Ok(())
    }

    /// The position of the code list that `list` refers to, read when it is met first.
    fn code_list(&mut self, list: &Value, pointer: &str) -> Result<usize, MalformedEdition> {
        let name = type_name(list);
        if let Some(at) = self.catalogue.code_lists.iter().position(|known| known.name == name) {
            return Ok(at);
        }
        let schema = resolve(self.root, list);
        says_nothing(schema, pointer, format_args!("the type {name}"))?;
        let variants = schema
            .get("oneOf")
            .and_then(Value::as_array)
            .ok_or_else(|| malformed(pointer, "no list of options"))?;
        let options = variants.iter().map(|variant| {
            let id = variant.get("const").and_then(Value::as_str);
            let id = id.ok_or_else(|| malformed(pointer, "an option without a doc comment"))?;
            check_name(id, pointer)?;
            let said: vocabulary::Choice = said(variant, pointer, format_args!("the option {id:?}"))?;
            let label = text(variant, "description").to_owned();
            Ok(Choice { id: id.to_owned(), label, open: said.open, notes: said.notes })
        });
        let options = options.collect::<Result<_, _>>()?;
        let description = text(schema, "description").to_owned();
        self.catalogue.code_lists.push(CodeList { name: name.to_owned(), description, options });
        Ok(self.catalogue.code_lists.len() - 1)
    }
}

/// What a schema says under the keyword; `what` is the place, for messages.
fn said<T: DeserializeOwned>(
    schema: &Value,
    pointer: &str,
    what: impl fmt::Display,
) -> Result<T, MalformedEdition> {
    let nothing = Value::Object(Map::new());
    let said = T::deserialize(schema.get(KEYWORD).unwrap_or(&nothing));
    said.map_err(|error| malformed(pointer, format!("{KEYWORD} of {what}: {error}")))
}

/// Refuses the keyword where nobody would read it.
fn says_nothing(schema: &Value, pointer: &str, what: impl fmt::Display) -> Result<(), MalformedEdition> {
    if schema.get(KEYWORD).is_none() {
        return Ok(());
    }
    said::<vocabulary::Nothing>(schema, pointer, what).map(drop)
}

fn text<'a>(schema: &'a Value, key: &str) -> &'a str {
    schema.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The name of the type that a schema refers to.
fn type_name(schema: &Value) -> &str {
    reference(schema).and_then(|reference| reference.rsplit('/').next()).unwrap_or_default()
}

/// Refuses what can't be the name of an XML element, as every name in a document is.
fn check_name(name: &str, pointer: &str) -> Result<(), MalformedEdition> {
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let goes_on = |each: char| each.is_ascii_alphanumeric() || matches!(each, '_' | '-' | '.');
    if begins && name.chars().all(goes_on) {
        return Ok(());
    }
    Err(malformed(pointer, format!("{name:?} can't be the name of an XML element")))
}

fn malformed(pointer: &str, reason: impl Into<String>) -> MalformedEdition {
    MalformedEdition { pointer: pointer.to_owned(), reason: reason.into() }
}
