"""A case that waits: for how long at most, and what it does to the promises of its owner (pure).

A pause moves what the owner is held to inside. What the reporter was told stays as it was told, response times include
the wait, and no statutory clock ever pauses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from app.assignment.case import Case
from app.assignment.placing import Due
from app.kit.calendar import WorkingCalendar
from app.kit.case_codes import CaseState, ContactedWith, EventKind, PauseEnd, WaitingReason
from app.kit.codes import Urgency
from app.kit.errors import FieldError, Invalid
from app.queue.acts import EventTold

USUAL: Final = timedelta(days=14)
"""How long a case waits where nobody says until when."""
LONGEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A wait from `started_at`; it ends by itself at `until`."""

    id: UUID
    reason: WaitingReason
    started_at: datetime
    until: datetime
    ended_at: datetime | None = None
    ended_by: PauseEnd | None = None


def dated(told: EventTold) -> EventTold:
    """Return a wait with the date at which it ends by itself; Invalid where that cannot be. Other events stay."""
    if told.kind is not EventKind.WAITING_STARTED:
        return told
    if told.until is None and told.reason is WaitingReason.DATE:
        raise Invalid(FieldError("/until", "Say which date is waited for."))
    until = told.at + USUAL if told.until is None else told.until
    if not told.at < until <= told.at + LONGEST:
        raise Invalid(FieldError("/until", "A case waits until later, and for a year at most."))
    return replace(told, until=until)


def ends_wait(item: Case, told: EventTold) -> bool:
    """Say whether an event is what the case waited for, or leaves no time to wait."""
    if item.state != CaseState.WAITING.value or item.waiting is None:
        return False
    if told.kind is EventKind.CONTACTED and told.contacted is not None:
        return item.waiting.reason == _WAITED_FOR.get(told.contacted)
    return told.kind is EventKind.URGENCY_SET and told.urgency is Urgency.ACUTE


def moved_on(item: Case, *, started_at: datetime, ended_at: datetime, calendar: WorkingCalendar) -> dict[str, Any]:
    """Return what the owner is held to after a pause: as much office time as was left when it began.

    What was due already when it began, and all of the family team's, whose 24 hours are the law's, stays where it was.
    """
    if item.family:
        return {}
    values: dict[str, Any] = {}
    for name, limit in (("answer_by", item.answer_by), ("act_by", item.act_by)):
        if limit is not None and limit > started_at:
            values[name] = limit_after(limit, started_at=started_at, ended_at=ended_at, calendar=calendar)
    return values


def limit_after(limit: datetime, *, started_at: datetime, ended_at: datetime, calendar: WorkingCalendar) -> datetime:
    """Return when something is due after a pause: as much office time as was left when it began; what was due stays."""
    if limit <= started_at:
        return limit
    return max(limit, calendar.add_office(ended_at, calendar.office_seconds(started_at, limit)))


def no_later(values: dict[str, Any], due: Due | None) -> dict[str, Any]:
    """Return what a wait moved on, but for what became due anew when it ended: that had not begun before."""
    fresh = {} if due is None else {"answer_by": due.answer_by, "act_by": due.act_by}
    return values | {
        name: min(values[name], limit) for name, limit in fresh.items() if limit is not None and name in values
    }


def no_later_than(limit: datetime, due: Due | None) -> datetime:
    """Return when an answer is owed after a wait, but for what it was promised anew."""
    return limit if due is None else min(limit, due.answer_by)


_WAITED_FOR: Final = {
    ContactedWith.REPORTER: WaitingReason.REPORTER.value,
    ContactedWith.RESIDENT: WaitingReason.RESIDENT.value,
}
