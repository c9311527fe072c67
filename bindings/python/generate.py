# SPDX-License-Identifier: Apache-2.0
"""Writes the functions and dataclasses of the public questions, from `quotalaw questions --schema`.

    build/pyenv/bin/python bindings/python/generate.py [--check] [--quotalaw build/bin/quotalaw]

Writes bindings/python/quotalaw/_questions_<country>.py. With --check it writes nothing, and fails if a file differs.
"""

import argparse
import json
import keyword
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "bindings" / "python" / "quotalaw"

FACT_TYPES = {
    "day": "Day",
    "year": "Year",
    "heads": "Heads",
    "count": "int",
    "months": "int",
    "counted": "Counted",
    "money": "Money",
    "rate": "RateLike",
    "flag": "bool",
    "text": "str",
    "object": "Mapping[str, Any]",
}
# Lists of objects, by the name of the fact.
FACT_LISTS = {
    "persons": "Sequence[Person]",
    "offices": "Sequence[Office]",
    "months": "Sequence[Month]",
    "members": "Sequence[Member]",
    "branches": "Sequence[Branch]",
    "payments": "Sequence[Payment]",
    "alternative_contracts": "Sequence[AlternativeContract]",
    "values": "Sequence[Money]",
    "retained": "Sequence[Heads]",
    "capacities": "Sequence[Heads]",
}
RESULT_TYPES = {
    "day": "dt.date",
    "year": "int",
    "heads": "int",
    "count": "int",
    "months": "int",
    "counted": "Decimal",
    "money": "Decimal",
    "rate": "Rate",
    "flag": "bool",
    "text": "str",
    "choice": "str",
}
# Lists and objects in results, by their name: the kind that _answers.py reads.
RESULT_KINDS = {
    "exceptions": "[WageException]",
    "steps": "[PaymentStep]",
    "parts": "[money]",
    "weights": "[counted]",
    "instalment_parts": "[Instalment]",
    "section_33": "WayCost",
    "section_33_at_host": "WayCost",
    "section_34": "WayCost",
    "section_35": "WayCost",
    "citation": "Citation",
    "changes": "[Change]",
    "plans": "[HirePlan]",
}
# Fields of a result that are not always there and whose description does not say so.
SOMETIMES = {
    "th.contribution": {
        "required",
        "hired",
        "alternatives",
        "surplus",
        "due_day",
        "required_other_reading",
        "adjustment_grant",
    },
    "th.quota": {"count_day", "required_other_reading"},
    "th.minimum_wage": {"wage"},
    "th.alternative": {"value"},
    "jp.levy": {"part_year_settled", "part_year_readings", "reward_threshold"},
    "jp.group_levy": {"home_work", "reward_threshold", "special_benefit", "year_readings"},
    "jp.transition_support": {"edge_value"},
    "law.term": {"note", "native", "unit"},
    "th.options": {"break_even_paid_days", "allowance_a_year"},
}
# A value that may be text or a table.
ANY_VALUE = {("law.term", "value")}
UNITS = {
    "day": "day",
    "year": "year of the common era",
    "heads": "persons",
    "counted": "persons in steps of one half",
    "money": "money",
    "rate": "rate",
    "flag": "yes or no",
    "count": "number",
    "months": "months",
    "text": "text",
    "choice": "choice",
    "list": "list",
    "object": "object",
}
CURRENCY = {"jp": "yen", "th": "baht"}


def unit(kind, country):
    return CURRENCY.get(country, "money of the country") if kind == "money" else UNITS[kind]


def told_with(says, kind, country):
    """The description and its unit, unless the description has it."""
    of = unit(kind, country)
    if not says:
        return of[:1].upper() + of[1:]
    return says if kind in ("text", "list", "object", "choice") or of in says else f"{says} ({of})"


def may_be_absent(question, name, says):
    words = f" {says} "
    return (
        name in SOMETIMES.get(question, ())
        or "null" in words
        or ", with " in words
        or words.startswith(" with ")
        or ", if " in words
        or words.startswith((" if ", " where "))
    )


