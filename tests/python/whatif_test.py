# SPDX-License-Identifier: Apache-2.0
"""What-ifs over populations: tidy tables, the law as it is first."""

import subprocess
import sys

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import quotalaw as ql

FIRMS = {"workers": [50, 99, 120, 310, 560, 1500], "counted": [1, 0, 3, 6, 20, 38.5]}
HIGHER = ql.reform({"jp.levy.base_rate": {"2026-04-01": "3.0%"}}, title="3.0 %")
DEARER = ql.reform({"jp.levy.unit": {"2026-04-01": "80000"}}, title="80,000 yen")


def levy(workers, counted, reform=None):
    return ql.jp.levy(fiscal_year=2026, months=[{"workers": workers, "counted": counted, "times": 12}], reform=reform)


def test_summary_and_employers():
    found = ql.whatif(pd.DataFrame(FIRMS), [HIGHER, DEARER], fiscal_year=2026)
    assert found.names == ("law as it is", "3.0 %", "80,000 yen")
    pairs = list(zip(FIRMS["workers"], FIRMS["counted"], strict=True))
    for law, title in ((None, "law as it is"), (HIGHER, "3.0 %"), (DEARER, "80,000 yen")):
        bills = [levy(w, c, law) for w, c in pairs]
        row = found.summary.set_index("what_if").loc[title]
        assert row.levy == sum(b.levy for b in bills) and row.employers == 6 and row.refused == 0
        assert row.paying == sum(b.levy > 0 for b in bills)
        rows = found.employers[found.employers.what_if == title]
        assert list(rows.levy) == [b.levy for b in bills] and list(rows.row) == list(range(6))
    assert "3.0 %" in repr(found) and found._repr_html_().startswith(("<table", "<div", "\n<div"))


def test_winners_and_losers():
    found = ql.whatif(FIRMS, [HIGHER, DEARER], fiscal_year=2026).by("size")
    assert list(found) == ["what_if", "size", "pay_less", "pay_same", "pay_more", "change"]
    assert sum(found["pay_less"]) + sum(found["pay_same"]) + sum(found["pay_more"]) == 12
    pairs = list(zip(FIRMS["workers"], FIRMS["counted"], strict=True))

    def balance(b):
        return b.levy - b.adjustment - b.reward

    change = sum(balance(levy(w, c, HIGHER)) - balance(levy(w, c)) for w, c in pairs)
    assert sum(c for c, w in zip(found["change"], found["what_if"], strict=True) if w == "3.0 %") == change
    groups = ql.whatif(pl.DataFrame(FIRMS, strict=False), HIGHER, fiscal_year=2026).by(["x", "y"] * 3)
    assert isinstance(groups, pl.DataFrame) and groups["group"].to_list() == ["x", "y"]


def test_thailand_and_kinds():
    firms = {"employees": [99, 150, 1234], "hired": [0, 1, 7]}
    change = (
        ql.reform({"th.quota.per": {"2020-10-01": 50}}, title="1 for 50")
        if "th.quota.per" in ql.law_terms("th")
        else None
    )
    if change is None:
        change = ql.reform({"th.quota.threshold": {"2020-10-01": 50}}, title="from 50")
    for table, kind in (
        (pd.DataFrame(firms), pd.DataFrame),
        (pl.DataFrame(firms), pl.DataFrame),
        (pa.table(firms), pa.Table),
    ):
        found = ql.whatif(table, change, fund_year=2027)
        assert isinstance(found.summary, kind) and isinstance(found.employers, kind) and isinstance(found.by(), kind)


def test_bad_rows_are_counted():
    found = ql.whatif({"workers": [150, None], "counted": [3, 0]}, HIGHER, fiscal_year=2026, on_bad="status")
    assert found.summary["refused"] == [1, 1] and found.employers["status"][:2] == ["ok", "missing"]
    with pytest.raises(ql.FactsError):
        ql.whatif({"workers": [150, None], "counted": [3, 0]}, HIGHER, fiscal_year=2026)
    with pytest.raises(ql.FactsError):
        ql.whatif(FIRMS, HIGHER)


