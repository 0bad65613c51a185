"""Support courses and follow-ups of a case, as those see them whose case it is."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from app.api.fields import View
from app.assignment.case import Case
from app.courses.course import SHELTER_DAYS, Course
from app.courses.follow_up import follow_ups_of
from app.courses.keep import courses_of
from app.kit.codes import SupportKind
from app.kit.database import Tx
from app.kit.office_hours import local_date


class PhaseOut(View):
    """A phase of CTI, from its first day to its last."""

    number: int
    starts_on: date
    ends_on: date


class ExtensionOut(View):
    """A planned end that was put off, and why."""

    from_on: date
    to_on: date
    reason: str | None


class CourseOut(View):
    """A support course; it runs until somebody ends it, whatever was planned."""

    id: UUID
    kind: SupportKind
    starts_on: date
    planned_end_on: date
    ended_on: date | None
    move_in_on: date | None
    shelter_from: date | None
    days_from_shelter: int | None = Field(description="From the shelter to the home, or so far.")
    within_90_days: bool | None
    resumes: UUID | None
    overlaps: list[UUID] = Field(description="Courses of this case that ran beside it.")
    phases: list[PhaseOut]
    extensions: list[ExtensionOut]


class FollowUpOut(View):
    """A day on which somebody asks how it goes."""

    id: UUID
    due_on: date
    done_at: datetime | None


def courses_part(tx: Tx, item: Case) -> dict[str, Any]:
    """Return what a case shows of its courses and follow-ups."""
    found, today = courses_of(tx, case=item.id), local_date(tx.now)
    return {
        "courses": [_fields(one, [other.id for other in found if one.overlaps(other)], today) for one in found],
        "follow_ups": [
            {"id": one.id, "due_on": one.due_on, "done_at": one.done_at} for one in follow_ups_of(tx, case=item.id)
        ],
    }


def _fields(course: Course, overlaps: list[UUID], today: date) -> dict[str, Any]:
    days = course.days_from_shelter(today=today)
    return {
        "id": course.id,
        "kind": course.kind,
        "starts_on": course.starts_on,
        "planned_end_on": course.planned_end_on,
        "ended_on": course.ended_on,
        "move_in_on": course.move_in_on,
        "shelter_from": course.shelter_from,
        "days_from_shelter": days,
        "within_90_days": None if days is None else days <= SHELTER_DAYS,
        "resumes": course.resumes,
        "overlaps": overlaps,
        "phases": [
            {"number": one.number, "starts_on": one.starts_on, "ends_on": one.ends_on} for one in course.phases()
        ],
        "extensions": [{"from_on": one.from_on, "to_on": one.to_on, "reason": one.reason} for one in course.extensions],
    }
