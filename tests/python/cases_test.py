# SPDX-License-Identifier: Apache-2.0
"""Every published worked case through Python; the expected values come from the pages named in each line."""

import datetime as dt
import json
import types
import typing
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import quotalaw as ql
from quotalaw import _core

FILES = [Path(f"tests/{country}/published.cases.jsonl") for country in ("jp", "th")]
CASES = [
    pytest.param(json.loads(line, parse_float=Decimal), id=f"{file.parent.name}:{json.loads(line)['id']}")
    for file in FILES
    for line in file.read_text(encoding="utf-8").splitlines()
    if line.strip()
]


def agrees(expected, found):
    if expected is None or isinstance(expected, bool):
        return expected is found
    if isinstance(expected, dict):
        get = found.get if isinstance(found, dict) else lambda name: getattr(found, name)
        return all(agrees(value, get(name)) for name, value in expected.items())
    if isinstance(expected, list):
        return len(expected) == len(found) and all(map(agrees, expected, found))
    if isinstance(found, dt.date):
        return expected == found.isoformat()
    if isinstance(found, Fraction):
        return ql.Rate(expected) == found
    if isinstance(found, Decimal):
        return Decimal(expected) == found
    return expected == found


def holds_what_it_says(answer):
    """A field is None only where its type says so."""
    hints = typing.get_type_hints(type(answer))
    for name, value in answer.to_dict().items():
        if value is None:
            hint = hints[name if name in hints else name + "_"]
            assert isinstance(hint, types.UnionType) or hint is typing.Any, f"{answer.question}: {name} is None"


@pytest.mark.parametrize("case", CASES)
def test_published_case(case):
    try:
        answer = ql.ask(case["question"], case["facts"])
    except ql.errors.NotYetAnswered:
        return
    assert agrees(case["expect"], answer.to_dict()), f"expected {case['expect']}, found {answer}"
    holds_what_it_says(answer)
    assert str(answer) and answer.law.version


def test_cases_are_not_skipped():
    refused = 0
    for case in CASES:
        try:
            ql.ask(case.values[0]["question"], case.values[0]["facts"])
        except ql.errors.NotYetAnswered:
            refused += 1
    assert len(CASES) >= 200 and refused <= 5


@pytest.mark.parametrize("schema", [json.loads(text) for text in _core.schemas()], ids=lambda s: s["title"])
def test_every_question_answers_its_example(schema):
    country, name = schema["title"].split(".", 1)
    facts = schema["examples"][0]["facts"]
    asked = ql.ask(schema["title"], facts, explain=True)
    function = getattr(getattr(ql, country), name)
    called = function(**{n + "_" if n == "from" else n: value for n, value in facts.items()})
    assert called == asked and type(called).question == schema["title"]
    holds_what_it_says(asked)
    assert "Raises:" in function.__doc__ and "explain:" in function.__doc__
    assert schema["x-provision"] in " ".join(function.__doc__.split())
    assert asked._repr_html_().startswith("<table>")
    if asked.explanation.steps:
        assert str(asked.explanation)
