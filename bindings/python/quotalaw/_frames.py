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
    if columns is not None and hasattr(frame, "iter_rows"):  # polars
        return {name: frame[name].to_list() for name in columns}
    if columns is not None and hasattr(frame, "fetchall"):  # a DuckDB relation
        rows = frame.fetchall()
        return {name: [row[i] for row in rows] for i, name in enumerate(columns)}
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
