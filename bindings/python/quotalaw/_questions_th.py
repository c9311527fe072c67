# SPDX-License-Identifier: Apache-2.0
# Written by bindings/python/generate.py from `quotalaw questions --schema`; do not edit.
"""The public questions `th.…`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from ._answers import Answer, PaymentStep, WageException, WayCost, _asked
from ._facts import AlternativeContract, Branch, Payment
from ._values import Day, Heads, Money, Rate, RateLike, Year
from .reforms import Reform

__all__ = [
    "Alternative",
    "Contribution",
    "Instalments",
    "Interest",
    "MinimumWage",
    "Options",
    "PartYear",
    "Payments",
    "Quota",
    "ReplacementGap",
    "Tax",
    "alternative",
    "contribution",
    "instalments",
    "interest",
    "minimum_wage",
    "options",
    "part_year",
    "payments",
    "quota",
    "replacement_gap",
    "tax",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumWage(Answer):
    """Daily minimum wage: the answer of `th.minimum_wage`."""

    question: ClassVar[str] = "th.minimum_wage"
    _results: ClassVar[Mapping[str, str]] = {
        "lowest": "money",
        "highest": "money",
        "province": "text",
        "wage": "money",
        "exceptions": "[WageException]",
        "notification": "text",
        "from": "day",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "day": "day",
        "province": "text",
    }

    lowest: Decimal
    """Lowest provincial rate in the country, baht a day."""
    highest: Decimal
    """Highest provincial rate, baht a day."""
    province: str
    """The province as quotalaw names it."""
    wage: Decimal | None
    """Rate of the province asked for, baht a day."""
    exceptions: tuple[WageException, ...]
    """[{for, province, wage, from}]: districts and trades with a rate of their own."""
    notification: str
    """The wage notification."""
    from_: dt.date
    """First day in force of the notification."""


def minimum_wage(
    *,
    day: Day,
    province: str | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> MinimumWage:
    """Daily minimum wage.

    Law: wage notification in force.

    Args:
        day: the day on which the wage is in force.
        province: English or Thai name, or code such as TH-10.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("th.minimum_wage", …)`::

        {"day": "2026-11-23", "province": "Nan"}
    """
    return _asked(
        MinimumWage,
        {
            "day": day,
            "province": province,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota(Answer):
    """How many persons with disabilities must be employed: the answer of `th.quota`."""

    question: ClassVar[str] = "th.quota"
    _results: ClassVar[Mapping[str, str]] = {
        "bound": "flag",
        "fund_year": "year",
        "fund_year_be": "year",
        "count_day": "day",
        "counted": "heads",
        "required": "heads",
        "required_other_reading": "heads",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fund_year": "year",
        "count_day": "day",
        "employer": "choice",
        "employees": "heads",
        "employees_total": "heads",
        "pwd_employees": "heads",
        "branches": "list",
        "branch_pooling": "choice",
        "threshold_reading": "choice",
    }

    bound: bool
    """At least one place is required (yes or no)."""
    fund_year: int
    """Common era (year of the common era)."""
    fund_year_be: int
    """Buddhist era (year of the common era)."""
    count_day: dt.date | None
    """The day on which employees are counted."""
    counted: int
    """The base: employees without disability (persons)."""
    required: int
    """Places to fill under section 33 (persons)."""
    required_other_reading: int | None
    """Where the other threshold_reading gives another number (persons)."""


def quota(
    *,
    fund_year: Year | None = None,
    count_day: Day | None = None,
    employer: Literal["private", "state"] | None = None,
    employees: Heads | None = None,
    employees_total: Heads | None = None,
    pwd_employees: Heads | None = None,
    branches: Sequence[Branch] | None = None,
    branch_pooling: Literal["nationwide", "same_province"] | None = None,
    threshold_reading: Literal["without_pwd", "all_staff"] | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Quota:
    """How many persons with disabilities must be employed.

    Law: Act s.33; MR B.E. 2554.

    Args:
        fund_year: the calendar year for which the quota is due; or count_day (year of the common era).
        count_day: the day of counting, in the year before the fund year.
        employer: private (default) or state.
        employees: employees without disability on the count day, all branches (persons).
        employees_total: all employees, with pwd_employees (persons).
        pwd_employees: employees with disabilities: among employees_total, or beside employees (persons).
        branches: [{province, employees}] without disability.
        branch_pooling: nationwide (default); same_province for count days before 2017-10-01.
        threshold_reading: number compared with the threshold: employees without disability (default) or all, with
            pwd_employees.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("th.quota", …)`::

        {"fund_year": 2027, "employees": 1234}
    """
    return _asked(
        Quota,
        {
            "fund_year": fund_year,
            "count_day": count_day,
            "employer": employer,
            "employees": employees,
            "employees_total": employees_total,
            "pwd_employees": pwd_employees,
            "branches": branches,
            "branch_pooling": branch_pooling,
            "threshold_reading": threshold_reading,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(Answer):
    """What is owed to the Fund for places not filled: the answer of `th.contribution`."""

    question: ClassVar[str] = "th.contribution"
    _results: ClassVar[Mapping[str, str]] = {
        "required": "heads",
        "required_other_reading": "heads",
        "hired": "heads",
        "alternatives": "heads",
        "shortfall": "heads",
        "surplus": "heads",
        "alternatives_due": "money",
        "wage": "money",
        "per_head": "money",
        "contribution": "money",
        "adjustment_grant": "money",
        "retention_fee": "money",
        "due_day": "day",
        "interest_days": "count",
        "interest": "money",
        "total": "money",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fund_year": "year",
        "count_day": "day",
        "employer": "choice",
        "employees": "heads",
        "employees_total": "heads",
        "pwd_employees": "heads",
        "branches": "list",
        "branch_pooling": "choice",
        "threshold_reading": "choice",
        "required": "heads",
        "shortfall": "heads",
        "hired": "heads",
        "alternatives": "heads",
        "alternative_contracts": "list",
        "province": "text",
        "retained": "heads",
        "paid_on": "day",
    }

    required: int | None
    """Places required (persons)."""
    required_other_reading: int | None
    """Where the other threshold_reading gives another number (persons)."""
    hired: int | None
    """Places filled under section 33 (persons)."""
    alternatives: int | None
    """Places covered under section 35 (persons)."""
    shortfall: int
    """Places missing (persons)."""
    surplus: int | None
    """Places above the number; never carried over (persons)."""
    alternatives_due: Decimal | None
    """Still owed for contracts that fall short, with alternative_contracts (baht)."""
    wage: Decimal
    """Daily wage that prices a place (baht)."""
    per_head: Decimal
    """Amount of one missing place for the year (baht)."""
    contribution: Decimal
    """Owed to the Fund (baht)."""
    adjustment_grant: Decimal | None
    """For persons above the number, under a what-if that pays it (baht)."""
    retention_fee: Decimal | None
    """With retained: zero by law (baht)."""
    due_day: dt.date | None
    """Last day to pay without interest."""
    interest_days: int | None
    """Days that bear interest, with paid_on (number)."""
    interest: Decimal | None
    """With paid_on (baht)."""
    total: Decimal | None
    """Contribution and interest, with paid_on (baht)."""


def contribution(
    *,
    fund_year: Year | None = None,
    count_day: Day | None = None,
    employer: Literal["private", "state"] | None = None,
    employees: Heads | None = None,
    employees_total: Heads | None = None,
    pwd_employees: Heads | None = None,
    branches: Sequence[Branch] | None = None,
    branch_pooling: Literal["nationwide", "same_province"] | None = None,
    threshold_reading: Literal["without_pwd", "all_staff"] | None = None,
    required: Heads | None = None,
    shortfall: Heads | None = None,
    hired: Heads | None = None,
    alternatives: Heads | None = None,
    alternative_contracts: Sequence[AlternativeContract] | None = None,
    province: str | None = None,
    retained: Heads | None = None,
    paid_on: Day | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Contribution:
    """What is owed to the Fund for places not filled.

    Law: Act s.34; MR B.E. 2554.

    Args:
        fund_year: the year for which the contribution is due; or count_day (year of the common era).
        count_day: the day of counting, in the year before the fund year.
        employer: private (default) or state: a state agency owes no money.
        employees: employees without disability on the count day, all branches (persons).
        employees_total: all employees, with pwd_employees (persons).
        pwd_employees: employees with disabilities: among employees_total, or beside employees (persons).
        branches: [{province, employees}] without disability.
        branch_pooling: nationwide (default); same_province for count days before 2017-10-01.
        threshold_reading: number compared with the threshold: employees without disability (default) or all, with
            pwd_employees.
        required: places required, if already known (persons).
        shortfall: places missing, if already known (persons).
        hired: places filled under section 33 (default 0) (persons).
        alternatives: places covered in full under section 35 (default 0) (persons).
        alternative_contracts: [the facts of th.alternative without fund_year], one a place.
        province: needed for fund year 2011 (half the provincial wage).
        retained: persons kept at work, for a what-if that pays for it; nothing by law.
        paid_on: day of payment, for interest.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("th.contribution", …)`::

        {"fund_year": 2027, "employees": 1234, "hired": 7, "alternatives": 3}
    """
    return _asked(
        Contribution,
        {
            "fund_year": fund_year,
            "count_day": count_day,
            "employer": employer,
            "employees": employees,
            "employees_total": employees_total,
            "pwd_employees": pwd_employees,
            "branches": branches,
            "branch_pooling": branch_pooling,
            "threshold_reading": threshold_reading,
            "required": required,
            "shortfall": shortfall,
            "hired": hired,
            "alternatives": alternatives,
            "alternative_contracts": alternative_contracts,
            "province": province,
            "retained": retained,
            "paid_on": paid_on,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Answer):
    """Interest on a late contribution: the answer of `th.interest`."""

    question: ClassVar[str] = "th.interest"
    _results: ClassVar[Mapping[str, str]] = {
        "interest_from": "day",
        "days": "count",
        "interest": "money",
        "total": "money",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fund_year": "year",
        "principal": "money",
        "paid_on": "day",
    }

    interest_from: dt.date
    """First day that bears interest."""
    days: int
    """Days that bear interest, both ends counted (number)."""
    interest: Decimal
    """Rounded to satang, half up (baht)."""
    total: Decimal
    """Principal and interest (baht)."""


def interest(
    *,
    fund_year: Year,
    principal: Money,
    paid_on: Day,
    explain: bool = False,
    reform: Reform | None = None,
) -> Interest:
    """Interest on a late contribution.

    Law: Act s.34.

    Args:
        fund_year: the year for which the principal was due (year of the common era).
        principal: what is late or short, baht.
        paid_on: day of payment.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("th.interest", …)`::

        {"fund_year": 2026, "principal": "492020.00", "paid_on": "2026-11-23"}
    """
    return _asked(
        Interest,
        {
            "fund_year": fund_year,
            "principal": principal,
            "paid_on": paid_on,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Payments(Answer):
    """Part payments of a late contribution: the answer of `th.payments`."""

    question: ClassVar[str] = "th.payments"
    _results: ClassVar[Mapping[str, str]] = {
        "steps": "[PaymentStep]",
        "settled": "flag",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fund_year": "year",
        "principal": "money",
        "shortfall": "heads",
        "payments": "list",
    }

    steps: tuple[PaymentStep, ...]
    """[{on, days, interest, to_interest, to_principal, balance}]."""
    settled: bool
    """Nothing is owed any more (yes or no)."""


def payments(
    *,
    fund_year: Year,
    payments: Sequence[Payment],
    principal: Money | None = None,
    shortfall: Heads | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Payments:
    """Part payments of a late contribution.

    Law: Act s.34; practice.

    Args:
        fund_year: Year of the common era.
        payments: [{on, amount or 'settle'}], oldest first.
        principal: the contribution owed, baht; or shortfall.
        shortfall: places missing (persons).
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("th.payments", …)`::

        {"fund_year": 2025, "shortfall": 3, "payments": [{"on": "2025-04-30", "amount": "100000.00"}, {"on":
        "2025-05-31", "amount": "settle"}]}
    """
    return _asked(
        Payments,
        {
            "fund_year": fund_year,
            "payments": payments,
            "principal": principal,
            "shortfall": shortfall,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalments(Answer):
    """Instalments of a contribution: the answer of `th.instalments`."""

    question: ClassVar[str] = "th.instalments"
    _results: ClassVar[Mapping[str, str]] = {
        "parts": "[money]",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fund_year": "year",
        "principal": "money",
        "shortfall": "heads",
        "count": "count",
    }

    parts: tuple[Decimal, ...]
    """Amounts; the last takes the remainder."""


def instalments(
    *,
    fund_year: Year,
    count: int,
    principal: Money | None = None,
    shortfall: Heads | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Instalments:
    """Instalments of a contribution.

    Law: practice.

    Args:
        fund_year: Year of the common era.
        count: number of parts, 1 to 12.
        principal: the contribution owed, baht; or shortfall.
        shortfall: places missing (persons).
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("th.instalments", …)`::

        {"fund_year": 2025, "shortfall": 1, "count": 7}
    """
    return _asked(
        Instalments,
        {
            "fund_year": fund_year,
            "count": count,
            "principal": principal,
            "shortfall": shortfall,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PartYear(Answer):
    """A place filled or emptied within the year: the answer of `th.part_year`."""

    question: ClassVar[str] = "th.part_year"
    _results: ClassVar[Mapping[str, str]] = {
        "days": "count",
        "amount": "money",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fund_year": "year",
        "started_on": "day",
        "left_on": "day",
    }

    days: int
    """Days charged (number)."""
    amount: Decimal
    """Baht (baht)."""


def part_year(
    *,
    fund_year: Year,
    started_on: Day | None = None,
    left_on: Day | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> PartYear:
    """A place filled or emptied within the year.

    Law: practice.

    Args:
        fund_year: Year of the common era.
        started_on: the place was filled from this day on; or left_on.
        left_on: last day of employment; nobody followed.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("th.part_year", …)`::

        {"fund_year": 2025, "started_on": "2025-03-01"}
    """
    return _asked(
        PartYear,
        {
            "fund_year": fund_year,
            "started_on": started_on,
            "left_on": left_on,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacementGap(Answer):
    """A place refilled after somebody left: the answer of `th.replacement_gap`."""

    question: ClassVar[str] = "th.replacement_gap"
    _results: ClassVar[Mapping[str, str]] = {
        "gap_days": "count",
        "allowed_days": "count",
        "charged_days": "count",
        "amount": "money",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fund_year": "year",
        "left_on": "day",
        "replaced_on": "day",
    }

    gap_days: int
    """Number."""
    allowed_days: int
    """Number."""
    charged_days: int
    """All of the gap once it is longer than allowed (number)."""
    amount: Decimal
    """Baht (baht)."""


def replacement_gap(
    *,
    fund_year: Year,
    left_on: Day,
    replaced_on: Day,
    explain: bool = False,
    reform: Reform | None = None,
) -> ReplacementGap:
    """A place refilled after somebody left.

    Law: practice.

    Args:
        fund_year: Year of the common era.
        left_on: Day.
        replaced_on: first day of the next person.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("th.replacement_gap", …)`::

        {"fund_year": 2025, "left_on": "2025-06-30", "replaced_on": "2025-08-16"}
    """
    return _asked(
        ReplacementGap,
        {
            "fund_year": fund_year,
            "left_on": left_on,
            "replaced_on": replaced_on,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative(Answer):
    """Value and duration of a section 35 alternative: the answer of `th.alternative`."""

    question: ClassVar[str] = "th.alternative"
    _results: ClassVar[Mapping[str, str]] = {
        "required_value": "money",
        "value": "money",
        "credited": "text",
        "due": "money",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fund_year": "year",
        "kind": "choice",
        "value": "money",
        "values": "list",
        "from": "day",
        "to": "day",
        "recipient": "choice",
    }

    required_value: Decimal
    """Value of a whole place (baht)."""
    value: Decimal | None
    """Baht."""
    credited: str
    """Full, part or none."""
    due: Decimal
    """Still owed for the place (baht)."""


def alternative(
    *,
    fund_year: Year,
    kind: Literal[
        "concession", "place_to_sell", "subcontract", "training", "equipment", "sign_language", "other_assistance"
    ],
    value: Money | None = None,
    values: Sequence[Money] | None = None,
    from_: Day | None = None,
    to: Day | None = None,
    recipient: Literal["pwd", "carer"] | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Alternative:
    """Value and duration of a section 35 alternative.

    Law: Act s.35; rule B.E. 2558.

    Args:
        fund_year: Year of the common era.
        kind: kind of alternative.
        value: value of the contract, baht; for kinds judged by value.
        values: values of chained contracts for the place.
        from_: first day; for kinds judged by time.
        to: last day.
        recipient: pwd (default) or carer.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("th.alternative", …)`::

        {"fund_year": 2025, "kind": "subcontract", "value": "100000.00"}
    """
    return _asked(
        Alternative,
        {
            "fund_year": fund_year,
            "kind": kind,
            "value": value,
            "values": values,
            "from": from_,
            "to": to,
            "recipient": recipient,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tax(Answer):
    """Tax deductions for hiring: the answer of `th.tax`."""

    question: ClassVar[str] = "th.tax"
    _results: ClassVar[Mapping[str, str]] = {
        "multiple": "rate",
        "deductible": "money",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "tax_year": "year",
        "pwd_wages": "money",
        "employees": "heads",
        "pwd_employees": "heads",
        "days_employed": "count",
        "contribution": "money",
        "facility_cost": "money",
    }

    multiple: Rate
    """Of the wages (rate)."""
    deductible: Decimal
    """Baht."""


def tax(
    *,
    tax_year: Year,
    pwd_wages: Money,
    employees: Heads,
    pwd_employees: Heads,
    days_employed: int,
    contribution: Money | None = None,
    facility_cost: Money | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Tax:
    """Tax deductions for hiring.

    Law: Royal Decrees No. 499 and 519.

    Args:
        tax_year: Year of the common era.
        pwd_wages: wages paid to employees with disabilities in the year (baht).
        employees: everybody (persons).
        pwd_employees: Persons.
        days_employed: days in the tax year for which they were employed (number).
        contribution: paid under section 34 (baht).
        facility_cost: spent on accessibility (baht).
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("th.tax", …)`::

        {"tax_year": 2025, "pwd_wages": "1200000.00", "employees": 100, "pwd_employees": 61, "days_employed": 181}
    """
    return _asked(
        Tax,
        {
            "tax_year": tax_year,
            "pwd_wages": pwd_wages,
            "employees": employees,
            "pwd_employees": pwd_employees,
            "days_employed": days_employed,
            "contribution": contribution,
            "facility_cost": facility_cost,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(Answer):
    """Ways to close a shortfall compared: the answer of `th.options`."""

    question: ClassVar[str] = "th.options"
    _results: ClassVar[Mapping[str, str]] = {
        "section_33": "WayCost",
        "section_33_at_host": "WayCost",
        "section_35": "WayCost",
        "section_34": "WayCost",
        "break_even_paid_days": "count",
        "break_even_paid_days_net": "count",
        "cheapest": "text",
        "allowance_a_year": "money",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fund_year": "year",
        "shortfall": "heads",
        "province": "text",
        "paid_days": "count",
        "on_cost_rate": "rate",
        "fee_per_head": "money",
        "tax_rate": "rate",
        "high_deduction": "flag",
        "facility_cost": "money",
        "contract_deduction": "rate",
    }

    section_33: WayCost
    """Hire at the minimum wage: {per_head, gross, net_of_tax, net_per_head, more_than_cheapest, person_receives}."""
    section_33_at_host: WayCost | None
    """Hire at a host near the person's home, with the fee."""
    section_35: WayCost
    """Contract of the least value; its tax treatment is open."""
    section_34: WayCost
    """Pay the contribution."""
    break_even_paid_days: int | None
    """Hiring costs no more than paying up to this many paid days (number)."""
    break_even_paid_days_net: int | None
    """The same after tax, with tax_rate; at most a year (number)."""
    cheapest: str
    """By net_of_tax if tax_rate is given, else by gross; the first of equals."""
    allowance_a_year: Decimal | None
    """Disability allowance of an adult, which the person has in every way (baht)."""


