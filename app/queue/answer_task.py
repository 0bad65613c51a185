"""Accepting a task, or refusing it: a refused one goes back to the owner of its case, who is told."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from app.access.callers import Caller
from app.assignment import cases, task_rows
from app.assignment.case import Case
from app.history.events import Event
from app.kit.case_codes import HistoryKind, WaitingReason
from app.kit.codes import TaskKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid, NotFound
from app.queue.change import change
from app.queue.debtor import debtor_of
from app.queue.pauses import wake_for
from app.queue.tasks import DECISIONS, check_set


def accept_task(tx: Tx, caller: Caller, *, task: UUID, at: datetime, note: str | None) -> None:
    """Say that it will be done; Conflict where that was said, or it is owed no longer."""
    owed = _owed(tx, caller, task, at)
    item = cases.locked(tx, case_id=owed.case)
    if not task_rows.accepted(tx, task=task, at=at):
        raise Conflict("This task is accepted already, or no longer owed.")
    change(tx, item, values={"news": item.news}, event=_event(HistoryKind.TASK_ACCEPTED, item, owed, at, note))


def refuse_task(tx: Tx, caller: Caller, *, task: UUID, at: datetime, reason: str | None) -> None:
    """Say that it will not be done, and why; whoever waits for it waits no longer."""
    owed = _owed(tx, caller, task, at)
    if not reason:
        raise Invalid(FieldError("/note", "Say why it will not be done."))
    cases.locked(tx, case_id=owed.case)
    if not task_rows.refused(tx, task=task, at=at, answer=reason):
        raise Conflict("This task is no longer owed.")
    if owed.kind in DECISIONS:
        wake_for(tx, case=owed.case, reason=WaitingReason.DECISION, at=at)
    item = cases.locked(tx, case_id=owed.case)
    change(tx, item, values={"news": True}, event=_event(HistoryKind.TASK_REFUSED, item, owed, at, reason))


def _owed(tx: Tx, caller: Caller, task: UUID, at: datetime) -> task_rows.Owed:
    owed = task_rows.owed_by(tx, debtor_of(tx, caller), task=task)
    if owed is None:
        raise NotFound
    if owed.kind is TaskKind.CHILD_ASSESSMENT:
        raise Invalid(FieldError("/kind", "This clock stops by an assessed event of the case alone."))
    check_set(owed, at=at)
    return owed


def _event(kind: HistoryKind, item: Case, task: task_rows.Owed, at: datetime, note: str | None) -> Event:
    codes = {"task": task.kind.value, "id": str(task.id)}
    return Event(kind=kind, case=item.id, centre=item.centre, at=at, codes=codes, note=note)
