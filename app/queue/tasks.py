"""Finishing a task: by whom it is for, once; dropping those of a case that ends or moves; and setting them again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from app.access.callers import Caller
from app.assignment import dropped_tasks, task_rows
from app.assignment.case import Case
from app.assignment.dropped_tasks import KindOf
from app.history.events import Event, append
from app.kit.case_codes import HistoryKind, WaitingReason
from app.kit.codes import TaskKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid, NotFound
from app.queue.changed import Change, ChangeKind
from app.queue.changes import number
from app.queue.debtor import debtor_of
from app.queue.outside import why_not_told
from app.queue.pauses import wake_for
from app.queue.task_terms import usual_due

DECISIONS: Final = frozenset({TaskKind.GRANT_DECISION, TaskKind.RENT_HELP_DECISION})
"""What a case waits for while it waits for a decision."""


def finish_task(tx: Tx, caller: Caller, *, task: UUID, at: datetime, note: str | None) -> UUID:
    """Finish it and return its case; NotFound where it is not the caller's, Conflict where it is finished already."""
    owed = task_rows.owed_by(tx, debtor_of(tx, caller), task=task)
    if owed is None:
        raise NotFound
    if owed.kind is TaskKind.CHILD_ASSESSMENT:
        raise Invalid(FieldError("/kind", "This clock stops by an assessed event of the case alone."))
    check_set(owed, at=at)
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


def check_set(owed: task_rows.Owed, *, at: datetime) -> None:
    """Refuse what is told of a task for an instant before it was set: nobody knew of it yet."""
    if at < owed.set_at:
        raise Invalid(FieldError("/at", "This is before the task was set."))


def drop_tasks(tx: Tx, item: Case, *, at: datetime) -> None:
    """End what others still owe in a case that ends: nobody goes to a dwelling for it any more."""
    append(tx, *_events(HistoryKind.TASK_DROPPED, item, dropped_tasks.drop_all(tx, case_id=item.id, at=at), at))


def drop_of_others(tx: Tx, item: Case, *, home: bytes | None, at: datetime) -> bool:
    """End what suppliers owe for another home than the case's from now on, and say whether there was any.

    They were told the one they were granted; whether they are to go to this one is the owner's to say again.
    """
    dropped = dropped_tasks.drop_of_others(tx, case_id=item.id, home=home, at=at)
    append(tx, *_events(HistoryKind.TASK_DROPPED, item, dropped, at, why="place"))
    return bool(dropped)


def set_tasks_again(tx: Tx, item: Case, *, at: datetime) -> bool:
    """Set again what was dropped when the case ended, for it goes on; say whether something stays dropped.

    A supplier is asked again only where it could be asked now. What was due meanwhile is due anew: nobody owed it then.
    """
    ended = dropped_tasks.ended_with(tx, case_id=item.id, closed_at=item.closed_at)
    again = [one for one in ended if one.supplier is None or _may(tx, item, one.kind, one.supplier)]
    for one in again:
        due = one.due if one.due > tx.now else usual_due(tx, item, at=tx.now)
        dropped_tasks.owe_again(tx, task=one, due=due, at=min(at, tx.now))
    left = [one for one in ended if one not in again]
    append(tx, *_events(HistoryKind.TASK_SET, item, again, at))
    append(tx, *_events(HistoryKind.TASK_DROPPED, item, left, at, why="not_granted"))
    return bool(left)


def _may(tx: Tx, item: Case, kind: TaskKind, supplier: UUID) -> bool:
    return why_not_told(tx, item, kind=kind, supplier=supplier) is None


def _events(
    kind: HistoryKind, item: Case, tasks: Sequence[KindOf], at: datetime, *, why: str | None = None
) -> Iterator[Event]:
    for task in tasks:
        codes = {"task": task.kind.value, "id": str(task.id), "why": why}
        told = {name: value for name, value in codes.items() if value is not None}
        yield Event(kind=kind, case=item.id, centre=item.centre, at=at, codes=told)
