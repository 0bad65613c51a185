"""A case as whoever is let in by a consent that is not for all of it sees it: what the consent is for, nothing else.

What is not listed here is not shown: whatever a case comes to tell besides is nobody's by consent until it is.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from pydantic import Field

from app.access.scopes import Scope, Scopes, in_order
from app.api.case_deadlines import AlarmOut, DeadlineOut, EvictionOut
from app.api.case_views import CaseOut, DecisionKeptOut, EarlierCaseOut, QueueItemOut, TimelineOut
from app.api.case_work import PauseOut, VisitOut, WorkOut
from app.api.correction_views import CorrectionOut
from app.api.course_views import CourseOut, FollowUpOut
from app.api.hand_over_views import HandOverOut, OwnedOut, ParticipantOut
from app.api.report_views import CaseReportOut
from app.api.task_views import PlaceOut, TaskOut, WaitsOut
from app.assignment.corrections import Corrected
from app.kit.case_codes import EventKind, HistoryKind, Outcome
from app.kit.codes import TriState

STATUS: Final = frozenset(
    {
        *("number", "state", "urgency", "owner", "owner_kind", "social_centre", "unclaimed", "stand_in"),
        *("received_at", "answer_by", "owes_answer", "act_by", "waiting", "alarm", "news", "version"),
        *("closed_at", "merged_into"),
    }
)
"""How a case stands and whose work it is: nothing of a person."""
SECTIONS: Final[Mapping[Scope, frozenset[str]]] = {
    Scope.STATUS: STATUS,
    Scope.CONTACTS: frozenset({"resident", "place", "contact_advice", "interpreter_language", "safety", "reports"}),
    Scope.TEXTS: frozenset({"concerns", "reports", "decisions"}),
    Scope.EVENTS: frozenset(
        {
            *("notes", "timeline", "tasks", "waits_for_others", "owners", "participants", "earlier_cases", "work"),
            *("visits", "pauses", "deadlines", "eviction", "alarms"),
            *("concerns", "informed", "possibly_related", "relapse", "suggested_owner"),
            *("merged_from", "outcome", "expected_to_return"),
        }
    ),
    Scope.SUPPORT: frozenset({"courses", "follow_ups"}),
}
_OF_SUPPORT: Final = frozenset(
    {
        *(HistoryKind.COURSE_STARTED, HistoryKind.COURSE_EXTENDED, HistoryKind.COURSE_ENDED, HistoryKind.FOLLOW_UP_SET),
        EventKind.FOLLOWED_UP,
    }
)
"""What happened, by its kind, that tells of support."""
_OF_CONTACTS: Final = frozenset({Corrected.RESIDENT, Corrected.PLACE})
OF_BOTH: Final = frozenset({"hand_overs", "corrections"})
"""Events that are nothing without what people wrote: they are shown to whom texts and events are."""


_UNSHARED: Final[MappingProxyType[str, Any]] = MappingProxyType(
    {
        **dict.fromkeys(("resident", "interpreter_language", "suggested_owner", "relapse")),
        **{name: [] for name in ("contact_advice", "safety", "concerns", "informed", "possibly_related")},
        "place": PlaceOut(),
    }
)
"""What stands where a field of a queue is not shared: of its own kind, so that a page can be shown of it."""
_UNSHARED_OF_CASE: Final[MappingProxyType[str, Any]] = MappingProxyType(
    {"merged_from": [], "outcome": None, "expected_to_return": None}
)


class SharedReportOut(CaseReportOut):
    """One report of the case; its words and files, and who told it, as far as the consent is for them."""

    description: str | None = None  # type: ignore[assignment]


class SharedItemOut(QueueItemOut):
    """A case in a queue by consent. What is null or empty is not shared, or there is none: `shared` says what is."""

    shared: list[Scope] = Field(
        description="What of the case is shared; the rest is not shown, and nothing is changed."
    )
    relapse: bool | None  # type: ignore[assignment]


class SharedCaseOut(SharedItemOut):
    """A case by consent. What is null or empty is not shared, or there is none: `shared` says what is shared."""

    merged_from: list[str]
    merged_into: str | None
    outcome: Outcome | None
    expected_to_return: TriState | None
    closed_at: datetime | None
    reports: list[SharedReportOut] | None = None
    decisions: list[DecisionKeptOut] | None = None
    notes: list[dict[str, str]] | None = None
    timeline: list[TimelineOut] | None = None
    tasks: list[TaskOut] | None = None
    waits_for_others: WaitsOut | None = None
    owners: list[OwnedOut] | None = None
    participants: list[ParticipantOut] | None = None
    hand_overs: list[HandOverOut] | None = None
    corrections: list[CorrectionOut] | None = None
    earlier_cases: list[EarlierCaseOut] | None = None
    work: WorkOut | None = None
    visits: list[VisitOut] | None = None
    pauses: list[PauseOut] | None = None
    deadlines: list[DeadlineOut] | None = None
    eviction: EvictionOut | None = None
    alarms: list[AlarmOut] | None = None
    courses: list[CourseOut] | None = None
    follow_ups: list[FollowUpOut] | None = None


def shared_item(whole: QueueItemOut, scope: Scopes) -> SharedItemOut:
    """Return of a case in a queue what a consent of this scope is for."""
    names = _names(scope) & QueueItemOut.model_fields.keys()
    told = _UNSHARED | {name: getattr(whole, name) for name in names}
    return SharedItemOut.model_construct(**told, shared=in_order(scope))


def shared_case(whole: CaseOut, scope: Scopes) -> SharedCaseOut:
    """Return of a case what a consent of this scope is for."""
    names = _names(scope) | (OF_BOTH if {Scope.TEXTS, Scope.EVENTS} <= scope else frozenset())
    told = _UNSHARED | _UNSHARED_OF_CASE | {name: getattr(whole, name) for name in names}
    told |= {name: part(whole, scope) for name, part in _PARTS.items() if name in names}
    return SharedCaseOut.model_construct(**told, shared=in_order(scope))


def _names(scope: Scopes) -> frozenset[str]:
    return frozenset().union(*(SECTIONS[one] for one in scope))


def _reports(whole: CaseOut, scope: Scopes) -> list[SharedReportOut]:
    unsaid: dict[str, Any] = {"description": None, "attachments": []}
    unnamed = {"name": None, "phone": None, "email": None}
    shown = []
    for one in whole.reports:
        told = {name: getattr(one, name) for name in CaseReportOut.model_fields}
        told |= {} if Scope.TEXTS in scope else unsaid
        told |= {} if Scope.CONTACTS in scope else {"reporter": one.reporter.model_copy(update=unnamed)}
        shown.append(SharedReportOut.model_construct(**told))
    return shown


def _corrections(whole: CaseOut, scope: Scopes) -> list[CorrectionOut]:
    """Who it is about, and where, is put right as a contact."""
    return [one for one in whole.corrections if Scope.CONTACTS in scope or one.what not in _OF_CONTACTS]


def _tasks(whole: CaseOut, scope: Scopes) -> list[TaskOut]:
    unsaid = {} if Scope.TEXTS in scope else {"text": None, "answer": None}
    unplaced = {} if Scope.CONTACTS in scope else {"place": PlaceOut(), "safety": []}
    return [one.model_copy(update={**unsaid, **unplaced}) for one in whole.tasks]


def _timeline(whole: CaseOut, scope: Scopes) -> list[TimelineOut]:
    seen = [one for one in whole.timeline if Scope.SUPPORT in scope or one.kind not in _OF_SUPPORT]
    return seen if Scope.TEXTS in scope else [one.model_copy(update={"note": None}) for one in seen]


def _work(whole: CaseOut, scope: Scopes) -> WorkOut:
    if Scope.TEXTS in scope:
        return whole.work
    types = [one.model_copy(update={"reason": None}) for one in whole.work.case_types]
    return whole.work.model_copy(update={"case_types": types})


def _courses(whole: CaseOut, scope: Scopes) -> list[CourseOut]:
    if Scope.TEXTS in scope:
        return whole.courses
    return [
        one.model_copy(update={"extensions": [each.model_copy(update={"reason": None}) for each in one.extensions]})
        for one in whole.courses
    ]


_PARTS: Final[Mapping[str, Callable[[CaseOut, Scopes], object]]] = {
    "reports": _reports,
    "corrections": _corrections,
    "timeline": _timeline,
    "tasks": _tasks,
    "work": _work,
    "courses": _courses,
}
"""Which of the fields are shown in part, by their scopes."""
