# SPDX-License-Identifier: Apache-2.0
"""What-ifs over files of employers, sweeps and made-up populations, through the program. Expected values are worked by
hand from the formulas, or are official figures of data/statistics; random rows must equal the scalar questions."""

import csv
import io
import json
import os
import random
import re
import signal
import subprocess
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
QUOTALAW = os.environ.get("QUOTALAW", str(ROOT / "build" / "bin" / "quotalaw"))
REFORMS = ROOT / "data" / "reforms"


def run(*args, status=0, stdin=None):
    r = subprocess.run([QUOTALAW, *map(str, args)], cwd=ROOT, input=stdin, capture_output=True, text=True, check=False)
    assert r.returncode == status, f"{args}\n{r.stdout[:2000]}\n{r.stderr[:2000]}"
    return r


def summary(path, country, year, *more):
    return json.loads(run("whatif", path, "--country", country, "--year", year, "--format", "json", *more).stdout)


def rows_of(path, country, year, tmp_path, *more):
    out = tmp_path / "rows.csv"
    run("whatif", path, "--country", country, "--year", year, "--rows", out, "--out", tmp_path / "s.txt", *more)
    return list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))


@pytest.fixture
def japan(tmp_path):
    # workers, counted: a firm short by one, one at its number, one above it, a small one, a small one with a reward.
    path = tmp_path / "jp.csv"
    path.write_text(
        "id,industry,prefecture,workers,counted,weight\n"
        "A,manufacturing,Tokyo,150,3,1\nB,trade,Tokyo,150,4,1\nC,trade,Osaka,150,6,2\nD,trade,Osaka,80,1,1\n"
        "E,services,,80,8,1\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def thailand(tmp_path):
    path = tmp_path / "th.csv"
    path.write_text(
        "id,kind,province,employees,hired,alternatives,paid,retained\n"
        "A,private,Bangkok,300,1,1,1,1\nB,private,Narathiwat,151,2,0,0,0\nC,private,TH-10,99,1,0,0,0\n"
        "D,state,,5000,10,0,0,5\nE,,Phuket,250,4,0,0,4\n",
        encoding="utf-8",
    )
    return path


# --- worked by hand ---


def test_japan_by_hand(japan):
    # Fiscal 2027, 2.7 %: 150 workers need floor(4.05) = 4, 80 need floor(2.16) = 2.
    all_ = summary(japan, "jp", 2027)["all"]["by_law"]
    assert all_["employers"] == 6  # C stands for two
    assert all_["required"] == 4 + 4 + 2 * 4 + 2 + 2
    assert all_["counted"] == "28"  # 3 + 4 + 2 x 6 + 1 + 8
    assert all_["shortage"] == "2"  # A one, D one
    assert all_["complying"] == 4
    assert all_["if_all_comply"] == "30"
    assert all_["in_levy"] == 4
    assert all_["levy_in"] == "600000"  # A: 12 x 50,000
    # C: 2 x (72 - 48) x 29,000; E: 96 - 72 = 24 x 21,000
    assert all_["grants_out"] == str(2 * 24 * 29_000 + 24 * 21_000)
    assert all_["balance"] == str(600_000 - 2 * 24 * 29_000 - 24 * 21_000)


def test_japan_with_a_reform_and_winners(japan):
    s = summary(japan, "jp", 2027, "--reform", REFORMS / "jp_levy_for_all_2027.toml")
    assert s["reform"].startswith("Levy for employers of 100 and fewer")
    # D: 24 - 12 = 12 x 50,000. E: an adjustment of (96 - 24) x 29,000 instead of the reward.
    assert s["all"]["what_if"]["levy_in"] == "1200000"
    assert s["all"]["what_if"]["grants_out"] == str(2 * 24 * 29_000 + 72 * 29_000)
    assert s["all"]["worse"] == {"employers": 1, "amount": "600000"}
    assert s["all"]["better"] == {"employers": 1, "amount": str(72 * 29_000 - 24 * 21_000)}
    assert s["all"]["same"] == {"employers": 4}
    assert {g["name"]: g["by_law"]["employers"] for g in s["by_place"]} == {"Osaka": 3, "Tokyo": 2, "": 1}
    assert {g["name"] for g in s["by_industry"]} == {"manufacturing", "trade", "services"}
    assert [g["name"] for g in s["by_size"]] == ["40 to 100", "100 to 300"]


def test_thailand_by_hand(thailand):
    # Fund year 2028, 337 x 365 = 123,005 a place: 300 -> 3, 151 -> 2, 99 -> 0, 5,000 -> 50, 250 -> 2.
    s = summary(thailand, "th", 2028)["all"]["by_law"]
    assert s["required"] == 57
    assert s["at_work"] == 19
    assert s["shortage"] == 1 + 40
    assert s["paid_places"] == 1
    assert s["unmet"] == 40
    assert s["complying"] == 2  # B and E; C owes nothing
    assert s["contribution_in"] == "123005.00"
    assert s["grants_out"] == "0.00"


@pytest.mark.parametrize(
    ("reform", "contribution", "grants"),
    [
        # 300 -> 6, 151 -> 3, 250 -> 5: short 4 + 1 + 1.
        ("th_one_per_50_2028", "738030.00", "0.00"),
        # One place of A in Bangkok.
        ("th_provincial_wage_2028", None, None),
        ("th_state_pays_2028", str(123_005 * 41) + ".00", "0.00"),
        # C one above none, E two above two.
        ("th_adjustment_2028", "123005.00", str(3 * 71_000) + ".00"),
        ("th_retention_fee_2028", "123005.00", str(10 * 20_000) + ".00"),
        ("th_one_wage_400_2027", "146000.00", "0.00"),
    ],
)
def test_thai_reforms_by_hand(thailand, tmp_path, reform, contribution, grants):
    s = summary(thailand, "th", 2028, "--reform", REFORMS / f"{reform}.toml")
    if contribution:
        assert s["all"]["what_if"]["contribution_in"] == contribution
        assert s["all"]["what_if"]["grants_out"] == grants
    else:
        # The agency has no province: refused under this reform, and in neither total.
        assert s["refused_employers"] == 1
        assert s["all"]["what_if"]["contribution_in"] == "146000.00"
        rows = rows_of(thailand, "th", 2028, tmp_path, "--reform", REFORMS / f"{reform}.toml")
        assert [r["status"] for r in rows] == ["ok", "ok", "ok", "missing_facts", "ok"]


def test_persons_by_kind_follow_a_reform_of_weights(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("id,workers,physical_severe_full,physical_specific,mental_short\nA,150,2,4,1\n", encoding="utf-8")
    assert summary(path, "jp", 2027)["all"]["by_law"]["counted"] == "5"  # 2 x 2 + 0 + 1
    once = summary(path, "jp", 2027, "--reform", REFORMS / "jp_no_double_counting_2027.toml")
    assert once["all"]["what_if"]["counted"] == "3"
    hours = summary(path, "jp", 2027, "--reform", REFORMS / "jp_10_to_20_hours_for_all_2027.toml")
    assert hours["all"]["what_if"]["counted"] == "7"
    both = summary(path, "jp", 2027, "--reform", REFORMS / "jp_no_double_counting_2027.toml",
                   "--reform", REFORMS / "jp_10_to_20_hours_for_all_2027.toml")  # fmt: skip
    assert both["all"]["what_if"]["counted"] == "5"
    assert " + " in both["reform"]


def test_exclusion_by_industry(tmp_path):
    path = tmp_path / "e.csv"
    path.write_text("id,industry,workers,counted\nA,kindergarten,200,2\n", encoding="utf-8")
    s = summary(path, "jp", 2027, "--reform", REFORMS / "jp_no_exclusion_2027.toml")
    assert s["all"]["by_law"]["required"] == 2  # floor(100 x 2.7 %)
    assert s["all"]["what_if"]["required"] == 5
    assert s["all"]["what_if"]["levy_in"] == "1800000"


def test_purchases(tmp_path):
    path = tmp_path / "b.csv"
    path.write_text("id,workers,counted,purchases\nA,150,3,2000000\n", encoding="utf-8")
    s = summary(path, "jp", 2027, "--reform", REFORMS / "jp_deemed_hiring_heads_2027.toml")
    assert s["all"]["by_law"]["levy_in"] == "600000"
    assert s["all"]["what_if"]["levy_in"] == "200000"


# --- rows and scalars ---


def eval_lines(lines, *more):
    text = "\n".join(json.dumps(line) for line in lines) + "\n"
    return [json.loads(x) for x in run("eval", *more, stdin=text).stdout.splitlines()]


def test_random_rows_equal_the_scalar_questions(tmp_path):
    rng = random.Random(5)
    path = tmp_path / "r.csv"
    facts = []
    with path.open("w", encoding="utf-8") as out:
        out.write("id,month,workers,deduction,counted,purchases\n")
        for i in range(60):
            months = []
            purchases = rng.choice([0, 1, 250_000, 9_999_999])
            start = rng.choice([37, 40, 80, 100, 100.5, 150, 301, 1000, 20_000])
            for m in range(12):
                workers = start + rng.choice([0, 0, 0.5, 1, -1, 7])
                counted = rng.choice([0, 0.5, 1, 2.5, 4, workers // 50])
                deduction = rng.choice([0, 0, int(workers * 0.1)])
                months.append((workers, deduction, counted))
                out.write(f"E{i},{(m + 3) % 12 + 1},{workers},{deduction},{counted},{purchases if m == 0 else ''}\n")
            facts.append((months, purchases))
    for reform in ([], ["--reform", REFORMS / "jp_deemed_hiring_heads_2027.toml"],
                   ["--reform", REFORMS / "jp_rate_3_percent_2027.toml"]):  # fmt: skip
        rows = rows_of(path, "jp", 2027, tmp_path, *reform)
        prefix = "what_if_" if reform else ""
        # The deduction enters the levy, which a question takes through offices: a rate that gives the same heads.
        lines = []
        for months, purchases in facts:
            entries = []
            for workers, deduction, counted in months:
                if deduction:
                    entries.append({"offices": [{"exclusion_rate": "100%", "workers": deduction},
                                                {"industry": "other", "workers": workers - deduction}],
                                    "counted": counted})  # fmt: skip
                else:
                    entries.append({"workers": workers, "counted": counted})
            lines.append({"question": "jp.levy",
                          "facts": {"fiscal_year": 2027, "purchases": str(purchases), "months": entries}})  # fmt: skip
        answers = eval_lines(lines, *[str(x) for x in reform])
        for row, answer in zip(rows, answers, strict=True):
            assert row["status"] == "ok"
            assert row[prefix + "levy_in"] == answer["result"]["net_payable"], row["id"]
            assert row[prefix + "grants_out"] == answer["result"]["net_receivable"], row["id"]
        duties = []
        for line in lines:
            june = dict(line["facts"]["months"][2])
            june["day"] = "2027-06-01"
            duties.append({"question": "jp.obligation", "facts": june})
        for row, answer in zip(rows, eval_lines(duties, *[str(x) for x in reform]), strict=True):
            assert row[prefix + "required"] == str(answer["result"]["required"])
            assert float(row[prefix + "shortage"]) == answer["result"]["shortage"]


def test_random_thai_rows_equal_the_scalar_question(tmp_path):
    rng = random.Random(7)
    path = tmp_path / "r.csv"
    lines = []
    with path.open("w", encoding="utf-8") as out:
        out.write("id,kind,province,employees,hired,alternatives\n")
        for i in range(200):
            n = rng.choice([0, 49, 50, 99, 100, 150, 151, 250, 251, rng.randrange(100_000), 1_999_999_999])
            hired, other = rng.randrange(6), rng.randrange(4)
            kind = rng.choice(["private", "private", "state"])
            out.write(f"E{i},{kind},Phuket,{n},{hired},{other}\n")
            lines.append({"question": "th.contribution",
                          "facts": {"fund_year": 2028, "employer": kind, "province": "Phuket", "employees": n,
                                    "hired": hired, "alternatives": other}})  # fmt: skip
    for reform in ([], ["--reform", str(REFORMS / "th_one_per_50_2028.toml")],
                   ["--reform", str(REFORMS / "th_provincial_wage_2028.toml")]):  # fmt: skip
        rows = rows_of(path, "th", 2028, tmp_path, *reform)
        prefix = "what_if_" if reform else ""
        for row, answer in zip(rows, eval_lines(lines, *reform), strict=True):
            assert row[prefix + "required"] == str(answer["result"]["required"])
            assert row[prefix + "contribution_in"] == answer["result"]["contribution"]


counts = st.integers(0, 3_000)
LAWS = {
    "th": {
        "th.quota.per": st.integers(1, 300).map(str),
        "th.quota.threshold": st.integers(0, 300).map(str),
        "th.quota.remainder": st.integers(0, 99).map(str),
    },
    "jp": {
        "jp.levy.base_rate": st.integers(0, 2_000).map(lambda n: f"{n // 100}.{n % 100:02}%"),
        "jp.levy.unit": st.integers(0, 300_000).map(str),
        "jp.levy.size_limit": st.integers(0, 400).map(str),
    },
}


@pytest.mark.parametrize("country", ["th", "jp"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_ifs_and_sweeps_equal_the_question_about_each_employer(tmp_path, country, data):
    """Random employers under random laws. What fails is shrunk to the smallest file and law that still fail."""
    rows = data.draw(st.lists(st.tuples(counts, st.integers(0, 60), st.integers(0, 9)), min_size=1, max_size=30))
    law = data.draw(st.fixed_dictionaries({}, optional=LAWS[country]).filter(bool))
    path, reform = tmp_path / "r.csv", tmp_path / "r.toml"
    day, year = ("2028-01-01", 2028) if country == "th" else ("2027-04-01", 2027)
    changes = "".join(f'[[change]]\nterm = "{t}"\nfrom = {day}\nvalue = "{v}"\n' for t, v in law.items())
    reform.write_text('title = "drawn"\n' + changes, encoding="utf-8")
    if country == "th":
        head, question = "id,employees,hired,alternatives", "th.contribution"
        facts = [{"fund_year": year, "employees": a, "hired": b, "alternatives": c} for a, b, c in rows]
        names = {"required": "required", "contribution_in": "contribution"}
    else:
        head, question = "id,workers,counted", "jp.levy"
        rows = [(a, b + (0.5 if c % 2 else 0)) for a, b, c in rows]
        facts = [{"fiscal_year": year, "months": [{"workers": a, "counted": b, "times": 12}]} for a, b in rows]
        names = {"levy_in": "net_payable", "grants_out": "net_receivable"}
    lines = [f"E{i}," + ",".join(map(str, row)) for i, row in enumerate(rows)]
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    answers = eval_lines([{"question": question, "facts": f} for f in facts], "--reform", reform)
    (tmp_path / "list.txt").write_text(f"{reform}\n", encoding="utf-8")
    (swept,) = csv.DictReader(io.StringIO(sweep(path, country, year, "--list", tmp_path / "list.txt").stdout))
    by_row = rows_of(path, country, year, tmp_path, "--reform", reform)
    for measure, result in names.items():
        expected = [Decimal(str(a["result"][result])) for a in answers]
        assert [Decimal(r["what_if_" + measure]) for r in by_row] == expected, measure
        assert Decimal(swept[measure]) == sum(expected), measure
    assert swept["computed"] == "columns"


def test_bad_rows_come_back_and_are_counted(tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text(
        "id,workers,counted\nA,150,3\nB,-1,3\nC,150,3.3\nD,150\nE,,1\nF,abc,1\nG,150,4\nH,9999999999,1\n",
        encoding="utf-8",
    )
    s = summary(path, "jp", 2027)
    assert s["rows"] == 8
    assert s["refused_rows"] == 6
    assert s["all"]["by_law"]["employers"] == 2
    rows = rows_of(path, "jp", 2027, tmp_path)
    assert [r["line"] for r in rows] == [str(n) for n in range(2, 10)]
    assert [r["status"] == "ok" for r in rows] == [True, False, False, False, False, False, True, False]
    assert "-1 is below zero" in rows[1]["message"]
    text = run("whatif", path, "--country", "jp", "--year", 2027).stdout
    assert "6 rows" in text


def test_an_employer_whose_year_is_not_settled_is_in_no_total(tmp_path):
    path = tmp_path / "u.csv"
    path.write_text("id,workers,counted\nA,250,1\nB,500,5\n", encoding="utf-8")
    s = summary(path, "jp", 2010)  # the size limit changed within fiscal 2010
    assert s["refused_employers"] == 1
    assert s["all"]["by_law"]["employers"] == 1


def test_files_are_refused_with_the_nearest_name(tmp_path):
    path = tmp_path / "h.csv"
    path.write_text("id,worker,counted\nA,150,3\n", encoding="utf-8")
    assert "did you mean workers?" in run("whatif", path, "--country", "jp", "--year", 2027, status=2).stderr
    path.write_text("id,counted\nA,3\n", encoding="utf-8")
    assert "no column workers" in run("whatif", path, "--country", "jp", "--year", 2027, status=2).stderr
    assert "cannot read" in run("whatif", tmp_path / "none.csv", "--country", "jp", "--year", 2027, status=2).stderr


def test_months_must_be_twelve_in_order(tmp_path):
    path = tmp_path / "m.csv"
    good = "".join(f"A,{(m + 3) % 12 + 1},150,3\n" for m in range(12))
    path.write_text("id,month,workers,counted\n" + good + "B,4,150,3\nB,5,150,3\n" + good.replace("A,", "C,"), "utf-8")
    s = summary(path, "jp", 2027)
    assert s["all"]["by_law"]["employers"] == 2
    assert s["refused_rows"] == 1


# --- what is said ---


def test_behaviour_is_never_hidden(japan):
    levy = REFORMS / "jp_levy_80000_2027.toml"
    none = run("whatif", japan, "--country", "jp", "--year", 2027, "--reform", levy).stdout
    assert "Nobody is assumed to behave otherwise" in none
    out = run("whatif", japan, "--country", "jp", "--year", 2027, "--response", "fill_gap=100%").stdout
    assert out.splitlines()[0].startswith("ASSUMED BEHAVIOUR")
    s = summary(japan, "jp", 2027, "--response", "fill_gap=100%")
    assert s["response"] == {"fill_gap": "100%", "seed": 1}
    assert s["all"]["by_law"]["shortage"] == "2"
    assert s["all"]["what_if"]["shortage"] == "0"
    assert s["all"]["what_if"]["levy_in"] == "0"
    assert summary(japan, "jp", 2027)["response"] is None
    assert "did you mean" in run("whatif", japan, "--country", "jp", "--year", 2027, "--response", "fillgap=3%",
                                 status=2).stderr  # fmt: skip


def test_a_summary_says_how_sure_the_law_is(japan, thailand):
    # Fiscal 2030 lies past every review; the figures of the levy were read for it.
    s = summary(japan, "jp", 2030, "--reform", REFORMS / "jp_levy_80000_2027.toml")
    kinds = {(n["kind"], n.get("term")) for n in s["notices"]}
    assert ("past_review", "jp.levy.unit") in kinds
    assert ("reform", "jp.levy.unit") in kinds
    assert all(n["message"] for n in s["notices"])
    assert not any(n["kind"] == "remark" for n in s["notices"])
    # Without industry and persons by class nothing is read to weigh or to exclude.
    assert not any(n.get("term", "").startswith(("jp.weight", "jp.exclusion")) for n in s["notices"])
    # As the question about one employer says it, but for the days on which it is due.
    one = {"fund_year": 2030, "employees": 300, "hired": 1, "alternatives": 1}
    (answer,) = eval_lines([{"question": "th.contribution", "facts": one}])
    asked = {(n["kind"], n["term"]): n["message"] for n in answer["law"]["notices"] if n["kind"] != "remark"}
    found = {(n["kind"], n["term"]): n["message"] for n in summary(thailand, "th", 2030)["notices"]}
    assert {("past_review", "th.quota.per"), ("confidence", "th.minimum_wage")} <= found.keys()
    assert {k: v for k, v in found.items() if k in asked} == {k: v for k, v in asked.items() if k in found}
    assert {k for k in asked.keys() - found.keys() if "due" not in k[1] and "count_day" not in k[1]} == set()
    for how in ("text", "html"):
        out = run("whatif", thailand, "--country", "th", "--year", 2030, "--format", how).stdout
        assert "What is uncertain" in out
        assert "their last review through" in out


def test_notices_of_weights_and_exclusion_where_they_are_read(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("id,industry,full_time,specific,mental_short\nA,kindergarten,150,1,1\n", encoding="utf-8")
    terms = {n.get("term") for n in summary(path, "jp", 2030)["notices"]}
    assert any(t.startswith("jp.weight.worker") for t in terms)
    assert any(t.startswith("jp.weight.mental") for t in terms)
    assert any(t.startswith("jp.exclusion_rate") for t in terms)


def test_an_elastic_response_fills_a_share_of_the_gap(thailand):
    # The contribution of A doubles or more under one per 50: a share of one half of its gap of 4 is filled.
    s = summary(thailand, "th", 2028, "--reform", REFORMS / "th_one_per_50_2028.toml", "--response", "elasticity=50%")
    # A: 4 missing, 2 filled. B and E owed nothing before, and owe one each: half of one person is none.
    assert s["all"]["what_if"]["shortage"] == 2 + 1 + 1 + 90
    assert s["all"]["what_if"]["contribution_in"] == str(123_005 * 4) + ".00"


def test_a_seed_picks_the_same_employers(tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("id,employees,hired\n" + "".join(f"E{i},300,0\n" for i in range(2000)), encoding="utf-8")

    def shortage(*more):
        return summary(path, "th", 2028, "--response", "fill_gap=30%", *more)["all"]["what_if"]["shortage"]

    assert shortage() == shortage("--threads", 7)
    assert shortage() != shortage("--seed", 2)
    filled = 2000 - shortage() // 3
    assert 540 < filled < 660


def test_kinks_are_the_steps_of_the_rule(thailand, japan):
    s = summary(thailand, "th", 2028, "--kinks", "--kinks-to", 400)
    steps = [(k["employees"], k["required"], k["bill"]) for k in s["kinks"]["by_law"]]
    assert steps == [(0, 0, "0.00"), (100, 1, "123005.00"), (151, 2, "246010.00"), (251, 3, "369015.00"),
                     (351, 4, "492020.00")]  # fmt: skip
    s = summary(japan, "jp", 2027, "--kinks", "--kinks-to", 120)
    steps = [(k["workers"], k["required"], k["bill"]) for k in s["kinks"]["by_law"]]
    # ceil to halves of r / 2.7 %: 37.5, 74.5, 111.5; the levy begins above 100.
    assert steps == [("0", 0, "0"), ("37.5", 1, "0"), ("74.5", 2, "0"), ("100.5", 2, "1200000"),
                     ("111.5", 3, "1800000")]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ja", "th"])
@pytest.mark.parametrize("form", ["text", "csv", "html"])
def test_every_word_has_a_label(japan, language, form):
    out = run("--lang", language, "whatif", japan, "--country", "jp", "--year", 2027, "--kinks", "--format", form,
              "--reform", REFORMS / "jp_levy_for_all_2027.toml").stdout  # fmt: skip
    assert "whatif." not in out
    if language != "en":
        assert re.search("[\u0e00-\u0e7f]" if language == "th" else "[\u3040-\u30ff]", out)


def test_the_page_stands_alone(japan):
    page = run("whatif", japan, "--country", "jp", "--year", 2027, "--kinks", "--format", "html", "--reform",
               REFORMS / "jp_levy_80000_2027.toml").stdout  # fmt: skip
    assert page.count("<svg") == page.count("</svg>") >= 3
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=", page)
    assert "What-if, not law" in page


def test_threads_change_nothing(japan, thailand):
    for path, country, year in ((japan, "jp", 2027), (thailand, "th", 2028)):
        command = ("whatif", path, "--country", country, "--year", year, "--format", "csv", "--threads")
        assert run(*command, 1).stdout == run(*command, 5).stdout


def test_stacked_reforms_say_what_is_taken_over(japan, tmp_path):
    other = tmp_path / "o.toml"
    other.write_text('title = "Sixty"\n[[change]]\nterm = "jp.levy.unit"\nfrom = 2027-04-01\nvalue = "60000"\n')
    s = summary(japan, "jp", 2027, "--reform", REFORMS / "jp_levy_80000_2027.toml", "--reform", other)
    assert s["all"]["what_if"]["levy_in"] == "720000"
    assert len(s["overridden"]) == 1
    diff = json.loads(run("law", "diff", "--json", "--reform", REFORMS / "jp_levy_80000_2027.toml", "--reform",
                          other).stdout)  # fmt: skip
    assert [c["overridden_by"] for c in diff["changes"]] == ["Sixty", None]
    assert diff["changes"][0]["before"] == "50000"
    assert "Art. 17" in diff["changes"][0]["article"]


# --- then and now ---


def test_the_law_of_another_year(japan):
    # 2012: 1.8 %, over 200 workers. 150 need floor(2.7) = 2, 80 need 1; nobody owes a levy.
    s = summary(japan, "jp", 2027, "--law-of", 2012)
    assert s["law_year"] == 2012
    assert s["facts_year"] == 2027
    assert s["all"]["by_law"]["required"] == 2 + 2 + 4 + 1 + 1
    assert s["all"]["by_law"]["levy_in"] == "0"


def test_a_change_splits_exactly_both_ways(thailand, tmp_path):
    later = tmp_path / "later.csv"
    later.write_text("id,employees,hired,alternatives\nA,900,1,1\nB,151,0,0\n", encoding="utf-8")
    command = ("whatif", thailand, "--country", "th", "--year", 2020, "--against", later, "--against-year", 2026)
    s = json.loads(run(*command, "--format", "json").stdout)["measures"]
    for name, m in s.items():
        n = {k: float(v) for k, v in m.items()}
        assert n["law_at_old_staff"] + n["staff_at_new_law"] == n["change"], name
        assert n["staff_at_old_law"] + n["law_at_new_staff"] == n["change"], name
    m = s["contribution_in"]
    # One place of A in 2020 at 308 x 365 and in 2026 at 337 x 365; later 7 + 2 places.
    assert m["old_staff_old_law"] == "112420.00"
    assert m["old_staff_new_law"] == "123005.00"
    assert m["new_staff_old_law"] == str(9 * 112_420) + ".00"
    assert m["new_staff_new_law"] == str(9 * 123_005) + ".00"


# --- sweeps ---


def sweep(path, country, year, *more, status=0):
    return run("sweep", path, "--country", country, "--year", year, *more, status=status)


def test_a_sweep_equals_its_what_ifs(japan, tmp_path):
    out = sweep(japan, "jp", 2027, "--grid", "jp.levy.base_rate=2.5%:2.9%:0.2%", "--grid",
                "jp.levy.unit=50000,80000").stdout  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(r["jp.levy.base_rate"], r["jp.levy.unit"]) for r in rows] == [
        (a, b) for a in ("2.5%", "2.7%", "2.9%") for b in ("50000", "80000")
    ]
    for r in rows:
        reform = tmp_path / "one.toml"
        changes = [
            f'[[change]]\nterm = "{term}"\nfrom = 2027-04-01\nvalue = "{r[term]}"\n'
            for term in ("jp.levy.base_rate", "jp.levy.unit")
        ]
        reform.write_text('title = "one"\n' + "".join(changes))
        s = summary(japan, "jp", 2027, "--reform", reform)["all"]["what_if"]
        for name, value in s.items():
            assert r[name] == str(value), name
        assert r["refused"] == "0"


def test_a_sweep_over_weights_folds_again(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("id,workers,physical_severe_full\nA,150,2\n", encoding="utf-8")
    out = sweep(path, "jp", 2027, "--grid", "jp.weight.physical.severe_full=1,1.5,2", "--measures", "counted").stdout
    assert [r["counted"] for r in csv.DictReader(io.StringIO(out))] == ["2", "3", "4"]


def test_a_list_of_what_ifs(thailand, tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text(
        "# two files, stacked; two values\n"
        f"{REFORMS / 'th_one_per_50_2028.toml'} + {REFORMS / 'th_state_pays_2028.toml'}\n"
        "th.quota.per=50; th.quota.remainder=25\n"
    )
    out = sweep(thailand, "th", 2028, "--list", listed, "--measures", "required,contribution_in").stdout
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [r["required"] for r in rows] == ["114", "114"]
    assert rows[1]["contribution_in"] == "738030.00"
    assert rows[0]["contribution_in"] == str(738_030 + 90 * 123_005) + ".00"


@pytest.mark.parametrize(
    ("grid", "says"),
    [
        ("jp.levy.unti=1,2", "did you mean jp.levy.unit?"),
        ("jp.levy.unit", "term=first:last:step"),
        ("jp.levy.unit=1:2", "first:last:step"),
        ("jp.levy.unit=5:1:1", "comes before"),
        ("jp.levy.unit=50000,5O000", "does not fit"),
    ],
)
def test_a_slip_in_a_grid_is_found_before_anything_is_computed(japan, grid, says):
    assert says in sweep(japan, "jp", 2027, "--grid", grid, status=2).stderr


def test_a_stopped_sweep_goes_on(tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("id,employees,hired\n" + "".join(f"E{i},{100 + i % 900},1\n" for i in range(200_000)), "utf-8")
    kept = tmp_path / "kept"
    out = tmp_path / "out.csv"
    args = [QUOTALAW, "sweep", str(path), "--country", "th", "--year", "2028", "--grid", "th.quota.per=20:400:1",
            "--grid", "th.quota.remainder=0:20:1", "--checkpoint", str(kept), "--out", str(out)]  # fmt: skip
    p = subprocess.Popen(args, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while time.monotonic() < until and (not kept.exists() or kept.read_text().count("\n") < 20):
        time.sleep(0.02)
    p.send_signal(signal.SIGINT)
    said = p.communicate(timeout=60)[1]
    assert p.returncode == 130, said
    assert "The same command goes on" in said
    assert not out.exists()
    head, rows = kept.read_text().splitlines()[:4], kept.read_text().splitlines()[4:]
    assert head[0] == "quotalaw sweep 1"
    assert 16 <= len(rows) < 8_001
    # What was being written when a machine died is computed again; what was finished is not.
    few = list(args)
    few[few.index("th.quota.per=20:400:1")] = "th.quota.per=20:24:1"
    few[few.index(str(kept))] = str(tmp_path / "few")
    kept = tmp_path / "few"
    whole = subprocess.run([*few[: few.index("--checkpoint")]], cwd=ROOT, capture_output=True, text=True, check=True)
    subprocess.run(few, cwd=ROOT, capture_output=True, text=True, check=True)
    assert out.read_text() == whole.stdout
    kept.write_text("\n".join(kept.read_text().splitlines()[: 4 + 50]) + "\n70 200000 1")
    out.unlink()
    r = subprocess.run(few, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "50 of 105 what-ifs are in the checkpoint already" in r.stderr
    assert out.read_text() == whole.stdout
    # Another sweep does not go on from it.
    few[few.index("th.quota.per=20:24:1")] = "th.quota.per=20:25:1"
    assert subprocess.run(few, cwd=ROOT, capture_output=True, text=True, check=False).returncode == 2


def test_a_sweep_says_what_it_does_not_touch_and_what_it_leaves_out(thailand, tmp_path):
    r = sweep(thailand, "th", 2028, "--grid", "jp.levy.unit=60000,70000", "--grid", "th.quota.per=50:100:20")
    assert "jp.levy.unit: The what-if touches no figure" in r.stderr
    assert "th.quota.per: The what-if" not in r.stderr
    assert "the steps end at 90 and do not come to 100" in r.stderr
    assert [x["th.quota.per"] for x in csv.DictReader(io.StringIO(r.stdout))][:3] == ["50", "70", "90"]
    listed = tmp_path / "list.txt"
    listed.write_text("jp.levy.unit=60000\nth.quota.per=50\n", encoding="utf-8")
    r = sweep(thailand, "th", 2028, "--list", listed)
    assert r.stderr.startswith("jp.levy.unit=60000: The what-if touches no figure")
    assert "th.quota.per" not in r.stderr
    zero = sweep(thailand, "th", 2028, "--grid", "th.quota.per=50:100:0", status=2).stderr
    assert "a step above zero" in zero


def test_a_checkpoint_knows_what_its_reform_files_say(thailand, tmp_path):
    file = tmp_path / "one.toml"
    text = (REFORMS / "th_one_per_50_2028.toml").read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    listed = tmp_path / "list.txt"
    listed.write_text(f"{file}\nth.quota.per=60\n", encoding="utf-8")
    for more in (["--list", listed], ["--reform", file, "--grid", "th.quota.remainder=10,20"]):
        file.write_text(text, encoding="utf-8")
        kept = tmp_path / f"kept{len(more)}"
        first = sweep(thailand, "th", 2028, *more, "--checkpoint", kept).stdout
        assert sweep(thailand, "th", 2028, *more, "--checkpoint", kept).stdout == first
        file.write_text(text.replace("50", "40"), encoding="utf-8")
        assert "reforms differs" in sweep(thailand, "th", 2028, *more, "--checkpoint", kept, status=2).stderr


INDUSTRIES = ("manufacturing", "construction", "coal_mining", "higher_education", "")


def random_japan(path, seed, by_month, employers=120):
    """Employers of every kind of row: counted or by class, of one row or of twelve, with and without the rest."""
    rng = random.Random(seed)
    classes = [
        c for kind in ("physical", "intellectual") for band in ("full", "short", "specific")
        for c in (f"{kind}_{band}", f"{kind}_severe_{band}")
    ] + [f"mental_{band}" for band in ("full", "short", "specific")]  # fmt: skip
    columns = ["id", "industry", "weight", *(["month"] if by_month else []), "workers", "full_time", "short_time",
               "specific", "deduction", "counted", "purchases", *classes]  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as f:
        out = csv.DictWriter(f, columns)
        out.writeheader()
        for i in range(employers):
            size = rng.choice([rng.randint(0, 60), rng.randint(60, 140), rng.randint(90, 3_000), rng.randint(0, 10**6)])
            fixed = {"id": f"E{i}", "weight": rng.choice(["", "", 1, 3, 1_000]),
                     "purchases": rng.choice(["", 0, rng.randint(1, 10**8)])}  # fmt: skip
            if rng.random() < 0.4:
                fixed["industry"] = rng.choice(INDUSTRIES)
            by_class, given = rng.random() < 0.5, rng.random() < 0.3
            for month in [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3] if by_month else [None]:
                row = fixed | ({"month": month} if by_month else {})
                now = max(0, size + rng.randint(-5, 5))
                if rng.random() < 0.5:
                    row["workers"] = f"{now}{rng.choice(['', '.5'])}"
                else:
                    row |= {"full_time": now, "short_time": rng.randint(0, 50), "specific": rng.randint(0, 9)}
                if given:  # sometimes more than there is: refused
                    row["deduction"] = rng.randint(0, now // 2 + 3)
                if by_class:
                    row |= {rng.choice(classes): rng.randint(0, now // 40 + 2) for _ in range(4)}
                else:
                    row["counted"] = f"{rng.randint(0, now // 25 + 2)}{rng.choice(['', '.5'])}"
                out.writerow(row)


def random_thailand(path, seed, employers=300):
    rng = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f)
        out.writerow(["id", "kind", "province", "weight", "employees", "hired", "alternatives", "paid", "retained"])
        for i in range(employers):
            size = rng.choice([rng.randint(0, 99), rng.randint(90, 260), rng.randint(100, 5_000), 2_000_000])
            few = size // 90 + 2
            province = rng.choice(["Bangkok", "Phuket", "Narathiwat", "TH-10"] + ([""] if seed % 2 else []))
            kind, weight = rng.choice(["", "private", "state"]), rng.choice(["", 1, 2, 1_000])
            out.writerow([f"E{i}", kind, province, weight, size, *(rng.randint(0, few) for _ in range(4))])


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize(
    ("country", "year", "seed", "values"),
    [
        ("jp", 2027, 1, ("jp.levy.unit=77000; jp.levy.base_rate=3.3%", "jp.weight.mental.full=1.5",
                         "jp.report.position_day=09-01")),
        ("jp", 2024, 2, ("jp.levy.base_rate=10%",)),
        ("jp", 2026, 3, ("jp.levy.size_limit=40", "jp.weight.worker.short=1")),  # the rate changes within the year
        ("jp", 2010, 4, ("jp.levy.unit=60000",)),  # the texts known do not settle some sizes
        ("th", 2028, 6, ("th.quota.per=7; th.quota.remainder=3", "th.quota.threshold=1")),
        ("th", 2028, 7, ("th.quota.remainder=0",)),  # some without a province
    ],
)  # fmt: skip
def test_a_sweep_in_columns_equals_its_what_ifs(tmp_path, country, year, seed, values, threads):
    path = tmp_path / "p.csv"
    if country == "jp":
        random_japan(path, seed, by_month=seed % 2 == 0)
    else:
        random_thailand(path, seed)
    files = sorted(REFORMS.glob(f"{country}_*.toml"))
    lines = [*map(str, files), f"{files[0]} + {files[-1]}", *values]
    listed = tmp_path / "list.txt"
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    swept = sweep(path, country, year, "--list", listed, "--threads", threads)
    rows = list(csv.DictReader(io.StringIO(swept.stdout)))
    assert [r["what_if"] for r in rows] == lines
    day = f"{year}-{'04' if country == 'jp' else '01'}-01"
    for r in rows:
        if "=" in r["what_if"]:
            one = tmp_path / "one.toml"
            changes = (part.strip().split("=") for part in r["what_if"].split(";"))
            one.write_text(
                'title = "one"\n'
                + "".join(f'[[change]]\nterm = "{t}"\nfrom = {day}\nvalue = "{v}"\n' for t, v in changes),
                encoding="utf-8",
            )
            chosen = [one]
        else:
            chosen = r["what_if"].split(" + ")
        s = summary(path, country, year, *(x for c in chosen for x in ("--reform", c)))
        for name, value in s["all"]["what_if"].items():
            assert r[name] == str(value), (r["what_if"], name)
    apart = sum(r["computed"] == "employer by employer" for r in rows)
    assert all(r["computed"] == "columns" for r in rows) or apart
    if country == "jp" and year == 2027:
        # Purchases count in two of the files: employer by employer, and said.
        assert re.search(r"^[23] of \d+ what-ifs were computed employer by employer", swept.stderr, re.M), swept.stderr


# --- made-up populations ---


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    out = {}
    for country, year in (("jp", 2024), ("jp", 2025), ("th", 2020), ("th", 2023)):
        path = folder / f"{country}{year}.csv"
        said = run("population", "make", "--country", country, "--year", year, "--seed", 1, "--out", path).stdout
        out[country, year] = path, said
    return out


def figures(said):
    """The printed fit: figure -> (official, generated)."""
    found = {}
    for line in said.splitlines():
        m = re.match(r"  (.+?)\s{2,}(\S+)\s{2,}(\S+)\s{2,}(\S+)\s+\S+\.csv$", line)
        if m:
            found[m.group(1)] = (m.group(2), m.group(3))
    return found


def test_japan_2024_meets_the_shortage_matrix(made):
    fit = figures(made["jp", 2024][1])
    matrix = {f: v for f, v in fit.items() if " short, " in f or f.startswith("firms employing nobody, ")}
    assert len(matrix) == 45
    assert {f: v for f, v in matrix.items() if v[0] != v[1]} == {}
    for f, (official, generated) in fit.items():
        if f.startswith("persons counted"):
            assert float(official) == float(generated), f
        if f.startswith("actual rate"):
            assert abs(float(official) - float(generated)) < 0.011, f


def test_japan_2025_meets_the_national_totals(made):
    path, said = made["jp", 2025]
    fit = figures(said)
    for f in ("firms", "firms below their number", "firms employing nobody", "persons counted",
              "of firms below, one person short %", "achieving %"):  # fmt: skip
        assert float(fit[f][0]) == float(fit[f][1]), f
    # And through the law itself: the official figures of 1 June 2025.
    s = summary(path, "jp", 2025)["all"]["by_law"]
    assert s["reporting"] == 120_467
    assert s["complying"] == 55_434
    assert s["none_employed"] == 37_262
    assert s["counted"] == "704610"
    for kind in ("physical", "intellectual", "mental"):
        assert abs(float(fit[kind][0]) - float(fit[kind][1])) <= 2, kind


def test_thailand_meets_the_compliance_tables(made):
    for year, required, hired, other, paid in (
        (2020, 86_757, 39_878, 13_951, 13_103),
        (2023, 68_147, 38_590, 12_365, 15_714),
    ):
        path, said = made["th", year]
        fit = figures(said)
        assert fit["places required"] == (str(required), str(required))
        s = summary(path, "th", year)
        private = next(g for g in s["by_industry"] if g["name"] == "private")["by_law"]
        assert private["required"] == required
        assert private["hired"] == hired
        assert private["alternatives"] == other
        assert private["paid_places"] == paid
        assert private["unmet"] == required - hired - other - paid
        # Exactly what is owed: the places not filled, at the wage of the year.
        per_head = {2020: 112_420, 2023: 119_720}[year]
        assert private["contribution_in"] == f"{(required - hired - other) * per_head}.00"


def test_the_same_seed_makes_the_same_file(made, tmp_path):
    again = tmp_path / "again.csv"
    run("population", "make", "--country", "th", "--year", 2020, "--seed", 1, "--out", again)
    assert again.read_bytes() == made["th", 2020][0].read_bytes()
    run("population", "make", "--country", "th", "--year", 2020, "--seed", 2, "--out", again)
    assert again.read_bytes() != made["th", 2020][0].read_bytes()


def test_a_year_without_tables_is_refused():
    assert "2024 or 2025" in run("population", "make", "--country", "jp", "--year", 2019, status=2).stderr
    assert "2020 or 2023" in run("population", "make", "--country", "th", "--year", 2024, status=2).stderr
