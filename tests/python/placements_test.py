# SPDX-License-Identifier: Apache-2.0
"""`ql.place`: the plan of the command, from files and from frames of every kind."""

import csv
import datetime as dt
import json
import os
import subprocess
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import quotalaw as ql

NAMES = ("companies", "people", "hosts")
FILES = {name: Path(f"data/samples/th_placement_{name}.csv") for name in NAMES}
DEGREES = ("latitude", "longitude")


@pytest.fixture(scope="module")
def commanded(tmp_path_factory):
    """What the command writes for the same tables."""
    out = tmp_path_factory.mktemp("plan")
    arguments = [f"--{name}={path}" for name, path in FILES.items()]
    command = [os.environ["QUOTALAW"], "place", *arguments, "--fund-year", "2027", "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def found():
    return ql.place(**FILES, fund_year=2027)


def rows_of(path):
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@pytest.fixture(scope="module")
def tables():
    return {name: rows_of(path) for name, path in FILES.items()}


def test_the_same_files_as_the_command(found, commanded, tmp_path):
    saved = found.save(tmp_path / "plan")
    names = sorted(path.name for path in commanded.iterdir())
    assert names == sorted(path.name for path in saved.iterdir()) and "plan.json" in names
    for name in names:
        assert (saved / name).read_bytes() == (commanded / name).read_bytes(), name
    assert found.summary() == (commanded / "report.txt").read_text(encoding="utf-8") == repr(found)
    assert found._repr_html_().startswith("<iframe")


def test_tables_are_typed_and_add_up(found, commanded):
    plan, companies, hosts = found.plan, found.companies, found.hosts
    assert isinstance(plan, pd.DataFrame) and len(plan) == found.reached["placed"] > 0
    assert len(plan) + len(found.unplaced) == len(rows_of(FILES["people"]))
    assert isinstance(plan.yearly_amount[0], Decimal) and plan["from"][0] == dt.date(2027, 1, 1)
    assert plan.km.max() > 0 and companies.filled.sum() == len(plan) == hosts.filled.sum()
    per_head = Decimal(found.to_dict()["per_head"])
    assert all(row.contribution == row.unmet * per_head for row in companies.itertuples())
    # The bill of a company is that of th.contribution for the places filled in the end.
    for company, told in zip(companies.itertuples(), rows_of(FILES["companies"]), strict=True):
        if company.shortfall >= company.filled:
            bill = ql.th.contribution(
                fund_year=2027,
                employees=int(told["employees"]),
                hired=int(told["hired"] or 0),
                alternatives=int(told["alternatives"] or 0) + company.filled,
            )
            assert bill.contribution == company.contribution, company
    assert [str(v) for v in plan.person] == [row["person"] for row in rows_of(commanded / "plan.csv")]


def test_the_proof(found, commanded):
    told = json.loads((commanded / "plan.json").read_text(encoding="utf-8"))
    proof = found.certificate
    people, hosts = rows_of(FILES["people"]), {row["id"] for row in rows_of(FILES["hosts"])}
    assert proof.pairs == len(people) * len(hosts) == told["certificate"]["pairs"]
    assert proof.proven and found.proven and proof.primal == proof.dual and proof.worst_reduced_cost >= 0
    assert found.law_version == ql.law_version("th")


def frames_of(rows):
    columns = {name: [row[name] or None for row in rows] for name in rows[0]}
    for name in DEGREES:
        if name in columns:
            columns[name] = [float(v) if v else None for v in columns[name]]
    arrow = pa.table(columns)
    return {
        "pandas": pd.DataFrame(columns),
        "polars": pl.DataFrame(columns),
        "pyarrow": arrow,
        "duckdb": duckdb.from_arrow(arrow),
        "mapping": columns,
        "rows": rows,
    }


@pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow", "duckdb", "mapping", "rows"])
def test_frames_of_every_kind(tables, found, kind):
    given = {name: frames_of(rows)[kind] for name, rows in tables.items()}
    made = ql.place(**given, fund_year="B.E. 2570")
    assert made.summary() == found.summary()
    assert type(made.plan) is type(given["people"])
    assert made.to_dict() == found.to_dict()
    assert len(made.by("disability")) > 0


def test_lists_in_cells_and_numbers(tables, found):
    given = {name: frames_of(rows)["mapping"] for name, rows in tables.items()}
    given["people"] = dict(given["people"])
    given["people"]["skills"] = [v.split(";") if v else [] for v in given["people"]["skills"]]
    given["companies"] = {**given["companies"], "employees": [int(v) for v in given["companies"]["employees"]]}
    assert ql.place(**given, fund_year=2027).to_dict() == found.to_dict()


def test_empty_results_keep_their_columns(tables):
    people = pd.DataFrame(tables["people"]).assign(consents="no", host_now="", task_now="", company_now="")
    made = ql.place(FILES["companies"], people, FILES["hosts"], fund_year=2027)
    assert len(made.plan) == 0 and list(made.plan.columns)[:2] == ["person", "role"]
    assert len(made.unplaced) == len(people) and len(made.by()) == 0


def test_a_change_to_a_plan_that_runs(found):
    first = found.plan
    who, host = str(first.person[0]), str(first.host[len(first) - 1])
    after = ql.place(**FILES, fund_year=2027, before=found, drop=[who], close=[host])
    assert who in after.changes["lost"] and who not in set(after.plan.person) and host not in set(after.plan.host)
    by_frame = ql.place(**FILES, fund_year=2027, before=first, drop=[who], close=host)
    assert by_frame.to_dict() == after.to_dict()
    still = ql.place(**FILES, fund_year=2027, before=found)
    assert still.changes == {"placed": (), "moved": (), "lost": (), "company": (), "gone": ()} and len(
        still.plan
    ) == len(first)
    assert found.changes == {}


def test_settings_and_weights(found):
    near = ql.place(**FILES, fund_year=2027, limit_km=5)
    assert near.reached["placed"] <= found.reached["placed"]
    far = ql.place(**FILES, fund_year=2027, limit_km=None, fair="none", seed=7)
    assert far.reached["placed"] >= found.reached["placed"] and far.to_dict()["seed"] == "7"
    assert ql.place(**FILES, fund_year=2027, weights={"unmet": 100_000, "person": 50_000, "km": 10}).certificate.proven


def test_bad_cells(tables):
    people = [dict(row) for row in tables["people"]]
    people[3]["province"], people[5]["disability"] = "Atlantis", "tall"
    with pytest.raises(ql.placements.BadTables) as refused:
        ql.place(FILES["companies"], people, FILES["hosts"], fund_year=2027)
    cells = refused.value.cells
    assert refused.value.total == 2 == len(cells) and refused.value.code == "invalid_facts"
    assert [(c.table, c.line, c.column, c.value) for c in cells] == [
        ("people", 5, "province", "Atlantis"),
        ("people", 7, "disability", "tall"),
    ]
    assert "line 5 is row 3 of people, counted from 0" in str(refused.value)
    left = ql.place(FILES["companies"], people, FILES["hosts"], fund_year=2027, on_bad="leave_out")
    assert not left.complete and len(left.bad_cells) == 2
    assert len(left.plan) + len(left.unplaced) <= len(people) - 2


def test_doubts(tables, found):
    assert found.doubts == ()
    people = [dict(row) for row in tables["people"]]
    # The city of Nan, 69 km from the nearest town of Phrae: used, and named.
    people[0] |= {"province": "Phrae", "latitude": "18.78", "longitude": "100.78", "host_now": "", "task_now": ""}
    people[0] |= {"company_now": ""}
    made = ql.place(FILES["companies"], people, FILES["hosts"], fund_year=2027)
    (doubt,) = made.doubts
    assert (doubt.table, doubt.line, doubt.column) == ("people", 2, "latitude") and "69 km" in doubt.message
    assert made.complete and len(made.plan) + len(made.unplaced) == len(people)


SOLVER = ql._core.second_stage_solver()


def budgets(folder):
    """Companies with little money, and what changes cost."""
    rows = rows_of(FILES["companies"])
    for row in rows:
        row["budget"], row["forms"] = str(130_000 * (1 + len(row["id"]) % 3)), "33"
    with (folder / "companies.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    (folder / "costs.toml").write_text("step_free = 20000\n", encoding="utf-8")
    return {**FILES, "companies": folder / "companies.csv"}


@pytest.mark.parametrize("second_stage", ["flow", "cbc"] if SOLVER else ["flow"])
def test_the_same_plan_as_the_command_with_every_option(tmp_path, second_stage):
    files = budgets(tmp_path)
    named = {"conflicts": 2, "nodes": 500, "most_pairs": 150_000, "change_costs": tmp_path / "costs.toml"}
    options = [f"--{name.replace('_', '-')}={value}" for name, value in named.items()]
    arguments = [f"--{name}={path}" for name, path in files.items()]
    command = [os.environ["QUOTALAW"], "place", *arguments, *options, "--fund-year=2027", f"--out={tmp_path}/plan"]
    subprocess.run([*command, f"--second-stage={second_stage}"], check=True, capture_output=True)
    made = ql.place(**files, **named, fund_year=2027, second_stage=second_stage)
    text = (tmp_path / "plan" / "plan.json").read_text(encoding="utf-8")
    assert made.to_dict() == json.loads(text, parse_float=Decimal)
    assert len(made.conflicts) <= 2 and made.relaxations
    costs = {one["constraint"]: one["cost"] for one in made.relaxations}
    assert costs.get("step_free", "20000.00") is not None
    stage = made.second_stage
    if second_stage == "flow":
        assert stage is None
        return
    assert stage.by == SOLVER and stage.outcome in ("kept", "taken") and stage.failed is None
    assert [rank.rank for rank in stage.ranks][:3] == ["floors", "stays", "unmet"]
    for rank in stage.ranks:
        assert rank.gap is None or rank.gap == rank.after - rank.bound >= 0
    assert (stage.open_rank is None) == stage.proven


def test_without_a_solver_it_is_refused(monkeypatch):
    monkeypatch.setattr(ql._core, "second_stage_solver", lambda: None)
    refused = refused_by(second_stage="cbc")
    assert refused.where == "second_stage" and "coinor-libcbc3" in refused.remedy
    assert ql.place(**FILES, fund_year=2027).second_stage is None


def test_settings_of_the_second_stage_out_of_range():
    assert refused_by(second_stage="cbk").where == "second_stage"
    assert refused_by(nodes=-1).where == "nodes" and refused_by(seconds=0).where == "seconds"
    assert refused_by(most_pairs=-1).where == "most_pairs" and refused_by(conflicts=-1).where == "conflicts"


def refused_by(**changes):
    with pytest.raises(ql.FactsError) as refused:
        ql.place(**{**FILES, "fund_year": 2027, **changes})
    assert refused.value.remedy and refused.value.message_in("ja") != refused.value.message
    return refused.value


def test_refused(found):
    assert refused_by(fair="provinces").where == "fair" and "province" in refused_by(fair="provinces").remedy
    assert refused_by(weights={"kms": 1}).where == "weights" and refused_by(weights={"km": -1}).where == "weights.km"
    assert refused_by(limit_km=3000).where == "limit_km" and refused_by(limit_km="far").where == "limit_km"
    assert refused_by(on_bad="skip").where == "on_bad" and refused_by(lang="fr").where == "lang"
    assert refused_by(drop=["P1"]).where == "before"
    assert refused_by(before=found, drop=["nobody"]).where == "drop"
    assert refused_by(before=found, close=["nowhere"]).where == "close"
    assert "provinc" in str(refused_by(hosts={"id": ["H1"], "seats": [1], "provinc": ["Nan"]}))
    with pytest.raises(ql.FactsError, match="did you mean company"):
        found.by("companny")
    with pytest.raises(ql.LawError):
        ql.place(**FILES, fund_year=1980)


@pytest.mark.parametrize("lang", ["en", "th", "ja"])
def test_words(found, lang):
    assert "placement." not in found.summary(lang) and found.to_html(lang).startswith("<!")


def test_map(found):
    import matplotlib.pyplot as plt

    ax = ql.plot.thailand_map(found)
    most = found.by("host_province").iloc[0]
    words = " ".join(text.get_text() for text in ax.texts)
    assert f"{most.host_province} {most.persons}" in words
    plt.close(ax.figure)


def test_simulated_years_are_those_of_the_command(tables):
    arguments = [f"--{name}={path}" for name, path in FILES.items()]
    command = [os.environ["QUOTALAW"], "place", "simulate", *arguments, "--fund-year=2027", "--runs=2", "--format"]
    told = {how: subprocess.run([*command, how], check=True, capture_output=True).stdout for how in ("text", "json")}
    found = ql.place_simulate(**FILES, fund_year=2027, runs=2)
    assert str(found) == told["text"].decode() and found.to_html().startswith("<!")
    assert found.to_dict() == json.loads(told["json"], parse_float=Decimal)
    years = ql.place_simulate(**{n: pd.DataFrame(t) for n, t in tables.items()}, fund_year=2027, runs=2).years
    assert list(years.rule) == ["nearest", "priced", "hindsight"] * 2
    assert all(years.placed <= years.most_placed)
    price = ql.th.contribution(fund_year=2027, employees=100, hired=0).contribution
    assert all(c == u * price for c, u in zip(years.contribution, years.unmet, strict=True))


def test_a_history_is_read_with_the_same_care(tables):
    bad = [dict(tables["people"][0], latitude="north")]
    with pytest.raises(ql.placements.BadTables):
        ql.place_simulate(**FILES, fund_year=2027, history=bad)
    with pytest.raises(ql.FactsError):
        ql.place_simulate(**FILES, fund_year=2027, weeks=0)
    learned = ql.place_simulate(**FILES, fund_year=2027, runs=1, history=tables["people"])
    assert learned.years.rule[1] == "priced"
