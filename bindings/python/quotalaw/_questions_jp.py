# SPDX-License-Identifier: Apache-2.0
# Written by bindings/python/generate.py from `quotalaw questions --schema`; do not edit.
"""The public questions `jp.…`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Literal

from ._answers import Answer, Instalment, PaymentStep, _asked
from ._facts import Member, Month, Office, Person
from ._values import Counted, Day, Heads, Hours, Money, Rate, RateLike, Year
from .reforms import Reform

__all__ = [
    "Arrears",
    "Count",
    "Determination",
    "Enforcement",
    "Fines",
    "Group",
    "GroupLevy",
    "HiringSubsidy",
    "HomeWork",
    "Levy",
    "Obligation",
    "PlanCourse",
    "PublicBody",
    "RetentionSupport",
    "SpecialBenefit",
    "SpecialSubsidiary",
    "SpecificOccupation",
    "StatutoryRate",
    "Surcharge",
    "TransitionSupport",
    "arrears",
    "count",
    "determination",
    "enforcement",
    "fines",
    "group",
    "group_levy",
    "hiring_subsidy",
    "home_work",
    "levy",
    "obligation",
    "plan_course",
    "public_body",
    "retention_support",
    "special_benefit",
    "special_subsidiary",
    "specific_occupation",
    "statutory_rate",
    "surcharge",
    "transition_support",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryRate(Answer):
    """Statutory employment rate and report threshold: the answer of `jp.statutory_rate`."""

    question: ClassVar[str] = "jp.statutory_rate"
    _results: ClassVar[Mapping[str, str]] = {
        "rate": "rate",
        "report_threshold": "counted",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "day": "day",
        "kind": "choice",
    }

    rate: Rate
    """Statutory employment rate."""
    report_threshold: Decimal | None
    """Base from which the June report is due; null for public bodies (persons in steps of one half)."""


def statutory_rate(
    *,
    day: Day,
    kind: Literal["private", "state_local", "education_board", "special_corporation"] | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> StatutoryRate:
    """Statutory employment rate and report threshold.

    Law: Act 43(1)(2), 38(1); Order 2, 9, 10-2.

    Args:
        day: the day on which the rate is in force.
        kind: kind of employer, default private.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.statutory_rate", …)`::

        {"day": "2026-07-01", "kind": "private"}
    """
    return _asked(
        StatutoryRate,
        {
            "day": day,
            "kind": kind,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Answer):
    """What persons with disabilities count: the answer of `jp.count`."""

    question: ClassVar[str] = "jp.count"
    _results: ClassVar[Mapping[str, str]] = {
        "weights": "[counted]",
        "counted": "counted",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "day": "day",
        "persons": "list",
        "kind": "choice",
    }

    weights: tuple[Decimal, ...]
    """Weight of one person of each entry."""
    counted: Decimal
    """Sum of weights times heads (persons in steps of one half)."""


def count(
    *,
    day: Day,
    persons: Sequence[Person],
    kind: Literal["private", "state_local", "education_board", "special_corporation"] | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Count:
    """What persons with disabilities count.

    Law: Act 43(3)-(5), 70; Rule 6, 6-2, Suppl. 6.

    Args:
        day: the day of counting.
        persons: [{disability, severe, hours, a_type_user, hired_on, handbook_on, proven, rehired, heads}]; hours are
            contracted weekly hours; proven false: no proof of the status is held.
        kind: kind of employer, default private.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.count", …)`::

        {"day": "2026-06-01", "persons": [{"disability": "physical", "severe": true, "hours": 40}, {"disability":
        "mental", "hours": 25}]}
    """
    return _asked(
        Count,
        {
            "day": day,
            "persons": persons,
            "kind": kind,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation(Answer):
    """How many must be employed, and where the employer stands: the answer of `jp.obligation`."""

    question: ClassVar[str] = "jp.obligation"
    _results: ClassVar[Mapping[str, str]] = {
        "workers": "counted",
        "deduction": "heads",
        "base": "counted",
        "rate": "rate",
        "required": "heads",
        "counted": "counted",
        "shortage": "counted",
        "surplus": "counted",
        "actual_rate_percent": "text",
        "compliant": "flag",
        "must_report": "flag",
        "report_due": "day",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "day": "day",
        "kind": "choice",
        "workers": "counted",
        "full_time": "heads",
        "short_time": "heads",
        "specific_short_time": "heads",
        "offices": "list",
        "counted": "counted",
        "persons": "list",
    }

    workers: Decimal
    """Before exclusion (persons in steps of one half)."""
    deduction: int
    """Taken out for excluded industries (persons)."""
    base: Decimal
    """Workers less deduction (persons in steps of one half)."""
    rate: Rate
    """Statutory rate."""
    required: int
    """Floor(base x rate) (persons)."""
    counted: Decimal
    """Persons in steps of one half."""
    shortage: Decimal
    """Persons in steps of one half."""
    surplus: Decimal
    """Persons in steps of one half."""
    actual_rate_percent: str | None
    """Two decimals, half up; null if the base is zero."""
    compliant: bool
    """Counted >= required (yes or no)."""
    must_report: bool
    """The June report is due (yes or no)."""
    report_due: dt.date
    """Of the next position day on or after the day."""


def obligation(
    *,
    day: Day,
    kind: Literal["private", "state_local", "education_board", "special_corporation"] | None = None,
    workers: Counted | None = None,
    full_time: Heads | None = None,
    short_time: Heads | None = None,
    specific_short_time: Heads | None = None,
    offices: Sequence[Office] | None = None,
    counted: Counted | None = None,
    persons: Sequence[Person] | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Obligation:
    """How many must be employed, and where the employer stands.

    Law: Act 43(1), 43(7), Suppl. 3(2).

    Args:
        day: the day on which the duty is tested.
        kind: kind of employer, default private.
        workers: weighted regular workers (30 h and over 1, 20 to under 30 h 0.5) (persons in steps of one half).
        full_time: regular workers of 30 h and over; with short_time (persons).
        short_time: regular workers of 20 to under 30 h (persons).
        specific_short_time: workers of 10 to under 20 h; never in the base (persons).
        offices: [{industry or exclusion_rate, workers}].
        counted: weighted persons with disabilities; or persons (persons in steps of one half).
        persons: as in jp.count.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.obligation", …)`::

        {"day": "2026-06-01", "offices": [{"industry": "construction", "workers": 400}, {"industry": "other",
        "workers": 120.5}], "counted": 9}
    """
    return _asked(
        Obligation,
        {
            "day": day,
            "kind": kind,
            "workers": workers,
            "full_time": full_time,
            "short_time": short_time,
            "specific_short_time": specific_short_time,
            "offices": offices,
            "counted": counted,
            "persons": persons,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Levy(Answer):
    """Levy, adjustment and reward of a fiscal year: the answer of `jp.levy`."""

    question: ClassVar[str] = "jp.levy"
    _results: ClassVar[Mapping[str, str]] = {
        "fiscal_year": "year",
        "covered": "flag",
        "months_over_size": "months",
        "levy_person_months": "counted",
        "adjustment_person_months": "counted",
        "reward_threshold": "counted",
        "counted_person_months": "counted",
        "shortage_person_months": "counted",
        "excess_person_months": "counted",
        "levy": "money",
        "deemed_person_months": "counted",
        "levy_offset": "money",
        "adjustment": "money",
        "reward": "money",
        "home_work": "money",
        "special_benefit": "money",
        "net_payable": "money",
        "net_receivable": "money",
        "due_day": "day",
        "due_day_by_law": "day",
        "instalment_parts": "[Instalment]",
        "year_readings": "[any]",
        "base_months": "months",
        "part_year_settled": "flag",
        "part_year_readings": "[any]",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fiscal_year": "year",
        "months": "list",
        "instalments": "flag",
        "opened_on": "day",
        "closed_on": "day",
        "part_year_reading": "choice",
        "year_reading": "choice",
        "home_work_payments": "money",
        "purchases": "money",
        "specific_short_person_months": "counted",
    }

    fiscal_year: int
    """Year of the common era."""
    covered: bool
    """In the levy scheme (yes or no)."""
    months_over_size: int
    """Months with more workers than the limit (months)."""
    levy_person_months: Decimal
    """Sum of monthly floors, after exclusion (persons in steps of one half)."""
    adjustment_person_months: Decimal
    """Sum of monthly floors, before exclusion (persons in steps of one half)."""
    reward_threshold: Decimal | None
    """Outside the scheme: what must be exceeded (persons in steps of one half)."""
    counted_person_months: Decimal
    """Persons in steps of one half."""
    shortage_person_months: Decimal
    """Persons in steps of one half."""
    excess_person_months: Decimal
    """Persons in steps of one half."""
    levy: Decimal
    """Yen (yen)."""
    deemed_person_months: Decimal | None
    """By purchases, with purchases: zero by law (persons in steps of one half)."""
    levy_offset: Decimal | None
    """Taken off by purchases, with purchases: zero by law (yen)."""
    adjustment: Decimal
    """Yen (yen)."""
    reward: Decimal
    """Yen (yen)."""
    home_work: Decimal | None
    """Home-work special adjustment or reward, with home_work_payments (yen)."""
    special_benefit: Decimal | None
    """With specific_short_person_months (yen)."""
    net_payable: Decimal
    """Yen (yen)."""
    net_receivable: Decimal
    """Yen (yen)."""
    due_day: dt.date
    """Return and payment, or claim of the reward; rolled over weekends (day)."""
    due_day_by_law: dt.date
    """Before rolling (day)."""
    instalment_parts: tuple[Instalment, ...] | None
    """[{due, amount}], if asked for and allowed."""
    year_readings: tuple[Any, ...] | None
    """With year_reading: [{reading, covered, levy, adjustment, reward}]."""
    base_months: int | None
    """With opened_on or closed_on: months with a base day."""
    part_year_settled: bool | None
    """The same under every reading of the size test (yes or no)."""
    part_year_readings: tuple[Any, ...] | None
    """[{reading, months_needed, covered, levy, adjustment, reward}]: what each reading gives."""


def levy(
    *,
    fiscal_year: Year,
    months: Sequence[Month],
    instalments: bool | None = None,
    opened_on: Day | None = None,
    closed_on: Day | None = None,
    part_year_reading: Literal["none", "proportion_up", "proportion_down", "as_whole_year"] | None = None,
    year_reading: Literal["none", "law_of_first_month", "law_of_last_month"] | None = None,
    home_work_payments: Money | None = None,
    purchases: Money | None = None,
    specific_short_person_months: Counted | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Levy:
    """Levy, adjustment and reward of a fiscal year.

    Law: Act 50, 54, 55, 56, Suppl. 4, 5.

    Args:
        fiscal_year: April to March, named by its first year (year of the common era).
        months: [{workers or full_time with short_time or offices, counted or persons, times}]: twelve in all, April
            first; fewer with opened_on or closed_on.
        instalments: asks for the parts of a levy of 1,000,000 yen or more (yes or no).
        opened_on: opened within the year: base days from the month after.
        closed_on: closed within the year: base days to the month before.
        part_year_reading: for a part of the year, where the size test decides and is not settled: how to read it.
        year_reading: for fiscal 2010 and 2015, where a change within the year decides and is not settled: how to read
            it.
        home_work_payments: yearly payments to home workers or their support body (yen).
        purchases: yearly purchases that a what-if counts as hiring; nothing by law (yen).
        specific_short_person_months: workers of 10 to under 20 h, fiscal 2020 to 2024 (persons in steps of one half).
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.levy", …)`::

        {"fiscal_year": 2026, "months": [{"workers": 150, "counted": 3, "times": 12}]}
    """
    return _asked(
        Levy,
        {
            "fiscal_year": fiscal_year,
            "months": months,
            "instalments": instalments,
            "opened_on": opened_on,
            "closed_on": closed_on,
            "part_year_reading": part_year_reading,
            "year_reading": year_reading,
            "home_work_payments": home_work_payments,
            "purchases": purchases,
            "specific_short_person_months": specific_short_person_months,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeWork(Answer):
    """Special adjustment and reward for home-work orders: the answer of `jp.home_work`."""

    question: ClassVar[str] = "jp.home_work"
    _results: ClassVar[Mapping[str, str]] = {
        "units": "count",
        "amount": "money",
        "cap": "money",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fiscal_year": "year",
        "payments": "money",
        "counted_person_months": "counted",
        "scheme": "choice",
    }

    units: int
    """Whole units of the payments (number)."""
    amount: Decimal
    """Yen (yen)."""
    cap: Decimal
    """Yen (yen)."""


def home_work(
    *,
    fiscal_year: Year,
    payments: Money,
    counted_person_months: Counted,
    scheme: Literal["adjustment", "reward"],
    explain: bool = False,
    reform: Reform | None = None,
) -> HomeWork:
    """Special adjustment and reward for home-work orders.

    Law: Act 74-2, 74-3, Suppl. 4(4).

    Args:
        fiscal_year: Year of the common era.
        payments: yearly payments to home workers or their support body, yen.
        counted_person_months: of the employer's own persons with disabilities (persons in steps of one half).
        scheme: adjustment (in the levy scheme) or reward (outside it).
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.home_work", …)`::

        {"fiscal_year": 2026, "payments": "2500000", "counted_person_months": 120, "scheme": "adjustment"}
    """
    return _asked(
        HomeWork,
        {
            "fiscal_year": fiscal_year,
            "payments": payments,
            "counted_person_months": counted_person_months,
            "scheme": scheme,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialBenefit(Answer):
    """Special benefit for 10 to under 20 hours, fiscal 2020 to 2024: the answer of `jp.special_benefit`."""

    question: ClassVar[str] = "jp.special_benefit"
    _results: ClassVar[Mapping[str, str]] = {
        "person_months": "counted",
        "amount": "money",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fiscal_year": "year",
        "specific_short_person_months": "counted",
        "counted_person_months": "counted",
        "workers_over_100": "flag",
    }

    person_months: Decimal
    """Whole person-months paid for (persons in steps of one half)."""
    amount: Decimal
    """Yen (yen)."""


def special_benefit(
    *,
    fiscal_year: Year,
    specific_short_person_months: Counted,
    counted_person_months: Counted,
    workers_over_100: bool,
    explain: bool = False,
    reform: Reform | None = None,
) -> SpecialBenefit:
    """Special benefit for 10 to under 20 hours, fiscal 2020 to 2024.

    Law: Act 36/2019; Act 104/2022 Suppl. 16.

    Args:
        fiscal_year: 2020 to 2024 (year of the common era).
        specific_short_person_months: workers of 10 to under 20 h (persons in steps of one half).
        counted_person_months: caps the benefit (persons in steps of one half).
        workers_over_100: the employer is in the levy scheme (yes or no).
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.special_benefit", …)`::

        {"fiscal_year": 2023, "specific_short_person_months": 77, "counted_person_months": 45.5, "workers_over_100":
        false}
    """
    return _asked(
        SpecialBenefit,
        {
            "fiscal_year": fiscal_year,
            "specific_short_person_months": specific_short_person_months,
            "counted_person_months": counted_person_months,
            "workers_over_100": workers_over_100,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Surcharge(Answer):
    """Surcharge on a determined levy: the answer of `jp.surcharge`."""

    question: ClassVar[str] = "jp.surcharge"
    _results: ClassVar[Mapping[str, str]] = {
        "surcharge": "money",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "determined_unpaid": "money",
    }

    surcharge: Decimal
    """Yen; read for the day of the last review (yen)."""


def surcharge(
    *,
    determined_unpaid: Money,
    explain: bool = False,
    reform: Reform | None = None,
) -> Surcharge:
    """Surcharge on a determined levy.

    Law: Act 58(1).

    Args:
        determined_unpaid: what a determination found unpaid, yen.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.surcharge", …)`::

        {"determined_unpaid": "1225000"}
    """
    return _asked(
        Surcharge,
        {
            "determined_unpaid": determined_unpaid,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrears(Answer):
    """Interest on arrears: the answer of `jp.arrears`."""

    question: ClassVar[str] = "jp.arrears"
    _results: ClassVar[Mapping[str, str]] = {
        "days": "count",
        "arrears": "money",
        "prescription_last_day": "day",
        "reminder_earliest_due": "day",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "levy": "money",
        "due_on": "day",
        "paid_on": "day",
        "reminder_due_on": "day",
        "reminder_sent_on": "day",
    }

    days: int
    """From the day after the due day to the day before payment (number)."""
    arrears: Decimal
    """Yen (yen)."""
    prescription_last_day: dt.date | None
    """Two years from the due day, if nothing interrupts the time."""
    reminder_earliest_due: dt.date | None
    """With reminder_sent_on: the first day that the reminder can name."""


def arrears(
    *,
    levy: Money,
    due_on: Day,
    paid_on: Day,
    reminder_due_on: Day | None = None,
    reminder_sent_on: Day | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Arrears:
    """Interest on arrears.

    Law: Act 60.

    Args:
        levy: yen.
        due_on: Day.
        paid_on: Day.
        reminder_due_on: day that the reminder names; paid by then, nothing is added.
        reminder_sent_on: day on which the reminder is sent.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.arrears", …)`::

        {"levy": "600000", "due_on": "2025-05-15", "paid_on": "2025-09-10"}
    """
    return _asked(
        Arrears,
        {
            "levy": levy,
            "due_on": due_on,
            "paid_on": paid_on,
            "reminder_due_on": reminder_due_on,
            "reminder_sent_on": reminder_sent_on,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Determination(Answer):
    """A levy determined by JEED: what is unpaid, the surcharge, when they are due: the answer of `jp.determination`."""

    question: ClassVar[str] = "jp.determination"
    _results: ClassVar[Mapping[str, str]] = {
        "unpaid": "money",
        "overpaid": "money",
        "due_day": "day",
        "surcharge": "money",
        "surcharge_due_day": "day",
        "instalment_parts": "[Instalment]",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "determined": "money",
        "returned": "money",
        "notice_on": "day",
        "surcharge_notice_on": "day",
        "unavoidable": "flag",
        "instalments": "flag",
        "fiscal_year": "year",
    }

    unpaid: Decimal
    """Determined less returned, yen."""
    overpaid: Decimal
    """Set off, the rest refunded (Act 56(6)) (yen)."""
    due_day: dt.date | None
    """15 days from the notice; null if nothing is unpaid."""
    surcharge: Decimal
    """10 % of the unpaid amount cut to 1,000 yen."""
    surcharge_due_day: dt.date | None
    """30 days after surcharge_notice_on; null without it."""
    instalment_parts: tuple[Instalment, ...] | None
    """With instalments: [{due, amount}]; parts whose day has passed by due_day are paid with the first."""


def determination(
    *,
    determined: Money,
    notice_on: Day,
    returned: Money | None = None,
    surcharge_notice_on: Day | None = None,
    unavoidable: bool | None = None,
    instalments: bool | None = None,
    fiscal_year: Year | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Determination:
    """A levy determined by JEED: what is unpaid, the surcharge, when they are due.

    Law: Act 56(4)-(6), 58; Rule 31.

    Args:
        determined: levy as JEED determined it, yen.
        notice_on: day of the notice of the determination.
        returned: levy of the return; default 0: no return came (yen).
        surcharge_notice_on: day on which the notice of the surcharge is sent.
        unavoidable: a disaster or an unavoidable cause: no surcharge; default false (yes or no).
        instalments: asks for the parts of a levy of 1,000,000 yen or more; with fiscal_year (yes or no).
        fiscal_year: of the levy; with instalments (year of the common era).
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.determination", …)`::

        {"determined": "1500000", "returned": "274001", "notice_on": "2026-09-01", "surcharge_notice_on":
        "2026-09-10"}
    """
    return _asked(
        Determination,
        {
            "determined": determined,
            "notice_on": notice_on,
            "returned": returned,
            "surcharge_notice_on": surcharge_notice_on,
            "unavoidable": unavoidable,
            "instalments": instalments,
            "fiscal_year": fiscal_year,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fines(Answer):
    """Fines for reports, plans, papers and notifications: the answer of `jp.fines`."""

    question: ClassVar[str] = "jp.fines"
    _results: ClassVar[Mapping[str, str]] = {
        "fines": "[any]",
        "legal_person_too": "flag",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "day": "day",
        "offence": "choice",
    }

    fines: tuple[Any, ...]
    """[{offence, title, provision, fine_at_most}], in the order of Act 86."""
    legal_person_too: bool
    """The legal person is fined beside the person who acted (Act 87) (yes or no)."""


def fines(
    *,
    day: Day,
    offence: Literal["report", "plan", "papers", "dismissal", "inspection"] | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Fines:
    """Fines for reports, plans, papers and notifications.

    Law: Act 86, 87.

    Args:
        day: the day of the offence.
        offence: default: all of Act 86.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.fines", …)`::

        {"day": "2026-11-23"}
    """
    return _asked(
        Fines,
        {
            "day": day,
            "offence": offence,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCourse(Answer):
    """Where an employer with a hiring plan stands, what happens next and when: the answer of `jp.plan_course`."""

    question: ClassVar[str] = "jp.plan_course"
    _results: ClassVar[Mapping[str, str]] = {
        "stage": "choice",
        "next": "text",
        "next_from": "day",
        "next_to": "day",
        "steps": "[PaymentStep]",
        "national_rate": "rate",
        "publication_criterion": "text",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "day": "day",
        "plan_start": "day",
        "base": "counted",
        "counted": "counted",
        "national_rate": "rate",
    }

    stage: str
    """Choice."""
    next: str | None
    """The step that is now or comes next; null after the last."""
    next_from: dt.date
    """Day."""
    next_to: dt.date
    """Day."""
    steps: tuple[PaymentStep, ...]
    """[{step, from, to, provision}]."""
    national_rate: Rate | None
    """With base and counted: the average compared (rate)."""
    publication_criterion: str | None
    """With base and counted: below_average, none_employed or null."""


def plan_course(
    *,
    day: Day,
    plan_start: Day,
    base: Counted | None = None,
    counted: Counted | None = None,
    national_rate: RateLike | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> PlanCourse:
    """Where an employer with a hiring plan stands, what happens next and when.

    Law: Act 46, 47; Rule 9-11.

    Args:
        day: the day on which to say where the employer stands.
        plan_start: first day of the plan, as the order names it: usually 1 January.
        base: after exclusion; with counted, for the facts of publication (persons in steps of one half).
        counted: with base (persons in steps of one half).
        national_rate: the average to compare with; default: as in the releases read (rate).
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.plan_course", …)`::

        {"day": "2028-03-01", "plan_start": "2027-01-01", "base": 600, "counted": 8}
    """
    return _asked(
        PlanCourse,
        {
            "day": day,
            "plan_start": plan_start,
            "base": base,
            "counted": counted,
            "national_rate": national_rate,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Enforcement(Answer):
    """Criteria of the plan order: the answer of `jp.enforcement`."""

    question: ClassVar[str] = "jp.enforcement"
    _results: ClassVar[Mapping[str, str]] = {
        "required": "heads",
        "shortage": "counted",
        "plan_order": "flag",
        "criterion": "text",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "day": "day",
        "base": "counted",
        "counted": "counted",
        "kind": "choice",
        "national_rate": "rate",
    }

    required: int
    """Persons."""
    shortage: Decimal
    """Persons in steps of one half."""
    plan_order: bool
    """A criterion of the administration is met: a plan order may be given (yes or no)."""
    criterion: str | None
    """Below_average_and_five_short, ten_short, none_employed or null."""


def enforcement(
    *,
    day: Day,
    base: Counted,
    counted: Counted,
    kind: Literal["private", "state_local", "education_board", "special_corporation"] | None = None,
    national_rate: RateLike | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> Enforcement:
    """Criteria of the plan order.

    Law: Act 46(1).

    Args:
        day: Day.
        base: after exclusion (persons in steps of one half).
        counted: Persons in steps of one half.
        kind: kind of employer, default private.
        national_rate: default: that of the June report of the year before (rate).
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.enforcement", …)`::

        {"day": "2026-11-23", "base": 600, "counted": 8}
    """
    return _asked(
        Enforcement,
        {
            "day": day,
            "base": base,
            "counted": counted,
            "kind": kind,
            "national_rate": national_rate,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialSubsidiary(Answer):
    """Certification test of a special subsidiary: the answer of `jp.special_subsidiary`."""

    question: ClassVar[str] = "jp.special_subsidiary"
    _results: ClassVar[Mapping[str, str]] = {
        "heads": "counted",
        "at_least_five": "flag",
        "at_least_20_percent": "flag",
        "severe_at_least_30_percent": "flag",
        "qualifies": "flag",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "day": "day",
        "workers": "counted",
        "persons": "list",
    }

    heads: Decimal
    """The count of the test: severe not doubled (persons in steps of one half)."""
    at_least_five: bool
    """Yes or no."""
    at_least_20_percent: bool
    """Yes or no."""
    severe_at_least_30_percent: bool
    """Severe physical, intellectual and mental among them (yes or no)."""
    qualifies: bool
    """By the numbers; the ability to manage is not modelled (yes or no)."""


def special_subsidiary(
    *,
    day: Day,
    workers: Counted,
    persons: Sequence[Person],
    explain: bool = False,
    reform: Reform | None = None,
) -> SpecialSubsidiary:
    """Certification test of a special subsidiary.

    Law: Act 44; Rule 8-2, 8-3.

    Args:
        day: Day.
        workers: weighted staff of the subsidiary (persons in steps of one half).
        persons: as in jp.count.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.special_subsidiary", …)`::

        {"day": "2025-06-01", "workers": 40, "persons": [{"disability": "physical", "severe": true, "hours": 40,
        "heads": 8}]}
    """
    return _asked(
        SpecialSubsidiary,
        {
            "day": day,
            "workers": workers,
            "persons": persons,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Answer):
    """A group's duty, pooled: the answer of `jp.group`."""

    question: ClassVar[str] = "jp.group"
    _results: ClassVar[Mapping[str, str]] = {
        "workers": "counted",
        "deduction": "heads",
        "base": "counted",
        "rate": "rate",
        "required": "heads",
        "counted": "counted",
        "shortage": "counted",
        "surplus": "counted",
        "actual_rate_percent": "text",
        "compliant": "flag",
        "must_report": "flag",
        "report_due": "day",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "day": "day",
        "scheme": "choice",
        "members": "list",
    }

    workers: Decimal
    """Before exclusion (persons in steps of one half)."""
    deduction: int
    """Taken out for excluded industries (persons)."""
    base: Decimal
    """Workers less deduction (persons in steps of one half)."""
    rate: Rate
    """Statutory rate."""
    required: int
    """Floor(base x rate) (persons)."""
    counted: Decimal
    """Persons in steps of one half."""
    shortage: Decimal
    """Persons in steps of one half."""
    surplus: Decimal
    """Persons in steps of one half."""
    actual_rate_percent: str | None
    """Two decimals, half up; null if the base is zero."""
    compliant: bool
    """Counted >= required (yes or no)."""
    must_report: bool
    """The June report is due (yes or no)."""
    report_due: dt.date
    """Of the next position day on or after the day."""


