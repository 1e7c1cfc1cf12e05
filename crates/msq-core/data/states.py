"""Writes `states.tsv`: the states that a respondent may be, with their codes and their names in the six languages of
the United Nations. With `--check` it writes nothing, and fails if the committed table isn't what it would write.

    pip install --no-deps --requirement requirements.txt && python states.py

`README.md` beside it says where the names come from.
"""

import csv
import io
import sys
from importlib.metadata import distribution
from pathlib import Path

from babel import Locale
from babel.core import get_global

TABLE = Path(__file__).with_name("states.tsv")
LANGUAGES = {"ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish"}

# What UNTERM lists beside the Member States.
OBSERVERS = {"PSE", "VAT"}
OTHERS = {"COK", "NIU"}


def rows():
    """A row a state, in the order of the codes."""
    by_code = get_global("territory_aliases")
    territories = {language: Locale.parse(language).territories for language in LANGUAGES}
    for record in sorted(taxonomy(), key=lambda record: record["ISO 3166-1 Alpha 3-Codes"]):
        iso = record["ISO 3166-1 Alpha 3-Codes"]
        if not iso or record["Deprecated"] == "Y":
            continue
        m49 = record["m49 numerical code"].zfill(3)
        alpha_2 = record["ISO 3166-1 Alpha 2-Codes"]
        # Two sources for each code: they have to agree.
        assert by_code[iso] == by_code[m49] == [alpha_2], (iso, m49, alpha_2)
        names = {
            language: distinct(
                record[f"M49 {full}"],
                record[f"{full} Short"],
                *([record["English Formal"], record["ISO Alt Term"]] if language == "en" else []),
                territories[language][alpha_2],
            )
            for language, full in LANGUAGES.items()
        }
        yield [iso, m49, status(iso, record), names["en"][0], *("|".join(names[language]) for language in LANGUAGES)]


def taxonomy():
    """The UN's names and codes, as UNTERM and M49 have them."""
    files = distribution("hdx-python-country").files or []
    [path] = [file for file in files if file.name.endswith("C&T Taxonomy.csv")]
    with open(path.locate(), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def status(iso, record):
    if record["Appears in UNTERM list"] != "Y" or iso in OTHERS:
        return "other"
    return "observer" if iso in OBSERVERS else "member"


def distinct(*names):
    """The names, without articles in front, empty ones and repetitions."""
    return list(dict.fromkeys(name.strip().removeprefix("the ") for name in names if name.strip()))


def table():
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    writer.writerow(["iso", "m49", "status", "name", *LANGUAGES])
    writer.writerows(rows())
    return text.getvalue()


if sys.argv[1:] == ["--check"]:
    if TABLE.read_text(encoding="utf-8") != table():
        sys.exit(f"{TABLE} is stale; run {Path(__file__).name} and commit what changes")
else:
    TABLE.write_text(table(), encoding="utf-8")
