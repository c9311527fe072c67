# SPDX-License-Identifier: Apache-2.0
"""What-ifs: other values of terms of law, from a day on."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from . import _core
from .errors import InvalidReform, refusal

Value: TypeAlias = str | int | bool | Decimal | Fraction | dt.date


class Reform:
    """Dated values that stand in for those of the law.

    Make one with `ql.reform(...)`. An answer made with it names its title in `.law.reform`, and cites it in place of
    the article in the explanation. It can be pickled.
    """

    __slots__ = ("_inner",)

    def __init__(self, inner: _core.Reform) -> None:
        self._inner = inner

    @property
    def title(self) -> str:
        """What reports call it."""
        return self._inner.title

    @property
    def changes(self) -> tuple[tuple[str, str, str, str | None], ...]:
        """(term, first day, value, first day on which the law holds again, or None), in the order given."""
        return tuple(self._inner.changes)

    def __repr__(self) -> str:
        return f"Reform({self.title!r}, {len(self.changes)} changes)"

    def __str__(self) -> str:
        lines = [self.title]
        for term, first, value, until in self.changes:
            lines.append(f"  {term} = {value} from {first}" + (f" until the day before {until}" if until else ""))
        return "\n".join(lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reform) and (self.title, self.changes) == (other.title, other.changes)

    def __hash__(self) -> int:
        return hash((self.title, self.changes))

    def __reduce__(self) -> tuple[Any, ...]:
        return (_again, (self.title, self.changes))


def _again(title: str, changes: tuple[tuple[str, str, str, str | None], ...]) -> Reform:
    inner = _core.Reform(title)
    for term, first, value, until in changes:
        inner.amend(term, first, value, until)
    return Reform(inner)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        raise refusal(InvalidReform, "float_value", value=value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def reform(
    changes: Mapping[str, Mapping[str | dt.date, Value]] | str | os.PathLike[str], *, title: str | None = None
) -> Reform:
    """A what-if, from a mapping or from a TOML file (the form of data/reforms).

        ql.reform({"jp.statutory_rate.private": {"2027-04-01": "3.0%"}}, title="3.0 % from April 2027")
        ql.reform("my_reform.toml")

    The mapping gives, for each term, values by their first day. Values are written as the law files write them: rates
    "3.0%", money "60000", numbers of persons 100.

    Raises:
        UnknownTerm: no such term; the message names the nearest.
        InvalidReform: a value that does not fit its term.
    """
    if isinstance(changes, (str, os.PathLike)):
        return Reform(_core.read_reform(os.fspath(changes)))
    if not changes:
        raise refusal(InvalidReform, "empty_reform")
    if title is None:
        parts = [f"{term} = {_text(v)} from {day}" for term, dated in changes.items() for day, v in dated.items()]
        title = "; ".join(parts)
    inner = _core.Reform(title)
    for term, dated in changes.items():
        for first, value in dated.items():
            inner.amend(term, first.isoformat() if isinstance(first, dt.date) else first, _text(value))
    return Reform(inner)
