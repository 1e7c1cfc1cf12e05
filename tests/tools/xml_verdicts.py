"""Compares verdicts on documents: the JSON Schema, the XML Schema and msq accept and refuse the same ones.

xmllint judges by the XML Schema, jsonschema by the JSON Schema, msq by both formats. Where they differ, the reason
stands below, and a difference that isn't listed, or no longer there, is a failure.
"""

import json
import pathlib
import random
import subprocess
import tempfile
import xml.etree.ElementTree as ET

import jsonschema
from schema_verdicts import RESPONSE, SCHEMA, VARIANTS, broken

ROOT = pathlib.Path(__file__).resolve().parents[2]
XSD = SCHEMA.with_name("msq.xsd")
DOCUMENTS = ROOT / "target/debug/examples/documents"
NS = ET.parse(XSD).getroot().get("targetNamespace")
XSI = "http://www.w3.org/2001/XMLSchema-instance"
GENERATED = 300
MUTANTS = 4

NO_TYPES = "XML has no types: what is written like a number is one, and a text as well"
NO_KINDS = "in XML an empty list, an empty object and an empty text are all an empty element"
# Variants of JSON that are faults there, and none in XML.
ONLY_IN_JSON = {
    "the edition is a text": NO_TYPES,
    "an M49 code is a text": NO_TYPES,
    "a percentage is a number": NO_TYPES,
    "a name is a text": NO_TYPES,
    "a section is an object": NO_KINDS,
}

# Documents with what is odd about them, and whether they are accepted. @ stands for edition and version.
XML = [
    ("nothing answered", "<response§>@</response>", True),
    ("no responses", "<responses§/>", True),
    ("several responses", "<responses§><response>@</response>\n<response>@</response></responses>", True),
    ("another namespace", '<response xmlns="urn:x">@</response>', False),
    ("no namespace", "<response>@</response>", False),
    ("another root", "<reply§>@</reply>", False),
    ("something else between responses", "<responses§><response>@</response><a/></responses>", False),
    ("text between responses", "<responses§>a<response>@</response></responses>", False),
    ("an attribute of several responses", "<responses§ a='1'><response>@</response></responses>", False),
    ("another edition", "<response§><edition>2018</edition><version>1.0</version></response>", False),
    ("no version", "<response§><edition>2020</edition></response>", False),
    ("version before edition", "<response§><version>1.0</version><edition>2020</edition></response>", False),
    ("space around constants", "<response§><edition> 2020\n</edition><version>\t1.0 </version></response>", True),
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
    ("]]> in a text", "<response§>@<memberState><name>]]></name></memberState></response>", False),
    ("cut short", "<response§>@<memberState>", False),
    *[(f"ISO {code!r}", f"<response§>@<memberState><iso>{code}</iso></memberState></response>", accepted)
      for code, accepted in [("PAN", True), (" PAN\n", True), ("pan", False), ("PA", False), ("P AN", False), ("", False)]],
    *[(f"answer {answer!r}", f"<response§>@<authorization><answer>{answer}</answer></authorization></response>", accepted)
      for answer, accepted in [("true", True), ("\tfalse ", True), ("t<!-- -->rue", True), ("1", False), ("0", False),
                               ("TRUE", False), ("yes", False), ("", False)]],
    *[(f"date {date!r}", f"<response§>@<date><value>{date}</value></date></response>", accepted)
      for date, accepted in [("2019-03-31", True), (" 2019-03-31 ", True), ("2020-02-29", True), ("2019-02-29", False),
                             ("2019-03-31Z", False), ("2019-03-31+01:00", False), ("0999-03-31", False), ("1000-01-01", True),
                             ("9999-12-31", True), ("-2019-03-31", False), ("12019-03-31", False), ("2019-3-31", False),
                             ("31/03/2019", False), ("2019-13-01", False), ("", False)]],
    *[(f"number {number!r}", f"<response§>@<indicators><ictInvestment><value>{number}</value></ictInvestment></indicators></response>", accepted)
      for number, accepted in [("81", True), (" 0.4&#13;", True), ("-1", True), ("-0", True), ("1e5", True), ("1.50E-3", True),
                               ("5e-324", True), ("0.12345678901234567890", True), ("1e-400", True), (".4", False), ("4.", False), ("+4", False),
                               ("007", False), ("INF", False), ("-INF", False), ("NaN", False), ("0x1", False), ("4%", False),
                               ("4,5", False), ("1 000", False), ("", False)]],
    *[(f"ticked {''.join(options)!r}", f"<response§>@<newTechnologies><nationalStrategyOn><ticked>{''.join(options)}</ticked></nationalStrategyOn></newTechnologies></response>", accepted)
      for options, accepted in [(["<option>other</option>", "<option>bigData</option>"], True), (["<option> other\n</option>"], True),
                                (["<option>other</option>", "<option>other </option>"], False), (["<option>Other</option>"], False),
                                (["<option/>"], False), (["other"], False), (["<opt>other</opt>"], False)]],
]

