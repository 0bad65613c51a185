"""The rows of tasks: what is owed, by whom, and that it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.case import Task
from app.assignment.sealing import unseal
from app.assignment.stand_in import StandIn
from app.assignment.tables import cases, task_is_open, tasks
from app.assignment.tasks import DONE, DROPPED, OPEN
from app.assignment.turn import Turn
from app.kit.among import Among
from app.kit.codes import TaskKind
from app.kit.database import Tx
from app.kit.prepared import Prepared

_OF_CASE: Final = Prepared(
    sa.select(tasks).where(tasks.c.case_id == sa.bindparam("case")).order_by(tasks.c.due, tasks.c.id)
)
_PLACES: Final = Among(
    lambda ids: sa.select(
        *(cases.c.id, cases.c.number, cases.c.place_sealed, cases.c.safety, cases.c.dwelling_fp),
    ).where(cases.c.id.in_(ids))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A task of somebody's, coded."""

    id: UUID
    case: UUID
    centre: UUID
    kind: TaskKind
    set_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Debtor:
    """Whose tasks: a supplier's, or a responder's with what falls due while those are away for whom it acts."""

    supplier: UUID | None = None
    responder: UUID | None = None
    standing_in: tuple[StandIn, ...] = ()

    def owes(self) -> sa.ColumnElement[bool]:
        if self.supplier is not None:
            return tasks.c.supplier_id == self.supplier
        return sa.or_(tasks.c.responder_id == self.responder, *map(_due_meanwhile, self.standing_in))


def _due_meanwhile(one: StandIn) -> sa.ColumnElement[bool]:
    its = sa.and_(tasks.c.responder_id == one.absent, task_is_open)
    return its if one.back is None else sa.and_(its, sa.func.coalesce(tasks.c.alarm_at, tasks.c.due) < one.back)


def foresee_tasks(tx: Tx, *, case: UUID) -> None:
    tx.foresee(_OF_CASE, {"case": case})


def tasks_of_case(tx: Tx, *, case_id: UUID) -> Sequence[Task]:
    return _placed(tx, tx.rows(_OF_CASE, {"case": case_id}))


def tasks_owed(tx: Tx, debtor: Debtor, *, limit: int | None = None, after: Turn | None = None) -> Sequence[Task]:
    """Return what somebody owes behind `after`: those due first; all without a limit."""
    whose = debtor.owes()
    if after is not None:
        whose = sa.and_(whose, sa.tuple_(tasks.c.due, tasks.c.id) > (after.due, after.id))
    return _tasks(tx, sa.and_(whose, task_is_open), limit=limit)


def _tasks(tx: Tx, whose: sa.ColumnElement[bool], *, limit: int | None = None) -> Sequence[Task]:
    wanted = sa.select(tasks).where(whose).order_by(tasks.c.due, tasks.c.id).limit(limit)
    return _placed(tx, tx.execute(wanted).all())


def _placed(tx: Tx, rows: Sequence[Any]) -> Sequence[Task]:
    if not rows:
        return ()
    with tx.beyond_the_wall():  # who owes a task may not see its case, but has to find the way there and be safe
        places = {place.id: place for place in _PLACES.rows(tx, {row.case_id for row in rows})}
    return tuple(_task(tx, row, places[row.case_id]) for row in rows)


def owed_by(tx: Tx, debtor: Debtor, *, task: UUID) -> Owed | None:
    """Return a task where it is somebody's to do."""
    row = tx.execute(
        sa.select(tasks.c.case_id, tasks.c.kind, tasks.c.set_at, cases.c.centre_id)
        .join(cases, cases.c.id == tasks.c.case_id)
        .where(tasks.c.id == task, debtor.owes())
    ).one_or_none()
    if row is None:
        return None
    return Owed(id=task, case=row.case_id, centre=row.centre_id, kind=TaskKind(row.kind), set_at=row.set_at)


def done(tx: Tx, *, task: UUID, at: datetime) -> bool:
    """Finish a task; False where it is finished already."""
    finished = tx.execute(
        sa.update(tasks).where(tasks.c.id == task, tasks.c.state == OPEN).values(state=DONE, done_at=at)
    )
    return finished.rowcount == 1


