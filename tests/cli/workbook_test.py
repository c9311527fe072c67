# SPDX-License-Identifier: Apache-2.0
"""Workbooks and form files as an officer's own programs read them."""

import csv
import io
import os
import re
import subprocess
import zipfile
from datetime import datetime
from functools import cache

import openpyxl
import pytest

QUOTALAW = os.environ.get("QUOTALAW", "build/bin/quotalaw")
SAMPLES = {
    "jp": ("assess", "--country", "jp", "--fiscal-year", "2026", "data/samples/jp_manufacturer_2026.csv",
           "--employer", "data/samples/jp_manufacturer_2026.toml"),
    "recruit": ("assess", "--country", "jp", "--fiscal-year", "2019", "data/samples/jp_recruit_office_support_2019.csv",
                "--employer", "data/samples/jp_recruit_office_support_2019.toml"),
    "th": ("assess", "--country", "th", "--fund-year", "2027", "data/samples/th_company_2027.csv",
           "--employer", "data/samples/th_company_2027.toml"),
    "events": ("assess", "--country", "th", "--fund-year", "2026", "data/samples/th_events_2026.csv",
               "--contracts", "data/samples/th_events_2026.contracts.csv", "--payments",
               "data/samples/th_events_2026.payments.csv", "--employer", "data/samples/th_events_2026.toml"),
}  # fmt: skip
EVERY = [(name, lang) for name in SAMPLES for lang in ("en", "th", "ja")]


@cache
def output(name, form, lang="en"):
    r = subprocess.run([QUOTALAW, "--lang", lang, *SAMPLES[name], "--format", form], capture_output=True, check=False)
    assert r.returncode == 0, r.stderr.decode()
    return r.stdout


@cache
def book(name, lang="en"):
    return openpyxl.load_workbook(io.BytesIO(output(name, "xlsx", lang)))


@cache
def rows(name):
    return list(csv.DictReader(io.StringIO(output(name, "csv").decode("utf-8"))))


@cache
def lines(name, lang="en"):
    return list(csv.DictReader(io.StringIO(output(name, "form-csv", lang).decode("utf-8"))))


def value(name, section, item, base_day=""):
    found = [r["value"] for r in rows(name) if (r["section"], r["item"], r["base_day"]) == (section, item, base_day)]
    assert len(found) == 1, (section, item, found)
    return found[0]


def line(name, form, item, period=""):
    found = [r["value"] for r in lines(name) if (r["form"], r["line"], r["period"]) == (form, item, period)]
    assert len(found) == 1, (form, item, period, found)
    return found[0]


def cells(sheet):
    return [c for row in sheet.iter_rows() for c in row if c.value is not None]


# --- workbook ---


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_the_same_report_has_the_same_bytes(name, lang):
    again = subprocess.run(
        [QUOTALAW, "--lang", lang, *SAMPLES[name], "--format", "xlsx"], capture_output=True, check=True
    )
    assert again.stdout == output(name, "xlsx", lang)
    with zipfile.ZipFile(io.BytesIO(again.stdout)) as z:
        assert z.testzip() is None
        core = z.read("docProps/core.xml").decode()
        # The day of the review of the law, not the day of today.
        assert re.search(r"<dcterms:created[^>]*>\d{4}-\d\d-\d\dT00:00:00Z<", core)


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_sheets_are_named_frozen_and_ready_to_print(name, lang):
    sheets = book(name, lang).worksheets
    assert len(sheets) >= 7
    assert len({s.title for s in sheets}) == len(sheets)
    for s in sheets:
        assert 0 < len(s.title) <= 31 and not re.search(r"[\[\]:*?/\\]|^sheet\.", s.title)
        assert s.page_setup.paperSize == "9" or s.page_setup.paperSize == 9
        assert s.page_setup.fitToWidth in (1, None) and s.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in (s.oddFooter.right.text or "")
    tables = [s for s in sheets if s.freeze_panes]
    assert len(tables) >= len(sheets) - 2  # all but the summary and the notices
    for s in tables:
        assert s.print_title_rows


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_no_formula_no_key_without_words(name, lang):
    for s in book(name, lang).worksheets:
        for c in cells(s):
            assert c.data_type != "f", f"{s.title}!{c.coordinate} is a formula"
            if isinstance(c.value, str):
                assert not re.fullmatch(r"(form|sheet|report|name|term|rule|calendar)\.[\w.]+", c.value), c.value


