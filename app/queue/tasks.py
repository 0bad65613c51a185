"""Finishing a task: by whom it is for, once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from app.access.callers import Caller
from app.assignment import task_rows
from app.history.events import Event, append
from app.kit.case_codes import HistoryKind
from app.kit.codes import TaskKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid, NotFound
from app.queue.changed import Change, ChangeKind
from app.queue.changes import number


def finish_task(tx: Tx, caller: Caller, *, task: UUID, at: datetime, note: str | None) -> UUID:
    """Finish it and return its case; NotFound where it is not the caller's, Conflict where it is finished already."""
    owed = task_rows.owed_by(tx, task=task, supplier=caller.supplier, responder=caller.responder)
    if owed is None:
        raise NotFound
    if owed.kind is TaskKind.CHILD_ASSESSMENT:
        raise Invalid(FieldError("/kind", "This clock stops by an assessed event of the case alone."))
    if not task_rows.done(tx, task=task, at=at):
        raise Conflict("This task is finished already.")
    codes = {"task": owed.kind.value}
    append(
        tx,
        Event(kind=HistoryKind.TASK_DONE, case=owed.case, centre=owed.centre, at=at, codes=codes, note=note),
    )
    number(tx, [Change(centre=owed.centre, case=owed.case, kind=ChangeKind.CHANGED)])
    return owed.case
