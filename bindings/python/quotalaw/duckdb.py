# SPDX-License-Identifier: Apache-2.0
"""Functions for SQL in DuckDB, which work on whole vectors through Arrow.

    import duckdb
    from quotalaw import duckdb as ql_duckdb

    connection = duckdb.connect()
    ql_duckdb.register(connection, fund_year=2027, fiscal_year=2026)
    connection.sql("select name, th_contribution(employees, hired, alternatives) from firms")

For a fund year: th_required, th_contribution (employees, hired, alternatives). For a fiscal year: jp_levy and
jp_balance (workers, counted), the same on all base days; jp_balance is what is paid less what is received.
For both: quotalaw_law() names the law. A row that cannot be computed is null.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import _core
from .reforms import Reform
from .tables import contribution_table, levy_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def register(
    connection: DuckDBPyConnection,
    *,
    fund_year: int | None = None,
    fiscal_year: int | None = None,
    reform: Reform | None = None,
) -> DuckDBPyConnection:
    """Adds the functions to a connection, and returns it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    def add(name: str, function: Callable[..., Any], given: list[str], result: str) -> None:
        # Nulls go in as they are: the table functions know what a missing fact is.
        make: Any = connection.create_function
        make(name, function, given, result, type="arrow", null_handling="special")

    if fund_year is not None:

        def thai(column: str) -> Callable[[Any, Any, Any], Any]:
            def answer(employees: Any, hired: Any, alternatives: Any) -> Any:
                table = pa.table({"employees": employees, "hired": hired, "alternatives": alternatives})
                found = contribution_table(table, fund_year=fund_year, reform=reform, on_bad="status")
                return found.column(column)

            return answer

        add("th_required", thai("required"), ["BIGINT"] * 3, "INTEGER")
        add("th_contribution", thai("contribution"), ["BIGINT"] * 3, "DECIMAL(18,2)")
    if fiscal_year is not None:

        def japanese(result: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
            def answer(workers: Any, counted: Any) -> Any:
                table = pa.table({"workers": workers, "counted": counted})
                return result(levy_table(table, fiscal_year=fiscal_year, reform=reform, on_bad="status"))

            return answer

        def balance(found: Any) -> Any:
            return pc.subtract(found.column("levy"), pc.add(found.column("adjustment"), found.column("reward")))

        add("jp_levy", japanese(lambda found: found.column("levy")), ["DOUBLE"] * 2, "BIGINT")
        add("jp_balance", japanese(balance), ["DOUBLE"] * 2, "BIGINT")
    law = _core.law_version("")
    connection.execute(f"create or replace temp macro quotalaw_law() as '{law}'")
    return connection
