# SPDX-License-Identifier: Apache-2.0
"""The command as a user meets it: what it prints, where, and with which exit status."""

import csv
import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

QUOTALAW = os.environ.get("QUOTALAW", "build/bin/quotalaw")
SAMPLES = Path("data/samples")
ROSTERS = Path("tests/support/rosters")
JP = ["assess", "--country", "jp", "--fiscal-year", "2026"]
TH = ["assess", "--country", "th", "--fund-year", "2027"]


def run(*args, stdin=None, text=True):
    return subprocess.run([QUOTALAW, *map(str, args)], input=stdin, capture_output=True, text=text, check=False)


def test_help_teaches_by_example():
    for args in (
        ["--help"],
        ["assess", "--help"],
        ["eval", "--help"],
        ["law", "--help"],
        ["law", "show", "--help"],
        ["law", "changes", "--help"],
        ["questions", "--help"],
    ):
        r = run(*args)
        assert r.returncode == 0, args
        assert "xample" in r.stdout or "law show" in r.stdout or args == ["law", "--help"]
    assert "Exit status" in run("--help").stdout


def test_usage_errors_end_with_3():
    for args in ([], ["nope"], ["assess"], ["assess", "--country", "us", "x.csv"], ["eval", "--nope"]):
        r = run(*args)
        assert r.returncode == 3, args
        assert r.stdout == "" and r.stderr != ""


@pytest.mark.parametrize(
    ("words", "meant"),
    [(["asses"], "assess"), (["law", "shwo"], "show"), (["--lang", "en", "evl", "file"], "eval")],
)
def test_a_mistyped_command_is_named(words, meant):
    r = run(*words)
    assert r.returncode == 3
    assert f"{words[-1] if meant != 'eval' else 'evl'} is not one of: " in r.stderr
    assert f"did you mean {meant}?" in r.stderr


def test_eval_keeps_order_and_answers_every_line():
    lines = "\n".join(
        [
            '{"id":1,"question":"th.quota","facts":{"fund_year":2027,"employees":1234}}',
            "{broken",
            '{"id":3,"question":"jp.statutory_rate","facts":{"day":"2026-07-01"}}',
        ]
    )
    r = run("eval", stdin=lines)
    answers = [json.loads(line) for line in r.stdout.splitlines()]
    assert r.returncode == 2
    assert [a.get("id") for a in answers] == [1, None, 3]
    assert answers[0]["result"]["required"] == 12
    assert answers[1]["error"]["code"] == "malformed" and "line 2" in answers[1]["error"]["message"]
    assert answers[2]["result"] == {"rate": "2.7%", "report_threshold": 37.5}


def test_eval_check_statuses(tmp_path):
    good = '{"question":"th.quota","facts":{"fund_year":2027,"employees":100},"expect":{"required":1}}\n'
    bad = good.replace('"required":1', '"required":2')
    file = tmp_path / "cases.jsonl"
    file.write_text(good)
    assert run("eval", "--check", file).returncode == 0
    file.write_text(good + bad)
    r = run("eval", "--check", file)
    assert r.returncode == 1
    assert "required: expected 2, found 1" in r.stdout and "1 agree, 1 differ, 0 refused" in r.stdout
    file.write_text(good + '{"question":"th.nope","facts":{}}')
    assert run("eval", "--check", file).returncode == 2


@pytest.mark.parametrize("country", ["jp", "th"])
def test_published_cases(country):
    r = run("eval", "--check", f"tests/{country}/published.cases.jsonl")
    assert " 0 differ" in r.stdout


def test_unreadable_files_are_refused_plainly(tmp_path):
    for args in (
        ["eval", tmp_path / "none.jsonl"],
        [*JP, tmp_path / "none.csv"],
        [*JP, SAMPLES / "jp_manufacturer_2026.csv", "--employer", tmp_path / "none.toml"],
        ["eval", "--reform", tmp_path / "none.toml"],
    ):
        r = run(*args, stdin="")
        assert r.returncode == 2, args
        assert "none" in r.stderr and "->" in r.stderr


def test_explanation_names_term_value_source_and_confidence():
    r = run(
        "eval",
        "--explain",
        stdin='{"question":"jp.levy","facts":{"fiscal_year":2026,"months":[{"workers":150,"counted":3,"times":12}]}}',
    )
    text = json.dumps(json.loads(r.stdout)["explanation"])
    for word in ("jp.levy.base_rate", "2.7%", "2026-07-01", "Cabinet Order", "statute", "jp.levy.unit", "50000"):
        assert word in text


