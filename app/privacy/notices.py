"""Telling staff to inform the resident (GDPR art. 14): what is kept about somebody did not come from them."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import sqlalchemy as sa

from app.assignment.tables import cases, is_open, tasks
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


def owe_notices(tx: Tx, *, most: int = MOST_AT_ONCE) -> int:
    """Set the task on open cases that name a resident and have none yet; return how many."""
    told = sa.select(resident_notices.c.case_id).where(resident_notices.c.case_id == cases.c.id)
    wanted = sa.select(cases.c.id, cases.c.owner_id, cases.c.received_at).where(
        is_open, cases.c.claimed_at.is_not(None), cases.c.resident_sealed.is_not(None), ~sa.exists(told)
    )
    found = tx.execute(wanted.order_by(cases.c.id).limit(most)).all()
    for row in found:
        task = new_id()
        tx.add(resident_notices, {"case_id": row.id, "owed_at": tx.now})
        tx.add(
            tasks,
            {
                "id": task,
                "case_id": row.id,
                "kind": TaskKind.OTHER.value,
                "responder_id": row.owner_id,
                "supplier_id": None,
                "state": "open",
                "text_sealed": tx.sealer.seal(TEXT, table="tasks", column="text", row=task),
                "due": row.received_at + WITHIN,
                "set_at": tx.now,
            },
        )
    return len(found)
