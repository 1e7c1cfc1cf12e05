"""Lets LibreOffice save workbooks in other formats, and compares the answers that msq reads from each.

What a file type lacks may show in findings, never in answers: only a date that CSV turns into text is still a date.
"""

import json
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
MSQ = ROOT / "target/debug/msq"
WORKBOOKS = [
    ROOT / "examples/panama/form.xlsx",
    ROOT / "tests/files/synthetic-survey-export.xlsx",
    ROOT / "crates/msq-office/tests/files/synthetic-answers-below.ods",
]
# UTF-8, and the cells as they are shown: LibreOffice's filter 76, delimiter 44 and quotation mark 34.
FORMATS = ["xlsx", "ods", "xls", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"]


def answers(path):
    """The responses in a file, as msq reads them."""
    run = subprocess.run([MSQ, "convert", "--to", "jsonl", path], capture_output=True, text=True)
    assert run.returncode == 0, f"{path}: {run.stderr}"
    return [json.loads(line) for line in run.stdout.splitlines()]


def main():
    with tempfile.TemporaryDirectory() as folder:
        home = f"-env:UserInstallation=file://{folder}/home"
        for workbook in WORKBOOKS:
            expected = answers(workbook)
            for format in FORMATS:
                out = pathlib.Path(folder, format.split(":")[0])
                save = ["soffice", home, "--headless", "--convert-to", format, "--outdir", out, workbook]
                subprocess.run(save, capture_output=True, check=True)
                saved = out / f"{workbook.stem}.{format.split(':')[0]}"
                assert answers(saved) == expected, f"{saved.name} has other answers than {workbook.name}"
            print(f"{workbook.name}: the same {len(expected)} response(s) from xlsx, ods, xls and csv")


main()
