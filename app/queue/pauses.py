"""Letting a case wait, and waking it: at its date, by what it waited for, or by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment import cases
from app.assignment.case import Case
from app.assignment.owed_answers import move_on
from app.assignment.placing import Due
from app.directory.current import current
from app.history.events import Event
from app.jobs.promise import Promise, promise
from app.jobs.work import Job
from app.kit.case_codes import CaseState, EventKind, PauseEnd, WaitingReason
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.kit.ids import new_id
from app.kit.prepared import Prepared
from app.queue.acts import EventTold
from app.queue.change import change
from app.queue.pause import USUAL, Pause, ends_wait, limit_after, moved_on, no_later, no_later_than
from app.queue.tables import pauses
from app.queue.transitions import Act, after
from app.queue.urgent import raised_while_it_waited

WAKE: Final = "wake"
_OF_CASE: Final = Prepared(
    sa.select(pauses).where(pauses.c.case_id == sa.bindparam("case")).order_by(pauses.c.started_at, pauses.c.id)
)


def begin(tx: Tx, item: Case, told: EventTold) -> dict[str, Any]:
    """Let the case wait from `told.at` until its date, and promise to wake it; return what changes in it."""
    until = told.at + USUAL if told.until is None else told.until
    values = end(tx, item, at=told.at, by=PauseEnd.ANOTHER)
    _check_apart(tx, item, at=told.at)
    row_id = new_id()
    reason = WaitingReason.OTHER if told.reason is None else told.reason
    row = {
        "id": row_id,
        "case_id": item.id,
        "reason": reason.value,
        "started_at": told.at,
        "until": until,
        "recorded_at": tx.now,
    }
    tx.add(pauses, row)
    promise(tx, [Promise(kind=WAKE, key=str(row_id), subject=item.id, run_at=until)])
    return values | {"waiting_reason": reason.value, "waiting_until": until}


def _check_apart(tx: Tx, item: Case, *, at: datetime) -> None:
    """Refuse a wait that began before an earlier one was over: the same hours would be given to the owner twice."""
    over = tx.execute(sa.select(sa.func.max(pauses.c.ended_at)).where(pauses.c.case_id == item.id)).scalar()
    if over is not None and at < over:
        raise Invalid(FieldError("/at", "This is before an earlier wait of the case was over."))


def end(tx: Tx, item: Case, *, at: datetime, by: PauseEnd) -> dict[str, Any]:
    """End the wait of a case, where it waits, and return what changes in it but for its state."""
    row = tx.execute(sa.select(pauses).where(pauses.c.case_id == item.id, pauses.c.ended_at.is_(None))).one_or_none()
    if row is None:
        return {}
    if at < row.started_at:
        raise Invalid(FieldError("/at", "This is before the case was set to wait."))
    tx.execute(sa.update(pauses).where(pauses.c.id == row.id).values(ended_at=at, ended_by=by.value))
    calendar = current(tx).calendar(item.centre)
    due = raised_while_it_waited(tx, item, ended_at=at)
    moved = no_later(moved_on(item, started_at=row.started_at, ended_at=at, calendar=calendar), due)
    if not item.family:
        left = partial(limit_after, started_at=row.started_at, ended_at=at, calendar=calendar)
        move_on(tx, case=item.id, since=row.started_at, moved=lambda limit: no_later_than(left(limit), due))
    return moved | {"waiting_reason": None, "waiting_until": None}


def wake(tx: Tx, item: Case, *, at: datetime, by: PauseEnd, due: Due | None = None) -> Case:
    """Wake a case that waits, and return it as it is then; its timers go on from there, and what is newly `due`."""
    started = tx.execute(
        sa.select(pauses.c.started_at).where(pauses.c.case_id == item.id, pauses.c.ended_at.is_(None))
    ).scalar()
    ended = at if started is None else max(at, started)  # what is told late woke nobody before it waited
    state = resumed(item)
    values = {
        "state": state.value,
        "news": item.news,
        "waiting_reason": None,
        "waiting_until": None,
        **no_later(end(tx, item, at=ended, by=by), due),
    }
    event = Event(kind=EventKind.WAITING_ENDED, at=ended, case=item.id, centre=item.centre, codes={"by": by.value})
    change(tx, item, values=values, event=event)
    return cases.locked(tx, case_id=item.id)


def resumed(item: Case) -> CaseState:
    """Return how a case wakes: new, where it was given to somebody meanwhile who has yet to take it."""
    state = after(Act.RESUME, CaseState(item.state))
    return CaseState.NEW if item.claimed_at is None else state


def woken_by(tx: Tx, item: Case, told: EventTold) -> Case:
    """Return the case, awake where the event is what it waited for."""
    return wake(tx, item, at=told.at, by=PauseEnd.EVENT) if ends_wait(item, told) else item


def wake_for_report(tx: Tx, *, case: UUID, at: datetime, due: Due) -> None:
    """Wake a case that a report joined: what that report is `due` is not put off by the wait that it ended."""
    item = cases.locked(tx, case_id=case)
    if item.waiting is not None:
        wake(tx, item, at=at, by=PauseEnd.EVENT, due=due)


def wake_for(tx: Tx, *, case: UUID, reason: WaitingReason | None = None, at: datetime) -> None:
    """Wake a case where it waits, for this reason alone where one is given: it must not sleep over what happened."""
    item = cases.locked(tx, case_id=case)
    if item.waiting is not None and (reason is None or item.waiting.reason == reason.value):
        wake(tx, item, at=at, by=PauseEnd.EVENT)


def wake_due(tx: Tx, job: Job) -> None:
    """Wake the case whose date has come; nothing where it woke before, or waits for something else by now."""
    pause = UUID(job.key)
    row = tx.execute(sa.select(pauses.c.case_id, pauses.c.until).where(pauses.c.id == pause)).one()
    item = cases.locked(tx, case_id=row.case_id)
    still = sa.select(pauses.c.id).where(pauses.c.id == pause, pauses.c.ended_at.is_(None))
    if item.waiting is not None and tx.execute(still).first() is not None:
        wake(tx, item, at=row.until, by=PauseEnd.DATE)


def foresee_pauses(tx: Tx, *, case: UUID) -> None:
    tx.foresee(_OF_CASE, {"case": case})


def pauses_of(tx: Tx, *, case: UUID) -> Sequence[Pause]:
    """Return every wait of a case in the order of time."""
    rows = tx.rows(_OF_CASE, {"case": case})
    return tuple(
        Pause(
            id=row.id,
            reason=WaitingReason(row.reason),
            started_at=row.started_at,
            until=row.until,
            ended_at=row.ended_at,
            ended_by=None if row.ended_by is None else PauseEnd(row.ended_by),
        )
        for row in rows
    )
