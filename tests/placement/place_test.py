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
    assert plan["changes"] == {"placed": [], "moved": [], "lost": [], "company": [], "gone": []}


def without(source, target, ids):
    """The tables without the rows of these ids."""
    for name in ("companies", "people", "hosts"):
        lines = (source / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if line.split(",")[0] not in ids]
        (target / f"{name}.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")


@pytest.mark.parametrize("what", ["person", "host", "company"])
def test_who_is_no_longer_in_the_tables_is_named(sample, planned, tmp_path, what):
    before = rows(planned / "plan.csv")
    # One that no row of the table of people names.
    cells = {cell for r in csv.reader((sample / "people.csv").open(encoding="utf-8")) for cell in r[1:]}
    id_gone = next(r[what] for r in before if r[what] not in cells)
    named = [i + 2 for i, r in enumerate(before) if r[what] == id_gone]  # lines, below the header
    without(sample, tmp_path, {id_gone})
    done = run("place", *tables(tmp_path), "--replan", planned / "plan.csv", "--out", tmp_path / "plan")
    page = (tmp_path / "plan" / "report.html").read_text(encoding="utf-8")
    changes = json.loads((tmp_path / "plan" / "plan.json").read_text(encoding="utf-8"))["changes"]
    assert [r["line"] for r in changes["gone"]] == named
    assert all(r["missing"] == [what] and r[what] == id_gone for r in changes["gone"])
    for told in (done.stdout, page):
        assert f"Line {named[0]}: {before[named[0] - 2]['person']}" in told
    # Everybody of the plan before is where they were, has moved, has lost the place, or is gone.
    after = {r["person"]: r["host"] for r in rows(tmp_path / "plan" / "plan.csv")}
    for r in before:
        who = r["person"]
        if what == "person" and who == id_gone:
            assert who not in after
        elif who not in after:
            assert who in changes["lost"]
        else:
            assert (after[who] != r["host"]) == (who in changes["moved"])
        assert who not in changes["placed"]


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


