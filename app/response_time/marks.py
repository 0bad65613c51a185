"""What the history of a report means for its clocks (pure): each mark with from when until when it was known.

Marks are a function of the report and of what was told about it, whatever the order in which it was told: the earliest
instant counts, and what happened before the report was received answers nothing of it. So the state of any day can be
told again from the marks that were known by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from app.kit.case_codes import ContactedWith, EventKind, HistoryKind
from app.kit.codes import TaskKind, Urgency
from app.queue.acts import ACTIONS
from app.triage.facts import Facts

NEVER = datetime.max.replace(tzinfo=UTC)
"""Stands for "not yet" and "still so"."""
BEGINNING = datetime.min.replace(tzinfo=UTC)


class MarkKind(IntEnum):
    """What a mark says; the numbers are stored."""

    ACTED = 0
    RESIDENT = 1
    REPORTER = 2
    CLOSED = 3
    WAITED = 4
    HELD = 5
    DECISION = 6
    LEFT = 7
    """A decision that nobody owes any more, for its case ended before it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event that may mean something for a clock; `brought_from` is the case in which it was told, where another."""

    seq: int
    kind: str
    case: UUID | None
    report: UUID | None
    at: datetime
    recorded_at: datetime
    codes: Mapping[str, Any] = field(default_factory=dict)
    brought_from: UUID | None = None

    @property
    def told_in(self) -> UUID | None:
        return self.brought_from or self.case


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """That a centre had a case from an instant on, as ownerships tell."""

    centre: UUID
    from_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Known from `known_from` until just before `known_to`; `until` ends what lasts, `centre` is who held."""

    kind: MarkKind
    at: datetime
    known_from: datetime
    known_to: datetime = NEVER
    until: datetime = NEVER
    centre: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A report as its clocks see it, the centre of its first owner, and the case that owes it the answer."""

    id: UUID
    case: UUID
    centre: UUID
    received_at: datetime
    way_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """When what first happened, as far as it is known; None where it did not."""

    first_action_at: datetime | None
    resident_contacted_at: datetime | None
    reporter_reached_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A report as figures count it; `stored` is the state that is kept beside it."""

    subject: Subject
    recorded_at: datetime
    answer_by: datetime
    urgency: Urgency
    facts: Facts
    marks: Sequence[Mark]
    stored: Reached


_DECISIONS = frozenset({TaskKind.GRANT_DECISION.value, TaskKind.RENT_HELP_DECISION.value})
_TASK_ENDS = frozenset({HistoryKind.TASK_DONE.value, HistoryKind.TASK_DROPPED.value, HistoryKind.TASK_REFUSED.value})
_TASKS = _TASK_ENDS | {HistoryKind.TASK_SET.value}
_ACTIONS = frozenset(kind.value for kind in ACTIONS)
_WAITS = frozenset({EventKind.WAITING_STARTED.value, EventKind.WAITING_ENDED.value})
_ENDS = frozenset({EventKind.CLOSED.value, EventKind.REOPENED.value})

COUNTED = _ACTIONS | _WAITS | _ENDS | _TASKS | {HistoryKind.OPENED.value}
"""The kinds of event that may make a mark."""
BROUGHT_ALONG = _ACTIONS | _TASKS | {HistoryKind.OPENED.value}
"""What was told of the case that a report was in before, and is so of it still."""


def marks_of(subject: Subject, told: Iterable[Told], held: Sequence[Holding] = ()) -> Sequence[Mark]:
    """Return the marks of a report, from the events of its case and of itself in the order they were told."""
    events = sorted(told, key=lambda one: one.seq)
    mine = [one for one in events if one.case == subject.case]
    found = [
        *_contacts(subject, events),
        *_closings(mine),
        *_pauses(mine),
        *_holdings(subject, held),
        *_decisions(subject, mine),
    ]
    return tuple(one for one in found if one.until > subject.received_at)


def reached(subject: Subject, marks: Iterable[Mark]) -> Reached:
    """Return the state that all marks known now make."""
    first: dict[MarkKind, datetime] = {}
    for mark in marks:
        if mark.known_to == NEVER:
            first[mark.kind] = min(mark.at, first.get(mark.kind, NEVER))
    reporter, resident = first.get(MarkKind.REPORTER), first.get(MarkKind.RESIDENT)
    answers = [one for one in (reporter, None if subject.way_back else resident) if one is not None]
    return Reached(
        first_action_at=first.get(MarkKind.ACTED),
        resident_contacted_at=resident,
        reporter_reached_at=reporter,
        answered_at=min(answers, default=None),
        closed_at=first.get(MarkKind.CLOSED),
    )


