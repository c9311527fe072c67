# SPDX-License-Identifier: Apache-2.0
"""Pictures. Every function draws on axes (its own, if none are given) and returns them.

`lang` is "en", "th" or "ja". Thai and Japanese letters need fonts that have them; on Debian the packages
fonts-noto-core and fonts-noto-cjk. A picture that would show boxes in place of letters says so in a warning.
"""

from __future__ import annotations

import datetime as dt
import warnings
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from . import _core
from ._answers import Answer
from ._frames import columns_of, needed
from ._values import Rate
from .errors import InvalidFacts, refusal
from .placements import Placements
from .reforms import Reform

try:
    import matplotlib
    from matplotlib import font_manager
    from matplotlib.text import Text
    from matplotlib.ticker import FuncFormatter, MaxNLocator, PercentFormatter
except ImportError:
    raise ImportError("pictures need matplotlib: pip install quotalaw[notebook]") from None

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Lang = Literal["en", "th", "ja"]

# Colours that differ for every kind of colour vision, and in grey (Okabe and Ito).
BLUE, ORANGE, GREEN, RED, SKY, GREY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#8a8a8a"

_FONTS = {
    "th": ("Noto Sans Thai", "Noto Sans Thai Looped", "Sarabun", "Loma", "Garuda", "Leelawadee UI", "Thonburi"),
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", "IPAGothic", "Hiragino Sans", "Yu Gothic", "Meiryo"),
}
_PACKAGES = {"th": "fonts-noto-core", "ja": "fonts-noto-cjk"}


def _has_letters(text: str, lang: str) -> bool:
    if lang == "th":
        return any("\u0e00" <= c <= "\u0e7f" for c in text)
    return any("\u3040" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" for c in text)


def _finish(ax: Axes) -> Axes:
    """Gives every text of the picture fonts that have its letters; says so where there is none."""
    there = {font.name for font in font_manager.fontManager.ttflist}
    families = ["DejaVu Sans"]
    missing = []
    figure = ax.figure
    texts = [t for t in figure.findobj(Text) if isinstance(t, Text)]
    for lang, names in _FONTS.items():
        found = [name for name in names if name in there][:1]
        families += found
        if not found and any(_has_letters(t.get_text(), lang) for t in texts):
            missing.append(lang)
    for text in texts:
        text.set_fontfamily(families)
    for lang in missing:
        language = {"th": "Thai", "ja": "Japanese"}[lang]
        warnings.warn(
            f"no font with {language} letters was found; install one (on Debian {_PACKAGES[lang]}), "
            f"or the picture shows boxes",
            stacklevel=3,
        )
    return ax


def _axes(ax: Axes | None, width: float = 7.2, height: float = 4.2) -> Axes:
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    _, made = plt.subplots(figsize=(width, height), layout="constrained")
    return made


def _said(key: str, lang: str, **filled: str) -> str:
    text = _core.label(f"plot.{key}", lang)
    for name, value in filled.items():
        text = text.replace("{" + name + "}", value)
    return text


def _plain(ax: Axes) -> None:
    ax.spines[["top", "right"]].set_visible(False)


def _thousands(ax: Axes, axis: str = "y") -> None:
    which = ax.yaxis if axis == "y" else ax.xaxis
    which.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))


CURRENCY = {
    "en": {"JPY": "yen", "THB": "baht"},
    "ja": {"JPY": "円", "THB": "バーツ"},
    "th": {"JPY": "เยน", "THB": "บาท"},
}


