"""Writes the fixtures of msq-csv with Python's csv module, and lists the cells that are in them.

The list is made from the rows, not from the files: each cell's line, record, field and text.
"""

import csv
import datetime
import io
import json
import pathlib
import re

import openpyxl

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "crates/msq-csv/tests/fixtures"
LINE_BREAK = re.compile("\r\n|\r|\n")

FRENCH = [
    ["Code", "Réponse", "Remarque"],
    ["17", "62,5", "selon l’enquête; «très satisfaits»"],
    [],
    ["20", "0,4 %", "sur deux lignes:\r\nla première\nla deuxième"],
    ["21", "", "Œuvre d’Élodie, à Besançon"],
    ["", "", "", "un champ de plus"],
    ["fin"],
]
RUSSIAN = [["Государство", "Да, есть"], ["Электронное правительство", "Нет"], ["Открытые данные", "Не знаю"]]
ARABIC = [["الدولة", "المملكة العربية السعودية"], ["الحكومة الإلكترونية", "نعم، الاستراتيجية الوطنية"]]
CHINESE = [["会员国", "中华人民共和国"], ["电子政务", "是"], ["", "换\n行"]]
MARKS = [
    ['say "yes"', "a|b", "TRUE"],
    ["007", "1e5", "  spaces  "],
    ["=1+1", "-3", "@x"],
    ["\ttab", "back\\slash", "'"],
    ["", "", ""],
    ["two\rlines", "x\r\n\r\ny", "z"],
]


def write(name, rows, encoding, before="", **dialect):
    text = io.StringIO(newline="")
    csv.writer(text, **dialect).writerows(rows)
    (FIXTURES / name).write_bytes((before + text.getvalue()).encode(encoding))
    return {"delimiter": dialect.get("delimiter", ","), "cells": cells(rows, 1 + before.count("\n"))}


def cells(rows, line):
    found = []
    record = 0
    for row in rows:
        record += bool(row)
        for field, text in enumerate(row, 1):
            if text:
                found.append([line, record, field, text])
            line += len(LINE_BREAK.findall(text))
        line += 1
    return found


def form():
    workbook = openpyxl.load_workbook(ROOT / "examples/panama/form.xlsx")
    text = lambda value: value.date().isoformat() if isinstance(value, datetime.datetime) else str(value)
    return [["" if v is None else text(v) for v in row] for row in workbook.active.iter_rows(values_only=True)]


def main():
    found = {
        "panama-form.csv": write("panama-form.csv", form(), "utf-8-sig"),
        "panama-form-utf-16.txt": write("panama-form-utf-16.txt", form(), "utf-16", delimiter="\t"),
        "french-windows-1252.csv": write("french-windows-1252.csv", FRENCH, "windows-1252", delimiter=";"),
        "french-sep.csv": write("french-sep.csv", FRENCH, "utf-8", before="sep=;\r\n", delimiter=";"),
        "russian-windows-1251.csv": write("russian-windows-1251.csv", RUSSIAN, "windows-1251"),
        "russian-utf-16-unmarked.csv": write("russian-utf-16-unmarked.csv", RUSSIAN, "utf-16-be"),
        "arabic-windows-1256.csv": write("arabic-windows-1256.csv", ARABIC, "windows-1256", lineterminator="\n"),
        "chinese.tsv": write("chinese.tsv", CHINESE, "utf-8", delimiter="\t"),
        "marks-cr.csv": write(
            "marks-cr.csv", MARKS, "utf-8", delimiter="|", lineterminator="\r", quoting=csv.QUOTE_ALL
        ),
    }
    locale = (FIXTURES / "synthetic-comma-locale.csv").read_bytes().decode("windows-1252")
    rows = list(csv.reader(io.StringIO(locale, newline=""), delimiter=";"))
    found["synthetic-comma-locale.csv"] = {"delimiter": ";", "cells": cells(rows, 1)}
    with open(FIXTURES / "cells.json", "w", encoding="utf-8") as file:
        # A line a cell, so that a diff can be read.
        text = json.dumps(found, ensure_ascii=False)
        file.write(text.replace("[[", "[\n[").replace("], [", "],\n[").replace("]}, ", "]},\n") + "\n")


main()
