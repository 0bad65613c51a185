"""What the cases of a period were about and how they ended, each answer of all n cases.

Tables 7, 10, 13, 14 and 16 of the 2008 study, and what it could not count. Causes (table 15) never leave the case and
are in no figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from app.kit.case_codes import EventKind, Outcome
from app.kit.codes import Concern, EvictionStage, ReporterKind, TriState
from app.kit.database import Tx
from app.kit.study_codes import Activity, CaseType, Occasion, Origin
from app.response_time.scheme import ends
from app.response_time.scheme.ends import Answers, Eviction, Relapse
from app.response_time.scheme.origins import ORIGIN_OF
from app.response_time.scheme.population import counted_cases, events_of, reports_of
from app.response_time.scheme.scope import CountedCase, Scope
from app.response_time.scheme.tally import Tally, tally

_UNKNOWN: Final = "unknown"


class Question(StrEnum):
    """What is asked of every case."""

    CASE_TYPES = "case-types"
    ORIGINS = "origins"
    CONCERNS = "concerns"
    OCCASIONS = "occasions"
    ACTIVITIES = "activities"
    STAGES = "stages"
    REFERRED = "referred"
    OUTCOMES = "outcomes"
    RELAPSES = "relapses"
    EVICTIONS = "evictions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The answers of the cases; `persons` are those known by name, `nameless` the cases in which nobody is."""

    table: Tally
    persons: int
    nameless: int


def answered(tx: Tx, question: Question, *, scope: Scope) -> Answered:
    """Return how many of the cases of a scope gave each answer."""
    counted = counted_cases(tx, scope)
    way = _WAYS[question]
    found = way.find(tx, counted, scope)
    return Answered(
        table=tally([found.get(one.id, ()) for one in counted], codes=way.codes, unknown=way.unknown),
        persons=len({one.resident for one in counted if one.resident is not None}),
        nameless=len([one for one in counted if one.resident is None]),
    )


def _case_types(tx: Tx, counted: Sequence[CountedCase], scope: Scope) -> Answers:
    """Find every type that was in force at some instant of the period: a case that changed has both."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for one in events_of(tx, _ids(counted), {EventKind.CASE_TYPE_SET}, before=scope.end):
        if one.at <= scope.start:
            found[one.case].clear()
        found[one.case].add(one.codes["case_type"][1])
    return found


def _occasions(tx: Tx, counted: Sequence[CountedCase], scope: Scope) -> Answers:
    told = events_of(tx, _ids(counted), {EventKind.OCCASIONS_SET}, before=scope.end)
    return {one.case: one.codes["occasions"] for one in told}


def _activities(tx: Tx, counted: Sequence[CountedCase], scope: Scope) -> Answers:
    """Find what was done in the period itself."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for one in events_of(tx, _ids(counted), {EventKind.ACTIVITY}, before=scope.end):
        if one.at >= scope.start:
            found[one.case].add(one.codes["activity"])
    return found


def _origins(tx: Tx, counted: Sequence[CountedCase], scope: Scope) -> Answers:
    found = reports_of(tx, _ids(counted), before=scope.end)
    return {case: {ORIGIN_OF[ReporterKind(one.reporter_kind)].value for one in told} for case, told in found.items()}


def _concerns(tx: Tx, counted: Sequence[CountedCase], scope: Scope) -> Answers:
    """Find what reporters named; what a text alone suggests counts when somebody has confirmed it."""
    found: dict[UUID, Iterable[str]] = {
        case: {concern for one in told for concern in one.concerns}
        for case, told in reports_of(tx, _ids(counted), before=scope.end).items()
    }
    for one in events_of(tx, _ids(counted), {EventKind.CORRECTED}, before=scope.end):
        if "concerns" in one.codes:
            found[one.case] = one.codes["concerns"][1]
    return found


def _stages(tx: Tx, counted: Sequence[CountedCase], scope: Scope) -> Answers:
    """Find how far an eviction had come when it was first reported: the earlier, the earlier caught."""
    found: dict[UUID, Iterable[str]] = {}
    for case, told in reports_of(tx, _ids(counted), before=scope.end).items():
        found[case] = [one.eviction_stage for one in told if one.eviction_stage][:1]
    return found


def _referred(tx: Tx, counted: Sequence[CountedCase], scope: Scope) -> Answers:
    found: dict[UUID, Iterable[str]] = {}
    for case, told in reports_of(tx, _ids(counted), before=scope.end).items():
        found[case] = [one.referred for one in told if one.referred != TriState.UNKNOWN.value][-1:]
    return found


def _ids(counted: Sequence[CountedCase]) -> Sequence[UUID]:
    return [one.id for one in counted]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """How a question is answered: every code is a line, and whoever gave no answer is counted as `unknown`."""

    codes: Sequence[str]
    find: Callable[[Tx, Sequence[CountedCase], Scope], Answers]
    unknown: str = _UNKNOWN


_WAYS: Final[Mapping[Question, _Way]] = {
    Question.CASE_TYPES: _Way(codes=[one.value for one in CaseType], find=_case_types),
    Question.ORIGINS: _Way(codes=[one.value for one in Origin], find=_origins, unknown=Origin.OTHER_OR_UNKNOWN.value),
    Question.CONCERNS: _Way(codes=[one.value for one in Concern], find=_concerns),
    Question.OCCASIONS: _Way(codes=[one.value for one in Occasion], find=_occasions),
    Question.ACTIVITIES: _Way(codes=[one.value for one in Activity], find=_activities),
    Question.STAGES: _Way(codes=[one.value for one in EvictionStage], find=_stages),
    Question.REFERRED: _Way(codes=[one.value for one in TriState], find=_referred),
    Question.OUTCOMES: _Way(codes=[one.value for one in Outcome], find=ends.outcomes, unknown="not_closed"),
    Question.RELAPSES: _Way(codes=[one.value for one in Relapse], find=ends.relapses),
    Question.EVICTIONS: _Way(codes=[one.value for one in Eviction], find=ends.evictions),
}
