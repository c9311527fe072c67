# SPDX-License-Identifier: Apache-2.0
"""Frames of Dask, through `map_partitions`.

    from quotalaw import dask as ql_dask
    bills = ql_dask.contribution(employers, fund_year=2027)

Each worker compares its law with that of the process that built the graph and refuses to work under another; the column
`law` names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from . import _core
from .engines import check_law
from .reforms import Reform
from .tables import contribution_table, levy_table

if TYPE_CHECKING:
    import pandas as pd


def _contribution(part: pd.DataFrame, expected: str, how: dict[str, Any]) -> pd.DataFrame:
    check_law("th.", expected)
    return contribution_table(part, append=True, **how).assign(law=expected)


def _levy(part: pd.DataFrame, expected: str, how: dict[str, Any]) -> pd.DataFrame:
    check_law("jp.", expected)
    return levy_table(part, append=True, **how).assign(law=expected)


def contribution(
    frame: Any, *, fund_year: int, columns: Mapping[str, str] | None = None, reform: Reform | None = None,
    on_bad: Literal["error", "status"] = "status",
) -> Any:  # fmt: skip
    """`th.contribution_table` on every partition of a dask.dataframe."""
    how = {"fund_year": fund_year, "columns": columns, "reform": reform, "on_bad": on_bad}
    expected = _core.law_version("th.")
    meta = _contribution(frame._meta, expected, how)
    return frame.map_partitions(_contribution, expected, how, meta=meta)


def levy(
    frame: Any, *, fiscal_year: int, columns: Mapping[str, str] | None = None, reform: Reform | None = None,
    on_bad: Literal["error", "status"] = "status",
) -> Any:  # fmt: skip
    """`jp.levy_table` on every partition of a dask.dataframe, one row an employer."""
    how = {"fiscal_year": fiscal_year, "columns": columns, "reform": reform, "on_bad": on_bad}
    expected = _core.law_version("jp.")
    meta = _levy(frame._meta, expected, how)
    return frame.map_partitions(_levy, expected, how, meta=meta)