def accepted(tx: Tx, *, task: UUID, at: datetime) -> bool:
    """Note that it will be done; False where that was said already, or it is no longer owed."""
    owed = sa.and_(tasks.c.id == task, task_is_open, tasks.c.accepted_at.is_(None))
    return tx.execute(sa.update(tasks).where(owed).values(accepted_at=at)).rowcount == 1


def refused(tx: Tx, *, task: UUID, at: datetime, answer: str) -> bool:
    """Note that it will not be done, and why; False where it is no longer owed."""
    sealed = tx.sealer.seal(answer, table="tasks", column="answer", row=task)
    values = {"state": DROPPED, "refused_at": at, "answer_sealed": sealed}
    return tx.execute(sa.update(tasks).where(tasks.c.id == task, task_is_open).values(values)).rowcount == 1


def pass_on(tx: Tx, *, case_id: UUID, owner: UUID, to: UUID) -> None:
    """Let the new owner of a case owe what its old one owed in it; what others owe stays theirs."""
    mine = sa.and_(tasks.c.case_id == case_id, tasks.c.responder_id == owner, task_is_open)
    tx.execute(sa.update(tasks).where(mine).values(responder_id=to))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTask:
    """A task that is owed, and in which case."""

    id: UUID
    case: UUID
    kind: TaskKind


def debtors(tx: Tx) -> Sequence[UUID]:
    """Return every responder who owes a task."""
    owed = sa.select(tasks.c.responder_id).where(task_is_open, tasks.c.responder_id.is_not(None))
    return tx.execute(owed.distinct()).scalars().all()


def tasked(tx: Tx) -> Sequence[UUID]:
    """Return every supplier that owes a task."""
    owed = sa.select(tasks.c.supplier_id).where(task_is_open, tasks.c.supplier_id.is_not(None))
    return tx.execute(owed.distinct()).scalars().all()


def open_of(tx: Tx, *, whose: Sequence[UUID], limit: int) -> Sequence[OpenTask]:
    """Return what these responders and suppliers owe, case by case; a closed case's too, for that duty stays."""
    theirs = sa.or_(tasks.c.responder_id.in_(whose), tasks.c.supplier_id.in_(whose))
    wanted = sa.select(tasks.c.id, tasks.c.case_id, tasks.c.kind).where(task_is_open, theirs)
    rows = tx.execute(wanted.order_by(tasks.c.case_id, tasks.c.id).limit(limit)) if whose and limit else ()
    return tuple(OpenTask(id=row.id, case=row.case_id, kind=TaskKind(row.kind)) for row in rows)


def give(tx: Tx, *, task: UUID, to: UUID) -> None:
    """Let another responder owe it."""
    tx.execute(sa.update(tasks).where(tasks.c.id == task, task_is_open).values(responder_id=to))


def assessed(tx: Tx, *, case_id: UUID, at: datetime) -> None:
    """Stop the 24-hour clock of a child: nothing else does."""
    tx.execute(
        sa.update(tasks)
        .where(tasks.c.case_id == case_id, tasks.c.kind == TaskKind.CHILD_ASSESSMENT.value, tasks.c.state == OPEN)
        .values(state=DONE, done_at=at)
    )


def _task(tx: Tx, row: Any, where: Any) -> Task:  # noqa: ANN401 rows of `tasks` and `cases`
    there = row.supplier_id is None or row.dwelling_fp == where.dwelling_fp  # no supplier is told another home
    return Task(
        id=row.id,
        case=row.case_id,
        number=where.number,
        kind=row.kind,
        state=row.state,
        responder=row.responder_id,
        supplier=row.supplier_id,
        text=_opened(tx, row, "text"),
        due=row.due,
        set_at=row.set_at,
        done_at=row.done_at,
        accepted_at=row.accepted_at,
        refused_at=row.refused_at,
        answer=_opened(tx, row, "answer"),
        place=(unseal(tx, row.case_id, "place", where.place_sealed) or {}) if there else {},
        safety=tuple(where.safety) if there else (),
    )


def _opened(tx: Tx, row: Any, column: str) -> str | None:  # noqa: ANN401 as above
    sealed = getattr(row, f"{column}_sealed")
    return None if sealed is None else tx.sealer.open(sealed, table="tasks", column=column, row=row.id)
