# SPDX-License-Identifier: Apache-2.0
"""Rosters: one row per worker, from a file or a frame, assessed for a year."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, TypeAlias

from . import _core
from ._values import read_json
from .errors import InvalidFacts, Malformed, MissingFacts, refusal
from .reforms import Reform

Lang: TypeAlias = Literal["en", "th", "ja"]


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be accepted."""

    line: int
    id: str
    column: str
    value: str
    message: str
    remedy: str


class BadRoster(InvalidFacts):
    """Rows of a roster that cannot be accepted; `.cells` has the first of them, `.total` counts all."""

    cells: tuple[BadCell, ...] = ()
    total: int = 0


class Text(str):
    """Text that shows as text: in a terminal and in a notebook."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(str(self))}</pre>"


class Report(ABC):
    """What shows itself: its summary in a terminal, its page in a notebook."""

    @abstractmethod
    def summary(self, lang: Lang | None = None) -> Text:
        """In words."""

    @abstractmethod
    def to_html(self, lang: Lang | None = None) -> str:
        """As one HTML page."""

    def __str__(self) -> str:
        return str(self.summary())

    def __repr__(self) -> str:
        return str(self.summary())

    def _repr_html_(self) -> str:
        # A page of its own, so that its style touches nothing else in the notebook.
        page = html.escape(self.to_html(), quote=True)
        return f'<iframe srcdoc="{page}" style="width:100%;height:640px;border:1px solid #ccc"></iframe>'


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which something is due."""

    day: dt.date
    what: str
    amount: Decimal | None = None
    currency: str = ""

    def __str__(self) -> str:
        amount = f"  {self.amount:,} {self.currency}" if self.amount is not None else ""
        return f"{self.day}  {self.what}{amount}"


class Calendar(tuple[Deadline, ...]):
    """Days on which something is due, in order."""

    __slots__ = ()

    def __str__(self) -> str:
        return "\n".join(map(str, self)) or _label("nothing", "en")

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{d.day}</td><td style='text-align:left'>{html.escape(d.what)}</td>"
            f"<td>{'' if d.amount is None else f'{d.amount:,} {d.currency}'}</td></tr>"
            for d in self
        )
        return f"<table>{rows}</table>"

    def to_ics(self) -> str:
        """The same as an iCalendar file, for any calendar program."""
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//quotalaw//calendar//EN"]
        for d in self:
            words = d.what + (f" {d.amount:,} {d.currency}" if d.amount is not None else "")
            words = words.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
            day = d.day.strftime("%Y%m%d")
            uid = f"{day}-{abs(hash(words)) % 10**8}@quotalaw"
            lines += ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{day}T000000Z", f"DTSTART;VALUE=DATE:{day}"]
            lines += [f"SUMMARY:{words}", "END:VEVENT"]
        return "\r\n".join([*lines, "END:VCALENDAR", ""])


