# SPDX-License-Identifier: Apache-2.0
"""What every answer is made of."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import keyword
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar, TypeVar

from . import _core
from ._values import Rate, line_of, read_json
from .reforms import Reform

A = TypeVar("A", bound="Answer")


@dataclass(frozen=True, slots=True)
class Law:
    """Under which law an answer was made."""

    version: str
    """Hash of all terms of the country: two answers with the same version were made under the same law."""
    notices: tuple[str, ...] = ()
    """What the reader must know, one sentence each."""
    reform: str | None = None
    """Title of the what-if, if there was one."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why: every fact, every figure of law with its article, every step."""

    steps: tuple[Mapping[str, Any], ...]
    """As `explanation` of the contract; each step has `in_words` in English beside its ids."""
    _line: str = field(repr=False, compare=False)
    _reform: Reform | None = field(default=None, repr=False, compare=False)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return iter(self.steps)

    def __str__(self) -> str:
        return self.text()

    def text(self, lang: str = "en") -> str:
        """To be read in English, Thai or Japanese: notices, every step, and the law with its articles."""
        return _core.explained(self._line, lang, self._reform._inner if self._reform is not None else None)

    def terms(self) -> tuple[str, ...]:
        """Ids of the terms of law that were read, each once."""
        seen: dict[str, None] = {}

        def walk(steps: Any) -> None:
            for step in steps:
                for reading in step.get("reads", ()):
                    seen[str(reading["term"])] = None
                walk(step.get("steps", ()))

        walk(self.steps)
        return tuple(seen)

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(self.text())}</pre>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What every answer carries beside its own fields."""

    law: Law = field(repr=False, compare=False)
    explanation: Explanation | None = field(default=None, repr=False, compare=False)

    question: ClassVar[str] = ""
    _results: ClassVar[Mapping[str, str]] = {}
    _facts: ClassVar[Mapping[str, str]] = {}

    def to_dict(self) -> dict[str, Any]:
        """The fields of the answer, without law and explanation."""
        return {name: getattr(self, _ident(name)) for name in self._results}

    @property
    def notices(self) -> tuple[str, ...]:
        """What the reader must know, one sentence each."""
        return self.law.notices

    def __str__(self) -> str:
        shown = {name: value for name, value in self.to_dict().items() if value is not None}
        width = max((len(name) for name in shown), default=0)
        lines = [self.question] + [f"  {name:<{width}}  {_shown(value)}" for name, value in shown.items()]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th style='text-align:left'>{html.escape(name)}</th>"
            f"<td style='text-align:right'>{html.escape(_shown(value))}</td></tr>"
            for name, value in self.to_dict().items()
            if value is not None
        )
        notices = "".join(f"<li>{html.escape(notice)}</li>" for notice in self.notices)
        below = (
            f"<details><summary>{len(self.notices)} notices</summary><ul>{notices}</ul></details>" if notices else ""
        )
        law = html.escape(self.law.version + (f", what if: {self.law.reform}" if self.law.reform else ""))
        return (
            f"<table><caption style='text-align:left'>{html.escape(self.question)}</caption>{rows}</table>"
            f"{below}<small>{law}</small>"
        )


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:,}"
    if isinstance(value, tuple):
        return "; ".join(map(_shown, value)) or "none"
    if dataclasses.is_dataclass(value):
        return ", ".join(f"{f.name} {_shown(getattr(value, f.name))}" for f in dataclasses.fields(value))
    return str(value)


# --- results inside results ---


@dataclass(frozen=True, slots=True)
class Instalment:
    """One part of a payment."""

    due: dt.date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PaymentStep:
    """What one payment does to a debt with interest."""

    on: dt.date
    days: int
    interest: Decimal
    to_interest: Decimal
    to_principal: Decimal
    balance: Decimal


@dataclass(frozen=True, slots=True)
class WayCost:
    """What one way to close a shortfall costs."""

    per_head: Decimal
    gross: Decimal
    net_of_tax: Decimal | None = None
    net_per_head: Decimal | None = None
    more_than_cheapest: Decimal | None = None
    person_receives: Decimal | None = None


@dataclass(frozen=True, slots=True)
class WageException:
    """A district or a trade with a minimum wage of its own."""

    for_: str
    province: str | None
    wage: Decimal
    from_: dt.date


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the law says it."""

    instrument: str
    at: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one figure of law."""

    day: dt.date
    term: str
    title: str
    before: str | None
    after: str | None
    citation: Citation
    confidence: str


@dataclass(frozen=True, slots=True)
class HirePlan:
    """The bill after each single hire of one kind."""

    hire: str
    fewest: int | None
    bills: tuple[Decimal, ...]


_RECORDS: Mapping[str, tuple[type[Any], Mapping[str, str]]] = {
    "Instalment": (Instalment, {"due": "day", "amount": "money"}),
    "PaymentStep": (
        PaymentStep,
        {
            "on": "day",
            "days": "count",
            "interest": "money",
            "to_interest": "money",
            "to_principal": "money",
            "balance": "money",
        },
    ),
    "WayCost": (
        WayCost,
        {
            "per_head": "money",
            "gross": "money",
            "net_of_tax": "money",
            "net_per_head": "money",
            "more_than_cheapest": "money",
            "person_receives": "money",
        },
    ),
    "WageException": (WageException, {"for": "text", "province": "text", "wage": "money", "from": "day"}),
    "Citation": (Citation, {"instrument": "text", "at": "text"}),
    "Change": (
        Change,
        {
            "day": "day",
            "term": "text",
            "title": "text",
            "before": "any",
            "after": "any",
            "citation": "Citation",
            "confidence": "text",
        },
    ),
    "HirePlan": (HirePlan, {"hire": "text", "fewest": "heads", "bills": "[money]"}),
}


def _ident(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def _read(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind.startswith("["):
        return tuple(_read(inner, kind[1:-1]) for inner in value)
    if kind == "day":
        return dt.date.fromisoformat(value)
    if kind in ("money", "counted"):
        return Decimal(value)
    if kind == "rate":
        return Rate(value)
    record = _RECORDS.get(kind)
    if record is not None:
        made, kinds = record
        return made(**{_ident(name): _read(value.get(name), kinds[name]) for name in kinds})
    if kind == "any" and isinstance(value, list):
        return tuple(value)
    return value


def _asked(kind: type[A], facts: Mapping[str, Any], explain: bool, reform: Reform | None) -> A:
    """Asks one question, and makes its answer a dataclass."""
    line = line_of(kind.question, facts, kind._facts)
    reply = read_json(_core.ask(line, explain, reform._inner if reform is not None else None))
    result = reply["result"]
    law = reply["law"]
    return kind(
        law=Law(law["version"], tuple(n["message"] for n in law["notices"]), law.get("reform")),
        explanation=Explanation(tuple(reply["explanation"]), line, reform) if explain else None,
        **{_ident(name): _read(result.get(name), of) for name, of in kind._results.items()},
    )


_BY_QUESTION: dict[str, type[Answer]] = {}


def ask(question: str, facts: Mapping[str, Any], *, explain: bool = False, reform: Reform | None = None) -> Answer:
    """Answers any public question; `quotalaw.questions()` lists them.

    Facts are those of the question, by name: `ask("th.quota", {"fund_year": 2027, "employees": 1234})`. The answer is
    the same dataclass as that of the function `ql.th.quota(...)`.

    Raises:
        FactsError: a fact cannot be accepted.
        LawError: the law cannot be read for that day.
    """
    if not _BY_QUESTION:
        from . import jp, law, plan, th

        for module in (jp, th, law, plan):
            for thing in vars(module).values():
                if isinstance(thing, type) and issubclass(thing, Answer) and thing.question:
                    _BY_QUESTION[thing.question] = thing
    kind = _BY_QUESTION.get(question)
    if kind is None:
        _core.ask(line_of(question, {}, {}), False, None)  # refuses, naming the nearest
        raise AssertionError(question)
    return _asked(kind, facts, explain, reform)


def questions() -> tuple[str, ...]:
    """Names of the public questions."""
    return tuple(read_json(text)["title"] for text in _core.schemas())
