"""The work on a case as those see it whose case it is: its type, occasions, causes, activities and visits."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from app.api.fields import View
from app.assignment.case import Case
from app.history.events import Happened
from app.kit.case_codes import PauseEnd, VisitState, WaitingReason
from app.kit.database import Tx
from app.kit.study_codes import Activity, CaseType, Cause, Certainty, Occasion
from app.queue.pause import Pause
from app.queue.pauses import pauses_of
from app.queue.visits import visits_of
from app.queue.work import CaseWork, Visit
from app.queue.work_so_far import work_so_far


class TypeSetOut(View):
    """One step in the history of the type; the last is in force."""

    case_type: CaseType
    at: datetime
    recorded_at: datetime
    reason: str | None


class CauseOut(View):
    """An underlying cause, known or guessed; it never leaves the case."""

    cause: Cause
    certainty: Certainty


class WorkOut(View):
    """What the owner has set and done so far, by the codes of the study."""

    case_type: CaseType | None
    case_types: list[TypeSetOut]
    occasions: list[Occasion]
    causes: list[CauseOut]
    activities: dict[Activity, int] = Field(description="How often each was done.")
    attempts: int = Field(description="How often somebody was tried and not reached.")
    resident_confirmed_at: datetime | None


class VisitOut(View):
    """A visit, and what became of it."""

    id: UUID
    planned_for: datetime
    two_persons: bool
    interpreter_language: str | None
    state: VisitState
    ended_at: datetime | None


class PauseOut(View):
    """A wait: what for, from when, and when and by what it ended; it wakes by itself at `until`."""

    reason: WaitingReason
    started_at: datetime
    until: datetime
    ended_at: datetime | None
    ended_by: PauseEnd | None


def work_part(tx: Tx, item: Case, happened: Sequence[Happened], elsewhere: Sequence[Happened]) -> dict[str, Any]:
    """Return what a case shows of its work and of its end; `elsewhere` is told of cases that ended in it."""
    return {
        "outcome": item.outcome,
        "expected_to_return": item.expected_to_return,
        "closed_at": item.closed_at,
        "work": _work_fields(work_so_far(happened, elsewhere=elsewhere)),
        "visits": _visit_fields(visits_of(tx, case=item.id)),
        "pauses": _pause_fields(pauses_of(tx, case=item.id)),
    }


def _work_fields(work: CaseWork) -> dict[str, Any]:
    return {
        "case_type": work.case_type,
        "case_types": [
            {"case_type": one.case_type, "at": one.at, "recorded_at": one.recorded_at, "reason": one.reason}
            for one in work.types
        ],
        "occasions": work.occasions,
        "causes": [{"cause": one.cause, "certainty": one.certainty} for one in work.causes],
        "activities": work.activities,
        "attempts": work.attempts,
        "resident_confirmed_at": work.resident_confirmed_at,
    }


def _visit_fields(planned: Sequence[Visit]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "planned_for": one.planned_for,
            "two_persons": one.two_persons,
            "interpreter_language": one.interpreter_language,
            "state": one.state,
            "ended_at": one.ended_at,
        }
        for one in planned
    ]


def _pause_fields(waits: Sequence[Pause]) -> list[dict[str, Any]]:
    return [
        {
            "reason": one.reason,
            "started_at": one.started_at,
            "until": one.until,
            "ended_at": one.ended_at,
            "ended_by": one.ended_by,
        }
        for one in waits
    ]
