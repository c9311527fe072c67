# SPDX-License-Identifier: Apache-2.0
"""Kinds of facts and results, and their way to JSON and back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, TypeAlias

from .errors import InvalidFacts, refusal

Day: TypeAlias = dt.date | str
Year: TypeAlias = int | str
Heads: TypeAlias = int
Counted: TypeAlias = int | float | Decimal | Fraction
Money: TypeAlias = Decimal | int | str
RateLike: TypeAlias = Fraction | Decimal | str
Hours: TypeAlias = int | float | str


class Rate(Fraction):
    """An exact rate that is shown the way the law writes it: `str(Rate("2.5%"))` is "2.5%"."""

    __slots__ = ()

    def __new__(cls, value: Any = 0, denominator: int | None = None) -> Rate:
        if isinstance(value, str) and value.endswith("%"):
            value = Fraction(value[:-1]) / 100
        if isinstance(value, float):
            raise TypeError("a rate is never a float: write '2.5%', Fraction(25, 1000) or Decimal('0.025')")
        return super().__new__(cls, value, denominator)

    def __str__(self) -> str:
        percent = Fraction(self) * 100
        rest = percent.denominator
        for prime in (2, 5):
            while rest % prime == 0:
                rest //= prime
        if rest != 1:
            return f"{self.numerator}/{self.denominator}"
        shown = Decimal(percent.numerator) / Decimal(percent.denominator)
        return f"{shown.normalize():f}%"

    def __repr__(self) -> str:
        return f"Rate({str(self)!r})"


# Facts inside lists, by name; those of questions come from the generated modules.
_INNER_KINDS = {
    "workers": "counted",
    "counted": "counted",
    "amount": "money",
    "value": "money",
    "values": "money",
    "exclusion_rate": "rate",
}


def _plain(value: Any, name: str, kinds: Mapping[str, str]) -> Any:
    """A fact as JSON can say it. A float stays one, so that the gate of facts refuses it where it must."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, Enum):
        return _plain(value.value, name, kinds)
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            raise refusal(InvalidFacts, "not_number", f"facts.{name}", value=value)
        return float(value)
    if isinstance(value, int):
        return int(value)
    kind = kinds.get(name) or _INNER_KINDS.get(name, "")
    if isinstance(value, (Decimal, Fraction)):
        if kind == "rate":
            exact = Fraction(value)
            return f"{exact.numerator}/{exact.denominator}"
        if isinstance(value, Fraction):
            if value.denominator == 1:
                return int(value)
            if value.denominator != 2:
                return str(value)
            value = Decimal(value.numerator) / 2
        if not value.is_finite():
            raise refusal(InvalidFacts, "not_number", f"facts.{name}", value=value)
        if kind == "money":
            return format(value, "f")
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.datetime):
        if value.time() != dt.time():
            raise refusal(InvalidFacts, "time_not_day", f"facts.{name}", value=value)
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(inner, str(key), kinds) for key, inner in value.items() if inner is not None}
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return [_plain(inner, name, kinds) for inner in value]
    if hasattr(value, "item"):  # a NumPy scalar
        return _plain(value.item(), name, kinds)
    if hasattr(value, "tolist"):  # an array or a column
        return _plain(value.tolist(), name, kinds)
    if hasattr(value, "__iter__"):
        return [_plain(inner, name, kinds) for inner in value]
    raise refusal(InvalidFacts, "no_fact", f"facts.{name}", value=type(value).__name__)


def line_of(question: str, facts: Mapping[str, Any], kinds: Mapping[str, str]) -> str:
    """One line of the contract."""
    plain = {name: _plain(value, name, kinds) for name, value in facts.items() if value is not None}
    return json.dumps({"question": question, "facts": plain}, ensure_ascii=False, allow_nan=False)


def read_json(text: str) -> Any:
    """JSON without a float in it."""
    return json.loads(text, parse_float=Decimal)
