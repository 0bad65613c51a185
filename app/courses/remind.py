"""Reminding of courses and follow-ups: the owner hears on the day at eight; nothing ends by it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.courses.course import Course, reminders
from app.courses.tables import courses, follow_ups
from app.history.events import Event, append
from app.jobs.promise import Promise, promise
from app.jobs.work import Job
from app.kit.case_codes import HistoryKind
from app.kit.database import Tx
from app.kit.office_hours import ZONE, local_date

COURSE: Final = "course"
FOLLOW_UP: Final = "follow_up"
LETTER: Final = "course_letter"
_AT: Final = time(8)


def remind_of(tx: Tx, case: UUID, course: Course) -> None:
    """Promise the reminders of a course that are still to come; those of an end that was put off find it moved."""
    today = local_date(tx.now)
    promise(
        tx,
        [
            Promise(
                kind=COURSE,
                key=f"{course.id}:{course.planned_end_on}:{day}",
                subject=case,
                run_at=max(_morning(day), tx.now),
            )
            for day in reminders(course)
            if day >= today
        ],
    )


def remind_of_follow_up(tx: Tx, *, case: UUID, follow_up: UUID, on: date) -> None:
    promise(tx, [Promise(kind=FOLLOW_UP, key=str(follow_up), subject=case, run_at=max(_morning(on), tx.now))])


def course_due(tx: Tx, job: Job) -> None:
    """Tell the owner, where the course still runs to the end that was planned then."""
    course, planned, _ = job.key.split(":")
    row = tx.execute(sa.select(courses).where(courses.c.id == UUID(course))).one()
    if row.ended_on is None and row.planned_end_on.isoformat() == planned:
        _tell(tx, job, case=row.case_id)


def follow_up_due(tx: Tx, job: Job) -> None:
    """Tell the owner, where nobody has followed up."""
    row = tx.execute(sa.select(follow_ups).where(follow_ups.c.id == UUID(job.key))).one()
    if row.done_at is None:
        _tell(tx, job, case=row.case_id)


def _tell(tx: Tx, job: Job, *, case: UUID) -> None:
    append(tx, Event(kind=HistoryKind.REMINDED, at=tx.now, case=case, codes={"what": job.kind, "to": "owner"}))
    promise(tx, [Promise(kind=LETTER, key=f"{job.kind}:{job.id}", subject=case)])


def _morning(day: date) -> datetime:
    return datetime.combine(day, _AT, tzinfo=ZONE)