def test_reform_is_cited(tmp_path):
    reform = tmp_path / "r.toml"
    reform.write_text(
        'title = "Three percent"\n[[change]]\nterm = "jp.levy.base_rate"\nfrom = 2026-04-01\nvalue = "3.0%"\n'
    )
    line = '{"question":"jp.levy","facts":{"fiscal_year":2026,"months":[{"workers":150,"counted":3,"times":12}]}}'
    r = json.loads(run("eval", "--explain", "--reform", reform, stdin=line).stdout)
    assert r["result"]["levy"] == "600000"  # floor(150 x 3 %) = 4; (4 - 3) x 12 x 50,000
    assert r["law"]["reform"] == "Three percent"
    assert any(n["kind"] == "reform" for n in r["law"]["notices"])
    assert "reform: Three percent" in json.dumps(r["explanation"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('title = "x"\n[[change]]\nterm = "jp.levy.unt"\nfrom = 2026-04-01\nvalue = "1"\n', ["line 3", "jp.levy.unit"]),
        (
            'title = "x"\n[[change]]\nterm = "jp.levy.unit"\nfrom = 2026-04-01\nvalue = "2%"\n',
            ["does not fit", "money"],
        ),
        (
            'title = "x"\n[[change]]\nterm = "jp.levy.unit"\nfrom = 2026-04-01\nvalu = "2"\n',
            ["valu", "did you mean value"],
        ),
        ('titel = "x"\n', ["titel", "did you mean title"]),
        ("title = \n", ["line 1"]),
        (
            'title = "x"\n[[change]]\nterm = "jp.levy.unit"\nfrom = 2026-04-01\nvalue = 80000\n',
            ["line 5", "not in quotation marks"],
        ),
        (
            'title = "x"\n' + '[[change]]\nterm = "jp.levy.unit"\nfrom = 2026-04-01\nvalue = "1"\n' * 2,
            ["line 6", "changed twice from 2026-04-01"],
        ),
        # a rule divides by it
        (
            'title = "x"\n[[change]]\nterm = "th.quota.per"\nfrom = 2026-01-01\nvalue = "0"\n',
            ["line 5", "does not fit"],
        ),
    ],
)
def test_bad_reforms_are_refused_with_their_place(tmp_path, text, words):
    reform = tmp_path / "r.toml"
    reform.write_text(text)
    r = run("eval", "--reform", reform, stdin="")
    assert r.returncode == 2
    for word in words:
        assert word in r.stderr


def test_law_show_and_changes():
    r = run("law", "show", "jp.statutory_rate.private", "--on", "2026-06-30")
    assert r.returncode == 0 and "> 2024-04-01" in r.stdout and "Suppl. 3(1)" in r.stdout
    r = run("law", "show", "jp.statutory_rate.privat", "--on", "2026-06-30")
    assert r.returncode == 2 and "jp.statutory_rate.private" in r.stderr
    r = run("law", "show", "jp.levy.unit", "--on", "1970-01-01")
    assert r.returncode == 2 and "1976-10-01" in r.stderr
    r = run("law", "changes", "--country", "jp", "--from", "2026-01-01", "--to", "2026-12-31")
    assert "2026-07-01" in r.stdout and "2.5" in r.stdout and "2.7" in r.stdout
    r = run("law", "changes", "--country", "th", "--from", "2025-01-01", "--to", "2025-12-31", "--json")
    assert [c["term"] for c in json.loads(r.stdout)["changes"]].count("th.minimum_wage") == 2


def test_questions_and_schemas_are_valid():
    jsonschema = pytest.importorskip("jsonschema")
    lines = run("questions", "--schema").stdout.splitlines()
    schemas = {}
    for line in lines:
        s = json.loads(line)
        jsonschema.Draft202012Validator.check_schema(s)
        schemas[s["title"]] = jsonschema.Draft202012Validator(s)
    for country in ("jp", "th"):
        for line in Path(f"tests/{country}/published.cases.jsonl").read_text().splitlines():
            case = json.loads(line)
            schemas[case["question"]].validate(case)
    answered = run("eval", stdin=Path("tests/th/published.cases.jsonl").read_text())
    for line in answered.stdout.splitlines():
        reply = json.loads(line)
        if "result" in reply:
            schemas[reply["question"]].validate(
                {"question": reply["question"], "facts": {}, "result": reply["result"]}
            ) if not schemas[reply["question"]].schema["properties"]["facts"]["required"] else None


