"""Documents that are odd: what is odd about them, the document, and whether it is accepted.

In XML, § stands for the namespace and @ for edition and version; in JSON, @ stands for the members that say those.
"""

import codecs
import json

from formats import HEAD, NS, XSI

EDITION, VERSION = HEAD.values()


def answer(section, question, part, value):
    return f"<response§>@<{section}><{question}><{part}>{value}</{part}></{question}></{section}></response>"


XML = [
    ("nothing answered", "<response§>@</response>", True),
    ("no responses", "<responses§/>", False),
    ("several responses", "<responses§><response>@</response>\n<response>@</response></responses>", True),
    ("another namespace", '<response xmlns="urn:x">@</response>', False),
    ("no namespace", "<response>@</response>", False),
    ("another root", "<reply§>@</reply>", False),
    ("something else between responses", "<responses§><response>@</response><a/></responses>", False),
    ("text between responses", "<responses§>a<response>@</response></responses>", False),
    ("an attribute of several responses", "<responses§ a='1'><response>@</response></responses>", False),
    ("another edition", f"<response§><edition>2018</edition><version>{VERSION}</version></response>", False),
    ("no version", f"<response§><edition>{EDITION}</edition></response>", False),
    ("version before edition", f"<response§><version>{VERSION}</version><edition>{EDITION}</edition></response>", False),
    ("space around constants", f"<response§><edition> {EDITION}\n</edition><version>\t{VERSION} </version></response>", True),
    ("a place of a schema", f"<response§ xmlns:x='{XSI}' x:schemaLocation='{NS} a.xsd'>@</response>", True),
    ("a language", "<response§ xml:lang='fr'>@</response>", False),
    ("space to be preserved", "<response§>@<memberState><name xml:space='preserve'> </name></memberState></response>", False),
    ("a nil", f"<response§ xmlns:x='{XSI}'>@<memberState><name x:nil='true'/></memberState></response>", False),
    ("an attribute", "<response§>@<memberState a='1'/></response>", False),
    ("an empty section", "<response§>@<memberState>\n</memberState></response>", True),
    ("text in a section", "<response§>@<memberState>a</memberState></response>", False),
    ("text beside elements", "<response§>@<memberState>a<name>b</name></memberState></response>", False),
    ("elements in a text", "<response§>@<memberState><name>a<b>c</b></name></memberState></response>", False),
    ("comments and instructions", "<response§>@<memberState><!-- a --><name>a<?b?>c</name></memberState></response>", True),
    ("CDATA", "<response§>@<memberState><name><![CDATA[a & b]]></name></memberState></response>", True),
    ("an empty text", "<response§>@<memberState><name/></memberState></response>", True),
    ("sections out of order", "<response§>@<date/><memberState/></response>", False),
    ("a section twice", "<response§>@<date/><date/></response>", False),
    ("an element of another namespace", "<response§>@<memberState><name xmlns='urn:x'>a</name></memberState></response>", False),
    ("a control character", "<response§>@<memberState><name>&#11;</name></memberState></response>", False),
    ("an unknown entity", "<response§>@<memberState><name>&eacute;</name></memberState></response>", False),
    ("a known entity", "<!DOCTYPE response [<!ENTITY a 'b'>]><response§>@<memberState><name>&a;</name></memberState></response>", False),
    ("a document type", "<!DOCTYPE response><response§>@</response>", False),
    ("a type", f"<response§ xmlns:x='{XSI}' xmlns:m='{NS}'>@<date x:type='m:ResponseDate'/></response>", False),
    ("another encoding", "<?xml version='1.0' encoding='windows-1252'?><response§>@</response>", False),
    ("]]> in a text", "<response§>@<memberState><name>]]></name></memberState></response>", False),
    ("XML cut short", "<response§>@<memberState>", False),
    *[(f"ISO {code!r}", f"<response§>@<memberState><iso>{code}</iso></memberState></response>", accepted)
      for code, accepted in [("PAN", True), (" PAN\n", True), ("pan", False), ("PA", False), ("P AN", False), ("", False)]],
    *[(f"answer {word!r}", f"<response§>@<authorization><answer>{word}</answer></authorization></response>", accepted)
      for word, accepted in [("true", True), ("\tfalse ", True), ("t<!-- -->rue", True), ("1", False), ("0", False),
                             ("TRUE", False), ("yes", False), ("", False)]],
    *[(f"date {date!r}", f"<response§>@<date><value>{date}</value></date></response>", accepted)
      for date, accepted in [("2019-03-31", True), (" 2019-03-31 ", True), ("2020-02-29", True), ("2019-02-29", False),
                             ("2019-03-31Z", False), ("2019-03-31+01:00", False), ("0999-03-31", False), ("1000-01-01", True),
                             ("9999-12-31", True), ("-2019-03-31", False), ("12019-03-31", False), ("2019-3-31", False),
                             ("31/03/2019", False), ("2019-13-01", False), ("", False)]],
    *[(f"number {number!r}", answer("indicators", "ictInvestment", "value", number), accepted)
      for number, accepted in [("81", True), (" 0.4&#13;", True), ("-1", True), ("-0", True), ("1e5", True), ("1.50E-3", True),
                               ("5e-324", True), ("0.12345678901234567890", True), ("1e-400", True), ("1e400", False), (".4", False),
                               ("4.", False), ("+4", False), ("007", False), ("INF", False), ("-INF", False), ("NaN", False),
                               ("0x1", False), ("4%", False), ("4,5", False), ("1 000", False), ("", False)]],
    *[(f"ticked {''.join(options)!r}", answer("newTechnologies", "nationalStrategyOn", "ticked", "".join(options)), accepted)
      for options, accepted in [(["<option>other</option>", "<option>bigData</option>"], True), (["<option> other\n</option>"], True),
                                (["<option>other</option>", "<option>other </option>"], False), (["<option>Other</option>"], False),
                                (["<option/>"], False), (["other"], False), (["<opt>other</opt>"], False)]],
]

