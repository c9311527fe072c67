# SPDX-License-Identifier: Apache-2.0
"""The package as a package: quick to import, typed, small, the same outside the source tree."""

import os
import shutil
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import quotalaw as ql
from quotalaw import _core

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("numpy", "pandas", "matplotlib", "pyarrow", "polars", "duckdb", "openpyxl", "dask", "pyspark")


def run(*arguments, **options):
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, **options)


def test_import_brings_nothing_heavy():
    code = (
        "import sys, quotalaw as ql; ql.jp.levy(fiscal_year=2026, months=[dict(workers=150, counted=3, times=12)]);"
        f"print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = run("-c", code)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
    # `import quotalaw` alone brings few modules at all: that is what keeps it quick.
    done = run("-c", "import sys; before = set(sys.modules); import quotalaw; print(len(set(sys.modules) - before))")
    assert int(done.stdout) < 60, done.stdout


def test_generated_functions_follow_the_questions():
    done = subprocess.run(
        ["build/pyenv/bin/python", "bindings/python/generate.py", "--check", "--quotalaw", os.environ["QUOTALAW"]],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_installed_is_what_is_in_the_tree():
    installed = Path(ql.__file__).parent
    assert ROOT / "bindings" not in installed.parents
    for source in (ROOT / "bindings/python/quotalaw").glob("*.py*"):
        if source.suffix in (".py", ".pyi"):
            there = installed / source.name
            assert there.read_bytes() == source.read_bytes(), f"{source.name} differs; run make build"


def test_types_strictly():
    done = run("-m", "mypy", "-p", "quotalaw", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_for_a_user(tmp_path):
    good = tmp_path / "good.py"
    good.write_text(
        textwrap.dedent(
            """
            import datetime as dt
            from decimal import Decimal

            import quotalaw as ql

            bill: Decimal = ql.th.contribution(fund_year=2027, employees=1234).contribution
            due: dt.date = ql.jp.levy(fiscal_year=2026, months=[{"workers": 150, "counted": 3, "times": 12}]).due_day
            try:
                ql.ask("th.quota", {})
            except ql.FactsError as e:
                print(e.where + e.remedy)
            """
        )
    )
    bad = tmp_path / "bad.py"
    bad.write_text(
        textwrap.dedent(
            """
            import quotalaw as ql

            ql.th.contribution(fund_year=2027, employees="many")
            ql.jp.surcharge(determined_unpaid=0.5)
            ql.jp.levy(fiscal_year=2026)
            """
        )
    )
    cache = ["--cache-dir", str(ROOT / "build/.mypy_cache")]
    done = run("-m", "mypy", "--strict", *cache, str(good), cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    done = run("-m", "mypy", "--strict", *cache, str(bad), cwd=tmp_path)
    assert done.stdout.count("error:") == 3, done.stdout


def test_stub_is_the_module(tmp_path):
    # Classes of pybind11 have a metaclass, and those that Python cannot make a constructor that refuses.
    known = tmp_path / "known"
    classes = ("AssessedRoster", "Placements", "Reform", "ResultTable", "Roster", "Simulation")
    made_elsewhere = ("AssessedRoster", "Placements", "ResultTable", "Roster", "Simulation")
    names = [f"quotalaw._core.{name}" for name in classes] + [
        f"quotalaw._core.{name}.__init__" for name in made_elsewhere
    ]
    known.write_text("\n".join(names) + "\n")
    arguments = ["--mypy-config-file", "pyproject.toml", "--allowlist", str(known)]
    done = run("-m", "mypy.stubtest", "quotalaw._core", *arguments, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_wheel_in_a_clean_environment(tmp_path):
    """The wheel, made anew, installed in an environment with nothing else, used far from the sources."""
    # The same compiler and launcher as .ci/venv: otherwise all of it would be compiled again.
    environment = os.environ | {"CXX": "c++", "CMAKE_CXX_COMPILER_LAUNCHER": shutil.which("ccache") or ""}
    arguments = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-build-isolation", "--no-deps"]
    log = run("-m", "pip", "wheel", *arguments, "-w", str(tmp_path), ".", cwd=ROOT, env=environment)
    assert log.returncode == 0, log.stdout + log.stderr
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.stat().st_size < 5_000_000
    names = zipfile.ZipFile(wheel).namelist()
    assert "quotalaw/py.typed" in names and "quotalaw/_core.pyi" in names
    assert all(name.startswith("quotalaw") for name in names), names
    assert not [name for name in names if name.endswith((".hpp", ".cpp", ".a"))]

    clean = tmp_path / "clean"
    assert run("-m", "venv", str(clean)).returncode == 0
    python = clean / "bin" / "python"
    command = [python, "-m", "pip", "install", "--quiet", "--no-index", "--disable-pip-version-check", wheel]
    subprocess.run(command, check=True)
    code = "import quotalaw as ql; print(ql.th.contribution(fund_year=2027, employees=1234, hired=7).contribution)"
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, cwd=outside, env=environment)
    assert done.stdout.strip() == "615025.00", done.stderr
    for program in ([python, "-m", "quotalaw"], [clean / "bin" / "quotalaw"]):
        done = subprocess.run([*program, "questions", "th.quota"], capture_output=True, text=True, cwd=outside)
        assert done.returncode == 0 and done.stdout.startswith("th.quota"), done.stderr
        done = subprocess.run([*program, "eval", "no-such-file"], capture_output=True, text=True, cwd=outside)
        assert done.returncode == 2 and "no-such-file" in done.stderr


def test_the_module_asks_for_no_library_that_a_machine_may_not_have():
    needed = subprocess.run(["ldd", _core.__file__], capture_output=True, text=True, check=True).stdout
    names = {line.split()[0].split(".so")[0] for line in needed.splitlines()}
    # LEMON is the planner's; libxlsxwriter, and what it needs, the workbook's. Debian has them; a wheel for other
    # machines would have to bring them.
    allowed = {
        "libcrypto",
        "liblemon",
        "libminizip",
        "libxlsxwriter",
        "libz",
        "linux-vdso",
        "libstdc++",
        "libm",
        "libgcc_s",
        "libc",
        "libpthread",
        "/lib64/ld-linux-x86-64",
    }
    assert names <= allowed, names - allowed


def test_plotting_without_matplotlib_says_what_to_install():
    code = (
        "import sys; sys.modules['matplotlib'] = None\nimport quotalaw as ql\n"
        "try:\n    ql.plot\nexcept ImportError as e:\n    print(e)"
    )
    done = run("-c", code)
    assert "pip install quotalaw[notebook]" in done.stdout, done.stdout + done.stderr
