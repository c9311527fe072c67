# SPDX-License-Identifier: Apache-2.0
"""Many employers at once: a table in, a table of the same kind out.

A table is a pandas, polars or pyarrow frame, a DuckDB relation, a mapping of columns, or anything with
`__arrow_c_stream__`. Whole numbers are read where they lie. The rules are those that answer for one employer.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias, TypeVar

from . import _core
from .errors import InvalidFacts, MissingFacts, refusal
from .reforms import Reform

T = TypeVar("T")
OnBad: TypeAlias = Literal["error", "status"]


def _module(name: str) -> Any:
    """A library only if somebody has imported it: then the table may be one of its kind."""
    return sys.modules.get(name)


def _kind(table: Any) -> str:
    for name in ("pandas", "polars", "pyarrow", "duckdb"):
        library = _module(name)
        if library is None:
            continue
        if name == "pandas" and isinstance(table, library.DataFrame):
            return name
        if name == "polars" and isinstance(table, (library.DataFrame, library.LazyFrame)):
            return "polars.lazy" if isinstance(table, library.LazyFrame) else name
        if name == "pyarrow" and isinstance(table, (library.Table, library.RecordBatch, library.RecordBatchReader)):
            return "pyarrow.batch" if isinstance(table, library.RecordBatch) else name
        if name == "duckdb" and isinstance(table, library.DuckDBPyRelation):
            return name
    if isinstance(table, Mapping):
        return "mapping"
    if hasattr(table, "__arrow_c_stream__") or hasattr(table, "__arrow_c_array__"):
        return "arrow"
    raise refusal(InvalidFacts, "no_frame", value=type(table).__name__)


def _names(table: Any, kind: str) -> list[str]:
    if kind == "pandas":
        return [str(name) for name in table.columns]
    if kind == "polars.lazy":
        return list(table.collect_schema().names())
    if kind == "polars" or kind == "duckdb":
        return list(table.columns)
    if kind.startswith("pyarrow"):
        return list(table.schema.names)
    if kind == "mapping":
        return list(map(str, table))
    return list(_arrow().schema(table).names) if hasattr(table, "__arrow_c_schema__") else []


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise ImportError("this kind of table needs pyarrow: pip install quotalaw[notebook]") from None
    return pyarrow


def _mapped(names: list[str], of: str, given: Mapping[str, str] | None) -> dict[str, str]:
    """Which column is which fact: by the argument, else by its name. Unknown facts and missing columns are refused."""
    facts = dict(_core.table_facts(of))
    out: dict[str, str] = {}
    for fact, column in (given or {}).items():
        if fact not in facts:
            raise refusal(InvalidFacts, "no_column", "columns", name=fact, nearest=_core.nearest(fact, list(facts)))
        if names and column not in names:
            raise refusal(MissingFacts, "no_column", fact, name=column, nearest=_core.nearest(column, names))
        out[fact] = column
    for fact, required in facts.items():
        if fact in out:
            continue
        if fact in names:
            out[fact] = fact
        elif required and names:
            raise refusal(MissingFacts, "no_column", fact, name=fact, nearest=_core.nearest(fact, names))
    return out


def _stream(table: Any, kind: str, columns: list[str]) -> Any:
    """The columns that are needed, as something with an Arrow capsule; nothing is copied that need not be."""
    columns = list(dict.fromkeys(columns))
    if kind == "pandas":
        pa = _arrow()
        by_name = {str(name): name for name in table.columns}
        arrays = []
        for name in columns:
            series = table[by_name[name]]
            if not hasattr(series, "dtype"):
                raise refusal(InvalidFacts, "no_column", name, name=name, nearest=name)
            found = pa.array(series, from_pandas=True)
            arrays.append(found)
        return pa.table(arrays, names=columns)
    if kind == "polars.lazy":
        return table.select(columns).collect()
    if kind in ("polars", "pyarrow", "pyarrow.batch"):
        return table.select(columns)
    if kind == "duckdb":
        chosen = table.select(*[f'"{name}"' for name in columns])
        return chosen if hasattr(chosen, "__arrow_c_stream__") else chosen.to_arrow_table()
    if kind == "mapping":
        return _arrow().table({name: list(table[name]) for name in columns})
    return table


def _returned(result: _core.ResultTable, like: Any, kind: str, law: str, append: bool, step: int) -> Any:
    """The results as the kind of table that was given."""
    if kind == "pandas":
        pd, pa = _module("pandas"), _arrow()
        found = pa.table(result)
        made = found.to_pandas(types_mapper=lambda t: pd.ArrowDtype(t) if pa.types.is_decimal(t) else None)
        made.index = like.index[::step]
        if append:
            made = like.iloc[::step].join(made) if step > 1 else like.join(made)
        made.attrs["law"] = law
        return made
    if kind in ("polars", "polars.lazy"):
        pl = _module("polars")
        made = pl.DataFrame(result)
        if append:
            like = like.collect() if kind == "polars.lazy" else like
            made = pl.concat([like.gather_every(step) if step > 1 else like, made], how="horizontal")
        return made.lazy() if kind == "polars.lazy" else made
    if kind.startswith("pyarrow"):
        pa = _arrow()
        made = pa.table(result)
        if append:
            base = pa.Table.from_batches([like]) if kind == "pyarrow.batch" else like
            if step > 1:
                base = base.take(pa.array(range(0, base.num_rows, step)))
            for name in made.column_names:
                base = base.append_column(name, made.column(name))
            made = base
        made = made.replace_schema_metadata({"quotalaw.law": law})
        if kind == "pyarrow.batch":
            batches = made.combine_chunks().to_batches()
            return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=made.schema)
        return made
    if kind == "duckdb":
        made = _arrow().table(result)
        if append:
            return _module("duckdb").from_arrow(_returned(result, like.to_arrow_table(), "pyarrow", law, True, step))
        return _module("duckdb").from_arrow(made)
    if kind == "mapping":
        made = _arrow().table(result)
        return {name: made.column(name).to_pylist() for name in made.column_names}
    return result


def _policy(on_bad: str) -> bool:
    if on_bad not in ("error", "status"):
        raise refusal(InvalidFacts, "no_policy", "on_bad", value=on_bad, choices="error, status")
    return on_bad == "error"


def contribution_table(
    table: T,
    *,
    fund_year: int,
    columns: Mapping[str, str] | None = None,
    on_bad: OnBad = "error",
    money: Literal["decimal", "minor"] = "decimal",
    append: bool = False,
    reform: Reform | None = None,
    threads: int = 1,
) -> T:
    """The contribution to the Fund of many employers, one row each: `th.contribution` for whole tables.

    Law: sections 33, 34 and 35 of the Empowerment of Persons with Disabilities Act.

    Args:
        table: pandas, polars or pyarrow frame, DuckDB relation, mapping of columns, or anything with
            `__arrow_c_stream__`; the result is of the same kind, with the same rows in the same order.
        fund_year: calendar year of the common era.
        columns: which column is which fact, where the name is another: `{"employees": "staff"}`. Facts: employees
            (persons without a disability), hired, alternatives (places of section 35), state (yes or no, or "state" and
            "private"), province (name or code; needed where a what-if prices by the province), retained (persons kept
            at work, for a what-if that pays for it).
        on_bad: "error" refuses the table at the first row that cannot be computed, naming it; "status" computes the
            others and adds the columns `status` and `refusal`. A bad row has nulls; no row is ever dropped.
        money: "decimal" gives baht as decimals with two places, "minor" whole satang in 64 bits.
        append: the results beside the columns given.
        reform: a what-if made by `ql.reform`.
        threads: results do not depend on it.

    Returns:
        Columns required, shortfall, surplus (persons), contribution, and adjustment_grant and retention_fee, which are
        zero by law and not under some what-ifs (baht).

    Raises:
        FactsError: a column is missing or of no use, or a row is bad and `on_bad` is "error".
        LawError: the law of that year cannot be read.
    """
    kind = _kind(table)
    mapped = _mapped(_names(table, kind), "th.contribution", columns)
    stream = _stream(table, kind, list(mapped.values()))
    inner = reform._inner if reform is not None else None
    found = _core.th_contribution_table(stream, mapped, fund_year, inner, threads, _policy(on_bad), money == "minor")
    made: T = _returned(found, table, kind, _core.law_version("th."), append, 1)
    return made


def levy_table(
    table: T,
    *,
    fiscal_year: int,
    rows: Literal["year", "month"] = "year",
    columns: Mapping[str, str] | None = None,
    employer: str | None = None,
    on_bad: OnBad = "error",
    append: bool = False,
    reform: Reform | None = None,
    threads: int = 1,
) -> T:
    """The levy, adjustment or reward of many employers: `jp.levy` for whole tables.

    Law: Act 43, 49, 50, 53 to 56; Suppl. 4, 5.

    Args:
        table: pandas, polars or pyarrow frame, DuckDB relation, mapping of columns, or anything with
            `__arrow_c_stream__`; the result is of the same kind, one row an employer in the order given.
        fiscal_year: April to March, named by its first year.
        rows: "year": one row an employer, whose numbers hold on all twelve base days. "month": twelve rows an employer,
            one below the other, April first.
        columns: which column is which fact, where the name is another: `{"workers": "staff"}`. Facts: workers and
            counted (persons in steps of one half), deduction (persons taken out for excluded industries), industry.
        employer: with rows="month", a column that names the employer; it is checked that each has twelve rows.
        on_bad: as in `th.contribution_table`. A bad month makes its employer's year bad.
        append: the results beside the columns given (with rows="month", those of the employer's first row).
        reform: a what-if made by `ql.reform`.
        threads: results do not depend on it.

    Returns:
        Columns covered, months_over_size, levy_person_months, adjustment_person_months, reward_person_months,
        counted_person_months, shortage_person_months, excess_person_months, levy, adjustment, reward (yen).

    Raises:
        FactsError: a column is missing or of no use, or a row is bad and `on_bad` is "error".
        LawError: the law of that year cannot be read, or does not settle a year.
    """
    if rows not in ("year", "month"):
        raise refusal(InvalidFacts, "no_policy", "rows", value=rows, choices="year, month")
    kind = _kind(table)
    mapped = _mapped(_names(table, kind), "jp.levy", columns)
    if employer is not None and rows == "month":
        _check_employers(table, kind, employer)
    stream = _stream(table, kind, list(mapped.values()))
    inner = reform._inner if reform is not None else None
    found = _core.jp_levy_table(stream, mapped, fiscal_year, rows == "month", inner, threads, _policy(on_bad))
    made: T = _returned(found, table, kind, _core.law_version("jp."), append, 12 if rows == "month" else 1)
    return made


def obligation_table(
    table: T,
    *,
    day: dt.date | str,
    kind: Literal["private", "state_local", "education_board", "special_corporation"] = "private",
    columns: Mapping[str, str] | None = None,
    on_bad: OnBad = "error",
    append: bool = False,
    reform: Reform | None = None,
    threads: int = 1,
) -> T:
    """The duty of many employers on a day, as the June report asks: `jp.obligation` for whole tables.

    Law: Act 43; Act 46(1) for the criteria of the plan order.

    Args:
        table: as in `levy_table`; one row an employer.
        day: the day for which the law is read.
        kind: of all employers of the table.
        columns: which column is which fact. Facts: workers and counted (persons in steps of one half), deduction.
        on_bad: as in `th.contribution_table`.
        append: the results beside the columns given.
        reform: a what-if made by `ql.reform`.
        threads: results do not depend on it.

    Returns:
        Columns base, required, shortage, surplus (persons), compliant, must_report, plan_order (the criterion met, or
        "none").

    Raises:
        FactsError: a column is missing or of no use, or a row is bad and `on_bad` is "error".
        LawError: the law has no version for that day.
    """
    of = _kind(table)
    mapped = _mapped(_names(table, of), "jp.obligation", columns)
    stream = _stream(table, of, list(mapped.values()))
    inner = reform._inner if reform is not None else None
    on = day.isoformat() if isinstance(day, dt.date) else day
    found = _core.jp_obligation_table(stream, mapped, on, kind, inner, threads, _policy(on_bad))
    made: T = _returned(found, table, of, _core.law_version("jp."), append, 1)
    return made


def _check_employers(table: Any, kind: str, employer: str) -> None:
    """Every twelve rows are one employer's, and no employer comes twice."""
    names = _names(table, kind)
    if names and employer not in names:
        raise refusal(MissingFacts, "no_column", "employer", name=employer, nearest=_core.nearest(employer, names))
    pa = _arrow()
    stream = pa.table(_stream(table, kind, [employer]))
    values = stream.column(employer).to_pylist()
    months = 12
    seen: set[Any] = set()
    for at in range(0, len(values), months):
        group = values[at : at + months]
        first = group[0]
        if len(group) != months or any(value != first for value in group) or first in seen:
            found = values.count(first)
            raise refusal(InvalidFacts, "uneven_months", f"{employer}[{at}]", name=first, found=found)
        seen.add(first)
