"""What is due in a case, how an eviction stands, and calls of the duty contact, as those see it whose case it is."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from app.api.fields import View
from app.assignment.case import Case
from app.deadlines.duty import AlarmCall, calls_of
from app.deadlines.eviction import Eviction
from app.deadlines.known import eviction_of
from app.deadlines.limit import Limit, What
from app.deadlines.look import upcoming
from app.directory.current import current
from app.kit.calendar import WorkingCalendar
from app.kit.codes import EvictionStage
from app.kit.database import Tx


class DeadlineOut(View):
    """One limit: its owner is reminded before `at` and alarmed then; by the law it may be later (`by_law`)."""

    what: What
    at: datetime
    by_law: datetime | None
    statutory: bool = Field(description="Set by the law: no wait pauses it.")
    met: bool
    task: UUID | None
    report: str | None = Field(description="The reference of the report whose reporter it is about.")


class EvictionOut(View):
    """How an eviction stands by what was told last; `demand_deadline` is the last day to pay after the demand."""

    stage: EvictionStage
    told_at: datetime
    at: datetime | None
    payment_demand_received_on: date | None
    demand_deadline: date | None
    terminated_on: date | None


class AlarmOut(View):
    """A call of the duty contact; it goes on until it is acknowledged or somebody takes the case."""

    id: UUID
    raised_at: datetime
    calls: int
    last_called_at: datetime | None
    acknowledged_at: datetime | None
    acknowledged_by: UUID | None
    ended_at: datetime | None


def deadlines_part(tx: Tx, item: Case, references: Mapping[UUID, str]) -> dict[str, Any]:
    """Return what a case shows of its limits; `references` of its reports name those some are about."""
    calendar = current(tx).calendar(item.centre)
    eviction = eviction_of(tx, item)
    return {
        "deadlines": [_deadline_fields(one, references) for one in upcoming(tx, item, calendar=calendar)],
        "eviction": None if eviction is None else _eviction_fields(eviction, calendar),
        "alarms": [_alarm_fields(one) for one in calls_of(tx, case=item.id)],
    }


def _deadline_fields(limit: Limit, references: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "what": limit.what,
        "at": limit.at,
        "by_law": limit.by_law if limit.by_law != limit.at else None,
        "statutory": limit.statutory,
        "met": limit.met,
        "task": limit.ref if limit.what is What.TASK else None,
        "report": references.get(limit.ref),
    }


def _eviction_fields(eviction: Eviction, calendar: WorkingCalendar) -> dict[str, Any]:
    deadline = eviction.demand_deadline(calendar)
    return {
        "stage": eviction.stage,
        "told_at": eviction.told_at,
        "at": eviction.at,
        "payment_demand_received_on": eviction.demand_received_on,
        "demand_deadline": None if deadline is None else deadline.moved,
        "terminated_on": eviction.terminated_on,
    }


def _alarm_fields(call: AlarmCall) -> dict[str, Any]:
    return {
        "id": call.id,
        "raised_at": call.raised_at,
        "calls": call.calls,
        "last_called_at": call.last_called_at,
        "acknowledged_at": call.acknowledged_at,
        "acknowledged_by": call.acknowledged_by,
        "ended_at": call.ended_at,
    }
