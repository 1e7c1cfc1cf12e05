//! Documents that are well-formed JSON and break the contract.

/// A document and what is to be found in it.
pub(super) struct Case {
    pub(super) name: &'static str,
    /// The document; a mark stands before the value of each finding (see [`super::marks`] for the notation).
    pub(super) json: &'static str,
    /// Code and pointer of each finding, in the order of the document.
    pub(super) findings: &'static [&'static str],
    pub(super) schema: Sees,
}

/// Whether a validator of the JSON Schema sees the fault, too.
pub(super) enum Sees {
    /// It refuses the document.
    It,
    /// It can't know.
    Nothing {
        #[expect(dead_code, reason = "it is said for whoever reads the table")]
        why: &'static str,
    },
}

const REPEATED: Sees = Sees::Nothing { why: "a JSON object has no second member of the same name" };

const fn case(name: &'static str, json: &'static str, findings: &'static [&'static str]) -> Case {
    Case { name, json, findings, schema: Sees::It }
}

impl Case {
    const fn but(self, schema: Sees) -> Self {
        Self { schema, ..self }
    }
}

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    // Names
    case("unknown in the document", r#"{@, "colour": ▶"red"}"#, &["unknown-property /colour"]),
    case("unknown in a section", r#"{@, "indicators": {"17": ▶{}}}"#, &["unknown-property /indicators/17"]),
    case("unknown in a group", r#"{@, "institutionalFramework": {"specificPortals": {"f": ▶[]}}}"#,
        &["unknown-property /institutionalFramework/specificPortals/f"]),
    case("unknown in a question", r#"{@, "indicators": {"ictInvestment": {"percent": ▶4}}}"#,
        &["unknown-property /indicators/ictInvestment/percent"]),
    case("unknown in an entry", r#"{@, "institutionalFramework": {"eGovernmentPortal": {"entries": [{}, {"uri": ▶"a"}]}}}"#,
        &["unknown-property /institutionalFramework/eGovernmentPortal/entries/1/uri"]),
    case("misspelt section", r#"{@, "legalFramwork": ▶{}}"#, &["unknown-property /legalFramwork"]),
    case("capitals differ", r#"{@, "memberstate": ▶{}}"#, &["unknown-property /memberstate"]),
    case("a part of another question", r#"{@, "indicators": {"ictInvestment": {"entries": ▶[]}}}"#,
        &["unknown-property /indicators/ictInvestment/entries"]),
    case("a name to be escaped", r#"{@, "": ▶1, "a/b~c": ▶2}"#, &["unknown-property /", "unknown-property /a~1b~0c"]),

    case("unknown twice", r#"{@, "colour": ▶"red", "colour": ▶"blue"}"#, &["unknown-property /colour", "unknown-property /colour"]),

    // Repetitions
    case("a section twice", r#"{@, "indicators": {}, "indicators": ▶{}}"#,
        &["repeated-property /indicators"]).but(REPEATED),
    case("a part twice", r#"{@, "date": {"explanation": "a", "explanation": ▶"b"}}"#,
        &["repeated-property /date/explanation"]).but(REPEATED),
    case("a part three times", r#"{@, "date": {"explanation": "a", "explanation": ▶"b", "explanation": ▶"c"}}"#,
        &["repeated-property /date/explanation", "repeated-property /date/explanation"]).but(REPEATED),
    case("unknown three times, a line each", "{@,\n\"foo\": ▶1,\n\"foo\": ▶2,\n\"foo\": ▶3}",
        &["unknown-property /foo", "unknown-property /foo", "unknown-property /foo"]),
    case("twice in the first of two", "{@,\n\"date\": {\"value\": \"2019-03-31\",\n\"value\": ▶\"2019-04-01\"},\n\"date\": ▶{\n\"value\": \"2019-04-02\"}}",
        &["repeated-property /date/value", "repeated-property /date"]).but(REPEATED),
    case("wrong, repeated and unknown in turns", r#"{@, "date": {"x": ▶1, "value": ▶1, "x": ▶2, "value": ▶2, "x": ▶3, "value": ▶3}}"#,
        &["unknown-property /date/x", "wrong-shape /date/value", "unknown-property /date/x", "repeated-property /date/value",
          "unknown-property /date/x", "repeated-property /date/value"]),
    case("unknown options with details twice", r#"{@, "newTechnologies": {"nationalStrategyOn": {"details": {"x": ▶"a", "other": "b", "x": ▶"c", "other": ▶"d"}}}}"#,
        &["unknown-option /newTechnologies/nationalStrategyOn/details/x", "unknown-option /newTechnologies/nationalStrategyOn/details/x",
          "repeated-property /newTechnologies/nationalStrategyOn/details/other"]),
    case("twice in what stands twice", r#"{@, "date": {"explanation": "a", "explanation": ▶"b"}, "date": ▶{}}"#,
        &["repeated-property /date/explanation", "repeated-property /date"]).but(REPEATED),
    case("a field of an entry twice", r#"{@, "institutionalFramework": {"eGovernmentPortal": {"entries": [{"url": "a", "url": ▶"b"}]}}}"#,
        &["repeated-property /institutionalFramework/eGovernmentPortal/entries/0/url"]).but(REPEATED),
    case("a detail twice", r#"{@, "newTechnologies": {"nationalStrategyOn": {"details": {"other": "a", "other": ▶"b"}}}}"#,
        &["repeated-property /newTechnologies/nationalStrategyOn/details/other"]).but(REPEATED),
    case("the edition twice", r#"{@, "edition": ▶"2020"}"#, &["repeated-property /edition"]).but(REPEATED),
    case("a field twice, and wrong at first", r#"{@, "institutionalFramework": {"eGovernmentPortal": {"entries": [{"url": ▶1, "url": ▶2}]}}}"#,
        &["wrong-shape /institutionalFramework/eGovernmentPortal/entries/0/url",
          "repeated-property /institutionalFramework/eGovernmentPortal/entries/0/url"]),
    case("a detail twice, and wrong at first", r#"{@, "newTechnologies": {"nationalStrategyOn": {"details": {"other": ▶1, "other": ▶2}}}}"#,
        &["wrong-shape /newTechnologies/nationalStrategyOn/details/other",
          "repeated-property /newTechnologies/nationalStrategyOn/details/other"]),

    // Edition and version
    case("no version", r#"▶{"edition": "2020"}"#, &["missing-property "]),
    case("another version", r#"{"edition": "2020", "version": ▶"0.2"}"#, &["wrong-constant /version"]),
    case("a version that is a number", r#"{"edition": "2020", "version": ▶0.1}"#, &["wrong-constant /version"]),
    case("a version that is null", r#"{"edition": "2020", "version": ▶null}"#, &["wrong-constant /version"]),

    // Null
    case("null for a part", r#"{@, "indicators": {"ictInvestment": {"value": ▶null}}}"#,
        &["wrong-shape /indicators/ictInvestment/value"]),
    case("null for a question", r#"{@, "indicators": {"ictInvestment": ▶null}}"#, &["wrong-shape /indicators/ictInvestment"]),
    case("null for a section", r#"{@, "indicators": ▶null}"#, &["wrong-shape /indicators"]),
    case("null for a list", r#"{@, "newTechnologies": {"nationalStrategyOn": {"ticked": ▶null}}}"#,
        &["wrong-shape /newTechnologies/nationalStrategyOn/ticked"]),
    case("null for details", r#"{@, "newTechnologies": {"nationalStrategyOn": {"details": ▶null}}}"#,
        &["wrong-shape /newTechnologies/nationalStrategyOn/details"]),
    case("null in an entry", r#"{@, "institutionalFramework": {"eGovernmentPortal": {"entries": [▶null, {"name": ▶null}]}}}"#,
        &["wrong-shape /institutionalFramework/eGovernmentPortal/entries/0",
          "wrong-shape /institutionalFramework/eGovernmentPortal/entries/1/name"]),

    // Values of another shape
    case("a text for a number", r#"{@, "indicators": {"ictInvestment": {"value": ▶"81"}}}"#,
        &["wrong-shape /indicators/ictInvestment/value"]),
    case("a number for a text", r#"{@, "memberState": {"m49": ▶591}}"#, &["wrong-shape /memberState/m49"]),
    case("a text for yes or no", r#"{@, "authorization": {"answer": ▶"yes"}}"#, &["wrong-shape /authorization/answer"]),
    case("a number for yes or no", r#"{@, "authorization": {"answer": ▶1}}"#, &["wrong-shape /authorization/answer"]),
    case("a number for a date", r#"{@, "date": {"value": ▶43555}}"#, &["wrong-shape /date/value"]),
    case("a list for a text", r#"{@, "memberState": {"name": ▶["Utopia"]}}"#, &["wrong-shape /memberState/name"]),
    case("an object for a number", r#"{@, "indicators": {"ictInvestment": {"value": ▶{"per cent": 4}}}}"#,
        &["wrong-shape /indicators/ictInvestment/value"]),
    case("a text for a question", r#"{@, "memberState": ▶"Utopia"}"#, &["wrong-shape /memberState"]),
    case("a list for a section", r#"{@, "indicators": ▶[{}]}"#, &["wrong-shape /indicators"]),

    // Dates
    case("a day that isn't in the calendar", r#"{@, "date": {"value": ▶"2019-02-30"}}"#, &["wrong-shape /date/value"]),
    case("day before month", r#"{@, "date": {"value": ▶"31-03-2019"}}"#, &["wrong-shape /date/value"]),
    case("a month of one digit", r#"{@, "date": {"value": ▶"2019-3-31"}}"#, &["wrong-shape /date/value"]),
    case("a date with a time", r#"{@, "date": {"value": ▶"2019-03-31T00:00:00Z"}}"#, &["wrong-shape /date/value"]),
    case("no date", r#"{@, "date": {"value": ▶""}}"#, &["wrong-shape /date/value"]),

    // Characters
    case("a control character", r#"{@, "memberState": {"name": ▶"a\u0001"}}"#, &["forbidden-character /memberState/name"]),
    case("a vertical tab", r#"{@, "memberState": {"explanation": ▶"a\u000bb"}}"#, &["forbidden-character /memberState/explanation"]),
    case("no character", r#"{@, "memberState": {"explanation": ▶"\uffff"}}"#, &["forbidden-character /memberState/explanation"]),
    case("a control character in an entry", r#"{@, "institutionalFramework": {"eGovernmentPortal": {"entries": [{"url": ▶"\u0000"}]}}}"#,
        &["forbidden-character /institutionalFramework/eGovernmentPortal/entries/0/url"]),
    case("a control character in a detail", r#"{@, "newTechnologies": {"nationalStrategyOn": {"details": {"other": ▶"\u001f"}}}}"#,
        &["forbidden-character /newTechnologies/nationalStrategyOn/details/other"]),

    // Options
    case("unknown option", r#"{@, "newTechnologies": {"nationalStrategyOn": {"ticked": ["bigData", ▶"Big data"]}}}"#,
        &["unknown-option /newTechnologies/nationalStrategyOn/ticked/1"]),
    case("an option of another list", r#"{@, "newTechnologies": {"nationalStrategyOn": {"ticked": [▶"facebook"]}}}"#,
        &["unknown-option /newTechnologies/nationalStrategyOn/ticked/0"]),
    case("an option twice", r#"{@, "newTechnologies": {"nationalStrategyOn": {"ticked": ["bigData", "other", ▶"bigData"]}}}"#,
        &["repeated-option /newTechnologies/nationalStrategyOn/ticked/2"]),
    case("an option that is no text", r#"{@, "newTechnologies": {"nationalStrategyOn": {"ticked": [▶3, ▶["other"]]}}}"#,
        &["wrong-shape /newTechnologies/nationalStrategyOn/ticked/0", "wrong-shape /newTechnologies/nationalStrategyOn/ticked/1"]),
    case("ticked is no list", r#"{@, "newTechnologies": {"nationalStrategyOn": {"ticked": ▶"other"}}}"#,
        &["wrong-shape /newTechnologies/nationalStrategyOn/ticked"]),
    case("ticked is an object", r#"{@, "newTechnologies": {"nationalStrategyOn": {"ticked": ▶{"other": true}}}}"#,
        &["wrong-shape /newTechnologies/nationalStrategyOn/ticked"]),
    case("a detail of an unknown option", r#"{@, "newTechnologies": {"nationalStrategyOn": {"details": {"blogs": ▶"a"}}}}"#,
        &["unknown-option /newTechnologies/nationalStrategyOn/details/blogs"]),
    case("a detail that is no text", r#"{@, "newTechnologies": {"nationalStrategyOn": {"details": {"other": ▶true}}}}"#,
        &["wrong-shape /newTechnologies/nationalStrategyOn/details/other"]),
    case("details are a list", r#"{@, "newTechnologies": {"nationalStrategyOn": {"details": ▶["BI"]}}}"#,
        &["wrong-shape /newTechnologies/nationalStrategyOn/details"]),

    // Entries
    case("entries are an object", r#"{@, "institutionalFramework": {"eGovernmentPortal": {"entries": ▶{"url": "a"}}}}"#,
        &["wrong-shape /institutionalFramework/eGovernmentPortal/entries"]),
    case("entries are a text", r#"{@, "institutionalFramework": {"eGovernmentPortal": {"entries": ▶"a"}}}"#,
        &["wrong-shape /institutionalFramework/eGovernmentPortal/entries"]),
    case("an entry is a text", r#"{@, "institutionalFramework": {"eGovernmentPortal": {"entries": [▶"a"]}}}"#,
        &["wrong-shape /institutionalFramework/eGovernmentPortal/entries/0"]),
    case("lists in lists", r#"{@, "institutionalFramework": {"eGovernmentPortal": {"entries": [▶[[["a"]]], {"url": ▶[["a"]]}]}}}"#,
        &["wrong-shape /institutionalFramework/eGovernmentPortal/entries/0",
          "wrong-shape /institutionalFramework/eGovernmentPortal/entries/1/url"]),

    // Places
    case("lines and columns", "\r\n{@,\r\n\t\"memberState\": {\"name\": \"Ö😀\", \"iso\":\r\n ▶1}\r\n}", &["wrong-shape /memberState/iso"]),
    case("columns are characters", r#"{@, "memberState": {"name": "Österreich 😀", "iso": ▶1}}"#, &["wrong-shape /memberState/iso"]),
    case("the second of a list", "[{@},\n {@, \"date\": ▶1}]", &["wrong-shape /date"]),
    case("several faults", r#"▶{
        "colour": ▶"red",
        "edition": "2020",
        "memberState": {"name": ▶7, "iso": "PAN", "m49": ▶null},
        "indicators": {"ictInvestment": {"value": ▶"4"}, "employeesUsingIcts": {"value": 70}},
        "newTechnologies": {"nationalStrategyOn": {"ticked": [▶"bi", "other"], "details": {"other": ▶"\u0002"}}}
    }"#, &[
        "missing-property ",
        "unknown-property /colour",
        "wrong-shape /memberState/name",
        "wrong-shape /memberState/m49",
        "wrong-shape /indicators/ictInvestment/value",
        "unknown-option /newTechnologies/nationalStrategyOn/ticked/0",
        "forbidden-character /newTechnologies/nationalStrategyOn/details/other",
    ]),
];
