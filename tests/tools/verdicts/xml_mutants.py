"""Changes one thing of a document of XML; what comes out may be right or wrong."""

import xml.etree.ElementTree as ET

from formats import NS, XSI
from json_mutants import TEXTS

# Without those that XML can't hold.
WORDS = [text for texts in TEXTS.values() for text in texts if text.isprintable()] + ["true", "1", "0.5", "007", "\n other "]
ATTRIBUTES = ["a", "{http://www.w3.org/XML/1998/namespace}lang", f"{{{XSI}}}nil", f"{{{XSI}}}schemaLocation"]


def mutate(tree, turn, rng):
    """Changes the tree by the mutation whose turn it is, and says its name."""
    everywhere = list(tree.iter())
    parents = [each for each in everywhere if len(each)]
    parent = rng.choice(parents)
    at = rng.randrange(len(parent))
    child = parent[at]

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
        rng.choice([each for each in everywhere if not len(each)]).text = rng.choice(WORDS)

    def empty():
        child.clear()

    def blurt():
        child.tail = rng.choice(WORDS)

    def attribute():
        child.set(rng.choice(ATTRIBUTES), "true")

    mutations = {
        "an element moved": move,
        "an element elsewhere": elsewhere,
        "an element twice": repeat,
        "an element removed": remove,
        "another element's name": rename,
        "another namespace's name": foreign,
        "other words": reword,
        "an element emptied": empty,
        "words between elements": blurt,
        "an odd attribute": attribute,
    }
    name = list(mutations)[turn % len(mutations)]
    mutations[name]()
    return name


def mutants(originals, count, rng):
    """Names and trees: each mutation in its turn."""
    for turn in range(count):
        tree = ET.fromstring(rng.choice(originals))
        yield mutate(tree, turn, rng), tree
