# SPDX-License-Identifier: Apache-2.0
"""DuckDB, Dask and Spark: the same answers, the law named, another law refused. Nothing here is skipped: .ci/setup
installs Java, .ci/venv the engines."""

import os
import pickle
import sys
from decimal import Decimal

import dask.dataframe as dd
import duckdb
import pandas as pd
import pytest
import quotalaw as ql
from quotalaw import dask as ql_dask
from quotalaw import duckdb as ql_duckdb
from quotalaw import engines

FIRMS = pd.DataFrame(
    {
        "name": [f"firm {i}" for i in range(200)],
        "employees": [(i * 37) % 2500 for i in range(200)],
        "hired": [i % 11 for i in range(200)],
        "alternatives": [i % 3 for i in range(200)],
    }
)
JAPAN = pd.DataFrame({"name": list("abcd"), "workers": [150, 99.5, 300, 50], "counted": [3, 1.5, 12, 3]})


def thai():
    return [
        ql.th.contribution(fund_year=2027, employees=e, hired=h, alternatives=a).contribution
        for e, h, a in zip(FIRMS.employees.tolist(), FIRMS.hired.tolist(), FIRMS.alternatives.tolist(), strict=True)
    ]


def japanese():
    return [
        int(ql.jp.levy(fiscal_year=2026, months=[{"workers": w, "counted": c, "times": 12}]).levy)
        for w, c in zip(JAPAN.workers.tolist(), JAPAN.counted.tolist(), strict=True)
    ]


def test_duckdb():
    connection = ql_duckdb.register(duckdb.connect(), fund_year=2027, fiscal_year=2026)
    connection.register("firms", FIRMS)
    connection.register("japan", JAPAN)
    rows = connection.sql(
        "select th_contribution(employees, hired, alternatives), th_required(employees, 0, 0) from firms"
    )
    found = rows.fetchall()
    assert [c for c, _ in found] == thai()
    assert found[34][1] == ql.th.quota(fund_year=2027, employees=int(FIRMS.employees[34])).required
    found = connection.sql("select jp_levy(workers, counted), jp_balance(workers, counted) from japan").fetchall()
    assert [levy for levy, _ in found] == japanese()
    assert found[2][1] < 0 or found[2][1] == found[2][0]
    total = connection.sql("select sum(th_contribution(employees, hired, alternatives)) from firms").fetchall()[0][0]
    assert total == sum(thai())
    assert connection.sql("select quotalaw_law()").fetchall()[0][0] == ql.law_version()
    # What cannot be computed is null, never another row's value.
    rows = connection.sql("select th_contribution(n, 0, 0) from (values (1234), (null), (-1)) t(n)").fetchall()
    assert rows == [(ql.th.contribution(fund_year=2027, employees=1234).contribution,), (None,), (None,)]


def test_duckdb_reform():
    change = ql.reform({"jp.levy.unit": {"2026-04-01": "80000"}})
    connection = ql_duckdb.register(duckdb.connect(), fiscal_year=2026, reform=change)
    assert connection.sql("select jp_levy(150.0, 3.0)").fetchall()[0][0] == 9 * 80_000


def test_dask():
    frame = dd.from_pandas(FIRMS, npartitions=4)
    found = ql_dask.contribution(frame, fund_year=2027).compute(scheduler="processes")
    assert [Decimal(v) for v in found.contribution] == thai()
    assert set(found.law) == {ql.law_version("th")} and list(found.name) == list(FIRMS.name)
    found = ql_dask.levy(dd.from_pandas(JAPAN, npartitions=2), fiscal_year=2026).compute(scheduler="threads")
    assert list(found.levy) == japanese() and set(found.law) == {ql.law_version("jp")}


def test_another_law_is_refused():
    engines.check_law("th.", ql.law_version("th"))
    with pytest.raises(ql.errors.LawMismatch) as refused:
        engines.check_law("th.", "th-0000000000000000")
    assert "th-0000000000000000" in str(refused.value)
    assert isinstance(pickle.loads(pickle.dumps(refused.value)), ql.errors.LawMismatch)
    with pytest.raises(ql.errors.LawMismatch):
        ql_dask._contribution(FIRMS, "th-0000000000000000", {"fund_year": 2027})


@pytest.fixture(scope="module")
def session():
    from pyspark.sql import SparkSession

    # The workers are this Python, not the one that happens to be first on the path.
    os.environ["PYSPARK_PYTHON"] = sys.executable

    made = (
        SparkSession.builder.master("local[2]")
        .appName("quotalaw")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield made
    made.stop()


def test_spark(session):
    from quotalaw import spark

    found = spark.contribution(session.createDataFrame(FIRMS).repartition(3), fund_year=2027).toPandas()
    by_name = dict(zip(found.name, found.contribution, strict=True))
    assert [by_name[name] for name in FIRMS.name] == thai()
    assert set(found.law) == {ql.law_version("th")} and set(found.status) == {"ok"}
    found = spark.levy(session.createDataFrame(JAPAN), fiscal_year=2026, on_bad="error").toPandas()
    assert sorted(found.levy) == sorted(japanese())


def test_spark_bad_rows_and_other_law(session, monkeypatch):
    from pyspark.errors import PySparkException
    from quotalaw import spark

    frame = session.createDataFrame(
        [("a", 1234, 7), ("b", None, 0), ("c", -4, 0)], "name string, employees long, hired long"
    )
    found = spark.contribution(frame, fund_year=2027).toPandas().set_index("name")
    assert found.status.to_dict() == {"a": "ok", "b": "missing", "c": "negative"}
    assert found.contribution["a"] == Decimal("615025.00") and found.contribution["b"] is None
    monkeypatch.setattr(spark._core, "law_version", lambda country: "th-0000000000000000")
    other = spark.contribution(frame, fund_year=2027)
    monkeypatch.undo()
    with pytest.raises(PySparkException, match="LawMismatch"):
        other.collect()
