//! Reads a catalogue off a JSON Schema.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::{
    Catalogue, Choice, CodeList, Constant, Kept, Node, Object, Part, PartId, Question, QuestionId, Section,
};
use crate::{
    Kind,
    schema::{constants, reference, resolve},
    vocabulary::{KEYWORD, Vocabulary},
};

/// The types of an edition don't follow the conventions of [`Edition`](crate::Edition).
#[derive(Debug, thiserror::Error)]
#[error("{pointer}: {reason}")]
#[non_exhaustive]
pub struct MalformedEdition {
    /// Where in a document the fault shows, as a JSON pointer.
    pub pointer: String,
    /// What is wrong there.
    pub reason: String,
}

/// Reads the catalogue off the schema of an edition's documents.
pub(super) fn derive(schema: Value) -> Result<Catalogue, MalformedEdition> {
    let root = &schema;
    let vocabulary = vocabulary(root, "")?;
    if vocabulary.period.is_some_and(|period| period.until < period.from) {
        return Err(malformed("", "the period ends before it begins"));
    }
    let mut walk = Walk {
        root,
        catalogue: Catalogue {
            edition: String::new(),
            version: String::new(),
            title: text(root, "description").to_owned(),
            boilerplate: vocabulary.boilerplate,
            period: vocabulary.period,
            notes: vocabulary.notes,
            sections: vec![Section { numeral: None, title: String::new(), notes: Vec::new() }],
            questions: Vec::new(),
            parts: Vec::new(),
            code_lists: Vec::new(),
            document: Object::default(),
            schema: Value::Null,
            kept: Kept::default(),
        },
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
        if let Some([earlier @ .., written]) = constants(target).as_deref() {
            let earlier = earlier.iter().map(|&text| text.to_owned()).collect();
            let description = text(property, "description").to_owned();
            return Ok(Node::Constant(Constant { description, written: (*written).to_owned(), earlier }));
        }
        let said = vocabulary(property, pointer)?;
        if let Some(kind) = said.kind {
            let within = within.ok_or_else(|| malformed(pointer, "a part outside every question"))?;
            if said.identity.is_some() && kind != Kind::Text {
                return Err(malformed(pointer, "only a text says who responds"));
            }
            let label = within.labels.get(name).cloned().or(said.label);
            let part = self.part(name, property, pointer, kind, within.question)?;
            let id = part.id;
            self.catalogue.parts.push(Part {
                label,
                aliases: said.aliases,
                identity: said.identity,
                content: said.content,
                due: said.due,
                max_words: within.max_words.get(name).copied(),
                ..part
            });
            self.catalogue.questions[within.question.0].parts.push(id);
            return Ok(Node::Part(id));
        }
        let description = text(property, "description").to_owned();
        let type_name = type_name(property).to_owned();
        if let Some(numeral) = said.section {
            let section = Section { numeral: Some(numeral), title: description, notes: said.notes };
            self.catalogue.sections.push(section);
            return Ok(Node::Object(Object { type_name, ..self.object(target, pointer, None, depth + 1)? }));
        }
        let Some(code) = said.code else {
            return Err(malformed(pointer, "neither a section, a question nor a part"));
        };
        if self.catalogue.question(&code).is_some() {
            return Err(malformed(pointer, format!("a second question {code}")));
        }
        if said.fraction_up_to.is_some_and(|number| !(0.0..=100.0).contains(&number)) {
            return Err(malformed(pointer, "fractionUpTo is no number of per cent"));
        }
        let question = QuestionId(self.catalogue.questions.len());
        let follows = said.follows.map(|code| self.answered_by_yes_or_no(&code, pointer)).transpose()?;
        self.catalogue.questions.push(Question {
            id: question,
            code,
            prompt: description,
            printed: said.printed.unwrap_or(true),
            aliases: said.aliases,
            notes: said.notes,
            follows,
            fraction_up_to: said.fraction_up_to.unwrap_or(1.0),
            parts: Vec::new(),
            pointer: pointer.to_owned(),
            section: self.catalogue.sections.len() - 1,
        });
        let within = Within { question, labels: &said.labels, max_words: &said.max_words };
        let object = Object { type_name, ..self.object(target, pointer, Some(&within), depth + 1)? };
        let is_part = |name: &str| matches!(object.member(name), Some((_, Node::Part(_))));
        match said.labels.keys().chain(said.max_words.keys()).find(|name| !is_part(name)) {
            Some(name) => {
                Err(malformed(pointer, format!("it says something of a part {name:?}, and has none")))
            }
            None => Ok(Node::Object(object)),
        }
    }

    /// The question before with that code, which asks for yes or no.
    fn answered_by_yes_or_no(&self, code: &str, pointer: &str) -> Result<QuestionId, MalformedEdition> {
        let question = self.catalogue.question(code);
        let is_asked = |question: &&Question| {
            question.parts.iter().any(|&part| self.catalogue[part].kind == Kind::YesNo)
        };
        question.filter(is_asked).map(|question| question.id).ok_or_else(|| {
            malformed(pointer, format!("it follows {code}, which is no question for yes or no before it"))
        })
    }

    /// A part, without what is said of it beside its kind.
    fn part(
        &mut self,
        name: &str,
        property: &Value,
        pointer: &str,
        kind: Kind,
        question: QuestionId,
    ) -> Result<Part, MalformedEdition> {
        let code_list = match kind {
            Kind::Ticked => Some(self.code_list(&property["items"], pointer)?),
            Kind::Details => Some(self.code_list(&property["propertyNames"], pointer)?),
            _ => None,
        };
        Ok(Part {
            id: PartId(self.catalogue.parts.len()),
            question,
            name: name.to_owned(),
            kind,
            identity: None,
            content: None,
            due: None,
            max_words: None,
            label: None,
            aliases: Vec::new(),
            description: text(property, "description").to_owned(),
            pointer: pointer.to_owned(),
            code_list,
        })
    }

    /// The position of the code list that `list` refers to, read when it is met first.
    fn code_list(&mut self, list: &Value, pointer: &str) -> Result<usize, MalformedEdition> {
        let name = type_name(list);
        if let Some(at) = self.catalogue.code_lists.iter().position(|known| known.name == name) {
            return Ok(at);
        }
        let schema = resolve(self.root, list);
        let variants = schema
            .get("oneOf")
            .and_then(Value::as_array)
            .ok_or_else(|| malformed(pointer, "no list of options"))?;
        let options = variants.iter().map(|variant| {
            let said = vocabulary(variant, pointer)?;
            let id = variant.get("const").and_then(Value::as_str);
            let id = id.ok_or_else(|| malformed(pointer, "an option without a doc comment"))?;
            check_name(id, pointer)?;
            let label = text(variant, "description").to_owned();
            Ok(Choice { id: id.to_owned(), label, open: said.open, notes: said.notes })
        });
        let options = options.collect::<Result<_, _>>()?;
        let description = text(schema, "description").to_owned();
        self.catalogue.code_lists.push(CodeList { name: name.to_owned(), description, options });
        Ok(self.catalogue.code_lists.len() - 1)
    }
}

