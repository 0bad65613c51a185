"""One limit of a case, and when whom it makes us tell (pure).

Before the limit its owner is reminded; at the limit its owner and the leader are alarmed, and a little later the
entrance. Instants are exact: nothing is told before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from app.assignment.looking_forward import three_quarters
from app.kit.calendar import WorkingCalendar
from app.kit.office_hours import local_date, start_of_day

OFFICE_GRACE: Final = 3600
"""Office seconds after a promise that is not kept, until the entrance hears of it."""
HOURLY_GRACE: Final = timedelta(minutes=30)
"""The same where the limit runs in clock hours."""
DAYS_BEFORE: Final = {3: False, 1: True}
"""Working days before an event whose date is set by others, and whether the leader hears of it too."""


class What(StrEnum):
    """What is due."""

    ANSWER = "answer"
    ACTION = "action"
    TASK = "task"
    CHILD_RECEIPT = "child_receipt"
    PAYMENT_DEMAND = "payment_demand"
    EVICTION = "eviction"
    DUTY = "duty"


class Run(StrEnum):
    """How the time to a limit is counted."""

    OFFICE = "office"
    HOURS = "hours"
    EVENT = "event"
    """It is an event of others; what is counted is the days before it."""


class Told(StrEnum):
    """Who is told."""

    OWNER = "owner"
    LEADER = "leader"
    ENTRANCE = "entrance"
    DUTY = "duty"


class Step(StrEnum):
    """How far it has come."""

    REMINDER = "reminder"
    ALARM = "alarm"
    CALL = "call"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What is due `at`, by law perhaps later (`by_law`); `ref` is the task or report it is about, else the case."""

    what: What
    ref: UUID
    since: datetime
    at: datetime
    run: Run = Run.OFFICE
    statutory: bool = False
    met: bool = False
    silent: bool = False
    by_law: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """That somebody is to be told at an instant."""

    at: datetime
    step: Step
    to: Told
    days: int = 0
    """Working days before an event; 0 for every other limit."""


def tellings(limit: Limit, calendar: WorkingCalendar) -> Iterator[Telling]:
    """Yield whom a limit that is not met makes us tell, and when."""
    if limit.met or limit.silent:
        return
    if limit.what is What.DUTY:
        yield Telling(at=limit.at, step=Step.CALL, to=Told.DUTY)
        return
    if limit.run is Run.EVENT:
        yield from _before_event(limit, calendar)
        return
    yield Telling(at=_reminder(limit, calendar), step=Step.REMINDER, to=Told.OWNER)
    for to in (Told.OWNER, Told.LEADER):
        yield Telling(at=limit.at, step=Step.ALARM, to=to)
    later = limit.at + HOURLY_GRACE if limit.run is Run.HOURS else calendar.add_office(limit.at, OFFICE_GRACE)
    yield Telling(at=later, step=Step.ALARM, to=Told.ENTRANCE)


def is_worth(telling: Telling, limit: Limit, *, now: datetime) -> bool:
    """Say whether it is time for it, and it still makes sense: nobody is reminded of what is past."""
    return telling.at <= now and (telling.step is not Step.REMINDER or now < limit.at)


def next_after(limits: Iterable[Limit], calendar: WorkingCalendar, *, now: datetime) -> datetime | None:
    """Return the next instant after now at which somebody may have to be told."""
    return min((one.at for limit in limits for one in tellings(limit, calendar) if one.at > now), default=None)


def duty_at(now: datetime, calendar: WorkingCalendar) -> datetime:
    """Return when acute work that nobody takes is the duty contact's: at once, or when the centre closes today."""
    if not calendar.is_open(now):
        return now
    return calendar.closing(local_date(now)) or now


def _reminder(limit: Limit, calendar: WorkingCalendar) -> datetime:
    """Return when three quarters of the time are gone."""
    if limit.run is Run.HOURS:
        return limit.since + (limit.at - limit.since) * 3 / 4
    return three_quarters(limit.since, limit.at, calendar=calendar)


def _before_event(limit: Limit, calendar: WorkingCalendar) -> Iterator[Telling]:
    days_at = {days: _days_before(limit, days, calendar) for days in DAYS_BEFORE}
    for days, leader in DAYS_BEFORE.items():
        at = days_at[days]
        if any(nearer < days and days_at[nearer] <= at for nearer in days_at):
            continue  # told of so late that both would go out in one second: the nearer one says it all
        yield Telling(at=at, step=Step.REMINDER, to=Told.OWNER, days=days)
        if leader:
            yield Telling(at=at, step=Step.REMINDER, to=Told.LEADER, days=days)


def _days_before(limit: Limit, days: int, calendar: WorkingCalendar) -> datetime:
    """Return when the centre opens so many working days before an event; at once where that is past already."""
    day = calendar.add_working_days(local_date(limit.at), -days)
    return max(limit.since, calendar.next_opening(start_of_day(day)))