def test_files(tmp_path):
    pd.DataFrame(FIRMS).to_csv(tmp_path / "firms.csv", index=False)
    pd.DataFrame(FIRMS).to_parquet(tmp_path / "firms.parquet")
    expected = ql.whatif(pd.DataFrame(FIRMS), HIGHER, fiscal_year=2026).summary
    for name in ("firms.csv", "firms.parquet"):
        assert ql.whatif(tmp_path / name, HIGHER, fiscal_year=2026).summary.equals(expected)


def test_progress():
    code = (
        "import quotalaw as ql\n"
        "{hide}\n"
        "laws = [ql.reform({{'jp.levy.unit': {{'2026-04-01': str(50000 + i)}}}}) for i in range(3)]\n"
        "found = ql.whatif({{'workers': [150], 'counted': [3]}}, laws, fiscal_year=2026, progress=True)\n"
        "print(len(found.names))"
    )
    for hide in ("", "import sys; sys.modules['tqdm'] = None; sys.modules['tqdm.auto'] = None"):
        done = subprocess.run([sys.executable, "-c", code.format(hide=hide)], capture_output=True, text=True)
        assert done.returncode == 0 and done.stdout.strip() == "4", done.stderr
        assert ("what-ifs" in done.stderr) == (hide == "")


def same(a, b):
    a, b = (t.to_pydict() if isinstance(t, pa.Table) else t for t in (a, b))
    assert a.keys() == b.keys()
    for name in a:
        assert list(a[name]) == list(b[name]), name


def test_a_sweep_gives_the_sums_of_the_whatif():
    laws = [ql.reform({"jp.levy.base_rate": {"2026-04-01": f"{r}%"}}, title=f"{r} %") for r in ("2.5", "2.8", "3.0")]
    laws += [DEARER, ql.reform({"jp.levy.size_limit": {"2026-04-01": 50}}, title="from 50"), HIGHER]
    table = pa.table(FIRMS)
    same(ql.sweep(table, laws, fiscal_year=2026), ql.whatif(table, laws, fiscal_year=2026).summary)
    months = {name: [v for v in values for _ in range(12)] for name, values in FIRMS.items()}
    by_month = ql.whatif(months, laws, fiscal_year=2026, rows="month").summary
    same(ql.sweep(months, laws, fiscal_year=2026, rows="month", threads=2), by_month)
    firms = {"employees": [99, 150, 1234, 777], "hired": [0, 1, 7, 0]}
    change = ql.reform({"th.quota.threshold": {"2020-10-01": 50}}, title="from 50")
    same(ql.sweep(firms, change, fund_year=2027), ql.whatif(firms, change, fund_year=2027).summary)
    pieces = pa.table({name: pa.chunked_array([values[:1], values[1:]]) for name, values in firms.items()})
    same(ql.sweep(pieces, change, fund_year=2027), ql.sweep(firms, change, fund_year=2027))


def test_a_sweep_counts_bad_rows_or_refuses_them():
    bad = {"workers": [150, None], "counted": [3, 0]}
    assert ql.sweep(bad, HIGHER, fiscal_year=2026, on_bad="status")["refused"] == [1, 1]
    with pytest.raises(ql.FactsError) as caught:
        ql.sweep(bad, HIGHER, fiscal_year=2026)
    assert caught.value.where == "workers[1]"


def test_a_sweep_tells_its_progress_and_can_be_stopped(monkeypatch, capsys):
    from quotalaw import _core, whatifs

    told = []
    laws = [HIGHER._inner] * 40
    _core.jp_levy_sweep(pa.table(FIRMS), {k: k for k in FIRMS}, 2026, False, laws, 1, True, lambda *n: told.append(n))
    assert told[-1] == (6 * 40, 6 * 40)

    def stop(done, whole):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _core.jp_levy_sweep(pa.table(FIRMS), {k: k for k in FIRMS}, 2026, False, laws, 1, True, stop)
    monkeypatch.setattr(whatifs, "_PATIENCE", -1.0)
    ql.sweep(FIRMS, [HIGHER, DEARER], fiscal_year=2026, progress=True)
    assert "100% of laws × employers, done" in capsys.readouterr().err
