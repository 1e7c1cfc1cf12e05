//! The elements of a response as values that serde hands to [`msq_core::document::read`].
//!
//! XML says nothing of types, so the catalogue does: where it expects a number, what is written like one is a number,
//! and everything else is the text that it is.

use msq_core::Catalogue;
use serde::{
    de::{
        DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::{Error, StrDeserializer},
    },
    forward_to_deserialize_any,
};

use crate::{
    number,
    shape::{Leaf, Shape},
    tree::{Tree, is_space},
};

/// An element, and what is expected of it.
#[derive(Clone, Copy)]
pub(crate) struct Value<'a> {
    tree: &'a Tree,
    catalogue: &'a Catalogue,
    at: usize,
    shape: Shape<'a>,
}

impl<'a> Value<'a> {
    /// A whole response.
    pub(crate) fn root(tree: &'a Tree, catalogue: &'a Catalogue) -> Self {
        Self { tree, catalogue, at: 0, shape: Shape::root(catalogue) }
    }

    /// The element at the end of a way, as [`msq_core::document::Fault`] has it.
    pub(crate) fn element(self, way: &[usize]) -> usize {
        let end = way.iter().try_fold(self, |value, &step| value.members().nth(step));
        end.map_or(self.at, |value| value.at)
    }

    /// The element that a JSON pointer leads to, or the last one on the way there that is there.
    pub(crate) fn nearest(self, pointer: &str) -> usize {
        let mut value = self;
        for name in pointer.split('/').skip(1) {
            let mut members = value.members();
            let found = match value.shape {
                Shape::List(_) => name.parse().ok().and_then(|at| members.nth(at)),
                _ => members.find(|member| self.tree.name(member.at) == name),
            };
            match found {
                Some(member) => value = member,
                None => break,
            }
        }
        value.at
    }

    /// The elements in it: of a list, only those that are items.
    fn members(self) -> impl Iterator<Item = Self> {
        let Self { tree, catalogue, shape, .. } = self;
        let members = tree.children(self.at).map(move |at| Self {
            at,
            shape: shape.child(catalogue, tree.name(at)),
            ..self
        });
        members.filter(move |member| !matches!((shape, member.shape), (Shape::List(_), Shape::Unknown)))
    }
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { tree, at, shape, .. } = self;
        if !tree.has_children(at) && !matches!(shape, Shape::Unknown) {
            let text = tree.text(at);
            let token = text.trim_matches(is_space);
            match (shape, token) {
                (Shape::Leaf(Leaf::YesNo), "true") => return visitor.visit_bool(true),
                (Shape::Leaf(Leaf::YesNo), "false") => return visitor.visit_bool(false),
                (Shape::Leaf(Leaf::Percent), _) if number::is_number(token) => {
                    return visitor.visit_bytes(token.as_bytes());
                }
                (Shape::Leaf(Leaf::Words), _) => return visitor.visit_str(text),
                (Shape::Leaf(_), _) => return visitor.visit_str(token),
                // What stands where elements belong.
                (_, "") => {}
                _ => return visitor.visit_str(token),
            }
        }
        let mut members = Members { rest: self.members(), value: None };
        match shape {
            Shape::List(_) => visitor.visit_seq(members),
            Shape::Leaf(_) | Shape::Unknown => {
                members.rest.by_ref().for_each(drop);
                visitor.visit_map(members)
            }
            Shape::Object(_) | Shape::Entry | Shape::Details(_) => visitor.visit_map(members),
        }
    }

    /// What nothing is expected of isn't looked into.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}

/// What is left of the members of a value.
struct Members<'a, I> {
    rest: I,
    /// The one whose name was read last.
    value: Option<Value<'a>>,
}

impl<'de, 'a, I: Iterator<Item = Value<'a>>> MapAccess<'de> for Members<'a, I> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.value = self.rest.next();
        let Some(value) = self.value else { return Ok(None) };
        let name: StrDeserializer<'_, Error> = value.tree.name(value.at).into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value),
            None => Err(serde::de::Error::custom("a value is read before its name")),
        }
    }
}

impl<'de, 'a, I: Iterator<Item = Value<'a>>> SeqAccess<'de> for Members<'a, I> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.rest.next().map(|value| seed.deserialize(value)).transpose()
    }
}