# Documents that the XML Schema allows and msq refuses, each with the reason.
ONLY_MSQ_REFUSES = {
    "number '1e400'": (
        "<response§>@<indicators><ictInvestment><value>1e400</value></ictInvestment></indicators></response>",
        "XML Schema reads what is too large as infinity, which no pattern can tell",
    ),
    "a document type": ("<!DOCTYPE response><response§>@</response>", "XML Schema knows nothing of document types"),
    "a type": (
        f"<response§ xmlns:x='{XSI}' xmlns:m='{NS}'>@<date x:type='m:ResponseDate'/></response>",
        "XML Schema lets every document name types",
    ),
    "another encoding": (
        "<?xml version='1.0' encoding='windows-1252'?><response§>@</response>",
        "encodings are the parser's business; msq reads UTF-8 and UTF-16",
    ),
}


def document(text):
    text = text.replace("§", f' xmlns="{NS}"')
    return text.replace("@", "<edition>2020</edition><version>1.0</version>")


def by_msq(paths):
    run = subprocess.run([DOCUMENTS, "judge"], input="\n".join(map(str, paths)), capture_output=True, text=True, check=True)
    return [verdict == "accepted" for verdict in run.stdout.split()]


def by_xsd(paths):
    run = subprocess.run(["xmllint", "--noout", "--schema", XSD, *paths], capture_output=True, text=True)
    lines = set(run.stderr.splitlines())
    assert not any("compile" in line for line in lines), run.stderr
    return [f"{path} validates" in lines for path in paths]


def element(name, value):
    """A value of JSON as an element: the rule by which the formats mirror each other."""
    made = ET.Element(f"{{{NS}}}{name}")
    if isinstance(value, dict):
        made.extend(element(*member) for member in value.items())
    elif isinstance(value, list):
        item = {"ticked": "option", "entries": "entry"}.get(name, "item")
        made.extend(element(item, each) for each in value)
    elif isinstance(value, str):
        made.text = value
    elif value is not None:
        made.text = json.dumps(value)
    return made


def leaves(tree):
    """The elements of a tree in order, with the texts of those that hold no others."""
    return [(each.tag, None if len(each) else each.text or "") for each in tree.iter()]


def mutate(tree, rng):
    """Changes one thing; what comes out may be right or wrong."""
    everywhere = list(tree.iter())
    parents = [each for each in everywhere if len(each)]
    parent = rng.choice(parents)
    at = rng.randrange(len(parent))
    child = parent[at]
    texts = ["", " ", "x", "true", "1", "0.5", "2019-03-31", "PAN", "591", "other", "bigData", "\n other ", "2020", "NaN"]
    leaf = rng.choice([each for each in everywhere if not len(each)])

    def move():
        parent.remove(child)
        parent.insert(rng.randrange(len(parent) + 1), child)

    def elsewhere():
        within = list(child.iter())
        rng.choice([each for each in parents if each not in within]).append(child)

    def repeat():
        parent.insert(at, child)

    def remove():
        parent.remove(child)

    def rename():
        child.tag = rng.choice(everywhere).tag

    def foreign():
        child.tag = child.tag.replace(NS, "urn:x")

    def reword():
        leaf.text = rng.choice(texts)

    def empty():
        child.clear()

    def blurt():
        child.tail = rng.choice(texts)

    def attribute():
        child.set(rng.choice(["a", "{http://www.w3.org/XML/1998/namespace}lang", f"{{{XSI}}}nil", f"{{{XSI}}}schemaLocation"]), "true")

    rng.choice([move, elsewhere, repeat, remove, rename, foreign, reword, reword, empty, blurt, attribute])()
    return tree


