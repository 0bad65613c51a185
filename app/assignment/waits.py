"""How long a case has waited for others than its owner (pure): apart from how long its owner takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.assignment.case import Task
from app.kit.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitFor:
    """One task of somebody else's; `until` None is still."""

    task: Task
    since: datetime
    until: datetime | None
    office_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """All of them; what is waited for at the same time counts once in the whole."""

    items: tuple[WaitFor, ...]
    office_seconds: int

    @property
    def open(self) -> int:
        return sum(one.until is None for one in self.items)


def waits_of(tasks: Sequence[Task], *, owner: UUID, now: datetime, calendar: WorkingCalendar) -> Waits:
    """Return what a case waits or waited for, in the office hours of its centre."""
    others = [one for one in tasks if one.responder != owner and not _dropped(one)]
    items = tuple(_wait(one, now=now, calendar=calendar) for one in others)
    spans = _joined((one.since, one.until or now) for one in items)
    return Waits(items=items, office_seconds=sum(calendar.office_seconds(since, until) for since, until in spans))


def _wait(task: Task, *, now: datetime, calendar: WorkingCalendar) -> WaitFor:
    until = task.done_at or task.refused_at
    ended = max(task.set_at, until or now)
    return WaitFor(
        task=task, since=task.set_at, until=until, office_seconds=calendar.office_seconds(task.set_at, ended)
    )


def _dropped(task: Task) -> bool:
    """What ended with its case was nobody's to do any more, and since when is not kept."""
    return task.state == "dropped" and task.refused_at is None


def _joined(spans: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    joined: list[tuple[datetime, datetime]] = []
    for since, until in sorted(spans):
        if until <= since:
            continue
        if joined and since <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(until, joined[-1][1]))
        else:
            joined.append((since, until))
    return joined