def _contacts(subject: Subject, events: Iterable[Told]) -> Iterator[Mark]:
    """A reporter who was reached is answered, whichever case of the report it was about."""
    for one in events:
        if one.at < subject.received_at:
            continue
        mine = one.case == subject.case
        if mine and one.kind in _ACTIONS:
            yield Mark(kind=MarkKind.ACTED, at=one.at, known_from=one.recorded_at)
        if one.kind != EventKind.CONTACTED.value:
            continue
        whom = one.codes.get("with")
        if mine and whom == ContactedWith.RESIDENT.value:
            yield Mark(kind=MarkKind.RESIDENT, at=one.at, known_from=one.recorded_at)
        if whom == ContactedWith.REPORTER.value and one.report == subject.id:
            yield Mark(kind=MarkKind.REPORTER, at=one.at, known_from=one.recorded_at)


def _closings(events: Sequence[Told]) -> Iterator[Mark]:
    """A closing is known until somebody tells that the case is open again."""
    for place, one in enumerate(events):
        if one.kind == EventKind.CLOSED.value:
            again = (later.recorded_at for later in events[place:] if later.kind == EventKind.REOPENED.value)
            yield Mark(kind=MarkKind.CLOSED, at=one.at, known_from=one.recorded_at, known_to=next(again, NEVER))


def _pauses(events: Sequence[Told]) -> Iterator[Mark]:
    """A pause lasts from its start until it is told that it, or the case, ended; told anew it goes on."""
    since: Told | None = None
    for one in events:
        if one.kind == EventKind.WAITING_STARTED.value:
            since = since or one
        elif since is not None and one.kind in {EventKind.WAITING_ENDED.value, EventKind.CLOSED.value}:
            pause = Mark(kind=MarkKind.WAITED, at=since.at, known_from=since.recorded_at, known_to=one.recorded_at)
            yield pause
            yield Mark(kind=MarkKind.WAITED, at=since.at, until=max(one.at, since.at), known_from=one.recorded_at)
            since = None
    if since is not None:
        yield Mark(kind=MarkKind.WAITED, at=since.at, known_from=since.recorded_at)


def _holdings(subject: Subject, held: Sequence[Holding]) -> Iterator[Mark]:
    """Each time that another centre took the case over; the first owner's needs no mark."""
    centre = subject.centre
    for one in sorted(held, key=lambda holding: holding.recorded_at):
        if one.centre != centre:
            yield Mark(kind=MarkKind.HELD, at=one.from_at, known_from=one.recorded_at, centre=one.centre)
        centre = one.centre


def _decisions(subject: Subject, events: Sequence[Told]) -> Iterator[Mark]:
    """Decisions that others owe: one clock each, counted once a case, with the report that opened it."""
    opened = {one.told_in for one in events if one.kind == HistoryKind.OPENED.value and one.report == subject.id}
    for task in _tasks(events):
        first = task[0]
        if first.told_in not in opened:
            continue
        known_to = [*(later.recorded_at for later in task[1:]), NEVER]
        for one, end in zip(task, known_to, strict=True):
            yield _decision(first, one, known_to=end)


def _decision(first: Told, last: Told, *, known_to: datetime) -> Mark:
    """Return what is so of a decision by the last that was told of it; one that is refused is still to be made."""
    kind, until = MarkKind.DECISION, NEVER
    if last.kind == HistoryKind.TASK_DROPPED.value:
        kind = MarkKind.LEFT
    if last.kind in {HistoryKind.TASK_DROPPED.value, HistoryKind.TASK_DONE.value}:
        until = max(last.at, first.at)
    return Mark(kind=kind, at=first.at, until=until, known_from=last.recorded_at, known_to=known_to)


def _tasks(events: Sequence[Told]) -> Sequence[Sequence[Told]]:
    """Return what was told of each task of this kind, from when it was set on."""
    found: list[list[Told]] = []
    for one in events:
        if one.kind not in _TASKS or one.codes.get("task") not in _DECISIONS:
            continue
        task = next((some for some in found if _is_of(one, some)), None)
        if task is not None:
            task.append(one)
        elif one.kind == HistoryKind.TASK_SET.value:
            found.append([one])
    return found


def _is_of(one: Told, task: Sequence[Told]) -> bool:
    """Say whether it is told of a task: by its id, or, as was told before tasks had theirs in events, by what fits."""
    ids = {known for told in task if (known := told.codes.get("id")) is not None}
    if ids and "id" in one.codes:
        return one.codes["id"] in ids
    sets_again = one.kind == HistoryKind.TASK_SET.value
    fits = HistoryKind.TASK_DROPPED if sets_again else HistoryKind.TASK_SET
    return task[-1].kind == fits.value and task[0].codes["task"] == one.codes["task"]
