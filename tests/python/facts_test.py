# SPDX-License-Identifier: Apache-2.0
"""What is accepted as a fact, what is refused, and how a refusal reads."""

import datetime as dt
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
import quotalaw as ql


def levy(**facts):
    return ql.jp.levy(fiscal_year=2026, months=[{"workers": 150, "counted": 3, "times": 12}], **facts)


def test_kinds_of_results():
    bill = ql.th.contribution(fund_year=2027, employees=1234, hired=7, alternatives=3)
    # The statute by hand: 1234 employees are 12 hundreds and 34 left, 12 places; 2 short at 337 baht and 365 days.
    assert (bill.required, bill.shortfall, bill.contribution) == (12, 2, Decimal("246010.00"))
    assert bill.due_day == dt.date(2027, 3, 31)
    assert isinstance(levy().levy, Decimal) and levy().levy == 450_000
    rate = ql.jp.statutory_rate(day=dt.date(2026, 7, 1)).rate
    assert rate == Fraction(27, 1000) and str(rate) == "2.7%" and repr(rate) == "Rate('2.7%')"


def test_counted_persons_may_be_written_in_any_exact_way():
    answers = {
        str(ql.jp.obligation(day="2026-06-01", workers=workers, counted=counted).to_dict())
        for workers, counted in [
            (100.5, 2.5),
            (Decimal("100.5"), Decimal("2.5")),
            (Fraction(201, 2), Fraction(5, 2)),
        ]
    }
    assert len(answers) == 1


@pytest.mark.parametrize("money", [2500000.0, 0.1, float("nan"), float("inf"), 1e300])
def test_float_money_is_refused(money):
    with pytest.raises(ql.errors.InvalidFacts) as refused:
        ql.jp.surcharge(determined_unpaid=money)
    assert refused.value.where == "facts.determined_unpaid"


@pytest.mark.parametrize("money", [2500000, "2500000", Decimal(2500000)])
def test_exact_money_is_accepted(money):
    # Act 58(1): ten per cent.
    assert ql.jp.surcharge(determined_unpaid=money).surcharge == Decimal(250000)


def test_float_rates_are_refused():
    with pytest.raises(ql.errors.InvalidFacts):
        ql.jp.retention_support(fiscal_year=2026, retention_rate=0.85, users=18)
    exact = ql.jp.retention_support(fiscal_year=2026, retention_rate="85%", users=18)
    assert exact == ql.jp.retention_support(fiscal_year=2026, retention_rate=Fraction(85, 100), users=18)
    assert exact == ql.jp.retention_support(fiscal_year=2026, retention_rate=Decimal("0.85"), users=18)
    with pytest.raises(TypeError):
        ql.Rate(0.025)


def test_days_are_days():
    for day in ("2026-06-01", dt.date(2026, 6, 1), dt.datetime(2026, 6, 1)):
        assert ql.jp.statutory_rate(day=day).rate == ql.Rate("2.5%")
    with pytest.raises(ql.errors.InvalidFacts, match="is a time"):
        ql.jp.statutory_rate(day=dt.datetime(2026, 6, 1, 12))


def test_numpy_and_pandas_scalars():
    import numpy as np
    import pandas as pd

    assert ql.th.quota(fund_year=np.int64(2027), employees=np.int32(1234)).required == 12
    assert ql.jp.statutory_rate(day=pd.Timestamp("2026-06-01")).rate == ql.Rate("2.5%")
    months = [{"workers": np.float64(150), "counted": np.int8(3), "times": 12}]
    assert ql.jp.levy(fiscal_year=2026, months=months).levy == 450_000
    with pytest.raises(ql.errors.InvalidFacts):
        ql.jp.surcharge(determined_unpaid=np.float64(2500000))


