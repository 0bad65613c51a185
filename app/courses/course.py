"""A support course: how long it is planned, its phases, whom it overlaps, days from the shelter (pure; 000, 001)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from app.kit.codes import SupportKind
from app.kit.errors import FieldError, Invalid

MONTHS: Final = {
    SupportKind.CTI: 9,
    SupportKind.MOVE_IN_12_MONTHS: 12,
    SupportKind.MOVE_IN_3_MONTHS: 3,
    SupportKind.ADVISER_COURSE: 3,
}
"""How long a course of a kind is planned; the others say when they end."""
PHASE_MONTHS: Final = 3
SHELTER_DAYS: Final = 90
"""Within so many days a stay at a shelter is to end in a home."""
REMIND_BEFORE: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase of a course, from its first day to its last."""

    number: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A course as it is planned: it may start before the resident moves in, and beside another one."""

    kind: SupportKind
    starts_on: date
    planned_end_on: date | None = None
    move_in_on: date | None = None
    shelter_from: date | None = None
    resumes: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A planned end that was put off, and why."""

    from_on: date
    to_on: date
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course as it stands; it runs until somebody says that it has ended."""

    id: UUID
    kind: SupportKind
    starts_on: date
    planned_end_on: date
    move_in_on: date | None
    shelter_from: date | None
    resumes: UUID | None
    ended_on: date | None
    extensions: tuple[Extension, ...] = ()

    def overlaps(self, other: Course) -> bool:
        """Say whether the two ran side by side on some day; one that runs on has no last day yet."""
        if other.id == self.id:
            return False
        before = other.ended_on is not None and other.ended_on < self.starts_on
        after = self.ended_on is not None and self.ended_on < other.starts_on
        return not (before or after)

    def days_from_shelter(self, *, today: date) -> int | None:
        """Return the days from the shelter to the home, or so far."""
        if self.shelter_from is None:
            return None
        return ((self.move_in_on or self.ended_on or today) - self.shelter_from).days

    def phases(self) -> Iterator[Phase]:
        """Yield the three phases of CTI; no other kind has any."""
        if self.kind is not SupportKind.CTI:
            return
        for number in range(1, MONTHS[SupportKind.CTI] // PHASE_MONTHS + 1):
            start = months_after(self.starts_on, (number - 1) * PHASE_MONTHS)
            yield Phase(number=number, starts_on=start, ends_on=_last_day(self.starts_on, number * PHASE_MONTHS))


def months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or its last one where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def planned_end(plan: Plan) -> date:
    """Return the last day as planned; Invalid where it cannot be."""
    months = MONTHS.get(plan.kind)
    if plan.planned_end_on is None and months is None:
        raise Invalid(FieldError("/planned_end_on", "A course of this kind says when it is planned to end."))
    longest = None if months is None else _last_day(plan.starts_on, months)
    end = plan.planned_end_on or longest or plan.starts_on
    _check_end(plan.kind, starts_on=plan.starts_on, end=end)
    if plan.shelter_from is not None and plan.move_in_on is not None and plan.move_in_on < plan.shelter_from:
        raise Invalid(FieldError("/move_in_on", "This is before the stay at the shelter began."))
    return end


def check_extension(course: Course, *, to: date) -> None:
    """Raise Invalid where a course cannot be extended to that day: CTI is nine months, and then another course."""
    if to <= course.planned_end_on:
        raise Invalid(FieldError("/to", "A course is extended to a later day."))
    _check_end(course.kind, starts_on=course.starts_on, end=to)


def reminders(course: Course) -> Sequence[date]:
    """Return the days on which the owner is reminded: before the planned end, at it, and where a phase ends."""
    ends = {course.planned_end_on, course.planned_end_on - REMIND_BEFORE}
    ends |= {one.ends_on for one in course.phases() if one.ends_on < course.planned_end_on}
    return sorted(day for day in ends if day >= course.starts_on)


def _check_end(kind: SupportKind, *, starts_on: date, end: date) -> None:
    if end <= starts_on:
        raise Invalid(FieldError("/planned_end_on", "A course ends after it begins."))
    if kind is SupportKind.CTI and end > _last_day(starts_on, MONTHS[SupportKind.CTI]):
        raise Invalid(FieldError("/planned_end_on", "CTI lasts nine months at most; start another course beside it."))


def _last_day(start: date, months: int) -> date:
    return months_after(start, months) - timedelta(days=1)
