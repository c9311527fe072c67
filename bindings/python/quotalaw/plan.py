# SPDX-License-Identifier: Apache-2.0
"""Public questions `plan.…` of both countries."""

from ._questions_plan import *  # noqa: F403
from ._questions_plan import __all__ as __all__
