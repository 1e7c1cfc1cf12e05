//! Reads a document. It is lenient in one way only: it goes on after a fault, so that one run reports all of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess};

use super::{
    number::Number,
    shape::{Frame, Scalar, Seed, Shape, drain, drain_map},
};
use crate::{
    Catalogue, Choice, Code, Constant, Entry, EntryField, Kind, MAX_ENTRIES, Misfit, Node, Object, Part,
    PartId, Response, Severity, Value, codes,
    text::{self, Shortened},
};

/// How many faults of one document are listed. Whoever has more has one fault many times.
pub const MAX_FAULTS: usize = 1_000;

/// The longest text of one response, in bytes, unless a reader is told otherwise. A response is about 10 KB; Excel
/// alone could hold 4 MB in 130 cells.
pub const MAX_RESPONSE: usize = 16 << 20;

/// Something in a document that the catalogue doesn't allow, or that couldn't be kept as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// Where it stands, as a JSON pointer.
    pub pointer: String,
    /// The way there from the root: at each step the number of the member or element, counted from 0 as they stand.
    /// Members of the same name have the same pointer, but not the same way. Ways sort as their values stand.
    pub way: Vec<usize>,
    /// What kind of fault it is.
    pub code: Code,
    /// What was found and what was expected.
    pub message: String,
    /// How many faults it stands for: one, unless its code [counts others](crate::codes::is_count).
    pub count: usize,
}

impl Fault {
    /// That there are so many more faults from there on, the gravest that grave, and [`MAX_FAULTS`] are listed.
    pub fn more(pointer: String, way: Vec<usize>, count: usize, gravest: Severity) -> Self {
        let message =
            format!("from here on, {count} more; the first {MAX_FAULTS} of this document are listed");
        Self { pointer, way, code: codes::more(gravest), message, count }
    }
}

/// Reads a document of that edition: a response with all that was well-formed, and the faults as they were met.
///
/// If there are more than [`MAX_FAULTS`], the last one says how many more.
///
/// A float doesn't hold every number. A deserializer that knows how a number is written hands it over as bytes, in the
/// notation of JSON: then it is told if the number was rounded, or is too large.
///
/// # Errors
///
/// Those of the deserializer: the input isn't even well-formed in its own format.
pub fn read<'de, D: Deserializer<'de>>(
    catalogue: &Arc<Catalogue>,
    input: D,
) -> Result<(Response, Vec<Fault>), D::Error> {
    let mut reading = Reading { response: Response::new(catalogue), faults: Vec::new(), unlisted: None };
    let frame = Frame::root();
    Seed(ObjectShape { reading: &mut reading, frame: &frame, object: catalogue.document() })
        .deserialize(input)?;
    let Reading { response, mut faults, unlisted } = reading;
    faults.extend(
        unlisted.map(|Unlisted { pointer, way, count, gravest }| Fault::more(pointer, way, count, gravest)),
    );
    Ok((response, faults))
}

struct Reading {
    response: Response,
    faults: Vec<Fault>,
    unlisted: Option<Unlisted>,
}

/// The faults beyond [`MAX_FAULTS`].
struct Unlisted {
    /// Where the first of them stands.
    pointer: String,
    way: Vec<usize>,
    count: usize,
    gravest: Severity,
}

impl Reading {
    fn fault(&mut self, frame: &Frame<'_>, code: Code, message: impl FnOnce() -> String) {
        if self.faults.len() < MAX_FAULTS {
            let (pointer, way) = (frame.pointer(), frame.way());
            self.faults.push(Fault { pointer, way, code, message: message(), count: 1 });
        } else {
            let gravest = code.severity();
            let first = || Unlisted { pointer: frame.pointer(), way: frame.way(), count: 0, gravest };
            let unlisted = self.unlisted.get_or_insert_with(first);
            unlisted.count += 1;
            unlisted.gravest = unlisted.gravest.max(gravest);
        }
    }

