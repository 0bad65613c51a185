"""What the cases of a period were about and how they ended, each answer of all n cases.

Tables 7, 10, 13, 14 and 16 of the 2008 study, and what it could not count. Causes (table 15) never leave the case and
are in no figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from app.kit.case_codes import EventKind, Outcome
from app.kit.codes import Concern, EvictionStage, ReporterKind, TriState
from app.kit.database import Tx
from app.kit.study_codes import Activity, CaseType, Occasion, Origin
from app.response_time.scheme.ends import Eviction, Relapse
from app.response_time.scheme.origins import ORIGIN_OF
from app.response_time.scheme.questions import NO_EVICTION, Answered, Question
from app.response_time.scheme.scope import Scope
from app.response_time.scheme.tally import tally
from tests.response_time.scheme.case_by_case import ends
from tests.response_time.scheme.case_by_case.basis import Basis, Needs, all_needs
from tests.response_time.scheme.case_by_case.ends import Answers
from tests.response_time.scheme.case_by_case.population import read_basis

_UNKNOWN: Final = "unknown"


def answered(tx: Tx, question: Question, *, scope: Scope) -> Answered:
    """Return how many of the cases of a scope gave each answer."""
    return all_answered(tx, [question], scope=scope)[question]


def all_answered(tx: Tx, questions: Collection[Question], *, scope: Scope) -> Mapping[Question, Answered]:
    """Return the same for several questions; what they need is read once."""
    basis = read_basis(tx, scope, all_needs(_WAYS[one].needs for one in questions))
    return {one: _answered(_WAYS[one], basis) for one in questions}


def _answered(way: _Way, basis: Basis) -> Answered:
    found, counted = way.find(basis), basis.counted
    return Answered(
        table=tally([found.get(one.id, ()) for one in counted], codes=way.codes, unknown=way.unknown),
        not_known=way.not_known,
        persons=len({one.resident for one in counted if one.resident is not None}),
        nameless=len([one for one in counted if one.resident is None]),
    )


def _case_types(basis: Basis) -> Answers:
    """Find every type that was in force at some instant of the period: a case that changed has both."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for one in basis.told(EventKind.CASE_TYPE_SET):
        if one.at <= basis.scope.start:
            found[one.case].clear()
        found[one.case].add(one.codes["case_type"][1])
    return found


def _occasions(basis: Basis) -> Answers:
    return {one.case: one.codes["occasions"] for one in basis.told(EventKind.OCCASIONS_SET)}


def _activities(basis: Basis) -> Answers:
    """Find what was done in the period itself."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for one in basis.told_within(EventKind.ACTIVITY):
        found[one.case].add(one.codes["activity"])
    return found


def _origins(basis: Basis) -> Answers:
    return {
        case: {ORIGIN_OF[ReporterKind(one.reporter_kind)].value for one in told} for case, told in basis.reports.items()
    }


def _concerns(basis: Basis) -> Answers:
    """Find what reporters named; what a text alone suggests counts when somebody has confirmed it.

    A correction stands for all that was reported until it was told, and what is reported after it adds to it.
    """
    corrected = {one.case: one for one in basis.told(EventKind.CORRECTED) if one.codes.get("what") == "concerns"}
    found: dict[UUID, set[str]] = {case: set(one.codes["after"]) for case, one in corrected.items()}
    for case, told in basis.reports.items():
        right = corrected.get(case)
        new = (one for one in told if right is None or one.recorded_at > right.recorded_at)
        found.setdefault(case, set()).update(concern for one in new for concern in one.concerns)
    return found


def _stages(basis: Basis) -> Answers:
    """Find how far an eviction had come when it was first reported: the earlier, the earlier caught.

    A case without any has no stage, and that is known; of one that was reported without a stage it is not.
    """
    found: dict[UUID, Iterable[str]] = {one.id: [NO_EVICTION] for one in basis.counted}
    for case, told in basis.reports.items():
        stages = [one.eviction_stage for one in told if one.eviction_stage][:1]
        if stages or any(Concern.EVICTION_NOTICE.value in one.concerns for one in told):
            found[case] = stages
    return found


def _referred(basis: Basis) -> Answers:
    return {
        case: [one.referred for one in told if one.referred != TriState.UNKNOWN.value][-1:]
        for case, told in basis.reports.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """How a question is answered: every code is a line, and whoever gave no answer is counted as `unknown`.

    `not_known` is the line that says nothing: who has not closed a case, say, is known not to have.
    """

    codes: Sequence[str]
    find: Callable[[Basis], Answers]
    needs: Needs
    unknown: str = _UNKNOWN
    not_known: str = _UNKNOWN


_REPORTS: Final = Needs(reports=True)
_OTHER: Final = Origin.OTHER_OR_UNKNOWN.value


def _events(*kinds: EventKind, reports: bool = False, earlier: bool = False) -> Needs:
    return Needs(kinds=frozenset(kinds), reports=reports, earlier=earlier)


def _codes(kind: type[StrEnum]) -> Sequence[str]:
    return [one.value for one in kind]


_WAYS: Final[Mapping[Question, _Way]] = {
    Question.CASE_TYPES: _Way(codes=_codes(CaseType), find=_case_types, needs=_events(EventKind.CASE_TYPE_SET)),
    Question.ORIGINS: _Way(codes=_codes(Origin), find=_origins, needs=_REPORTS, unknown=_OTHER, not_known=_OTHER),
    Question.CONCERNS: _Way(codes=_codes(Concern), find=_concerns, needs=_events(EventKind.CORRECTED, reports=True)),
    Question.OCCASIONS: _Way(codes=_codes(Occasion), find=_occasions, needs=_events(EventKind.OCCASIONS_SET)),
    Question.ACTIVITIES: _Way(codes=_codes(Activity), find=_activities, needs=_events(EventKind.ACTIVITY)),
    Question.STAGES: _Way(codes=[*_codes(EvictionStage), NO_EVICTION], find=_stages, needs=_REPORTS),
    Question.REFERRED: _Way(codes=_codes(TriState), find=_referred, needs=_REPORTS),
    Question.OUTCOMES: _Way(
        codes=_codes(Outcome), find=ends.outcomes, needs=_events(EventKind.CLOSED), unknown="not_closed"
    ),
    Question.RELAPSES: _Way(
        codes=_codes(Relapse), find=ends.relapses, needs=_events(EventKind.CLOSED, EventKind.REOPENED, earlier=True)
    ),
    Question.EVICTIONS: _Way(
        codes=_codes(Eviction), find=ends.evictions, needs=_events(EventKind.CLOSED, reports=True)
    ),
}
