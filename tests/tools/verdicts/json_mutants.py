"""Changes one thing of a document of JSON; what comes out may be right or wrong.

A mutation knows kinds of parts and no question. Each gets its turns, so that all of them happen.
"""

import copy
import itertools
import random
from dataclasses import dataclass

from formats import WHOLE, Members, Written, properties, resolve

DEPTH = 150
NAMES = ["annex", "", "a b", "$ref", "x-msq", "__proto__", "constructor", "Answer", "é", "value ", "explanation\u0000"]
TEXTS = {
    "text": ["", " ", "\n", "a\r\nb", "a\rb", "a\tb", "\u0085\u2028\ufeff", "\U0001f600\U0010ffff", "\\u0000", "]]>&<", "NaN",
             "a\u0000b", "\u000b", "\u001f", "\u007f\u0080", "\ufffe", "\uffff", "\ud800", "\udc00\ud83d"],
    "code": ["pan", "PA", "PANA", "591", "059", "59", "PÁN", "ＰＡＮ", "५९१", ""],
    "date": ["2019-02-30", "2019-02-29", "2020-02-29", "1900-02-29", "2019-13-01", "2019-00-10", "2019-01-00", "9999-12-31",
             "1000-01-01", "0999-12-31", "0000-01-01", "10000-01-01", "-2019-01-01", "2019-1-1", "20190331", "2019-W13-7",
             "2019-090", "2019-03-31T00:00:00Z", "2019-03-31Z", "2019-03-31\n", " 2019-03-31", "２019-03-31", "31/03/2019", ""],
    "option": ["other", "bigData", "blockchain", "Other", "", "*"],
    "constant": ["2020", "1", "1.00", "2018", ""],
}
NUMBERS = ["1e400", "-1e400", "1" + 400 * "0", "1e-400", "1.7976931348623157e308", "1.7976931348623159e308", "5e-324", "-0", "1E+2",
           "-1", "120", "123456789012345678901234567890", "0.1234567890123456789012345", "9007199254740993", "01", ".5", "5.", "+1",
           "1e", "0x10", "1_000", "NaN", "-Infinity", "True"]
NULL = Written("null")
NEW = {"a text": "x", "a number as a text": "81", "true as a text": "true", "a number": Written("81"), "one": Written("1"),
       "true": Written("true"), "an empty text": "", "an empty list": [], "an empty object": Members(),
       "a list in a list": [[]], "a text in a list": ["other"], "an object with a member": Members([["name", "x"]])}
KINDS = ["constant", "code", "text", "date", "option", "number", "boolean", "array", "object"]


@dataclass
class Place:
    """Where a value stands: in an object or a list, which number there, and what the schema expects."""

    holder: list
    at: int
    kind: str

    @property
    def is_member(self):
        return isinstance(self.holder, Members)

    @property
    def value(self):
        found = self.holder[self.at]
        return found[1] if self.is_member else found

    def put(self, value):
        if self.is_member:
            self.holder[self.at][1] = value
        else:
            self.holder[self.at] = value


def kind(schema):
    """What the schema expects: a kind of part, or what such a part holds."""
    if "const" in schema or "enum" in schema or len(schema.get("oneOf", [])) == 1:
        return "constant"
    if "oneOf" in schema:
        return "option"
    if "format" in schema:
        return "date"
    if schema["type"] == "string":
        return "text" if "u0000" in schema["pattern"] else "code"
    return schema["type"]


def places(value, schema=WHOLE):
    """All places in a valid value, from the outside in."""
    schema = resolve(schema)
    for at, each in enumerate(value):
        below = properties(schema)[each[0]] if isinstance(value, Members) else schema["items"]
        place = Place(value, at, kind(resolve(below)))
        yield place
        if isinstance(place.value, list):
            yield from places(place.value, below)


def holders(value):
    """The objects and lists in a value, itself among them."""
    if isinstance(value, list):
        yield value
        for at in range(len(value)):
            yield from holders(Place(value, at, "").value)


def names(members):
    return {name for name, _ in members}


# What can be done to a place of a document, by chance.


def move(document, place, rng):
    place.holder.insert(rng.randrange(len(place.holder)), place.holder.pop(place.at))


def elsewhere(document, place, rng):
    moved, within = place.holder[place.at], {id(each) for each in holders(place.value)}
    others = [each for each in holders(document) if type(each) is type(place.holder) and id(each) not in within]
    if place.is_member:
        others = [each for each in others if moved[0] not in names(each)]
    del place.holder[place.at]
    rng.choice(others).append(moved)


def remove(document, place, rng):
    del place.holder[place.at]


def repeat(document, place, rng):
    place.holder.insert(rng.randrange(len(place.holder) + 1), copy.deepcopy(place.holder[place.at]))


def repeat_null_first(document, place, rng):
    place.holder.insert(0, [place.holder[place.at][0], NULL])


def repeat_null_last(document, place, rng):
    place.holder.append([place.holder[place.at][0], NULL])


def rename(document, place, rng):
    used = {name for each in holders(document) if isinstance(each, Members) for name in names(each)}
    place.holder[place.at][0] = rng.choice(sorted(used - names(place.holder)))


def rename_oddly(document, place, rng):
    place.holder[place.at][0] = rng.choice(NAMES)


def tick(document, place, rng):
    options = [option["const"] for each in WHOLE["$defs"].values() for option in each.get("oneOf", [])]
    place.holder.append(rng.choice(options))


def put(value):
    return lambda document, place, rng: place.put(copy.deepcopy(value))


def nest(document, place, rng):
    deep = []
    for _ in range(DEPTH):
        deep = [deep]
    place.put(deep)


def members(place):
    return place.is_member


def items(place):
    return not place.is_member


def of(expected):
    return lambda place: place.kind == expected


# Names, where they can happen, and what happens.
STRUCTURAL = [
    ("a member moved", members, move),
    ("a member elsewhere", members, elsewhere),
    ("a member removed", members, remove),
    ("a member twice", members, repeat),
    ("a member twice, the first one null", members, repeat_null_first),
    ("a member twice, the last one null", members, repeat_null_last),
    ("another member's name", members, rename),
    ("an odd name", members, rename_oddly),
    ("an item moved", items, move),
    # In XML an empty entry would look like an empty option.
    ("an item elsewhere", lambda place: items(place) and place.value, elsewhere),
    ("an item removed", items, remove),
    ("an item twice", items, repeat),
    ("another option", lambda place: items(place) and place.kind == "option", tick),
    ("null", lambda place: True, put(NULL)),
    ("a deep list", lambda place: True, nest),
]
RETYPED = [(f"{name} for {old}", of(old), put(new)) for old, (name, new) in itertools.product(KINDS, NEW.items())]
REWORDED = [(f"{where} {text!a}", of(where), put(text)) for where, texts in TEXTS.items() for text in texts]
RENUMBERED = [(f"number {number:.40}", of("number"), put(Written(number))) for number in NUMBERS]


def mutants(originals, turns, rng):
    """Names and documents: each mutation in its turns, of an original that has a place for it; the structural ones more often."""
    for name, where, change in turns * (4 * STRUCTURAL + RETYPED + REWORDED + RENUMBERED):
        found = []
        while not found:
            document = copy.deepcopy(rng.choice(originals))
            found = [place for place in places(document) if where(place)]
        # A kind is chosen before a place, since most places are texts.
        chosen = rng.choice(sorted({place.kind for place in found}))
        change(document, rng.choice([place for place in found if place.kind == chosen]), rng)
        yield name, document