def test_rows_in_are_rows_planned_and_rows_refused(sample, tmp_path):
    """Bad cells all over, more of them than are listed: none is lost."""
    changes = {
        "people": {1: {"disability": "purple", "province": "Atlantis"}, 4: {"latitude": "99"}, 9: {"id": ""}},
        "hosts": {2: {"seats": "-1"}},
        "companies": {3: {"employees": "many"}},
    }
    count = {}
    for name in ("people", "hosts", "companies"):
        lines = (sample / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        header = next(i for i, line in enumerate(lines) if line.startswith("id,"))
        columns = lines[header].split(",")
        table = list(csv.reader(lines[header + 1 :]))
        for row, cells in changes[name].items():
            for column, value in cells.items():
                table[row][columns.index(column)] = value
        count[name] = len(table)
        with (tmp_path / f"{name}.csv").open("w", newline="", encoding="utf-8") as f:
            csv.writer(f).writerows([columns, *table])
    done = run("place", *tables(tmp_path), "--keep-going", "--most-errors", 1, "--out", tmp_path / "plan")
    refused = rows(tmp_path / "plan" / "refused.csv")
    assert {r["column"] for r in refused if r["file"].endswith("people.csv") and r["line"] == "3"} == {
        "disability", "province",
    }  # fmt: skip
    assert all(r["what"] and r["remedy"] for r in refused)
    left_out = {(r["file"], r["line"]) for r in refused}

    def of(name):
        return sum(file == str(tmp_path / f"{name}.csv") for file, _ in left_out)

    placed = rows(tmp_path / "plan" / "plan.csv"), rows(tmp_path / "plan" / "unplaced.csv")
    assert sum(map(len, placed)) + of("people") == count["people"]
    assert len(rows(tmp_path / "plan" / "companies.csv")) + of("companies") == count["companies"]
    assert of("hosts") == 1
    plan = json.loads((tmp_path / "plan" / "plan.json").read_text(encoding="utf-8"))
    assert plan["rows_left_out"] == len(left_out)
    assert done.stderr.count("purple") + done.stderr.count("Atlantis") == 2  # one cell listed, in two words of its line


def test_nothing_refused_is_an_empty_list(planned):
    assert (planned / "refused.csv").read_text(encoding="utf-8") == "file,line,column,value,what,remedy\n"


@pytest.mark.parametrize("year", [2025, 2050])
def test_a_year_after_the_review_of_the_law_is_told(sample, tmp_path, year):
    said = run("place", *tables(sample), "--fund-year", year, "--out", tmp_path).stdout
    told = "read for days after their last review"
    assert (told in said) == (year == 2050)
    assert (told in (tmp_path / "report.html").read_text(encoding="utf-8")) == (year == 2050)


@pytest.fixture
def far(tmp_path):
    """Three people in Nan, two of them too far or before steps; a company that owes places in Nan alone."""
    (tmp_path / "people.csv").write_text(
        "id,province,latitude,longitude,disability,step_free\n"
        "P1,Nan,18.78,100.78,physical,no\n"
        "P2,Nan,18.78,100.78,physical,yes\n"
        "P3,Nan,19.30,100.90,physical,no\n"
    )
    (tmp_path / "hosts.csv").write_text(
        "id,name,province,latitude,longitude,seats,step_free\nH1,School,Nan,18.78,100.79,5,no\n"
    )
    (tmp_path / "companies.csv").write_text("id,name,employees,provinces\nC1,Acme,200,Nan\nC2,Bolt,150,Phrae\n")
    return tmp_path


def test_what_would_help_is_ranked_by_people_and_shows_its_cost(far):
    said = run("place", *tables(far), "--out", far / "plan").stdout
    plan = json.loads((far / "plan" / "plan.json").read_text(encoding="utf-8"))
    gains = [r["placements"] for r in plan["relaxations"]]
    assert gains == sorted(gains, reverse=True)
    by = {r["constraint"]: r for r in plan["relaxations"]}
    assert by["step_free"]["placements"] == 1 and by["step_free"]["cost"] is None
    assert by["step_free"]["homes"] == {"TH-55": 1}
    # One place owed: the amount of section 34 for a year.
    assert by["step_free"]["section_34_saved"] == plan["per_head"]
    assert "cost not known" in said
    assert (
        "2 places owed in Nan (Acme): 1 filled, 1 open. "
        "People without a place who could be asked: 2; seats free there: 4. "
        "Even with all else lifted, these keep the places open: no access without steps, too far (limit 30.0 km)."
    ) in said
    assert "Nan: 2 without a place (" in said and "seats free there" in said
    page = (far / "plan" / "report.html").read_text(encoding="utf-8")
    assert "What would help" in page and "cost not known" in page and "Why people are without a place" in page


def test_costs_from_a_file_are_told_and_wrong_ones_refused(far):
    costs = far / "costs.toml"
    costs.write_text('step_free = 20000\ndistance = "1500.50"\n')
    run("place", *tables(far), "--change-costs", costs, "--out", far / "plan")
    plan = json.loads((far / "plan" / "plan.json").read_text(encoding="utf-8"))
    by = {r["constraint"]: r for r in plan["relaxations"]}
    assert by["step_free"]["cost"] == "20000.00" and by["distance"]["cost"] == "1500.50"
    costs.write_text("stepfree = 20000\n")
    assert "step_free" in run("place", *tables(far), "--change-costs", costs, "--out", far / "plan", code=2).stderr


@pytest.mark.parametrize("lang", ["en", "th", "ja"])
def test_conflicts_that_are_not_shown_are_counted(far, lang):
    run("place", *tables(far), "--out", far / "all", "--conflicts", 100)
    every = json.loads((far / "all" / "plan.json").read_text(encoding="utf-8"))["conflicts"]
    assert len(every) >= 2
    said = run("--lang", lang, "place", *tables(far), "--out", far / "plan", "--conflicts", 1).stdout
    plan = json.loads((far / "plan" / "plan.json").read_text(encoding="utf-8"))
    assert len(plan["conflicts"]) == 1
    assert plan["conflicts_not_shown"]["conflicts"] == len(every) - 1
    assert plan["conflicts_not_shown"]["places"] > 0
    assert "--conflicts" in said


@pytest.fixture(scope="module")
def budget_for_one_at_each(tmp_path_factory):
    """Two people in Bangkok, a host there and one in Nakhon Pathom, where the minimum wage is lower. The budget pays
    for one at each host, not for two in Bangkok."""
    folder = tmp_path_factory.mktemp("budget")
    (folder / "people.csv").write_text(
        "id,province,latitude,longitude,disability\n"
        "P1,TH-10,13.7563,100.5018,physical\nP2,TH-10,13.7600,100.4500,physical\n",
        encoding="utf-8",
    )
    (folder / "hosts.csv").write_text(
        "id,province,latitude,longitude,seats\nB,TH-10,13.7563,100.5018,2\nN,TH-73,13.8199,100.0621,2\n",
        encoding="utf-8",
    )
    (folder / "companies.csv").write_text("id,employees,forms,budget\nC,200,33,285000\n", encoding="utf-8")
    return folder


def test_the_second_stage_finds_room_in_a_budget(budget_for_one_at_each):
    folder = budget_for_one_at_each
    base = ["place", *tables(folder), "--limit-km", 60, "--out"]
    run(*base, folder / "flow")
    flow = json.loads((folder / "flow" / "plan.json").read_text(encoding="utf-8"))
    assert flow["reached"]["placed"] == 1
    assert "solver" not in flow["second_stage"]
    asked = [QUOTALAW, *map(str, [*base, folder / "cbc", "--second-stage", "cbc"])]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    if done.returncode == 2:  # a build or a machine without CBC
        assert "coinor-libcbc" in done.stderr
        assert not (folder / "cbc").exists()
        return
    assert done.returncode == 0, done.stderr
    plan = json.loads((folder / "cbc" / "plan.json").read_text(encoding="utf-8"))
    assert plan["reached"]["placed"] == 2
    assert sum(Decimal(one["yearly_amount"]) for one in plan["placements"]) <= 285000
    second = plan["second_stage"]
    assert second["by"].startswith("CBC ")
    assert second["proven"]
    solver = second["solver"]
    assert solver["outcome"] == "taken" and solver["proven"] and solver["all_pairs"] and not solver["stopped"]
    unmet = next(one for one in solver["ranks"] if one["rank"] == "unmet")
    assert (unmet["before"], unmet["after"], unmet["bound"], unmet["gap"]) == (1, 0, 0, 0)
    assert "no plan is better" in done.stdout
    page = (folder / "cbc" / "report.html").read_text(encoding="utf-8")
    assert "Second stage by CBC" in page


def test_seconds_are_those_of_the_whole_stage(budget_for_one_at_each):
    folder = budget_for_one_at_each
    base = ["place", *tables(folder), "--limit-km", 60, "--out"]
    asked = [QUOTALAW, *map(str, [*base, folder / "timed", "--second-stage=cbc", "--seconds=20", "--quiet"])]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode == 2:  # a build or a machine without CBC
        return
    assert done.returncode == 0 and done.stderr == ""
    solver = json.loads((folder / "timed" / "plan.json").read_text(encoding="utf-8"))["second_stage"]["solver"]
    assert solver["proven"] and "unfinished" not in solver and "failed" not in solver
    assert {rank["bound_by"] for rank in solver["ranks"] if "bound_by" in rank} <= {"flow", "prices", "solver"}


@pytest.mark.parametrize("lang", ["en", "th", "ja"])
def test_a_second_stage_that_is_not_needed_says_so(sample, tmp_path, lang):
    wanted = [QUOTALAW, "--lang", lang, "place", *tables(sample), "--second-stage=cbc", f"--out={tmp_path}"]
    done = subprocess.run(wanted, capture_output=True, text=True, check=False)
    assert "CBC" in done.stdout + done.stderr
    assert "placement.solver" not in done.stdout + done.stderr
    assert done.returncode in (0, 2)


PEOPLE = "id,province,latitude,longitude,disability,step_free\n"
HOSTS = "id,name,province,latitude,longitude,seats,step_free\n"
COMPANIES = "id,name,employees,hired,forms,daily_wage\n"


def planned_from(folder, people, hosts, companies, *options):
    for name, text in (("people", PEOPLE + people), ("hosts", HOSTS + hosts), ("companies", COMPANIES + companies)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    run(*options, "place", *tables(folder), "--fund-year", 2027, "--out", folder / "plan")
    return folder / "plan"


def test_too_few_people_are_told_so(tmp_path):
    # One seat, one person who has it, and a company of 200 that owes two places.
    plan = planned_from(
        tmp_path, "P1,Nan,18.79,100.77,physical,\n", "H1,Hospital,Nan,18.79,100.77,1,\n", "C1,Firm,200,0,,\n"
    )
    told = json.loads((plan / "plan.json").read_text(encoding="utf-8"))
    assert told["companies"][0]["reason"] == "people"
    (conflict,) = told["conflicts"]
    assert (conflict["places"], conflict["reachable"], conflict["open"]) == (2, 1, 1)
    assert (conflict["people_without_place"], conflict["seats_free"], conflict["members"]) == (0, 0, [])
    assert "Too few people" in (plan / "report.txt").read_text(encoding="utf-8")
    # Nobody waits: one more seat brings nothing, and the page has a dash.
    (host,) = rows(plan / "hosts.csv")
    assert (host["worth_placements"], host["worth_owed"], host["worth_metres"]) == ("0", "0", "0")
    hosts = (plan / "report.html").read_text(encoding="utf-8").split('id="hosts"')[1].split("</table>")[0]
    assert "–" in hosts and "0.0 km" not in hosts


def test_a_wage_below_the_minimum_is_told_to_the_person(tmp_path):
    # 300 baht a day is below the minimum of every province.
    plan = planned_from(
        tmp_path, "P1,Nan,18.79,100.77,physical,\n", "H1,Hospital,Nan,18.79,100.77,1,\n", "C1,Firm,200,0,33,300\n"
    )
    (person,) = rows(plan / "unplaced.csv")
    assert person["main_reason"] == "wage"
    assert person["reasons"] == "the wage is below the provincial minimum: 1 (1)"


def test_what_a_near_host_lacks_comes_before_the_way_to_a_far_one(tmp_path):
    hosts = "H1,Near,Nan,18.78,100.77,1,no\nH2,Far,Surin,14.88,103.49,1,yes\n"
    plan = planned_from(tmp_path, "P1,Nan,18.79,100.77,physical,yes\n", hosts, "C1,Firm,200,0,,\n")
    (person,) = rows(plan / "unplaced.csv")
    assert person["main_reason"] == "step_free"


@pytest.mark.parametrize(("lang", "name"), [("en", "Nan"), ("th", "น่าน"), ("ja", "Nan")])
def test_the_worst_off_province_is_named_in_thai(tmp_path, lang, name):
    plan = planned_from(
        tmp_path,
        "P1,Nan,18.79,100.77,physical,\n",
        "H1,Hospital,Nan,18.79,100.77,1,\n",
        "C1,Firm,200,0,,\n",
        "--lang",
        lang,
    )
    goals = (plan / "report.txt").read_text(encoding="utf-8").splitlines()
    (line,) = (x for x in goals if x.startswith("  3. "))
    assert f": {name}: " in line
