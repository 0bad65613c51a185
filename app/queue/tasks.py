"""Finishing a task: by whom it is for, once; and dropping those of a case that ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from app.access.callers import Caller
from app.assignment import task_rows
from app.assignment.case import Case
from app.assignment.task_rows import KindOf
from app.history.events import Event, append
from app.kit.case_codes import HistoryKind, WaitingReason
from app.kit.codes import TaskKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid, NotFound
from app.queue.changed import Change, ChangeKind
from app.queue.changes import number
from app.queue.debtor import debtor_of
from app.queue.pauses import wake_for

DECISIONS: Final = frozenset({TaskKind.GRANT_DECISION, TaskKind.RENT_HELP_DECISION})
"""What a case waits for while it waits for a decision."""


def finish_task(tx: Tx, caller: Caller, *, task: UUID, at: datetime, note: str | None) -> UUID:
    """Finish it and return its case; NotFound where it is not the caller's, Conflict where it is finished already."""
    owed = task_rows.owed_by(tx, debtor_of(tx, caller), task=task)
    if owed is None:
        raise NotFound
    if owed.kind is TaskKind.CHILD_ASSESSMENT:
        raise Invalid(FieldError("/kind", "This clock stops by an assessed event of the case alone."))
    if at < owed.received_at:
        raise Invalid(FieldError("/at", "This is before the case of the task was received."))
    if not task_rows.done(tx, task=task, at=at):
        raise Conflict("This task is finished already.")
    if owed.kind in DECISIONS:  # it locks the case, and the counters of centres are locked last
        wake_for(tx, case=owed.case, reason=WaitingReason.DECISION, at=at)
    codes = {"task": owed.kind.value, "id": str(owed.id)}
    append(
        tx,
        Event(kind=HistoryKind.TASK_DONE, case=owed.case, centre=owed.centre, at=at, codes=codes, note=note),
    )
    number(tx, [Change(centre=owed.centre, case=owed.case, kind=ChangeKind.CHANGED)])
    return owed.case


def drop_tasks(tx: Tx, item: Case, *, at: datetime) -> None:
    """End what others still owe in a case that ends: nobody goes to a dwelling for it any more."""
    append(tx, *_events(HistoryKind.TASK_DROPPED, item, task_rows.dropped(tx, case_id=item.id), at))


def set_tasks_again(tx: Tx, item: Case, *, at: datetime) -> None:
    """Set again what was dropped when the case ended, for it goes on."""
    append(tx, *_events(HistoryKind.TASK_SET, item, task_rows.owed_again(tx, case_id=item.id), at))


def _events(kind: HistoryKind, item: Case, tasks: Sequence[KindOf], at: datetime) -> Iterator[Event]:
    for task in tasks:
        codes = {"task": task.kind.value, "id": str(task.id)}
        yield Event(kind=kind, case=item.id, centre=item.centre, at=at, codes=codes)
