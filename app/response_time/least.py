"""How many are too few to be shown outside a centre (pure)."""

from __future__ import annotations

from typing import Final

LEAST: Final = 5
"""The smallest count that analysts and the public are shown."""


def is_few(count: float) -> bool:
    """Say whether it is somebody, and so few that a reader might know whom; nobody is nobody's secret."""
    return 0 < count < LEAST
