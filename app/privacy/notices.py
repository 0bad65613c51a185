"""Telling staff to inform the resident (GDPR art. 14): what is kept about somebody did not come from them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import cases, is_closed, is_open, tasks
from app.assignment.tasks import DROPPED, OPEN
from app.kit.codes import TaskKind
from app.kit.database import Tx
from app.kit.ids import new_id
from app.privacy.tables import resident_notices

NOTICES: Final = "resident_notices"
WITHIN: Final = timedelta(days=30)
"""At the latest a month after the data came (art. 14, 3 a)."""
MOST_AT_ONCE: Final = 200
TEXT: Final = (
    "Underret borgeren om henvendelsen og om, hvad der er registreret (databeskyttelsesforordningens artikel 14), "
    "eller notér i sagen, hvilken undtagelse der bruges, og hvorfor."
)
_goes_on_alone: Final = cases.c.merged_into.is_(None)
"""What ended in another case is told of there."""


def owe_notices(tx: Tx, *, most: int = MOST_AT_ONCE) -> int:
    """Set the task on cases that name a resident and have none yet; return how many.

    Closing a case drops its tasks and not this duty: it is owed again, and of a case that was closed before anybody
    came to set it, as long as the month runs.
    """
    again = _owed_again(tx, most=most)
    return again + _set(tx, most=most - again)


def _owed_again(tx: Tx, *, most: int) -> int:
    its = sa.and_(resident_notices.c.case_id == tasks.c.case_id, resident_notices.c.owed_at == tasks.c.set_at)
    closed = sa.and_(cases.c.id == tasks.c.case_id, is_closed, cases.c.resident_sealed.is_not(None), _goes_on_alone)
    wanted = sa.select(tasks.c.id).join(resident_notices, its).join(cases, closed)
    dropped = sa.and_(tasks.c.state == DROPPED, tasks.c.kind == TaskKind.OTHER.value, tasks.c.refused_at.is_(None))
    found = tx.execute(wanted.where(dropped, tasks.c.due > tx.now).order_by(tasks.c.id).limit(most)).scalars().all()
    if found:
        tx.execute(sa.update(tasks).where(tasks.c.id.in_(found)).values(state=OPEN))
    return len(found)


def _set(tx: Tx, *, most: int) -> int:
    told = sa.select(resident_notices.c.case_id).where(resident_notices.c.case_id == cases.c.id)
    missed = sa.and_(is_closed, _goes_on_alone, cases.c.received_at > tx.now - WITHIN)
    wanted = sa.select(cases.c.id, cases.c.owner_id, cases.c.received_at).where(
        sa.or_(sa.and_(is_open, cases.c.claimed_at.is_not(None)), missed),
        cases.c.resident_sealed.is_not(None),
        ~sa.exists(told),
    )
    found = tx.execute(wanted.order_by(cases.c.id).limit(most)).all()
    for row in found:
        task = new_id()
        tx.add(resident_notices, {"case_id": row.id, "owed_at": tx.now})
        tx.add(tasks, _task(tx, task, case=row.id, owner=row.owner_id, due=row.received_at + WITHIN))
    return len(found)


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
        "set_at": tx.now,
    }
