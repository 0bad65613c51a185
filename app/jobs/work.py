"""What a piece of promised work is, and when it is tried again (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

MOST_ATTEMPTS = 10
SHOWN_FROM = 3
"""After so many attempts it is told to the monitoring as failing."""
LEASE = timedelta(minutes=2)
_FIRST_PAUSE = timedelta(seconds=15)
_LONGEST_PAUSE = timedelta(hours=1)


class JobState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"


class NotYet(Exception):
    """What was promised must wait until then, and is given up for none of its waits."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Leased work: `attempts` counts this one."""

    id: UUID
    kind: str
    key: str
    subject: UUID | None
    payload: str | None
    attempts: int
    lease: UUID


def pause_after(attempts: int) -> timedelta | None:
    """Return how long to wait after so many failures, or None when the job is a dead letter."""
    if attempts >= MOST_ATTEMPTS:
        return None
    pause: timedelta = _FIRST_PAUSE * 2 ** (attempts - 1)
    return min(pause, _LONGEST_PAUSE)
