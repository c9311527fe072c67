# SPDX-License-Identifier: Apache-2.0
"""Every answer explained in English, Thai and Japanese: nothing without a name, and the same ids in every language."""

import json
import os
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

QUOTALAW = os.environ.get("QUOTALAW", "build/bin/quotalaw")
FILES = sorted(Path("tests").glob("*/*.cases.jsonl"))
LANGUAGES = ["en", "th", "ja"]
# What a Thai or Japanese text may have in Latin letters: names of bodies and of places on the web, Roman numbers, and
# classes that the law itself names so. Thai provinces have no Japanese names here.
LATIN = {"JEED", "A", "URL", "Advance", "News", "money", "tokurei", "i", "ii", "iii", "iv", "v"}
ON_THE_WEB = re.compile(r"\S+\.(?:com|jp|net|md)\b")
PROVINCES = set(re.findall(r'name = "([^"]+)"', Path("data/th/provinces.toml").read_text(encoding="utf-8")))


def run(*args, stdin=None):
    return subprocess.run([QUOTALAW, *args], input=stdin, capture_output=True, text=True, check=False)


@cache
def schemas():
    return [json.loads(line) for line in run("questions", "--schema").stdout.splitlines()]


@cache
def lines():
    """Every case, and the example of every question."""
    found = [line for path in FILES for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return found + [json.dumps(schema["examples"][0]) for schema in schemas() if "examples" in schema]


@cache
def answers(lang):
    r = run("--lang", lang, "eval", "--explain", stdin="\n".join(lines()))
    assert r.stderr == ""
    return [json.loads(line) for line in r.stdout.splitlines()]


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def steps_of(answer):
    def walk(steps):
        for step in steps:
            yield step
            yield from walk(step.get("steps", []))

    return walk(answer.get("explanation", []))


def said_in(answer):
    """All that an answer says to a reader."""
    for step in steps_of(answer):
        yield from texts(step["in_words"])
    for notice in answer.get("law", {}).get("notices", []):
        yield notice["message"]
    if "error" in answer:
        yield from (answer["error"]["message"], answer["error"]["remedy"])


def test_the_cases_are_there():
    assert len(FILES) == 2 and len(lines()) > 200
    for lang in LANGUAGES:
        assert len(answers(lang)) == len(lines())


@pytest.mark.parametrize("lang", ["th", "ja"])
def test_nothing_is_without_a_name(lang):
    unnamed = {}
    for question, answer in zip(lines(), answers(lang), strict=True):
        for text in said_in(answer):
            if text not in PROVINCES and set(re.findall(r"[A-Za-z]+", ON_THE_WEB.sub("", text))) - LATIN:
                unnamed.setdefault(text, question)
    assert not unnamed, json.dumps(unnamed, ensure_ascii=False, indent=1)


def test_no_key_shows_in_english():
    keys = re.compile(r"\b(rule|name|term|remark|choice|notice|confidence|flag|instrument)\.\w|\w_\w")
    told = [text for answer in answers("en") for step in steps_of(answer) for text in texts(step["in_words"])]
    said = {ON_THE_WEB.sub("", text) for text in told}
    assert not [text for text in said if keys.search(text)]


def without_words(value):
    if isinstance(value, dict):
        return {k: without_words(v) for k, v in value.items() if k not in ("in_words", "message", "remedy")}
    return [without_words(v) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("lang", ["th", "ja"])
def test_ids_and_values_are_the_same_in_every_language(lang):
    for ours, english in zip(answers(lang), answers("en"), strict=True):
        assert without_words(ours) == without_words(english)


def test_words_stand_beside_every_step():
    line = '{"question":"jp.levy","facts":{"fiscal_year":2026,"months":[{"workers":150,"counted":3,"times":12}]}}'
    found = {}
    for lang in LANGUAGES:
        answer = json.loads(run("--lang", lang, "eval", "--explain", stdin=line).stdout)
        found[lang] = next(s for s in steps_of(answer) if s["rule"] == "jp.levy.unit")["in_words"]
    assert {k: v["title"] for k, v in found.items()} == {
        "en": "Levy per person-month",
        "th": "อัตราเงินสมทบต่อคน-เดือน",
        "ja": "1人1月当たりの納付金の額",
    }
    assert [found[lang]["conclusion"][0]["value"] for lang in LANGUAGES] == ["50,000 yen", "50,000 เยน", "50,000 円"]
    assert found["ja"]["law"][0]["source"].startswith("障害者の雇用の促進等に関する法律")
    assert found["ja"]["provision"].startswith("法第54条")
    assert found["th"]["provision"].startswith("พ.ร.บ. มาตรา 54(2); กฤษฎีกา มาตรา 17")


@pytest.mark.parametrize(
    ("lang", "title", "words"),
    [
        ("en", "How many persons with disabilities must be employed", "Act s.33"),
        ("th", "จำนวนคนพิการที่ต้องรับเข้าทำงาน", "พ.ร.บ. มาตรา 33"),
        ("ja", "雇用すべき障害者の数", "法第33条"),
    ],
)
def test_an_answer_can_be_read_as_text(lang, title, words):
    line = '{"question":"th.quota","facts":{"fund_year":2027,"employees":1234}}'
    r = run("--lang", lang, "eval", "--text", stdin=line)
    assert r.returncode == 0 and r.stdout.startswith(title) and words in r.stdout
    assert "th.quota" in r.stdout and "{" not in r.stdout


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_refusal_is_said_in_the_language(lang):
    line = '{"question":"th.quota","facts":{"fund_year":2027,"employes":1234}}'
    error = json.loads(run("--lang", lang, "eval", stdin=line).stdout)["error"]
    expected = {
        "en": "did you mean employees?",
        "th": "หมายถึง employees ใช่หรือไม่",
        "ja": "employees のことですか",
    }
    assert (error["code"], error["where"], error["remedy"]) == ("unknown_fact", "facts.employes", expected[lang])
    text = run("--lang", lang, "eval", "--text", stdin=line).stdout
    assert error["message"] in text and "-> " + expected[lang] in text


@pytest.mark.parametrize("lang", ["th", "ja"])
def test_every_question_has_a_title(lang):
    for schema in schemas():
        asked = {**schema.get("examples", [{"question": schema["title"], "facts": {}}])[0]}
        r = run("--lang", lang, "eval", "--text", stdin=json.dumps(asked))
        assert r.returncode == 0, r.stdout
        assert not re.search(r"[A-Za-z]{5,}", r.stdout.splitlines()[0]), r.stdout.splitlines()[0]
