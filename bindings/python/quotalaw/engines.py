# SPDX-License-Identifier: Apache-2.0
"""What the engines share: work in other processes is done under the same law, or not at all."""

from __future__ import annotations

from . import _core
from .errors import LawMismatch, refusal


def check_law(country: str, expected: str) -> None:
    """Refuses to go on under another law than the one expected. `country` is "jp." or "th."."""
    found = _core.law_version(country)
    if found != expected:
        raise refusal(LawMismatch, "other_law", found=found, expected=expected)
