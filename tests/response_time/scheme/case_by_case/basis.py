"""What several figures of the scheme are counted from (pure): read once, asked as often as there are questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.kit.case_codes import EventKind
from app.response_time.scheme.population import Told
from app.response_time.scheme.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedCase:
    """A case as far as it is counted; `resident`, by fingerprint or drawn number, and `dwelling` tell of nobody."""

    id: UUID
    received_at: datetime
    relapse_of: UUID | None
    resident: UUID | bytes | None
    dwelling: bytes | None
    outcome: str | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedReport:
    """A report by its codes."""

    case: UUID
    reporter_kind: str
    concerns: Sequence[str]
    eviction_stage: str | None
    referred: str
    received_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a question must have read; `earlier` is what was told of the cases from which these came back."""

    kinds: frozenset[EventKind] = frozenset()
    reports: bool = False
    earlier: bool = False


def all_needs(some: Iterable[Needs]) -> Needs:
    """Return what all of them need."""
    every = list(some)
    return Needs(
        kinds=frozenset(kind for one in every for kind in one.kinds),
        reports=any(one.reports for one in every),
        earlier=any(one.earlier for one in every),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The counted cases of a scope with their reports before its end, and what was told of them in order of time."""

    scope: Scope
    counted: Sequence[CountedCase]
    reports: Mapping[UUID, Sequence[CountedReport]]
    events: Sequence[Told]

    def told(self, *kinds: EventKind) -> Iterator[Told]:
        """Yield the events of these kinds, of what came before too where that was read."""
        return (one for one in self.events if one.kind in kinds)

    def told_within(self, *kinds: EventKind) -> Iterator[Told]:
        """Yield those of the period itself."""
        return (one for one in self.told(*kinds) if one.at >= self.scope.start)