def fact_type(question, name, schema):
    kind = schema["x-kind"]
    if kind == "choice":
        return "Literal[" + ", ".join(json.dumps(word) for word in schema["enum"]) + "]"
    if kind == "list":
        return FACT_LISTS.get(name, "Sequence[Any]")
    if kind == "text" and name == "hours":
        return "Hours"
    return FACT_TYPES[kind]


def result_kind(question, name, schema):
    if (question, name) in ANY_VALUE:
        return "any"
    kind = schema["x-kind"]
    return RESULT_KINDS.get(name, "[any]" if kind == "list" else "any") if kind in ("list", "object") else kind


def result_type(kind):
    if kind == "any":
        return "Any"
    if kind.startswith("["):
        return f"tuple[{result_type(kind[1:-1])}, ...]"
    return RESULT_TYPES.get(kind, kind)


def ident(name):
    return name + "_" if keyword.iskeyword(name) else name


def class_name(name):
    return "".join(part.capitalize() for part in name.split("_"))


def wrapped(text, indent):
    return textwrap.fill(text, 118, initial_indent=indent, subsequent_indent=indent + "    ")


def sentence(says):
    return says.replace("\\", "\\\\").replace('"', "'") if says else ""


def render_question(schema):
    question = schema["title"]
    country, short = question.split(".", 1)
    function = ident(short.replace(".", "_"))
    kind = class_name(function)
    facts = schema["properties"]["facts"]
    results = schema["properties"]["result"]["properties"]
    required = [n for n in facts["properties"] if n in facts["required"]]
    others = [n for n in facts["properties"] if n not in facts["required"]]
    provision = schema.get("x-provision", "")
    title = schema["description"].rstrip(".")

    out = ["@dataclass(frozen=True, slots=True, kw_only=True)", f"class {kind}(Answer):"]
    doc = f'    """{title}: the answer of `{country}.{function}`."""'
    out += [doc, "", f'    question: ClassVar[str] = "{question}"']
    kinds = {}
    body = []
    for name, one in results.items():
        of = result_kind(question, name, one)
        kinds[name] = of
        says = one.get("description", "")
        typed = result_type(of)
        if typed != "Any" and may_be_absent(question, name, says):
            typed += " | None"
        body.append(f"    {ident(name)}: {typed}")
        told = f"{says[:1].upper()}{says[1:]}" if says else ""
        about = told_with(told, one["x-kind"], country)
        body.append(wrapped(f'"""{sentence(about)}."""', "    "))
    out.append("    _results: ClassVar[Mapping[str, str]] = {")
    out += [f'        "{name}": "{of}",' for name, of in kinds.items()]
    out.append("    }")
    out.append("    _facts: ClassVar[Mapping[str, str]] = {")
    out += [f'        "{name}": "{one["x-kind"]}",' for name, one in facts["properties"].items()]
    out += ["    }", ""] + body + ["", ""]

    out.append(f"def {function}(")
    out.append("    *,")
    for name in required:
        out.append(f"    {ident(name)}: {fact_type(question, name, facts['properties'][name])},")
    for name in others:
        out.append(f"    {ident(name)}: {fact_type(question, name, facts['properties'][name])} | None = None,")
    out += ["    explain: bool = False,", "    reform: Reform | None = None,", f") -> {kind}:"]
    out.append(wrapped(f'"""{sentence(title)}.', "    "))
    out.append("")
    if provision:
        out += [wrapped(f"Law: {sentence(provision)}.", "    "), ""]
    out.append("    Args:")
    for name in required + others:
        one = facts["properties"][name]
        says = sentence(one.get("description", ""))
        words = told_with(says, one["x-kind"], country)
        out.append(wrapped(f"{ident(name)}: {words}.", "        "))
    out.append("        explain: keep the tree of reasons in `.explanation`.")
    out.append("        reform: a what-if made by `ql.reform`.")
    out += [
        "",
        "    Raises:",
        "        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.",
        "        LawError: the law has no version for that day, or does not settle the answer.",
    ]
    example = json.dumps(schema["examples"][0]["facts"], ensure_ascii=False) if schema.get("examples") else ""
    if example:
        out += ["", f'    Example, as facts of `ql.ask("{question}", …)`::', ""]
        out.append(
            textwrap.fill(
                example.replace("\\", "\\\\"),
                118,
                initial_indent=" " * 8,
                subsequent_indent=" " * 8,
                break_long_words=False,
            )
        )
    out += ['    """', "    return _asked(", f"        {kind},", "        {"]
    out += [f'            "{name}": {ident(name)},' for name in required + others]
    out += ["        },", "        explain,", "        reform,", "    )", "", ""]
    return function, kind, out


