"""When a rule holds: every field that is given must hold; an empty set or None asks nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from app.kit.codes import (
    Channel,
    Children,
    Concern,
    EvictionStage,
    GrantKind,
    LandlordKind,
    ReporterKind,
    SupportKind,
    Urgency,
)
from app.triage.facts import Facts

Test = Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class Repeats:
    """`concern` reported at the dwelling at least so often within so many months, this report included."""

    concern: Concern
    at_least: int
    within_months: int

    @property
    def within_days(self) -> int:
        return self.within_months * 365 // 12


@dataclass(frozen=True, slots=True)
class Condition:
    """`concerns_only`: nothing but these. Within so many working days: from today on, never a date that is past."""

    concerns_any: frozenset[Concern] = frozenset()
    concerns_all: frozenset[Concern] = frozenset()
    concerns_none: frozenset[Concern] = frozenset()
    concerns_only: frozenset[Concern] = frozenset()
    suggested_urgency: frozenset[Urgency] = frozenset()
    reporter_kind: frozenset[ReporterKind] = frozenset()
    landlord_kind: frozenset[LandlordKind] = frozenset()
    channel: frozenset[Channel] = frozenset()
    children: frozenset[Children] = frozenset()
    eviction_stage: frozenset[EvictionStage] = frozenset()
    under_eviction: bool | None = None
    eviction_within_working_days: int | None = None
    discharge_within_working_days: int | None = None
    dwelling_unfit: bool | None = None
    active_support: frozenset[SupportKind] = frozenset()
    has_active_support: bool | None = None
    active_grants: frozenset[GrantKind] = frozenset()
    no_active_grants: frozenset[GrantKind] = frozenset()
    relapse: bool | None = None
    repeats: Repeats | None = None
    in_opening_hours: bool | None = None
    district: frozenset[str] = frozenset()
    centre: frozenset[str] = frozenset()
    confident: bool | None = None
    _tests: tuple[Test, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for each report and again for each rehearsed one: only the fields that ask something are asked.
        tests = (*_concerns(self), *_members(self), *_flags(self), *_known(self), *_days(self))
        object.__setattr__(self, "_tests", tests)

    @property
    def asks_nothing(self) -> bool:
        return not self._tests

    def holds(self, facts: Facts) -> bool:
        for test in self._tests:  # noqa: SIM110 - a generator costs half of the time again
            if not test(facts):
                return False
        return True


def _concerns(when: Condition) -> Iterator[Test]:
    if wanted := when.concerns_any:
        yield lambda facts: not wanted.isdisjoint(facts.concerns)
    if needed := when.concerns_all:
        yield lambda facts: needed <= facts.concerns
    if unwanted := when.concerns_none:
        yield lambda facts: unwanted.isdisjoint(facts.concerns)
    if allowed := when.concerns_only:
        yield lambda facts: facts.concerns <= allowed


def _members(when: Condition) -> Iterator[Test]:
    asked: tuple[tuple[Collection[object], Callable[[Facts], object]], ...] = (
        (when.suggested_urgency, lambda facts: facts.suggested_urgency),
        (when.reporter_kind, lambda facts: facts.reporter_kind),
        (when.landlord_kind, lambda facts: facts.landlord_kind),
        (when.channel, lambda facts: facts.channel),
        (when.children, lambda facts: facts.children),
        (when.eviction_stage, lambda facts: facts.eviction_stage),
        (when.district, lambda facts: facts.district),
        (when.centre, lambda facts: facts.centre),
    )
    yield from (_is_one_of(wanted, read) for wanted, read in asked if wanted)


def _is_one_of(wanted: Collection[object], read: Callable[[Facts], object]) -> Test:
    return lambda facts: read(facts) in wanted


def _flags(when: Condition) -> Iterator[Test]:
    asked: tuple[tuple[bool | None, Callable[[Facts], bool]], ...] = (
        (when.dwelling_unfit, lambda facts: facts.dwelling_unfit),
        (when.relapse, lambda facts: facts.relapse),
        (when.in_opening_hours, lambda facts: facts.in_opening_hours),
        (when.confident, lambda facts: facts.confident),
        (when.has_active_support, lambda facts: bool(facts.active_support)),
        (when.under_eviction, lambda facts: facts.under_eviction),
    )
    yield from (_is(wanted, read) for wanted, read in asked if wanted is not None)


def _is(wanted: bool, read: Callable[[Facts], bool]) -> Test:  # noqa: FBT001 - the two readings are the point
    return lambda facts: read(facts) is wanted


def _known(when: Condition) -> Iterator[Test]:
    if support := when.active_support:
        yield lambda facts: not support.isdisjoint(facts.active_support)
    if granted := when.active_grants:
        yield lambda facts: not granted.isdisjoint(facts.active_grants)
    if missing := when.no_active_grants:
        yield lambda facts: missing.isdisjoint(facts.active_grants)
    if repeats := when.repeats:
        yield lambda facts: facts.times_reported(repeats.concern, within_days=repeats.within_days) >= repeats.at_least


def _days(when: Condition) -> Iterator[Test]:
    asked: tuple[tuple[int | None, Callable[[Facts], int | None]], ...] = (
        (when.eviction_within_working_days, lambda facts: facts.working_days_until_eviction),
        (when.discharge_within_working_days, lambda facts: facts.working_days_until_discharge),
    )
    yield from (_is_near(limit, read) for limit, read in asked if limit is not None)


def _is_near(limit: int, read: Callable[[Facts], int | None]) -> Test:
    return lambda facts: (days := read(facts)) is not None and 0 <= days <= limit
