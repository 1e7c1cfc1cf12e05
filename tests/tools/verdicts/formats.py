"""One document as JSON and as XML: how both are written here, and the rule by which they mirror each other.

JSON is kept as it is written: members in their order, a name twice if it stands there twice, numbers as their digits.
"""

import json
import pathlib
import re
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parents[3]
RESPONSE = ROOT / "examples/panama/response.json"
HEAD = dict(list(json.loads(RESPONSE.read_text("utf-8")).items())[:2])
CONTRACT = ROOT / "schemas" / HEAD["edition"] / HEAD["version"]
SCHEMA = CONTRACT / "msq.schema.json"
XSD = CONTRACT / "msq.xsd"
WHOLE = json.loads(SCHEMA.read_text("utf-8"))
NS = ET.parse(XSD).getroot().get("targetNamespace")
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML_NAME = re.compile(r"[^\W\d][\w.-]*")

ET.register_namespace("", NS)


class Members(list):
    """The members of an object: lists of a name and a value."""


class Written(str):
    """What is neither a text, a list nor an object, as it is written."""


def parse(text):
    def members(pairs):
        return Members(map(list, pairs))

    return as_written(json.loads(text, object_pairs_hook=members, parse_int=Written, parse_float=Written))


def as_written(value):
    if isinstance(value, Members):
        return Members([name, as_written(each)] for name, each in value)
    if isinstance(value, list):
        return [as_written(each) for each in value]
    return value if isinstance(value, str) else Written(json.dumps(value))


def write_json(value):
    if isinstance(value, Members):
        return "{" + ",".join(f"{json.dumps(name)}:{write_json(each)}" for name, each in value) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(write_json, value)) + "]"
    return value if isinstance(value, Written) else json.dumps(value)


def write_xml(tree):
    return ET.tostring(tree, "utf-8", xml_declaration=True).replace(b"\r", b"&#13;")


def resolve(schema):
    """A schema with what it refers to: by `$ref`, which may stand in `allOf` beside words of its own."""
    for only in schema.get("allOf", []):
        schema = {**resolve(only), **schema}
    if "$ref" in schema:
        return {**resolve(WHOLE["$defs"][schema["$ref"].removeprefix("#/$defs/")]), **schema}
    return schema


def properties(schema):
    """The schemas of the members that an object may have, in the order of the questionnaire."""
    if "propertyNames" in schema:
        options = resolve(schema["propertyNames"])["oneOf"]
        return {option["const"]: schema["additionalProperties"] for option in options}
    return schema.get("properties", {})


def element(name, value, schema=WHOLE):
    """A value of JSON as an element: the rule by which the formats mirror each other.

    Members stand in the order of the questionnaire, those that the schema doesn't know behind them: an object has no
    order, a sequence of elements has.
    """
    made = ET.Element(f"{{{NS}}}{name}")
    schema = resolve(schema)
    if isinstance(value, Members):
        known = properties(schema)
        order = {name: number for number, name in enumerate(known)}
        for name, each in sorted(value, key=lambda member: order.get(member[0], len(order))):
            made.append(element(name, each, known.get(name, {})))
    elif isinstance(value, list):
        item = {"ticked": "option", "entries": "entry"}.get(name, "item")
        made.extend(element(item, each, schema.get("items", {})) for each in value)
    elif not (isinstance(value, Written) and value == "null"):
        made.text = value
    return made


def mirror(document):
    """The XML of a document of JSON; None if it has a name that no element can have."""
    tree = element("response", document)
    if all(XML_NAME.fullmatch(each.tag.removeprefix(f"{{{NS}}}")) for each in tree.iter()):
        return write_xml(tree)


def leaves(tree):
    """The elements of a tree in order, with the texts of those that hold no others."""
    return [(each.tag, None if len(each) else each.text or "") for each in tree.iter()]
