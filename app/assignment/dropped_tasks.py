"""The rows of tasks that are owed no longer - their case ended, or is of another home since - and those owed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import is_dropped, task_is_open, tasks
from app.assignment.tasks import DROPPED, OPEN
from app.kit.codes import TaskKind
from app.kit.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOf:
    """Which task, and of what kind."""

    id: UUID
    kind: TaskKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped(KindOf):
    """A task that ended with its case; `supplier` None is a responder's."""

    supplier: UUID | None
    due: datetime


def drop_all(tx: Tx, *, case_id: UUID, at: datetime) -> Sequence[KindOf]:
    """Drop what a case still has open and return which; a child's 24-hour clock goes on whatever else ends."""
    return _drop(tx, sa.and_(_of(case_id), tasks.c.kind != TaskKind.CHILD_ASSESSMENT.value), at)


def drop_of_others(tx: Tx, *, case_id: UUID, home: bytes | None, at: datetime) -> Sequence[KindOf]:
    """Drop what suppliers owe in a case that is of this home, where they were to go to another one; return which.

    Where `home` is None nobody knows of which home it is: then all of it.
    """
    theirs = sa.and_(_of(case_id), tasks.c.supplier_id.is_not(None))
    if home is not None:
        theirs = sa.and_(theirs, sa.or_(tasks.c.dwelling_fp.is_(None), tasks.c.dwelling_fp != home))
    return _drop(tx, theirs, at)


def drop_one(tx: Tx, *, task: UUID, at: datetime) -> None:
    """Drop a task that nobody is there any more to do."""
    _drop(tx, sa.and_(tasks.c.id == task, task_is_open), at)


def ended_with(tx: Tx, *, case_id: UUID, closed_at: datetime | None) -> Sequence[Dropped]:
    """Return what was dropped when the case ended last: not what was refused, nor what ended before."""
    that_day = sa.and_(tasks.c.dropped_at == closed_at, is_dropped)
    wanted = sa.select(tasks.c.id, tasks.c.kind, tasks.c.supplier_id, tasks.c.due)
    rows = tx.execute(wanted.where(tasks.c.case_id == case_id, that_day).order_by(tasks.c.kind, tasks.c.id))
    return tuple(Dropped(id=row.id, kind=TaskKind(row.kind), supplier=row.supplier_id, due=row.due) for row in rows)


def owe_again(tx: Tx, *, task: Dropped, due: datetime, at: datetime) -> None:
    """Set a dropped task open again as if it were set `at`, to be accepted anew; a date of the law's own stays one."""
    values: dict[str, Any] = {"state": OPEN, "due": due, "set_at": at, "accepted_at": None, "dropped_at": None}
    if due != task.due:
        values["alarm_at"] = None
    tx.execute(sa.update(tasks).where(tasks.c.id == task.id).values(values))


def _of(case_id: UUID) -> sa.ColumnElement[bool]:
    return sa.and_(tasks.c.case_id == case_id, task_is_open)


def _drop(tx: Tx, those: sa.ColumnElement[bool], at: datetime) -> Sequence[KindOf]:
    dropping = sa.update(tasks).where(those).values(state=DROPPED, dropped_at=at)
    rows = tx.execute(dropping.returning(tasks.c.id, tasks.c.kind)).all()
    return sorted((KindOf(id=row.id, kind=TaskKind(row.kind)) for row in rows), key=lambda one: (one.kind, one.id))
