# SPDX-License-Identifier: Apache-2.0
"""`quotalaw place` as a user meets it: a made-up sample planned, changed, and refused."""

import csv
import json
import os
import subprocess
from decimal import Decimal

import pytest

QUOTALAW = os.environ.get("QUOTALAW", "build/bin/quotalaw")


def run(*arguments, code=0):
    done = subprocess.run([QUOTALAW, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return done


def rows(path):
    with path.open(encoding="utf-8") as f:
        return list(csv.DictReader(f))


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    run("place", "sample", "--people", 200, "--companies", 20, "--hosts", 80, "--out", folder)
    return folder


def tables(folder):
    return [f"--{name}={folder / name}.csv" for name in ("companies", "people", "hosts")]


@pytest.fixture(scope="module")
def planned(sample):
    run("place", *tables(sample), "--fund-year", 2027, "--out", sample / "plan")
    return sample / "plan"


def test_the_plan_is_proven_and_nobody_is_lost(sample, planned):
    plan = json.loads((planned / "plan.json").read_text(encoding="utf-8"))
    assert plan["certificate"]["proven"]
    people = {r["id"] for r in csv.DictReader(line for line in (sample / "people.csv").open() if line[0] != "#")}
    placed = [r["person"] for r in rows(planned / "plan.csv")]
    without = [r["person"] for r in rows(planned / "unplaced.csv")]
    assert len(placed) == len(set(placed)) == plan["reached"]["placed"]
    assert set(placed) | set(without) == people
    assert not set(placed) & set(without)


def test_seats_and_bills_add_up(planned):
    plan = json.loads((planned / "plan.json").read_text(encoding="utf-8"))
    by_host = {}
    for r in rows(planned / "plan.csv"):
        by_host[r["host"]] = by_host.get(r["host"], 0) + 1
    for r in rows(planned / "hosts.csv"):
        assert int(r["filled"]) == by_host.get(r["host"], 0) <= int(r["seats"])
    for r in rows(planned / "companies.csv"):
        assert Decimal(r["contribution"]) == int(r["unmet"]) * Decimal(plan["per_head"])


def test_the_same_inputs_give_the_same_files(sample, planned):
    run("place", *tables(sample), "--fund-year", 2570, "--out", sample / "again")
    for path in planned.iterdir():
        assert path.read_bytes() == (sample / "again" / path.name).read_bytes()


@pytest.mark.parametrize("lang", ["en", "th", "ja"])
def test_every_word_of_the_summary_is_there(sample, lang):
    text = run("--lang", lang, "place", *tables(sample), "--out", sample / lang).stdout
    assert "placement." not in text
    assert "{" not in text


def test_a_drop_out_changes_little(sample, planned):
    who = rows(planned / "plan.csv")[0]["person"]
    run("place", *tables(sample), "--replan", planned / "plan.csv", "--event", f"drop:{who}", "--out", sample / "after")
    plan = json.loads((sample / "after" / "plan.json").read_text(encoding="utf-8"))
    assert who in plan["changes"]["lost"]
    told = {r["person"]: r["main_reason"] for r in rows(sample / "after" / "unplaced.csv")}
    assert told[who] == "left"
    assert len(plan["changes"]["moved"]) <= 5


def test_a_plan_made_again_changes_nothing(sample, planned):
    run("place", *tables(sample), "--replan", planned / "plan.csv", "--out", sample / "same")
    plan = json.loads((sample / "same" / "plan.json").read_text(encoding="utf-8"))
    assert plan["changes"] == {"placed": [], "moved": [], "lost": [], "company": []}


def test_the_order_of_the_rows_changes_nothing(sample, planned, tmp_path):
    for name in ("companies", "people", "hosts"):
        lines = (sample / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        header = next(i for i, line in enumerate(lines) if line.startswith("id,"))
        turned = [*lines[: header + 1], *reversed(lines[header + 1 :])]
        (tmp_path / f"{name}.csv").write_text("\n".join(turned) + "\n", encoding="utf-8")
    run("place", *tables(tmp_path), "--fund-year", 2027, "--out", tmp_path / "plan")
    for path in planned.iterdir():
        assert path.read_bytes() == (tmp_path / "plan" / path.name).read_bytes(), path.name


def test_what_looks_wrong_is_said_and_used(sample, tmp_path):
    lines = (sample / "companies.csv").read_text(encoding="utf-8").splitlines()
    header = next(i for i, line in enumerate(lines) if line.startswith("id,"))
    lines[header] = lines[header].replace("fee", "fees")
    path = tmp_path / "companies.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    arguments = ["place", *tables(sample), "--out", tmp_path / "plan"]
    arguments[1] = f"--companies={path}"
    assert "did you mean fee?" in run(*arguments).stderr
    assert "fees" in run("--lang", "th", *arguments).stderr


def test_bad_cells_stop_the_plan_unless_it_may_go_on(sample, tmp_path):
    broken = (sample / "people.csv").read_text(encoding="utf-8").splitlines()
    header = next(i for i, line in enumerate(broken) if line.startswith("id,"))
    cells = broken[header + 1].split(",")
    cells[broken[header].split(",").index("disability")] = "purple"
    broken[header + 1] = ",".join(cells)
    path = tmp_path / "people.csv"
    path.write_text("\n".join(broken) + "\n", encoding="utf-8")
    arguments = ["place", *tables(sample), "--out", tmp_path / "plan"]
    arguments[2] = f"--people={path}"
    done = run(*arguments, code=2)
    assert f"Line {header + 2}" in done.stderr
    assert "purple" in done.stderr
    assert "INCOMPLETE" in run(*arguments, "--keep-going").stdout
