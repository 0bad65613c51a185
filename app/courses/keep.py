"""Starting, extending and ending support courses, by the owner of the case or its leader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.case import Case
from app.courses.course import Course, Extension, Plan, check_extension, planned_end
from app.courses.remind import remind_of
from app.courses.tables import course_extensions, courses
from app.history.events import Event
from app.kit.case_codes import CaseState, HistoryKind
from app.kit.codes import SupportKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid, NotFound
from app.kit.ids import new_id
from app.kit.prepared import Prepared
from app.queue.change import change
from app.queue.changed import ChangeKind

_OF_CASE: Final = Prepared(
    sa.select(courses).where(courses.c.case_id == sa.bindparam("case")).order_by(courses.c.starts_on, courses.c.id)
)
_EXTENSIONS_OF: Final = Prepared(
    sa.select(course_extensions)
    .where(course_extensions.c.case_id == sa.bindparam("case"))
    .order_by(course_extensions.c.recorded_at, course_extensions.c.id)
)


def start(tx: Tx, item: Case, plan: Plan) -> UUID:
    """Start a course and promise its reminders; it may run beside others, and before the resident moves in."""
    end = planned_end(plan)
    if plan.resumes is not None and one(tx, item, course=plan.resumes).ended_on is None:
        raise Conflict("That course has not ended: extend it, or end it first.")
    row_id = new_id()
    row = {
        "id": row_id,
        "case_id": item.id,
        "kind": plan.kind.value,
        "starts_on": plan.starts_on,
        "planned_end_on": end,
        "move_in_on": plan.move_in_on,
        "shelter_from": plan.shelter_from,
        "resumes_id": plan.resumes,
        "recorded_at": tx.now,
    }
    tx.execute(sa.insert(courses).values(row))
    remind_of(tx, item.id, one(tx, item, course=row_id))
    codes = {"course": str(row_id), "kind": plan.kind.value, "resumes": plan.resumes is not None}
    _note(tx, item, HistoryKind.COURSE_STARTED, codes=codes)
    return row_id


def extend(tx: Tx, item: Case, *, course: UUID, to: date, reason: str) -> None:
    """Put off the planned end, and say why; reminders go by the new one."""
    known = _running(tx, item, course)
    check_extension(known, to=to)
    row_id = new_id()
    row = {
        "id": row_id,
        "course_id": course,
        "case_id": item.id,
        "from_on": known.planned_end_on,
        "to_on": to,
        "reason_sealed": tx.sealer.seal(reason, table="course_extensions", column="reason", row=row_id),
        "recorded_at": tx.now,
    }
    tx.execute(sa.insert(course_extensions).values(row))
    tx.execute(sa.update(courses).where(courses.c.id == course).values(planned_end_on=to))
    remind_of(tx, item.id, one(tx, item, course=course))
    codes = {"course": str(course), "from": known.planned_end_on.isoformat(), "to": to.isoformat()}
    _note(tx, item, HistoryKind.COURSE_EXTENDED, codes=codes, words=reason)


def moved_in(tx: Tx, item: Case, *, course: UUID, on: date) -> None:
    """Say when the resident moved in: days from the shelter are counted until then."""
    known = one(tx, item, course=course)
    if known.shelter_from is not None and on < known.shelter_from:
        raise Invalid(FieldError("/on", "This is before the stay at the shelter began."))
    tx.execute(sa.update(courses).where(courses.c.id == course).values(move_in_on=on))
    _note(tx, item, HistoryKind.MOVED_IN, codes={"course": str(course), "on": on.isoformat()})


def end(tx: Tx, item: Case, *, course: UUID, on: date) -> None:
    """End a course on a day that has been; nothing else ever does."""
    if on < _running(tx, item, course).starts_on:
        raise Invalid(FieldError("/on", "This is before the course began."))
    tx.execute(sa.update(courses).where(courses.c.id == course).values(ended_on=on))
    _note(tx, item, HistoryKind.COURSE_ENDED, codes={"course": str(course), "on": on.isoformat()})


def foresee_courses(tx: Tx, *, case: UUID) -> None:
    for asked in (_EXTENSIONS_OF, _OF_CASE):
        tx.foresee(asked, {"case": case})


def courses_of(tx: Tx, *, case: UUID) -> Sequence[Course]:
    """Return the courses of a case, those that began first at the top."""
    extended = _extensions(tx, case)
    return tuple(_course(row, extended[row.id]) for row in tx.rows(_OF_CASE, {"case": case}))


def one(tx: Tx, item: Case, *, course: UUID) -> Course:
    """Return a course of this case; NotFound where it has no such one."""
    found = next((known for known in courses_of(tx, case=item.id) if known.id == course), None)
    if found is None:
        raise NotFound
    return found


def note(tx: Tx, item: Case, event: Event) -> None:
    """Enter an event of a case, open or closed, as a change that its followers see."""
    kind = ChangeKind.LEFT if item.state == CaseState.CLOSED.value else ChangeKind.CHANGED
    change(tx, item, values={"news": item.news}, event=event, kind=kind)


def _running(tx: Tx, item: Case, course: UUID) -> Course:
    known = one(tx, item, course=course)
    if known.ended_on is not None:
        raise Conflict("This course has ended: resume it by a new one.")
    return known


def _note(tx: Tx, item: Case, kind: HistoryKind, *, codes: Mapping[str, Any], words: str | None = None) -> None:
    note(tx, item, Event(kind=kind, at=tx.now, case=item.id, centre=item.centre, codes=codes, note=words))


def _extensions(tx: Tx, case: UUID) -> Mapping[UUID, list[Extension]]:
    found: dict[UUID, list[Extension]] = defaultdict(list)
    for row in tx.rows(_EXTENSIONS_OF, {"case": case}):
        sealed = row.reason_sealed
        reason = sealed and tx.sealer.open(sealed, table="course_extensions", column="reason", row=row.id)
        found[row.course_id].append(Extension(from_on=row.from_on, to_on=row.to_on, reason=reason))
    return found


def _course(row: Any, extensions: Sequence[Extension]) -> Course:  # noqa: ANN401 a row of `courses`
    return Course(
        id=row.id,
        kind=SupportKind(row.kind),
        starts_on=row.starts_on,
        planned_end_on=row.planned_end_on,
        move_in_on=row.move_in_on,
        shelter_from=row.shelter_from,
        resumes=row.resumes_id,
        ended_on=row.ended_on,
        extensions=tuple(extensions),
    )