@pytest.mark.parametrize("lang", ["en", "th", "ja"])
@pytest.mark.parametrize(
    ("args", "name"),
    [
        (JP, "jp_manufacturer_2026"),
        (TH, "th_company_2027"),
        (["assess", "--country", "jp", "--fiscal-year", "2019"], "jp_recruit_office_support_2019"),
    ],
)
def test_samples_in_every_language(tmp_path, lang, args, name):
    common = [*args, SAMPLES / f"{name}.csv", "--employer", SAMPLES / f"{name}.toml"]
    r = run("--lang", lang, *common, "--explain")
    assert r.returncode == 0, r.stderr
    for prefix in ("report.", "rule.", "name.", "term.", "remark.", "notice.", "hire.", "confidence."):
        assert f" {prefix}" not in r.stdout, "a key without a label shows"
    r = run("--lang", lang, *common, "--out", tmp_path)
    assert r.returncode == 0, r.stderr
    assert {p.suffix for p in tmp_path.iterdir()} == {".txt", ".html", ".json", ".csv", ".ics", ".xlsx"}
    json.loads((tmp_path / f"{name}.json").read_text())


def test_bad_cells_stop_unless_told_to_keep_going():
    r = run(*JP, ROSTERS / "jp_broken.csv")
    assert r.returncode == 2 and r.stdout == "" and "--keep-going" in r.stderr
    r = run(*JP, ROSTERS / "jp_broken.csv", "--keep-going")
    assert r.returncode == 0, r.stderr
    first = r.stdout.splitlines()[0]
    assert any(c.isdigit() for c in first) and "left out" in first
    r = run(*JP, ROSTERS / "jp_broken.csv", "--most-errors", 1)
    assert r.returncode == 2


EVENTS = [
    "assess", "--country", "th", "--fund-year", "2026", SAMPLES / "th_events_2026.csv",
    "--employer", SAMPLES / "th_events_2026.toml",
]  # fmt: skip


def test_contracts_and_payments_make_the_bill_a_statement(tmp_path):
    beside = ["--contracts", SAMPLES / "th_events_2026.contracts.csv", "--payments"]
    beside.append(SAMPLES / "th_events_2026.payments.csv")
    found = json.loads(run(*EVENTS, *beside, "--format", "json").stdout)
    assert "bill" not in found
    assert found["statement"]["contribution"] == "188355.00"
    assert [c["why"] for c in found["statement"]["charges"]] == [
        "whole_place", "late_start", "gap", "contract_ended", "contract",
    ]  # fmt: skip
    r = run(*EVENTS, *beside, "--out", tmp_path)
    assert r.returncode == 0, r.stderr
    assert len(list(tmp_path.iterdir())) == 7
    # They belong to Thailand, and to fund years with a charge by days.
    assert run(*JP, SAMPLES / "jp_manufacturer_2026.csv", *beside[:2]).returncode == 3
    old = ["assess", "--country", "th", "--fund-year", "2017", SAMPLES / "th_events_2026.csv"]
    r = run(*old, *beside[:2])
    assert r.returncode == 2 and "2018-01-01" in r.stderr


def test_bad_rows_of_a_contract_file_stop_unless_told_to_keep_going():
    broken = ["--contracts", ROSTERS / "th_contracts_broken.csv"]
    r = run(*EVENTS, *broken)
    assert r.returncode == 2 and r.stdout == ""
    assert "value_received" in r.stderr and "--keep-going" in r.stderr
    r = run(*EVENTS, *broken, "--keep-going")
    assert r.returncode == 0, r.stderr
    assert "12 of" in r.stdout.splitlines()[0] and "left out" in r.stdout.splitlines()[0]


def test_threads_do_not_matter():
    roster = SAMPLES / "jp_manufacturer_2026.csv"
    outputs = {run(*JP, roster, "--format", "json", "--threads", n).stdout for n in (1, 2, 7)}
    assert len(outputs) == 1


def test_output_can_be_closed_early():
    if not shutil.which("head"):
        pytest.skip("no head")
    command = f"{QUOTALAW} questions --schema | head -n 1"
    r = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert r.stdout.count("\n") == 1


@pytest.mark.parametrize(("separator", "word"), [(";", "semicolons"), ("\t", "tabs")])
def test_rosters_of_semicolons_and_tabs_are_read_and_said(tmp_path, separator, word):
    plain = (SAMPLES / "jp_manufacturer_2026.csv").read_text(encoding="utf-8")
    assert '"' not in plain
    other = tmp_path / "jp_manufacturer_2026.csv"
    other.write_text(plain.replace(",", separator), encoding="utf-8")
    expected, found = run(*JP, SAMPLES / "jp_manufacturer_2026.csv"), run(*JP, other)
    assert found.returncode == 0, found.stderr
    new = set(found.stdout.splitlines()) - set(expected.stdout.splitlines())
    assert any(word in line for line in new) and len(new) <= 2
    for lang in ("th", "ja"):
        assert "separated" not in run("--lang", lang, *JP, other).stdout


