//! What stands in an object or a list, one level deep.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// The texts of the members of an object, each with its name, or of the elements of a list.
pub(crate) enum Members<'a> {
    Object(Vec<(String, &'a RawValue)>),
    List(Vec<&'a RawValue>),
}

impl<'a> Members<'a> {
    /// The number of the member of that name, which has no character that a pointer escapes; or of the element that it
    /// counts.
    pub(crate) fn named(&self, name: &str) -> Option<usize> {
        match self {
            Self::Object(members) => members.iter().position(|(member, _)| member == name),
            Self::List(_) => name.parse().ok(),
        }
    }

    /// The text of the member or element of that number, counted from 0 as they stand.
    pub(crate) fn get(&self, at: usize) -> Option<&'a str> {
        match self {
            Self::Object(members) => members.get(at).map(|(_, value)| value.get()),
            Self::List(elements) => elements.get(at).map(|value| value.get()),
        }
    }
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;

        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object or a list")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members::Object(members))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Members<'de>, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = list.next_element()? {
                    elements.push(element);
                }
                Ok(Members::List(elements))
            }
        }

        deserializer.deserialize_any(MembersVisitor)
    }
}
