# SPDX-License-Identifier: Apache-2.0
"""Frames of any library, as plain lists."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from . import _core
from .errors import InvalidFacts, MissingFacts, refusal


def columns_of(frame: Any) -> dict[str, list[Any]]:
    """The columns of a frame, a mapping of columns, a list of mappings, or a CSV file with # comments."""
    if isinstance(frame, (str, os.PathLike)):
        return _csv_columns(Path(frame))
    if isinstance(frame, Mapping):
        return {str(name): list(values) for name, values in frame.items()}
    if isinstance(frame, Sequence):
        names = list(dict.fromkeys(str(name) for row in frame for name in row))
        return {name: [row.get(name) for row in frame] for name in names}
    columns = getattr(frame, "columns", None)
    if columns is not None and hasattr(frame, "itertuples"):  # pandas
        return {str(name): frame[name].tolist() for name in columns}
    if columns is not None and hasattr(frame, "fetchall"):  # a DuckDB relation
        rows = frame.fetchall()
        return {name: [row[i] for row in rows] for i, name in enumerate(columns)}
    if columns is not None and hasattr(frame, "iter_rows"):  # polars
        return {name: frame[name].to_list() for name in columns}
    if hasattr(frame, "column_names") and hasattr(frame, "column"):  # pyarrow
        return {name: frame.column(name).to_pylist() for name in frame.column_names}
    if hasattr(frame, "__arrow_c_stream__"):
        try:
            import pyarrow as pa
        except ImportError:
            raise ImportError("this kind of frame needs pyarrow: pip install quotalaw[notebook]") from None
        return columns_of(pa.table(frame))
    raise refusal(InvalidFacts, "no_frame", value=type(frame).__name__)


def _csv_columns(path: Path) -> dict[str, list[Any]]:
    import csv

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return {name: [_number(row[name]) for row in rows] for name in (rows[0] if rows else {})}


def _number(text: str | None) -> Any:
    if text is None or text == "":
        return None
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text


def needed(columns: Mapping[str, list[Any]], *names: str) -> list[list[Any]]:
    """Columns by name; a missing one is refused with the nearest name."""
    out = []
    for name in names:
        if name not in columns:
            near = _core.nearest(name, list(columns)) if columns else ""
            raise refusal(MissingFacts, "no_column", name, name=name, nearest=near)
        out.append(columns[name])
    return out


_ARROW = {"text": "string", "int": "int64", "float": "float64", "day": "date32"}


def frame_as(like: str, columns: Mapping[str, list[Any]], kinds: Mapping[str, str] | None = None) -> Any:
    """Columns as a frame of the kind `like` (as `tables._kind` names it); "file" is pandas if it is there.

    `kinds` says what a column holds, so that one without any value has its type: text, int, float, money, day.
    """
    if like == "file":
        try:
            import pandas  # noqa: F401
            import pyarrow  # noqa: F401
        except ImportError:
            return dict(columns)
        like = "pandas"
    if like == "mapping":
        return dict(columns)
    if like == "rows":
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    try:
        import pyarrow as pa
    except ImportError:
        raise ImportError("this kind of table needs pyarrow: pip install quotalaw[notebook]") from None

    def typed(name: str) -> Any:
        kind = (kinds or {}).get(name, "")
        return pa.decimal128(38, 2) if kind == "money" else getattr(pa, _ARROW[kind])() if kind else None

    table = pa.table({name: pa.array(values, typed(name)) for name, values in columns.items()})
    return table_as(like, table)


def table_as(like: str, table: Any) -> Any:
    """An Arrow table as a frame of the kind `like`."""
    import pyarrow as pa

    if like == "pandas":
        import pandas as pd

        made = table.to_pandas(types_mapper=lambda t: pd.ArrowDtype(t) if pa.types.is_decimal(t) else None)
        for name in table.column_names:
            if pa.types.is_integer(table.schema.field(name).type) and table.column(name).null_count:
                made[name] = pd.array(table.column(name).to_pylist(), dtype="Int64")
        return made
    if like.startswith("polars"):
        import polars as pl

        return pl.DataFrame(table)
    if like == "duckdb":
        import duckdb

        return duckdb.from_arrow(table)
    if like == "mapping":
        return {name: table.column(name).to_pylist() for name in table.column_names}
    return table
