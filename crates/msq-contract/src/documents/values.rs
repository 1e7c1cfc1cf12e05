//! The values that parts can't hold, by the kinds of parts.

use msq_core::{Code, Identity, Kind, codes};

use super::document::BySchema::{self, Refused, Varies};

/// Where a value stands.
pub(super) enum Of {
    /// The first part of that kind.
    Kind(Kind),
    /// The part that says so who responds.
    Identity(Identity),
}

/// A value that its part can't hold: in JSON and in XML, if there is such a thing there. `{option}` stands for the
/// first option.
pub(super) struct BadValue {
    pub(super) name: &'static str,
    pub(super) of: Of,
    pub(super) json: Option<(&'static str, BySchema)>,
    pub(super) xml: Option<(&'static str, BySchema)>,
    pub(super) code: Code,
    pub(super) why: &'static str,
}

/// All of them.
pub(super) const BAD_VALUES: &[BadValue] = &[
    BadValue {
        name: "null",
        of: Of::Kind(Kind::YesNo),
        json: Some(("null", Refused)),
        xml: None,
        code: codes::WRONG_SHAPE,
        why: "What is unanswered is absent, not null.",
    },
    BadValue {
        name: "yes-as-word",
        of: Of::Kind(Kind::YesNo),
        json: Some(("\"yes\"", Refused)),
        xml: Some(("yes", Refused)),
        code: codes::WRONG_SHAPE,
        why: "Yes is true, and no is false.",
    },
    BadValue {
        name: "yes-as-number",
        of: Of::Kind(Kind::YesNo),
        json: Some(("1", Refused)),
        xml: Some(("1", Refused)),
        code: codes::WRONG_SHAPE,
        why: "Yes is true, and no is false.",
    },
    BadValue {
        name: "percentage-as-text",
        of: Of::Kind(Kind::Percent),
        json: Some(("\"62.5 %\"", Refused)),
        xml: Some(("62.5 %", Refused)),
        code: codes::WRONG_SHAPE,
        why: "A percentage is a number, without a sign.",
    },
    BadValue {
        name: "percentage-not-finite",
        of: Of::Kind(Kind::Percent),
        json: None,
        xml: Some(("NaN", Refused)),
        code: codes::WRONG_SHAPE,
        why: "A percentage is a number as JSON writes it.",
    },
    BadValue {
        name: "number-out-of-range",
        of: Of::Kind(Kind::Percent),
        json: Some(("1e400", Varies)),
        xml: Some(("1e400", Varies)),
        code: codes::NUMBER_OUT_OF_RANGE,
        why: "A number is one that a 64-bit float can hold.",
    },
    BadValue {
        name: "date-of-another-notation",
        of: Of::Kind(Kind::Date),
        json: Some(("\"31/01/2000\"", Refused)),
        xml: Some(("31/01/2000", Refused)),
        code: codes::WRONG_SHAPE,
        why: "A date is written YYYY-MM-DD.",
    },
    BadValue {
        name: "date-with-time",
        of: Of::Kind(Kind::Date),
        json: Some(("\"2000-01-31T00:00:00Z\"", Refused)),
        xml: Some(("2000-01-31Z", Refused)),
        code: codes::WRONG_SHAPE,
        why: "A date has neither a time nor a time zone.",
    },
    BadValue {
        name: "date-not-in-calendar",
        of: Of::Kind(Kind::Date),
        json: Some(("\"2001-02-29\"", Varies)),
        xml: Some(("2001-02-29", Refused)),
        code: codes::WRONG_SHAPE,
        why: "There is no such day. Validators of JSON find that only if they check formats.",
    },
    BadValue {
        name: "text-as-number",
        of: Of::Kind(Kind::Text),
        json: Some(("7", Refused)),
        xml: None,
        code: codes::WRONG_SHAPE,
        why: "A text is a text, whatever it looks like.",
    },
    BadValue {
        name: "forbidden-character",
        of: Of::Kind(Kind::Text),
        json: Some(("\"two\\u000blines\"", Refused)),
        xml: Some(("two&#11;lines", Refused)),
        code: codes::FORBIDDEN_CHARACTER,
        why: "A text has the characters of XML 1.0 alone, so that every format can hold it.",
    },
    BadValue {
        name: "iso-in-small-letters",
        of: Of::Identity(Identity::Iso),
        json: Some(("\"uto\"", Refused)),
        xml: Some(("uto", Refused)),
        code: codes::WRONG_SHAPE,
        why: "An ISO 3166-1 alpha-3 code has three capital letters.",
    },
    BadValue {
        name: "m49-of-two-digits",
        of: Of::Identity(Identity::M49),
        json: Some(("\"99\"", Refused)),
        xml: Some(("99", Refused)),
        code: codes::WRONG_SHAPE,
        why: "A UN M49 code has three digits, zeros in front included.",
    },
    BadValue {
        name: "unknown-option",
        of: Of::Kind(Kind::Ticked),
        json: Some(("[\"invented\"]", Refused)),
        xml: Some(("<option>invented</option>", Refused)),
        code: codes::UNKNOWN_OPTION,
        why: "The list has no such option.",
    },
    BadValue {
        name: "option-twice",
        of: Of::Kind(Kind::Ticked),
        json: Some(("[\"{option}\", \"{option}\"]", Refused)),
        xml: Some(("<option>{option}</option><option>{option}</option>", Refused)),
        code: codes::REPEATED_OPTION,
        why: "An option is ticked once.",
    },
    BadValue {
        name: "option-without-list",
        of: Of::Kind(Kind::Ticked),
        json: Some(("\"{option}\"", Refused)),
        xml: Some(("{option}", Refused)),
        code: codes::WRONG_SHAPE,
        why: "Ticked options are a list, even if there is one.",
    },
    BadValue {
        name: "words-beside-unknown-option",
        of: Of::Kind(Kind::Details),
        json: Some(("{ \"invented\": \"words\" }", Refused)),
        xml: Some(("<invented>words</invented>", Refused)),
        code: codes::UNKNOWN_OPTION,
        why: "Words stand beside an option of the list.",
    },
    BadValue {
        name: "entry-as-text",
        of: Of::Kind(Kind::Entries),
        json: Some(("[\"https://utopia.example\"]", Refused)),
        xml: Some(("<entry>https://utopia.example</entry>", Refused)),
        code: codes::WRONG_SHAPE,
        why: "An entry has a name, a URL and a description, each of which may be absent.",
    },
    BadValue {
        name: "entry-with-unknown-field",
        of: Of::Kind(Kind::Entries),
        json: Some(("[{ \"link\": \"https://utopia.example\" }]", Refused)),
        xml: Some(("<entry><link>https://utopia.example</link></entry>", Refused)),
        code: codes::UNKNOWN_PROPERTY,
        why: "An entry has a name, a URL and a description, and nothing else.",
    },
];
