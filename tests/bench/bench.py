# SPDX-License-Identifier: Apache-2.0
"""Runs every benchmark, checks what each computes, prints a table and writes build/bench/summary.json.

    build/pyenv/bin/python tests/bench/bench.py [--quick]

Figures are medians of several runs of whole processes (time and peak memory by the operating system's own account) or
what Google Benchmark measured. They are figures of this machine in this run; compare ratios, not runs.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import place

ROOT = Path(__file__).resolve().parents[2]
BIN = ROOT / "build" / "bin"
OUT = ROOT / "build" / "bench"
ROWS = 1_000_000
TEMPLATES = 1_000

HEADER = "id,office,industry,hours,hired_on,left_on,disability,severe,handbook_on,a_type_user"


def template(i):
    """One of a thousand workers; the roster repeats them with other ids. Plain values, so that a check can use them."""
    hours = (40, 40, 40, 38.5, 25, 40, 20, 40, 15, 40)[i % 10]
    office, industry = (("Osaka", "other"), ("Kakogawa", "iron_and_steel"), ("Kobe", "warehousing"))[i % 3]
    joined = f"{2012 + i % 14}-{1 + i % 12:02d}-{1 + i % 28:02d}"
    left = f"2026-{4 + i % 9:02d}-{5 + i % 20:02d}" if i % 40 == 7 else ""
    kind, severe = "none", ""
    if i % 100 == 3:
        kind, severe = "physical", "yes" if i % 200 == 3 else "no"
    elif i % 250 == 11:
        kind, severe = "intellectual", "no"
    elif i % 200 == 64:
        kind = "mental"
    return hours, office, industry, joined, left, kind, severe


def write_roster(path):
    rows = [template(i) for i in range(TEMPLATES)]
    with path.open("w", encoding="utf-8") as f:
        f.write("# synthetic: a thousand made-up workers, repeated with other ids\n" + HEADER + "\n")
        for n in range(ROWS):
            hours, office, industry, joined, left, kind, severe = rows[n % TEMPLATES]
            f.write(f"W{n:07d},{office},{industry},{hours},{joined},{left},{kind},{severe},,\n")


def expected_bill():
    """The levy of fiscal 2026 for that roster, by a second implementation in plain Python fractions."""
    days = [f"2026-{m:02d}-01" for m in range(4, 13)] + [f"2027-{m:02d}-01" for m in range(1, 4)]
    copies = ROWS // TEMPLATES
    required = counted = Fraction(0)
    for day in days:
        rate = Fraction(25 if day < "2026-07-01" else 27, 1000)
        workers, present = {}, Fraction(0)
        for i in range(TEMPLATES):
            hours, office, _, joined, left, kind, severe = template(i)
            if joined > day or (left and left < day):
                continue
            weight = Fraction(1) if hours >= 30 else Fraction(1, 2) if hours >= 20 else Fraction(0)
            workers[office] = workers.get(office, 0) + weight * copies
            band = 0 if hours >= 30 else 1 if hours >= 20 else 2
            if kind == "mental":
                present += (Fraction(1), Fraction(1), Fraction(1, 2))[band] * copies
            elif kind != "none" and severe == "yes":
                present += (Fraction(2), Fraction(1), Fraction(1, 2))[band] * copies
            elif kind != "none":
                present += (Fraction(1), Fraction(1, 2), Fraction(0))[band] * copies
        deduction = int(workers["Kakogawa"] * Fraction(1, 10))
        base = sum(workers.values()) - deduction
        required += int(base * rate)
        counted += present
    return int(max(0, required - counted) * 50_000)


POLARS = """
import sys
import polars as pl
from datetime import date
days = [date(2026, m, 1) for m in range(4, 13)] + [date(2027, m, 1) for m in range(1, 4)]
f = pl.read_csv(sys.argv[1], comment_prefix="#", schema_overrides={"hours": pl.Float64, "severe": pl.String,
    "handbook_on": pl.String, "a_type_user": pl.String}, try_parse_dates=True)
assert f["id"].n_unique() == f.height
h, k, s = pl.col("hours"), pl.col("disability"), pl.col("severe") == "yes"
halves = pl.when(h >= 30).then(2).when(h >= 20).then(1).otherwise(0)
counted = (pl.when(k == "none").then(0).when(k == "mental").then(pl.when(h >= 20).then(2).otherwise(1))
    .when(s).then(pl.when(h >= 30).then(4).when(h >= 20).then(2).otherwise(1))
    .otherwise(pl.when(h >= 30).then(2).when(h >= 20).then(1).otherwise(0)))
