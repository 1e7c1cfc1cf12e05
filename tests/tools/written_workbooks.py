"""Holds the workbooks that msq writes against two programs that share nothing with it.

openpyxl opens each, and finds in its cells what stands in the fields of the same table as CSV: numbers, days, true and false
as such, and everything else as text. LibreOffice saves each as .xlsx and .ods, and msq reads the same response from them: what
FORMATS.md promises for its last column is held, line by line, by the responses in `tests/promises`. (In an .ods, LibreOffice 7.4
leaves tabulators out where a text has several lines, and some carriage returns.)

`python tests/tools/written_workbooks.py [PROGRAM]`, where PROGRAM is the `msq` to be held.
"""

import csv
import datetime
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl

ROOT = pathlib.Path(__file__).resolve().parents[2]
MSQ = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "target/debug/msq"
LAYOUTS = ["wide", "long", "form"]

# Texts that a program might take for something else.
HOSTILE = [
    "", " ", " space around ", "two\nlines", "two\r\nlines", "_x0041_", "_x0041\r\n", "'apostrophe", "007", "1e5", "=1+1", "+5",
    "-3", "@SUM(A1)", "81%", "2019-03-31", "TRUE", "false", "#N/A", "NA", "a\ttab", "two  spaces\nand a line", "no\u00a0break", "🇵🇦 😀",
    "مرحبا", "<a href=\"x\">&amp;</a>", "https://a.example/b?c=d&e=%20f#g", "https://a.example/%C3%A1", "mailto:info@a.example",
]

# As long as a cell can be.
LONG = ["😀" * 16_383, "a" * 32_767]


