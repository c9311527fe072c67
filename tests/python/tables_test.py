# SPDX-License-Identifier: Apache-2.0
"""Whole tables: the same answers as one by one, whatever kind of table, however it lies in memory."""

import decimal
import json
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import quotalaw as ql
from hypothesis import given, settings
from hypothesis import strategies as st
from quotalaw import _core

duckdb = pytest.importorskip("duckdb", reason="duckdb is in .ci/requirements-python.txt")

THAI = {"employees": [99, 100, 150, 151, 1234, 0], "hired": [0, 0, 1, 0, 7, 3], "alternatives": [0, 0, 0, 1, 3, 0]}
THAI_RESULTS = ["required", "shortfall", "surplus", "contribution", "adjustment_grant", "retention_fee"]


def answers(fund_year=2027, facts=THAI):
    rows = [dict(zip(facts, row, strict=True)) for row in zip(*facts.values(), strict=True)]
    return [ql.th.contribution(fund_year=fund_year, **row) for row in rows]


def columns(table):
    """Any table as lists."""
    if isinstance(table, dict):
        return table
    if isinstance(table, pd.DataFrame):
        return {name: [None if v is pd.NA or v is None or v != v else v for v in table[name]] for name in table}
    if isinstance(table, pl.DataFrame):
        return table.to_dict(as_series=False)
    if isinstance(table, duckdb.DuckDBPyRelation):
        return table.to_arrow_table().to_pydict()
    return pa.table(table).to_pydict()


class Capsule:
    """A table of a library that nobody has heard of."""

    def __init__(self, table):
        self._table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self._table.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self):
        return self._table.schema.__arrow_c_schema__()


def kinds(facts):
    table = pa.table(facts)
    yield pd.DataFrame(facts), pd.DataFrame
    yield pl.DataFrame(facts), pl.DataFrame
    yield table, pa.Table
    yield table.to_batches()[0] if table.num_rows else table, pa.RecordBatch if table.num_rows else pa.Table
    yield duckdb.from_arrow(table), duckdb.DuckDBPyRelation
    yield facts, dict
    yield Capsule(table), _core.ResultTable


def test_every_kind_of_table():
    expected = answers()
    for table, kind in kinds(THAI):
        found = ql.th.contribution_table(table, fund_year=2027)
        assert isinstance(found, kind), kind
        found = columns(found)
        assert found["required"] == [a.required for a in expected], kind
        assert found["shortfall"] == [a.shortfall for a in expected], kind
        assert found["contribution"] == [a.contribution for a in expected], kind
        assert all(isinstance(v, Decimal) for v in found["contribution"])


def test_lazy_polars():
    found = ql.th.contribution_table(pl.LazyFrame(THAI), fund_year=2027)
    assert isinstance(found, pl.LazyFrame)
    assert found.collect()["required"].to_list() == [a.required for a in answers()]


def test_satang():
    found = ql.th.contribution_table(pa.table(THAI), fund_year=2027, money="minor")
    assert found.column("contribution").to_pylist() == [int(a.contribution * 100) for a in answers()]
    assert found.schema.field("contribution").type == pa.int64()


# --- how a table lies in memory ---


def layouts():
    table = pa.table(THAI)
    n = table.num_rows
    yield "sliced", pa.concat_tables([table, table, table]).combine_chunks().slice(n, n)
    yield "chunked", pa.concat_tables([table.slice(i, 1) for i in range(n)])
    yield (
        "uneven chunks",
        pa.table(
            {
                "employees": pa.chunked_array([THAI["employees"][:2], THAI["employees"][2:]]),
                "hired": pa.chunked_array([THAI["hired"][:5], THAI["hired"][5:]]),
                "alternatives": pa.chunked_array([THAI["alternatives"]]),
            }
        ),
    )
    yield "empty chunks", pa.concat_tables([table.slice(0, 0), table, table.slice(0, 0)])
    for kind in (pa.int16(), pa.int32(), pa.int64(), pa.uint16(), pa.uint32(), pa.uint64(), pa.float64(), pa.float32(),
                 pa.decimal128(12, 0), pa.decimal128(20, 3)):  # fmt: skip
        yield str(kind), pa.table({name: pa.array(values, kind) for name, values in THAI.items()})
    yield "int8", table.set_column(1, "hired", pa.array(THAI["hired"], pa.int8()))
    yield "dictionary", pa.table({name: pa.array(values).dictionary_encode() for name, values in THAI.items()})
    yield "nullable", pa.table({name: pa.array([*values, None]).slice(0, n) for name, values in THAI.items()})


