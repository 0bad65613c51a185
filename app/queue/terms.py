"""How long who is offered a case may think about it (pure)."""

from __future__ import annotations

from datetime import datetime

from app.kit.calendar import WorkingCalendar
from app.kit.codes import ClockUnit, Urgency

_TERMS = {
    Urgency.ACUTE: (1, ClockUnit.HOUR),
    Urgency.SOON: (4, ClockUnit.OFFICE_HOUR),
}
_OTHERWISE = (2, ClockUnit.WORKING_DAY)


def answer_by(urgency: Urgency, *, at: datetime, calendar: WorkingCalendar) -> datetime:
    """Return until when an offer of a case is open, in the hours of the centre that is asked."""
    amount, unit = _TERMS.get(urgency, _OTHERWISE)
    return calendar.deadline(at, amount, unit)
