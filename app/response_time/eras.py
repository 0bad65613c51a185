"""Which case a report was in, as far as was known, and what that means for its clocks (pure).

A report that is moved to another case brings along what was done for it and who held it. What was known before the move
was known of the case it came from; so each era has marks of its own, known from its beginning until its end, and the
figures of an earlier day are those of that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.queue.acts import ACTIONS
from app.response_time.marks import BEGINNING, BROUGHT_ALONG, NEVER, Holding, Mark, Subject, Told, marks_of

_ACTIONS = frozenset(kind.value for kind in ACTIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A report was taken from one case to another."""

    source: UUID
    target: UUID
    at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """A report was in a case; known from `known_from` until just before `known_to`, moved there `at`."""

    case: UUID
    at: datetime = BEGINNING
    known_from: datetime = BEGINNING
    known_to: datetime = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Histories:
    """What was told of cases, of reaching each report's own reporter, and who held each case, by id."""

    of_case: Mapping[UUID, Sequence[Told]]
    of_report: Mapping[UUID, Sequence[Told]]
    held: Mapping[UUID, Sequence[Holding]]


def eras_of(case: UUID, moves: Sequence[Move]) -> Sequence[Era]:
    """Return the eras of a report that is in `case` now, the first first; `moves` are in the order they were told.

    A report may be in two cases; only the moves that led to the one that owes it the answer count.
    """
    eras, until = list[Era](), NEVER
    for one in reversed(moves):
        if one.target == case:
            eras.append(Era(case=case, at=one.at, known_from=one.recorded_at, known_to=until))
            case, until = one.source, one.recorded_at
    return [Era(case=case, known_to=until), *reversed(eras)]


def marks_through(subject: Subject, eras: Sequence[Era], told: Histories, *, recorded_at: datetime) -> Sequence[Mark]:
    """Return the marks of a report in all its eras; `recorded_at` is when the report itself was told."""
    if len(eras) == 1:
        return _marks(subject, eras, told, recorded_at)
    found: list[Mark] = []
    for place, era in enumerate(eras):
        so_far = eras[: place + 1]
        found += _within(era, _marks(replace(subject, case=era.case), so_far, told, recorded_at))
    return tuple(found)


def _marks(subject: Subject, eras: Sequence[Era], told: Histories, recorded_at: datetime) -> Sequence[Mark]:
    events = [*told.of_report.get(subject.id, ()), *_brought_along(subject, eras, told)]
    events += told.of_case.get(subject.case, ())
    by_number = {one.seq: one for one in events}
    return marks_of(subject, by_number.values(), list(_held(subject, eras, told, recorded_at)))


def _brought_along(subject: Subject, eras: Sequence[Era], told: Histories) -> Iterator[Told]:
    """Yield what was done in the cases that it was in before it was moved: it was done for it too.

    What others owe of a case that it opened is counted with it, wherever the task is now.
    """
    for era in eras[:-1]:
        for one in told.of_case.get(era.case, ()):
            if one.kind in BROUGHT_ALONG and (one.kind not in _ACTIONS or one.recorded_at <= era.known_to):
                yield replace(one, case=subject.case, brought_from=one.case)


def _held(subject: Subject, eras: Sequence[Era], told: Histories, recorded_at: datetime) -> Iterator[Holding]:
    """Yield who held it: from its first centre on, and from each move on whoever had the case it came to."""
    for era in eras:
        held = sorted(told.held.get(era.case, ()), key=lambda one: one.recorded_at)
        begun = _since_moved(era, held) if era.known_from > BEGINNING else _since_told(subject, held, recorded_at)
        yield from (one for one in begun if era is eras[-1] or one.recorded_at <= era.known_to)


def _since_told(subject: Subject, held: Sequence[Holding], recorded_at: datetime) -> Sequence[Holding]:
    """Return who held a case after the report came to it: who had it long before never had the report."""
    before = [
        place for place, one in enumerate(held) if one.recorded_at <= recorded_at and one.centre == subject.centre
    ]
    return held[before[-1] + 1 :] if before else held


def _since_moved(era: Era, held: Sequence[Holding]) -> Sequence[Holding]:
    """Return who had the case when the report was moved there, from then on, and who had it later."""
    there = [one for one in held if one.recorded_at <= era.known_from]
    having = [replace(one, from_at=max(one.from_at, era.at), recorded_at=era.known_from) for one in there[-1:]]
    return [*having, *held[len(there) :]]


def _within(era: Era, marks: Iterable[Mark]) -> Iterator[Mark]:
    for one in marks:
        known_from, known_to = max(one.known_from, era.known_from), min(one.known_to, era.known_to)
        if known_from < known_to:
            yield replace(one, known_from=known_from, known_to=known_to)