@pytest.mark.parametrize(("name", "table"), list(layouts()), ids=lambda v: v if isinstance(v, str) else "")
def test_layouts(name, table):
    found = ql.th.contribution_table(table, fund_year=2027)
    assert found.column("contribution").to_pylist() == [a.contribution for a in answers()]


def test_empty_and_single():
    for rows in (0, 1):
        facts = {name: pa.array(values[:rows], pa.int64()) for name, values in THAI.items()}
        found = ql.th.contribution_table(pa.table(facts), fund_year=2027)
        assert found.num_rows == rows
        assert found.column_names == THAI_RESULTS
    empty = ql.th.contribution_table(pd.DataFrame({"employees": [], "hired": []}), fund_year=2027)
    assert len(empty) == 0 and list(empty) == THAI_RESULTS
    assert ql.jp.levy_table(pl.DataFrame({"workers": [150], "counted": [3]}), fiscal_year=2026)["levy"][0] == 450_000


def test_texts_and_flags():
    facts = {"employees": [1000] * 4, "hired": [0] * 4}
    expected = [0, Decimal(answers(facts=facts)[0].contribution)]
    for states in (
        pa.array(["state", "private", "state", "private"]),
        pa.array(["yes", "no", "yes", "no"], pa.large_string()),
        pa.array(["state", "private", "state", "private"], pa.string_view()),
        pa.array(["a text longer than twelve bytes", "state", "private", "state", "private"], pa.string_view())[1:],
        pa.array(["state", "private", "state", "private"]).dictionary_encode(),
        pa.array([True, False, True, False]),
        pa.array([True, True, False, True, False])[1:],
        pa.array([1, 0, 1, 0], pa.int8()),
    ):
        found = ql.th.contribution_table(pa.table({**facts, "state": states}), fund_year=2027)
        assert found.column("contribution").to_pylist() == [expected[i] for i in (0, 1, 0, 1)], states.type


def test_provinces_by_name_and_code():
    facts = {"employees": [1000] * 3, "hired": [0] * 3, "province": ["Bangkok", "TH-50", "ระนอง"]}
    # Under the law as it is only fund year 2011, whose quota is not known, is priced by the province.
    local = ql.reform({"th.contribution.wage_basis": {"2020-01-01": "province"}})
    found = ql.th.contribution_table(pl.DataFrame(facts), fund_year=2027, reform=local)
    expected = [
        ql.th.contribution(fund_year=2027, employees=1000, province=p, reform=local).contribution
        for p in facts["province"]
    ]
    assert len(set(expected)) > 1
    assert found["contribution"].to_list() == expected
    with pytest.raises(ql.FactsError) as refused:
        ql.th.contribution_table(pl.DataFrame({**facts, "province": ["Bangkok", "Atlantis", "TH-50"]}), fund_year=2027)
    assert refused.value.where == "province[1]"


# --- nothing is copied that need not be ---


def read_addresses(table, names):
    found = _core.th_contribution_table(table, {name: name for name in names}, 2027)
    return found.read


def test_whole_numbers_are_read_where_they_lie():
    arrays = {name: np.array(values, dtype=np.int64) for name, values in THAI.items()}
    expected = {name: [(array.ctypes.data, False)] for name, array in arrays.items()}
    # pyarrow
    table = pa.table({name: pa.array(array) for name, array in arrays.items()})
    assert read_addresses(table, arrays) == expected
    # pandas, by the way the table functions take
    frame = pd.DataFrame(arrays, copy=False)
    from quotalaw.tables import _stream

    lies = {name: frame[name].to_numpy().ctypes.data for name in frame}
    assert {n: [(a, False)] for n, a in lies.items()} == read_addresses(_stream(frame, "pandas", list(arrays)), arrays)
    # polars
    frame = pl.DataFrame(table)
    buffers = {name: [(frame[name].to_numpy(allow_copy=False).ctypes.data, False)] for name in arrays}
    assert read_addresses(_stream(frame, "polars", list(arrays)), arrays) == buffers
    # narrow and chunked columns too
    narrow = pa.table({name: pa.array(values, pa.int32()) for name, values in THAI.items()})
    assert not any(copied for batches in read_addresses(narrow, arrays).values() for _, copied in batches)
    chunked = pa.concat_tables([table, table])
    assert [copied for _, copied in read_addresses(chunked, arrays)["employees"]] == [False, False]


