# SPDX-License-Identifier: Apache-2.0
"""Pictures: each is drawn in each language, on axes of its own or given ones, with fonts for its letters."""

import warnings
from pathlib import Path

import matplotlib
import pytest
import quotalaw as ql

matplotlib.use("agg")
import matplotlib.pyplot as plt  # noqa: E402

OUT = Path("build/pictures")
STATISTICS = Path("data/statistics")


def thai_bill():
    return ql.th.contribution(fund_year=2027, employees=1234, hired=7, alternatives=3)


def options():
    return ql.th.options(
        fund_year=2026, shortfall=2, province="Nan", paid_days=312, fee_per_head="5000", tax_rate="20%"
    )


def levy(counted):
    return ql.jp.levy(fiscal_year=2026, months=[{"workers": 150, "counted": counted, "times": 12}])


CHANGES = {
    "size": ["100 to 300", "300 to 500", "500 and more"],
    "pay_less": [0, 2, 5],
    "pay_same": [120, 40, 12],
    "pay_more": [30, 30, 22],
}
PLACES = {"province": ["Bangkok", "Nan", "TH-50", "Songkhla", "Khon Kaen"], "persons": [420, 60, 150, 80, 0]}
PICTURES = {
    "bill_waterfall_th": lambda **how: ql.plot.bill_waterfall(thai_bill(), **how),
    "bill_waterfall_jp": lambda **how: ql.plot.bill_waterfall(levy(2), **how),
    "bill_waterfall_surplus": lambda **how: ql.plot.bill_waterfall(levy(6), **how),
    "bill_by_headcount_th": lambda **how: ql.plot.bill_by_headcount("th", 2027, up_to=600, **how),
    "bill_by_headcount_jp": lambda **how: ql.plot.bill_by_headcount(
        "jp", 2026, employed=1, up_to=300, step=2,
        reform=ql.reform({"jp.levy.size_limit": {"2026-04-01": 40}}, title="levy from 40 workers"), **how
    ),
    "rate_history": lambda **how: ql.plot.rate_history(**how),
    "winners_and_losers": lambda **how: ql.plot.winners_and_losers(CHANGES, **how),
    "shortage_matrix": lambda **how: ql.plot.shortage_matrix(
        STATISTICS / "jp_june1_2024_shortfall_matrix.csv", **how
    ),
    "compliance": lambda **how: ql.plot.compliance(STATISTICS / "th_quota_compliance_private.csv", **how),
    "options": lambda **how: ql.plot.options(options(), **how),
    "retention_bands": lambda **how: ql.plot.retention_bands(**how),
    "thailand_map": lambda **how: ql.plot.thailand_map(PLACES, **how),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "th", "ja"])
@pytest.mark.parametrize("name", PICTURES)
def test_picture(name, lang):
    with warnings.catch_warnings():
        # A letter without a font is a box in the picture.
        warnings.simplefilter("error")
        ax = PICTURES[name](lang=lang)
        OUT.mkdir(parents=True, exist_ok=True)
        ax.figure.savefig(OUT / f"{name}.{lang}.png", dpi=80)
    assert isinstance(ax, matplotlib.axes.Axes)
    words = " ".join(text.get_text() for text in ax.figure.findobj(matplotlib.text.Text))
    assert "plot." not in words and "{" not in words, words
    plt.close(ax.figure)


def test_on_given_axes():
    figure, (left, right) = plt.subplots(1, 2)
    assert ql.plot.bill_waterfall(thai_bill(), ax=left) is left
    assert ql.plot.options(options(), ax=right) is right
    plt.close(figure)


def test_a_missing_font_is_said(monkeypatch):
    from matplotlib import font_manager

    fonts = [font for font in font_manager.fontManager.ttflist if "DejaVu" in font.name]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", fonts)
    with pytest.warns(UserWarning, match="fonts-noto-core"):
        ax = ql.plot.bill_waterfall(thai_bill(), lang="th")
    plt.close(ax.figure)


def test_refused():
    with pytest.raises(ql.FactsError):
        ql.plot.bill_waterfall(options())
    with pytest.raises(ql.FactsError, match="did you mean Nan"):
        ql.plot.thailand_map({"province": ["Nann"], "persons": [1]})
    with pytest.raises(ql.FactsError, match="did you mean requierd"):
        ql.plot.compliance({"as_of": [], "requierd": [], "s33": [], "s34": [], "s35": []})
