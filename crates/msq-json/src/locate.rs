//! From a JSON pointer or a byte to the line and column where it stands.

use std::{borrow::Cow, fmt};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// The position after `text`, which starts at `position`: line and column, from 1, the column in characters.
pub(crate) fn after((mut line, mut column): (u64, u64), text: &[u8]) -> (u64, u64) {
    let is_start_of_character = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    let last_line = match text.iter().rposition(|&byte| byte == b'\n') {
        None => text,
        Some(at) => {
            line += text.iter().filter(|&&byte| byte == b'\n').count() as u64;
            column = 1;
            &text[at + 1..]
        }
    };
    column += last_line.iter().filter(is_start_of_character).count() as u64;
    (line, column)
}

/// The byte of `text` at which the value of a pointer starts; of the nearest value above it, if there is none.
///
/// If the object that it points into has several members of that name, `nth` of them is meant, counted from 0.
pub(crate) fn offset(text: &str, pointer: &str, nth: usize) -> usize {
    let mut value = text.trim_ascii_start();
    let mut tokens = pointer.split('/').skip(1).peekable();
    while let Some(token) = tokens.next() {
        let name = token.replace("~1", "/").replace("~0", "~");
        let Ok(Members(members)) = serde_json::from_str::<Members<'_>>(value) else { break };
        let mut named = members.into_iter().filter(|(member, _)| *member == name);
        // Nothing is looked for in a member that repeats another one.
        let nth = if tokens.peek().is_none() { nth } else { 0 };
        let Some((_, below)) = named.nth(nth) else { break };
        value = below.get();
    }
    value.as_ptr().addr() - text.as_ptr().addr()
}

/// The members of an object by name, or the elements of a list by number.
struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

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
                while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
                    members.push((Cow::Owned(name), value));
                }
                Ok(Members(members))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(value) = list.next_element::<&RawValue>()? {
                    members.push((Cow::Owned(members.len().to_string()), value));
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_any(MembersVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_leads_to_its_value() {
        let text = r#" {"a": {"é/~": [1, {"b": "x"}]}, "a": 2}"#;
        for (pointer, value) in [
            ("", "{\"a\""),
            ("/a", "{\"é"),
            ("/a/é~1~0/0", "1,"),
            ("/a/é~1~0/1/b", "\"x\""),
            ("/a/none", "{\"é"),
        ] {
            assert!(text[offset(text, pointer, 0)..].starts_with(value), "{pointer}");
        }
        assert_eq!(&text[offset(text, "/a", 1)..], "2}");
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(after((1, 5), "é".as_bytes()), (1, 6));
        assert_eq!(after((1, 5), "x\né\r\nüb".as_bytes()), (3, 3));
    }
}