def test_counted_persons_are_read_where_they_lie():
    """Whole persons, which the engine counts in halves."""
    table = pa.table({"workers": pa.array([150] * 12), "counted": pa.array([3] * 12)})
    found = _core.jp_levy_table(table, {"workers": "workers", "counted": "counted"}, 2026, True)
    for name in ("workers", "counted"):
        assert found.read[name] == [(table.column(name).chunk(0).buffers()[1].address, False)]
    assert pa.table(found).column("levy").to_pylist() == [450_000]


# --- which column is which fact ---


def test_columns_by_name():
    frame = pl.DataFrame(THAI).rename({"employees": "staff"})
    found = ql.th.contribution_table(frame, fund_year=2027, columns={"employees": "staff"})
    assert found["required"].to_list() == [a.required for a in answers()]
    with pytest.raises(ql.errors.MissingFacts) as refused:
        ql.th.contribution_table(frame.rename({"staff": "employes"}), fund_year=2027)
    assert "employes" in refused.value.remedy and refused.value.where == "employees"
    with pytest.raises(ql.errors.MissingFacts, match="staff"):
        ql.th.contribution_table(frame, fund_year=2027, columns={"employees": "stuff"})
    with pytest.raises(ql.FactsError, match="employees"):
        ql.th.contribution_table(frame, fund_year=2027, columns={"employes": "staff"})
    with pytest.raises(ql.FactsError):
        ql.th.contribution_table(object(), fund_year=2027)
    with pytest.raises(ql.FactsError, match="text"):
        ql.th.contribution_table(pl.DataFrame({"employees": ["many"], "hired": [0]}), fund_year=2027)


def test_append_and_index():
    frame = pd.DataFrame(THAI, index=list("abcdef"))
    found = ql.th.contribution_table(frame, fund_year=2027, append=True)
    assert list(found.index) == list("abcdef") and list(found)[:3] == list(THAI)
    assert found.attrs["law"] == ql.law_version("th")
    for table, _ in kinds(THAI):
        if isinstance(table, (dict, Capsule)):
            continue
        whole = columns(ql.th.contribution_table(table, fund_year=2027, append=True))
        assert list(whole) == [*THAI, *THAI_RESULTS]
    assert ql.th.contribution_table(pa.table(THAI), fund_year=2027).schema.metadata[b"quotalaw.law"]


# --- bad rows ---

BAD = {"employees": [1234, None, -5, 10**10, 1234], "hired": [7, 0, 0, 0, None]}


def test_bad_rows_have_a_status_and_are_never_dropped():
    for table, _ in kinds(BAD):
        if isinstance(table, pd.DataFrame):
            table = table.astype("Int64")
        found = columns(ql.th.contribution_table(table, fund_year=2027, on_bad="status"))
        assert found["status"] == ["ok", "missing", "negative", "too_large", "missing"]
        assert [v is None for v in found["contribution"]] == [False, True, True, True, True]
        assert found["refusal"][0] is None and found["refusal"][2] == "employees: -5 is below zero"


def test_bad_rows_are_errors():
    with pytest.raises(ql.FactsError) as refused:
        ql.th.contribution_table(pa.table(BAD), fund_year=2027)
    assert refused.value.where == "employees[1]" and refused.value.remedy
    chunks = pa.concat_tables([pa.table(THAI), pa.table({**{n: [1] for n in THAI}, "employees": [-1]})])
    with pytest.raises(ql.FactsError) as refused:
        ql.th.contribution_table(chunks, fund_year=2027)
    assert refused.value.where == "employees[6]"
    with pytest.raises(ql.FactsError, match="error, status"):
        ql.th.contribution_table(pa.table(BAD), fund_year=2027, on_bad="ignore")


