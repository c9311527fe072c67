# SPDX-License-Identifier: Apache-2.0
# Written by bindings/python/generate.py from `quotalaw questions --schema`; do not edit.
"""The public questions `law.…`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ._answers import Answer, Change, Citation, _asked
from ._values import Day
from .reforms import Reform

__all__ = [
    "Changes",
    "Term",
    "changes",
    "term",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Answer):
    """One figure of law on a day: the answer of `law.term`."""

    question: ClassVar[str] = "law.term"
    _results: ClassVar[Mapping[str, str]] = {
        "id": "text",
        "title": "text",
        "native": "text",
        "kind": "text",
        "unit": "text",
        "value": "any",
        "from": "day",
        "until": "day",
        "citation": "Citation",
        "confidence": "text",
        "reviewed_through": "day",
        "note": "text",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "id": "text",
        "day": "day",
    }

    id: str
    """Text."""
    title: str
    """Text."""
    native: str | None
    """The law's own word."""
    kind: str
    """Kind of value."""
    unit: str | None
    """Text."""
    value: Any
    """As text; a table as an object."""
    from_: dt.date
    """First day in force."""
    until: dt.date | None
    """Last day in force, null while open."""
    citation: Citation
    """{instrument, at}."""
    confidence: str
    """Statute official secondary practice unconfirmed reform."""
    reviewed_through: dt.date
    """The day somebody last looked."""
    note: str | None
    """Text."""


def term(
    *,
    id: str,
    day: Day,
    explain: bool = False,
    reform: Reform | None = None,
) -> Term:
    """One figure of law on a day.

    Args:
        id: id of the term, such as jp.levy.unit.
        day: the day for which the term is read.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("law.term", …)`::

        {"id": "jp.levy.unit", "day": "2026-04-01"}
    """
    return _asked(
        Term,
        {
            "id": id,
            "day": day,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Answer):
    """What changed between two days: the answer of `law.changes`."""

    question: ClassVar[str] = "law.changes"
    _results: ClassVar[Mapping[str, str]] = {
        "changes": "[Change]",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "country": "choice",
        "from": "day",
        "to": "day",
    }

    changes: tuple[Change, ...]
    """[{day, term, title, before, after, citation, confidence}], oldest first."""


def changes(
    *,
    country: Literal["jp", "th"],
    from_: Day,
    to: Day,
    explain: bool = False,
    reform: Reform | None = None,
) -> Changes:
    """What changed between two days.

    Args:
        country: jp or th.
        from_: first day looked at.
        to: last day looked at.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("law.changes", …)`::

        {"country": "jp", "from": "2026-01-01", "to": "2026-12-31"}
    """
    return _asked(
        Changes,
        {
            "country": country,
            "from": from_,
            "to": to,
        },
        explain,
        reform,
    )
