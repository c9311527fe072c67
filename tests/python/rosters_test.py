# SPDX-License-Identifier: Apache-2.0
"""Rosters from files, workbooks and frames: the same report whatever they came in."""

import csv
import datetime as dt
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import quotalaw as ql

JP = Path("data/samples/jp_manufacturer_2026.csv")
TH = Path("data/samples/th_company_2027.csv")


def rows_of(path):
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def command(*arguments):
    done = subprocess.run([os.environ["QUOTALAW"], *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def manufacturer():
    return ql.read_roster(JP, fiscal_year=2026, employer=JP.with_suffix(".toml"))


@pytest.mark.parametrize("lang", ["en", "th", "ja"])
def test_the_same_report_as_the_command(manufacturer, lang):
    arguments = ["--lang", lang, "assess", "--country", "jp", "--fiscal-year", "2026", JP, "--employer"]
    arguments.append(JP.with_suffix(".toml"))
    assert manufacturer.summary(lang) == command(*arguments)
    assert manufacturer.explain(lang) == command(*arguments, "--explain")
    assert manufacturer.to_html(lang) == command(*arguments, "--format", "html")
    assert manufacturer.to_json(lang) == command(*arguments, "--format", "json")
    assert manufacturer.to_csv(lang) == command(*arguments, "--format", "csv")


def test_what_it_holds(manufacturer):
    # README: 950,000 yen by 2027-05-17.
    assert manufacturer.bill["levy"] == Decimal(950_000)
    assert manufacturer.bill["due_day"] == dt.date(2027, 5, 17)
    assert manufacturer.complete and manufacturer.bad_cells == ()
    assert repr(manufacturer) == str(manufacturer.summary())
    assert manufacturer._repr_html_().startswith("<iframe")
    assert manufacturer.summary()._repr_html_().startswith("<pre>")


def test_calendar(manufacturer):
    days = manufacturer.calendar()
    assert [(d.day, d.amount) for d in days] == [(dt.date(2026, 7, 15), None), (dt.date(2027, 5, 17), Decimal(950_000))]
    assert "950,000" in str(days) and "納付金" in str(manufacturer.calendar("ja"))
    ics = days.to_ics()
    assert ics.count("BEGIN:VEVENT") == 2 and "DTSTART;VALUE=DATE:20270517" in ics and ics == days.to_ics()


def test_thailand():
    found = ql.read_roster(TH, fund_year=2027, employer=TH.with_suffix(".toml"), lang="th")
    assert found.bill["contribution"] == Decimal("246010.00") and found.bill["required"] == 12
    assert [(d.day, d.amount) for d in found.calendar()] == [(dt.date(2027, 3, 31), Decimal("246010.00"))]
    buddhist = ql.read_roster(TH, fund_year="B.E. 2570", employer=TH.with_suffix(".toml"), lang="th")
    assert buddhist.summary() == found.summary()


def frames(rows, tmp_path):
    import duckdb
    import openpyxl
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {name: [row[name] for row in rows] for name in rows[0]}
    yield "rows", rows
    yield "columns", columns
    yield "pandas", pd.DataFrame(columns)
    yield "polars", pl.DataFrame(columns)
    table = pa.table(columns)
    yield "pyarrow", table
    yield "duckdb", duckdb.from_arrow(table)

    class Capsule:
        def __arrow_c_stream__(self, requested_schema=None):
            return table.__arrow_c_stream__(requested_schema)

    yield "capsule", Capsule()
    pq.write_table(table, tmp_path / "roster.parquet")
    yield "parquet", tmp_path / "roster.parquet"
    book = openpyxl.Workbook()
    book.active.append(list(columns))
    for row in rows:
        # As people have it: numbers are numbers, days are days.
        cells = []
        for name, value in row.items():
            if name == "hours" and value:
                value = float(value)
            elif name.endswith("_on") and value:
                value = dt.datetime.fromisoformat(value)
            cells.append(value or None)
        book.active.append(cells)
    book.save(tmp_path / "roster.xlsx")
    yield "excel", tmp_path / "roster.xlsx"


@pytest.mark.parametrize("sample", ["jp", "th"])
def test_every_kind_of_frame_is_the_same_roster(sample, tmp_path):
    path, year = (JP, {"fiscal_year": 2026}) if sample == "jp" else (TH, {"fund_year": 2027})
    employer = path.with_suffix(".toml")
    expected = ql.read_roster(path, employer=employer, **year).to_dict()
    kinds = []
    for kind, frame in frames(rows_of(path), tmp_path):
        found = ql.read_roster(frame, employer=employer, **year).to_dict()
        for part in ("bill", "plans", "notices", "months" if sample == "jp" else "provinces"):
            assert found[part] == expected[part], (kind, part)
        kinds.append(kind)
    assert len(kinds) == 9


def test_typed_frames():
    import pandas as pd
    import polars as pl

    rows = rows_of(JP)
    frame = pd.DataFrame(rows)
    frame["hours"] = pd.to_numeric(frame["hours"])
    for name in ("hired_on", "left_on", "handbook_on"):
        frame[name] = pd.to_datetime(frame[name].replace("", None))
    frame["a_type_user"] = frame["a_type_user"] == "yes"
    employer = {"name": "見本製鋼株式会社", "kind": "private"}
    bill = ql.read_roster(frame, fiscal_year=2026, employer=employer).bill
    assert bill["levy"] == 950_000
    assert ql.read_roster(pl.from_pandas(frame), fiscal_year=2026, employer=employer).bill == bill


def test_bad_cells_are_all_told_and_never_dropped_in_silence():
    path = Path("tests/support/rosters/jp_broken.csv")
    with pytest.raises(ql.rosters.BadRoster) as refused:
        ql.read_roster(path, fiscal_year=2026)
    e = refused.value
    assert e.total == len(e.cells) > 3 and all(cell.line > 1 and cell.message for cell in e.cells)
    assert isinstance(e, ql.FactsError) and str(e.cells[0].line) in str(e)
    left_out = ql.read_roster(path, fiscal_year=2026, on_bad="leave_out")
    assert not left_out.complete and left_out.bad_cells == e.cells
    with pytest.raises(ql.rosters.BadRoster) as refused:
        ql.read_roster(path, fiscal_year=2026, lang="ja")
    assert refused.value.cells[0].message != e.cells[0].message


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "fiscal_year"),
        ({"fiscal_year": 2026, "fund_year": 2027}, "fiscal_year"),
        ({"fiscal_year": 2026, "country": "th"}, "jp"),
        ({"fiscal_year": 2026, "on_bad": "drop"}, "leave_out"),
        ({"fiscal_year": 2026, "employer": {"nam": "x"}}, "name"),
        ({"fund_year": "soon"}, "not a number"),
    ],
)
def test_refused(arguments, words):
    with pytest.raises(ql.FactsError, match=words):
        ql.read_roster(JP, **arguments)


