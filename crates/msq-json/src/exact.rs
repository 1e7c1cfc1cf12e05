//! A deserializer of JSON that hands long numbers over as they are written.
//!
//! serde_json makes floats of them, or gives up if they are too large. It is left to do all but that: values without a
//! long number are its own, and what has one somewhere is cut into members first.

use std::fmt;

use serde::{
    de::{
        self, Deserializer, IntoDeserializer, Visitor,
        value::{MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};

use crate::{locate, members::Members, scan};

/// One value of a text.
#[derive(Clone, Copy)]
pub(crate) struct Exact<'de> {
    text: &'de str,
    value: &'de str,
    has_long_number: bool,
}

impl<'de> Exact<'de> {
    /// The value that is the whole text.
    pub(crate) fn new(text: &'de str, has_long_number: bool) -> Self {
        Self { text, value: text, has_long_number }
    }

    /// A value that stands in this one.
    fn below(self, value: &'de str) -> Self {
        Self { value, has_long_number: scan::has_long_number(value), ..self }
    }

    /// What serde_json makes of it.
    fn plain<T>(
        self,
        read: impl FnOnce(&mut serde_json::Deserializer<serde_json::de::StrRead<'de>>) -> serde_json::Result<T>,
    ) -> Result<T, NotJson> {
        let mut deserializer = serde_json::Deserializer::from_str(self.value);
        let read = read(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
        read.map_err(|error| NotJson::new(self.text, self.value, &error))
    }
}

impl<'de> Deserializer<'de> for Exact<'de> {
    type Error = NotJson;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotJson> {
        if !self.has_long_number {
            return self.plain(|value| value.deserialize_any(visitor));
        }
        if !self.value.starts_with(['{', '[']) {
            // What is long and no number is no JSON; serde_json says so.
            self.plain(|value| de::Deserialize::deserialize(value).map(|de::IgnoredAny| ()))?;
            return visitor.visit_borrowed_bytes(self.value.as_bytes());
        }
        match self.plain(|value| de::Deserialize::deserialize(value))? {
            Members::Object(members) => {
                let members = members.into_iter().map(|(name, value)| (name, self.below(value.get())));
                visitor.visit_map(MapDeserializer::new(members))
            }
            Members::List(elements) => {
                let elements = elements.into_iter().map(|value| self.below(value.get()));
                visitor.visit_seq(SeqDeserializer::new(elements))
            }
        }
    }

    /// What isn't looked into has been found well-formed with the value around it.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotJson> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}

impl<'de> IntoDeserializer<'de, NotJson> for Exact<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// A text isn't well-formed JSON.
#[derive(Debug, PartialEq)]
pub(crate) struct NotJson {
    /// What is wrong, in serde_json's words.
    pub(crate) message: String,
    /// The byte of the text where it shows.
    pub(crate) offset: usize,
}

impl NotJson {
    /// serde_json's error on `value`, which is a piece of `text`.
    pub(crate) fn new(text: &str, value: &str, error: &serde_json::Error) -> Self {
        let lines = value.split_inclusive('\n').take(error.line().saturating_sub(1));
        let before: usize = lines.map(str::len).sum();
        let shows = (before + error.column().saturating_sub(1)).min(value.len());
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        Self { message, offset: locate::offset(text, value) + shows }
    }
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for NotJson {}

impl de::Error for NotJson {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), offset: 0 }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    /// serde_json's own value can't take long numbers; everything else is the same.
    #[test]
    fn all_but_long_numbers_is_as_serde_json_reads_it() {
        let text = r#"{"a": [1, true, null, "x\u00e9", {"b": {}}], "c": [[]], "a": {"d": -0.5}}"#;
        for has_long_number in [false, true] {
            let value = serde_json::Value::deserialize(Exact::new(text, has_long_number));
            assert_eq!(
                value.map_err(|error| error.to_string()),
                serde_json::from_str(text).map_err(|e| e.to_string())
            );
        }
    }

    #[test]
    fn errors_stand_where_they_show() {
        for (text, shows) in [
            ("{\"a\": 1e400,\n \"b\": [1, {\"c\": ?}]}", "?"),
            ("{\"a\": [{\n\"b\": \"\\ud800\"}, 1e400]}", "\"}, 1"),
            ("{\"a\": 1e400] ", "]"),
        ] {
            let error = serde_json::Value::deserialize(Exact::new(text, true)).expect_err(text);
            assert!(text[error.offset..].starts_with(shows), "{text}: {error:?}");
        }
    }
}