def test_japan_months_are_numbers_and_days():
    sheet = book("jp")["Months"]
    months = [[c.value for c in row] for row in sheet.iter_rows(min_row=3, max_row=14)]
    for row in months:
        day = row[0]
        assert isinstance(day, datetime)
        iso = day.date().isoformat()
        for at, item in ((1, "workers"), (3, "base"), (6, "counted")):
            assert row[at] == float(value("jp", "months", item, iso)), (iso, item)
        assert row[4] == pytest.approx(float(value("jp", "months", "base_rate", iso).rstrip("%")) / 100, abs=1e-12)
    assert months[0][0] == datetime(2026, 4, 1) and months[-1][0] == datetime(2027, 3, 1)
    assert "%" in sheet["E3"].number_format and sheet["A3"].is_date


def test_yen_and_baht_are_exact():
    owed = int(value("jp", "bill", "net_payable"))
    summary = [c for c in cells(book("jp").worksheets[0]) if isinstance(c.value, (int, float)) and not c.is_date]
    assert any(c.value == owed and c.number_format == "#,##0" for c in summary)
    baht = value("th", "bill", "contribution")
    found = [c for c in cells(book("th").worksheets[0]) if isinstance(c.value, (int, float)) and not c.is_date]
    assert any(f"{c.value:.2f}" == baht and c.number_format == "#,##0.00" for c in found)


def test_native_text_survives():
    ja = {c.value for s in book("jp", "ja").worksheets for c in cells(s)}
    assert any("法定雇用障害者" in str(v) for v in ja)
    th = {c.value for s in book("th", "th").worksheets for c in cells(s)}
    assert any("กรุงเทพมหานคร" in str(v) for v in th)
    assert any("ตัวอย่างอุตสาหกรรม" in str(v) for v in th)


def test_sources_and_reasons_are_there():
    sources = book("jp")["Sources"]
    head = [c.value for c in sources[1]]
    assert "Confidence" in head
    assert sources.max_row > 20 and sources.auto_filter.ref
    reasons = [c.value for c in cells(book("jp")["Reasons"])]
    assert "Levy of the year" in reasons


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path):
    who = tmp_path / "who.toml"
    who.write_text('country = "jp"\nname = "=HYPERLINK(1)"\n', encoding="utf-8")
    args = list(SAMPLES["jp"])
    args[-1] = str(who)
    r = subprocess.run([QUOTALAW, *args, "--format", "xlsx"], capture_output=True, check=True)
    for s in openpyxl.load_workbook(io.BytesIO(r.stdout)).worksheets:
        assert not [c for c in cells(s) if c.data_type == "f"]


# --- forms ---


