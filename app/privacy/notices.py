"""Telling staff to inform the resident (GDPR art. 14): what is kept about somebody did not come from them.

It is due a month after it came, and does not end with that month: from then on it is overdue, told to its owner, the
leader and the entrance as every other limit of the law is, and only who says that it is done ends it. What is over when
it is first looked for, as on the day the service is taken into use, stands as overdue with its owner alone: letters of
all of it at once would be read by nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.looking import look_at
from app.assignment.tables import cases, is_closed, is_dropped, is_open, task_is_open, tasks
from app.assignment.tasks import OPEN
from app.courses.course import months_after
from app.kit.codes import TaskKind
from app.kit.database import Database, Tx
from app.kit.ids import new_id
from app.kit.office_hours import end_of_day, local_date, start_of_day
from app.kit.reach import Caller
from app.privacy.tables import resident_notices

NOTICES: Final = "resident_notices"
WITHIN_MONTHS: Final = 1
"""At the latest a month after the data came (art. 14, 3 a): until the same day of the next one is over."""
MOST_AT_ONCE: Final = 200
TEXT: Final = (
    "Underret borgeren om henvendelsen og om, hvad der er registreret (databeskyttelsesforordningens artikel 14), "
    "eller notér i sagen, hvilken undtagelse der bruges, og hvorfor."
)
_goes_on_alone: Final = cases.c.merged_into.is_(None)
"""What ended in another case is told of there."""
_its: Final = resident_notices.c.task_id == tasks.c.id
_AGAIN: Final = (
    sa.select(tasks.c.id)
    .join(resident_notices, _its)
    .join(cases, cases.c.id == tasks.c.case_id)
    .where(is_dropped, is_closed, cases.c.resident_sealed.is_not(None), _goes_on_alone)
)
_UNWATCHED: Final = (
    sa.select(tasks.c.id)
    .join(resident_notices, _its)
    .join(cases, cases.c.id == tasks.c.case_id)
    .where(task_is_open, tasks.c.alarm_at.is_(None))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What is perhaps to be set: tasks that were dropped, cases without one, tasks without a date to alarm by."""

    again: Sequence[UUID] = ()
    missing: Sequence[UUID] = ()
    unwatched: Sequence[UUID] = ()

    @property
    def many(self) -> int:
        return len(self.again) + len(self.missing) + len(self.unwatched)


def owe_notices(database: Database, *, caller: Caller) -> int:
    """Look for what is owed and set it, some at a time, until nothing is left; return how many tasks this was about."""
    found, many = MOST_AT_ONCE, 0
    while found == MOST_AT_ONCE:
        owed = database.read(look_for_owed, caller=caller)
        found = owed.many
        if found:
            many += database.write_beside(partial(owe, owed=owed), caller=caller)
    return many


def look_for_owed(tx: Tx) -> Owed:
    """Look for some, changing nothing: writers need not wait while all cases of a month are looked at."""
    again = tx.execute(_AGAIN.order_by(tasks.c.id).limit(MOST_AT_ONCE)).scalars().all()
    left = MOST_AT_ONCE - len(again)
    found: set[UUID] = set()
    # in the order of the indexes of what is open: by its id an embedded database would look at all there ever was
    for missing in (_missing_open().order_by(cases.c.owner_id), _missing_closed(tx.now).order_by(cases.c.closed_at)):
        found.update(tx.execute(missing.limit(left)).scalars())
    new = sorted(found)[:left]
    left -= len(new)
    unwatched = tx.execute(_UNWATCHED.order_by(tasks.c.responder_id).limit(left)).scalars().all()
    return Owed(again=again, missing=new, unwatched=unwatched)


def owe(tx: Tx, owed: Owed) -> int:
    """Set the task on cases that name a resident and have none yet; return how many tasks this was about.

    Closing a case drops its tasks and not this duty: it is owed again, and of a case that was closed before anybody
    came to set it, as long as the month runs. What is no longer so since it was looked for is left alone.
    """
    again = _owed_again(tx, owed.again)
    return again + _set(tx, owed.missing) + _watched(tx, [*owed.again, *owed.unwatched])


