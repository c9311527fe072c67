# SPDX-License-Identifier: Apache-2.0
"""`python -m quotalaw`: the same command as `quotalaw`, which also takes Parquet files and workbooks."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from . import _core
from .errors import QuotalawError


def _with_text(arguments: list[str], folder: str) -> list[str]:
    """Each Parquet file or workbook among the arguments is made a CSV file, which the command reads."""
    from .rosters import parquet_text, workbook_text

    readers: dict[str, Callable[[str], str]] = {
        ".parquet": parquet_text,
        ".pq": parquet_text,
        ".xlsx": workbook_text,
        ".xlsm": workbook_text,
    }
    out: list[str] = []
    for argument in arguments:
        reader = readers.get(Path(argument).suffix.lower())
        before = out[-1] if out else ""
        if reader is None or before == "--out" or not os.path.isfile(argument):
            out.append(argument)
            continue
        made = Path(folder) / (Path(argument).stem + ".csv")
        made.write_text(reader(argument), encoding="utf-8")
        out.append(str(made))
        print(f"quotalaw: {argument} is read as CSV; lines are rows of the file", file=sys.stderr)
    return out


def main() -> int:
    """Runs the command with the arguments of this process."""
    # As any program: quiet when the reader of its output has gone, and stopped by Ctrl-C.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    arguments = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="quotalaw-") as folder:
        try:
            arguments = _with_text(arguments, folder)
        except (QuotalawError, ImportError) as problem:
            print(f"quotalaw: {problem}", file=sys.stderr)
            return 2
        sys.stdout.flush()
        return _core.run_command(["quotalaw", *arguments])


if __name__ == "__main__":
    sys.exit(main())