def test_fractions_of_persons():
    frame = pl.DataFrame({"workers": [150.5, 150.25, float("nan")], "counted": [3.5, 3.0, 3.0]})
    found = ql.jp.levy_table(frame, fiscal_year=2026, on_bad="status")
    one = ql.jp.levy(fiscal_year=2026, months=[{"workers": 150.5, "counted": 3.5, "times": 12}])
    assert found["levy"].to_list() == [int(one.levy), None, None]
    assert found["status"].to_list() == ["ok", "other", "missing"]
    assert "150.25" in found["refusal"][1]
    with pytest.raises(ql.FactsError) as refused:
        ql.jp.levy_table(frame, fiscal_year=2026)
    assert refused.value.where == "workers[1]"
    thai = pa.table({"employees": [100.5], "hired": [0]})
    assert ql.th.contribution_table(thai, fund_year=2027, on_bad="status").column("status").to_pylist() == ["other"]
    tenths = pa.table({"workers": pa.array([Decimal("150.5"), Decimal("150.2")]), "counted": [3, 3]})
    assert ql.jp.levy_table(tenths, fiscal_year=2026, on_bad="status").column("status").to_pylist() == ["ok", "other"]


# --- Japan ---


def test_a_year_of_months():
    months = [{"workers": 95 + i, "counted": 1 + i % 3} for i in range(12)]
    others = [{"workers": 300, "counted": 12, "deduction": 20} for i in range(12)]
    rows = [{**m, "deduction": 0, "firm": "a"} for m in months] + [{**m, "firm": "b"} for m in others]
    frame = pd.DataFrame(rows)
    found = ql.jp.levy_table(frame, fiscal_year=2026, rows="month", employer="firm", append=True)
    # `deduction` is a fact of tables; one by one it comes from offices, here of an exclusion rate of one fifteenth.
    one = ql.jp.levy(fiscal_year=2026, months=months)
    assert list(found["firm"]) == ["a", "b"]
    first = found.iloc[0]
    for name in ("levy", "adjustment", "reward", "covered", "months_over_size", "counted_person_months",
                 "levy_person_months", "shortage_person_months", "excess_person_months"):  # fmt: skip
        assert first[name] == getattr(one, name), name
    with pytest.raises(ql.FactsError, match="twelve"):
        ql.jp.levy_table(frame.iloc[1:], fiscal_year=2026, rows="month", employer="firm")
    with pytest.raises(ql.FactsError):
        ql.jp.levy_table(frame.iloc[1:], fiscal_year=2026, rows="month")
    chunked = pa.concat_tables([pa.table({n: frame[n] for n in frame}).slice(i * 5, 5) for i in range(5)])
    again = ql.jp.levy_table(chunked, fiscal_year=2026, rows="month")
    assert again.column("levy").to_pylist() == list(found["levy"])
    bad = frame.astype({"workers": "Int64"})
    bad.loc[15, "workers"] = None
    status = ql.jp.levy_table(bad, fiscal_year=2026, rows="month", on_bad="status")
    assert status["status"].tolist() == ["ok", "missing"]
    with pytest.raises(ql.FactsError) as refused:
        ql.jp.levy_table(bad, fiscal_year=2026, rows="month")
    assert refused.value.where == "workers[15]"


@pytest.mark.parametrize("rows", ["year", "month"])
def test_industries_and_deductions(rows):
    times = 12 if rows == "month" else 1
    offices = [{"industry": "iron_and_steel", "workers": 500}]
    one = ql.jp.levy(fiscal_year=2026, months=[{"offices": offices, "counted": 5, "times": 12}])
    by_industry = {"workers": [500] * times, "counted": [5] * times, "industry": ["iron_and_steel"] * times}
    by_deduction = {"workers": [500] * times, "counted": [5] * times, "deduction": [50] * times}
    for table in (by_industry, by_deduction):
        found = ql.jp.levy_table(pa.table(table), fiscal_year=2026, rows=rows)
        assert found.column("levy").to_pylist() == [one.levy]
    with pytest.raises(ql.FactsError) as refused:
        ql.jp.levy_table(pa.table({**by_industry, "industry": ["iron"] * times}), fiscal_year=2026, rows=rows)
    assert refused.value.where == "industry[0]"
    with pytest.raises(ql.errors.Contradiction) as refused:
        ql.jp.levy_table(pa.table({**by_deduction, "deduction": [501] * times}), fiscal_year=2026, rows=rows)
    assert refused.value.where == "deduction[0]"


