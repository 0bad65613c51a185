"""Which cases figures of the scheme are about (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

VERSION: Final = 3
"""Of the definitions of these figures; a change that moves one takes the next number."""


class Which(StrEnum):
    """Which cases of a period are counted."""

    ACTED_ON = "acted_on"
    """In which somebody did something in the period, as the study counted."""
    RECEIVED = "received"
    """Whose first report was received in the period."""
    OPEN = "open"
    """Which were open at some instant of the period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """From `start` until just before `end`; `centres` None is all of them."""

    start: datetime
    end: datetime
    centres: frozenset[UUID] | None = None
    which: Which = Which.ACTED_ON