class Assessment(Report):
    """A roster assessed for a year. Shows itself as HTML in a notebook, as text in a terminal."""

    def __init__(self, roster: _core.Roster, assessed: _core.AssessedRoster, country: str, lang: Lang) -> None:
        self._roster = roster
        self._assessed = assessed
        self._country = country
        self.lang: Lang = lang
        self._data: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Everything in the report, as plain data; numbers are exact."""
        if self._data is None:
            self._data = read_json(self._assessed.report("json", self.lang))
        return self._data

    @property
    def bill(self) -> dict[str, Any]:
        """The yearly bill: the fields of `jp.levy` or `th.contribution`; money as Decimal, days as date."""
        return {name: _value(name, value) for name, value in self.to_dict()["bill"].items()}

    @property
    def complete(self) -> bool:
        """False if rows with bad cells were left out."""
        return bool(self.to_dict()["complete"])

    @property
    def bad_cells(self) -> tuple[BadCell, ...]:
        """The first of the cells that could not be accepted."""
        return tuple(BadCell(*cell) for cell in self._roster.bad_cells(self.lang))

    @property
    def columns_unused(self) -> tuple[str, ...]:
        """Columns of the roster that no rule asks for."""
        return tuple(self._roster.columns_unused)

    def summary(self, lang: Lang | None = None, *, width: int = 100) -> Text:
        """The report as text."""
        return Text(self._assessed.report("text", lang or self.lang, width=width))

    def explain(self, lang: Lang | None = None, *, width: int = 100) -> Text:
        """The report with the whole tree of reasons, down to the article."""
        return Text(self._assessed.report("text", lang or self.lang, explain=True, width=width))

    def to_html(self, lang: Lang | None = None) -> str:
        """The report as one HTML page, every number linked to its reason."""
        return self._assessed.report("html", lang or self.lang)

    def to_json(self, lang: Lang | None = None, *, explain: bool = False) -> str:
        """The report as JSON."""
        return self._assessed.report("json", lang or self.lang, explain=explain)

    def to_csv(self, lang: Lang | None = None) -> str:
        """The report as CSV."""
        return self._assessed.report("csv", lang or self.lang)

    def save(self, path: str | os.PathLike[str], lang: Lang | None = None) -> Path:
        """Writes the report; the ending of the name says which: .html, .json, .csv or .txt."""
        to = Path(path)
        kinds = {".html": "html", ".json": "json", ".csv": "csv", ".txt": "text"}
        if to.suffix not in kinds:
            raise refusal(InvalidFacts, "no_ending", file=to.name, choices=", ".join(kinds))
        to.write_text(self._assessed.report(kinds[to.suffix], lang or self.lang), encoding="utf-8")
        return to

    def calendar(self, lang: Lang | None = None) -> Calendar:
        """What is due when: reports, payments, their parts."""
        said = lang or self.lang
        data = self.to_dict()
        bill = self.bill
        days: list[Deadline] = []
        if self._country == "jp":
            june = data["june"]
            if june["must_report"]:
                days.append(Deadline(dt.date.fromisoformat(june["report_due"]), _label("jp_june", said)))
            parts = data["bill"].get("instalment_parts") or ()
            for part in parts:
                days.append(
                    Deadline(
                        dt.date.fromisoformat(part["due"]), _label("jp_part", said), Decimal(part["amount"]), "JPY"
                    )
                )
            if bill["net_payable"] and not parts:
                days.append(Deadline(bill["due_day"], _label("jp_levy", said), bill["net_payable"], "JPY"))
            elif bill["net_receivable"]:
                days.append(Deadline(bill["due_day"], _label("jp_claim", said), bill["net_receivable"], "JPY"))
            elif bill["covered"] and not parts:
                days.append(Deadline(bill["due_day"], _label("jp_return", said)))
        elif bill.get("due_day") is not None and bill["bound"]:
            if bill["contribution"]:
                days.append(Deadline(bill["due_day"], _label("th_contribution", said), bill["contribution"], "THB"))
            else:
                days.append(Deadline(bill["due_day"], _label("th_report", said)))
        return Calendar(sorted(days, key=lambda d: d.day))


def _label(word: str, lang: str) -> str:
    return _core.label(f"calendar.{word}", lang)


_MONEY = frozenset(
    ("levy", "adjustment", "reward", "net_payable", "net_receivable", "home_work", "special_benefit")
    + ("wage", "per_head", "contribution", "interest", "total", "alternatives_due")
)


def _value(name: str, value: Any) -> Any:
    if isinstance(value, str):
        if name in _MONEY:
            return Decimal(value)
        if name.endswith("_day") or name.startswith("due_day"):
            return dt.date.fromisoformat(value)
    return value


# --- from frames and workbooks to text ---


def _cell(value: Any) -> str:
    """A cell as the reader of rosters understands it."""
    if value is None or value is False or value is True:
        return {None: "", False: "no", True: "yes"}[value]
    if isinstance(value, str):
        return " ".join(value.splitlines()) if "\n" in value or "\r" in value else value
    if isinstance(value, dt.datetime):
        return "" if value != value else value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() else repr(value)
    if type(value).__name__ in ("NAType", "NaTType"):
        return ""
    if hasattr(value, "item"):
        return _cell(value.item())
    return str(value)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows as CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def workbook_text(path: str | os.PathLike[str], sheet: str | None = None) -> str:
    """A sheet of a workbook as CSV text; the first sheet if none is named. Lines are rows of the sheet."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise ImportError("reading workbooks needs openpyxl: pip install quotalaw[notebook]") from None
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as problem:
        raise refusal(Malformed, "cannot_read", file=os.fspath(path), detail=problem) from None
    try:
        if sheet is not None and sheet not in book.sheetnames:
            near = _core.nearest(sheet, book.sheetnames)
            raise refusal(InvalidFacts, "no_sheet", "sheet", name=sheet, nearest=near)
        page = book[sheet] if sheet is not None else book.worksheets[0]
        rows = list(page.iter_rows(values_only=True))
    finally:
        book.close()
    if not rows:
        raise refusal(MissingFacts, "empty_roster", os.fspath(path))
    # Columns without a header at the right end are left out: Excel keeps formatted cells that hold nothing.
    width = max((i + 1 for i, name in enumerate(rows[0]) if name not in (None, "")), default=0)
    if any(cell not in (None, "") for row in rows[1:] for cell in row[width:]):
        raise refusal(Malformed, "no_header")
    return csv_text([_cell(name) for name in rows[0][:width]], ([*row[:width]] for row in rows[1:]))


