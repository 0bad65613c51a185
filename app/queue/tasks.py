"""Finishing a task: by whom it is for, once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import Caller
from app.assignment.tables import cases, tasks
from app.assignment.tasks import DONE, OPEN
from app.history.events import Event, append
from app.kit.case_codes import HistoryKind
from app.kit.codes import TaskKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid, NotFound
from app.queue.changes import Change, ChangeKind, number


def finish_task(tx: Tx, caller: Caller, *, task: UUID, at: datetime, note: str | None) -> UUID:
    """Finish it and return its case; NotFound where it is not the caller's, Conflict where it is finished already."""
    mine = tasks.c.supplier_id == caller.supplier if caller.supplier else tasks.c.responder_id == caller.responder
    found = tx.execute(
        sa.select(tasks.c.case_id, tasks.c.kind, tasks.c.set_at, cases.c.centre_id)
        .join(cases, cases.c.id == tasks.c.case_id)
        .where(tasks.c.id == task, mine)
    ).one_or_none()
    if found is None:
        raise NotFound
    if found.kind == TaskKind.CHILD_ASSESSMENT.value:
        raise Invalid(FieldError("/kind", "This clock stops by an assessed event of the case alone."))
    finished = tx.execute(
        sa.update(tasks).where(tasks.c.id == task, tasks.c.state == OPEN).values(state=DONE, done_at=at)
    )
    if finished.rowcount != 1:
        raise Conflict("This task is finished already.")
    codes = {"task": found.kind}
    append(
        tx,
        Event(kind=HistoryKind.TASK_DONE, case=found.case_id, centre=found.centre_id, at=at, codes=codes, note=note),
    )
    number(tx, [Change(centre=found.centre_id, case=found.case_id, kind=ChangeKind.CHANGED)])
    return UUID(str(found.case_id))
