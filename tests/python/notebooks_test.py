# SPDX-License-Identifier: Apache-2.0
"""Every notebook is run from its first cell to its last; no cell may fail, and key figures must be in its outputs."""

import os
import re
import subprocess
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path("docs/notebooks")
# The kernel draws into the notebook, unless told otherwise.
os.environ.pop("MPLBACKEND", None)
FIGURES = {
    # README, and the statute by hand: 2 × 337 × 365.
    "1_quotas_in_ten_minutes": ["246,010.00 baht by 2027-03-31", "450,000 yen by 2027-05-17", "did you mean employees"],
    # law/placements.md: 112,420 a head; 62.05 and 77.15 %, 74.77 %; 32,928 and 17,192 jobs, 3.70 and 2.06 bn.
    "2_what_did_6000_jobs_change": [
        "112,420.00", "674,520,000.00", "62.05%", "77.15%", "74.77%", "32,928 jobs, 3.70", "17,192 jobs, 2.06",
        "21,790,500.00  as printed", "165,655,250.00  as printed", "159,943,000.00  as printed",
        "396,871,800.00  as printed",
    ],
    # The published number of firms below the duty.
    "3_japan_at_3_percent": ["published 63,364", "3.0 %", "plan order possible"],
    # law/placements.md: what crossing an edge is worth, in million yen; 0.9 %.
    "4_retention_fees_in_thailand": ["+1.9", "+2.4", "+7.1", "+7.6", "+6.7", "+9.0", "0.9%", "0.79", "0.64"],
    "5_recruit_office_support": ["336", "yen to pay", "qualifies"],
    # README: the bill of the sample roster.
    "6_hr_database": ["950,000 yen by 2027-05-17, 640 rows", "246010.00", "123005.00"],
}  # fmt: skip


def text_of(notebook):
    out = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            out.append(output.get("text", ""))
            data = output.get("data", {})
            out += [data.get("text/plain", ""), re.sub(r"<[^>]+>", " ", data.get("text/html", ""))]
    return "\n".join(out)


def test_every_notebook_is_run():
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == sorted(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_notebook(name):
    path = FOLDER / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert not any(cell.get("outputs") for cell in notebook.cells), "committed without outputs"
    try:
        NotebookClient(
            notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
        ).execute()
    finally:
        if name.startswith("6"):
            subprocess.run([".ci/postgres", "stop"], check=True)
    found = text_of(notebook)
    for figure in FIGURES[name]:
        assert figure in found, f"{name}: {figure} is not in its outputs:\n{found}"
    drawn = sum("image/png" in o.get("data", {}) for c in notebook.cells for o in c.get("outputs", ()))
    assert drawn == sum("ql.plot." in cell.source for cell in notebook.cells if cell.cell_type == "code")