def group(
    *,
    day: Day,
    scheme: Literal["special_subsidiary", "related_companies", "all_subsidiaries", "cooperative", "public_bodies"],
    members: Sequence[Member],
    explain: bool = False,
    reform: Reform | None = None,
) -> Group:
    """A group's duty, pooled.

    Law: Act 44(1), 45(1), 45-2(1), 45-3(1).

    Args:
        day: Day.
        scheme: all pool in the same way.
        members: [{name, workers or offices, counted or persons}].
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.group", …)`::

        {"day": "2026-06-01", "scheme": "special_subsidiary", "members": [{"name": "parent", "workers": 800,
        "counted": 4}, {"name": "subsidiary", "workers": 60, "counted": 30}]}
    """
    return _asked(
        Group,
        {
            "day": day,
            "scheme": scheme,
            "members": members,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLevy(Answer):
    """A group's levy, pooled and each member alone: the answer of `jp.group_levy`."""

    question: ClassVar[str] = "jp.group_levy"
    _results: ClassVar[Mapping[str, str]] = {
        "fiscal_year": "year",
        "covered": "flag",
        "months_over_size": "months",
        "levy_person_months": "counted",
        "adjustment_person_months": "counted",
        "reward_threshold": "counted",
        "counted_person_months": "counted",
        "shortage_person_months": "counted",
        "excess_person_months": "counted",
        "levy": "money",
        "adjustment": "money",
        "reward": "money",
        "home_work": "money",
        "special_benefit": "money",
        "net_payable": "money",
        "net_receivable": "money",
        "due_day": "day",
        "due_day_by_law": "day",
        "instalment_parts": "[Instalment]",
        "year_readings": "[any]",
        "separate": "[any]",
        "separate_payable": "money",
        "separate_receivable": "money",
        "gain_by_pooling": "money",
        "split": "[any]",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fiscal_year": "year",
        "scheme": "choice",
        "members": "list",
        "instalments": "flag",
        "year_reading": "choice",
        "home_work_payments": "money",
        "specific_short_person_months": "counted",
        "split": "list",
    }

    fiscal_year: int
    """Year of the common era."""
    covered: bool
    """The group is in the levy scheme (yes or no)."""
    months_over_size: int
    """Months."""
    levy_person_months: Decimal
    """Sum of monthly floors of the pooled base (persons in steps of one half)."""
    adjustment_person_months: Decimal
    """Persons in steps of one half."""
    reward_threshold: Decimal | None
    """Outside the scheme (persons in steps of one half)."""
    counted_person_months: Decimal
    """Persons in steps of one half."""
    shortage_person_months: Decimal
    """Persons in steps of one half."""
    excess_person_months: Decimal
    """Persons in steps of one half."""
    levy: Decimal
    """Yen, pooled (yen)."""
    adjustment: Decimal
    """Yen, pooled (yen)."""
    reward: Decimal
    """Yen, pooled (yen)."""
    home_work: Decimal | None
    """Yen."""
    special_benefit: Decimal | None
    """Yen."""
    net_payable: Decimal
    """Yen, pooled (yen)."""
    net_receivable: Decimal
    """Yen, pooled (yen)."""
    due_day: dt.date
    """Day."""
    due_day_by_law: dt.date
    """Day."""
    instalment_parts: tuple[Instalment, ...]
    """[{due, amount}]."""
    year_readings: tuple[Any, ...] | None
    """As in jp.levy."""
    separate: tuple[Any, ...] | None
    """[{name, role, covered, shortage_person_months, levy, adjustment, reward, net_payable, net_receivable}]: each
        member alone, with certification or minimum_met where the numbers are known; refused where its year is not
        settled."""
    separate_payable: Decimal | None
    """Sum of the members alone; null if one is refused (yen)."""
    separate_receivable: Decimal | None
    """Sum of the members alone; null if one is refused (yen)."""
    gain_by_pooling: Decimal
    """What the group keeps by being pooled; below zero: it loses (yen)."""
    split: tuple[Any, ...] | None
    """As given, if it adds up."""


def group_levy(
    *,
    fiscal_year: Year,
    scheme: Literal["special_subsidiary", "related_companies", "all_subsidiaries", "cooperative"],
    members: Sequence[Member],
    instalments: bool | None = None,
    year_reading: Literal["none", "law_of_first_month", "law_of_last_month"] | None = None,
    home_work_payments: Money | None = None,
    specific_short_person_months: Counted | None = None,
    split: Sequence[Any] | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> GroupLevy:
    """A group's levy, pooled and each member alone.

    Law: Act 44 to 45-3, 48(8), 50(4)(5), 54(5), 55(3).

    Args:
        fiscal_year: April to March, named by its first year (year of the common era).
        scheme: how the group is certified.
        members: [{name, role, months as in jp.levy}]; role: parent special_subsidiary related_company subsidiary
            cooperative member_firm; the first leads unless roles are given.
        instalments: asks for the parts of a levy of 1,000,000 yen or more (yes or no).
        year_reading: as in jp.levy.
        home_work_payments: of the whole group (yen).
        specific_short_person_months: of the whole group, fiscal 2020 to 2024 (persons in steps of one half).
        split: [{name, amount}]: how the members share the adjustment, at most ten.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.group_levy", …)`::

        {"fiscal_year": 2026, "scheme": "special_subsidiary", "members": [{"name": "parent", "months": [{"workers":
        800, "counted": 4, "times": 12}]}, {"name": "subsidiary", "months": [{"workers": 60, "counted": 30, "times":
        12}]}]}
    """
    return _asked(
        GroupLevy,
        {
            "fiscal_year": fiscal_year,
            "scheme": scheme,
            "members": members,
            "instalments": instalments,
            "year_reading": year_reading,
            "home_work_payments": home_work_payments,
            "specific_short_person_months": specific_short_person_months,
            "split": split,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicBody(Answer):
    """A public body's duty, with its own exclusion rate: the answer of `jp.public_body`."""

    question: ClassVar[str] = "jp.public_body"
    _results: ClassVar[Mapping[str, str]] = {
        "exclusion_rate": "rate",
        "workers": "counted",
        "deduction": "heads",
        "base": "counted",
        "rate": "rate",
        "required": "heads",
        "counted": "counted",
        "shortage": "counted",
        "surplus": "counted",
        "actual_rate_percent": "text",
        "compliant": "flag",
        "must_plan": "flag",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "day": "day",
        "kind": "choice",
        "staff": "counted",
        "out_of_scope": "counted",
        "listed_staff": "counted",
        "reference_staff": "counted",
        "exclusion_rate": "rate",
        "counted": "counted",
        "persons": "list",
    }

    exclusion_rate: Rate
    """Of the body (rate)."""
    workers: Decimal
    """Staff less the kinds outside the duty (persons in steps of one half)."""
    deduction: int
    """Persons."""
    base: Decimal
    """Persons in steps of one half."""
    rate: Rate
    """Statutory rate."""
    required: int
    """Persons."""
    counted: Decimal
    """Persons in steps of one half."""
    shortage: Decimal
    """Persons in steps of one half."""
    surplus: Decimal
    """Persons in steps of one half."""
    actual_rate_percent: str
    """Two decimals, half up."""
    compliant: bool
    """Yes or no."""
    must_plan: bool
    """A body below its number makes a plan (Act 38(1)) (yes or no)."""


def public_body(
    *,
    day: Day,
    staff: Counted,
    kind: Literal["private", "state_local", "education_board", "special_corporation"] | None = None,
    out_of_scope: Counted | None = None,
    listed_staff: Counted | None = None,
    reference_staff: Counted | None = None,
    exclusion_rate: RateLike | None = None,
    counted: Counted | None = None,
    persons: Sequence[Person] | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> PublicBody:
    """A public body's duty, with its own exclusion rate.

    Law: Act 38(1), Suppl. 3(1); Order 1, 2, Suppl. 2 to 8, Table 4.

    Args:
        day: the day on which the duty is tested.
        staff: weighted staff of the body, of all kinds (persons in steps of one half).
        kind: default state_local.
        out_of_scope: of them the kinds of Order Table 1 (police, self-defence and so on) (persons in steps of one
            half).
        listed_staff: staff of the kinds of Order Table 3 on the reference day; days to 2025-03-31 (persons in steps
            of one half).
        reference_staff: all staff on the reference day, default that of the day (persons in steps of one half).
        exclusion_rate: the rate set for the body, if known.
        counted: weighted persons with disabilities; or persons (persons in steps of one half).
        persons: as in jp.count.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.public_body", …)`::

        {"day": "2024-06-01", "staff": 1000, "listed_staff": 320, "counted": 20}
    """
    return _asked(
        PublicBody,
        {
            "day": day,
            "staff": staff,
            "kind": kind,
            "out_of_scope": out_of_scope,
            "listed_staff": listed_staff,
            "reference_staff": reference_staff,
            "exclusion_rate": exclusion_rate,
            "counted": counted,
            "persons": persons,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecificOccupation(Answer):
    """Visually impaired persons among massage practitioners: the answer of `jp.specific_occupation`."""

    question: ClassVar[str] = "jp.specific_occupation"
    _results: ClassVar[Mapping[str, str]] = {
        "required": "heads",
        "shortage": "heads",
        "plan_possible": "flag",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "day": "day",
        "kind": "choice",
        "occupation_staff": "heads",
        "visually_impaired": "heads",
    }

    required: int
    """70 %, a fraction dropped (persons)."""
    shortage: int
    """Persons."""
    plan_possible: bool
    """Private: a plan may be ordered; public body: a plan must be made (yes or no)."""


def specific_occupation(
    *,
    day: Day,
    occupation_staff: Heads,
    visually_impaired: Heads,
    kind: Literal["private", "state_local", "education_board", "special_corporation"] | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> SpecificOccupation:
    """Visually impaired persons among massage practitioners.

    Law: Act 48; Order 11; Rule 12, 13.

    Args:
        day: Day.
        occupation_staff: massage practitioners (anma, massage, shiatsu), without short-time staff (persons).
        visually_impaired: of them persons with a listed visual impairment.
        kind: kind of employer, default private.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.specific_occupation", …)`::

        {"day": "2026-06-01", "occupation_staff": 10, "visually_impaired": 5}
    """
    return _asked(
        SpecificOccupation,
        {
            "day": day,
            "occupation_staff": occupation_staff,
            "visually_impaired": visually_impaired,
            "kind": kind,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionSupport(Answer):
    """Fee of transition support by retention band: the answer of `jp.transition_support`."""

    question: ClassVar[str] = "jp.transition_support"
    _results: ClassVar[Mapping[str, str]] = {
        "retention_rate": "rate",
        "band": "choice",
        "units": "count",
        "revenue": "money",
        "next_band": "text",
        "persons_to_next_band": "heads",
        "edge_value": "money",
        "new_office_readings": "[any]",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fiscal_year": "year",
        "capacity": "heads",
        "retained": "list",
        "capacities": "list",
        "office_year": "count",
        "new_office_reading": "choice",
        "retention_rate": "rate",
        "users": "heads",
        "days": "count",
        "unit_price": "money",
    }

    retention_rate: Rate | None
    """Exact; null before bands (rate)."""
    band: str
    """Band of the retention rate."""
    units: int
    """Per user and day (number)."""
    revenue: Decimal | None
    """Users x days x units x price, whole yen; null without users and days."""
    next_band: str | None
    """Null in the highest band."""
    persons_to_next_band: int | None
    """Fewest more retained persons; null without retained, and where a new office has the fixed rate."""
    edge_value: Decimal | None
    """What the next band would earn more with the same users and days (yen)."""
    new_office_readings: tuple[Any, ...] | None
    """With office_year: [{reading, retention_rate, band}]."""


def transition_support(
    *,
    fiscal_year: Year,
    capacity: Heads,
    retained: Sequence[Heads] | None = None,
    capacities: Sequence[Heads] | None = None,
    office_year: int | None = None,
    new_office_reading: Literal["two_years", "first_year_only"] | None = None,
    retention_rate: RateLike | None = None,
    users: Heads | None = None,
    days: int | None = None,
    unit_price: Money | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> TransitionSupport:
    """Fee of transition support by retention band.

    Law: notice on service fees, not read.

    Args:
        fiscal_year: April to March, named by its first year; units of its first day (year of the common era).
        capacity: places of the office in that year (persons).
        retained: persons who reached six months in work, one number for each year of the measure; of a new office,
            for each of those years in which it was open.
        capacities: capacity of the same years; with retained.
        office_year: of an office in its first years: 1 for the fiscal year in which it opened (number).
        new_office_reading: with office_year, where sources disagree on how long a new office has a fixed rate;
            default two_years.
        retention_rate: instead of retained and capacities (rate).
        users: users served; with days (persons).
        days: days of service of each user in the year (number).
        unit_price: yen per unit, two decimals, as text; default: the base price.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.transition_support", …)`::

        {"fiscal_year": 2026, "capacity": 20, "retained": [5, 6], "capacities": [20, 20], "users": 20, "days": 240}
    """
    return _asked(
        TransitionSupport,
        {
            "fiscal_year": fiscal_year,
            "capacity": capacity,
            "retained": retained,
            "capacities": capacities,
            "office_year": office_year,
            "new_office_reading": new_office_reading,
            "retention_rate": retention_rate,
            "users": users,
            "days": days,
            "unit_price": unit_price,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionSupport(Answer):
    """Fee of retention support by band: the answer of `jp.retention_support`."""

    question: ClassVar[str] = "jp.retention_support"
    _results: ClassVar[Mapping[str, str]] = {
        "band": "choice",
        "units": "count",
        "revenue": "money",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "fiscal_year": "year",
        "retention_rate": "rate",
        "users": "heads",
        "unit_price": "money",
    }

    band: str
    """Band of the retention rate."""
    units: int
    """Per user and month (number)."""
    revenue: Decimal
    """Of one month: users x units x price, whole yen."""


def retention_support(
    *,
    fiscal_year: Year,
    retention_rate: RateLike,
    users: Heads,
    unit_price: Money | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> RetentionSupport:
    """Fee of retention support by band.

    Law: notice on service fees, not read.

    Args:
        fiscal_year: 2020 or later; units of its first day (year of the common era).
        retention_rate: share of the users still in work (rate).
        users: users served in a month (persons).
        unit_price: yen per unit, two decimals, as text; default: the base price.
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.retention_support", …)`::

        {"fiscal_year": 2026, "retention_rate": "85%", "users": 18}
    """
    return _asked(
        RetentionSupport,
        {
            "fiscal_year": fiscal_year,
            "retention_rate": retention_rate,
            "users": users,
            "unit_price": unit_price,
        },
        explain,
        reform,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HiringSubsidy(Answer):
    """Subsidies for hiring: the answer of `jp.hiring_subsidy`."""

    question: ClassVar[str] = "jp.hiring_subsidy"
    _results: ClassVar[Mapping[str, str]] = {
        "course": "text",
        "total": "money",
    }
    _facts: ClassVar[Mapping[str, str]] = {
        "day": "day",
        "disability": "choice",
        "severe": "flag",
        "age": "count",
        "hours": "text",
        "company_size": "choice",
    }

    course: str | None
    """Hard_to_place, developmental_or_intractable, or null where nothing is paid."""
    total: Decimal
    """Yen in all for this person (yen)."""


def hiring_subsidy(
    *,
    day: Day,
    disability: Literal["physical", "intellectual", "mental", "developmental", "intractable"],
    hours: Hours,
    company_size: Literal["large", "small"],
    severe: bool | None = None,
    age: int | None = None,
    explain: bool = False,
    reform: Reform | None = None,
) -> HiringSubsidy:
    """Subsidies for hiring.

    Law: Employment Insurance Rule 110.

    Args:
        day: day of hiring.
        disability: the last two are no persons with disabilities of the first course.
        hours: contracted weekly hours.
        company_size: small: a small or medium-sized enterprise.
        severe: severe physical or intellectual disability, default false (yes or no).
        age: on the day of hiring; needed where 45 years decide, else taken to be under 65 (number).
        explain: keep the tree of reasons in `.explanation`.
        reform: a what-if made by `ql.reform`.

    Raises:
        FactsError: a fact is missing, unknown, of the wrong kind, or contradicts another; a float for money.
        LawError: the law has no version for that day, or does not settle the answer.

    Example, as facts of `ql.ask("jp.hiring_subsidy", …)`::

        {"day": "2026-11-23", "disability": "mental", "age": 30, "hours": 40, "company_size": "small"}
    """
    return _asked(
        HiringSubsidy,
        {
            "day": day,
            "disability": disability,
            "hours": hours,
            "company_size": company_size,
            "severe": severe,
            "age": age,
        },
        explain,
        reform,
    )
