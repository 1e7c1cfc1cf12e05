"""Where judges and formats differ, and why. What is listed occurs, and nothing else."""

import judges

BY_XML = list(judges.XML)
BY_JSON = list(judges.JSON)
PYTHON = ["check-jsonschema", "jsonschema for Python"]
XML_SCHEMA = ["xmllint", "xmlschema"]

NO_TYPES = "XML has no types: what is written like a number is one, and a text as well"
NO_KINDS = "in XML null, an empty list, an empty object and an empty text are all an empty element"
WHITE_SPACE = "XML Schema takes white space away around what isn't words; JSON Schema knows none"
SURROGATES = "half a surrogate pair is no character, so parsers refuse it; those of JavaScript and Python keep it"
TWICE = "JSON leaves open what a name means that stands twice; most parsers take the last one"
INFINITY = "what is too large is infinity to Python and to XML Schema, and that is a number"
NOT_A_NUMBER = "Python's parser takes three words for numbers that JSON doesn't have"

LINE_BREAKS = ["a line break behind an ISO code", "a line break behind an M49 code"]
SPACED = [*LINE_BREAKS, "space around an edition", "a line break behind a version", "space around an ISO code", "space around an option",
          r"date '2019-03-31\n'", "date ' 2019-03-31'"]

# Judges that accept what the others refuse: the reason, who, and what.
ACCEPTED = [
    (NO_TYPES, BY_XML, [
        "the edition is a text", "an M49 code is a text", "a percentage is a number", "a name is a text",
        "a number for text", "one for text", "true for text", "a number as a text for number", "true as a text for boolean",
    ]),
    (NO_KINDS, BY_XML, [
        "a section is an object", "null", "an empty list for text", "an empty object for text", "an empty text for array",
        "an empty object for array", "a list in a list for array", "an empty text for object", "an empty list for object",
    ]),
    (WHITE_SPACE, BY_XML, SPACED),
    ("to Python's regular expressions, a text ends before its last line feed as well", ["jsonschema for Python"],
     LINE_BREAKS),
    ("it compares what should be unique before it takes white space away", ["xmlschema"],
     ["ticked '<option>other</option><option>other </option>'", "an option twice, once with a space"]),
    (SURROGATES, ["ajv", "jsonschema for Python"], [r"text '\ud800'", r"text '\udc00\ud83d'"]),
    (TWICE, [judge for judge in BY_JSON if judge != "msq (JSON)"],
     ["an edition twice", "a member twice", "a member twice, the first one null"]),
    (INFINITY, PYTHON + XML_SCHEMA,
     ["number 1e400", "number -1e400", f"number 1{39 * '0'}", "number 1.7976931348623159e308"]),
    (INFINITY, XML_SCHEMA, ["number '1e400'"]),
    (NOT_A_NUMBER, PYTHON, ["number NaN", "number -Infinity"]),
    ("Python's parser reads more encodings than UTF-8", PYTHON, ["JSON in UTF-16"]),
    ("encodings are the parser's business; msq reads UTF-8 and UTF-16", XML_SCHEMA, ["another encoding"]),
    ("XML Schema knows nothing of document types", XML_SCHEMA, ["a document type"]),
    ("entities are the parser's business; this one reads them", ["xmlschema"], ["a known entity"]),
    ("XML Schema lets every document name types", XML_SCHEMA, ["a type"]),
    ("msq validates files, and this one has nothing to validate", XML_SCHEMA, ["no responses"]),
]

# Judges that refuse what the others accept.
REFUSED = [
    ("msq reads files of several responses; the JSON Schema describes one", [judge for judge in BY_JSON if judge != "msq (JSON)"],
     ["a list of documents", "documents one after the other"]),
    ("a parser of JSON may ignore a byte order mark or refuse it", ["jsonschema for Rust"], ["a byte order mark"]),
]

# Documents of which msq finds the same as JSON and as XML, in other words.
OTHER_WORDS = [
    (NO_TYPES, ["yes is not one"]),
    (NO_KINDS, ["unanswered is absent, never null", "entries are a list", "details are texts", "null",
                "a member twice, the first one null"]),
    (WHITE_SPACE, ["an option twice, once with a space", "space around an unknown option", "space around an unknown version"]),
]
# What msq can't read at all has no other findings: JSON names its edition in a member, XML in its namespace.
UNREADABLE = r"doesn't say its edition|edition .* isn't known|not well-formed (JSON|XML)|nested deeper"
