"""Checks the data package, and loads its tables as docs/using-the-schema.md shows: with the types that are meant.

The published package is checked as it stands, and again with tables of arbitrary responses in the place of its invented ones.
"""

import contextlib
import csv
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import pandas
from lxml import etree
from tables_read import CONTRACT as PACKAGE
from tables_read import COUNT, DOCUMENTS, MSQ, NAMIBIA, ROOT, cells, find, run

PAGE = ROOT / "docs/using-the-schema.md"
FRICTIONLESS = pathlib.Path(sys.executable).with_name("frictionless")


def recipes():
    """What the page gives for the tables: commands, and programs."""
    section = PAGE.read_text(encoding="utf-8").split("## Load tables")[1]
    commands = re.findall(r"^\$ (.*)$", section, re.MULTILINE)
    return commands, re.findall(r"```python\n(.*?)```", section, re.DOTALL)


def validate(folder, commands):
    for command in commands:
        program, *arguments = command.split()
        assert program == "frictionless", command
        done = subprocess.run([FRICTIONLESS, *arguments], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def loaded(folder, program):
    """What a program of the page leaves behind."""
    names = {}
    with contextlib.chdir(folder):
        exec(program, names)
    return names


def is_missing(value):
    return value is None or value is pandas.NA or value is pandas.NaT or value != value


def check_wide(rows, documents, questions, fields):
    """Each cell is of the type that the package says, and what is a number, yes or no, or a date is the document's."""
    types = {"boolean": bool, "number": float, "integer": int, "date": datetime.date, "string": str}
    answered = set()
    for row, document in zip(rows, documents, strict=True):
        for name, expected in cells(document, questions).items():
            found, kind = row[name], fields[name]
            if is_missing(found):
                assert expected is None or kind == "string", f"{name}: nothing, expected {expected!r}"
                continue
            assert isinstance(found, types[kind]), f"{name}: {found!r} is no {kind}"
            answered.add(kind)
            if kind == "date":
                assert f"{found:%Y-%m-%d}".zfill(10) == expected, f"{name}: {found!r}, expected {expected!r}"
            elif kind != "string":
                assert found == expected, f"{name}: {found!r}, expected {expected!r}"
    assert answered == set(types), answered
    assert (rows[-1]["memberState.name"], rows[-1]["memberState.iso"]) == ("NA", "NAM")


def check_long(rows, documents, names):
    """Every response is there, and each row is about a question of the list, or about the response as a whole."""
    assert {row["response"] for row in rows} == set(range(1, len(documents) + 1))
    assert {row["code"] for row in rows if not is_missing(row["code"])} <= names
    last = {row["path"]: row["value"] for row in rows if row["response"] == len(documents)}
    assert last["memberState.name"] == "NA", last


def records(table):
    return [{name: getattr(value, "item", lambda: value)() for name, value in row.items()} for row in table.to_dict("records")]


def check_places():
    """Where the list of parts says that a part stands, it stands: in the document in which everything is answered."""
    namespace = re.search(r'targetNamespace="([^"]+)"', (PACKAGE / "msq.xsd").read_text(encoding="utf-8"))[1]
    tree = etree.parse(PACKAGE / "examples/valid/everything.xml")
    document = json.loads((PACKAGE / "examples/valid/everything.json").read_text(encoding="utf-8"))
    with open(PACKAGE / "parts.csv", encoding="utf-8", newline="") as file:
        parts = list(csv.DictReader(file))
    for part in parts:
        assert len(tree.xpath(part["xmlPath"], namespaces={"msq": namespace})) == 1, part["xmlPath"]
        assert find(document, part["pointer"]) is not None, part["pointer"]
    return len(parts)


def main():
    commands, (with_pandas, with_duckdb) = recipes()
    validate(PACKAGE, commands)
    print(f"{check_places()} parts stand where their list says, in JSON and XML")
    questions = json.loads(run(MSQ, "questions", "--format", "json"))
    with tempfile.TemporaryDirectory() as name:
        responses, folder = pathlib.Path(name, "responses"), pathlib.Path(name, "package")
        responses.mkdir()
        run(DOCUMENTS, "make", responses, COUNT)
        (responses / "z.json").write_text(json.dumps(NAMIBIA), encoding="utf-8")
        inputs = sorted(responses.glob("*.json"))
        documents = [json.loads(path.read_text(encoding="utf-8")) for path in inputs]
        shutil.copytree(PACKAGE, folder)
        run(MSQ, "convert", *inputs, "-o", folder / "tables/wide.csv")
        run(MSQ, "convert", *inputs, "-o", folder / "tables/long.csv", "--layout", "long")
        validate(folder, commands)
        resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
        wide = next(resource for resource in resources if resource["name"] == "wide")
        fields = {field["name"]: field["type"] for field in wide["schema"]["fields"]}
        names = {question["code"] for question in questions}

        tables = loaded(folder, with_pandas)["tables"]
        assert set(tables) == {resource["name"] for resource in resources}
        check_wide(records(tables["wide"]), documents, questions, fields)
        check_long(records(tables["long"]), documents, names)

        database = loaded(folder, with_duckdb)["database"]
        for table, check in [("wide", lambda rows: check_wide(rows, documents, questions, fields)),
                             ("long", lambda rows: check_long(rows, documents, names))]:
            found = database.sql(f'SELECT * FROM "{table}"')
            check([dict(zip(found.columns, row)) for row in found.fetchall()])
    print(f"frictionless accepts the data package; pandas and DuckDB load {len(documents)} responses with its types")


if __name__ == "__main__":
    main()
