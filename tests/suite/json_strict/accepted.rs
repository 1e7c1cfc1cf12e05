//! Documents that keep the contract, though msq wouldn't write them like this.

/// Name and document; see [`super::marks`] for the notation.
pub(super) const CASES: &[(&str, &str)] = &[
    ("nothing is answered", "{@}"),
    ("version before edition", r#"{"version": "1.0", "edition": "2020"}"#),
    (
        "edition at the end",
        r#"{"indicators": {"ictInvestment": {"value": 1}}, "version": "1.0", "edition": "2020"}"#,
    ),
    ("sections in another order", r#"{@, "indicators": {}, "legalFramework": {}}"#),
    ("empty questions", r#"{@, "indicators": {"ictInvestment": {}}, "memberState": {}}"#),
    (
        "answered with nothing",
        r#"{@, "newTechnologies": {"nationalStrategyOn": {"ticked": [], "details": {}, "explanation": ""}}}"#,
    ),
    ("an empty entry", r#"{@, "institutionalFramework": {"eGovernmentPortal": {"entries": [{}]}}}"#),
    ("an empty detail", r#"{@, "newTechnologies": {"nationalStrategyOn": {"details": {"other": ""}}}}"#),
    ("an exponent", r#"{@, "indicators": {"ictInvestment": {"value": 4.0e-1}}}"#),
    ("minus zero", r#"{@, "indicators": {"ictInvestment": {"value": -0.0}}}"#),
    ("the longest whole number", r#"{@, "indicators": {"ictInvestment": {"value": 9007199254740992}}}"#),
    ("more than all", r#"{@, "indicators": {"ictInvestment": {"value": 250.5}}}"#),
    (
        "options in another order",
        r#"{@, "newTechnologies": {"nationalStrategyOn": {"ticked": ["other", "bigData"]}}}"#,
    ),
    ("escapes", r#"{@, "member\u0053tate": {"name": "\u00d6sterreich \ud83d\ude00\u0009\/"}}"#),
    (
        "all characters of XML",
        "{@, \"memberState\": {\"name\": \"\u{7f}\u{80}\u{fffd}\u{10ffff}\\t\\r\\n\"}}",
    ),
    ("a leap day", r#"{@, "date": {"value": "2020-02-29"}}"#),
    ("a byte order mark", "\u{feff}{@}"),
    ("space around", " \r\n\t {@} \n\n"),
    ("an empty list", "[]"),
    ("a list", "[{@}, {@}]"),
    ("a line a document", "{@}\n{@}\r\n\n{@}"),
    ("documents without a line break", "{@}{@} {@}"),
];
