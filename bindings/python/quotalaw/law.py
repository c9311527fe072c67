# SPDX-License-Identifier: Apache-2.0
"""Public questions `law.…` of both countries."""

from ._questions_law import *  # noqa: F403
from ._questions_law import __all__ as __all__
