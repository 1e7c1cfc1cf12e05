//! What a catalogue expects of an element: its content, and its place among others.

use msq_core::{Catalogue, Choice, EntryField, Kind, Node, Object, PartId};

use crate::names::{ENTRY, OPTION};

/// What an element holds.
#[derive(Clone, Copy)]
pub(crate) enum Shape<'a> {
    /// The elements of an object, in order.
    Object(&'a Object),
    /// The fields of an entry, in order.
    Entry,
    /// The texts beside options, in the order of the options.
    Details(&'a [Choice]),
    /// Elements of one name.
    List(Item),
    /// A value.
    Leaf(Leaf),
    /// Nothing that is known.
    Unknown,
}

/// What a list holds.
#[derive(Clone, Copy)]
pub(crate) enum Item {
    Option,
    Entry,
}

/// How the text of an element is understood.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Leaf {
    YesNo,
    Percent,
    /// Text, each character of it.
    Words,
    /// A text without white space around it: a date, an option, a constant.
    Token,
}

impl Item {
    /// The name of its elements.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Option => OPTION,
            Self::Entry => ENTRY,
        }
    }
}

impl<'a> Shape<'a> {
    /// The shape of a whole response.
    pub(crate) fn root(catalogue: &'a Catalogue) -> Self {
        Self::Object(catalogue.document())
    }

    /// The shape of a part of an answer.
    pub(crate) fn part(catalogue: &'a Catalogue, id: PartId) -> Self {
        let part = &catalogue[id];
        match part.kind {
            Kind::YesNo => Self::Leaf(Leaf::YesNo),
            Kind::Percent => Self::Leaf(Leaf::Percent),
            Kind::Date => Self::Leaf(Leaf::Token),
            Kind::Text if part.identity.is_some_and(|identity| identity.pattern().is_some()) => {
                Self::Leaf(Leaf::Token)
            }
            Kind::Text => Self::Leaf(Leaf::Words),
            Kind::Ticked => Self::List(Item::Option),
            Kind::Details => Self::Details(catalogue.options(id)),
            Kind::Entries => Self::List(Item::Entry),
        }
    }

    /// The shape of the element of that name in it.
    pub(crate) fn child(self, catalogue: &'a Catalogue, name: &str) -> Self {
        match self {
            Self::Object(object) => match object.member(name) {
                None => Self::Unknown,
                Some((_, Node::Constant(_))) => Self::Leaf(Leaf::Token),
                Some((_, Node::Object(object))) => Self::Object(object),
                Some((_, Node::Part(part))) => Self::part(catalogue, *part),
                Some(_) => Self::Unknown,
            },
            Self::List(Item::Option) if name == OPTION => Self::Leaf(Leaf::Token),
            Self::List(Item::Entry) if name == ENTRY => Self::Entry,
            Self::Entry | Self::Details(_) if self.rank(name).is_some() => Self::Leaf(Leaf::Words),
            _ => Self::Unknown,
        }
    }

    /// The place of the elements of that name, where elements have an order.
    pub(crate) fn rank(self, name: &str) -> Option<usize> {
        match self {
            Self::Object(object) => object.member(name).map(|(rank, _)| rank),
            Self::Entry => EntryField::ALL.iter().position(|field| field.name() == name),
            Self::Details(options) => options.iter().position(|choice| choice.id == name),
            Self::List(_) | Self::Leaf(_) | Self::Unknown => None,
        }
    }
}