f = f.with_columns(w=halves, c=counted)
required = present = 0
for d in days:
    here = f.filter((pl.col("hired_on") <= d) & (pl.col("left_on").is_null() | (pl.col("left_on") >= d)))
    g = dict(here.group_by("office").agg(pl.col("w").sum()).iter_rows())
    base = sum(g.values()) - 2 * (g["Kakogawa"] // 20)
    required += 2 * (base * (25 if d < date(2026, 7, 1) else 27) // 2000)
    present += here["c"].sum()
print(max(0, required - present) * 25000)
"""


def run(command, times):
    """Runs a command several times; returns its output, the median seconds and the largest peak memory in MB."""
    seconds, peak, text = [], 0, ""
    for _ in range(times):
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        text = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        seconds.append(time.perf_counter() - start)
        peak = max(peak, usage.ru_maxrss / 1024)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"bench: {' '.join(map(str, command))} ended with {child.returncode}")
    return text, statistics.median(seconds), peak


def google_benchmarks(summary, quick):
    names = {
        "levy": "levy_microseconds",
        "levy_by_hand": "levy_by_hand_microseconds",
        "levy_with_law_made": "levy_with_law_made_microseconds",
        "levy_explained": "levy_explained_microseconds",
        "levy_asked_as_json": "levy_json_microseconds",
    }
    for program in sorted(BIN.glob("bench_*")):
        # A newer Google Benchmark wants a unit for the time, an older one none.
        text = subprocess.run(
            [program, "--benchmark_format=json", f"--benchmark_min_time={0.05 if quick else 0.5}"],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
        ).stdout
        for b in json.loads(text)["benchmarks"]:
            if b.get("error_occurred"):
                sys.exit(f"bench: {b['name']}: {b['error_message']}")
            name = names.get(b["name"], b["name"] + "_microseconds")
            summary[name] = round(b["cpu_time"] / {"ns": 1e3, "us": 1, "ms": 1e-3}[b["time_unit"]], 4)


def startup(summary, times):
    _, seconds, _ = run([BIN / "quotalaw", "--help"], times)
    summary["startup_milliseconds"] = round(seconds * 1e3, 2)


def roster(summary, times):
    path = OUT / "roster_1m.csv"
    write_roster(path)
    command = [BIN / "quotalaw", "assess", "--country", "jp", "--fiscal-year", "2026", path, "--format", "json"]
    text, seconds, peak = run(command, times)
    found, expected = json.loads(text)["bill"]["levy"], str(expected_bill())
    if found != expected:
        sys.exit(f"bench: the roster's levy is {found}, a second implementation says {expected}")
    summary["roster_1m_seconds"] = round(seconds, 3)
    summary["roster_1m_peak_mb"] = round(peak)
    try:
        import polars  # noqa: F401
    except ImportError:
        print("bench: polars is not installed; the baseline of the roster is left out")
        return
    text, base, base_peak = run([sys.executable, "-c", POLARS, path], times)
    if text.strip() != expected:
        sys.exit(f"bench: the baseline's levy is {text.strip()}, expected {expected}")
    summary["roster_1m_polars_seconds"] = round(base, 3)
    summary["roster_1m_polars_peak_mb"] = round(base_peak)
    summary["roster_1m_times_polars"] = round(base / seconds, 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    quick = parser.parse_args().quick
    OUT.mkdir(parents=True, exist_ok=True)
    summary = {}
    print("bench: one settlement")
    google_benchmarks(summary, quick)
    print("bench: start of the program")
    startup(summary, 5 if quick else 21)
    print(f"bench: a roster of {ROWS:,} workers over 12 base days")
    roster(summary, 1 if quick else 5)
    place.measure(summary, quick)
    (OUT / "summary.json").write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
    width = max(map(len, summary))
    print()
    for name, value in summary.items():
        print(f"  {name:<{width}}  {value:>12}")
    print(f"\nbench: written to {(OUT / 'summary.json').relative_to(ROOT)}")


if __name__ == "__main__":
    main()
