# SPDX-License-Identifier: Apache-2.0
"""The Python of docs/how-to/python.md runs, from its first block to its last, and says what its comments say."""

import ast
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "python.md"


def test_the_page(tmp_path, monkeypatch):
    import csv

    import openpyxl

    sample = ROOT / "data/samples/jp_manufacturer_2026.csv"
    book = openpyxl.Workbook()
    with sample.open(encoding="utf-8") as file:
        for row in csv.reader(line for line in file if not line.startswith("#")):
            book.active.append([cell or None for cell in row])
    book.save(tmp_path / "roster.xlsx")
    shutil.copy(sample.with_suffix(".toml"), tmp_path / "employer.toml")
    pd.DataFrame({"workers": [150], "counted": [3.0]}).to_parquet(tmp_path / "firms.parquet")
    for name in ("companies", "people", "hosts"):
        shutil.copy(ROOT / f"data/samples/th_placement_{name}.csv", tmp_path / f"{name}.csv")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    assert len(blocks) >= 5
    names = {}
    checked = 0
    for block in blocks:
        # `expression  # what it is`: a value beside an expression is compared.
        for statement in ast.parse(block).body:
            code = ast.get_source_segment(block, statement)
            rest = block.splitlines()[statement.end_lineno - 1][statement.end_col_offset :]
            if isinstance(statement, ast.Expr) and "#" in rest and "print" not in code:
                assert repr(eval(code, names)) == rest.split("#", 1)[1].strip(), code
                checked += 1
            else:
                exec(compile(ast.Module([statement], []), str(PAGE), "exec"), names)
    assert checked >= 2


def test_every_public_name_is_documented():
    import quotalaw as ql

    missing = []
    for module in (ql.jp, ql.th, ql.law, ql.plan, ql.placements, ql.plot, ql.tables, ql.rosters):
        for name in getattr(module, "__all__", dir(module)):
            thing = getattr(module, name)
            if callable(thing) and not name.startswith("_") and getattr(thing, "__module__", "").startswith("quotalaw"):
                if not (thing.__doc__ or "").strip():
                    missing.append(f"{module.__name__}.{name}")
    assert not missing


@pytest.mark.parametrize("name", ["errors", "jp", "th", "law", "placements", "plan", "plot", "rosters"])
def test_modules_load_when_they_are_asked_for(name):
    import quotalaw as ql

    assert name in dir(ql) and getattr(ql, name).__name__ == f"quotalaw.{name}"
