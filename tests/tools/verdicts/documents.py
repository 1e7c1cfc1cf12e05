"""The documents that are judged: Panama's, broken variants of it, odd ones, generated ones, and mutants of those."""

import copy
import json
import random
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass

import json_mutants
import odd
import xml_mutants
from formats import RESPONSE, ROOT, element, leaves, mirror, parse, write_json, write_xml
from judges import DOCUMENTS

VARIANTS = ROOT / "tests/broken_variants.json"
GENERATED = 300
TURNS = 4
XML_MUTANTS = 1000
SEED = 2020


@dataclass
class Case:
    """A document in one format or both: what there is to it, and whether it is accepted, if that is known before."""

    kind: str
    json: bytes | None = None
    xml: bytes | None = None
    accepted: bool | None = None


def in_both(kind, document, accepted=None):
    return Case(kind, write_json(document).encode("utf-8"), mirror(document), accepted)


def panama():
    form = RESPONSE.parent / "formats"
    yield Case("Panama's response", RESPONSE.read_bytes(), (form / "response.xml").read_bytes(), True)
    yield in_both("Panama's response, mirrored", parse(RESPONSE.read_bytes()), True)


def broken(document, variant):
    """A copy of the document with what the variant breaks."""
    document = copy.deepcopy(document)
    *way, last = variant["at"].split("/")[1:]
    place = document
    for name in way:
        place = place[int(name)] if isinstance(place, list) else place[name]
    last = int(last) if isinstance(place, list) else last
    if variant.get("remove"):
        del place[last]
    else:
        place[last] = variant["set"]
    return document


def variants():
    response = json.loads(RESPONSE.read_text("utf-8"))
    for variant in json.loads(VARIANTS.read_text("utf-8")):
        yield in_both(variant["why"], parse(json.dumps(broken(response, variant))), False)


def odd_ones():
    for kind, text, accepted in odd.json_texts():
        yield Case(kind, json=text, accepted=accepted)
    for kind, document, accepted in odd.IN_BOTH:
        yield in_both(kind, parse(json.dumps(document)), accepted)
    for kind, text, accepted in odd.xml():
        yield Case(kind, xml=text, accepted=accepted)


def generated(folder):
    """What msq writes of arbitrary responses; it says the same in both formats."""
    subprocess.run([DOCUMENTS, "make", folder, str(GENERATED)], check=True)
    for number in range(GENERATED):
        written, xml = (folder / f"{number}.{form}" for form in ("json", "xml"))
        mirrored = element("response", parse(written.read_bytes()))
        assert leaves(mirrored) == leaves(ET.parse(xml).getroot()), f"{written} and its XML differ"
        yield Case("generated", written.read_bytes(), xml.read_bytes(), True)


def mutants(originals):
    rng = random.Random(SEED)
    for kind, document in json_mutants.mutants([parse(case.json) for case in originals], TURNS, rng):
        yield in_both(kind, document)
    for kind, tree in xml_mutants.mutants([case.xml for case in originals], XML_MUTANTS, rng):
        yield Case(kind, xml=write_xml(tree))
