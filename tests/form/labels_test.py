# SPDX-License-Identifier: Apache-2.0
"""The words of data/terms/ cover what the headers say: every sentence, every rule, every named value."""

import importlib.util
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LITERAL = r'"(?:[^"\\]|\\.)*"'


@cache
def embed():
    spec = importlib.util.spec_from_file_location("embed", ROOT / "data" / "embed.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def words(language):
    """Every label of one language as written in data/terms/; a key written twice is an error."""
    found = {}
    for path in sorted((ROOT / "data" / "terms").glob(f"*{language}.toml")):
        for key, text in embed().flatten(embed().load(path)):
            assert key not in found, f"{path.name}: {key} is there twice"
            found[key] = text
    return found


@cache
def sentences():
    """Every sentence by id, of core/error.hpp and of the planner's tables: what is said, and the remedy."""
    folder = ROOT / "include" / "quotalaw"
    files = (folder / "core" / "error.hpp", folder / "placement" / "sentences.hpp")
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    found = {}
    for body in re.findall(rf"inline constexpr sentence \w+\{{((?:\s*{LITERAL}|\s*,)+)\s*\}};", source):
        parts = [""]
        for token in re.findall(rf"{LITERAL}|,", body):
            if token == ",":
                parts.append("")
            else:
                parts[-1] += re.sub(r"\\(.)", r"\1", token[1:-1])
        name, text, remedy = parts
        found[name] = (text, remedy)
    assert len(found) == source.count("inline constexpr sentence "), "a sentence was not understood"
    return found


@cache
def headers():
    return "\n".join(
        path.read_text(encoding="utf-8")
        for country in ("jp", "th")
        for path in sorted((ROOT / "include" / "quotalaw" / country).glob("*.hpp"))
        if path.name != "timelines.hpp"
    )


def rules():
    found = re.findall(r'constexpr rule \w+\s*\{\s*"([^"]+)"', headers())
    assert len(found) == headers().count("constexpr rule "), "a rule was not understood"
    return sorted(set(found))


def names():
    found = re.findall(r'\.(?:given|finds|concludes)\(\s*"([^"]+)"', headers())
    assert len(found) == len(re.findall(r"\.(?:given|finds|concludes)\(", headers())), "a name is not a literal"
    return sorted(set(found))


def places(text):
    return sorted(set(re.findall(r"\{(\w+)\}", text)))


@pytest.mark.parametrize("language", ["th", "ja"])
def test_every_sentence_is_translated_with_the_same_places(language):
    wrong = []
    for name, said in sentences().items():
        for key, original in zip((f"sentence.{name}", f"sentence.{name}.remedy"), said, strict=True):
            translated = words(language).get(key)
            if translated is None:
                wrong.append(f"{key} is missing")
            elif places(translated) != places(original):
                wrong.append(f"{key} has {places(translated)}, English {places(original)}")
    assert not wrong


@pytest.mark.parametrize("language", ["th", "ja"])
def test_no_translation_of_a_sentence_that_is_gone(language):
    known = {f"sentence.{name}{part}" for name in sentences() for part in ("", ".remedy")}
    assert not [key for key in words(language) if key.startswith("sentence.") and key not in known]


def test_english_sentences_stay_in_the_header():
    assert not [key for key in words("en") if key.startswith("sentence.")]


@pytest.mark.parametrize("language", ["en", "th", "ja"])
def test_every_rule_and_name_has_a_label(language):
    wanted = [f"rule.{r}" for r in rules()] + [f"name.{n}" for n in names()]
    assert not [key for key in wanted if not words(language).get(key)]


@pytest.mark.parametrize("language", ["en", "th", "ja"])
def test_no_label_is_empty(language):
    assert not [key for key, text in words(language).items() if not text.strip()]


@pytest.mark.parametrize("country", ["jp", "th"])
def test_english_names_of_instruments_are_their_titles(country):
    instruments, _, _ = embed().read_country(country)
    wrong = []
    for key, text in words("en").items():
        if key.startswith(f"instrument.{country}."):
            known = instruments.get(key.removeprefix("instrument."))
            if known is None or known["title"] != text:
                wrong.append(key)
    assert not wrong


# Values that rules tell as words of ours: the label group of each, and the lists in the headers.
WORDS = {
    "alternative": ["alternative_kind_names"],
    "band": ["hours_band_names"],
    "company_size": ["company_size_names"],
    "contract_status": ["contract_status_names"],
    "course": ["subsidy_course_names"],
    "credit": ["credit_names"],
    "criterion": ["plan_criterion_names"],
    "disability": ["disability_names"],
    "employer": ["employer_kind_names"],
    "fee_band": ["transition_band_names", "retention_band_names"],
    "holiday": ["holiday_kind_names"],
    "jobseeker": ["jobseeker_names"],
    "name": ["way_names"],
    "new_office_reading": ["new_office_reading_names"],
    "part_year_reading": ["part_year_reading_names"],
    "publication_criterion": ["publication_criterion_names"],
}


def listed(name):
    (body,) = re.findall(rf"\b{name}\{{(.*?)\}};", headers(), re.S)
    return re.findall(r'"([^"]+)"', body)


@pytest.mark.parametrize("language", ["en", "th", "ja"])
def test_every_word_among_the_values_has_a_label(language):
    wanted = [f"{group}.{word}" for group, lists in WORDS.items() for name in lists for word in listed(name)]
    assert not [key for key in wanted if not words(language).get(key)]


@pytest.mark.parametrize("language", ["en", "th", "ja"])
def test_every_choice_of_the_law_has_a_label(language):
    chosen = set()
    for country in ("jp", "th"):
        for _, content in embed().read_country(country)[2]:
            for term in content.get("term", []):
                chosen.update(term.get("choices", []))
    assert chosen and not [c for c in sorted(chosen) if not words(language).get(f"choice.{c}")]


@pytest.mark.parametrize("language", ["en", "th", "ja"])
def test_every_remark_has_a_sentence(language):
    sources = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("include/quotalaw", "src")
        for path in sorted((ROOT / folder).rglob("*.[ch]pp"))
    )
    said = set(re.findall(r'\.remarks?\("([^"]+)"\)', sources))
    assert said and not [r for r in sorted(said) if not words(language).get(f"remark.{r}")]
