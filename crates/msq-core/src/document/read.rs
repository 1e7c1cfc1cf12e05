//! Reads a document. It is lenient in one way only: it goes on after a fault, so that one run reports all of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess};

use super::shape::{Frame, Scalar, Seed, Segment, Shape, drain, drain_map};
use crate::{
    Catalogue, Choice, Code, Entry, EntryField, Kind, Node, Object, Part, PartId, Response, Value, text,
};

/// Something in a document that the catalogue doesn't allow.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// Where it stands, as a JSON pointer.
    pub pointer: String,
    /// What kind of fault it is.
    pub code: Code,
    /// What was found and what was expected.
    pub message: String,
}

/// Reads a document of that edition: a response with all that was well-formed, and all faults.
///
/// # Errors
///
/// Those of the deserializer: the input isn't even well-formed in its own format.
pub fn read<'de, D: Deserializer<'de>>(
    catalogue: &Arc<Catalogue>,
    input: D,
) -> Result<(Response, Vec<Fault>), D::Error> {
    let mut reading = Reading { response: Response::new(catalogue), faults: Vec::new() };
    let frame = Frame::root();
    Seed(ObjectShape { reading: &mut reading, frame: &frame, object: catalogue.document() })
        .deserialize(input)?;
    Ok((reading.response, reading.faults))
}

struct Reading {
    response: Response,
    faults: Vec<Fault>,
}

impl Reading {
    fn fault(&mut self, frame: &Frame<'_>, code: Code, message: String) {
        self.faults.push(Fault { pointer: frame.pointer(), code, message });
    }

    fn repeated(&mut self, frame: &Frame<'_>, name: &str) {
        self.fault(frame, Code::RepeatedProperty, format!("a second {name:?}; the first one was read"));
    }

    fn wrong_shape(&mut self, frame: &Frame<'_>, found: &Scalar, expected: &str) {
        let message = match found {
            Scalar::Null => format!("found null, expected {expected}; what is unanswered is left out"),
            found => format!("found {found}, expected {expected}"),
        };
        self.fault(frame, Code::WrongShape, message);
    }

    /// The text of a scalar, if it is one that can be kept.
    fn text(&mut self, frame: &Frame<'_>, scalar: Scalar) -> Option<String> {
        match scalar {
            Scalar::Text(text) => match text::first_disallowed(&text) {
                None => Some(text),
                Some(character) => {
                    let number = u32::from(character);
                    let message =
                        format!("the character U+{number:04X} can't be kept: XML 1.0 has no place for it");
                    self.fault(frame, Code::ForbiddenCharacter, message);
                    None
                }
            },
            other => {
                self.wrong_shape(frame, &other, Kind::Text.expected());
                None
            }
        }
    }

    fn option(&mut self, frame: &Frame<'_>, options: &[Choice], id: &str) -> Option<usize> {
        let option = options.iter().position(|choice| choice.id == id);
        if option.is_none() {
            let known: Vec<_> = options.iter().map(|choice| choice.id.as_str()).collect();
            self.fault(
                frame,
                Code::UnknownOption,
                format!("no option {id:?}; the options are {}", known.join(", ")),
            );
        }
        option
    }

    fn scalar_part(&mut self, frame: &Frame<'_>, part: &Part, scalar: Scalar) {
        let value = match (part.kind, scalar) {
            (Kind::YesNo, Scalar::Bool(answer)) => Value::YesNo(answer),
            (Kind::Percent, Scalar::Number(number)) => Value::Percent(number),
            (Kind::Date, Scalar::Text(text)) => match text.parse() {
                Ok(date) => Value::Date(date),
                Err(_) => return self.wrong_shape(frame, &Scalar::Text(text), Kind::Date.expected()),
            },
            (Kind::Text, scalar) => match self.text(frame, scalar) {
                Some(text) => Value::Text(text),
                None => return,
            },
            (kind, scalar) => return self.wrong_shape(frame, &scalar, kind.expected()),
        };
        self.set(frame, part.id, value);
    }

    fn set(&mut self, frame: &Frame<'_>, part: PartId, value: Value) {
        if let Err(misfit) = self.response.set(part, value) {
            self.fault(frame, Code::WrongShape, misfit.to_string());
        }
    }
}

/// An object of the document tree.
struct ObjectShape<'a> {
    reading: &'a mut Reading,
    frame: &'a Frame<'a>,
    object: &'a Object,
}

impl<'de> Shape<'de> for ObjectShape<'_> {
    type Output = ();

    fn scalar(self, scalar: Scalar) {
        self.reading.wrong_shape(self.frame, &scalar, "an object");
    }

    fn map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let members = &self.object.members;
        let mut seen = vec![false; members.len()];
        while let Some(name) = map.next_key::<String>()? {
            let frame = self.frame.below(Segment::Name(&name));
            match self.object.member(&name) {
                None => {
                    let known: Vec<_> = members.iter().map(|(name, _)| name.as_str()).collect();
                    let message = format!("unknown property {name:?}; here stand {}", known.join(", "));
                    self.reading.fault(&frame, Code::UnknownProperty, message);
                    map.next_value::<IgnoredAny>()?;
                }
                Some((at, _)) if seen[at] => {
                    self.reading.repeated(&frame, &name);
                    map.next_value::<IgnoredAny>()?;
                }
                Some((at, node)) => {
                    seen[at] = true;
                    self.reading.member(&frame, node, &mut map)?;
                }
            }
        }
        for ((name, node), seen) in members.iter().zip(seen) {
            if let (Node::Constant(text), false) = (node, seen) {
                let message = format!("the property {name:?} is missing; it must be {text:?}");
                self.reading.fault(self.frame, Code::MissingProperty, message);
            }
        }
        Ok(())
    }
}