def bill_waterfall(answer: Answer, *, ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """From the whole duty down to what is left to pay: an answer of `th.contribution` or `jp.levy`.

    Thailand: places required, less those hired and those of section 35, each at the contribution for one person. Japan:
    person-months required, less those counted, at the levy for one; in person-months where nothing is short.
    """
    steps: list[tuple[str, float]]
    found = answer.to_dict()
    if answer.question == "th.contribution":
        per_head = float(found["per_head"])
        if found["required"] is None:
            raise refusal(InvalidFacts, "no_bill", value="a shortfall alone", choices="th.contribution with employees")
        steps = [
            (_said("whole_duty", lang), found["required"] * per_head),
            (_said("hired", lang), -min(found["hired"], found["required"]) * per_head),
            (
                _said("alternatives", lang),
                -min(found["alternatives"], max(0, found["required"] - found["hired"])) * per_head,
            ),
        ]
        unit = _said("bill", lang, currency=CURRENCY[lang]["THB"])
        total = float(found["contribution"])
    elif answer.question == "jp.levy":
        short = float(found["shortage_person_months"])
        price = float(found["levy"]) / short if short else 1.0
        required = float(found["levy_person_months"])
        counted = float(found["counted_person_months"])
        steps = [(_said("whole_duty", lang), required * price)]
        steps.append((_said("counted", lang), -min(counted, required) * price))
        unit = _said("bill", lang, currency=CURRENCY[lang]["JPY"])
        total = float(found["levy"])
        if not short:
            return _surplus(required, counted, ax, lang)
    else:
        raise refusal(InvalidFacts, "no_bill", value=answer.question, choices="th.contribution, jp.levy")
    ax = _axes(ax)
    level = 0.0
    for i, (_name, change) in enumerate(steps):
        low = min(level, level + change)
        ax.bar(i, abs(change), bottom=low, color=SKY if i == 0 else GREEN, width=0.62)
        # A step of nothing has no bar: its figure stands on the level.
        ax.text(i, low + abs(change) / 2, f"{change:,.0f}".replace("-", "−"), ha="center", va="center")
        ax.plot([i + 0.31, i + 0.69], [level + change] * 2, color=GREY, linewidth=1)
        level += change
    end = len(steps)
    ax.bar(end, total, color=RED if total > 0 else GREEN, width=0.62)
    ax.text(end, total / 2, f"{total:,.0f}".replace("-", "−"), ha="center", va="center", weight="bold")
    last = _said("to_pay", lang)
    ax.set_xticks(range(end + 1), [name.replace(" (", "\n(").replace("（", "\n（") for name, _ in steps] + [last])
    ax.set_ylabel(unit)
    ax.set_title(_said("bill_of", lang))
    ax.margins(y=0.08)
    ax.axhline(0, color="black", linewidth=0.8)
    _thousands(ax)
    _plain(ax)
    return _finish(ax)


def _surplus(required: float, counted: float, ax: Axes | None, lang: str) -> Axes:
    """Nothing is short: what is required, what is counted, and what lies above."""
    ax = _axes(ax)
    bars = (("required", 0.0, required, SKY), ("counted", 0.0, counted, GREEN), ("surplus", required, counted, BLUE))
    for i, (_key, low, high, colour) in enumerate(bars):
        ax.bar(i, high - low, bottom=low, color=colour, width=0.62)
        dark = colour == BLUE
        ax.text(i, (low + high) / 2, f"{high - low:,g}", ha="center", va="center", color="white" if dark else "black")
    ax.plot([0.31, 2.31], [required] * 2, color=GREY, linewidth=1)
    ax.set_xticks(range(3), [_said(key, lang) for key, *_ in bars])
    ax.set_ylabel(_said("person_months", lang))
    ax.set_title(_said("bill_of", lang) + ": 0")
    _plain(ax)
    return _finish(ax)


def bill_by_headcount(
    country: Literal["jp", "th"],
    year: int,
    *,
    employed: int = 0,
    up_to: int = 500,
    step: int = 1,
    reform: Reform | None = None,
    ax: Axes | None = None,
    lang: Lang = "en",
) -> Axes:
    """The yearly bill against the number of employees, with its steps; `employed` persons with disabilities count."""
    from . import jp, th

    sizes = list(range(0, up_to + 1, step))

    def bills(what_if: Reform | None) -> list[float]:
        if country == "th":
            return [
                float(th.contribution(fund_year=year, employees=n, hired=employed, reform=what_if).contribution)
                for n in sizes
            ]
        return [
            float(
                jp.levy(
                    fiscal_year=year, months=[{"workers": n, "counted": employed, "times": 12}], reform=what_if
                ).levy
            )
            for n in sizes
        ]

    ax = _axes(ax)
    today = bills(None)
    ax.step(sizes, today, where="post", color=BLUE, linewidth=1.8, label=_said("as_it_is", lang))
    if reform is not None:
        ax.step(sizes, bills(reform), where="post", color=RED, linewidth=1.4, linestyle="--", label=reform.title)
        ax.legend(frameon=False)
    currency = CURRENCY[lang]["THB" if country == "th" else "JPY"]
    ax.set_xlabel(_said("employees" if country == "th" else "workers", lang))
    ax.set_ylabel(_said("bill", lang, currency=currency))
    ax.set_title(_said("bill_of", lang) + f" {year}")
    ax.set_xlim(0, up_to)
    ax.set_ylim(bottom=0)
    _thousands(ax)
    _plain(ax)
    return _finish(ax)


def _number(day: dt.date) -> float:
    """A day as matplotlib counts days."""
    return float((day - dt.date(1970, 1, 1)).days)


def rate_history(
    *terms: str, first: dt.date | str = "1970-01-01", last: dt.date | str = "2030-12-31", ax: Axes | None = None,
    lang: Lang = "en",
) -> Axes:  # fmt: skip
    """How figures of law changed over the years; by default the statutory rates of Japan."""
    from . import law

    if not terms:
        terms = tuple(
            f"jp.statutory_rate.{kind}" for kind in ("private", "state_local", "education_board")
            if f"jp.statutory_rate.{kind}" in _core.terms("jp")
        )  # fmt: skip
    if not isinstance(first, dt.date):
        first = dt.date.fromisoformat(first)
    if not isinstance(last, dt.date):
        last = dt.date.fromisoformat(last)
    ax = _axes(ax, 8.0)
    percent = False
    for term, colour in zip(terms, (BLUE, ORANGE, GREEN, RED, SKY, GREY), strict=False):
        # The last version's day of every version: walk backwards from the end.
        points: list[tuple[dt.date, Fraction, str]] = []
        day = last
        while day >= first:
            try:
                version = law.term(id=term, day=day)
            except LookupError:
                break
            percent = percent or version.kind == "rate"
            points.append((version.from_, Fraction(Rate(version.value)), str(version.value)))
            day = version.from_ - dt.timedelta(days=1)
        points.reverse()
        if not points:
            continue
        days = [_number(p[0]) for p in points] + [_number(last)]
        values = [float(p[1]) for p in points] + [float(points[-1][1])]
        name = _core.label(f"term.{term}", lang)
        ax.step(days, values, where="post", color=colour, linewidth=1.8, label=name)
        for day, value, text in points:
            if term == terms[0]:
                ax.annotate(
                    text,
                    (_number(day), float(value)),
                    textcoords="offset points",
                    xytext=(2, 4),
                    fontsize=8,
                    color=colour,
                )
    ax.xaxis_date()
    ax.set_xlim(_number(first), _number(last))
    ax.set_ylim(bottom=0)
    if percent:
        ax.yaxis.set_major_formatter(PercentFormatter(1, decimals=1))
    ax.set_ylabel(_said("rate", lang))
    ax.legend(frameon=False, loc="lower right", fontsize=9)
    _plain(ax)
    return _finish(ax)


def winners_and_losers(changes: Any, *, ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """How many employers pay less, the same, or more, by size: columns `size`, `pay_less`, `pay_same`, `pay_more`.

    The bars are shares of the employers of a size, the figures in them numbers of employers.

    `ql.whatif(...).by("size")` gives such a table.
    """
    sizes, less, same, more = needed(columns_of(changes), "size", "pay_less", "pay_same", "pay_more")
    ax = _axes(ax)
    places = range(len(sizes))
    totals = [max(1, (a or 0) + (b or 0) + (c or 0)) for a, b, c in zip(less, same, more, strict=True)]
    left = [0.0] * len(sizes)
    for key, values, colour in (("pay_less", less, GREEN), ("pay_same", same, "#d8d8d8"), ("pay_more", more, RED)):
        shares = [(v or 0) / t for v, t in zip(values, totals, strict=True)]
        ax.barh(places, shares, left=left, color=colour, label=_said(key, lang))
        for place, share, start, value in zip(places, shares, left, values, strict=True):
            if share > 0.08:
                ax.text(start + share / 2, place, f"{value:,}", ha="center", va="center", fontsize=9)
        left = [a + b for a, b in zip(left, shares, strict=True)]
    ax.set_yticks(places, [str(s) for s in sizes])
    ax.invert_yaxis()
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.set_xlabel(_said("share_of_employers", lang))
    ax.set_ylabel(_said("size", lang))
    ax.legend(frameon=False, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3)
    _plain(ax)
    return _finish(ax)


def shortage_matrix(table: Any, *, ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """Employers below the duty, by size and by persons short.

    `table` is a frame, or the path of a CSV file, with a column `persons_short` and one column for each size, as
    data/statistics/jp_june1_2024_shortfall_matrix.csv. A column `total`, and rows that do not begin with a number, are
    left out.
    """
    columns = columns_of(table)
    (short,) = needed(columns, "persons_short")
    sizes = [name for name in columns if name not in ("persons_short", "total")]
    rows = [i for i, name in enumerate(short) if str(name)[:1].isdigit()]
    counts = [[float(columns[size][i] or 0) for size in sizes] for i in rows]
    ax = _axes(ax, 7.2, 5.2)
    # By the logarithm: the cells differ by four orders of magnitude.
    norm = matplotlib.colors.LogNorm(vmin=1, vmax=max(map(max, counts)))
    ax.imshow([[c if c > 0 else float("nan") for c in row] for row in counts], norm=norm, cmap="YlOrBr", aspect="auto")
    for y, row in enumerate(counts):
        for x, count in enumerate(row):
            dark = count > 0 and norm(count) > 0.72
            ax.text(x, y, f"{count:,.0f}", ha="center", va="center", fontsize=9, color="white" if dark else "black")
    ax.set_xticks(range(len(sizes)), [_size_name(size) for size in sizes])
    ax.set_yticks(range(len(rows)), [str(short[i]).replace("-", "–") for i in rows])
    ax.set_xlabel(_said("size", lang))
    ax.set_ylabel(_said("persons_short", lang))
    ax.set_title(_said("short_matrix", lang), fontsize=11)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    return _finish(ax)


def _size_name(name: str) -> str:
    parts = name.removeprefix("size_").split("_")
    if parts[-1] == "plus":
        return f"{int(parts[0]):,}+"
    return "–".join(f"{int(p):,}" if p.isdigit() else p for p in parts)


def compliance(table: Any, *, ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """Complying against people at work: who only pays complies, and nobody works.

    `table` has the columns `as_of`, `required`, `s33`, `s34` and `s35`, as the file
    data/statistics/th_quota_compliance_private.csv has; rows without all of them are left out.
    """
    as_of, required, s33, s34, s35 = needed(columns_of(table), "as_of", "required", "s33", "s34", "s35")
    rows = [
        (str(day), float(of), float(a), float(b), float(c))
        for day, of, a, b, c in zip(as_of, required, s33, s34, s35, strict=True)
        if None not in (of, a, b, c)
    ]
    ax = _axes(ax)
    for i, (_day, of, direct, paid, under_35) in enumerate(rows):
        parts = ((direct, BLUE), (under_35, SKY), (paid, ORANGE), (max(0.0, of - direct - paid - under_35), "#d8d8d8"))
        left = 0.0
        for n, colour in parts:
            ax.barh(i, n / of, left=left, color=colour, height=0.5)
            if n / of > 0.05:
                ink = "white" if colour == BLUE else "black"
                ax.text(left + n / of / 2, i, f"{n:,.0f}", ha="center", va="center", fontsize=9, color=ink)
            left += n / of
        work = (direct + under_35) / of
        done = (direct + under_35 + paid) / of
        ax.text(
            work, i - 0.29, _said("people_at_work", lang, percent=f"{work:.2%}"), ha="right", va="bottom", fontsize=9
        )
        ax.text(done, i + 0.29, _said("complying", lang, percent=f"{done:.2%}"), ha="right", va="top", fontsize=9)
    handles = [
        matplotlib.patches.Patch(color=colour, label=_said(key, lang))
        for key, colour in (("direct", BLUE), ("under_35", SKY), ("paid", ORANGE), ("unmet", "#d8d8d8"))
    ]
    ax.legend(handles=handles, frameon=False, loc="lower center", bbox_to_anchor=(0.5, 1.04), ncols=2, fontsize=9)
    ax.set_yticks(range(len(rows)), [day for day, *_ in rows])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, 1)
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.set_xlabel(_said("share_of_required", lang))
    _plain(ax)
    return _finish(ax)


def options(answer: Answer, *, ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """What each way to close a shortfall costs for one person: an answer of `th.options`."""
    if answer.question != "th.options":
        raise refusal(InvalidFacts, "no_bill", value=answer.question, choices="th.options")
    found = answer.to_dict()
    ways = [way for way in ("section_33", "section_33_at_host", "section_35", "section_34") if found[way] is not None]
    ax = _axes(ax)
    for i, way in enumerate(ways):
        cost = found[way]
        shortfall = float(cost.gross) / float(cost.per_head) if cost.per_head else 1.0
        gross = float(cost.per_head)
        ax.bar(i - 0.2, gross, width=0.38, color=SKY, label=_said("gross", lang) if i == 0 else None)
        ax.text(i - 0.2, gross, f"{gross:,.0f}", ha="center", va="bottom", fontsize=9)
        if cost.net_of_tax is not None:
            net = float(cost.net_of_tax) / shortfall
            ax.bar(i + 0.2, net, width=0.38, color=BLUE, label=_said("net_of_tax", lang) if i == 0 else None)
            ax.text(i + 0.2, net, f"{net:,.0f}", ha="center", va="bottom", fontsize=9)
    ax.set_xticks(range(len(ways)), [_said(way, lang).replace(" (", "\n(").replace("（", "\n（") for way in ways])
    ax.set_ylabel(_said("per_head", lang, currency=CURRENCY[lang]["THB"]))
    ax.set_title(_said("options", lang), pad=26)
    ax.margins(y=0.1)
    ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(0, 1.12), ncols=2)
    _thousands(ax)
    _plain(ax)
    return _finish(ax)


def retention_bands(
    fiscal_year: int = 2026, *, capacity: int = 20, users: int | None = None, days: int = 240,
    ax: Axes | None = None, lang: Lang = "en",
) -> Axes:  # fmt: skip
    """Revenue of a transition-support office against its retention rate, and what crossing each edge is worth."""
    from . import jp

    users = capacity if users is None else users
    found = [
        jp.transition_support(
            fiscal_year=fiscal_year, capacity=capacity, retention_rate=Fraction(p, 100), users=users, days=days
        )
        for p in range(0, 71)
    ]
    revenue = [float(a.revenue or 0) for a in found]
    ax = _axes(ax)
    ax.step([p / 100 for p in range(0, 71)], revenue, where="post", color=BLUE, linewidth=2)
    for p in range(1, 71):
        if revenue[p] != revenue[p - 1]:
            ax.plot([p / 100] * 2, [revenue[p - 1], revenue[p]], color=ORANGE, linewidth=3, solid_capstyle="butt")
            worth = f"{revenue[p] - revenue[p - 1]:,.0f}"
            ax.annotate(
                f"+{worth}",
                (p / 100, revenue[p]),
                textcoords="offset points",
                xytext=(-4 if p > 10 else 3, 5),
                ha="right" if p > 10 else "left",
                fontsize=8,
            )
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.xaxis.set_major_locator(MaxNLocator(8))
    ax.set_xlim(0, 0.7)
    ax.set_ylim(0, max(revenue) * 1.1)
    ax.set_xlabel(_said("retention_rate", lang))
    ax.set_ylabel(_said("revenue", lang, currency=CURRENCY[lang]["JPY"]))
    ax.set_title(_said("bands", lang))
    _thousands(ax)
    _plain(ax)
    return _finish(ax)


def thailand_map(table: Any, *, value: str = "persons", ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """Placements on a map of Thailand: columns `province` (name or code, such as TH-55) and `value`; or a plan itself.

    Circles have areas as the values; they stand in the town that gives the province its name.
    """
    columns = columns_of(table.by("host_province") if isinstance(table, Placements) else table)
    if isinstance(table, Placements):
        columns["province"], value = columns["host_province"], "persons"
    provinces, amounts = needed(columns, "province", value)
    points = _geo("th_provinces.csv")
    known = {row["code"]: row for row in points} | {row["name"]: row for row in points}
    for name in provinces:
        if name not in known:
            near = _core.nearest(str(name), list(known))
            raise refusal(InvalidFacts, "no_province", "province", name=name, nearest=near)
    ax = _axes(ax, 4.6, 7.6)
    for row in _geo("th_shapes.csv"):
        for ring in _rings(row["path"]):
            ax.fill(*zip(*ring, strict=True), facecolor="#f0efe9", edgecolor="#cfcdc4", linewidth=0.4, zorder=1)
    biggest = max((float(a or 0) for a in amounts), default=1.0) or 1.0
    at = [(float(known[n]["longitude"]), float(known[n]["latitude"])) for n in provinces]
    areas = [700 * float(a or 0) / biggest for a in amounts]
    ax.scatter([x for x, _ in at], [y for _, y in at], s=areas, color=BLUE, alpha=0.6, linewidths=0, zorder=2)
    largest = sorted(range(len(amounts)), key=lambda i: -float(amounts[i] or 0))[:6]
    for i in largest:
        if amounts[i]:
            words = f"{known[provinces[i]]['name']} {float(amounts[i]):,.0f}"
            above = (0, 3 + areas[i] ** 0.5 / 2)
            ax.annotate(words, at[i], textcoords="offset points", xytext=above, ha="center", va="bottom", fontsize=8)
    # One degree of longitude is cos(13.2°) of one of latitude here.
    ax.set_aspect(1 / _NARROWER)
    ax.set_title(_said("placements", lang))
    ax.set_xlabel("GeoNames (CC BY 4.0), Natural Earth", fontsize=6, color=GREY)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
    return _finish(ax)


# The scale of data/geo/th_shapes.csv, as its header has it.
_NARROWER = 0.97358  # cos(13.2°)


def _geo(name: str) -> list[dict[str, str]]:
    import csv
    from importlib import resources

    text = (resources.files("quotalaw") / "geo" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def _rings(path: str) -> list[list[tuple[float, float]]]:
    """The rings of an SVG path of the steps M, l and z, in degrees."""
    import re

    rings: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for step, first, second in re.findall(r"([Ml])(-?[0-9.]+) ?(-?[0-9.]+)", path):
        if step == "M":
            x, y = float(first), float(second)
            rings.append([])
        else:
            x, y = x + float(first), y + float(second)
        rings[-1].append((97.2 + x / (80 * _NARROWER), 20.6 - y / 80))
    return rings


__all__ = [
    "bill_by_headcount",
    "bill_waterfall",
    "compliance",
    "options",
    "rate_history",
    "retention_bands",
    "shortage_matrix",
    "thailand_map",
    "winners_and_losers",
]
