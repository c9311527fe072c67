# SPDX-License-Identifier: Apache-2.0
"""Table functions of the Python package beside what people write by hand: one run, the same rows, answers checked.

    build/venv/bin/python tests/bench/python_tables.py [--quick]

Writes build/bench/python.json, and adds to summary.json. Figures are medians of this machine in this run; compare
ratios, not runs.
`python_table_over_cpp`: the whole call, from a pyarrow table to a pyarrow table, over the time in the engine within it.
OpenFisca is run by the interpreter of build/benchenv, which .ci/bench makes.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import quotalaw as ql
from quotalaw import _core

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "bench"
WAGE, DAYS = 337, 365  # fund year 2027, for those who write the rule by hand


def median(call, times):
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        found = call()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent), found


def by_numpy(employees, hired):
    required = np.where(employees >= 100, employees // 100 + (employees % 100 > 50), 0)
    short = np.maximum(required - hired, 0)
    return short * (WAGE * DAYS * 100)


def by_row(row):
    required = row.employees // 100 + (row.employees % 100 > 50) if row.employees >= 100 else 0
    return max(required - row.hired, 0) * WAGE * DAYS * 100


def by_polars(frame):
    e, h = pl.col("employees"), pl.col("hired")
    required = pl.when(e >= 100).then(e // 100 + (e % 100 > 50).cast(pl.Int64)).otherwise(0)
    return frame.select(((required - h).clip(lower_bound=0)) * (WAGE * DAYS * 100))["employees"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer rows and repetitions")
    quick = parser.parse_args().quick
    rows, times = (1_000_000, 3) if quick else (4_000_000, 9)
    rng = np.random.default_rng(5)
    employees = rng.integers(50, 5000, rows)
    hired = employees // 130
    expected = by_numpy(employees, hired)
    table = pa.table({"employees": employees, "hired": hired})
    names = {"employees": "employees", "hired": "hired"}
    found = {}

    def check(values, what):
        if not np.array_equal(np.asarray(values), expected):
            sys.exit(f"bench: {what} gives other amounts")

    # The whole call over the engine within it, call by call.
    ratios, seconds = [], []
    for _ in range(times):
        begun = time.perf_counter()
        result = _core.th_contribution_table(table, names, 2027, None, 1, True, True)
        made = pa.table(result)
        spent = time.perf_counter() - begun
        ratios.append(spent / result.engine_seconds)
        seconds.append(spent)
    check(made.column("contribution"), "the table function")
    found["python_table_over_cpp"] = round(statistics.median(ratios), 3)
    ours = statistics.median(seconds)
    found["python_table_million_rows_per_second"] = round(rows / ours / 1e6, 1)

    decimal, made = median(lambda: ql.th.contribution_table(table, fund_year=2027), times)
    found["python_table_decimal_over_minor"] = round(decimal / ours, 2)
    two, _ = median(lambda: ql.th.contribution_table(table, fund_year=2027, money="minor", threads=2), times)
    found["python_table_two_thread_speedup"] = round(ours / two, 2)

    months = rows // 12 * 12
    japan = pa.table({"workers": employees[:months], "counted": hired[:months]})
    ratios = []
    for _ in range(times):
        begun = time.perf_counter()
        result = _core.jp_levy_table(japan, {"workers": "workers", "counted": "counted"}, 2026, True)
        pa.table(result)
        ratios.append((time.perf_counter() - begun) / result.engine_seconds)
    found["python_levy_table_over_cpp"] = round(statistics.median(ratios), 3)

    frame = pd.DataFrame({"employees": employees, "hired": hired}, copy=False)
    seconds, made = median(lambda: ql.th.contribution_table(frame, fund_year=2027, money="minor"), times)
    check(made["contribution"], "the table function on pandas")
    found["python_pandas_over_pyarrow"] = round(seconds / ours, 2)

    seconds, made = median(lambda: by_numpy(employees, hired), times)
    check(made, "NumPy")
    found["python_table_times_numpy"] = round(seconds / ours, 2)
    polars = pl.DataFrame(table)
    seconds, made = median(lambda: by_polars(polars), times)
    check(made, "polars")
    found["python_table_times_polars"] = round(seconds / ours, 2)
    few = rows // 100
    seconds, made = median(lambda: frame.iloc[:few].apply(by_row, axis=1), 1 if quick else 3)
    if not np.array_equal(made, expected[:few]):
        sys.exit("bench: pandas.apply gives other amounts")
    found["python_table_times_pandas_apply"] = round(seconds / few / (ours / rows))

    python = ROOT / "build" / "benchenv" / "bin" / "python"
    if python.exists():
        OUT.mkdir(parents=True, exist_ok=True)
        np.savez(OUT / "openfisca.npz", employees=employees, hired=hired, expected=expected)
        command = [python, ROOT / "tests" / "bench" / "openfisca_thailand.py", OUT / "openfisca.npz", str(times)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        found["openfisca_core_version"] = told["version"]
        found["python_table_times_openfisca"] = round(told["seconds"] / ours, 1)
    else:
        print("bench: no OpenFisca in build/benchenv; it is left out", file=sys.stderr)

    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "python.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    # Beside the figures of bench.py, if that has run.
    summary = OUT / "summary.json"
    if summary.exists():
        whole = json.loads(summary.read_text(encoding="utf-8")) | found
        summary.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    for name, value in found.items():
        print(f"  {name:<40} {value:>12}")


if __name__ == "__main__":
    main()