JSON = [
    ("members without an answer", "{@}", True),
    ("white space", "\r\n\t {@ }\n", True),
    ("a byte order mark", "\ufeff{@}", True),
    ("escaped names", '{@,"\\u0064ate":{"\\u0076alue":"\\u0032019-03-31"}}', True),
    ("a list of documents", "[{@},{@}]", True),
    ("an empty list", "[]", False),
    ("documents one after the other", "{@}\n{@}", True),
    ("JSON cut short", '{@,"date":{', False),
    ("a comma too many", "{@,}", False),
    ("a comment", "{@/* a */}", False),
    ("words around", "a {@}", False),
    ("words behind", "{@} a", False),
    ("single quotes", "{@,'date':{}}", False),
    ("a name without quotes", "{@,date:{}}", False),
    ("a raw line break in a text", '{@,"memberState":{"name":"a\nb"}}', False),
    ("an unknown escape", '{@,"memberState":{"name":"\\x41"}}', False),
    ("half an escape", '{@,"memberState":{"name":"\\u00"}}', False),
    ("an edition twice", f'{{@,"edition":"{EDITION}"}}', False),
    ("only a text", '"2020"', False),
    ("only null", "null", False),
    ("only a number", "2020", False),
    ("YAML", f"edition: '{EDITION}'\nversion: '{VERSION}'", False),
]
# What has a counterpart in XML. White space is something there where texts are short.
IN_BOTH = [
    ("space around an edition", HEAD | {"edition": f" {EDITION}"}, False),
    ("a line break behind a version", HEAD | {"version": f"{VERSION}\n"}, False),
    ("space around an ISO code", HEAD | {"memberState": {"iso": " PAN "}}, False),
    ("a line break behind an ISO code", HEAD | {"memberState": {"iso": "PAN\n"}}, False),
    ("a line break behind an M49 code", HEAD | {"memberState": {"m49": "591\n"}}, False),
    ("space around an option", HEAD | {"newTechnologies": {"nationalStrategyOn": {"ticked": ["bigData", " other"]}}}, False),
    ("an option twice, once with a space", HEAD | {"newTechnologies": {"nationalStrategyOn": {"ticked": ["other", "other "]}}}, False),
    ("space around an unknown option", HEAD | {"newTechnologies": {"nationalStrategyOn": {"ticked": [" others"]}}}, False),
    ("space around an unknown version", HEAD | {"version": " 9.9"}, False),
]
# As bytes, since their encoding is what is odd about them.
ENCODED = [
    ("JSON in windows-1252", '{@,"memberState":{"name":"Panamá"}}', b"", "windows-1252", False),
    ("JSON in UTF-16", "{@}", codecs.BOM_UTF16_LE, "utf-16-le", False),
]


def xml():
    """Names, bytes and verdicts of the documents of XML."""
    head = "".join(f"<{name}>{value}</{name}>" for name, value in HEAD.items())
    for name, text, accepted in XML:
        yield name, text.replace("§", f' xmlns="{NS}"').replace("@", head).encode("utf-8"), accepted


def json_texts():
    """Names, bytes and verdicts of the documents of JSON."""
    head = json.dumps(HEAD)[1:-1]
    for name, text, accepted in JSON:
        yield name, text.replace("@", head).encode("utf-8"), accepted
    for name, text, mark, encoding, accepted in ENCODED:
        yield name, mark + text.replace("@", head).encode(encoding), accepted