def parquet_text(path: str | os.PathLike[str]) -> str:
    """A Parquet file as CSV text."""
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise ImportError("reading Parquet needs pyarrow: pip install quotalaw[notebook]") from None
    try:
        table = pq.read_table(path)
    except Exception as problem:
        raise refusal(Malformed, "cannot_read", file=os.fspath(path), detail=problem) from None
    return frame_text(table)


def frame_text(frame: Any) -> str:
    """A frame of any kind as CSV text."""
    if isinstance(frame, Mapping):
        return csv_text(list(map(str, frame)), zip(*frame.values(), strict=True))
    if isinstance(frame, Sequence) and not isinstance(frame, (str, bytes)):
        if not frame:
            raise refusal(MissingFacts, "empty_roster")
        names = list(dict.fromkeys(str(name) for row in frame for name in row))
        return csv_text(names, ([row.get(name) for name in names] for row in frame))
    columns = getattr(frame, "columns", None)
    if columns is not None and hasattr(frame, "itertuples"):  # pandas
        return csv_text([str(c) for c in columns], frame.itertuples(index=False, name=None))
    if columns is not None and hasattr(frame, "fetchall"):  # a DuckDB relation
        return csv_text(list(columns), frame.fetchall())
    if columns is not None and hasattr(frame, "iter_rows"):  # polars
        return csv_text(list(columns), frame.iter_rows())
    if hasattr(frame, "__arrow_c_stream__"):
        try:
            import pyarrow as pa
        except ImportError:
            raise ImportError("this kind of frame needs pyarrow: pip install quotalaw[notebook]") from None
        table = pa.table(frame)
        cells = [table.column(i).to_pylist() for i in range(table.num_columns)]
        return csv_text(table.column_names, zip(*cells, strict=True))
    raise refusal(InvalidFacts, "no_frame", value=type(frame).__name__)


def source_text(source: Any, sheet: str | None = None) -> tuple[str, str | None]:
    """Name and text of a source; no text where the source is a file that the compiled part reads itself."""
    if isinstance(source, (str, os.PathLike)):
        name = os.fspath(source)
        suffix = Path(name).suffix.lower()
        if suffix in (".xlsx", ".xlsm"):
            return name, workbook_text(name, sheet)
        if suffix in (".parquet", ".pq"):
            return name, parquet_text(name)
        return name, None
    return "the roster", frame_text(source)


