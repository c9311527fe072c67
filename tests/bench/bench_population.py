# SPDX-License-Identifier: Apache-2.0
"""Columns and sweeps beside memory, NumPy, OpenFisca and DuckDB: the same rules, the same data, one run.

    build/benchenv/bin/python tests/bench/bench_population.py [--quick] [--count-only | --no-count] [--accept]

Every answer is compared, row by row, with the NumPy version, which is a second implementation with figures of its own.
Adds to build/bench/summary.json. Counts instructions with valgrind where it is installed and compares them with
tests/bench/instructions.json; `--accept` writes that file anew.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "bench"
DATA = OUT / "population"
PROGRAM = ROOT / "build" / "bin" / "measure_population"
COUNTS = ROOT / "tests" / "bench" / "instructions.json"
CLANG = "clang++-14"

TH_ROWS = 8_000_000
JP_FIRMS = 120_467  # private employers in the June report of 2025
# Thailand, fund year 2027: one place for 100 employees and one more for over 50; 337 baht a day, 365 days.
TH_PRICE = 33_700 * 365
# Japan, fiscal 2026: 2.5 % for three base days, 2.7 % for nine.
JP_RATES = np.array([25] * 3 + [27] * 9, dtype=np.int64)


def make_data():
    DATA.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(20270331)
    employees = (rng.pareto(1.1, TH_ROWS) * 60 + 20).clip(0, 200_000).astype(np.int32)
    hired = rng.binomial(np.minimum(employees, 50_000), 0.006).astype(np.int32)
    alternatives = (rng.integers(0, 100, TH_ROWS) < 8).astype(np.int32) * (employees // 150)
    firm = (rng.pareto(1.05, JP_FIRMS) * 60 + 40).clip(40, 30_000)
    workers = np.repeat(firm * 2, 12) * rng.uniform(0.97, 1.03, JP_FIRMS * 12)
    workers = workers.astype(np.uint16)
    counted = rng.binomial(np.repeat((firm * 2).astype(np.int64), 12), 0.024).astype(np.uint16)
    excluded = np.repeat(rng.integers(0, 10, JP_FIRMS) == 0, 12)
    deduction = (excluded * (workers // 20)).astype(np.uint16)
    for name, values in {
        "th_employees": employees,
        "th_hired": hired,
        "th_alternatives": alternatives,
        "jp_workers": workers,
        "jp_counted": counted,
        "jp_deduction": deduction,
    }.items():
        values.tofile(DATA / f"{name}.bin")
    return (employees, hired, alternatives), (workers, counted, deduction)


def best_of(times, run):
    best, result = float("inf"), None
    for _ in range(times):
        start = time.perf_counter()
        result = run()
        best = min(best, time.perf_counter() - start)
    return best, result


# --- NumPy: whole numbers, in pieces that stay in cache, nothing allocated within the loop ---


def numpy_th(employees, hired, alternatives, piece=16_384):
    n = len(employees)
    required, shortfall, surplus = (np.empty(n, np.int32) for _ in range(3))
    contribution = np.empty(n, np.int64)
    whole, left, have = (np.empty(piece, np.int32) for _ in range(3))
    more = np.empty(piece, bool)
    for a in range(0, n, piece):
        b = min(n, a + piece)
        m = b - a
        e, w, r, h, x = employees[a:b], whole[:m], left[:m], have[:m], more[:m]
        np.floor_divide(e, np.int32(100), out=w)
        np.multiply(w, np.int32(100), out=r)
        np.subtract(e, r, out=r)
        np.greater(r, 50, out=x)
        np.add(w, x, out=w)
        np.greater_equal(e, 100, out=x)
        np.multiply(w, x, out=required[a:b])
        np.add(hired[a:b], alternatives[a:b], out=h)
        np.subtract(required[a:b], h, out=r)
        np.maximum(r, 0, out=shortfall[a:b])
        np.negative(r, out=r)
        np.maximum(r, 0, out=surplus[a:b])
        np.multiply(shortfall[a:b], TH_PRICE, out=contribution[a:b], dtype=np.int64)
    status = np.zeros(n, np.uint8)
    status |= (employees < 0) | (hired < 0) | (alternatives < 0)
    return required, shortfall, surplus, contribution, status


def tiers(n, unit, most, beyond):
    low = np.minimum(n, most)
    return low * unit // 2 + (n - low) * beyond // 2


def settle(workers, required, for_all, for_reward, counted):
    """The year from months by firm: halves, twelve a row."""
    covered = (workers > 200).sum(axis=1) >= 5
    have = counted.sum(axis=1, dtype=np.int64)
    needed, of_all, of_reward = (2 * x.sum(axis=1, dtype=np.int64) for x in (required, for_all, for_reward))
    levy = np.where(covered, np.maximum(needed - have, 0) * 25_000, 0)
    adjustment = np.where(covered, tiers(np.maximum(have - of_all, 0), 29_000, 240, 23_000), 0)
    reward = np.where(covered, 0, tiers(np.maximum(have - np.maximum(of_reward, 144), 0), 21_000, 840, 16_000))
    return levy, adjustment, reward


def numpy_jp(workers, counted, deduction, piece=2_048):
    firms = len(workers) // 12
    base, required, balance = (np.empty((firms, 12), np.int32) for _ in range(3))
    money = [np.empty(firms, np.int64) for _ in range(3)]
    for a in range(0, firms, piece):
        b = min(firms, a + piece)
        w, c, d = (x[12 * a : 12 * b].reshape(-1, 12).astype(np.int32) for x in (workers, counted, deduction))
        rates = JP_RATES.astype(np.int32)
        base[a:b] = w - 2 * d
        required[a:b] = base[a:b] * rates // 2000
        balance[a:b] = c - 2 * required[a:b]
        for to, got in zip(
            money, settle(w, required[a:b], w * rates // 2000, w * np.int32(4) // np.int32(200), c), strict=True
        ):
            to[a:b] = got
    return base, required, balance, *money


# --- DuckDB: tables of its own, one thread, a new table as the result ---

DUCK_TH = f"""
create or replace table th_out as
select required, greatest(required - have, 0) shortfall, greatest(have - required, 0) surplus,
    greatest(required - have, 0)::bigint * {TH_PRICE} contribution
