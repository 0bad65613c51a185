"""A placed report enters the queues: what waited wakes for it, and every change gets its number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.assignment.placing import Placed
from app.kit.database import Tx
from app.queue.changes import number
from app.queue.entering import entered
from app.queue.pauses import wake_for


def enter(tx: Tx, placed: Sequence[Placed], *, at: datetime) -> None:
    """Show new cases and changed ones; the last step of a report that was received at the instant `at`."""
    for one in placed:
        if one.waited:
            wake_for(tx, case=one.case, at=at)
    number(tx, entered(placed))