def test_the_june_report_adds_up():
    # Heads times weights of Act 43(3) to (5), 70 and the Minister's classes are the counted number of line ⑩.
    n = {r["line"]: float(r["value"]) for r in lines("jp") if r["form"] == "june_report"}
    for kind in ("physical", "intellectual"):
        assert n[kind] == (2 * n[f"{kind}_severe_full"] + n[f"{kind}_full"] + n[f"{kind}_severe_short"]
                           + 0.5 * n[f"{kind}_short"] + 0.5 * n[f"{kind}_severe_specific"])  # fmt: skip
    assert n["mental"] == n["mental_full"] + n["mental_short"] + 0.5 * n["mental_specific"]
    assert n["counted"] == n["physical"] + n["intellectual"] + n["mental"] == float(value("jp", "june", "counted"))
    assert n["workers"] == n["workers_full"] + 0.5 * n["workers_short"] == float(value("jp", "june", "workers"))
    assert n["base"] == float(value("jp", "june", "base"))
    assert n["actual_rate"] == pytest.approx(100 * n["counted"] / n["base"], abs=0.005)
    required = int(n["base"] * 25 // 1000)  # 2.5 % on 1 June 2026
    assert n["shortage"] == max(0, required - n["counted"])


def test_the_parts_of_the_june_report_are_those_of_the_whole():
    offices = [r for r in lines("jp") if r["form"] == "june_report_offices"]
    base = sum(float(r["value"]) for r in offices if r["period"] == "base")
    assert base == float(line("jp", "june_report", "base"))
    assert {r["unit"] for r in offices if r["period"] == "exclusion_rate"} == {"rate"}


def test_the_levy_return_is_the_bill():
    months = [r["period"] for r in lines("jp") if (r["form"], r["line"]) == ("levy_return", "workers")]
    assert len(months) == 13 and months[0] == "2026-04-01" and months[-1] == "year"
    for item in ("workers", "base", "levy_required", "counted"):
        parts = [float(line("jp", "levy_return", item, m)) for m in months]
        assert sum(parts[:-1]) == parts[-1], item
    short = float(line("jp", "levy_return", "levy_required", "year")) - float(
        line("jp", "levy_return", "counted", "year")
    )
    assert float(line("jp", "levy_return", "shortage_person_months", "year")) == short
    unit = int(line("jp", "levy_return", "unit", "year"))
    assert int(line("jp", "levy_return", "levy", "year")) == short * unit == int(value("jp", "bill", "net_payable"))


def test_lines_carry_the_words_of_the_form_and_how_sure_they_are():
    for name, native in (("jp", "常用雇用労働者の数（短時間労働者を除く。）"), ("th", "จำนวนคนพิการที่ต้องรับเข้าทำงาน")):
        for lang in ("en", "ja", "th"):
            every = lines(name, lang)
            assert native in {r["name_native"] for r in every}
            assert {r["confidence"] for r in every} <= {"secondary", "unconfirmed"}  # nobody has read the forms
            assert all(r["name"] and r["name_native"] and r["name_en"] for r in every)
            assert [r["value"] for r in every] == [r["value"] for r in lines(name)]


def test_the_thai_report_is_the_bill():
    employed = int(line("th", "yearly_report", "section_33"))
    other = int(line("th", "yearly_report", "section_35"))
    places = int(line("th", "yearly_report", "section_34"))
    assert int(line("th", "yearly_report", "required")) == employed + other + places
    assert line("th", "yearly_report", "count_day") == "2026-10-01"
    price = line("th", "yearly_report", "per_head")
    assert (
        f"{places * float(price):.2f}"
        == line("th", "yearly_report", "principal")
        == value("th", "bill", "contribution")
    )
    by_province = [
        int(r["value"]) for r in lines("th") if (r["form"], r["period"]) == ("yearly_report_provinces", "employees")
    ]
    assert sum(by_province) == int(line("th", "yearly_report", "employees"))


def test_the_thai_report_with_contracts_is_the_statement():
    assert line("events", "yearly_report", "principal") == value("events", "bill", "contribution")
    part = int(line("events", "yearly_report", "part_year"))
    assert 0 <= part <= int(line("events", "yearly_report", "section_33"))
    left = [float(line("events", "yearly_report", f"{what}_left")) for what in ("principal", "interest", "total")]
    assert f"{left[0] + left[1]:.2f}" == f"{left[2]:.2f}"


@pytest.mark.parametrize(("name", "expected"), [
    ("jp", ["june_report", "levy_return", "monthly_report"]), ("th", ["yearly_report"])])  # fmt: skip
def test_a_folder_has_every_file(name, expected, tmp_path):
    r = subprocess.run([QUOTALAW, *SAMPLES[name], "--out", str(tmp_path)], capture_output=True, text=True, check=True)
    written = sorted(p.name for p in tmp_path.iterdir())
    stem = {"jp": "jp_manufacturer_2026", "th": "th_company_2027"}[name]
    wanted = [f"{stem}.{end}" for end in ("csv", "html", "ics", "json", "txt", "xlsx", *(f"{e}.csv" for e in expected))]
    assert written == sorted(wanted)
    assert sorted(r.stdout.split()) == sorted(str(tmp_path / w) for w in wanted)


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_the_html_report_shows_the_forms(name, lang):
    html = output(name, "html", lang).decode("utf-8")
    assert 'id="forms"' in html and html.count('<details class="form">') == len({r["form"] for r in lines(name)})