def _toml(facts: Mapping[str, Any]) -> str:
    """Facts of an employer as TOML, which has one reader only."""

    def written(value: Any) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            return str(value)
        if isinstance(value, dt.date):
            return value.isoformat()
        text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{text}"'

    return "".join(f'"{key}" = {written(value)}\n' for key, value in facts.items() if value is not None)


def _year(value: int | str, name: str) -> int:
    text = str(value).strip()
    for prefix in ("B.E.", "BE", "พ.ศ."):
        if text.startswith(prefix):
            text = text.removeprefix(prefix).strip()
            break
    if not text.isdigit():
        raise refusal(InvalidFacts, "not_number", name, value=value)
    year = int(text)
    return year - 543 if year > 2400 else year


def read_roster(
    source: Any,
    *,
    country: Literal["jp", "th"] | None = None,
    fiscal_year: int | None = None,
    fund_year: int | str | None = None,
    employer: str | os.PathLike[str] | Mapping[str, Any] | None = None,
    on_bad: Literal["error", "leave_out"] = "error",
    reform: Reform | None = None,
    lang: Lang = "en",
    sheet: str | None = None,
    encoding: str = "",
    threads: int = 2,
) -> Assessment:
    """Reads a roster, one row per worker, and assesses it for a year.

    Args:
        source: path of a CSV file, a workbook (.xlsx) or a Parquet file; a pandas, polars or pyarrow frame, a DuckDB
            relation, anything with `__arrow_c_stream__`; a mapping of columns, or a list of mappings. Columns and
            values are those of docs/how-to/roster.md, in English, Japanese or Thai.
        country: "jp" or "th"; follows from the year.
        fiscal_year: Japan, April to March, named by its first year.
        fund_year: Thailand, a calendar year; years above 2400 are of the Buddhist Era.
        employer: path of a TOML file, or a mapping with the same keys.
        on_bad: "error" raises `BadRoster` with every bad cell; "leave_out" leaves out the rows with a bad cell, and the
            report says first that it is incomplete.
        reform: a what-if made by `ql.reform`.
        lang: language of the report: "en", "th" or "ja".
        sheet: of a workbook; the first if none is named.
        encoding: of a CSV file, if it is not found by itself.
        threads: the result does not depend on it.

    Raises:
        BadRoster: some cells cannot be accepted.
        FactsError: the roster cannot be read at all.
        LawError: the law of that year cannot be read.
    """
    if (fiscal_year is None) == (fund_year is None):
        raise refusal(MissingFacts, "one_year")
    of: Literal["jp", "th"] = "jp" if fiscal_year is not None else "th"
    if country is not None and country != of:
        raise refusal(InvalidFacts, "other_country", "country", value=country, country=of)
    if on_bad not in ("error", "leave_out"):
        raise refusal(InvalidFacts, "no_policy", "on_bad", value=on_bad, choices="error, leave_out")
    year = _year(fiscal_year, "fiscal_year") if fiscal_year is not None else _year(fund_year or 0, "fund_year")
    name, text = source_text(source, sheet)
    read = _core.read_roster(of, name, text, encoding)
    if read.rows == 0:
        raise refusal(MissingFacts, "empty_roster", name)
    if read.bad_total and on_bad == "error":
        refused = BadRoster(read.bad_report(lang).rstrip(), remedy='correct the cells, or use on_bad="leave_out"')
        refused.cells = tuple(BadCell(*cell) for cell in read.bad_cells(lang))
        refused.total = read.bad_total
        raise refused
    if isinstance(employer, Mapping):
        who, who_text = "employer", _toml(employer)
    else:
        who, who_text = (os.fspath(employer) if employer is not None else ""), None
    inner = reform._inner if reform is not None else None
    return Assessment(read, _core.assess(read, year, who, who_text, inner, threads), of, lang)


__all__ = ["Assessment", "BadCell", "BadRoster", "Calendar", "Deadline", "read_roster"]
