//! Texts that can't be read at all.

use msq_json::ErrorKind;

use ErrorKind::{Empty, NoDocument};

fn syntax(message: &str) -> ErrorKind {
    ErrorKind::Syntax(message.to_owned())
}

const KNOWN: &str = r#""2020""#;

fn no_edition() -> ErrorKind {
    ErrorKind::NoEdition { known: KNOWN.to_owned() }
}

fn unknown_edition(found: &str) -> ErrorKind {
    ErrorKind::UnknownEdition { found: found.to_owned(), known: KNOWN.to_owned() }
}

/// Name, text, and what is wrong; the text has its mark where that shows (see [`super::marks`] for the notation).
///
/// What is cut short shows at its last character, and what is wrong with
/// a line break behind it.
pub(super) fn texts() -> Vec<(&'static str, &'static str, ErrorKind)> {
    vec![
        ("nothing", "▶", Empty),
        ("only space", " \r\n\t▶", Empty),
        ("only a byte order mark", "▶\u{feff}", Empty),
        ("no edition", r#"▶{"version": "1.0"}"#, no_edition()),
        ("an empty object", " ▶{}", no_edition()),
        ("no edition in a list", "[{@}, ▶{}]", no_edition()),
        ("another edition", r#"{"edition": ▶"2018", "version": "1.0"}"#, unknown_edition(r#""2018""#)),
        ("an edition that is a number", r#"{"edition": ▶2020, "version": "1.0"}"#, unknown_edition("2020")),
        ("an edition that is null", r#"{"version": "1.0", "edition": ▶null}"#, unknown_edition("null")),
        ("an edition that is a list", r#"{"edition": ▶["2020"]}"#, unknown_edition(r#"["2020"]"#)),
        ("a text", r#"▶"Utopia""#, NoDocument),
        ("a number", "▶81", NoDocument),
        ("null", "▶null", NoDocument),
        ("a list in a list", "[▶[{@}]]", NoDocument),
        ("cut short in an object", r#"{@, "indicators": ▶{"#, syntax("EOF while parsing an object")),
        ("cut short in a text", r#"{@, "memberState": {"name": "Ut▶o"#, syntax("EOF while parsing a string")),
        ("cut short in a list", "[{@}▶", syntax("the list of responses isn't closed")),
        ("cut short behind a comma", "[{@}, ▶", syntax("expected a response")),
        ("garbage behind a document", "{@} ▶garbage", syntax("expected value")),
        ("a bracket behind a document", "{@}▶}", syntax("expected a response")),
        ("something behind a list", "[{@}] ▶{@}", syntax("something follows the list of responses")),
        ("no comma between documents", "[{@} ▶{@}]", syntax("expected a comma or the end of the list")),
        ("a comma too many", "[{@},▶]", syntax("expected a response")),
        ("a comma at first", "[▶, {@}]", syntax("expected a response")),
        ("a comma between lines", "{@}▶,\n{@}", syntax("expected a response")),
        (
            "not a number",
            r#"{@, "indicators": {"ictInvestment": {"value": ▶NaN}}}"#,
            syntax("expected value"),
        ),
        (
            "infinity",
            r#"{@, "indicators": {"ictInvestment": {"value": -▶Infinity}}}"#,
            syntax("invalid number"),
        ),
        (
            "no digit before the point",
            r#"{@, "indicators": {"ictInvestment": {"value": ▶.4}}}"#,
            syntax("expected value"),
        ),
        (
            "a comma for a point",
            r#"{@, "indicators": {"ictInvestment": {"value": 4,▶5}}}"#,
            syntax("key must be a string"),
        ),
        ("a leading zero", r#"{@, "memberState": {"m49": 0▶07}}"#, syntax("invalid number")),
        ("no quotes", "{▶edition: \"2020\"}", syntax("key must be a string")),
        ("a comma behind the last member", r#"{@,▶}"#, syntax("trailing comma")),
        ("a comment", "{@ ▶// nothing\n}", syntax("expected `,` or `}`")),
        (
            "half a character",
            r#"{@, "memberState": {"name": "\ud800▶"}}"#,
            syntax("unexpected end of hex escape"),
        ),
        (
            "a line break in a text",
            "{@, \"memberState\": {\"name\": \"a\n▶b\"}}",
            syntax("control character (\\u0000-\\u001F) found while parsing a string"),
        ),
    ]
}

/// Bytes that are no text, with line and column of what is wrong.
pub(super) struct NoText {
    pub(super) name: &'static str,
    pub(super) bytes: &'static [u8],
    pub(super) place: (u64, u64),
    pub(super) kind: ErrorKind,
}

/// Inputs that aren't UTF-8.
pub(super) fn bytes() -> [NoText; 3] {
    let case = |name, bytes, place, message| NoText { name, bytes, place, kind: syntax(message) };
    let latin1 = b"{\"edition\": \"2020\", \"version\": \"0.1\", \"memberState\": {\"name\": \"Panam\xe1\"}}";
    [
        case("Latin-1", latin1, (1, 69), "a byte that isn't UTF-8"),
        case("UTF-16", b"\xff\xfe{\0}\0", (1, 1), "a byte that isn't UTF-8"),
        case("zeros", b"\0\0\0\0", (1, 1), "expected value"),
    ]
}
