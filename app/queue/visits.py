"""Planned visits: by two where it is dangerous, with an interpreter where one is needed, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.case import Case
from app.kit.case_codes import EventKind, VisitState
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid
from app.kit.ids import new_id
from app.kit.prepared import Prepared
from app.queue.acts import EventTold
from app.queue.check import dangerous
from app.queue.tables import visits
from app.queue.work import Visit, VisitTold

_OF_CASE: Final = Prepared(
    sa.select(visits).where(visits.c.case_id == sa.bindparam("case")).order_by(visits.c.planned_for, visits.c.id)
)

_ENDS: Final = {
    EventKind.CONTACTED: VisitState.MADE,
    EventKind.CONTACT_ATTEMPTED: VisitState.MISSED,
    EventKind.VISIT_PLANNED: VisitState.MOVED,
    EventKind.VISIT_CALLED_OFF: VisitState.CALLED_OFF,
}
"""What an event that names a visit says of it."""


def keep_visit(tx: Tx, item: Case, told: EventTold) -> dict[str, Any]:
    """Plan a visit, or say what became of one; return its codes for the event."""
    if told.visit is None:
        return {}
    if told.visit.id is not None:
        _end(tx, item, told, told.visit.id)
    if told.visit.planned_for is None:
        return {"visit": str(told.visit.id), "became": _ENDS[told.kind].value}
    return _plan(tx, item, told, told.visit, told.visit.planned_for)


def call_off_all(tx: Tx, *, case: UUID, at: datetime) -> None:
    """Nobody goes there for a case that has ended."""
    mine = sa.and_(visits.c.case_id == case, visits.c.state == VisitState.PLANNED.value)
    tx.execute(sa.update(visits).where(mine).values(state=VisitState.CALLED_OFF.value, ended_at=at))


def move_visits(tx: Tx, *, ended: UUID, into: UUID) -> None:
    """Take the visits of a case along into the one in which it ends."""
    tx.execute(sa.update(visits).where(visits.c.case_id == ended).values(case_id=into))


def foresee_visits(tx: Tx, *, case: UUID) -> None:
    tx.foresee(_OF_CASE, {"case": case})


def visits_of(tx: Tx, *, case: UUID) -> Sequence[Visit]:
    """Return the visits of a case, the next or latest of them last."""
    rows = tx.rows(_OF_CASE, {"case": case})
    return tuple(
        Visit(
            id=row.id,
            planned_for=row.planned_for,
            two_persons=row.two_persons,
            interpreter_language=row.interpreter_language,
            state=VisitState(row.state),
            ended_at=row.ended_at,
        )
        for row in rows
    )


def _plan(tx: Tx, item: Case, told: EventTold, visit: VisitTold, planned_for: datetime) -> dict[str, Any]:
    row_id = new_id()
    two_persons = bool(visit.two_persons or dangerous(item, told))
    language = told.learned.interpreter_language or item.interpreter_language
    tx.add(
        visits,
        {
            "id": row_id,
            "case_id": item.id,
            "planned_for": planned_for,
            "two_persons": two_persons,
            "interpreter_language": language,
            "state": VisitState.PLANNED.value,
            "set_at": tx.now,
        },
    )
    planned = {"visit": str(row_id), "planned_for": planned_for.isoformat(), "two_persons": two_persons}
    moved = {} if visit.id is None else {"instead_of": str(visit.id)}
    return planned | moved | ({} if language is None else {"interpreter_language": language})


def _end(tx: Tx, item: Case, told: EventTold, visit: UUID) -> None:
    mine = sa.and_(visits.c.id == visit, visits.c.case_id == item.id)
    state = tx.execute(sa.select(visits.c.state).where(mine)).scalar()
    if state is None:
        raise Invalid(FieldError("/visit", "No visit of this case."))
    if state != VisitState.PLANNED.value:
        raise Conflict(f"This visit is {state} already.")
    tx.execute(sa.update(visits).where(mine).values(state=_ENDS[told.kind].value, ended_at=told.at))