def test_refused_sources(tmp_path):
    with pytest.raises(ql.errors.Malformed):
        ql.read_roster("no-such-roster.csv", fiscal_year=2026)
    with pytest.raises(ql.errors.Malformed):
        ql.read_roster(tmp_path / "no.xlsx", fiscal_year=2026)
    with pytest.raises(ql.FactsError, match="employee_id|id"):
        ql.read_roster([{"hours": 40}], fiscal_year=2026)
    with pytest.raises(ql.errors.MissingFacts):
        ql.read_roster([], fiscal_year=2026)
    with pytest.raises(ql.FactsError, match="no kind of frame"):
        ql.read_roster(42, fiscal_year=2026)


def test_sheets(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "notes"
    book.active.append(["nothing to see"])
    people = book.create_sheet("people")
    rows = rows_of(TH)
    people.append(list(rows[0]))
    for row in rows:
        people.append([value or None for value in row.values()])
    book.save(tmp_path / "book.xlsx")
    found = ql.read_roster(tmp_path / "book.xlsx", fund_year=2027, sheet="people", employer=TH.with_suffix(".toml"))
    assert found.bill["contribution"] == Decimal("246010.00")
    with pytest.raises(ql.FactsError, match="did you mean people"):
        ql.read_roster(tmp_path / "book.xlsx", fund_year=2027, sheet="peple")


def test_save(manufacturer, tmp_path):
    for ending in (".html", ".json", ".csv", ".txt"):
        assert manufacturer.save(tmp_path / f"report{ending}").stat().st_size > 1000
    with pytest.raises(ql.FactsError):
        manufacturer.save(tmp_path / "report.docx")


def test_the_command_takes_parquet_and_workbooks(tmp_path):
    # The report names the roster's file, and theirs is called roster.
    same = tmp_path / "same" / "roster.csv"
    same.parent.mkdir()
    same.write_bytes(TH.read_bytes())
    expected = command("assess", "--country", "th", "--fund-year", "2027", same, "--employer", TH.with_suffix(".toml"))
    for kind, path in frames(rows_of(TH), tmp_path):
        if kind not in ("parquet", "excel"):
            continue
        done = subprocess.run(
            [sys.executable, "-m", "quotalaw", "assess", "--country", "th", "--fund-year", "2027", str(path),
             "--employer", str(TH.with_suffix(".toml"))],
            capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stdout == expected, kind
    done = subprocess.run([sys.executable, "-m", "quotalaw", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == command("--version")


def test_reform_of_a_roster(manufacturer):
    change = ql.reform({"jp.levy.unit": {"2026-04-01": "80000"}}, title="80,000 yen")
    found = ql.read_roster(JP, fiscal_year=2026, employer=JP.with_suffix(".toml"), reform=change)
    assert found.bill["levy"] == 19 * 80_000
    assert found.to_dict()["law"]["reform"] == "80,000 yen"
