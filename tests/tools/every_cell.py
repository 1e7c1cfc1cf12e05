"""Compares the cells that `msq inspect` accounts for with those that openpyxl lists as not empty."""

import json
import pathlib
import subprocess

import openpyxl

ROOT = pathlib.Path(__file__).resolve().parents[2]
MSQ = ROOT / "target/debug/msq"
WORKBOOKS = sorted((ROOT / "examples").rglob("*.xlsx"))


def main():
    assert WORKBOOKS, "there is no workbook to compare"
    for path in WORKBOOKS:
        inspect = subprocess.run([MSQ, "inspect", "--format", "json", path], capture_output=True, check=True)
        account = json.loads(inspect.stdout)
        accounted = {(s["sheet"], c["cell"]) for s in account["sheets"] for c in s["cells"]}
        for sheet in account["sheets"]:
            for cell in sheet["cells"]:
                assert "".join(span["text"] for span in cell["spans"]) == cell["text"], cell
        workbook = openpyxl.load_workbook(path)
        listed = {(s.title, c.coordinate) for s in workbook for row in s.iter_rows() for c in row if c.value is not None}
        assert accounted == listed, f"{path}: {accounted ^ listed}"
        print(f"{path.name}: all {len(listed)} cells that openpyxl lists are accounted for")


main()
