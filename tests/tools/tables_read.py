"""Reads msq's CSV tables with Python's csv, pandas and DuckDB, cell for cell what the JSON documents say.

The lines of code that FORMATS.md gives for pandas and DuckDB are the ones that run here.
"""

import csv
import json
import pathlib
import re
import subprocess
import tempfile

import duckdb
import pandas

ROOT = pathlib.Path(__file__).resolve().parents[2]
MSQ = ROOT / "target/debug/msq"
DOCUMENTS = ROOT / "target/debug/examples/documents"
COUNT = 60
# The newest version of the contract.
CONTRACT = max((ROOT / "schemas/2020").iterdir(), key=lambda folder: [int(number) for number in folder.name.split(".")])
# A state that other programs take for a missing value.
NAMIBIA = {"edition": "2020", "version": "1.0", "memberState": {"name": "NA", "iso": "NAM"}}


def run(*arguments):
    done = subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def find(document, pointer):
    """The value at a JSON pointer, or None."""
    for name in pointer.strip("/").split("/"):
        if document is None:
            return None
        document = document.get(name)
    return document


def lines(cell):
    """The texts of a list in one cell: a line each, and `'>` goes on with the text above."""
    texts = []
    for line in cell.split("\n"):
        if line.startswith("'>") and texts:
            texts[-1] += "\n" + line[2:].replace("\r'>", "\r")
        else:
            texts.append(line.replace("\r'>", "\r"))
    return texts


def unmarked(text):
    return None if text == "" else text.removeprefix("'")


def cells(document, questions):
    """What a table says of a document, by path; a list of texts where a cell has a line an entry."""
    expected = {"edition": document["edition"], "version": document["version"]}
    for part in (part for question in questions for part in question["parts"]):
        value = find(document, part["pointer"])
        code = part["path"].rsplit(".", 1)[0]
        if part["kind"] == "ticked":
            for option in part["options"]:
                ticked = None if value is None else option["id"] in value
                expected[f"{code}.{option['id']}"] = ticked
        elif part["kind"] == "details":
            for option in part["options"]:
                expected[f"{code}.{option['id']}.detail"] = (value or {}).get(option["id"])
        elif part["kind"] == "entries":
            expected[f"{code}.count"] = None if value is None else len(value)
            for field in ["name", "url", "description"]:
                texts = [entry.get(field) for entry in value or []]
                expected[f"{code}.{field}"] = texts if any(text is not None for text in texts) else None
        else:
            expected[part["path"]] = value
    return expected


def same(found, expected):
    """Whether a cell, as text with its mark, says what is expected."""
    if expected is None:
        return found == ""
    if isinstance(expected, bool):
        return found == str(expected).lower()
    if isinstance(expected, (int, float)):
        return float(found) == expected
    if isinstance(expected, list):
        return [unmarked(text) for text in lines(found)] == expected
    return unmarked(found) == expected


def check_wide(path, documents, questions):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(documents)
    for row, document in zip(rows, documents):
        expected = cells(document, questions)
        assert set(row) == set(expected), set(row) ^ set(expected)
        for name, value in expected.items():
            assert same(row[name], value), f"{name}: {row[name]!r}, expected {value!r}"
        run_as_formula = [cell for cell in row.values() if re.match(r"[=+@\t\r]|-[^0-9]", cell)]
        assert not run_as_formula, run_as_formula
    return rows


def check_long(path, documents, questions):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, document in enumerate(documents, start=1):
        own = {row["path"]: row["value"] for row in rows if row["response"] == str(number)}
        for name, value in cells(document, questions).items():
            if isinstance(value, list):
                code, field = name.rsplit(".", 1)
                for at, text in enumerate(value, start=1):
                    assert same(own.pop(f"{code}[{at}].{field}", ""), text), name
            else:
                assert same(own.pop(name, ""), value), name
        assert not own, own


def recipes():
    """The lines of FORMATS.md, by language."""
    page = (ROOT / "FORMATS.md").read_text(encoding="utf-8")
    return dict(re.findall(r"```(python|sql)\n(.*?)\n```", page, re.DOTALL))


def check_recipes(path, rows):
    """pandas and DuckDB read the same table as Python's csv, without the marks."""
    plain = [{name: cell.removeprefix("'") for name, cell in row.items()} for row in rows]
    python, sql = recipes()["python"], recipes()["sql"]
    frame = eval(python.replace('"all.csv"', "path"), {"pandas": pandas, "path": path})
    assert frame.to_dict("records") == plain
    table = duckdb.sql(sql.replace("'all.csv'", f"'{path}'"))
    names = [column[0] for column in table.description]
    found = [dict(zip(names, [cell or "" for cell in row])) for row in table.fetchall()]
    for one, other in zip(found, plain, strict=True):
        different = {name: (one[name], other[name]) for name in other if one[name] != other[name]}
        assert not different, different


def main():
    questions = json.loads(run(MSQ, "questions", "--format", "json"))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        run(DOCUMENTS, "make", folder, COUNT)
        names = sorted(folder.glob("*.json"))
        documents = [json.loads(name.read_text(encoding="utf-8")) for name in names]
        (folder / "z.json").write_text(json.dumps(NAMIBIA), encoding="utf-8")
        names, documents = [*names, folder / "z.json"], [*documents, NAMIBIA]
        wide, long = folder / "wide.csv", folder / "long.csv"
        run(MSQ, "convert", *names, "-o", wide)
        run(MSQ, "convert", *names, "-o", long, "--layout", "long")
        rows = check_wide(wide, documents, questions)
        check_long(long, documents, questions)
        check_recipes(wide, rows)
        assert rows[-1]["memberState.name"] == "NA"
    print(f"wide.csv and long.csv: {len(documents)} responses, as csv, pandas and DuckDB read them")


if __name__ == "__main__":
    main()
