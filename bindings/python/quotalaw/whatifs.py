# SPDX-License-Identifier: Apache-2.0
"""What other laws would do to many employers: tidy tables."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, TypeVar

from . import _core
from ._frames import columns_of, table_as
from .errors import MissingFacts, refusal
from .reforms import Reform
from .tables import _arrow, _kind, _mapped, _names, _policy, _stream

T = TypeVar("T")

_SIZES = {
    "jp": ((0, "<100"), (100, "100–299"), (300, "300–499"), (500, "500–999"), (1000, "1,000+")),
    "th": ((0, "<100"), (100, "100–199"), (200, "200–499"), (500, "500–999"), (1000, "1,000+")),
}


_PATIENCE = 2.0  # seconds before a bar is shown


def _progress(items: Sequence[T], say: bool | None) -> Iterator[T]:
    """The items, with a bar: tqdm if it is there, else a line on standard error after two seconds."""
    if not _seen(say) or len(items) < 2:
        yield from items
        return
    try:
        from importlib.util import find_spec

        if find_spec("ipywidgets") is not None:
            from tqdm.auto import tqdm
        else:
            from tqdm import tqdm
    except ImportError:
        told = _told_line(lambda done, whole: f"{done} of {whole} what-ifs")
        for done, item in enumerate(items):
            told(done, len(items))
            yield item
        told(len(items), len(items))
        return
    yield from tqdm(items, desc="what-ifs", leave=False, delay=0 if say else _PATIENCE)


class WhatIf:
    """Employers under the law as it is and under what-ifs.

    `.summary` has one row for the law as it is and one for each what-if; `.employers` one row an employer and what-if;
    `.by("size")` who pays less, the same or more. All are tidy, of the kind of table that was given.
    """

    def __init__(self, like: str, country: str, employers: Any, sizes: Any, reforms: Sequence[Reform]) -> None:
        self._like = like
        self._country = country
        self._results = employers
        self._sizes = sizes
        self.reforms = tuple(reforms)

    @property
    def names(self) -> tuple[str, ...]:
        """Titles, the law as it is first."""
        return tuple(self._results)

    def _out(self, columns: Mapping[str, Any]) -> Any:
        return table_as(self._like, _arrow().table(dict(columns)))

    def _bill(self, name: str) -> Any:
        """What the employer pays less what it gets."""
        import pyarrow.compute as pc

        found = self._results[name]
        if self._country == "th":
            return found.column("contribution")
        gets = pc.add(found.column("adjustment"), found.column("reward"))
        return pc.subtract(found.column("levy"), gets)

    @property
    def summary(self) -> Any:
        """One row for each law: employers, required and short persons (Thailand) or person-months (Japan), money."""
        import pyarrow.compute as pc

        rows: dict[str, list[Any]] = {}
        for name, found in self._results.items():
            row: dict[str, Any] = {"what_if": name, "employers": found.num_rows}
            row["refused"] = found.num_rows - found.column(found.column_names[0]).drop_null().length()
            for column in found.column_names:
                kind = str(found.schema.field(column).type)
                if kind.startswith(("int", "uint", "double", "decimal")) and column != "months_over_size":
                    row[column] = pc.sum(found.column(column)).as_py()
                elif kind == "bool":
                    row[column] = pc.sum(pc.cast(found.column(column), "int64")).as_py()
            first = "contribution" if self._country == "th" else "levy"
            row["paying"] = pc.sum(pc.cast(pc.greater(found.column(first), 0), "int64")).as_py()
            for key, value in row.items():
                rows.setdefault(key, []).append(value)
        return self._out(rows)

    @property
    def employers(self) -> Any:
        """One row for each employer and law, in the order of the population; `row` is its place there."""
        pa = _arrow()
        parts = []
        for name, found in self._results.items():
            n = found.num_rows
            named = pa.table({"what_if": pa.array([name] * n, pa.string()), "row": pa.array(range(n), pa.int64())})
            for column in found.column_names:
                named = named.append_column(column, found.column(column))
            parts.append(named)
        whole = pa.concat_tables(parts)
        return self._out({name: whole.column(name) for name in whole.column_names})

    def by(self, what: Literal["size"] | Sequence[Any] = "size") -> Any:
        """Who pays less, the same or more than under the law as it is: by size, or by a column of the population."""
        import pyarrow.compute as pc

        groups = self._sizes if isinstance(what, str) else list(what)
        order = [name for _, name in _SIZES[self._country]] if isinstance(what, str) else list(dict.fromkeys(groups))
        today = self._bill(self.names[0])
        key = "size" if isinstance(what, str) else "group"
        out: dict[str, list[Any]] = {
            "what_if": [],
            key: [],
            "pay_less": [],
            "pay_same": [],
            "pay_more": [],
            "change": [],
        }
        for name in self.names[1:]:
            changes = pc.subtract(self._bill(name), today).to_pylist()
            found: dict[Any, list[Any]] = {}
            for group, change in zip(groups, changes, strict=True):
                counts = found.setdefault(group, [0, 0, 0, 0])
                if change is not None:
                    counts[0 if change < 0 else 1 if change == 0 else 2] += 1
                    counts[3] += change
            for group in order:
                if group in found:
                    for column, value in zip(out, [name, group, *found[group]], strict=True):
                        out[column].append(value)
        return self._out(out)

    def __repr__(self) -> str:
        rows = columns_of(self.summary)
        width = max(map(len, rows["what_if"]))
        money = "contribution" if self._country == "th" else "levy"
        lines = [f"{name:<{width}}  {value:>20,}" for name, value in zip(rows["what_if"], rows[money], strict=True)]
        return f"{'':<{width}}  {money:>20}\n" + "\n".join(lines)

    def _repr_html_(self) -> str:
        found = self.summary
        shown: Callable[[], str] | None = getattr(found, "_repr_html_", None)
        return shown() if shown is not None else f"<pre>{self!r}</pre>"


def whatif(
    population: Any,
    reforms: Reform | Iterable[Reform],
    *,
    fiscal_year: int | None = None,
    fund_year: int | None = None,
    rows: Literal["year", "month"] = "year",
    columns: Mapping[str, str] | None = None,
    on_bad: Literal["error", "status"] = "error",
    threads: int = 1,
    progress: bool | None = None,
) -> WhatIf:
    """Assesses a population under the law as it is and under each what-if.

    Args:
        population: a table, or the path of a CSV or Parquet file; columns as in `jp.levy_table` or
            `th.contribution_table`.
        reforms: one or several, made by `ql.reform`.
        fiscal_year: Japan. Exactly one of the two years.
        fund_year: Thailand.
        rows: as in `jp.levy_table`.
        columns: which column is which fact.
        on_bad: "error", or "status": bad employers have nulls, and are counted in the summary.
        threads: results do not depend on it.
        progress: a bar on long work; by default where somebody sees it.

    Behaviour is not modelled: every employer stays as it is. For thousands of what-ifs there is `ql.sweep`.
    """
    country = _country(fiscal_year, fund_year)
    laws = _laws(reforms)
    kind, mapped, stream = _facts(population, country, columns)
    pa = _arrow()
    refuse = _policy(on_bad)
    results: dict[str, Any] = {}
    for name, law in _progress(list(zip(_titles(laws), [None, *laws], strict=True)), progress):
        inner = law._inner if law is not None else None
        if fiscal_year is not None:
            found = _core.jp_levy_table(stream, mapped, fiscal_year, rows == "month", inner, threads, refuse)
        else:
            found = _core.th_contribution_table(stream, mapped, fund_year or 0, inner, threads, refuse, False)
        results[name] = pa.table(found)
    size_fact = "workers" if country == "jp" else "employees"
    sizes = stream.column(mapped[size_fact]).to_pylist()
    if country == "jp" and rows == "month":
        sizes = sizes[::12]
    return WhatIf(kind, country, results, [_size(n, country) for n in sizes], laws)


def sweep(
    population: Any,
    reforms: Reform | Iterable[Reform],
    *,
    fiscal_year: int | None = None,
    fund_year: int | None = None,
    rows: Literal["year", "month"] = "year",
    columns: Mapping[str, str] | None = None,
    on_bad: Literal["error", "status"] = "error",
    threads: int = 1,
    progress: bool | None = None,
) -> Any:
    """The totals of a population under the law as it is and under each of many what-ifs.

    For thousands of what-ifs: the employers are read once, and every block of them is computed under many laws while it
    is in cache. Nothing is kept by employer; `ql.whatif` does that for a few.

    Args:
        population: as in `ql.whatif`.
        reforms: any number, made by `ql.reform`.
        fiscal_year: Japan. Exactly one of the two years.
        fund_year: Thailand.
        rows: as in `jp.levy_table`.
        columns: which column is which fact.
        on_bad: "error", or "status": bad employers are counted as refused and are in no total.
        threads: results do not depend on it.
        progress: a line with the remaining time on long work; by default where somebody sees it. Ctrl-C ends it.

    Returns:
        A table of the kind that was given, one row for each law, the law as it is first: `what_if`, `employers`,
        `refused`, the sums of persons (Thailand) or person-months (Japan) and of money, and `paying`, how many owe the
        contribution or the levy. The same figures as `ql.whatif(...).summary`.
    """
    country = _country(fiscal_year, fund_year)
    laws = _laws(reforms)
    kind, mapped, stream = _facts(population, country, columns)
    refuse = _policy(on_bad)
    inner = [None, *(law._inner for law in laws)]
    told = _told_line(lambda done, whole: f"{done / whole:.0%} of laws × employers")
    say = told if _seen(progress) else None
    if fiscal_year is not None:
        found = _core.jp_levy_sweep(stream, mapped, fiscal_year, rows == "month", inner, threads, refuse, say)
    else:
        found = _core.th_contribution_sweep(stream, mapped, fund_year or 0, inner, threads, refuse, say)
    months = 12 if country == "jp" and rows == "month" else 1
    employers = stream.num_rows // months
    out: dict[str, list[Any]] = {}
    for name, law in zip(_titles(laws), found, strict=True):
        row = {"what_if": name, "employers": employers, "refused": employers - law["settled"]}
        for result, (meaning, total) in law["sums"].items():
            if result != "months_over_size":
                row[result] = law["nonzero"][result] if meaning == "flag" else _total(meaning, total, country)
        row["paying"] = law["nonzero"]["contribution" if country == "th" else "levy"]
        for key, value in row.items():
            out.setdefault(key, []).append(value)
    return table_as(kind, _arrow().table(out))


def _total(meaning: str, total: int, country: str) -> int | float | Decimal:
    if meaning in ("half_heads", "person_months"):
        return total / 2  # halves: exact
    if meaning == "money" and country == "th":
        return Decimal(total).scaleb(-2)
    return total


def _country(fiscal_year: int | None, fund_year: int | None) -> Literal["jp", "th"]:
    if (fiscal_year is None) == (fund_year is None):
        raise refusal(MissingFacts, "one_year")
    return "jp" if fiscal_year is not None else "th"


def _laws(reforms: Reform | Iterable[Reform]) -> list[Reform]:
    return [reforms] if isinstance(reforms, Reform) else list(reforms)


def _titles(laws: Sequence[Reform]) -> list[str]:
    """One name for each, the law as it is first; a title that comes again is told apart by its place."""
    out: list[str] = []
    for name in ["law as it is", *(law.title for law in laws)]:
        out.append(name if name not in out else f"{name} ({len(out)})")
    return out


def _facts(population: Any, country: str, columns: Mapping[str, str] | None) -> tuple[str, dict[str, str], Any]:
    """The kind of table, which column is which fact, and the columns that are needed."""
    if isinstance(population, str) or hasattr(population, "__fspath__"):
        population = _read(population)
    kind = _kind(population)
    mapped = _mapped(_names(population, kind), "jp.levy" if country == "jp" else "th.contribution", columns)
    return kind, mapped, _arrow().table(_stream(population, kind, list(mapped.values())))


def _told_line(how_far: Callable[[int, int], str]) -> Callable[[int, int], None]:
    """Says on standard error how far long work is, after two seconds."""
    begun = time.monotonic()

    def told(done: int, whole: int) -> None:
        spent = time.monotonic() - begun
        if spent > _PATIENCE and done:
            left = f"{spent / done * (whole - done):.0f} s left" if done < whole else "done"
            end = "\n" if done >= whole else ""
            print(f"\rquotalaw: {how_far(done, whole)}, {left}    ", end=end, file=sys.stderr, flush=True)

    return told


def _seen(say: bool | None) -> bool:
    """Whether progress is shown: as asked, or where somebody sees it."""
    return sys.stderr.isatty() or "ipykernel" in sys.modules if say is None else say


def _size(n: Any, country: str) -> str | None:
    if n is None:
        return None
    name = ""
    for least, label in _SIZES[country]:
        if n >= least:
            name = label
    return name or None


def _read(path: Any) -> Any:
    """A population from a file, as pandas if it is there, else as pyarrow."""
    import os

    name = os.fspath(path)
    if name.lower().endswith((".parquet", ".pq")):
        import pyarrow.parquet as pq

        table = pq.read_table(name)
        try:
            import pandas  # noqa: F401
        except ImportError:
            return table
        return table.to_pandas()
    import pandas as pd

    return pd.read_csv(name, comment="#")
