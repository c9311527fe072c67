# SPDX-License-Identifier: Apache-2.0
"""Facts inside facts. Any mapping with these keys will do; what does not fit is refused with its path."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict

from ._values import Counted, Day, Heads, Hours, Money, RateLike


class Person(TypedDict, total=False):
    """Persons alike: one disability, one class of hours."""

    disability: Required[Literal["physical", "intellectual", "mental"]]
    severe: bool
    hours: Required[Hours]
    a_type_user: bool
    hired_on: Day
    handbook_on: Day
    rehired: bool
    heads: Heads


class Office(TypedDict, total=False):
    """An office and its industry, or its own exclusion rate."""

    industry: str
    exclusion_rate: RateLike
    workers: Required[Counted]


class Month(TypedDict, total=False):
    """One base day; `times` repeats it."""

    workers: Counted
    full_time: Heads
    short_time: Heads
    specific_short_time: Heads
    offices: Sequence[Office]
    counted: Counted
    persons: Sequence[Person]
    times: int


class Member(TypedDict, total=False):
    """One company of a group."""

    name: str
    workers: Counted
    offices: Sequence[Office]
    counted: Counted
    persons: Sequence[Person]


class Branch(TypedDict):
    """A branch in Thailand; employees without disability."""

    province: str
    employees: Heads


class Payment(TypedDict):
    """A payment, or `"settle"`: what is still owed on that day."""

    on: Day
    amount: Money | Literal["settle"]


AlternativeContract = TypedDict(
    "AlternativeContract",
    {
        "kind": Required[str],
        "value": Money,
        "values": Sequence[Money],
        "from": Day,
        "to": Day,
        "recipient": Literal["pwd", "carer"],
    },
    total=False,
)
"""A contract of section 35, as in `th.alternative`."""