impl Reading {
    /// Reads the value of the member whose name was read last.
    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        frame: &Frame<'_>,
        node: &Node,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match node {
            Node::Constant(expected) => {
                let found = map.next_value_seed(Seed(Scalar::any()))?;
                if !matches!(&found, Scalar::Text(text) if text == expected) {
                    self.fault(frame, Code::WrongConstant, format!("found {found}, expected {expected:?}"));
                }
                Ok(())
            }
            Node::Object(object) => map.next_value_seed(Seed(ObjectShape { reading: self, frame, object })),
            Node::Part(id) => {
                let catalogue = Arc::clone(self.response.catalogue());
                map.next_value_seed(Seed(PartShape {
                    reading: self,
                    frame,
                    part: &catalogue[*id],
                    options: catalogue.options(*id),
                }))
            }
        }
    }
}

/// A part of an answer.
struct PartShape<'a> {
    reading: &'a mut Reading,
    frame: &'a Frame<'a>,
    part: &'a Part,
    options: &'a [Choice],
}

impl<'de> Shape<'de> for PartShape<'_> {
    type Output = ();

    fn scalar(self, scalar: Scalar) {
        self.reading.scalar_part(self.frame, self.part, scalar);
    }

    fn seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { reading, frame, part, options } = self;
        let value = match part.kind {
            Kind::Ticked => {
                let mut ticked = BTreeSet::new();
                for index in 0.. {
                    let Some(scalar) = list.next_element_seed(Seed(Scalar::any()))? else { break };
                    let frame = frame.below(Segment::Index(index));
                    let Some(id) = reading.text(&frame, scalar) else { continue };
                    let Some(option) = reading.option(&frame, options, &id) else { continue };
                    if !ticked.insert(option) {
                        reading.fault(&frame, Code::RepeatedOption, format!("{id:?} is ticked twice"));
                    }
                }
                Value::Ticked(ticked)
            }
            Kind::Entries => {
                let mut entries = Vec::new();
                for index in 0.. {
                    let frame = frame.below(Segment::Index(index));
                    let Some(entry) = list.next_element_seed(Seed(EntryShape { reading, frame: &frame }))?
                    else {
                        break;
                    };
                    entries.push(entry);
                }
                Value::Entries(entries)
            }
            _ => {
                drain(list)?;
                reading.wrong_shape(frame, &Scalar::List, part.kind.expected());
                return Ok(());
            }
        };
        reading.set(frame, part.id, value);
        Ok(())
    }

    fn map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { reading, frame, part, options } = self;
        if part.kind != Kind::Details {
            drain_map(map)?;
            reading.wrong_shape(frame, &Scalar::Object, part.kind.expected());
            return Ok(());
        }
        let mut details = BTreeMap::new();
        let mut seen = vec![false; options.len()];
        while let Some(id) = map.next_key::<String>()? {
            let frame = frame.below(Segment::Name(&id));
            let scalar = map.next_value_seed(Seed(Scalar::any()))?;
            let Some(option) = reading.option(&frame, options, &id) else { continue };
            if std::mem::replace(&mut seen[option], true) {
                reading.repeated(&frame, &id);
            } else if let Some(text) = reading.text(&frame, scalar) {
                details.insert(option, text);
            }
        }
        reading.set(frame, part.id, Value::Details(details));
        Ok(())
    }
}

/// An entry of a list.
struct EntryShape<'a> {
    reading: &'a mut Reading,
    frame: &'a Frame<'a>,
}

impl<'de> Shape<'de> for EntryShape<'_> {
    type Output = Entry;

    fn scalar(self, scalar: Scalar) -> Entry {
        self.reading.wrong_shape(self.frame, &scalar, "an object with name, url and description");
        Entry::default()
    }

    fn map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
        let mut entry = Entry::default();
        let mut seen = [false; EntryField::ALL.len()];
        while let Some(name) = map.next_key::<String>()? {
            let frame = self.frame.below(Segment::Name(&name));
            let scalar = map.next_value_seed(Seed(Scalar::any()))?;
            let Some(at) = EntryField::ALL.iter().position(|field| field.name() == name) else {
                let known = EntryField::ALL.map(EntryField::name).join(", ");
                let message = format!("unknown property {name:?}; here stand {known}");
                self.reading.fault(&frame, Code::UnknownProperty, message);
                continue;
            };
            if std::mem::replace(&mut seen[at], true) {
                self.reading.repeated(&frame, &name);
            } else {
                *entry.field_mut(EntryField::ALL[at]) = self.reading.text(&frame, scalar);
            }
        }
        Ok(entry)
    }
}
