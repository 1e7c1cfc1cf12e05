//! One serde visitor for whatever stands in a document, so that a value of the wrong shape is a fault to report and
//! not the end of reading.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::number::Number;
use crate::text::{Shortened, cut};

/// What to do with a value, depending on its shape.
pub(super) trait Shape<'de>: Sized {
    /// What becomes of the value.
    type Output;

    /// The value is a scalar; or a list or an object for which there is no other method, already skipped.
    fn scalar(self, scalar: Scalar) -> Self::Output;

    /// The value is a list.
    fn seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Output, A::Error> {
        drain(list)?;
        Ok(self.scalar(Scalar::List))
    }

    /// The value is an object.
    fn map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Output, A::Error> {
        drain_map(map)?;
        Ok(self.scalar(Scalar::Object))
    }
}

/// Skips the rest of a list.
pub(super) fn drain<'de, A: SeqAccess<'de>>(mut list: A) -> Result<(), A::Error> {
    while list.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Skips the rest of an object.
pub(super) fn drain_map<'de, A: MapAccess<'de>>(mut map: A) -> Result<(), A::Error> {
    while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

/// A value that isn't looked into.
#[derive(Debug, PartialEq)]
pub(super) enum Scalar {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List,
    Object,
}

impl Scalar {
    /// The shape that takes any value as it is.
    pub(super) fn any() -> AnyScalar {
        AnyScalar
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(number) => write!(f, "the number {number}"),
            Self::Text(text) => write!(f, "the text {:?}", Shortened(text)),
            Self::List => f.write_str("a list"),
            Self::Object => f.write_str("an object"),
        }
    }
}

pub(super) struct AnyScalar;

impl<'de> Shape<'de> for AnyScalar {
    type Output = Scalar;

    fn scalar(self, scalar: Scalar) -> Scalar {
        scalar
    }
}

/// Lets serde deliver a value to a [`Shape`].
pub(super) struct Seed<S>(pub(super) S);

impl<'de, S: Shape<'de>> DeserializeSeed<'de> for Seed<S> {
    type Value = S::Output;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Output, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, S: Shape<'de>> Visitor<'de> for Seed<S> {
    type Value = S::Output;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a document")
    }

    fn visit_unit<E: Error>(self) -> Result<S::Output, E> {
        Ok(self.0.scalar(Scalar::Null))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<S::Output, E> {
        Ok(self.0.scalar(Scalar::Bool(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<S::Output, E> {
        self.visit_bytes(value.to_string().as_bytes())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<S::Output, E> {
        self.visit_bytes(value.to_string().as_bytes())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<S::Output, E> {
        Ok(self.0.scalar(Scalar::Number(Number::Exact(value))))
    }

    /// A number as it is written; see [`super::read()`].
    fn visit_bytes<E: Error>(self, literal: &[u8]) -> Result<S::Output, E> {
        let number = std::str::from_utf8(literal).ok().and_then(Number::of_literal);
        let number = number.ok_or_else(|| E::invalid_value(Unexpected::Bytes(literal), &self))?;
        Ok(self.0.scalar(Scalar::Number(number)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<S::Output, E> {
        self.visit_string(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<S::Output, E> {
        Ok(self.0.scalar(Scalar::Text(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<S::Output, A::Error> {
        self.0.seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<S::Output, A::Error> {
        self.0.map(map)
    }
}

/// A place in the document, as a chain up to the root; written out only when there is a fault to report.
pub(super) struct Frame<'a> {
    up: Option<(&'a Frame<'a>, Step<'a>)>,
}

/// One step down from a [`Frame`]: to which of the members or elements, counted from 0 as they stand.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Member { at: usize, name: &'a str },
    Element { at: usize },
}

impl Frame<'_> {
    pub(super) fn root() -> Self {
        Self { up: None }
    }

    pub(super) fn member<'b>(&'b self, at: usize, name: &'b str) -> Frame<'b> {
        Frame { up: Some((self, Step::Member { at, name })) }
    }

    pub(super) fn element(&self, at: usize) -> Frame<'_> {
        Frame { up: Some((self, Step::Element { at })) }
    }

    pub(super) fn pointer(&self) -> String {
        let Some((up, step)) = &self.up else { return String::new() };
        let pointer = up.pointer();
        match step {
            Step::Element { at } => format!("{pointer}/{at}"),
            Step::Member { name, .. } => {
                // Nobody looks for a longer name, and each finding holds its own.
                const SHOWN: usize = 200;
                let (name, mark) = cut(name, SHOWN);
                format!("{pointer}/{}{mark}", name.replace('~', "~0").replace('/', "~1"))
            }
        }
    }

    pub(super) fn way(&self) -> Vec<usize> {
        let Some((up, Step::Member { at, .. } | Step::Element { at })) = &self.up else { return Vec::new() };
        let mut way = up.way();
        way.push(*at);
        way
    }
}
