# SPDX-License-Identifier: Apache-2.0
"""One stem, four places: data, rule, test, page. And what a rule may not contain: a figure of law, a clock, floating
point, anything global that changes."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include" / "quotalaw"
COUNTRIES = ("jp", "th", "xx")

# Files of a data folder that are no subject.
NO_SUBJECTS = {
    "instruments": "what the terms cite",
    "provinces": "the keys of the tables of wages",
    "not_modelled": "what is deliberately left out, and why",
}
# Subjects with data and nothing to compute yet: (country, stem): reason. The page is required all the same.
WITHOUT_A_RULE: dict[tuple[str, str], str] = {}
# Headers of a country that are no subject: the same names in each.
FRAME = {"assess", "calendar", "currency", "facts", "parameters", "regime", "rows", "timelines"}
# Rules without terms of their own: (country, stem): reason.
WITHOUT_DATA = {
    ("th", "options"): "prices the subjects side by side, from their terms",
    ("th", "compliance"): "shares of published counts, which are in data/statistics",
    ("th", "statement"): "follows sections 33, 34 and 35 through a year, from the terms of their subjects",
}

# Numbers that are no figure of law: nothing, one, and two (halves).
PLAIN_NUMBERS = {"0", "1", "2"}
# Any other number in a rule needs its reason here: {file: {number: reason}}.
EXPLAINED = {
    "jp/obligation.hpp": {"20000": "hundredths of a percent of a number of halves, for the rate that is shown"},
    "jp/holidays.hpp": {
        "3": "March, the month of an equinox: astronomy, not law",
        "9": "September, the month of an equinox",
        "12": "31 December, the end of a calendar year",
        "31": "31 December",
    },
    "jp/transition_support.hpp": {
        "7": "the number of bands of the enumeration above it",
        "100": "hundredths of a yen, in which a unit price is read and written",
    },
    "th/compliance.hpp": {
        "20000": "halves of a hundredth of a percent, for a share that is shown",
        "100": "hundredths of a percent in a percent",
        "10": "the first number of two digits",
    },
    "th/alternatives.hpp": {"12": "months of a calendar year, for the test `whole_year`"},
    "th/options.hpp": {
        "3": "an index into the four ways",
        "12": "months of a year, for a monthly ceiling",
        "365": "days of a year, where an employer does not say how many days of wage it pays",
    },
}
# Sentences that are translated and that nothing says yet.
SILENT: dict[str, str] = {"nothing_near": "remedy_source, beside the sentences"}


def stems(country):
    return sorted(p.stem for p in (ROOT / "data" / country).glob("*.toml") if p.stem not in NO_SUBJECTS)


def subjects():
    return [(c, s) for c in COUNTRIES for s in stems(c)]


def rule_headers():
    """Every header of a country in which a figure of law could hide. The shape of a calendar is not a figure of law."""
    return [
        p for c in COUNTRIES for p in sorted((INCLUDE / c).glob("*.hpp")) if p.stem not in ("timelines", "calendar")
    ]


def public_headers():
    return sorted(INCLUDE.rglob("*.hpp"))


def code_of(path, *, keep_strings=False):
    """A header without comments, and without what stands in quotation marks; lines keep their numbers."""
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)\''

    def blank(match):
        text = match.group()
        if text[0] == '"':
            return text if keep_strings else '""'
        if text[0] == "'":
            return " "
        return re.sub(r"[^\n]", " ", text)

    # A digit separator is no quotation mark.
    source = re.sub(r"(?<=[0-9A-Fa-f])'(?=[0-9A-Fa-f])", "", path.read_text(encoding="utf-8"))
    return re.sub(pattern, blank, source, flags=re.S)


def named(path):
    return str(path.relative_to(INCLUDE))


@pytest.mark.parametrize(("country", "stem"), subjects(), ids=lambda x: x)
def test_every_subject_has_its_four_places(country, stem):
    places = [ROOT / "docs" / country / f"{stem}.md"]
    if (country, stem) not in WITHOUT_A_RULE:
        places += [INCLUDE / country / f"{stem}.hpp", ROOT / "tests" / country / f"{stem}.test.cpp"]
    missing = [str(p.relative_to(ROOT)) for p in places if not p.exists()]
    assert not missing, "missing: " + ", ".join(missing)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_rule_has_a_subject(country):
    rules = {p.stem for p in (INCLUDE / country).glob("*.hpp")} - FRAME
    listed = {s for c, s in WITHOUT_DATA if c == country}
    assert rules - listed == set(stems(country)) - {s for c, s in WITHOUT_A_RULE if c == country}
    for stem in sorted(listed):
        for place in (
            INCLUDE / country / f"{stem}.hpp",
            ROOT / "tests" / country / f"{stem}.test.cpp",
            ROOT / "docs" / country / f"{stem}.md",
        ):
            assert place.exists(), f"{place.relative_to(ROOT)} is missing"


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_the_same_frame(country):
    missing = FRAME - {"currency"} - {p.stem for p in (INCLUDE / country).glob("*.hpp")}
    assert not missing


def test_the_lists_of_exceptions_are_still_true():
    for country, stem in WITHOUT_A_RULE:
        assert stem in stems(country)
        assert not (INCLUDE / country / f"{stem}.hpp").exists(), f"{country}/{stem} has a rule now"
    for name, numbers in EXPLAINED.items():
        found = set(numbers_in(INCLUDE / name))
        assert set(numbers) <= found, f"{name}: {sorted(set(numbers) - found)} is explained and not there"


def numbers_in(path):
    """Every number in the code of a header, with its line; the length of an array of names is none."""
    code = re.sub(r"(std::array<[^;={}]*?,\s*)\d+(?=>)", r"\1", code_of(path))
    out = {}
    for match in re.finditer(r"(?<![\w.])(\d[\w.]*)", code):
        out.setdefault(re.sub(r"[uUlLzZ]+$", "", match.group(1)), []).append(code.count("\n", 0, match.start()) + 1)
    return out


@pytest.mark.parametrize("path", rule_headers(), ids=named)
def test_no_figure_of_law_in_a_rule(path):
    allowed = PLAIN_NUMBERS | set(EXPLAINED.get(named(path), {}))
    wrong = [
        f"{number} (line {line})"
        for number, lines in numbers_in(path).items()
        if number not in allowed
        for line in lines
    ]
    assert not wrong, "a figure of law belongs into data/, any other number needs a reason in EXPLAINED: " + ", ".join(
        wrong
    )


@pytest.mark.parametrize("path", rule_headers(), ids=named)
def test_no_currency_by_name_and_no_day_in_a_rule(path):
    code = code_of(path, keep_strings=True)
    assert not re.search(r'"(JPY|THB|XXC)"', code) or path.stem == "currency"
    assert not re.search(r'"\d{4}-\d\d-\d\d"', code)
    assert not re.search(r"make_day\(\s*\d{4}", code)


@pytest.mark.parametrize("path", public_headers(), ids=named)
def test_no_floating_point(path):
    found = re.findall(r"\b(?:double|float)\b|(?<![\w.])\d+\.\d+", code_of(path))
    assert not found or named(path) == "core/rate.hpp"


@pytest.mark.parametrize("path", public_headers(), ids=named)
def test_no_clock(path):
    clocks = r"std::chrono|system_clock|steady_clock|<ctime>|<chrono>|\b(?:now|time|localtime|gmtime)\s*\("
    assert not re.search(clocks, code_of(path))


@pytest.mark.parametrize("path", public_headers(), ids=named)
def test_nothing_global_that_changes(path):
    code = code_of(path)
    assert not re.search(r"\b(?:thread_local|mutable|extern)\b", code)
    # Static data: a declaration that is neither a function nor constant.
    for match in re.finditer(r"\bstatic\s+([^;{(=]*)([;{(=])", code):
        declared, then = match.groups()
        assert then == "(" or re.search(r"\bconst(?:expr)?\b", declared), f"static {declared.strip()} can change"
    # Data of a namespace: everything that begins a line, ends in a semicolon and is no declaration of something else.
    other = "using|template|struct|class|enum|static_assert|namespace|friend|return|constexpr|inline constexpr"
    data = rf"(?!{other})[\w:]+(?:<[^()]*>)?(?:\s+const)?[\s*&]+\w+\s*(?:=.*|\{{.*\}})?;$"
    for line in code.splitlines():
        if re.match(data, line):
            assert re.search(r"\bconst(?:expr)?\b", line), f"{line.strip()} can change"
    assert not re.search(r"^inline\s+(?!constexpr)(?!.*\bconst\b)[^(]*[={;]", code, flags=re.M)


FAULTS = [
    (test_no_figure_of_law_in_a_rule, "auto f() { return heads{50}; }"),
    (test_no_figure_of_law_in_a_rule, "auto f() { return yen{50'000}; }"),
    (test_no_figure_of_law_in_a_rule, "auto f() { return 0.5; }"),
    (test_no_currency_by_name_and_no_day_in_a_rule, 'auto f() { return "THB"; }'),
    (test_no_currency_by_name_and_no_day_in_a_rule, "auto f() { return make_day(2024, 4, 1); }"),
    (test_no_floating_point, "double f();"),
    (test_no_floating_point, "auto f() { return 1.0; }"),
    (test_no_clock, "auto f() { return std::chrono::system_clock::now(); }"),
    (test_no_clock, "auto f() { return time(nullptr); }"),
    (test_nothing_global_that_changes, "void f() { static int n = 0; }"),
    (test_nothing_global_that_changes, "void f() { static std::vector<int> cache; }"),
    (test_nothing_global_that_changes, "inline int counter = 0;"),
    (test_nothing_global_that_changes, "int counter = 0;"),
    (test_nothing_global_that_changes, "std::vector<int> cache;"),
]


@pytest.mark.parametrize(("scan", "fault"), FAULTS, ids=lambda x: x if isinstance(x, str) else x.__name__)
def test_the_scans_find_what_they_look_for(scan, fault, tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "INCLUDE", tmp_path)
    path = tmp_path / "rule.hpp"
    path.write_text('// Act 43(3), 50 yen, 2.5 %\ninline constexpr rule r{"xx.rule", "Act 43"};\n', encoding="utf-8")
    scan(path)
    path.write_text(fault + "\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        scan(path)


@pytest.mark.parametrize(
    ("header", "array", "silent_ones"),
    [
        (INCLUDE / "core" / "error.hpp", "all", set(SILENT)),
        (INCLUDE / "placement" / "sentences.hpp", "of_tables", set()),
    ],
)
def test_every_sentence_is_said_somewhere(header, array, silent_ones):
    sentences = re.findall(r"inline constexpr sentence (\w+)\{", header.read_text(encoding="utf-8"))
    assert len(sentences) == len(set(sentences)) > 0
    everywhere = "\n".join(
        p.read_text(encoding="utf-8")
        for folder in ("include", "src")
        for p in sorted((ROOT / folder).rglob("*.[hc]pp"))
        if p != header
    )
    silent = {s for s in sentences if not re.search(rf"\bsentences::{s}\b", everywhere)}
    assert silent == silent_ones
    listed = re.search(rf"std::array {array}\{{(.*?)\}}", header.read_text(encoding="utf-8"), flags=re.S).group(1)
    assert set(re.findall(r"\w+", listed)) == set(sentences), f"sentences::{array} and the sentences differ"