def options(
    *,
    fund_year: Year,
    shortfall: Heads,
    province: str | None = None,
    paid_days: int | None = None,
    on_cost_rate: RateLike | None = None,
    fee_per_head: Money | None = None,
    tax_rate: RateLike | None = None,
    high_deduction: bool | None = None,
    facility_cost: Money | None = None,
    contract_deduction: RateLike | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Options:
    """Ways to close a shortfall compared.

    Law: Act s.33, s.34, s.35; Royal Decree No. 499.

    Args:
        fund_year: Year of the common era.
        shortfall: places to close (persons).
        province: where the persons would work; default: the lowest wage of the country.
        paid_days: days of wage a year (default 365) (number).
        on_cost_rate: on top of wages; default: the employer's social security with its ceiling (rate).
        fee_per_head: for arranging work at a host (default 0) (baht).
        tax_rate: corporate income tax; without it nothing is said net of tax.
        high_deduction: above the share and the days of the higher wage deduction (th.tax) (yes or no).
        facility_cost: a head, spent on accessibility when hiring (default 0) (baht).
        contract_deduction: deductible share of a section 35 contract, if you know it; with tax_rate.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("th.options", …)`::

        {"fund_year": 2026, "shortfall": 2, "province": "Nan", "paid_days": 313, "fee_per_head": "5000.00",
        "tax_rate": "20%"}
    """
    return _asked(
        Options,
        {
            "fund_year": fund_year,
            "shortfall": shortfall,
            "province": province,
            "paid_days": paid_days,
            "on_cost_rate": on_cost_rate,
            "fee_per_head": fee_per_head,
            "tax_rate": tax_rate,
            "high_deduction": high_deduction,
            "facility_cost": facility_cost,
            "contract_deduction": contract_deduction,
        },
        explain,
        reform,
    )
