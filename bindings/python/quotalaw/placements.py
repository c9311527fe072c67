# SPDX-License-Identifier: Apache-2.0
"""Placements: who works at which host for which company, planned for a fund year of Thailand and proven."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Literal, TypeAlias

from . import _core
from ._frames import columns_of, frame_as
from ._values import read_json
from .errors import InvalidFacts, refusal
from .rosters import Lang, Report, Text, _year, csv_text, source_text
from .tables import _kind

Fairness: TypeAlias = Literal["province", "disability", "none"]
SecondStage: TypeAlias = Literal["flow", "cbc"]

# What the columns of docs/reference/placement-files.md hold; all others are text.
_KINDS = {
    "km": "float",
    "nearest_fitting_km": "float",
    "minutes": "int",
    "daily_wage": "money",
    "yearly_amount": "money",
    "fee": "money",
    "from": "day",
    "to": "day",
    "employees": "int",
    "required": "int",
    "filled_before": "int",
    "shortfall": "int",
    "wanted": "int",
    "filled": "int",
    "unmet": "int",
    "contribution": "money",
    "cost": "money",
    "budget": "money",
    "seats": "int",
    "free": "int",
    "worth_placements": "int",
    "worth_owed": "int",
    "worth_metres": "int",
}
_READ: dict[str, Callable[[str], Any]] = {"float": float, "int": int, "money": Decimal, "day": dt.date.fromisoformat}


@dataclass(frozen=True, slots=True)
class BadTableCell:
    """A cell of one of the tables that cannot be accepted, or looks wrong."""

    table: str
    line: int
    column: str
    value: str
    message: str
    remedy: str


class BadTables(InvalidFacts):
    """Rows that cannot be accepted; `.cells` has the first of them, `.total` counts all."""

    cells: tuple[BadTableCell, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Certificate:
    """What proves that no plan is better: over all pairs of persons and hosts, before companies are told apart.

    `primal` is what the plan reaches, `dual` what none can beat; `worst_reduced_cost` below 0 would be no proof.
    `hosts_divided` counts hosts whose supervisors had to be divided among their tasks; `divided_gap` is what that costs
    at most against the best plan, 0 if nothing.
    """

    pairs: int
    pairs_priced: int
    pairs_by_bound: int
    pairs_in_network: int
    rounds: int
    columns_added: int
    components: int
    worst_reduced_cost: int
    primal: int
    dual: int
    proven: bool
    hosts_divided: int = 0
    divided_gap: int = 0


@dataclass(frozen=True, slots=True)
class SecondStageRank:
    """A rank before and after the solver, all to be small: places, persons, metres (or minutes), satang.

    No plan is below `bound`, given the ranks before; `bound_by` says by whom: "flow" and "prices" are exact, "solver"
    is floating point. None where no bound is known.
    """

    rank: str
    before: int
    after: int
    bound: int | None = None
    gap: int | None = None
    bound_by: str | None = None


@dataclass(frozen=True, slots=True)
class SolvedStage:
    """What the solver of the second stage did: docs/reference/placement-files.md, `second_stage.solver`."""

    by: str
    outcome: str
    columns: int
    rows: int
    parts: int
    nodes: int
    all_pairs: bool
    stopped: bool
    proven: bool
    ranks: tuple[SecondStageRank, ...] = ()
    unfinished: str | None = None
    failed: str | None = None

    @property
    def open_rank(self) -> SecondStageRank | None:
        """The first rank whose plan is not proven best, with its bound and gap; None if every rank of seats is."""
        return next((one for one in self.ranks if not self.proven and one.gap != 0), None)


class Placements(Report):
    """A plan: tables of the kind that was given, the summary, the proof. Shows itself as a page in a notebook."""

    def __init__(self, made: _core.Placements, like: str, lang: Lang) -> None:
        self._made = made
        self._like = like
        self.lang: Lang = lang
        self._files: dict[str, dict[str, str]] = {}
        self._data: dict[str, Any] | None = None

    def _file(self, name: str, lang: Lang | None = None) -> str:
        said = lang or self.lang
        if said not in self._files:
            self._files[said] = self._made.files(said)
        return self._files[said][name]

    def _frame(self, name: str) -> Any:
        rows = list(csv.reader(io.StringIO(self._file(name), newline="")))
        columns: dict[str, list[Any]] = {}
        kinds = {}
        for i, column in enumerate(rows[0]):
            kind = kinds[column] = _KINDS.get(column, "text")
            cells = [row[i] for row in rows[1:]]
            if kind == "text":
                columns[column] = list(cells)
            else:
                read = _READ[kind]
                columns[column] = [read(cell) if cell else None for cell in cells]
        return frame_as(self._like, columns, kinds)

    @property
    def plan(self) -> Any:
        """One row a placement: person, host, task, company, section, way, wage, amount of the year, fee."""
        return self._frame("plan.csv")

    @property
    def unplaced(self) -> Any:
        """One row a person without a place, and why."""
        return self._frame("unplaced.csv")

    @property
    def companies(self) -> Any:
        """One row a company: places owed, filled, left; what it pays under section 34; why places are open."""
        return self._frame("companies.csv")

    @property
    def hosts(self) -> Any:
        """One row a host: seats, what one more would bring, who comes next."""
        return self._frame("hosts.csv")

    @property
    def letters_companies(self) -> Any:
        """One row a letter to a company."""
        return self._frame("letters_companies.csv")

    @property
    def letters_hosts(self) -> Any:
        """One row a letter to a host."""
        return self._frame("letters_hosts.csv")

    def to_dict(self) -> dict[str, Any]:
        """All of the plan as plain data: placements, reasons, the price of each rank, conflicts, relaxations."""
        if self._data is None:
            self._data = read_json(self._file("plan.json"))
        return self._data

    @property
    def certificate(self) -> Certificate:
        """The proof over all pairs."""
        told = self.to_dict()["certificate"]
        return Certificate(**{field.name: told[field.name] for field in fields(Certificate) if field.name in told})

    @property
    def proven(self) -> bool:
        """Whether no plan is better, companies told apart too."""
        return self.certificate.proven and bool(self.to_dict()["second_stage"]["proven"])

    @property
    def second_stage(self) -> SolvedStage | None:
        """What the solver did, rank by rank, with bounds and gaps; None if `second_stage="cbc"` was not asked for."""
        told = self.to_dict()["second_stage"].get("solver")
        if told is None:
            return None
        ranks = tuple(SecondStageRank(**rank) for rank in told["ranks"])
        return SolvedStage(**{**told, "ranks": ranks})

    @property
    def conflicts(self) -> tuple[dict[str, Any], ...]:
        """Places that cannot be filled, and a smallest set of constraints that says why; largest first."""
        return tuple(self.to_dict()["conflicts"])

    @property
    def relaxations(self) -> tuple[dict[str, Any], ...]:
        """What would help, most people first: persons more, section 34 saved, cost in baht (None: not known)."""
        return tuple(self.to_dict()["relaxations"])

    @property
    def reached(self) -> dict[str, Any]:
        """Value of each rank: places left unmet, persons placed, the worst-off group, the way, moves, cost in baht."""
        found = dict(self.to_dict()["reached"])
        found["cost"] = Decimal(found["cost"])
        return found

    @property
    def changes(self) -> dict[str, tuple[Any, ...]]:
        """With `before`: ids of persons `placed`, `moved`, `lost`, and those with another `company`; else empty.

        `gone` are the rows of the plan before that name what the tables do not have.
        """
        return {name: tuple(ids) for name, ids in self.to_dict().get("changes", {}).items()}

    @property
    def complete(self) -> bool:
        """False if rows with bad cells were left out."""
        return self._made.rows_left_out == 0

    @property
    def bad_cells(self) -> tuple[BadTableCell, ...]:
        """The first of the cells that could not be accepted."""
        return tuple(BadTableCell(*cell) for cell in self._made.bad_cells(self.lang))

    @property
    def doubts(self) -> tuple[BadTableCell, ...]:
        """The first of the cells that look wrong in rows that are used: a point near the border of its province, a
        column whose name is like a known one."""
        return tuple(BadTableCell(*cell) for cell in self._made.doubts(self.lang))

    @property
    def columns_unused(self) -> tuple[tuple[str, str], ...]:
        """Table and name of each column that the planner does not know."""
        return tuple(self._made.columns_unused)

    @property
    def law_version(self) -> str:
        """The law under which places were counted."""
        return str(self.to_dict()["law_version"])

    def by(self, column: str = "host_province") -> Any:
        """Persons placed by a column of `.plan`, most first: `host_province`, `disability`, `company`, `form`, …"""
        rows = list(csv.DictReader(io.StringIO(self._file("plan.csv"), newline="")))
        header = self._file("plan.csv").partition("\n")[0].split(",")
        if column not in header:
            raise refusal(InvalidFacts, "no_column", "by", name=column, nearest=_core.nearest(column, header))
        counts: dict[str, int] = {}
        for row in rows:
            counts[row[column]] = counts.get(row[column], 0) + 1
        order = sorted(counts, key=lambda name: (-counts[name], name))
        columns: dict[str, list[Any]] = {column: order, "persons": [counts[name] for name in order]}
        return frame_as(self._like, columns, {column: "text", "persons": "int"})

    def summary(self, lang: Lang | None = None) -> Text:
        """The plan in words, as the command prints it."""
        return Text(self._file("report.txt", lang))

    def to_html(self, lang: Lang | None = None) -> str:
        """The plan as one HTML page with a map."""
        return self._made.html(lang or self.lang)

    def save(self, folder: str | os.PathLike[str], lang: Lang | None = None) -> Path:
        """Writes what `quotalaw place --out` writes: tables, letters, `plan.json`, the summary, the page."""
        to = Path(folder)
        to.mkdir(parents=True, exist_ok=True)
        self._file("plan.csv", lang)
        for name, text in self._files[lang or self.lang].items():
            (to / name).write_text(text, encoding="utf-8", newline="")
        (to / "report.html").write_text(self.to_html(lang), encoding="utf-8", newline="")
        return to


def _written(name: str, value: Any) -> Any:
    """A cell as the planner reads it: lists with semicolons, degrees to a tenth of a metre."""
    if not isinstance(value, (str, bytes)) and hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple, set, frozenset)):
        return ";".join(map(str, sorted(value) if isinstance(value, (set, frozenset)) else value))
    if name in ("latitude", "longitude") and isinstance(value, float) and value == value:
        return f"{value:.6f}"
    return value


def _table(of: str, source: Any) -> tuple[str, str | None]:
    """Path of a table, or a name that is no path and the text."""
    if isinstance(source, (str, os.PathLike)):
        name, text = source_text(source)
        return name, text
    columns = columns_of(source)
    cells = ([_written(name, value) for value in values] for name, values in columns.items())
    return of, csv_text(list(columns), zip(*cells, strict=True))


def _row_of_frame(cells: Sequence[BadTableCell], frames: set[str]) -> str:
    """Lines count from 1 with the header; rows of a frame from 0 without it."""
    first = next((cell for cell in cells if cell.table in frames), None)
    return "" if first is None else f"; line {first.line} is row {first.line - 2} of {first.table}, counted from 0"


def _metres(km: int | float | str | Decimal | None) -> int | None:
    if km is None:
        return None
    try:
        metres = int(Decimal(str(km)) * 1000)
    except (InvalidOperation, ValueError, OverflowError):
        raise refusal(InvalidFacts, "not_number", "limit_km", value=km) from None
    return metres


def place(
    companies: Any,
    people: Any,
    hosts: Any,
    *,
    fund_year: int | str,
    provinces: Any = None,
    travel_times: Any = None,
    limit_km: int | float | str | Decimal | None = 30,
    fair: Fairness = "province",
    weights: Mapping[str, int] | None = None,
    seed: int = 1,
    before: Any = None,
    drop: Sequence[str] = (),
    close: Sequence[str] = (),
    second_stage: SecondStage | None = None,
    nodes: int = 2_000,
    seconds: int | None = None,
    most_pairs: int = 200_000,
    conflicts: int = 5,
    change_costs: str | os.PathLike[str] | None = None,
    on_bad: Literal["error", "leave_out"] = "error",
    lang: Lang = "en",
    encoding: str = "",
) -> Placements:
    """Plans who works at which host for which company (Thailand, sections 33 and 35).

    Tables are paths (CSV, workbooks, Parquet) or frames of any kind, with the columns of
    docs/reference/placement-files.md; a cell may hold a list. Tables of the plan are of the kind of `people`.

    Args:
        companies: one row a company: what it owes follows from its employees.
        people: one row a person with disabilities, or a carer.
        hosts: one row a task of a host.
        fund_year: calendar year; years above 2400 are of the Buddhist Era.
        provinces: floors and ceilings of provinces.
        travel_times: minutes of each pair that can be used, instead of distances.
        limit_km: the longest way where a person states none; None for no limit.
        fair: whose rate fairness compares.
        weights: weights instead of ranks: `unmet`, `person`, `km`, `change`, `cost` (of 1,000 baht).
        seed: of the lottery that breaks ties.
        before: a plan that runs already (`Placements`, its `.plan`, or the path of a plan.csv): it is changed by the
            fewest moves, and `.changes` says whom.
        drop: ids of persons who leave; with `before`.
        close: ids of hosts that close; with `before`.
        second_stage: "cbc" gives what the flow does not prove to CBC, a solver of whole numbers; `.second_stage` has
            bounds and gaps. None or "flow": the flow alone.
        nodes: with "cbc", most nodes of a search: the same plan on every machine.
        seconds: with "cbc", most seconds of the whole stage; where they are used up, the best plan so far is given
            with the bounds proven so far, and it depends on the machine.
        most_pairs: with "cbc", most pairs of person and place of work in a model.
        conflicts: how many conflicts are looked into, largest first; the others are counted.
        change_costs: path of a TOML file: what changes cost, baht a year for each person more.
        on_bad: "error" raises `BadTables` with every bad cell; "leave_out" leaves out the rows with a bad cell, and the
            summary says so.
        lang: language of words in tables and summary: "en", "th" or "ja".
        encoding: of CSV files, if it is not found by itself.

    Raises:
        BadTables: some cells cannot be accepted.
        FactsError: a table cannot be read at all, or lacks a column.
        InvalidFacts: `second_stage="cbc"`, and CBC cannot be called here.
        LawError: the law of that year cannot be read.
    """
    if second_stage == "cbc" and _core.second_stage_solver() is None:
        raise refusal(InvalidFacts, "no_solver", "second_stage")
    if (drop or close) and before is None:
        raise refusal(InvalidFacts, "no_plan", "before")
    sources = {"companies": companies, "people": people, "hosts": hosts, "provinces": provinces}
    sources |= {"travel_times": travel_times, "before": before}
    made = _read(sources, fund_year, limit_km, fair, weights, seed, on_bad, lang, encoding)
    made.solve(
        _ids(drop),
        _ids(close),
        second_stage or "flow",
        nodes,
        seconds,
        most_pairs,
        conflicts,
        "" if change_costs is None else os.fspath(change_costs),
    )
    return Placements(made, _like(people), lang)


def _read(
    sources: Mapping[str, Any],
    fund_year: int | str,
    limit_km: int | float | str | Decimal | None,
    fair: Fairness,
    weights: Mapping[str, int] | None,
    seed: int,
    on_bad: Literal["error", "leave_out"],
    lang: Lang,
    encoding: str,
) -> _core.Placements:
    """The tables of the planner, checked."""
    if on_bad not in ("error", "leave_out"):
        raise refusal(InvalidFacts, "no_policy", "on_bad", value=on_bad, choices="error, leave_out")
    if lang not in ("en", "th", "ja"):
        raise refusal(InvalidFacts, "no_language", "lang", value=lang)
    tables: dict[str, str] = {}
    texts: dict[str, str] = {}
    for name, source in sources.items():
        if source is None:
            continue
        if isinstance(source, Placements):
            tables[name], text = "the plan before", source._file("plan.csv")
        else:
            tables[name], found = _table(name, source)
            if found is None:
                continue
            text = found
        texts[tables[name]] = text
    ranks = None if weights is None else {str(name): int(value) for name, value in weights.items()}
    year = _year(fund_year, "fund_year")
    made = _core.read_placements(tables, texts, year, _metres(limit_km), fair, ranks, seed, encoding)
    if made.bad_total and on_bad == "error":
        cells = tuple(BadTableCell(*cell) for cell in made.bad_cells(lang))
        frames = {name for name, source in sources.items() if not isinstance(source, (str, os.PathLike))}
        remedy = 'correct the cells, or use on_bad="leave_out"' + _row_of_frame(cells, frames)
        refused = BadTables(made.bad_report(lang).rstrip(), remedy=remedy)
        refused.cells = cells
        refused.total = made.bad_total
        raise refused
    return made


def _like(people: Any) -> str:
    """The kind of table that was given."""
    return "file" if isinstance(people, (str, os.PathLike)) else "rows" if _is_rows(people) else _kind(people)


def _is_rows(table: Any) -> bool:
    return isinstance(table, Sequence) and not isinstance(table, (str, bytes))


def _ids(given: Sequence[str]) -> list[str]:
    return [given] if isinstance(given, str) else [str(one) for one in given]


class Simulation(Report):
    """Years in which people come week by week and each is given a place at once, by three rules.

    `.years` has one row for each year and rule; `.summary()`, `.to_html()` and `.to_dict()` are what the command
    `quotalaw place simulate` prints. In a notebook it shows itself as a page.
    """

    def __init__(self, made: _core.Simulation, like: str, lang: Lang) -> None:
        self._made = made
        self._like = like
        self.lang = lang

    @property
    def years(self) -> Any:
        """One row for each year and rule: "nearest" free place, "priced" by duals, and the plan with "hindsight".

        Columns seed, rule, placed, unmet (places owed), contribution (baht, section 34), metres or minutes, refused
        (who was not given a place for the sake of those to come), the province served worst and its numbers,
        most_placed (no rule can place more) and proven. Of the kind of the table of people.
        """
        rows = self._made.years
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        columns["contribution"] = [Decimal(satang).scaleb(-2) for satang in columns["contribution"]]
        text = ("rule", "worst_province")
        kinds = {name: "text" if name in text else "int" for name in columns if name != "proven"}
        return frame_as(self._like, columns, kinds | {"contribution": "money"})

    def to_dict(self) -> Any:
        """Settings, years and means, as `--format json`."""
        return read_json(self._made.report("json"))

    def summary(self, lang: Lang | None = None) -> Text:
        """The years in words."""
        return Text(self._made.report("text", lang or self.lang))

    def to_html(self, lang: Lang | None = None) -> str:
        """The years as one HTML page with a chart."""
        return self._made.report("html", lang or self.lang)


def place_simulate(
    companies: Any,
    people: Any,
    hosts: Any,
    *,
    fund_year: int | str,
    history: Any = None,
    provinces: Any = None,
    travel_times: Any = None,
    limit_km: int | float | str | Decimal | None = 30,
    fair: Fairness = "province",
    weeks: int = 52,
    runs: int = 5,
    learn_every: int = 4,
    forecasts: int = 4,
    seed: int = 1,
    on_bad: Literal["error", "leave_out"] = "error",
    lang: Lang = "en",
    encoding: str = "",
) -> Simulation:
    """Plays years in which people come week by week and are placed at once: greedy, by prices, and with hindsight.

    Args:
        companies: as in `ql.place`; so are people, hosts, provinces, travel_times, limit_km, fair, on_bad, lang and
            encoding.
        people: those who come in the year, in an order that the seed draws.
        hosts: one row a task of a host.
        fund_year: calendar year; years above 2400 are of the Buddhist Era.
        history: people of an earlier year (the same columns): prices are known from the first week.
        provinces: floors and ceilings of provinces.
        travel_times: minutes of each pair that can be used, instead of distances.
        limit_km: the longest way where a person states none; None for no limit.
        fair: whose rate fairness compares in the plan that knows the year.
        weeks: of the year.
        runs: years, each with another order of arrival.
        learn_every: weeks after which prices are learned again.
        forecasts: plans whose prices are averaged.
        seed: of the first year; the next years have the next numbers.
        on_bad: "error" or "leave_out".
        lang: of words: "en", "th" or "ja".
        encoding: of CSV files, if it is not found by itself.

    Raises:
        BadTables: some cells cannot be accepted.
        FactsError: a table cannot be read at all, or a setting makes no year.
        LawError: the law of that year cannot be read.
    """
    sources = {"companies": companies, "people": people, "hosts": hosts, "provinces": provinces}
    sources |= {"travel_times": travel_times, "history": history}
    read = _read(sources, fund_year, limit_km, fair, None, seed, on_bad, lang, encoding)
    return Simulation(_core.simulate_placements(read, weeks, runs, learn_every, forecasts), _like(people), lang)


__all__ = [
    "BadTableCell",
    "BadTables",
    "Certificate",
    "Placements",
    "SecondStageRank",
    "Simulation",
    "SolvedStage",
    "place",
    "place_simulate",
]