fn vocabulary(schema: &Value, pointer: &str) -> Result<Vocabulary, MalformedEdition> {
    schema.get(KEYWORD).map_or_else(
        || Ok(Vocabulary::default()),
        |said| Vocabulary::deserialize(said).map_err(|error| malformed(pointer, error.to_string())),
    )
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Edition, editions::edition2020::Msq2020};

    #[test]
    fn what_an_edition_says_of_itself_makes_sense() {
        let question = |name: &str| format!("/$defs/Indicators/properties/{name}/x-msq");
        for (pointer, key, value, reason) in [
            (
                "/x-msq".to_owned(),
                "period",
                json!({ "from": "2020-01-01", "until": "2018-01-01" }),
                "ends before it begins",
            ),
            (question("ictInvestment"), "fractionUpTo", json!(-5), "fractionUpTo"),
            (question("ictInvestment"), "maxWords", json!({ "explaination": 250 }), "\"explaination\""),
            (question("ictInvestment"), "labels", json!({ "worth": "GDP" }), "\"worth\""),
            (question("ictInvestment"), "follows", json!("17"), "no question for yes or no"),
            (question("ictInvestment"), "follows", json!("22"), "no question for yes or no"),
            (question("ictInvestment"), "code", json!("17"), "a second question 17"),
        ] {
            let mut schema = Msq2020::catalogue().schema().clone();
            schema.pointer_mut(&pointer).expect("it is said there")[key] = value;
            let malformed = derive(schema).expect_err("an edition can't say that");
            assert!(malformed.reason.contains(reason), "{key}: {malformed}");
        }
    }
}
