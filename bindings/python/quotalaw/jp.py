# SPDX-License-Identifier: Apache-2.0
"""Japan: one employer at a time (`levy`, `obligation`, …) and many at a time (`levy_table`, `obligation_table`)."""

from ._questions_jp import *  # noqa: F403
from ._questions_jp import __all__ as _questions
from .tables import levy_table, obligation_table

__all__ = [*_questions, "levy_table", "obligation_table"]
