# SPDX-License-Identifier: Apache-2.0
"""Benchmarks of the planner: files to report, re-plans, and large problems beside other solvers on the same pairs.

Every solver must find the same value. Run by bench.py; alone: build/pyenv/bin/python tests/bench/place.py [--quick]
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = ROOT / "build" / "bin"
OUT = ROOT / "build" / "bench"

# The final pairs of a problem: columns person, host, metres; seats by host.
LOAD = """
import sys, time
import numpy as np
folder = sys.argv[1]
pairs = np.fromfile(folder + "/pairs.bin", dtype=np.int32).reshape(-1, 3)
pairs = np.unique(pairs, axis=0)  # a matrix would add up a pair that the network holds twice
seats = np.fromfile(folder + "/seats.bin", dtype=np.int32)
people = int(pairs[:, 0].max()) + 1
"""

ORTOOLS = (
    LOAD
    + """
from ortools.graph.python import min_cost_flow
hosts, sink = len(seats), people + len(seats)
start = time.perf_counter()
flow = min_cost_flow.SimpleMinCostFlow()
flow.add_arcs_with_capacity_and_unit_cost(
    pairs[:, 0], pairs[:, 1] + people, np.ones(len(pairs), dtype=np.int64), pairs[:, 2])
flow.add_arcs_with_capacity_and_unit_cost(
    np.arange(hosts) + people, np.full(hosts, sink), seats, np.zeros(hosts, dtype=np.int64))
flow.set_nodes_supplies(np.arange(people), np.ones(people, dtype=np.int64))
flow.set_node_supply(sink, -people)
assert flow.solve() == flow.OPTIMAL
print(int(flow.optimal_cost()), time.perf_counter() - start)
"""
)

SCIPY = (
    LOAD
    + """
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching
start = time.perf_counter()
first = np.concatenate(([0], np.cumsum(seats)))
n = seats[pairs[:, 1]]
row, base = np.repeat(pairs[:, 0], n), np.repeat(first[pairs[:, 1]], n)
offset = np.arange(len(row)) - np.repeat(np.cumsum(n) - n, n)
graph = csr_matrix((np.repeat(pairs[:, 2], n) + 1.0, (row, base + offset)), shape=(people, int(first[-1])))
i, j = min_weight_full_bipartite_matching(graph)
print(int(round(graph[i, j].sum())) - people, time.perf_counter() - start)
"""
)


def run(command, allowed=(0,)):
    """Output, seconds and peak memory in MB of one process."""
    start = time.perf_counter()
    child = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    text = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in allowed:
        sys.exit(f"bench: {' '.join(map(str, command))} ended with {child.returncode}")
    return text, time.perf_counter() - start, usage.ru_maxrss / 1024


def has(module):
    return subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


# A baseline that is not done after so many seconds is told to be unfinished.
PATIENCE = 600


def other(name, program, folder, travel, summary, key):
    if not has(name):
        print(f"bench: {name} is not installed; its baseline is left out")
        return
    text = run(["timeout", PATIENCE, sys.executable, "-c", program, folder], allowed=(0, 124))[0]
    if not text:
        summary[f"{key}_{name}_unfinished_after_seconds"] = PATIENCE
        return
    cost, seconds = text.split()
    if int(cost) != travel:
        sys.exit(f"bench: {name} finds {cost} metres, the planner {travel}")
    summary[f"{key}_{name}_seconds"] = round(float(seconds), 3)


def large(summary, key, people, hosts, spare, limit=1200):
    folder = OUT / key
    folder.mkdir(parents=True, exist_ok=True)
    # 124: not done after so many seconds. That is told, not hidden.
    text = run(["timeout", limit, BIN / "measure_place", people, hosts, spare, 1, folder], allowed=(0, 124))[0]
    if not text:
        summary[f"{key}_unfinished_after_seconds"] = limit
        return
    found = json.loads(text)
    if not found["optimal"] or found["worst"] < 0 or found["primal"] != found["dual"] or found["placed"] != people:
        sys.exit(f"bench: {key} is not proven: {found}")
    summary[f"{key}_seconds"] = round(found["seconds"], 3)
    summary[f"{key}_lemon_16_nearest_seconds"] = round(found["lemon_alone"], 3)
    summary[f"{key}_times_lemon"] = round(found["seconds"] / found["lemon_alone"], 2)
    summary[f"{key}_peak_mb"] = round(found["peak_mb"])
    other("ortools", ORTOOLS, folder, found["travel"], summary, key)
    other("scipy", SCIPY, folder, found["travel"], summary, key)


def sif(summary, times):
    folder = OUT / "place_sif"
    run([BIN / "quotalaw", "place", "sample", "--people", 7000, "--companies", 400, "--hosts", 3000, "--out", folder])
    command = [BIN / "quotalaw", "place", "--fund-year", 2027, "--out", folder / "plan"]
    for table in ("companies", "people", "hosts"):
        command += [f"--{table}", folder / f"{table}.csv"]
    seconds, peak = [], 0
    for _ in range(times):
        _, took, used = run(command)
        seconds.append(took)
        peak = max(peak, used)
    plan = json.loads((folder / "plan" / "plan.json").read_text(encoding="utf-8"))
    if not plan["certificate"]["proven"]:
        sys.exit("bench: the plan of the sample is not proven")
    summary["place_sif_seconds"] = round(sorted(seconds)[len(seconds) // 2], 3)
    summary["place_sif_peak_mb"] = round(peak)
    found = json.loads(run([BIN / "measure_place", "replan", folder])[0])
    summary["replan_milliseconds"] = round(found["median"], 2)
    summary["replan_worst_milliseconds"] = round(found["worst"], 2)


def measure(summary, quick):
    print("bench: the planner, files to report, and re-plans")
    sif(summary, 1 if quick else 5)
    print("bench: 10,000 people, all pairs")
    large(summary, "place_10k", 10_000, 1_000, 10)
    print("bench: 100,000 people, all pairs (minutes)")
    large(summary, "place_100k", 100_000, 10_000, 10)
    if not quick:
        large(summary, "place_100k_tight", 100_000, 10_000, 0)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    figures = {}
    measure(figures, "--quick" in sys.argv)
    print(json.dumps(figures, indent=2))