    fn unknown<'a>(&mut self, frame: &Frame<'_>, name: &str, known: impl Iterator<Item = &'a str>) {
        self.fault(frame, codes::UNKNOWN_PROPERTY, || {
            format!("unknown property {:?}; here stand {}", Shortened(name), list(known))
        });
    }

    fn repeated(&mut self, frame: &Frame<'_>, name: &str) {
        self.fault(frame, codes::REPEATED_PROPERTY, || format!("a second {name:?}; the first one was read"));
    }

    fn wrong_shape(&mut self, frame: &Frame<'_>, found: &Scalar, expected: &str) {
        self.fault(frame, codes::WRONG_SHAPE, || match found {
            Scalar::Null => format!("found null, expected {expected}; what is unanswered is left out"),
            found => format!("found {found}, expected {expected}"),
        });
    }

    /// The text of a scalar, if it is one that can be kept.
    fn text(&mut self, frame: &Frame<'_>, scalar: Scalar) -> Option<String> {
        match scalar {
            Scalar::Text(text) => match text::first_disallowed(&text) {
                None => Some(text),
                Some(character) => {
                    let message = || Misfit::Character(character).to_string();
                    self.fault(frame, codes::FORBIDDEN_CHARACTER, message);
                    None
                }
            },
            other => {
                self.wrong_shape(frame, &other, Kind::Text.expected());
                None
            }
        }
    }

    /// The number of a percentage, if it is one that can be kept.
    fn number(&mut self, frame: &Frame<'_>, number: Number) -> Option<f64> {
        let (value, told) = number.kept();
        if let Some((code, message)) = told {
            self.fault(frame, code, || message);
        }
        value
    }

    fn option(&mut self, frame: &Frame<'_>, options: &[Choice], id: &str) -> Option<usize> {
        let option = options.iter().position(|choice| choice.id == id);
        if option.is_none() {
            self.fault(frame, codes::UNKNOWN_OPTION, || {
                let known = options.iter().map(|choice| choice.id.as_str());
                format!("no option {:?}; the options are {}", Shortened(id), list(known))
            });
        }
        option
    }

    fn scalar_part(&mut self, frame: &Frame<'_>, part: &Part, scalar: Scalar) {
        let value = match (part.kind, scalar) {
            (Kind::YesNo, Scalar::Bool(answer)) => Value::YesNo(answer),
            (Kind::Percent, Scalar::Number(number)) => match self.number(frame, number) {
                Some(number) => Value::Percent(number),
                None => return,
            },
            (Kind::Date, Scalar::Text(text)) => match text.parse() {
                Ok(date) => Value::Date(date),
                Err(_) => return self.wrong_shape(frame, &Scalar::Text(text), Kind::Date.expected()),
            },
            (Kind::Text, scalar) => match self.text(frame, scalar) {
                Some(text) if !part.admits(&text) => {
                    return self.wrong_shape(frame, &Scalar::Text(text), part.expected());
                }
                Some(text) => Value::Text(text),
                None => return,
            },
            (kind, scalar) => return self.wrong_shape(frame, &scalar, kind.expected()),
        };
        self.set(frame, part.id, value);
    }

    fn set(&mut self, frame: &Frame<'_>, part: PartId, value: Value) {
        if let Err(misfit) = self.response.set(part, value) {
            self.fault(frame, codes::WRONG_SHAPE, || misfit.to_string());
        }
    }
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
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
        for at in 0.. {
            let Some(name) = map.next_key::<String>()? else { break };
            let frame = self.frame.member(at, &name);
            match self.object.member(&name) {
                None => {
                    self.reading.unknown(&frame, &name, members.iter().map(|(name, _)| name.as_str()));
                    map.next_value::<IgnoredAny>()?;
                }
                Some((member, _)) if seen[member] => {
                    self.reading.repeated(&frame, &name);
                    map.next_value::<IgnoredAny>()?;
                }
                Some((member, node)) => {
                    seen[member] = true;
                    self.reading.member(&frame, node, &mut map)?;
                }
            }
        }
        for ((name, node), seen) in members.iter().zip(seen) {
            if let (Node::Constant(Constant { written, .. }), false) = (node, seen) {
                let message = || format!("the property {name:?} is missing; it must be {written:?}");
                self.reading.fault(self.frame, codes::MISSING_PROPERTY, message);
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
            Node::Constant(constant) => {
                let found = map.next_value_seed(Seed(Scalar::any()))?;
                if !matches!(&found, Scalar::Text(text) if constant.admits(text)) {
                    let message = || format!("found {found}, expected {:?}", constant.written);
                    self.fault(frame, codes::WRONG_CONSTANT, message);
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
                for at in 0.. {
                    let Some(scalar) = list.next_element_seed(Seed(Scalar::any()))? else { break };
                    let frame = frame.element(at);
                    let Some(id) = reading.text(&frame, scalar) else { continue };
                    let Some(option) = reading.option(&frame, options, &id) else { continue };
                    if !ticked.insert(option) {
                        reading.fault(&frame, codes::REPEATED_OPTION, || format!("{id:?} is ticked twice"));
                    }
                }
                Value::Ticked(ticked)
            }
            Kind::Entries => {
                let mut entries = Vec::new();
                for at in 0.. {
                    let frame = frame.element(at);
                    if at == MAX_ENTRIES {
                        if list.next_element::<IgnoredAny>()?.is_some() {
                            drain(list)?;
                            reading.fault(&frame, codes::WRONG_SHAPE, || {
                                format!("more than {MAX_ENTRIES} entries; those from here on aren't read")
                            });
                        }
                        break;
                    }
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
        for at in 0.. {
            let Some(id) = map.next_key::<String>()? else { break };
            let frame = frame.member(at, &id);
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
        for at in 0.. {
            let Some(name) = map.next_key::<String>()? else { break };
            let frame = self.frame.member(at, &name);
            let scalar = map.next_value_seed(Seed(Scalar::any()))?;
            let Some(field) = EntryField::ALL.iter().position(|field| field.name() == name) else {
                self.reading.unknown(&frame, &name, EntryField::ALL.into_iter().map(EntryField::name));
                continue;
            };
            if std::mem::replace(&mut seen[field], true) {
                self.reading.repeated(&frame, &name);
            } else {
                *entry.field_mut(EntryField::ALL[field]) = self.reading.text(&frame, scalar);
            }
        }
        Ok(entry)
    }
}
