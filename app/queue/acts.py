"""What responders do to a case, as they tell it (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from app.kit.case_codes import ContactedWith, EventKind, Outcome, WaitingReason
from app.kit.codes import TriState, Urgency
from app.kit.study_codes import Activity
from app.queue.work import Coded, Learned, VisitTold

CONTACT = frozenset({EventKind.CONTACTED, EventKind.CONTACT_ATTEMPTED})

ACTIONS = CONTACT | {EventKind.ASSESSED, EventKind.VISIT_PLANNED, EventKind.ACTIVITY}
"""What counts as having acted on a report; a note or a wait does not."""

BY_ANYBODY = CONTACT | {EventKind.NOTE}
"""What every responder who sees the case may tell, because it is so whoever owns the case."""

TELLABLE = ACTIONS | {
    EventKind.NOTE,
    EventKind.WAITING_STARTED,
    EventKind.WAITING_ENDED,
    EventKind.URGENCY_SET,
    EventKind.FOLLOWED_UP,
    EventKind.VISIT_CALLED_OFF,
    EventKind.CASE_TYPE_SET,
    EventKind.OCCASIONS_SET,
    EventKind.CAUSES_SET,
    EventKind.RESIDENT_CONFIRMED,
}
"""What is told as an event; claiming, closing and the like are acts with routes of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTold:
    """One event as a responder tells it; `at` is when it was so, `report` a reference the contact was about."""

    kind: EventKind
    at: datetime
    contacted: ContactedWith | None = None
    report: str | None = None
    note: str | None = None
    urgency: Urgency | None = None
    reason: WaitingReason | None = None
    until: datetime | None = None
    activity: Activity | None = None
    coded: Coded = field(default_factory=Coded)
    visit: VisitTold | None = None
    learned: Learned = field(default_factory=Learned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a case ends: an outcome, and to whom it was handed over or the reason."""

    outcome: Outcome
    at: datetime
    handed_over_to: str | None = None
    reason: str | None = None
    expected_to_return: TriState = TriState.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopening:
    """Why a closed case is opened again, and when that was so."""

    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done, for measuring: the case, when it was so, and the one report a contact was about."""

    case: UUID
    number: str
    centre: UUID
    version: int
    at: datetime
    kind: EventKind
    contacted: ContactedWith | None = None
    report: UUID | None = None
    moved: tuple[UUID, ...] = ()
    moved_from: UUID | None = None
