# SPDX-License-Identifier: Apache-2.0
"""Reports and explanations word for word. They change only on purpose:

    QUOTALAW_RENEW_GOLDEN=1 build/pyenv/bin/python -m pytest tests/golden

and the change is read in the diff before it is committed. The hash of the law is left out, since any new source of any
term would change every file.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

QUOTALAW = os.environ.get("QUOTALAW", "build/bin/quotalaw")
HERE = Path(__file__).parent
JP = [
    "assess",
    "--country",
    "jp",
    "--fiscal-year",
    "2026",
    "data/samples/jp_manufacturer_2026.csv",
    "--employer",
    "data/samples/jp_manufacturer_2026.toml",
]
RECRUIT = [
    "assess",
    "--country",
    "jp",
    "--fiscal-year",
    "2019",
    "data/samples/jp_recruit_office_support_2019.csv",
    "--employer",
    "data/samples/jp_recruit_office_support_2019.toml",
]
TH = [
    "assess",
    "--country",
    "th",
    "--fund-year",
    "2027",
    "data/samples/th_company_2027.csv",
    "--employer",
    "data/samples/th_company_2027.toml",
]

EVENTS = [
    "assess",
    "--country",
    "th",
    "--fund-year",
    "2026",
    "data/samples/th_events_2026.csv",
    "--employer",
    "data/samples/th_events_2026.toml",
    "--contracts",
    "data/samples/th_events_2026.contracts.csv",
    "--payments",
    "data/samples/th_events_2026.payments.csv",
]

OPTIONS = ["options", "data/samples/th_placement_options.toml"]
OPTIONS_JP = ["options", "data/samples/jp_options.toml"]
ECONOMICS = ["economics", "data/samples/th_placement_economics.toml"]
PLACE = ["place", *(f"--{name}=data/samples/th_placement_{name}.csv" for name in ("companies", "people", "hosts"))]
FEW = ["--most-errors=12", "--out=build/never"]

COMMANDS = {
    "jp_manufacturer.en.txt": [*JP, "--explain"],
    "jp_manufacturer.ja.txt": ["--lang", "ja", *JP, "--explain"],
    "jp_manufacturer.th.txt": ["--lang", "th", *JP],
    "jp_manufacturer.csv": [*JP, "--format", "csv"],
    "jp_recruit.en.txt": RECRUIT,
    "th_company.en.txt": [*TH, "--explain"],
    "th_company.th.txt": ["--lang", "th", *TH, "--explain"],
    "th_company.ja.txt": ["--lang", "ja", *TH],
    "th_company.json": [*TH, "--format", "json"],
    "th_events.en.txt": [*EVENTS, "--explain"],
    "th_events.th.txt": ["--lang", "th", *EVENTS, "--explain"],
    "th_events.ja.txt": ["--lang", "ja", *EVENTS, "--explain"],
    "th_events.csv": [*EVENTS, "--format", "csv"],
    "th_events.json": [*EVENTS, "--format", "json"],
    "th_contracts_broken.en.txt": [*EVENTS[:8], "--contracts", "tests/support/rosters/th_contracts_broken.csv"],
    "broken.en.txt": ["assess", "--country", "jp", "--fiscal-year", "2026", "tests/support/rosters/jp_broken.csv"],
    "broken.th.txt": [
        "--lang",
        "th",
        "assess",
        "--country",
        "th",
        "--fund-year",
        "2027",
        "tests/support/rosters/th_broken.csv",
    ],
    "law_show.txt": ["law", "show", "jp.levy.base_rate", "--on", "2026-07-01"],
    "law_changes.txt": ["law", "changes", "--country", "jp", "--from", "2024-04-01", "--to", "2026-12-31"],
    "questions_jp_levy.txt": ["questions", "jp.levy"],
    "options_th.en.txt": OPTIONS,
    "options_th.th.txt": ["--lang", "th", *OPTIONS],
    "options_th.json": [*OPTIONS, "--format", "json"],
    "options_th.csv": [*OPTIONS, "--format", "csv"],
    "options_jp.en.txt": OPTIONS_JP,
    "options_jp.ja.txt": ["--lang", "ja", *OPTIONS_JP],
    "options_jp.json": [*OPTIONS_JP, "--format", "json"],
    "economics.en.txt": ECONOMICS,
    "economics.th.txt": ["--lang", "th", *ECONOMICS],
    "economics.ja.txt": ["--lang", "ja", *ECONOMICS],
    "economics.json": [*ECONOMICS, "--format", "json"],
    "economics.csv": [*ECONOMICS, "--format", "csv"],
    "place_broken.en.txt": [*PLACE[:3], "--hosts=tests/support/rosters/place_hosts_broken.csv", *FEW],
    "place_broken.th.txt": [
        "--lang",
        "th",
        *PLACE[:3],
        "--hosts=tests/support/rosters/place_hosts_broken.csv",
        *FEW,
    ],
}
# What a plan writes, by name here: the tables, and the summary in three languages.
PLANS = {
    "place.plan.csv": ("en", "plan.csv"),
    "place.unplaced.csv": ("en", "unplaced.csv"),
    "place.companies.csv": ("en", "companies.csv"),
    "place.hosts.csv": ("en", "hosts.csv"),
    "place.en.txt": ("en", "report.txt"),
    "place.th.txt": ("th", "report.txt"),
    "place.ja.txt": ("ja", "report.txt"),
}
EXPLAINED = [
    '{"question":"jp.levy","facts":{"fiscal_year":2026,"months":[{"workers":150,"counted":3,"times":12}]}}',
    '{"question":"jp.obligation","facts":{"day":"2026-06-01","offices":[{"industry":"construction","workers":400}],'
    '"persons":[{"disability":"physical","severe":true,"hours":40},{"disability":"mental","hours":25,"heads":3}]}}',
    '{"question":"th.contribution","facts":{"fund_year":2026,"employees":1234,"hired":7,"paid_on":"2026-11-23"}}',
]


def normal(text):
    return re.sub(r"\b(jp|th)-[0-9a-f]{16}\b", r"\1-<law>", text)


def compare(name, text):
    path = HERE / name
    if os.environ.get("QUOTALAW_RENEW_GOLDEN"):
        path.write_text(normal(text), encoding="utf-8")
    assert path.exists(), f"{path} is missing; see the head of {Path(__file__).name}"
    assert normal(text).splitlines() == path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", COMMANDS)
def test_command(name):
    r = subprocess.run([QUOTALAW, *COMMANDS[name]], capture_output=True, text=True, check=False)
    assert r.returncode in (0, 2)
    compare(name, r.stdout + r.stderr)


@pytest.mark.parametrize("name", PLANS)
def test_plan(name, tmp_path):
    lang, file = PLANS[name]
    subprocess.run([QUOTALAW, "--lang", lang, *PLACE, "--out", tmp_path], capture_output=True, check=True)
    text = (tmp_path / file).read_text(encoding="utf-8")
    # How the proof was found may change without the plan: its counts are left out.
    proof = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["certificate"]
    for key in ("pairs_priced", "pairs_by_bound", "primal", "dual"):
        text = re.sub(rf"(?<![\d,]){proof[key]}(?![\d,])|(?<![\d,]){proof[key]:,}(?![\d,])", f"<{key}>", text)
    compare(name, text)


def test_explanations():
    r = subprocess.run(
        [QUOTALAW, "eval", "--explain"], input="\n".join(EXPLAINED), capture_output=True, text=True, check=True
    )
    compare("explanations.jsonl", r.stdout)