def msq(*arguments):
    run = subprocess.run([MSQ, *arguments], capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, f"{arguments}: {run.stderr}"
    return run.stdout


def kinds():
    """What the fields of a table hold, by path; fields of entries and counts are told by their names."""
    questions = json.loads(msq("questions", "--format", "json"))
    parts = [part for question in questions for part in question["parts"]]
    found = {part["path"]: part["kind"] for part in parts}
    for part in parts:
        code = part["path"].rsplit(".", 1)[0]
        for option in part.get("options", []):
            detail = ".detail" if part["kind"] == "details" else ""
            found[f"{code}.{option['id']}{detail}"] = "text" if detail else "yesNo"
        if part["kind"] == "entries":
            found[f"{code}.count"] = "percent"
    return found


def expected(field, kind):
    """The cell for a field of CSV."""
    if field == "":
        return None
    if kind == "yesNo":
        return {"true": True, "false": False}[field]
    if kind == "percent":
        # What 15 digits don't hold is text.
        return float(field) if float(f"{float(field):.15g}") == float(field) else field
    if kind == "date":
        return datetime.datetime.fromisoformat(field)
    # CSV keeps texts from being run as formulas.
    return field[1:] if field.startswith(("'=", "'+", "'-", "'@", "'\t", "'\r")) else field


def kind_of(layout, heads, row, column, kinds):
    if layout == "wide":
        return kinds.get(heads[column])
    if layout == "long":
        return {"response": "percent", "value": kinds.get(row[heads.index("path")])}.get(heads[column])
    kind = kinds.get(row[0])
    return kind if heads[column] == "answer" or (kind == "percent" and column > 2) else None


def compare_cells(layout, workbook, table, kinds):
    with open(table, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    book = openpyxl.load_workbook(workbook)
    assert book.sheetnames[1:] == ["Code book"], book.sheetnames
    sheet = book.worksheets[0]
    assert (sheet.max_row, sheet.max_column) == (len(rows), len(rows[0]))
    for number, row in enumerate(rows, 1):
        for column, field in enumerate(row):
            kind = None if number == 1 else kind_of(layout, rows[0], row, column, kinds)
            cell = sheet.cell(number, column + 1)
            found, wanted = cell.value, expected(field, kind)
            # openpyxl gives most texts as they are escaped, and joins the runs that keep escapes apart.
            if isinstance(found, str) and found != wanted:
                if re.search("_x[0-9A-F]{4}\r", field):
                    continue
                found = openpyxl.utils.escape.unescape(found)
            same_type = type(found) is type(wanted) or {type(found), type(wanted)} == {int, float}
            assert same_type and found == wanted, f"{layout} {cell.coordinate}: {found!r}, not {wanted!r}"
            if kind == "date" and wanted:
                assert cell.number_format == "yyyy-mm-dd", cell.number_format
            assert cell.data_type != "f", cell.coordinate
    return sum(field != "" for row in rows for field in row)


def folded(value):
    """The same with the line ends of other programs."""
    if isinstance(value, dict):
        return {name: folded(member) for name, member in value.items()}
    if isinstance(value, list):
        return [folded(member) for member in value]
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def saved(folder, workbooks, format):
    """The workbooks as LibreOffice saves them."""
    home = f"-env:UserInstallation=file://{folder}/home"
    out = folder / format
    save = ["soffice", home, "--headless", "--convert-to", format, "--outdir", out, *workbooks]
    subprocess.run(save, capture_output=True, check=True)
    return [out / f"{workbook.stem}.{format}" for workbook in workbooks]


def responses(file):
    return [json.loads(line) for line in msq("convert", "--to", "jsonl", file).split("\n") if line]


def compare_saved(folder, workbook, response):
    for format in ["xlsx", "ods"]:
        [again] = saved(folder, [workbook], format)
        [found] = responses(again)
        assert folded(found) == folded(response), f"{again.name}: {differences(found, response)}"


def promises():
    """What FORMATS.md says of the responses in `tests/promises`, in the last column of its first table."""
    page = (ROOT / "FORMATS.md").read_text("utf-8")
    lines = page[page.index("| a response with") :].split("\n\n")[0].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert cells[0][-1] == "saved by LibreOffice" and len(cells) > 10, cells[0]
    for first, *_, last in cells[2:]:
        stem = "-".join(re.findall("[a-z0-9]+", first.lower()))
        yield ROOT / f"tests/promises/{stem}.json", last


def compare_promises(folder):
    kept = {}
    for source, promise in promises():
        workbook = folder / f"{source.stem}.xlsx"
        run = subprocess.run([MSQ, "convert", source, "-o", workbook], capture_output=True, text=True)
        assert (promise == "refused") == (run.returncode != 0), f"{source.name}: {run.stderr}"
        if promise != "refused":
            kept[workbook] = (responses(source), promise)
    for format in ["xlsx", "ods"]:
        for workbook, again in zip(kept, saved(folder, list(kept), format)):
            expected, promise = kept[workbook]
            if promise.endswith(", as .xlsx") and format != "xlsx":
                continue
            found = responses(again)
            if promise.startswith("line feeds"):
                assert found != expected, f"{again.name}: carriage returns are kept"
                found, expected = folded(found), folded(expected)
            assert found == expected, f"{again.name}: {differences(found, expected)}"
    print(f"{len(kept)} sorts of responses are as promised, saved as xlsx and ods")


def differences(found, wanted, path=""):
    if isinstance(found, dict) and isinstance(wanted, dict):
        names = sorted(found.keys() | wanted.keys())
        return [each for name in names for each in differences(found.get(name), wanted.get(name), f"{path}/{name}")]
    return [] if folded(found) == folded(wanted) else [f"{path}: {str(found)[:80]!r}, not {str(wanted)[:80]!r}"]


def hostile(panama):
    """Panama's response with hostile texts in the place of its own, and numbers that are hard to keep."""
    texts, long = itertools.cycle(HOSTILE), iter(LONG)
    lines = itertools.cycle(text for text in HOSTILE if not {"\n", "\t"} & set(text))

    def changed(value, name=""):
        if isinstance(value, dict):
            return {name: changed(member, name) for name, member in value.items()}
        if isinstance(value, list):
            return [changed(member) for member in value]
        if name in ("edition", "version", "iso", "m49") or not isinstance(value, str):
            return 0.1 + 0.2 if isinstance(value, float) else value
        if name == "value":
            return value
        if name == "explanation":
            return next(long, None) or next(texts)
        return next(lines)

    response = changed(panama)
    response["legalFramework"]["legalFrameworkOn"]["ticked"] = ["digitalIdentity"]
    response["authorization"] = {"answer": False}
    return response


def main():
    panama = json.loads((ROOT / "examples/panama/response.json").read_text("utf-8"))
    of_path = kinds()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for stem, response in [("panama", panama), ("hostile", hostile(panama))]:
            source = folder / f"{stem}.json"
            source.write_text(json.dumps(response), "utf-8")
            for layout in LAYOUTS:
                workbook, table = folder / f"{stem}-{layout}.xlsx", folder / f"{stem}-{layout}.csv"
                msq("convert", source, "-o", workbook, "--layout", layout)
                msq("convert", source, "-o", table, "--layout", layout)
                count = compare_cells(layout, workbook, table, of_path)
                compare_saved(folder, workbook, response)
                print(f"{stem}, {layout}: {count} cells as they are meant, and the same response saved as xlsx and ods")
        compare_promises(folder)


main()
