//! Texts that can't be read at all.

/// Name, text with a mark where it shows (see [`super::marks`] for the notation), and what is wrong.
pub(super) const CASES: &[(&str, &str, &str)] = &[
    ("nothing", "▶", "the input is empty; an XML document of responses was expected"),
    (
        "only space and comments",
        " \n<!-- a -->\n▶",
        "the input is empty; an XML document of responses was expected",
    ),
    ("JSON", r#"▶{"edition": "2020"}"#, "not well-formed XML (text outside the root element)"),
    (
        "no namespace",
        "<!-- a -->\n ▶<response>@</response>",
        r#"the root has no namespace (xmlns); this version of msq reads "https://msq.example/schemas/2020/1""#,
    ),
    (
        "another namespace",
        r#"▶<response xmlns="https://msq.example/schemas/2018/1">@</response>"#,
        r#"namespace "https://msq.example/schemas/2018/1" isn't known; this version of msq reads "https://msq.example/schemas/2020/1""#,
    ),
    (
        "another root",
        "▶<reponse§>@</reponse>",
        "expected an element response or responses, found {https://msq.example/schemas/2020/1}reponse",
    ),
    (
        "a root of something else",
        "▶<html><body/></html>",
        "expected an element response or responses, found html",
    ),
    (
        "a document type",
        "<?xml version='1.0'?>\n▶<!DOCTYPE response><response§>@</response>",
        "a document type isn't read; take out <!DOCTYPE>",
    ),
    (
        "a billion laughs",
        "<?xml version='1.0'?>\n▶<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>\n<response§>@&b;</response>",
        "a document type isn't read; take out <!DOCTYPE>",
    ),
    (
        "an external entity",
        "▶<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><response§>@&a;</response>",
        "a document type isn't read; take out <!DOCTYPE>",
    ),
    (
        "an unknown entity",
        "<response§>@<memberState>\n<name>caf▶&eacute;</name></memberState></response>",
        "the entity &eacute; isn't known; write the character itself, or its number",
    ),
    (
        "an unknown entity between elements",
        "<response§>▶&nbsp;@</response>",
        "the entity &nbsp; isn't known; write the character itself, or its number",
    ),
    (
        "a reference without an end",
        "<response§>@<memberState><name>AT▶&T</name></memberState></response>",
        "not well-formed XML (an & without its ;)",
    ),
    (
        "a reference to no character",
        "<response§>@<memberState><name>▶&#xD800;</name></memberState></response>",
        "not well-formed XML (&#xD800; is no character)",
    ),
    (
        "a reference to nothing",
        "<response§>@<memberState><name>▶&#0;</name></memberState></response>",
        "not well-formed XML (&#0; is no character)",
    ),
    (
        "a character that XML doesn't have",
        "<response§>@<memberState>\n<name>é▶\u{b}</name></memberState></response>",
        "not well-formed XML (XML has no character U+000B)",
    ),
    (
        "no character",
        "<response§>@<!-- \u{fffd}▶\u{ffff} --></response>",
        "not well-formed XML (XML has no character U+FFFF)",
    ),
    (
        "cut short in an element",
        "<response§>@<memberState><name>Ut▶",
        "not well-formed XML (the input ends before the root element does)",
    ),
    (
        "cut short in a tag",
        "<response§>@<memberState>▶<na",
        "not well-formed XML (tag not closed: `>` not found before end of input)",
    ),
    (
        "cut short between responses",
        "<responses§><response>@</response>▶",
        "not well-formed XML (the input ends before the root element does)",
    ),
    (
        "elements that overlap",
        "<response§>@<memberState><name>▶</memberState></name></response>",
        "not well-formed XML (</memberState> where </name> belongs)",
    ),
    (
        "an end without a beginning",
        "<response§>@</response>▶</response>",
        "not well-formed XML (</response> ends nothing)",
    ),
    (
        "text behind the root",
        "<response§>@</response>\n▶Thanks",
        "not well-formed XML (text outside the root element)",
    ),
    (
        "CDATA behind the root",
        "<response§>@</response>▶<![CDATA[ ]]>",
        "not well-formed XML (text outside the root element)",
    ),
    (
        "a second root",
        "<response§>@</response>▶<response§>@</response>",
        "not well-formed XML (a second root element)",
    ),
    (
        "an attribute twice",
        "<response§>@▶<memberState a='1' a='2'/></response>",
        "not well-formed XML (an element with the same attribute twice)",
    ),
    (
        "an attribute without quotes",
        "<response§>@▶<memberState a=1/></response>",
        "not well-formed XML (attribute value must be enclosed in `\"` or `'`)",
    ),
    (
        "an attribute with a tag in it",
        "<response§>@▶<memberState a='<b>'/></response>",
        "not well-formed XML (a < in the value of an attribute)",
    ),
    (
        "a name with punctuation",
        "<response§>@▶<member$tate/></response>",
        r#"not well-formed XML ("member$tate" is no name)"#,
    ),
    ("no name", "<response§>@▶< memberState/></response>", r#"not well-formed XML ("" is no name)"#),
    (
        "a prefix that isn't declared",
        "<response§>@▶<q:date/></response>",
        r#"not well-formed XML (the prefix "q" isn't declared)"#,
    ),
    (
        "]]> in a text",
        "<response§>@<memberState><name>▶a]]>b</name></memberState></response>",
        "not well-formed XML (]]> in a text)",
    ),
    ("-- in a comment", "<response§>@▶<!-- a -- b --></response>", "not well-formed XML (-- in a comment)"),
    (
        "a declaration behind a space",
        " ▶<?xml version='1.0'?><response§>@</response>",
        "not well-formed XML (an XML declaration that isn't at the beginning)",
    ),
    (
        "XML 1.1",
        "▶<?xml version='1.1'?><response§>@</response>",
        "XML 1.1 isn't read; the version must be 1.0",
    ),
    (
        "another encoding",
        "▶<?xml version='1.0' encoding='windows-1252'?><response§>@</response>",
        "it is declared as windows-1252, and found to be UTF-8; XML is read as UTF-8, or as UTF-16",
    ),
    (
        "UTF-16 that isn't",
        "▶<?xml version='1.0' encoding='utf-16'?><response§>@</response>",
        "it is declared as utf-16, and found to be UTF-8; XML is read as UTF-8, or as UTF-16",
    ),
];
