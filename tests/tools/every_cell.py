"""Compares the cells that `msq inspect` accounts for with those that another program lists as not empty.

For workbooks of Excel that is openpyxl; for OpenDocument spreadsheets it is Python's XML parser, and the few lines below.
"""

import json
import pathlib
import subprocess
import xml.etree.ElementTree as xml
import zipfile

import openpyxl
from openpyxl.utils import get_column_letter

ROOT = pathlib.Path(__file__).resolve().parents[2]
MSQ = ROOT / "target/debug/msq"
FILES = [*(ROOT / "examples").rglob("*"), *(ROOT / "crates/msq-office/tests/files").glob("*")]
WORKBOOKS = sorted(path for path in FILES if path.suffix in (".xlsx", ".ods"))
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, OFFICE, TEXT = (f"{{{ODF}{name}:1.0}}" for name in ("table", "office", "text"))


def cells_of_xlsx(path):
    workbook = openpyxl.load_workbook(path)
    return {(s.title, c.coordinate) for s in workbook for row in s.iter_rows() for c in row if c.value is not None}


def cells_of_ods(path):
    cells = set()
    for sheet in xml.parse(zipfile.ZipFile(path).open("content.xml")).iter(f"{TABLE}table"):
        row = 0
        for line in sheet.iter(f"{TABLE}table-row"):
            rows, column = int(line.get(f"{TABLE}number-rows-repeated", 1)), 0
            for cell in line:
                columns = int(cell.get(f"{TABLE}number-columns-repeated", 1))
                holds = [cell.get(f"{OFFICE}value-type"), cell.get(f"{TABLE}formula"), cell.find(f"{OFFICE}annotation")]
                if any(each is not None for each in holds):
                    name = sheet.get(f"{TABLE}name")
                    places = [(row + down, column + right) for down in range(rows) for right in range(columns)]
                    cells |= {(name, f"{get_column_letter(column + 1)}{row + 1}") for row, column in places}
                column += columns
            row += rows
    return cells


def main():
    compared = set()
    for path in WORKBOOKS:
        inspect = subprocess.run([MSQ, "inspect", "--format", "json", path], capture_output=True, text=True)
        # Some workbooks try the reader of the format alone.
        if "doesn't look like the questionnaire" in inspect.stderr:
            print(f"{path.name}: not the questionnaire")
            continue
        assert inspect.returncode != 2, inspect.stderr
        account = json.loads(inspect.stdout)
        accounted = {(s["sheet"], c["cell"]) for s in account["sheets"] for c in s["cells"]}
        for sheet in account["sheets"]:
            for cell in sheet["cells"]:
                assert "".join(span["text"] for span in cell["spans"]) == cell["text"], cell
        listed = cells_of_ods(path) if path.suffix == ".ods" else cells_of_xlsx(path)
        assert accounted == listed, f"{path}: {accounted ^ listed}"
        compared.add(path.name)
        print(f"{path.name}: all {len(listed)} cells that another program lists are accounted for")
    assert "form.xlsx" in compared, f"only {compared} were compared"


main()
