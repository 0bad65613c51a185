"""A case as responders and leaders see it; suppliers see tasks and never a case."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ConfigDict, Field

from app.api.case_deadlines import AlarmOut, DeadlineOut, EvictionOut
from app.api.case_work import PauseOut, VisitOut, WorkOut
from app.api.correction_views import CorrectionOut
from app.api.course_views import CourseOut, FollowUpOut
from app.api.fields import View
from app.api.hand_over_views import CentreOut, HandOverOut, OwnedOut, ParticipantOut
from app.api.report_views import CaseReportOut
from app.api.task_views import PlaceOut, TaskOut, WaitsOut
from app.assignment.case import Case, EarlierCase
from app.assignment.stand_in import StoodIn, stood_in
from app.directory.entries import Responder
from app.directory.snapshot import Directory
from app.history.events import Happened
from app.kit.case_codes import CaseState, Outcome
from app.kit.codes import Concern, ContactAdvice, ResponderKind, Safety, TriState, Urgency
from app.triage.keep import DecisionKept

_ITEM: dict[str, Any] = {
    "contact_advice": ["opens_no_letters"],
    "safety": ["dog"],
    "interpreter_language": None,
    "number": "K7Q2-9XM4",
    "state": "new",
    "urgency": "soon",
    "concerns": ["neglect", "worry"],
    "owner": {
        "responder": "0199a5f0-6f1e-7a10-8000-000000000009",
        "kind": "housing_adviser",
        "name": "Inge Vestergaard",
    },
    "owner_kind": "housing_adviser",
    "social_centre": {"id": "0199a5f0-6f1e-7a10-8000-000000000002", "name": "Bispebjerg"},
    "place": {"address": "Ahornvej 14", "floor": "2", "door": "th", "postcode": "2400"},
    "resident": None,
    "received_at": "2026-11-20T22:31:04Z",
    "answer_by": "2026-11-23T14:00:00Z",
    "owes_answer": True,
    "act_by": None,
    "waiting": None,
    "unclaimed": False,
    "informed": [],
    "possibly_related": [],
    "relapse": False,
    "alarm": False,
    "suggested_owner": None,
    "stand_in": None,
    "news": False,
    "version": 1,
}


class OwnerOut(View):
    """Whose work it is: a person or unit of the municipality."""

    responder: UUID
    kind: ResponderKind
    name: str


class ResidentOut(View):
    """Whom it is about, as far as that is known."""

    name: str | None = None
    phone: str | None = None


class WaitingOut(View):
    """What is waited for, and until when."""

    reason: str
    until: datetime | None


class StandInOut(View):
    """Somebody acts in this case for its owner, who is away until then; null is until nobody knows when."""

    absent: OwnerOut
    substitute: OwnerOut
    until: datetime | None


class QueueItemOut(View):
    """One case in a queue."""

    model_config = ConfigDict(json_schema_extra={"examples": [_ITEM]})

    contact_advice: list[ContactAdvice] = Field(description="How to reach the resident; read this first.")
    safety: list[Safety] = Field(description="What a visitor must know; read this first.")
    interpreter_language: str | None
    number: str
    state: CaseState
    urgency: Urgency
    concerns: list[Concern]
    owner: OwnerOut
    owner_kind: ResponderKind
    social_centre: CentreOut
    place: PlaceOut
    resident: ResidentOut | None
    received_at: datetime
    answer_by: datetime = Field(description="By when the next of its reporters is to be answered, or was.")
    owes_answer: bool = Field(description="Some reporter waits for an answer; else nothing of it is overdue.")
    act_by: datetime | None = Field(
        description="By when somebody is to act on it; null where nobody need, or somebody did."
    )
    waiting: WaitingOut | None
    unclaimed: bool
    informed: list[ResponderKind]
    possibly_related: list[str]
    relapse: bool
    alarm: bool
    suggested_owner: OwnerOut | None = Field(description="Who had it before and was not there to get it again.")
    stand_in: StandInOut | None = Field(description="Who acts for the owner, who is away: both are shown the case.")
    news: bool = Field(description="Something was added; nobody has acted since, nor has the owner looked at the case.")
    version: int


class DecisionKeptOut(View):
    """What the rules decided for a report, and why."""

    rule_set: int
    rules: list[str]
    owner_kind: ResponderKind
    urgency: Urgency
    decided_at: datetime
    findings: list[dict[str, Any]]


class TimelineOut(View):
    """Something that happened, when it was so and when it was recorded."""

    kind: str
    at: datetime
    recorded_at: datetime
    report: str | None
    responder: UUID | None
    codes: dict[str, Any]
    note: str | None


class EarlierCaseOut(View):
    """An earlier case of the same dwelling."""

    number: str
    received_at: datetime
    closed_at: datetime | None
    outcome: str | None


class CaseOut(QueueItemOut):
    """A case with everything its owner needs."""

    notes: list[dict[str, str]]
    reports: list[CaseReportOut]
    decisions: list[DecisionKeptOut]
    timeline: list[TimelineOut]
    tasks: list[TaskOut]
    waits_for_others: WaitsOut
    owners: list[OwnedOut]
    participants: list[ParticipantOut]
    hand_overs: list[HandOverOut]
    corrections: list[CorrectionOut]
    merged_from: list[str] = Field(description="Cases that ended in this one; the timeline tells theirs too.")
    merged_into: str | None = Field(description="The case in which this one ended.")
    earlier_cases: list[EarlierCaseOut]
    outcome: Outcome | None
    expected_to_return: TriState | None = Field(description="As the owner expected when the case was closed.")
    closed_at: datetime | None
    work: WorkOut
    visits: list[VisitOut]
    pauses: list[PauseOut]
    deadlines: list[DeadlineOut]
    eviction: EvictionOut | None
    alarms: list[AlarmOut]
    courses: list[CourseOut]
    follow_ups: list[FollowUpOut]


def owner_fields(item: Case, directory: Directory) -> dict[str, Any]:
    owner = directory.responder(item.owner)
    if owner is None:
        return {"responder": item.owner, "kind": item.owner_kind, "name": ""}
    return {"responder": item.owner, "kind": owner.kind, "name": owner.title}


def item_fields(item: Case, directory: Directory, *, at: datetime) -> dict[str, Any]:
    """Return the fields of a queue item, ready to be written."""
    centre, waiting = directory.centre(item.centre), item.waiting
    return {
        "number": item.number,
        "state": item.state,
        "urgency": item.urgency,
        "concerns": item.concerns,
        "owner": owner_fields(item, directory),
        "owner_kind": item.owner_kind,
        "social_centre": {"id": item.centre, "name": "" if centre is None else centre.name},
        "place": item.place,
        "resident": item.resident,
        "received_at": item.received_at,
        "answer_by": item.answer_by,
        "owes_answer": item.owes_answer,
        "act_by": item.act_by if item.owes_action else None,
        "waiting": None if waiting is None else {"reason": waiting.reason, "until": waiting.until},
        "unclaimed": item.unclaimed,
        "informed": item.informed,
        "safety": item.safety,
        "contact_advice": item.contact_advice,
        "interpreter_language": item.interpreter_language,
        "possibly_related": item.possibly_related,
        "relapse": item.relapse,
        "alarm": item.alarm,
        "suggested_owner": suggested_fields(item, directory),
        "stand_in": _stand_in_fields(stood_in(item, directory, at)),
        "news": item.news,
        "version": item.version,
    }


def _stand_in_fields(found: StoodIn | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"absent": _who(found.absent), "substitute": _who(found.substitute), "until": found.until}


def _who(responder: Responder) -> dict[str, Any]:
    return {"responder": responder.id, "kind": responder.kind, "name": responder.title}


def suggested_fields(item: Case, directory: Directory) -> dict[str, Any] | None:
    known = None if item.suggested_owner is None else directory.responder(item.suggested_owner)
    return None if known is None else _who(known)


def timeline_fields(happened: Sequence[Happened], references: Mapping[UUID, str]) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind,
            "at": one.at,
            "recorded_at": one.recorded_at,
            "report": None if one.report is None else references.get(one.report),
            "responder": one.responder,
            "codes": one.codes,
            "note": one.note,
        }
        for one in happened
    ]


def decision_fields(kept: DecisionKept) -> dict[str, Any]:
    return {
        "rule_set": kept.rule_set,
        "rules": kept.rules,
        "owner_kind": kept.owner_kind,
        "urgency": kept.urgency,
        "decided_at": kept.decided_at,
        "findings": kept.findings,
    }


def earlier_fields(earlier: Sequence[EarlierCase]) -> list[dict[str, Any]]:
    return [
        {
            "number": one.number,
            "received_at": one.received_at,
            "closed_at": one.closed_at,
            "outcome": one.outcome,
        }
        for one in earlier
    ]
