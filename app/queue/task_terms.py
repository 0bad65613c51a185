"""By when a task is to be done where nobody says."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.assignment.case import Case
from app.directory.current import current
from app.kit.codes import ClockUnit
from app.kit.database import Tx

_USUAL: Final = (5, ClockUnit.WORKING_DAY)


def usual_due(tx: Tx, item: Case, *, at: datetime) -> datetime:
    """Return the usual term of what was set `at`; where that is over by now, of what is set now."""
    calendar = current(tx).calendar(item.centre)
    due = calendar.deadline(at, *_USUAL)
    return due if due > tx.now else calendar.deadline(tx.now, *_USUAL)