def test_obligation():
    facts = {"workers": [39, 40, 604.5, 1000], "counted": [0, 0, 14, 10.5]}
    found = ql.jp.obligation_table(pl.DataFrame(facts, strict=False), day="2026-07-01")
    for i in range(4):
        one = ql.jp.obligation(day="2026-07-01", workers=facts["workers"][i], counted=facts["counted"][i])
        for name in ("base", "required", "shortage", "surplus", "compliant", "must_report"):
            assert found[name][i] == getattr(one, name), (i, name)
        plan = ql.jp.enforcement(day="2026-07-01", base=one.base, counted=facts["counted"][i])
        assert found["plan_order"][i] == (plan.criterion or "none")
    with pytest.raises(ql.FactsError, match="private"):
        ql.jp.obligation_table(pl.DataFrame(facts, strict=False), day="2026-07-01", kind="privat")


def test_published_cases_through_tables():
    """Every published case that asks what a table can ask."""
    asked = 0
    for file in ("tests/th/published.cases.jsonl", "tests/jp/published.cases.jsonl"):
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            facts = case["facts"]
            try:
                one = ql.ask(case["question"], facts)
            except ql.QuotalawError:
                continue
            if case["question"] == "th.contribution" and set(facts) <= {
                "fund_year",
                "employees",
                "hired",
                "alternatives",
            }:
                if "employees" not in facts:
                    continue
                row = {"hired": 0} | {name: facts[name] for name in facts if name != "fund_year"}
                found = ql.th.contribution_table({n: [v] for n, v in row.items()}, fund_year=facts["fund_year"])
                assert found["contribution"] == [one.contribution] and found["required"] == [one.required]
            elif case["question"] == "jp.obligation" and set(facts) == {"day", "workers", "counted"}:
                table = {"workers": [float(facts["workers"])], "counted": [float(facts["counted"])]}
                found = ql.jp.obligation_table(table, day=facts["day"])
                assert found["required"] == [one.required] and found["shortage"] == [one.shortage]
            elif case["question"] == "jp.levy" and set(facts) == {"fiscal_year", "months"}:
                months = [m for month in facts["months"] for m in [month] * month.get("times", 1)]
                if any(set(m) - {"workers", "counted", "times"} for m in months):
                    continue
                table = {name: [float(m[name]) for m in months] for name in ("workers", "counted")}
                found = ql.jp.levy_table(table, fiscal_year=facts["fiscal_year"], rows="month")
                assert (found["levy"], found["adjustment"], found["reward"]) == (
                    [one.levy],
                    [one.adjustment],
                    [one.reward],
                )
            else:
                continue
            asked += 1
    assert asked >= 15


# --- scalar equals table ---

heads = st.integers(0, 100_000)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(heads, st.integers(0, 1500), st.integers(0, 300)), min_size=1, max_size=30),
    st.integers(2012, 2027),
    st.integers(1, 3),
)
def test_thai_tables_equal_answers(rows, fund_year, threads):
    facts = dict(zip(THAI, map(list, zip(*rows, strict=True)), strict=True))
    try:
        expected = answers(fund_year, facts)
    except ql.LawError as refused:
        with pytest.raises(type(refused)):
            ql.th.contribution_table(facts, fund_year=fund_year)
        return
    found = ql.th.contribution_table(pa.table(facts), fund_year=fund_year, threads=threads)
    for name in ("required", "shortfall", "surplus", "contribution"):
        assert found.column(name).to_pylist() == [getattr(a, name) for a in expected]