IMPORTED = {
    "_answers": (
        "Answer",
        "Change",
        "Citation",
        "HirePlan",
        "Instalment",
        "PaymentStep",
        "WageException",
        "WayCost",
        "_asked",
    ),
    "_facts": ("AlternativeContract", "Branch", "Member", "Month", "Office", "Payment", "Person"),
    "_values": ("Counted", "Day", "Heads", "Hours", "Money", "Rate", "RateLike", "Year"),
}


def render(country, schemas):
    body, names = [], []
    for schema in schemas:
        function, kind, lines = render_question(schema)
        body += lines
        names += [function, kind]
    text = "\n".join(body)

    words_used = set("".join(c if c.isalnum() or c == "_" else " " for c in text).split())

    def uses(word):
        return word in words_used

    head = [
        "# SPDX-License-Identifier: Apache-2.0",
        "# Written by bindings/python/generate.py from `quotalaw questions --schema`; do not edit.",
        f'"""The public questions `{country}.…`."""',
        "",
        "from __future__ import annotations",
        "",
    ]
    if uses("dt"):
        head.append("import datetime as dt")
    abc = [word for word in ("Mapping", "Sequence") if uses(word)]
    head.append(f"from collections.abc import {', '.join(abc)}")
    head.append("from dataclasses import dataclass")
    if uses("Decimal"):
        head.append("from decimal import Decimal")
    typing = [word for word in ("Any", "ClassVar", "Literal") if uses(word)]
    head += [f"from typing import {', '.join(typing)}", ""]
    for module, words in IMPORTED.items():
        used = [word for word in words if uses(word)]
        if used:
            head.append(f"from .{module} import {', '.join(used)}")
    head += ["from .reforms import Reform", "", "__all__ = ["]
    head += [f'    "{name}",' for name in sorted(names)]
    head += ["]", "", ""]
    return "\n".join(head) + text


def formatted(source):
    ruff = ROOT / "build" / "pyenv" / "bin" / "ruff"
    command = [ruff, "format", "--quiet", "--stdin-filename", PACKAGE / "_questions.py", "-"]
    fixed = subprocess.run(
        [ruff, "check", "--quiet", "--fix-only", "--stdin-filename", PACKAGE / "_questions.py", "-"],
        input=source,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout
    return subprocess.run(command, input=fixed, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file would differ")
    parser.add_argument("--quotalaw", default=ROOT / "build" / "bin" / "quotalaw", help="the program that is asked")
    chosen = parser.parse_args()
    said = subprocess.run([chosen.quotalaw, "questions", "--schema"], capture_output=True, text=True, check=True).stdout
    by_country = {}
    for line in said.splitlines():
        schema = json.loads(line)
        by_country.setdefault(schema["title"].split(".", 1)[0], []).append(schema)
    differ = []
    for country, schemas in by_country.items():
        path = PACKAGE / f"_questions_{country}.py"
        new = formatted(render(country, schemas))
        if not path.exists() or path.read_text(encoding="utf-8") != new:
            differ.append(path.relative_to(ROOT))
            if not chosen.check:
                path.write_text(new, encoding="utf-8")
        if not (PACKAGE / f"{country}.py").exists():
            sys.exit(f"generate.py: questions {country}.… need a module bindings/python/quotalaw/{country}.py")
    if chosen.check and differ:
        names = ", ".join(map(str, differ))
        sys.exit(f"generate.py: {names} would differ; run build/pyenv/bin/python bindings/python/generate.py")


if __name__ == "__main__":
    main()
