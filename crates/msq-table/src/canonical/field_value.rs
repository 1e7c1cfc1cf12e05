//! What a field of a canonical table holds, before a file format writes it and after one has read it.

use std::borrow::Cow;

use msq_core::Date;

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue<'a> {
    /// Nothing: what belongs here is unanswered.
    Blank,
    /// A text; not a number, a date or a formula, whatever it looks like.
    Text(Cow<'a, str>),
    /// A finite number. Percentages are in per cent: 81 is eighty-one per cent.
    Number(f64),
    /// Yes (true) or no (false), ticked or not.
    Bool(bool),
    /// A day.
    Date(Date),
}

/// What the fields of a column hold, where they aren't blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldType {
    /// A text, with its mark.
    Text,
    /// A text for each entry of a list, a line an entry.
    Lines,
    /// A number in per cent.
    Number,
    /// A whole number from 0 on.
    Count,
    /// True or false.
    Bool,
    /// A day.
    Date,
}

impl<'a> FieldValue<'a> {
    /// A text.
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// The same as text, as formats write it that have nothing but text; a blank is empty.
    ///
    /// ```
    /// # use msq_table::canonical::FieldValue;
    /// assert_eq!(FieldValue::Number(0.4).as_text(), "0.4");
    /// assert_eq!(FieldValue::Bool(true).as_text(), "true");
    /// assert_eq!(FieldValue::Blank.as_text(), "");
    /// ```
    pub fn as_text(&self) -> Cow<'_, str> {
        match self {
            Self::Blank => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Bool(true) => Cow::Borrowed("true"),
            Self::Bool(false) => Cow::Borrowed("false"),
            Self::Date(date) => Cow::Owned(date.to_string()),
        }
    }

    /// Whether it is nothing.
    pub fn is_blank(&self) -> bool {
        *self == Self::Blank
    }
}