@pytest.mark.parametrize(
    ("cell", "words"), [("46113", "spreadsheet"), ("04/05/2026", "year last"), ("2026-02-30", "calendar")]
)
def test_a_day_that_is_none_says_what_to_do(tmp_path, cell, words):
    roster = tmp_path / "r.csv"
    roster.write_text(f"id,hours,hired_on,disability\nA1,40,{cell},none\n", encoding="utf-8")
    r = run(*JP, roster)
    assert r.returncode == 2 and words in r.stderr and "year-month-day" in r.stderr


def test_choices_are_explained_in_the_readers_language(tmp_path):
    roster = tmp_path / "r.csv"
    roster.write_text("id,hours,hired_on,disability\nA1,40,2020-04-01,phisical\n", encoding="utf-8")
    assert "physical（身体障害）" in run("--lang", "ja", *JP, roster).stderr
    assert "physical (ความพิการทางร่างกาย)" in run("--lang", "th", *JP, roster).stderr


def forms_of(report):
    return {f["form"]: {line["line"]: line for line in f["lines"]} for f in report["forms"]}


def test_the_json_report_has_the_forms_of_the_csv():
    for command in ([*JP, SAMPLES / "jp_manufacturer_2026.csv"], [*TH, SAMPLES / "th_company_2027.csv"]):
        forms = json.loads(run(*command, "--format", "json").stdout)["forms"]
        rows = list(csv.DictReader(io.StringIO(run(*command, "--format", "form-csv").stdout)))
        told = [
            (f["form"], line["line"], v["period"] or "", v["value"], line["name_native"], line["confidence"])
            for f in forms
            for line in f["lines"]
            for v in line["values"]
        ]
        keys = ("form", "line", "period", "value", "name_native", "confidence")
        assert told == [tuple(r[k] for k in keys) for r in rows] and told


def test_home_work_and_special_benefit_are_on_the_levy_return(tmp_path):
    # 2,500,000 / 350,000 = 7 units of 21,000 = 147,000 (Act 74-2; Order 20 to 22), set off against the levy (74-2(4)).
    roster = SAMPLES / "jp_manufacturer_2026.csv"
    who = tmp_path / "who.toml"
    who.write_text("home_work_payments = 2500000\n", encoding="utf-8")
    before = forms_of(json.loads(run(*JP, roster, "--format", "json").stdout))["levy_return"]
    after = forms_of(json.loads(run(*JP, roster, "--employer", who, "--format", "json").stdout))["levy_return"]
    value = lambda form, line: int(form[line]["values"][-1]["value"])  # noqa: E731
    assert value(after, "home_work") == 147_000 and value(after, "home_work_units") == 7
    assert value(after, "home_work_offset") + value(after, "home_work_paid") == 147_000
    assert value(before, "net_payable") - value(after, "net_payable") == value(after, "home_work_offset")
    assert "home_work" not in before and after["home_work_offset"]["mark"] == "(B)"
    for wrong in ('home_work_payments = "x"', "home_work_payments = -1", "specific_short_person_months = 0.3"):
        who.write_text(wrong + "\n", encoding="utf-8")
        refused = run(*JP, roster, "--employer", who)
        assert refused.returncode == 2 and "who.toml, line 1" in refused.stderr, wrong


def test_the_monthly_report_is_split_by_establishment():
    forms = forms_of(json.loads(run(*JP, SAMPLES / "jp_manufacturer_2026.csv", "--format", "json").stdout))
    whole, split = forms["monthly_report"], forms["monthly_report_offices"]
    numbers = lambda line: [int(v["value"]) for v in line["values"]]  # noqa: E731
    for name, line in whole.items():
        parts = [numbers(one) for key, one in split.items() if key.split(".", 2)[2] == name]
        assert len(parts) > 1 and [sum(month) for month in zip(*parts, strict=True)] == numbers(line), name


def test_a_plan_that_was_ordered_in_report_and_json(tmp_path):
    # Two years from 2026-01-01 (JEED, textbook of Reiwa 4, pp. 222, 223); result within 45 days (Rule 11).
    who = tmp_path / "who.toml"
    who.write_text("plan_start = 2026-01-01\nas_of = 2026-11-23\n", encoding="utf-8")
    command = (*JP, SAMPLES / "jp_manufacturer_2026.csv", "--employer", who)
    plan = json.loads(run(*command, "--format", "json").stdout)["plan"]
    assert plan["ordered"] and plan["stage"] == "plan" and plan["as_of"] == "2026-11-23"
    days = {s["step"].rsplit(".", 1)[1]: s["from"] for s in plan["steps"]}
    assert days["plan_end"] == "2027-12-31" and days["plan_result_due"] == "2028-02-14"
    text = run(*command).stdout
    assert "On 2026-11-23 the hiring plan is running." in text and "2026-12-01" in text
    calendar = run(*command, "--format", "ics").stdout
    assert "DTSTART;VALUE=DATE:20271231" in calendar