def notice_due(received_at: datetime) -> datetime:
    """Return the end of the day by which a resident is to be informed of what came then."""
    return end_of_day(months_after(local_date(received_at), WITHIN_MONTHS))


def _owed_again(tx: Tx, ids: Sequence[UUID]) -> int:
    wanted = _AGAIN.add_columns(tasks.c.case_id, tasks.c.alarm_at).where(tasks.c.id.in_(ids))
    found = tx.execute(wanted.order_by(tasks.c.id)).all() if ids else ()
    if found:
        still = [row.id for row in found]
        tx.execute(sa.update(tasks).where(tasks.c.id.in_(still)).values(state=OPEN, dropped_at=None))
    for row in found:
        if row.alarm_at is not None:
            _look(tx, row.id, case=row.case_id)
    return len(found)


def _set(tx: Tx, ids: Sequence[UUID]) -> int:
    rows: list[Any] = []
    for missing in (_missing_open(), _missing_closed(tx.now)) if ids else ():
        rows += tx.execute(missing.add_columns(cases.c.owner_id, cases.c.received_at).where(cases.c.id.in_(ids)))
    for row in sorted(rows, key=lambda one: one.id):
        task, due = new_id(), notice_due(row.received_at)
        tx.add(resident_notices, {"case_id": row.id, "owed_at": tx.now, "task_id": task})
        tx.add(tasks, _task(tx, task, case=row.id, owner=row.owner_id, due=due))
        if due > tx.now:
            _look(tx, task, case=row.id)
    return len(rows)


def _watched(tx: Tx, ids: Sequence[UUID]) -> int:
    """Give those without it the date of the law to be alarmed by, as what was opened again has; return how many."""
    wanted = _UNWATCHED.add_columns(tasks.c.case_id, cases.c.received_at).where(tasks.c.id.in_(ids))
    found = tx.execute(wanted.order_by(tasks.c.id)).all() if ids else ()
    for row in found:
        due = notice_due(row.received_at)
        tx.execute(sa.update(tasks).where(tasks.c.id == row.id).values(due=due, alarm_at=due))
        if due > tx.now:
            _look(tx, row.id, case=row.case_id)
    return len(found)


def _missing_open() -> sa.Select[Any]:
    return _missing().where(is_open, cases.c.claimed_at.is_not(None))


def _missing_closed(now: datetime) -> sa.Select[Any]:
    """Of the month alone, by the index of when they were closed: none can be before its last report."""
    oldest = _oldest(now)
    return _missing().where(is_closed, _goes_on_alone, cases.c.received_at >= oldest, cases.c.closed_at >= oldest)


def _missing() -> sa.Select[Any]:
    told = sa.select(resident_notices.c.case_id).where(resident_notices.c.case_id == cases.c.id)
    return sa.select(cases.c.id).where(cases.c.resident_sealed.is_not(None), ~sa.exists(told))


def _look(tx: Tx, task: UUID, *, case: UUID) -> None:
    look_at(tx, case=case, at=tx.now, why=f"n{task.hex}{int(tx.now.timestamp() * 1_000_000)}")


def _oldest(now: datetime) -> datetime:
    """Return the beginning of the first day of which a resident may still be informed in time."""
    return start_of_day(months_after(local_date(now), -WITHIN_MONTHS))


def _task(tx: Tx, task: UUID, *, case: UUID, owner: UUID, due: datetime) -> dict[str, Any]:
    return {
        "id": task,
        "case_id": case,
        "kind": TaskKind.OTHER.value,
        "responder_id": owner,
        "supplier_id": None,
        "state": OPEN,
        "text_sealed": tx.sealer.seal(TEXT, table="tasks", column="text", row=task),
        "due": due,
        "alarm_at": due,
        "set_at": tx.now,
    }