def check_variants(folder, accepts):
    """Each broken variant of Panama's response is judged alike as JSON and as XML."""
    response = json.loads(RESPONSE.read_text("utf-8"))
    variants = json.loads(VARIANTS.read_text("utf-8"))
    documents = [response, *(broken(response, variant) for variant in variants)]
    for number, each in enumerate(documents):
        (folder / f"variant{number}.json").write_text(json.dumps(each), "utf-8")
        ET.ElementTree(element("response", each)).write(folder / f"variant{number}.xml", "utf-8", xml_declaration=True)
    as_json, as_xml = ([folder / f"variant{number}.{kind}" for number in range(len(documents))] for kind in ("json", "xml"))
    reasons = ["nothing", *(variant["why"] for variant in variants)]
    verdicts = list(zip(reasons, map(accepts, documents), by_msq(as_json), by_xsd(as_xml), by_msq(as_xml)))
    assert verdicts[0] == ("nothing", True, True, True, True), "Panama's response is refused"
    for why, schema, msq, xsd, msq_xml in verdicts[1:]:
        assert (schema, msq) == (False, False), f"accepted as JSON, although {why}"
        assert xsd == msq_xml, f"{why}: xmllint {'accepts' if xsd else 'refuses'} it, msq doesn't agree"
    only_json = {why for why, _, _, xsd, _ in verdicts[1:] if xsd}
    assert only_json == set(ONLY_IN_JSON), only_json ^ set(ONLY_IN_JSON)
    return len(variants)


def check_table(folder):
    """Each document of the table has the verdict that stands there, by xmllint and by msq."""
    for number, (name, text, accepted) in enumerate(XML):
        (folder / f"table{number}.xml").write_text(document(text), "utf-8", newline="")
    paths = [folder / f"table{number}.xml" for number in range(len(XML))]
    for (name, _, accepted), xsd, msq in zip(XML, by_xsd(paths), by_msq(paths)):
        assert (xsd, msq) == (accepted, accepted), f"{name}: xmllint {xsd}, msq {msq}, expected {accepted}"
    for number, (text, _) in enumerate(ONLY_MSQ_REFUSES.values()):
        (folder / f"only{number}.xml").write_text(document(text), "utf-8", newline="")
    paths = [folder / f"only{number}.xml" for number in range(len(ONLY_MSQ_REFUSES))]
    for name, xsd, msq in zip(ONLY_MSQ_REFUSES, by_xsd(paths), by_msq(paths)):
        assert (xsd, msq) == (True, False), f"{name}: xmllint {xsd}, msq {msq}"
    return len(XML) + len(ONLY_MSQ_REFUSES)


def check_generated(folder, accepts):
    """What msq writes is accepted by all, and says the same in both formats."""
    subprocess.run([DOCUMENTS, "make", folder, str(GENERATED)], check=True)
    as_json, as_xml = ([folder / f"{number}.{kind}" for number in range(GENERATED)] for kind in ("json", "xml"))
    for paths, verdicts in [(as_json, by_msq(as_json)), (as_xml, by_msq(as_xml)), (as_xml, by_xsd(as_xml))]:
        refused = [str(path) for path, accepted in zip(paths, verdicts) if not accepted]
        assert not refused, refused
    for path in as_json:
        written = path.read_text("utf-8")
        assert accepts(json.loads(written)), path
        # Numbers are compared as they are written.
        value = json.loads(written, parse_float=str, parse_int=str)
        mirrored = leaves(element("response", value))
        assert mirrored == leaves(ET.parse(path.with_suffix(".xml")).getroot()), f"{path} and its XML differ"
    return as_xml


def check_mutants(folder, originals):
    """A document in which one thing was changed has the same verdict by xmllint and by msq."""
    rng = random.Random(2020)
    paths = []
    for path in originals:
        for number in range(MUTANTS):
            mutant = mutate(ET.parse(path).getroot(), rng)
            paths.append(folder / f"mutant-{path.stem}-{number}.xml")
            ET.ElementTree(mutant).write(paths[-1], "utf-8", xml_declaration=True)
    verdicts = list(zip(paths, by_xsd(paths), by_msq(paths)))
    for path, xsd, msq in verdicts:
        assert xsd == msq, f"xmllint {xsd}, msq {msq}:\n{path.read_text('utf-8')[:100_000]}"
    accepted = sum(xsd for _, xsd, _ in verdicts)
    assert 0 < accepted < len(verdicts)
    return len(verdicts), accepted


def main():
    ET.register_namespace("", NS)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    accepts = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).is_valid
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        print(f"{check_variants(folder, accepts)} broken variants are refused as JSON, and as XML but for {len(ONLY_IN_JSON)}")
        print(f"{check_table(folder)} odd documents have the verdicts that they should")
        originals = check_generated(folder, accepts)
        print(f"{GENERATED} generated responses are accepted as JSON and as XML, and say the same")
        count, accepted = check_mutants(folder, originals)
        print(f"{count} mutants have the same verdict by xmllint and by msq; {accepted} of them are accepted")


main()