def test_a_refusal_says_what_where_why_and_what_to_do():
    with pytest.raises(ql.errors.UnknownFact) as refused:
        ql.ask("th.quota", {"fund_year": 2027, "employes": 1234})
    e = refused.value
    assert isinstance(e, ql.FactsError) and isinstance(e, ValueError)
    assert (e.code, e.where) == ("unknown_fact", "facts.employes")
    assert e.remedy == "did you mean employees?" and e.provision
    assert str(e).startswith("facts.employes: unknown fact employes (")
    assert e.message_in("ja") != e.message and e.remedy_in("th") != e.remedy
    again = pickle.loads(pickle.dumps(e))
    assert type(again) is type(e) and str(again) == str(e) and again.message_in("ja") == e.message_in("ja")


@pytest.mark.parametrize(
    ("question", "facts", "kind"),
    [
        ("jp.levie", {}, ql.errors.UnknownQuestion),
        ("th.quota", {"fund_year": 2027}, ql.errors.MissingFacts),
        ("th.quota", {"fund_year": 2027, "employees": -1}, ql.errors.InvalidFacts),
        ("th.quota", {"fund_year": 2027, "employees": object()}, ql.errors.InvalidFacts),
        ("law.term", {"id": "jp.levy.unit", "day": "1900-01-01"}, ql.errors.NotInForce),
        ("law.term", {"id": "jp.levy.unitt", "day": "2026-01-01"}, ql.errors.UnknownTerm),
    ],
)
def test_kinds_of_refusals(question, facts, kind):
    with pytest.raises(kind):
        ql.ask(question, facts)


def test_law_errors_are_lookup_errors():
    with pytest.raises(LookupError):
        ql.law.term(id="jp.levy.unit", day="1900-01-01")


def test_answers_are_values():
    assert levy() == levy(explain=True)
    with pytest.raises(AttributeError):
        levy().levy = 0
    assert pickle.loads(pickle.dumps(levy())) == levy()
    assert levy().explanation is None
    told = levy(explain=True).explanation
    assert "jp.levy.unit" in told.terms()
    assert told.text().startswith("Levy, adjustment and reward of a fiscal year") and str(told) == told.text("en")
    assert "1人1月当たりの納付金の額：50,000 円" in told.text("ja") and "法第54条第2項" in told.text("ja")
    assert "อัตราเงินสมทบต่อคน-เดือน: 50,000 เยน" in told.text("th")


def test_reforms():
    change = ql.reform({"jp.statutory_rate.private": {"2027-04-01": "3.0%"}}, title="3 per cent")
    assert ql.jp.statutory_rate(day="2027-04-01", reform=change).rate == ql.Rate("3%")
    assert ql.jp.statutory_rate(day="2027-03-31", reform=change).rate == ql.Rate("2.7%")
    answer = ql.jp.statutory_rate(day="2027-04-01", reform=change, explain=True)
    assert answer.law.reform == "3 per cent" and "3 per cent" in str(answer.explanation)
    again = pickle.loads(pickle.dumps(change))
    assert again == change and hash(again) == hash(change)
    assert ql.jp.statutory_rate(day="2027-04-01", reform=again).rate == ql.Rate("3%")
    exact = ql.reform({"jp.statutory_rate.private": {dt.date(2027, 4, 1): Fraction(3, 100)}})
    assert ql.jp.statutory_rate(day="2027-04-01", reform=exact).rate == ql.Rate("3%")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, ql.errors.InvalidReform),
        ({"jp.statutory_rate.private": {"2027-04-01": 0.03}}, ql.errors.InvalidReform),
        ({"jp.statutory_rate.private": {"2027-04-01": "many"}}, ql.errors.InvalidReform),
        ({"jp.statutory_rate.private": {"soon": "3%"}}, ql.errors.InvalidReform),
        ({"jp.statutory_rate.privat": {"2027-04-01": "3%"}}, ql.errors.UnknownTerm),
        ("no/such/file.toml", ql.errors.Malformed),
    ],
)
def test_reforms_refused(changes, kind):
    with pytest.raises(kind):
        ql.reform(changes)


def test_reform_files():
    import pathlib

    for path in sorted(pathlib.Path("data/reforms").glob("*.toml")):
        made = ql.reform(path)
        assert made.title and made.changes and str(made)
