# SPDX-License-Identifier: Apache-2.0
"""Disability-employment quota law of Japan and Thailand: exact, dated, cited, explained.

    import quotalaw as ql

    ql.th.contribution(fund_year=2027, employees=1234, hired=7, alternatives=3).contribution
    ql.jp.levy(fiscal_year=2026, months=[{"workers": 150, "counted": 3, "times": 12}]).levy

Whole tables: `ql.jp.levy_table`, `ql.th.contribution_table`. Rosters: `ql.read_roster`. What-ifs: `ql.reform`,
`ql.whatif`, and `ql.sweep` for thousands. Placements: `ql.place`, `ql.place_simulate`. Pictures: `ql.plot`. Engines:
`quotalaw.spark`, `quotalaw.duckdb`, `quotalaw.dask`.

It computes what the texts say. It is not legal advice.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from . import _core, errors
from .errors import FactsError, LawError, QuotalawError

if TYPE_CHECKING:
    from . import jp, law, placements, plan, plot, rosters, tables, th
    from ._answers import Answer, Explanation, ask, questions
    from ._values import Rate
    from .placements import Placements, Simulation, place, place_simulate
    from .reforms import Reform, reform
    from .rosters import Assessment, read_roster
    from .whatifs import WhatIf, sweep, whatif

__version__: str = _core.__version__

__all__ = [
    "Answer",
    "Assessment",
    "Explanation",
    "FactsError",
    "LawError",
    "Placements",
    "QuotalawError",
    "Rate",
    "Reform",
    "Simulation",
    "WhatIf",
    "ask",
    "errors",
    "jp",
    "law",
    "law_terms",
    "law_version",
    "place",
    "place_simulate",
    "placements",
    "plan",
    "plot",
    "questions",
    "read_roster",
    "reform",
    "rosters",
    "sweep",
    "tables",
    "th",
    "whatif",
]

# Where each name comes from; read when it is first used, so that `import quotalaw` stays quick.
_NAMES = {
    "Answer": "_answers",
    "Explanation": "_answers",
    "ask": "_answers",
    "questions": "_answers",
    "Rate": "_values",
    "Placements": "placements",
    "Simulation": "placements",
    "place": "placements",
    "place_simulate": "placements",
    "Reform": "reforms",
    "reform": "reforms",
    "Assessment": "rosters",
    "read_roster": "rosters",
    "WhatIf": "whatifs",
    "sweep": "whatifs",
    "whatif": "whatifs",
}
_MODULES = ("jp", "law", "placements", "plan", "plot", "rosters", "tables", "th")
_ENGINES = ("dask", "duckdb", "spark")


def law_version(country: str = "") -> str:
    """Hash of all terms of "jp" or "th"; both without a country. Equal versions give equal answers."""
    return _core.law_version(f"{country}." if country else "")


def law_terms(country: str = "") -> tuple[str, ...]:
    """Ids of the terms of law of "jp" or "th"; of both without a country. `ql.law.term` reads one."""
    return tuple(_core.terms(country))


def __getattr__(name: str) -> object:
    if name in _NAMES:
        found: object = getattr(importlib.import_module(f".{_NAMES[name]}", __name__), name)
    elif name in _MODULES or name in _ENGINES:
        found = importlib.import_module(f".{name}", __name__)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_NAMES, *_MODULES})
