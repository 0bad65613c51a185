"""How cases ended, came back, and what became of evictions (pure): answers of the cases that a figure counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from app.kit.case_codes import EventKind, Outcome
from app.kit.codes import EvictionStage, TriState
from app.response_time.scheme.ends import Eviction, Relapse
from app.response_time.scheme.population import Told
from tests.response_time.scheme.case_by_case.basis import Basis

Answers = Mapping[UUID, Iterable[str]]


_EXPECTED: Final[Mapping[str, Relapse]] = {
    TriState.YES.value: Relapse.EXPECTED,
    TriState.NO.value: Relapse.UNEXPECTED,
    TriState.UNKNOWN.value: Relapse.UNKNOWN,
}
_WARNED: Final = frozenset({EvictionStage.COURT_REQUESTED.value, EvictionStage.VISIT_SCHEDULED.value})
_WITHDRAWN: Final = frozenset({EvictionStage.WITHDRAWN.value})
_CARRIED_OUT: Final = frozenset({EvictionStage.EVICTED.value})


def outcomes(basis: Basis) -> Answers:
    """Find with which outcome each case was closed in the period, the last time that it was."""
    return {one.case: [one.codes["outcome"]] for one in basis.told_within(EventKind.CLOSED)}


def relapses(basis: Basis) -> Answers:
    """Find the cases that came back in the period: opened again, or a new case after an ended one."""
    started = basis.scope.start
    before = {one.id: one.relapse_of for one in basis.counted if one.relapse_of and one.received_at >= started}
    again = {one.case: one.at for one in basis.told(EventKind.REOPENED)}
    came_back = before | {one.case: one.case for one in basis.told_within(EventKind.REOPENED)}
    closings: dict[UUID, list[Told]] = defaultdict(list)
    for one in basis.told(EventKind.CLOSED):
        closings[one.case].append(one)
    found: dict[UUID, Iterable[str]] = {one.id: [Relapse.NONE.value] for one in basis.counted}
    for case, earlier in came_back.items():
        ended = [one for one in closings[earlier] if case not in again or one.at <= again[case]]
        expected = ended[-1].codes.get("expected_to_return", TriState.UNKNOWN.value) if ended else TriState.UNKNOWN
        found[case] = [_EXPECTED[str(expected)].value]
    return found


def evictions(basis: Basis) -> Answers:
    """Find where an eviction was warned of, withdrawn or carried out in the period, as reported and as cases ended.

    One warning is told once, however long the case is worked on.
    """
    ended = outcomes(basis)
    found: dict[UUID, Iterable[str]] = {}
    for case in basis.counted:
        told = basis.reports.get(case.id, ())
        stages = {one.eviction_stage for one in told if one.received_at >= basis.scope.start}
        outcome = set(ended.get(case.id, ()))
        answers = {
            Eviction.WARNED: stages & _WARNED,
            Eviction.WITHDRAWN: stages & _WITHDRAWN or outcome & {Outcome.EVICTION_WITHDRAWN.value},
            Eviction.CARRIED_OUT: stages & _CARRIED_OUT or outcome & {Outcome.EVICTED.value},
        }
        found[case.id] = [one.value for one, is_so in answers.items() if is_so] or [Eviction.NONE.value]
    return found