halves = st.integers(0, 6000).map(lambda n: n / 2)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.tuples(halves, st.integers(0, 60).map(lambda n: n / 2)), min_size=12, max_size=12),
             min_size=1, max_size=4),
    st.integers(2011, 2027),
)  # fmt: skip
def test_japanese_tables_equal_answers(firms, fiscal_year):
    flat = [month for firm in firms for month in firm]
    table = pa.table({"workers": [w for w, _ in flat], "counted": [c for _, c in flat]})
    found = ql.jp.levy_table(table, fiscal_year=fiscal_year, rows="month", on_bad="status")
    for i, firm in enumerate(firms):
        try:
            one = ql.jp.levy(fiscal_year=fiscal_year, months=[{"workers": w, "counted": c} for w, c in firm])
        except ql.errors.Unsettled:
            assert found.column("status")[i].as_py() == "unsettled"
            continue
        for name in ("levy", "adjustment", "reward", "covered", "shortage_person_months", "excess_person_months"):
            assert found.column(name)[i].as_py() == getattr(one, name), (name, fiscal_year)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(-3, 2000), st.integers(-(2**62), 2**62)), min_size=1, max_size=40),
    st.integers(1, 5),
)
def test_bad_rows_do_not_touch_good_ones(employees, parts):
    table = pa.table(
        {"employees": pa.array(employees, pa.int64()), "hired": pa.array([0] * len(employees), pa.int64())}
    )
    size = max(1, len(employees) // parts)
    chunked = pa.concat_tables([table.slice(i, size) for i in range(0, len(employees), size)])
    found = ql.th.contribution_table(chunked, fund_year=2027, on_bad="status")
    assert found.num_rows == len(employees)
    for n, status, contribution in zip(
        employees, found.column("status").to_pylist(), found.column("contribution").to_pylist(), strict=True
    ):
        if status == "ok":
            assert contribution == ql.th.contribution(fund_year=2027, employees=n).contribution
        else:
            assert contribution is None
            with pytest.raises(ql.FactsError):
                ql.th.contribution(fund_year=2027, **({} if n is None else {"employees": n}))


# --- size and threads ---


def test_ten_million_rows():
    n = 10_000_000
    employees = (np.arange(n, dtype=np.int64) * 7919) % 20_000
    hired = employees // 120
    table = pa.table({"employees": employees, "hired": hired})
    found = ql.th.contribution_table(table, fund_year=2027, threads=2, money="minor")
    # Clause 3 of the regulation by another way: whole hundreds, and one more above fifty left over.
    required = employees // 100 + (employees % 100 > 50)
    required[employees < 100] = 0
    short = np.maximum(required - hired, 0)
    assert (found.column("required").to_numpy() == required).all()
    assert (found.column("contribution").to_numpy() == short * 337 * 365 * 100).all()
    one = ql.th.contribution_table(table, fund_year=2027, threads=1, money="minor")
    assert one.equals(found)


def test_other_threads_go_on_meanwhile():
    import threading
    import time

    table = pa.table({"employees": np.full(4_000_000, 1234), "hired": np.full(4_000_000, 7)})
    ticks = []
    done = threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.0005)

    ticker = threading.Thread(target=tick)
    ticker.start()
    begun = time.perf_counter()
    _core.th_contribution_table(table, {"employees": "employees", "hired": "hired"}, 2027)
    ended = time.perf_counter()
    done.set()
    ticker.join()
    # With the lock held no tick would fall strictly inside the call.
    assert sum(begun < t < ended for t in ticks) >= 1


def test_decimal_context_does_not_matter():
    with decimal.localcontext() as context:
        context.prec = 3
        found = ql.th.contribution_table({"employees": [999_999], "hired": [0]}, fund_year=2027)
        assert found["contribution"] == [Decimal(10_000 * 337 * 365)]


def test_grants_and_fees_of_a_what_if_equal_answers():
    day = "2027-01-01"
    amounts = {"adjustment_paid": "yes", "adjustment_unit": "500", "retention_paid": "yes", "retention_unit": "700"}
    change = ql.reform({f"th.grants.{name}": {day: value} for name, value in amounts.items()})
    facts = {"employees": [1234, 100, 900], "hired": [7, 9, 20], "retained": [0, 3, 12]}
    found = ql.th.contribution_table(facts, fund_year=2027, reform=change)
    for i in range(3):
        one = ql.th.contribution(fund_year=2027, reform=change, **{name: column[i] for name, column in facts.items()})
        assert [found[name][i] for name in THAI_RESULTS[3:]] == [getattr(one, name) for name in THAI_RESULTS[3:]]
    assert any(found["adjustment_grant"]) and any(found["retention_fee"])
