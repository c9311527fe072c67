# SPDX-License-Identifier: Apache-2.0
# Written by bindings/python/generate.py from `quotalaw questions --schema`; do not edit.
"""The public questions `plan.…`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from ._answers import Answer, HirePlan, _asked
from ._facts import Branch, Month
from ._values import Counted, Day, Heads, Money, Year
from .reforms import Reform

__all__ = [
    "Inverse",
    "inverse",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inverse(Answer):
    """Fewest hires that bring the yearly bill to zero: the answer of `plan.inverse`."""

    question: ClassVar[str] = "plan.inverse"
    _results: ClassVar[Mapping[str, str]] = {
        "bill": "money",
        "fewest": "heads",
        "plans": "[HirePlan]",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "country": "choice",
        "fiscal_year": "year",
        "months": "list",
        "instalments": "flag",
        "opened_on": "day",
        "closed_on": "day",
        "part_year_reading": "choice",
        "year_reading": "choice",
        "home_work_payments": "money",
        "specific_short_person_months": "counted",
        "fund_year": "year",
        "count_day": "day",
        "employer": "choice",
        "employees": "heads",
        "employees_total": "heads",
        "pwd_employees": "heads",
        "branches": "list",
        "branch_pooling": "choice",
        "threshold_reading": "choice",
        "hired": "heads",
        "alternatives": "heads",
        "province": "text",
    }

    bill: Decimal
    """The bill as it is (money of the country)."""
    fewest: int | None
    """Fewest hires of the first kind that bring the bill to zero; null if out of reach (persons)."""
    plans: tuple[HirePlan, ...]
    """[{hire, fewest, bills}]: by kind of hire, the bill after each single hire."""


def inverse(
    *,
    country: Literal["jp", "th"],
    fiscal_year: Year | None = None,
    months: Sequence[Month] | None = None,
    instalments: bool | None = None,
    opened_on: Day | None = None,
    closed_on: Day | None = None,
    part_year_reading: Literal["none", "proportion_up", "proportion_down", "as_whole_year"] | None = None,
    year_reading: Literal["none", "law_of_first_month", "law_of_last_month"] | None = None,
    home_work_payments: Money | None = None,
    specific_short_person_months: Counted | None = None,
    fund_year: Year | None = None,
    count_day: Day | None = None,
    employer: Literal["private", "state"] | None = None,
    employees: Heads | None = None,
    employees_total: Heads | None = None,
    pwd_employees: Heads | None = None,
    branches: Sequence[Branch] | None = None,
    branch_pooling: Literal["nationwide", "same_province"] | None = None,
    threshold_reading: Literal["without_pwd", "all_staff"] | None = None,
    hired: Heads | None = None,
    alternatives: Heads | None = None,
    province: str | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Inverse:
    """Fewest hires that bring the yearly bill to zero.

    Args:
        country: jp or th; the other facts are those of jp.levy or th.contribution.
        fiscal_year: Japan (year of the common era).
        months: Japan, as in jp.levy.
        instalments: ignored: instalments do not change a bill (yes or no).
        opened_on: Japan, as in jp.levy (day).
        closed_on: Japan, as in jp.levy (day).
        part_year_reading: Japan, as in jp.levy.
        year_reading: Japan, as in jp.levy.
        home_work_payments: not answered yet (money of the country).
        specific_short_person_months: not answered yet (persons in steps of one half).
        fund_year: Thailand (year of the common era).
        count_day: Thailand (day).
        employer: Thailand.
        employees: Thailand (persons).
        employees_total: Thailand (persons).
        pwd_employees: Thailand (persons).
        branches: Thailand.
        branch_pooling: Thailand.
        threshold_reading: Thailand.
        hired: Thailand (persons).
        alternatives: Thailand (persons).
        province: Thailand.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("plan.inverse", …)`::

        {"country": "th", "fund_year": 2027, "employees": 1234, "hired": 7}
    """
    return _asked(
        Inverse,
        {
            "country": country,
            "fiscal_year": fiscal_year,
            "months": months,
            "instalments": instalments,
            "opened_on": opened_on,
            "closed_on": closed_on,
            "part_year_reading": part_year_reading,
            "year_reading": year_reading,
            "home_work_payments": home_work_payments,
            "specific_short_person_months": specific_short_person_months,
            "fund_year": fund_year,
            "count_day": count_day,
            "employer": employer,
            "employees": employees,
            "employees_total": employees_total,
            "pwd_employees": pwd_employees,
            "branches": branches,
            "branch_pooling": branch_pooling,
            "threshold_reading": threshold_reading,
            "hired": hired,
            "alternatives": alternatives,
            "province": province,
        },
        explain,
        reform,
    )
