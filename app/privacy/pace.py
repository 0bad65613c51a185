"""How much is done in one transaction (pure): as much as takes a quarter of a second on this machine, now."""

from __future__ import annotations

from typing import Final

WANTED_SECONDS: Final = 0.25
"""Everybody who writes to an embedded database waits as long as one transaction takes; a second is too long."""
AT_FIRST: Final = 20
_MOST: Final = 100


class Pace:
    """Starts small, and goes by how long the last one took: a disk or a table that grew slow makes the pieces small."""

    __slots__ = ("size",)

    def __init__(self) -> None:
        self.size = AT_FIRST

    def took(self, seconds: float, *, many: int) -> None:
        """Set how many come next, by how long so `many` took; at most twice as many as before, and at least one."""
        fitting = int(many * WANTED_SECONDS / max(seconds, 1e-6))
        self.size = max(1, min(fitting, 2 * self.size, _MOST))