from (select hired + alternatives have,
        case when employees < 100 then 0 else employees // 100 + (employees % 100 > 50)::int end required
      from th)
"""
DUCK_JP = """
create or replace table jp_out as
with months as (
  select firm, w, c, b, (b * r // 2000) required, (w * r // 2000) of_all, (w * 4 // 200) of_reward
  from (select firm, workers::int w, counted::int c, (workers::int - 2 * deduction::int) b,
          case when month < 3 then 25 else 27 end r from jp)),
years as (
  select firm, count(*) filter (w > 200) >= 5 covered, 2 * sum(required)::bigint n, 2 * sum(of_all)::bigint a,
    greatest(2 * sum(of_reward)::bigint, 144) t, sum(c)::bigint have
  from months group by firm),
parts as (
  select firm, covered, case when covered then greatest(n - have, 0) else 0 end short,
    case when covered then greatest(have - a, 0) else 0 end more_in,
    case when covered then 0 else greatest(have - t, 0) end more_out from years)
select firm, short * 25000 levy,
  least(more_in, 240) * 29000 // 2 + greatest(more_in - 240, 0) * 23000 // 2 adjustment,
  least(more_out, 840) * 21000 // 2 + greatest(more_out - 840, 0) * 16000 // 2 reward
from parts
"""


def duckdb_seconds(th, jp, expected, times):
    import duckdb

    db = duckdb.connect(config={"threads": 1})
    view_th = dict(zip(("employees", "hired", "alternatives"), th, strict=True))
    db.register("view_th", view_th)
    db.execute("create table th as select * from view_th")
    firms = len(jp[0]) // 12
    view_jp = {
        "firm": np.repeat(np.arange(firms, dtype=np.int32), 12),
        "month": np.tile(np.arange(12, dtype=np.int8), firms),
        **dict(zip(("workers", "counted", "deduction"), jp, strict=True)),
    }
    db.register("view_jp", view_jp)
    db.execute("create table jp as select * from view_jp")
    th_seconds, _ = best_of(times, lambda: db.execute(DUCK_TH))
    jp_seconds, _ = best_of(times, lambda: db.execute(DUCK_JP))
    found = db.execute("select sum(required), sum(shortfall), sum(surplus), sum(contribution) from th_out").fetchone()
    check("DuckDB, Thailand", [int(x) for x in found], [int(x.sum()) for x in expected["th"]])
    found = db.execute("select sum(levy), sum(adjustment), sum(reward) from jp_out").fetchone()
    check("DuckDB, Japan", [int(x) for x in found], [int(x.sum()) for x in expected["jp"]])
    return th_seconds, jp_seconds, duckdb.__version__


# --- OpenFisca: one entity, one variable for each figure, whole numbers; the simulation is made anew each time ---
# End to end: from the columns that all are given to the columns that all give back. OpenFisca keeps one array for each
# month, so the rows of twelve months are taken apart before and put together after.


def openfisca_seconds(th, jp, expected, times):
    from openfisca_core import entities, periods, simulations, taxbenefitsystems, variables

    firm = entities.build_entity(key="firm", plural="firms", label="Employer", is_person=True)
    group = entities.build_entity(
        key="group", plural="groups", label="Group", roles=[{"key": "member", "plural": "members", "label": "Member"}]
    )

    def variable(name, period, formula=None):
        body = {
            "value_type": int,
            "entity": firm,
            "definition_period": period,
            "label": name,
        }
        if formula:
            body["formula"] = formula
        return type(name, (variables.Variable,), body)

    year, month = periods.DateUnit.YEAR, periods.DateUnit.MONTH
    months_of = {}

    def required(p, t):
        e = p("employees", t)
        whole = e // 100
        return (e >= 100) * (whole + (e - whole * 100 > 50))

    def rate(t):
        return 25 if t.start < periods.Instant((2026, 7, 1)) else 27

    def over(name, t, p):
        total = 0
        for m in months_of[t]:
            total = total + p(name, m)
        return total

    made = [
        variable("employees", year),
        variable("hired", year),
        variable("alternatives", year),
        variable("required", year, required),
        variable(
            "shortfall", year, lambda p, t: np.maximum(p("required", t) - p("hired", t) - p("alternatives", t), 0)
        ),
        variable("surplus", year, lambda p, t: np.maximum(p("hired", t) + p("alternatives", t) - p("required", t), 0)),
        # Money in units of one place: OpenFisca keeps whole numbers in 32 bits, which the satang of a firm exceed.
        variable("workers", month),
        variable("counted", month),
        variable("deduction", month),
        variable("base", month, lambda p, t: p("workers", t) - 2 * p("deduction", t)),
        variable("jp_required", month, lambda p, t: p("base", t) * rate(t) // 2000),
        variable("month_balance", month, lambda p, t: p("counted", t) - 2 * p("jp_required", t)),
        variable("of_all", month, lambda p, t: p("workers", t) * rate(t) // 2000),
        variable("of_reward", month, lambda p, t: p("workers", t) * 4 // 200),
        variable("over_size", month, lambda p, t: p("workers", t) > 200),
        variable("have", year, lambda p, t: over("counted", t, p)),
        variable("covered", year, lambda p, t: over("over_size", t, p) >= 5),
        variable(
            "short", year, lambda p, t: p("covered", t) * np.maximum(2 * over("jp_required", t, p) - p("have", t), 0)
        ),
        variable(
            "more_in", year, lambda p, t: p("covered", t) * np.maximum(p("have", t) - 2 * over("of_all", t, p), 0)
        ),
        variable(
            "more_out",
            year,
            lambda p, t: (
                (1 - p("covered", t)) * np.maximum(p("have", t) - np.maximum(2 * over("of_reward", t, p), 144), 0)
            ),
        ),
    ]
    system = taxbenefitsystems.TaxBenefitSystem([firm, group])
    for v in made:
        system.add_variable(v)
    fund_year = periods.period("2027")
    fiscal = periods.period("year:2026-04")
    months_of[fiscal] = [periods.Period((month, fiscal.start.offset(m, month), 1)) for m in range(12)]

    def simulation(count):
        populations = system.instantiate_entities()
        for p in populations.values():
            p.count = count
            p.ids = range(count)
        return simulations.Simulation(system, populations)

    def run_th():
        s = simulation(len(th[0]))
        for name, values in zip(("employees", "hired", "alternatives"), th, strict=True):
            s.set_input(name, fund_year, values)
        got = [s.calculate(name, fund_year) for name in ("required", "shortfall", "surplus")]
        return (*got, got[1].astype(np.int64) * TH_PRICE)

    def run_jp():
        s = simulation(len(jp[0]) // 12)
        for name, values in zip(("workers", "counted", "deduction"), jp, strict=True):
            by_month = values.reshape(-1, 12).T.astype(np.int32, order="C")
            for m, column in zip(months_of[fiscal], by_month, strict=True):
                s.set_input(name, m, column)
        rows = [
            np.stack([s.calculate(name, m) for m in months_of[fiscal]], axis=1)
            for name in ("base", "jp_required", "month_balance")
        ]
        short, more_in, more_out = (s.calculate(x, fiscal).astype(np.int64) for x in ("short", "more_in", "more_out"))
        money = short * 25_000, tiers(more_in, 29_000, 240, 23_000), tiers(more_out, 21_000, 840, 16_000)
        return *rows, *money

    th_seconds, found = best_of(times, run_th)
    check("OpenFisca, Thailand", [int(x.sum()) for x in found], [int(x.sum()) for x in expected["th"]])
    jp_seconds, found = best_of(times, run_jp)
    check("OpenFisca, Japan", [int(x.sum()) for x in found[3:]], [int(x.sum()) for x in expected["jp"]])
    check("OpenFisca, Japan, required", found[1], expected["jp_required"])
    return th_seconds, jp_seconds, version("openfisca-core")


def check(what, found, expected):
    same = np.array_equal(found, expected) if isinstance(expected, np.ndarray) else found == expected
    if not same:
        sys.exit(f"bench: {what}: found {found}, expected {expected}")


def measured(program, quick):
    text = subprocess.run(
        [program, "measure", DATA, *(["quick"] if quick else [])], check=True, capture_output=True, text=True
    ).stdout
    return json.loads(text)


def check_outputs(expected):
    names = ("required", "shortfall", "surplus", "contribution")
    for name, values in zip(names, expected["th"], strict=True):
        check(f"Thailand, {name}", np.fromfile(DATA / f"th_{name}.out", values.dtype), values)
    check("Thailand, status", int(np.fromfile(DATA / "th_status.out", np.uint8).sum()), 0)
    check("Japan, required", np.fromfile(DATA / "jp_required.out", np.int32), expected["jp_required"].ravel())
    for name, values in zip(("levy", "adjustment", "reward"), expected["jp"], strict=True):
        check(f"Japan, {name}", np.fromfile(DATA / f"jp_{name}.out", np.int64), values)


def sweep_check(jp, found):
    """The levy of a thousand laws, all firms, by NumPy: 100 floors, each priced ten times."""
    w, c, d = (x.reshape(-1, 12).astype(np.int64) for x in jp)
    total = 0
    have = c.sum(axis=1)
    for r in range(10):
        needed = 2 * ((w - 2 * d) * (200 + r) // 20_000).sum(axis=1)
        missing = np.maximum(needed - have, 0)
        for size in range(10):
            covered = (w > 2 * (50 + 10 * size)).sum(axis=1) >= 5
            total += int(missing[covered].sum()) * sum(20_000 + 2_500 * u for u in range(10))
    check("the levy of a thousand laws", found, str(total))


def peak_over_data(program):
    text = subprocess.run([program, "th", DATA, str(TH_ROWS)], check=True, capture_output=True, text=True).stdout
    return int(text) * 1024 / (TH_ROWS * 33)


def instructions(program):
    """Instructions a row of the loops alone: files, laws and memory are not counted."""

    def count(what, rows_each):
        units = 64_512 // rows_each  # whole blocks
        with tempfile.NamedTemporaryFile() as out:
            loops = "*run_sweep_*" if what.startswith("sweep") else "*run_batch_*"
            tool = ["--tool=callgrind", "--collect-atstart=no", f"--toggle-collect={loops}"]
            text = subprocess.run(
                ["valgrind", *tool, f"--callgrind-out-file={out.name}", program, what, DATA, str(units)],
                check=True,
                capture_output=True,
                text=True,
            ).stderr
        return round(int(text.split("Collected : ")[1].split()[0]) / 64_512, 2)

    return {what: count(what, rows) for what, rows in (("th", 1), ("jp", 12), ("sweep_same", 12), ("sweep_differ", 12))}


def count_and_compare(programs, accept):
    if not shutil.which("valgrind"):
        print("bench: valgrind is not installed; instructions are not counted")
        return
    known = json.loads(COUNTS.read_text(encoding="utf-8")) if COUNTS.exists() else {}
    for name, program in programs.items():
        found = instructions(program)
        before = known.get(name, {})
        for what, n in found.items():
            was = before.get(what)
            mark = "" if was is None else f" (baseline {was}, {100 * (n / was - 1):+.1f} %)"
            print(f"bench: {name}: {what}: {n} instructions a row{mark}")
            if was is not None and n > was * 1.1 and not accept:
                sys.exit("bench: more than a tenth above the baseline; find out why, or accept it with --accept")
        if accept:
            known[name] = found
    if accept:
        COUNTS.write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")


def build_with_clang():
    if not shutil.which(CLANG):
        return None
    to = OUT / "measure_population_clang"
    source = ROOT / "tests" / "bench" / "measure_population.cpp"
    flags = ["-std=c++20", "-O2", "-DNDEBUG", f"-I{ROOT / 'include'}"]
    subprocess.run([CLANG, *flags, source, "-o", to, "-pthread"], check=True)
    return to


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    parser.add_argument("--count-only", action="store_true", help="count instructions and nothing else")
    parser.add_argument("--no-count", action="store_true", help="count no instructions")
    parser.add_argument("--accept", action="store_true", help="take the counts of this run as the new baseline")
    parser.add_argument("--program", type=Path, default=PROGRAM)
    given = parser.parse_args()
    times = 2 if given.quick else 7
    print(f"bench: columns: {TH_ROWS:,} Thai employers, {JP_FIRMS:,} Japanese firms × 12 months")
    th, jp = make_data()
    clang = build_with_clang()
    programs = {"g++": given.program, **({"clang++": clang} if clang else {})}
    if not given.no_count:
        count_and_compare(programs, given.accept)
    if given.count_only:
        return

    numpy_th_seconds, result = best_of(times, lambda: numpy_th(*th))
    numpy_jp_seconds, jp_result = best_of(times, lambda: numpy_jp(*jp))
    expected = {"th": result[:4], "jp": jp_result[3:], "jp_required": jp_result[1]}
    m = measured(given.program, given.quick)
    check_outputs(expected)
    sweep_check(jp, m["sweep_1000_levy"])
    duck_th, duck_jp, duck_version = duckdb_seconds(th, jp, expected, times)
    fisca_th, fisca_jp, fisca_version = openfisca_seconds(th, jp, expected, times)

    # The limit: the faster of a plain copy and a plain triad, reads and writes counted, in the same run.
    limit = max(m["copy_gb_per_second"], m["triad_gb_per_second"])
    ours_th, ours_jp = m["th_seconds"], m["jp_national_seconds"]
    summary = {
        "population_processor": m["processor"],
        "copy_gb_per_second": round(m["copy_gb_per_second"], 1),
        "triad_gb_per_second": round(m["triad_gb_per_second"], 1),
        "memcpy_gb_per_second": round(m["memcpy_gb_per_second"], 1),
        "th_year_rows_per_second": round(m["th_rows"] / ours_th),
        "jp_month_rows_per_second": round(m["jp_rows"] / m["jp_seconds"]),
        "th_year_bandwidth_share": round(m["th_gb_per_second"] / limit, 3),
        "jp_month_bandwidth_share": round(m["jp_gb_per_second"] / limit, 3),
        "two_thread_speedup": round(
            min(ours_th / m["th_two_threads_seconds"], m["jp_seconds"] / m["jp_two_threads_seconds"]), 2
        ),
        "times_numpy_th": round(numpy_th_seconds / ours_th, 1),
        "times_numpy_jp": round(numpy_jp_seconds / ours_jp, 1),
        "times_openfisca_th": round(fisca_th / ours_th, 1),
        "times_openfisca_jp": round(fisca_jp / ours_jp, 1),
        "times_duckdb_th": round(duck_th / ours_th, 1),
        "times_duckdb_jp": round(duck_jp / ours_jp, 1),
        "extra_reform_share": round(m["sweep_extra_seconds"] / m["sweep_first_seconds"], 3),
        "extra_reform_share_all_rates_differ": round(
            m["sweep_extra_all_rates_differ_seconds"] / m["sweep_first_seconds"], 3
        ),
        "sweep_1000_seconds": round(m["sweep_1000_seconds"], 2),
        "peak_memory_over_data": round(peak_over_data(given.program), 3),
        "population_versions": f"NumPy {np.__version__}, OpenFisca-Core {fisca_version}, DuckDB {duck_version}",
    }
    for name in ("numpy", "openfisca", "duckdb"):
        summary[f"times_{name}"] = min(summary[f"times_{name}_th"], summary[f"times_{name}_jp"])
    if clang:
        c = measured(clang, given.quick)
        check_outputs(expected)
        summary["th_year_bandwidth_share_clang"] = round(c["th_gb_per_second"] / limit, 3)
        summary["jp_month_bandwidth_share_clang"] = round(c["jp_gb_per_second"] / limit, 3)
        summary["sweep_1000_seconds_clang"] = round(c["sweep_1000_seconds"], 2)
    width = max(map(len, summary))
    for name, value in summary.items():
        print(f"  {name:<{width}}  {value}")
    path = OUT / "summary.json"
    whole = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps(whole | summary, indent=2) + "\n", encoding="utf-8")
    for file in DATA.iterdir():
        file.unlink()


if __name__ == "__main__":
    main()
