# SPDX-License-Identifier: Apache-2.0
"""Thailand: one employer at a time (`contribution`, `quota`, …) and many at a time (`contribution_table`)."""

from ._questions_th import *  # noqa: F403
from ._questions_th import __all__ as _questions
from .tables import contribution_table

__all__ = [*_questions, "contribution_table"]
