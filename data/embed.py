#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns the law of data/ into headers, and the words of data/terms/ into a source file.

    data/embed.py            write every generated file
    data/embed.py --check    fail if a committed generated file differs from what would be written
    data/embed.py --report   account for every provision that is cited: what is modelled, what is not and why

Standard library only. Every row of every file is accounted for: a key, kind, instrument or table that is not known is
an error that names the file and the term.
"""

import argparse
import csv
import datetime
import hashlib
import json
import re
import sys
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
INCLUDE = ROOT / "include" / "quotalaw"
COUNTRIES = {"jp": ("Japan", "JPY", 0), "th": ("Thailand", "THB", 2), "xx": ("Exampleland", "XXC", 2)}
# The fictional country is a template and a fixture: it has a header, but no labels and no row in the index of the law.
REAL_COUNTRIES = tuple(c for c in COUNTRIES if c != "xx")
LANGUAGES = ("en", "th", "ja")
CONFIDENCE = ("statute", "official", "secondary", "practice", "unconfirmed")
# Terms that rules look up by the last part of their id.
GROUPS = {"jp": ("exclusion_rate",), "th": (), "xx": ()}
NOT_TERMS = ("instruments.toml", "provinces.toml", "not_modelled.toml")

KINDS = {
    "rate": "rate",
    "money": "money<{currency}>",
    "heads": "heads",
    "half_heads": "half_heads",
    "person_months": "person_months",
    "days": "number_of_days",
    "months": "number_of_months",
    "years": "number_of_years",
    "count": "plain_count",
    "hours": "weekly_hours",
    "month_day": "month_day",
    "day": "day",
    "flag": "bool",
    "choice": None,
    "money_table": "money_table<{currency}>",
}
KIND_ENUM = {"month_day": "yearly_day", "day": "single_day"}
FILE_KEYS = {"subject", "title", "title_native", "note", "term"}
TERM_KEYS = {
    "id",
    "title",
    "native",
    "kind",
    "unit",
    "read_on",
    "reviewed_through",
    "repealed",
    "note",
    "choices",
    "table",
    "version",
    "jsic",
    "aliases",
    "divisor",
}
VERSION_KEYS = {"from", "value", "values", "source", "confidence", "note"}


class DataError(Exception):
    """A mistake in a data file, said with its place."""


def fail(place, what):
    raise DataError(f"{place}: {what}")


def load(path):
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as e:
        fail(path.relative_to(ROOT), e)


def cpp_string(text):
    out = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{out}"'


def cpp_day(d):
    days = (d - datetime.date(1970, 1, 1)).days
    return f"on({days})"


def exact(place, text, scale):
    try:
        value = Decimal(text) * scale
    except InvalidOperation:
        fail(place, f"{text!r} is not a number")
    if value != value.to_integral_value() or value < 0:
        fail(place, f"{text!r} has too many decimals or is negative")
    return int(value)


def cpp_value(place, kind, text, decimals, choices, enum):
    if not isinstance(text, str):
        fail(place, f"the value {text!r} must be text")
    if kind == "rate":
        if text.endswith("%"):
            n, d = exact(place, text[:-1], 10**6), 10**8
        elif "/" in text:
            n, d = (exact(place, part, 1) for part in text.split("/"))
        elif text in ("0", "1"):
            n, d = int(text), 1
        else:
            fail(place, f"{text!r} is not a rate")
        return f"rate{{{n}, {d}}}"
    if kind == "money":
        return f"{{currency}}{{{exact(place, text, 10**decimals)}}}"
    if kind in ("half_heads", "person_months"):
        return f"{kind}{{{exact(place, text, 2)}}}"
    if kind in ("heads", "days", "months", "years", "count"):
        return f"{KINDS[kind]}{{{exact(place, text, 1)}}}"
    if kind == "hours":
        return f"weekly_hours{{{exact(place, text, 300)}}}"
    if kind == "month_day":
        if not re.fullmatch(r"\d\d-\d\d", text):
            fail(place, f"{text!r} is not MM-DD")
        datetime.date.fromisoformat(f"2000-{text}")
        return f"date::month{{{int(text[:2])}}} / date::day{{{int(text[3:])}}}"
    if kind == "day":
        return cpp_day(datetime.date.fromisoformat(text))
    if kind == "flag":
        if text not in ("yes", "no"):
            fail(place, f"{text!r} is neither yes nor no")
        return "true" if text == "yes" else "false"
    if kind == "choice":
        if text not in choices:
            fail(place, f"{text!r} is not one of {choices}")
        return f"{enum}::{text}"
    fail(place, f"unknown kind {kind!r}")


def check_term(place, term, instruments, tables):
    for key in ("id", "title", "native", "kind", "read_on", "reviewed_through", "version"):
        if key not in term:
            fail(place, f"{key} is missing")
    if unknown := set(term) - TERM_KEYS:
        fail(place, f"unknown keys {sorted(unknown)}")
    if term["kind"] not in KINDS:
        fail(place, f"unknown kind {term['kind']!r}")
    if (term["kind"] == "choice") != ("choices" in term):
        fail(place, "`choices` belongs to the kind choice, and to no other")
    if term["kind"] == "money_table" and term.get("table") not in tables:
        fail(place, f"unknown table {term.get('table')!r}")
    last = None
    if term.get("divisor") and any(v.get("value") in ("0", "0%", "0.00") for v in term["version"]):
        fail(place, "a rule divides by it: it cannot be zero")
    for v in term["version"]:
        where = f"{place}, version {v.get('from')}"
        if unknown := set(v) - VERSION_KEYS:
            fail(where, f"unknown keys {sorted(unknown)}")
        for key in ("from", "source", "confidence"):
            if key not in v:
                fail(where, f"{key} is missing")
        if type(v["from"]) is not datetime.date:
            fail(where, "from must be a day")
        if last and v["from"] >= last:
            fail(where, "versions go from newest to oldest")
        last = v["from"]
        if "repealed" in term and v["from"] >= term["repealed"]:
            fail(where, "starts on or after the day of repeal")
        if v["confidence"] not in CONFIDENCE:
            fail(where, f"unknown confidence {v['confidence']!r}")
        if v["source"].get("instrument") not in instruments:
            fail(where, f"unknown instrument {v['source'].get('instrument')!r}")
        if not v["source"].get("at"):
            fail(where, "source.at is missing")


def read_country(country):
    folder = DATA / country
    instruments = {}
    for entry in load(folder / "instruments.toml")["instrument"]:
        if entry["id"] in instruments:
            fail(folder.name, f"instrument {entry['id']} is there twice")
        instruments[entry["id"]] = entry
    tables = {}
    if (folder / "provinces.toml").exists():
        tables[f"{country}.provinces"] = load(folder / "provinces.toml")["province"]
    files = []
    seen = set()
    for path in sorted(folder.glob("*.toml")):
        if path.name in NOT_TERMS:
            continue
        content = load(path)
        place = path.relative_to(ROOT)
        if unknown := set(content) - FILE_KEYS:
            fail(place, f"unknown keys {sorted(unknown)}")
        if content.get("subject") != path.stem:
            fail(place, f"subject must be {path.stem!r}")
        for term in content.get("term", []):
            where = f"{place}: {term.get('id')}"
            check_term(where, term, instruments, tables)
            if not term["id"].startswith(country + "."):
                fail(where, f"ids of this country start with {country}.")
            if term["id"] in seen:
                fail(where, "is there twice")
            seen.add(term["id"])
        files.append((path.stem, content))
    return instruments, tables, files


def law_version(instruments, tables, files):
    text = json.dumps([instruments, tables, files], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def string_array(name, items):
    inner = ", ".join(cpp_string(i) for i in items)
    return f"inline constexpr std::string_view {name}[] = {{{inner}}};"


def timelines_header(country):
    title, currency, decimals = COUNTRIES[country]
    instruments, tables, files = read_country(country)
    terms = [(stem, t) for stem, content in files for t in content.get("term", [])]
    ident = lambda t: t["id"].split(".", 1)[1].replace(".", "_")  # noqa: E731
    out = [
        "// SPDX-License-Identifier: Apache-2.0",
        f"// Generated by data/embed.py from data/{country}/*.toml. Edit those files, never this one.",
        "#pragma once",
        "",
        '#include "../core/timeline.hpp"',
        *(['#include "currency.hpp"'] if (INCLUDE / country / "currency.hpp").exists() else []),
        "",
        "#include <cstdint>",
        "#include <string_view>",
        "",
        f"namespace quotalaw::{country}::terms {{",
        "",
    ]
    enums = [(ident(t), t["choices"]) for _, t in terms if t["kind"] == "choice"]
    for name, choices in enums:
        out.append(f"enum class {name}_choice : std::uint8_t {{ {', '.join(choices)} }};")
    out += ["", f"}}  // namespace quotalaw::{country}::terms", "", "namespace quotalaw {", ""]
    for name, choices in enums:
        inner = ", ".join(cpp_string(c) for c in choices)
        out += [
            "template <>",
            f"struct choice_names<{country}::terms::{name}_choice> {{",
            f"  static constexpr std::string_view names[] = {{{inner}}};",
            "};",
        ]
    out += ["", "}  // namespace quotalaw", "", f"namespace quotalaw::{country}::terms {{", ""]
    out += [
        f"/// Hash of every term of {title}; stamped on every answer.",
        f'inline constexpr std::string_view law_version = "{country}-{law_version(instruments, tables, files)}";',
        "",
        "namespace detail {",
        "constexpr day on(int days) { return day{date::days{days}}; }",
        "",
    ]
    for table, keys in tables.items():
        base = table.split(".")[1]
        for i, key in enumerate(keys):
            if key.get("aliases"):
                out.append(string_array(f"{base}_{i}_aliases", key["aliases"]))
    out += ["}  // namespace detail", ""]
    for table, keys in tables.items():
        base = table.split(".")[1]
        out.append(f"inline constexpr table_key {base}[] = {{")
        for i, key in enumerate(keys):
            aliases = f"detail::{base}_{i}_aliases" if key.get("aliases") else "{}"
            out.append(
                f"    {{{cpp_string(key['code'])}, {cpp_string(key['name'])}, {cpp_string(key['native'])}, {aliases}}},"
            )
        out += ["};", ""]
    out.append("inline constexpr instrument_info instruments[] = {")
    for i in instruments.values():
        fields = ", ".join(cpp_string(str(i.get(k, ""))) for k in ("id", "title", "native", "number", "url"))
        out.append(f"    {{{fields}}},")
    out += ["};", ""]
    for stem, t in terms:
        place = f"data/{country}/{stem}.toml: {t['id']}"
        name, kind = ident(t), t["kind"]
        cpp = f"{name}_choice" if kind == "choice" else KINDS[kind].format(currency=currency)
        out.append("namespace detail {")
        values = []
        infos = []
        for n, v in enumerate(t["version"]):
            where = f"{place}, version {v['from']}"
            if kind == "money_table":
                keys = [k["code"] for k in tables[t["table"]]]
                if set(v["values"]) != set(keys):
                    fail(where, f"keys differ from {t['table']}: {sorted(set(v['values']) ^ set(keys))}")
                row = ", ".join(f"money<{currency}>{{{exact(where, v['values'][k], 10**decimals)}}}" for k in keys)
                out.append(f"inline constexpr money<{currency}> {name}_table_{n}[] = {{{row}}};")
                values.append(f"{cpp}{{{name}_table_{n}}}")
                text = f"table of {len(keys)}"
            else:
                text = v["value"]
                values.append(
                    cpp_value(where, kind, text, decimals, t.get("choices"), f"{name}_choice").replace(
                        "{currency}", f"money<{currency}>"
                    )
                )
            infos.append(
                f"    {{{cpp_day(v['from'])}, {cpp_string(text)}, {{{cpp_string(v['source']['instrument'])}, "
                f"{cpp_string(v['source']['at'])}}}, confidence::{v['confidence']}, "
                f"{cpp_string(v.get('note', ''))}}},"
            )
        out.append(f"inline constexpr {cpp} {name}_values[] = {{{', '.join(values)}}};")
        out.append(f"inline constexpr version_info {name}_versions[] = {{")
        out += infos
        out.append("};")
        if kind == "choice":
            out.append(string_array(f"{name}_choices", t["choices"]))
        repealed = cpp_day(t["repealed"]) if "repealed" in t else "day::max()"
        is_money = kind in ("money", "money_table")
        out.append(
            f"inline constexpr term_info {name}_info{{{cpp_string(t['id'])}, {cpp_string(t['title'])}, "
            f"{cpp_string(t['native'])}, term_kind::{KIND_ENUM.get(kind, kind)}, {cpp_string(t.get('unit', ''))}, "
            f"{cpp_string(currency if is_money else '')}, {decimals if is_money else 0}, "
            f"{'true' if t.get('divisor') else 'false'}, {cpp_string(t['read_on'])}, "
            f"{cpp_day(t['reviewed_through'])}, {repealed}, {cpp_string(t.get('note', ''))}, "
            f"{f'{name}_choices' if kind == 'choice' else '{}'}, {name}_versions}};"
        )
        out.append("}  // namespace detail")
        out.append(f"/// {t['title']} ({t['native']}).")
        out.append(f"inline constexpr timeline<{cpp}> {name}{{detail::{name}_info, detail::{name}_values}};")
        out.append("")
    for group in GROUPS[country]:
        members = [t for _, t in terms if t["id"].startswith(f"{country}.{group}.")]
        for t in members:
            names = t.get("aliases", []) + [f"JSIC {c}" for c in t.get("jsic", [])]
            out.append(f"namespace detail {{ {string_array(ident(t) + '_names', names)} }}" if names else "")
        out += [
            f"/// Every term {country}.{group}.*: what it is called, and its timeline.",
            f"inline constexpr struct {group}_entry {{",
            "  table_key key;",
            f"  timeline<{KINDS[members[0]['kind']]}> const* figure;",
            f"}} {group}_group[] = {{",
        ]
        for t in members:
            slug = t["id"].rsplit(".", 1)[1]
            has_names = t.get("aliases") or t.get("jsic")
            names = f"detail::{ident(t)}_names" if has_names else "{}"
            out.append(
                f"    {{{{{cpp_string(slug)}, {cpp_string(t['title'])}, {cpp_string(t['native'])}, {names}}}, "
                f"&{ident(t)}}},"
            )
        out += ["};", ""]
    out.append("/// Every term of the country.")
    out.append("inline constexpr term_info const* all[] = {")
    out += [f"    &detail::{ident(t)}_info," for _, t in terms]
    out += ["};", "", f"}}  // namespace quotalaw::{country}::terms", ""]
    return "\n".join(line for line in out if line is not None)


def flatten(table, prefix=""):
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            yield from flatten(value, name + ".")
        elif isinstance(value, str):
            yield name, value
        else:
            fail(f"data/terms: {name}", "must be text")


def labels():
    """Every label by key, as a tuple in the order of LANGUAGES. English titles come from the terms themselves."""
    per_language = {}
    for lang in LANGUAGES:
        per_language[lang] = {}
        for path in sorted((DATA / "terms").glob(f"*{lang}.toml")):
            for key, text in flatten(load(path)):
                if key in per_language[lang]:
                    fail(path.name, f"{key} is there twice")
                per_language[lang][key] = text
    natives = {"jp": "ja", "th": "th"}
    for country in REAL_COUNTRIES:
        _, tables, files = read_country(country)
        for _, content in files:
            for t in content.get("term", []):
                key = f"term.{t['id']}"
                per_language["en"].setdefault(key, t["title"])
                if country in natives:
                    per_language[natives[country]].setdefault(key, t["native"])
        for table, keys in tables.items():
            for k in keys:
                key = f"key.{table}.{k['code']}"
                per_language["en"].setdefault(key, k["name"])
                per_language[natives[country]].setdefault(key, k["native"])
    keys = sorted(set().union(*per_language.values()))
    rows = []
    missing = []
    for key in keys:
        texts = tuple(per_language[lang].get(key) for lang in LANGUAGES)
        # English sentences and titles of questions stand in the code.
        if texts[0] is None and not key.startswith(("sentence.", "question.")):
            fail("data/terms/en.toml", f"has no {key}, which another language has")
        # Names of provinces may fall back to English; everything else a reader sees must exist in every language.
        if None in texts and not key.startswith(("key.", "sentence.")):
            missing += [
                f"{key} ({lang})"
                for lang, t in zip(LANGUAGES, texts, strict=True)
                if t is None and not (lang == "en" and key.startswith("question."))
            ]
        rows.append((key, tuple(t or "" for t in texts)))
    return rows, missing


def language_source():
    rows, missing = labels()
    if missing:
        fail("data/terms", "no label for: " + ", ".join(missing))
    out = [
        "// SPDX-License-Identifier: Apache-2.0",
        "// Generated by data/embed.py from data/terms/*.toml and the titles of the terms. Edit those files, "
        "never this.",
        '#include "language_data.hpp"',
        "",
        "namespace quotalaw::io {",
        "",
        "namespace {",
        "constexpr label_row labels_table[] = {",
    ]
    out += [f"    {{{cpp_string(k)}, {{{', '.join(cpp_string(t) for t in texts)}}}}}," for k, texts in rows]
    out += [
        "};",
        "}  // namespace",
        "",
        "std::span<label_row const> labels() { return labels_table; }",
        "",
        "}  // namespace quotalaw::io",
        "",
    ]
    return "\n".join(out)


def glossary():
    rows, _ = labels()
    sections = (
        ("name.", "Facts and results"),
        ("rule.", "Rules"),
        ("term.jp.", "Terms of Japan"),
        ("term.th.", "Terms of Thailand"),
        ("disability.", "Disabilities"),
        ("confidence.", "Confidence"),
    )
    out = ["# Glossary", "", "Generated by `data/embed.py` from `data/terms/` and the titles of the terms.", ""]
    for prefix, title in sections:
        out += [f"## {title}", "", "| id | English | ไทย | 日本語 |", "|---|---|---|---|"]
        out += [
            f"| `{k.split('.', 1)[1]}` | " + " | ".join(t.replace("|", "\\|") for t in texts) + " |"
            for k, texts in rows
            if k.startswith(prefix)
        ]
        out.append("")
    return "\n".join(out)


# Official tables that made-up populations are fitted to: embedded, so that the program needs no folder beside it.
STATISTICS = (
    "jp_june1_1999_industries.csv",
    "jp_june1_2024_shortfall_matrix.csv",
    "jp_june1_bases_by_size.csv",
    "jp_june1_by_size.csv",
    "jp_june1_totals.csv",
    "th_establishments_by_size.csv",
    "th_quota_compliance_private.csv",
    "th_quota_compliance_state.csv",
    "th_quota_state_agencies_2022.csv",
)


def statistics_source():
    out = [
        "// SPDX-License-Identifier: Apache-2.0",
        "// Generated by data/embed.py from data/statistics/*.csv. Edit those files, never this.",
        '#include "statistics_data.hpp"',
        "",
        "namespace quotalaw::whatif {",
        "",
        "namespace {",
        "constexpr statistics_row files[] = {",
    ]
    for name in STATISTICS:
        out.append(f"    {{{cpp_string(name)},")
        lines = (DATA / "statistics" / name).read_text(encoding="utf-8").splitlines()
        out += [f"     {cpp_string(line + chr(10))}" for line in lines]
        out[-1] += "},"
    out += [
        "};",
        "}  // namespace",
        "",
        "std::span<statistics_row const> statistics_files() { return files; }",
        "",
        "}  // namespace quotalaw::whatif",
        "",
    ]
    return "\n".join(out)


def not_modelled(country):
    path = DATA / country / "not_modelled.toml"
    return load(path).get("provision", []) if path.exists() else []


def law_index():
    out = [
        "# Index of the law",
        "",
        "Generated by `data/embed.py`: every provision that is cited or deliberately left out, and the files that "
        "carry it. The stem of a file is the same under `data/`, `include/quotalaw/`, `tests/` and `docs/`.",
        "",
    ]
    for country in REAL_COUNTRIES:
        title = COUNTRIES[country][0]
        instruments, _, files = read_country(country)
        places = {}
        for stem, content in files:
            for t in content.get("term", []):
                for v in t["version"]:
                    key = (v["source"]["instrument"], v["source"]["at"])
                    places.setdefault(key, {})[t["id"]] = stem
        out += [f"## {title}", "", "| Instrument | Provision | Terms | Files |", "|---|---|---|---|"]
        order = list(instruments)
        for (instrument, at), ids in sorted(places.items(), key=lambda x: (order.index(x[0][0]), x[0][1])):
            stems = sorted({f"`data/{country}/{s}.toml`" for s in ids.values()})
            shown = ", ".join(f"`{i}`" for i in sorted(ids))
            if len(ids) > 8:
                shown = f"{len(ids)} terms `{min(ids)}` … `{max(ids)}`"
            row = f"| {instruments[instrument]['title']} | {at} | {shown} | {', '.join(stems)} |"
            out.append(row.replace("\n", " "))
        out.append("")
        if rows := not_modelled(country):
            out += ["Not modelled:", "", "| Provision | What | Why |", "|---|---|---|"]
            out += [f"| {r['at']} | {r['what']} | {r['why']} |" for r in rows]
            out.append("")
    return "\n".join(out)


def report():
    for country, (title, *_) in COUNTRIES.items():
        instruments, _, files = read_country(country)
        terms = [t for _, content in files for t in content.get("term", [])]
        versions = [v for t in terms for v in t["version"]]
        cited = {v["source"]["instrument"] for v in versions}
        print(f"{title}: {len(files)} files, {len(terms)} terms, {len(versions)} versions")
        for level in CONFIDENCE:
            n = sum(v["confidence"] == level for v in versions)
            print(f"  {level:<12} {n:>4}")
        provisions = {(v["source"]["instrument"], v["source"]["at"]) for v in versions}
        read = ROOT / "include" / "quotalaw" / country
        code = "\n".join(p.read_text(encoding="utf-8") for p in read.glob("*.hpp") if p.name != "timelines.hpp")
        groups = tuple(f"{country}.{g}." for g in GROUPS[country])
        used = {
            t["id"]
            for t in terms
            if t["id"].startswith(groups) or re.search(rf"\b{t['id'].split('.', 1)[1].replace('.', '_')}\b", code)
        }
        modelled = {
            (v["source"]["instrument"], v["source"]["at"]) for t in terms if t["id"] in used for v in t["version"]
        }
        print(
            f"  provisions: {len(modelled)} modelled, {len(provisions - modelled)} cited only (data without a rule "
            f"yet), {len(not_modelled(country))} deliberately not modelled"
        )
        print("  terms no rule reads yet: " + (", ".join(sorted({t["id"] for t in terms} - used)) or "none"))
        print("  instruments never cited: " + (", ".join(sorted(set(instruments) - cited)) or "none"))


def csv_rows(path):
    """The rows of a CSV file as dictionaries; lines that start with # are comments."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def geo_source():
    """Towns, points and map areas of Thailand from data/geo, and the marginals that synthetic samples are fitted to."""
    codes = [p["code"] for p in load(DATA / "th" / "provinces.toml")["province"]]

    def point(row):
        return f"{{{exact('data/geo', row['latitude'], 1000000)}, {exact('data/geo', row['longitude'], 1000000)}}}"

    out = [
        "// SPDX-License-Identifier: Apache-2.0",
        "// Generated by data/embed.py from data/geo/*.csv and data/statistics/*.csv. Edit those, never this.",
        "// Towns and points: GeoNames, CC BY 4.0. Outline: Natural Earth, public domain. See data/geo/README.md.",
        '#include "quotalaw/placement/geo.hpp"',
        '#include "statistics_data.hpp"',
        "",
        "namespace quotalaw::placement {",
        "",
        "namespace {",
        "",
        "constexpr town towns_table[] = {",
    ]
    for row in csv_rows(DATA / "geo" / "th_towns.csv"):
        at = codes.index(f"TH-{row['district'][:2]}")
        name = cpp_string(row["name"])
        out.append(f"    {{{int(row['district'])}, th::province{{{at}}}, {point(row)}, {name}}},")
    areas = {row["province"]: row["path"] for row in csv_rows(DATA / "geo" / "th_shapes.csv")}
    out += ["};", "", "constexpr province_place places_table[] = {"]
    places = csv_rows(DATA / "geo" / "th_provinces.csv")
    if [row["code"] for row in places] != codes or set(areas) != set(codes):
        fail("data/geo", "does not have the provinces of data/th/provinces.toml in their order")
    for row in places:
        out.append(f"    {{{cpp_string(row['region'])}, {point(row)}, {cpp_string(areas[row['code']])}}},")
    out += ["};", ""]

    def shares(name, rows):
        out.append(f"constexpr share {name}_table[] = {{")
        out.extend(f"    {{{cpp_string(key)}, {int(n)}}}," for key, n in rows)
        out.extend(["};", ""])

    statistics = DATA / "statistics"
    regions = [(r["region"], r["persons_rounded"]) for r in csv_rows(statistics / "th_pwd_by_region_2018.csv")]
    shares("regions", [r for r in regions if r[0] != "not stated"])
    types = [(r["type"], r["persons"]) for r in csv_rows(statistics / "th_pwd_by_type_2021.csv")]
    shares("types", [r for r in types if r[0] != "total"])
    status = [(r["status"], r["persons"]) for r in csv_rows(statistics / "th_pwd_work_status_2024.csv")]
    shares("work_status", [r for r in status if r[0] != "total"])
    hosts = csv_rows(statistics / "th_hosts.csv")[0]
    passed = int(hosts["of_which_transferred_to_PAO"])
    shares("hospital_owners", [("pao", passed), ("ministry_of_public_health", int(hosts["count"]) - passed)])
    private = next(r for r in csv_rows(statistics / "th_quota_compliance_private.csv") if r["as_of"] == "2020-10-05")
    shares("required_places", [(k, private[k]) for k in ("s33", "s35", "s34", "unmet_published")])
    sizes = {}
    for r in csv_rows(statistics / "th_establishments_by_size.csv"):
        least = int(r["size_class"].rstrip("+").split("-")[0])
        if least >= 100:
            most = 0 if r["size_class"].endswith("+") else int(r["size_class"].split("-")[1])
            firms, staff = sizes.get((least, most), (0, 0))
            sizes[least, most] = firms + int(r["establishments"]), staff + int(r["employees"])
    out.append("constexpr size_class sizes_table[] = {")
    out += [f"    {{{least}, {most}, {f}, {n}}}," for (least, most), (f, n) in sorted(sizes.items())]
    out += ["};", "", "}  // namespace", ""]
    out += ["std::span<town const> towns() { return towns_table; }"]
    out += ["std::span<province_place const> province_places() { return places_table; }"]
    for name in ("regions", "types", "work_status", "hospital_owners", "required_places"):
        out.append(f"std::span<share const> statistics::{name}() {{ return {name}_table; }}")
    out += ["std::span<size_class const> statistics::sizes() { return sizes_table; }"]
    out += ["", "}  // namespace quotalaw::placement", ""]
    return "\n".join(out)


def outputs():
    files = {f"include/quotalaw/{c}/timelines.hpp": lambda c=c: timelines_header(c) for c in COUNTRIES}
    files["src/io/language_data.cpp"] = language_source
    files["src/placement/geo_data.cpp"] = geo_source
    files["src/population/statistics_data.cpp"] = statistics_source
    files["docs/glossary.md"] = glossary
    files["docs/law-index.md"] = law_index
    return files


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--only", help="write only files whose path contains this text")
    args = parser.parse_args()
    try:
        if args.report:
            report()
            return 0
        stale = []
        for name, make in outputs().items():
            if args.only and args.only not in name:
                continue
            text = make()
            path = ROOT / name
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            stale.append(name)
            if not args.check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        if args.check and stale:
            print("not what data/embed.py would write: " + ", ".join(stale) + "; run data/embed.py", file=sys.stderr)
            return 1
        print("up to date" if not stale else "wrote " + ", ".join(stale))
        return 0
    except DataError as e:
        print(f"error: {e}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
